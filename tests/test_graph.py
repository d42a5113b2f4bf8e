"""The graph computes in order, once, and again only what changed; it refuses wiring that does not hold."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pytest

from explorer.facts import Figure
from explorer.graph import Graph, GraphError, quantity
from explorer.scenario import Input


def field(name: str, unit: str = "") -> Input:
    return Input(name, "number", 1.0, "", unit, 0.0, 10.0, 0.1, "", "assumption", (), "a field")


def figure(name: str, value: float, low: float | None = None, high: float | None = None) -> Figure:
    return Figure(name, value, low, high, "MW", "2026", "what it is", "title", "who", "", "", "press", "")


FIELDS = {"a": field("a", "kg"), "b": field("b"), "c": field("c")}
FIGURES = {"tenth": figure("tenth", 0.1, low=0.05, high=0.2)}
CALLS: Counter[str] = Counter()


@quantity(unit="kg")
def double(a: Any) -> Any:
    """Twice a."""
    CALLS["double"] += 1
    return 2 * a


@quantity(unit="kg")
def total(double: Any, b: Any) -> Any:
    """Twice a, and b.

    More than a reader wants to know.
    """
    CALLS["total"] += 1
    return np.add(double, b)


@quantity(unit="kg")
def alone(c: Any, tenth: Any) -> Any:
    """A tenth of c."""
    CALLS["alone"] += 1
    return c * tenth


@pytest.fixture
def graph() -> Graph:
    CALLS.clear()
    return Graph([total, alone, double], fields=FIELDS, figures=FIGURES)


def test_a_pass_computes_each_quantity_once_after_what_it_needs(graph: Graph) -> None:
    results = graph.solve({"a": 1.0, "b": 3.0, "c": 5.0})
    assert (results["total"], results["double"], results["alone"]) == (5.0, 2.0, 0.5)
    assert CALLS == {"double": 1, "total": 1, "alone": 1}
    assert graph.order.index("double") < graph.order.index("total")
    assert list(graph.quantities) == ["total", "alone", "double"]


def test_results_hold_fields_and_figures_too_and_know_their_units(graph: Graph) -> None:
    results = graph.solve({"a": 1.0, "b": 3.0, "c": 5.0})
    assert results["a"] == 1.0
    assert results["tenth"] == 0.1
    assert (results.unit("total"), results.unit("a"), results.unit("tenth")) == ("kg", "kg", "MW")
    assert sorted(results) == ["a", "alone", "b", "c", "double", "tenth", "total"]
    assert len(results) == 7


@pytest.mark.parametrize(
    ("changed", "again"),
    [("a", {"double": 1, "total": 1}), ("b", {"total": 1}), ("c", {"alone": 1}), (None, {})],
)
def test_after_a_change_only_what_depends_on_it_runs_again(
    graph: Graph, changed: str | None, again: dict[str, int]
) -> None:
    values = {"a": 1.0, "b": 3.0, "c": 5.0}
    before = graph.solve(values)
    assert dict(before)["total"] == 5.0  # all of them
    CALLS.clear()
    after = dict(graph.solve({**values, **({changed: 2.0} if changed else {})}, before))
    assert again == CALLS
    assert after == dict(graph.solve({**values, **({changed: 2.0} if changed else {})}))
    assert before["double"] == 2.0  # the earlier results stay as they were


def test_a_figure_can_be_given_another_value_for_one_pass(graph: Graph) -> None:
    values = {"a": 1.0, "b": 3.0, "c": 5.0}
    changed = graph.solve({**values, "tenth": 0.2})
    CALLS.clear()
    back = graph.solve(values, changed)
    assert CALLS == {}
    assert (changed["alone"], back["alone"]) == (1.0, 0.5)
    assert CALLS == {"alone": 2}


def test_results_of_another_graph_are_not_built_on(graph: Graph) -> None:
    values = {"a": 1.0, "b": 3.0, "c": 5.0}
    other = Graph([total, double], fields=FIELDS).solve(values)
    assert other["total"] == 5.0
    CALLS.clear()
    assert graph.solve(values, other)["total"] == 5.0
    assert CALLS == {"double": 1, "total": 1}


def test_draws_flow_through_and_cannot_be_written_to(graph: Graph) -> None:
    draws = np.array([1.0, 2.0])
    results = graph.solve({"a": draws, "b": 3.0, "c": 5.0})
    np.testing.assert_array_equal(results["total"], [5.0, 7.0])
    with pytest.raises(ValueError, match="read-only"):
        results["total"][0] = 0.0
    draws[0] = 9.0  # the caller's own array stays the caller's


def test_results_cannot_be_changed(graph: Graph) -> None:
    results = graph.solve({"a": 1.0, "b": 3.0, "c": 5.0})
    with pytest.raises(TypeError):
        results["a"] = 2.0  # type: ignore[index]
    with pytest.raises(TypeError):
        graph.quantities["x"] = graph.quantities["total"]  # type: ignore[index]


def test_the_ends_of_a_figures_range_have_names_of_their_own() -> None:
    @quantity(unit="kg")
    def span(tenth_low: Any, tenth_high: Any) -> Any:
        """From low to high."""
        return tenth_high - tenth_low

    results = Graph([span], figures=FIGURES).solve({})
    assert results["span"] == pytest.approx(0.15)
    assert results.unit("tenth_low") == "MW"
    with pytest.raises(GraphError, match=r"'span'.*'tenth' has no range.*'tenth_low'"):
        Graph([span], figures={"tenth": figure("tenth", 0.1)})


def test_an_argument_that_names_nothing_is_refused_with_both_names() -> None:
    with pytest.raises(GraphError, match=r"'total'.*'double'"):
        Graph([total], fields=FIELDS)


def test_a_circle_is_refused_with_its_names() -> None:
    @quantity(unit="")
    def hen(egg: Any) -> Any:
        return egg

    @quantity(unit="")
    def egg(hen: Any) -> Any:
        return hen

    with pytest.raises(GraphError, match=r"circle: (hen -> egg -> hen|egg -> hen -> egg)"):
        Graph([hen, egg])


def test_a_name_has_one_meaning() -> None:
    with pytest.raises(GraphError, match="'double': that is the name of another quantity"):
        Graph([double, double], fields=FIELDS)
    with pytest.raises(GraphError, match="'double': that is the name of another input"):
        Graph([double], fields={**FIELDS, "double": field("double")})
    with pytest.raises(GraphError, match="'double': that is the name of another figure"):
        Graph([double], fields=FIELDS, figures={"double": figure("double", 1.0)})


def test_a_function_that_cannot_be_wired_is_refused() -> None:
    def unmarked(a: Any) -> Any:
        return a

    @quantity(unit="")
    def with_default(a: Any = 1.0) -> Any:
        return a

    with pytest.raises(GraphError, match="'unmarked' is not marked"):
        Graph([unmarked], fields=FIELDS)
    with pytest.raises(GraphError, match="a must be plain arguments without a default"):
        Graph([with_default], fields=FIELDS)


def test_a_pass_needs_a_value_for_each_field_and_takes_no_other(graph: Graph) -> None:
    with pytest.raises(GraphError, match="no value for b, c"):
        graph.solve({"a": 1.0})
    with pytest.raises(GraphError, match="no field or figure is called d"):
        graph.solve({"a": 1.0, "b": 1.0, "c": 1.0, "d": 1.0})


def test_an_error_names_the_quantity_that_it_came_from(graph: Graph) -> None:
    with pytest.raises(TypeError) as caught:
        graph.solve({"a": None, "b": 1.0, "c": 1.0})["total"]
    assert caught.value.__notes__ == ["while computing double"]


def test_a_quantity_stays_a_plain_function_and_tells_what_it_is(graph: Graph) -> None:
    assert double(3.0) == 6.0
    made = graph.quantities["total"]
    assert made.description == "Twice a, and b."
    assert made.formula == "add(double, b)"  # "np." says nothing to a reader
    assert made.arguments == ("double", "b")
    assert made.module == __name__


def test_a_function_without_source_has_no_formula() -> None:
    space: dict[str, Any] = {"quantity": quantity}
    exec("@quantity(unit='')\ndef hidden(a): return a", space)
    graph = Graph([space["hidden"]], fields=FIELDS)
    assert graph.quantities["hidden"].formula == ""
    assert graph.solve({"a": 1.0, "b": 1.0, "c": 1.0}).explain("hidden").value == 1.0


def test_only_what_is_asked_and_what_it_comes_from_is_computed(graph: Graph) -> None:
    results = graph.solve({"a": 1.0, "b": 3.0, "c": 5.0})
    assert not CALLS
    assert results["double"] == 2.0
    assert CALLS == {"double": 1}
    assert "total" in results  # it can be asked for, and asking whether computes nothing
    assert "nothing" not in results
    assert CALLS == {"double": 1}
    with pytest.raises(KeyError, match="nothing"):
        results["nothing"]


def test_results_of_which_a_part_was_asked_for_can_be_built_on_and_hold_nothing_stale(graph: Graph) -> None:
    values = {"a": 1.0, "b": 3.0, "c": 5.0}
    part = graph.solve(values)
    assert part["double"] == 2.0
    CALLS.clear()
    assert dict(graph.solve(values, part))["total"] == 5.0
    assert CALLS == {"total": 1, "alone": 1}
    moved = graph.solve({**values, "a": 2.0}, part)
    assert (part["total"], moved["total"], moved["alone"]) == (5.0, 7.0, 0.5)
    assert part["double"] == 2.0


def test_ancestors_are_all_that_a_quantity_comes_from(graph: Graph) -> None:
    assert graph.ancestors(["total"]) == {"total", "double", "a", "b"}
    assert graph.ancestors(["alone"]) == {"alone", "c", "tenth"}
    with pytest.raises(GraphError, match="no quantity is called nothing"):
        graph.ancestors(["nothing"])
