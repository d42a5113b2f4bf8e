"""Every number shows what it comes from, down to a source or to the reader's choice."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from explorer.explain import GRADES, OWN, Node
from explorer.model import GRAPH, solve
from explorer.scenario import Scenario, presets


def below(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from below(child)


def only(node: Node, name: str) -> Node:
    found = [step for step in below(node) if step.name == name]
    assert all(step is found[0] for step in found)
    return found[0]


def test_a_quantity_shows_formula_and_what_it_comes_from() -> None:
    node = solve(Scenario()).explain("energy_cost_year")
    assert (node.kind, node.unit, node.grade) == ("quantity", "EUR m/year", "")
    assert node.formula == "energy_year * electricity_price"
    assert node.description == "Electricity bill of a year, if all sites stood in the host country."
    assert [child.name for child in node.children] == ["energy_year", "electricity_price"]
    assert node.value == solve(Scenario())["energy_cost_year"]


def test_a_figure_shows_its_source() -> None:
    node = only(solve(Scenario()).explain("union_ceiling"), "union_capex_cap")
    assert (node.kind, node.value, node.unit, node.grade) == ("figure", 0.17, "share", "law")
    assert node.figure is not None
    assert "2026/150" in node.figure.source_title


def test_the_end_of_a_range_shows_the_figure_that_it_belongs_to() -> None:
    node = only(solve(Scenario()).explain("capex_total_low"), "commercial_cost_factor_low")
    assert node.figure is not None
    assert node.figure.id == "commercial_cost_factor"
    assert node.value == node.figure.low


def test_an_input_has_the_grade_of_the_preset_until_the_reader_changes_it() -> None:
    kept = only(solve(Scenario()).explain("sites_total"), "sites_medium")
    assert (kept.kind, kept.value, kept.grade) == ("input", 4, "official")
    assert kept.figure is not None
    assert kept.figure.id == "call_lot1_sites"
    assert kept.given is presets()["called_2026"].values["sites_medium"]
    changed = only(solve(Scenario(sites_medium=2)).explain("sites_total"), "sites_medium")
    assert (changed.value, changed.grade, changed.given, changed.figure) == (2, OWN, None, None)
    assert changed.input is not None
    assert changed.input.low == 0


def test_the_same_value_can_have_another_grade_in_another_preset() -> None:
    chip = "chip"
    grades = {id: only(solve(Scenario(id)).explain("h100e_per_chip"), chip).grade for id in presets()}
    assert set(grades.values()) == {"assumption"}  # neither the announcement nor the call names a product


def test_a_look_up_shows_the_row_and_the_cell() -> None:
    node = solve(Scenario(chip="b200")).explain("chip_price")
    cell = only(node, "chips")
    assert (cell.kind, cell.columns, cell.value, cell.unit) == ("table", ("price_usd",), 37200, "USD")
    assert cell.row is not None
    assert cell.row["id"] == "b200"
    assert cell.grade == cell.row["price_grade"] == "analyst"
    h100 = only(solve(Scenario(chip="b200")).explain("h100_bf16"), "chips")
    assert h100.row is not None
    assert h100.row["id"] == "h100"


def test_a_whole_column_is_as_sure_as_its_weakest_cell() -> None:
    cell = only(solve(Scenario()).explain("country_cohesion_envelope"), "countries")
    assert (cell.row, cell.columns, cell.grade) == (None, ("cohesion_eur_bn",), "assumption")


# Tables whose rows each have a source of their own, and are read as a whole.
WHOLE_ROWS = {"clusters", "training_runs", "comparators", "prices", "timeline"}


def test_every_chain_ends_in_sources_and_choices() -> None:
    results = solve(Scenario("announced_2025", pue=1.3))
    for name in GRAPH.quantities:
        for step in below(results.explain(name)):
            of = f"{step.name} in the chain of {name}"
            if step.kind == "quantity":
                assert step.children, of
                assert step.formula, of
                assert step.description.endswith("."), of
            else:
                assert not step.children, of
                assert step.grade in (*GRADES, OWN), of
            if step.kind == "table":
                assert len(step.columns) == 1 or step.name in WHOLE_ROWS, of


def test_draws_are_the_readers_choice() -> None:
    results = GRAPH.solve({**Scenario().values, "pue": np.array([1.1, 1.2])}, given=Scenario().given)
    assert only(results.explain("power_facility"), "pue").grade == OWN


def test_there_is_no_chain_behind_an_unknown_name() -> None:
    with pytest.raises(KeyError, match="nothing"):
        solve(Scenario()).explain("nothing")
