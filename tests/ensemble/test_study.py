"""What matters most, and how much of an answer rests on assumptions."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from explorer.ensemble import Study, ensemble, study
from explorer.facts import Figure
from explorer.graph import Graph
from explorer.model import GRAPH, solve
from explorer.quantity import quantity
from explorer.scenario import Scenario, inputs
from tests.strategies import scenarios


@quantity(unit="")
def weighed(a: Any, b: Any, c: Any) -> Any:
    """Three inputs, each by its weight."""
    return 3 * a + 2 * b + c


@quantity(unit="")
def product(a: Any, b: Any) -> Any:
    """Two inputs around zero: neither does anything alone."""
    return (a - 1) * (b - 1)


@quantity(unit="")
def sometimes(a: Any, b: Any) -> Any:
    """Not a number where a is large."""
    return np.where(np.asarray(a) > 1.5, np.nan, a + b)


def figure(name: str, grade: str, low: float = 0.0, high: float = 2.0) -> Figure:
    return Figure(name, 1.0, low, high, "", "2026", "what it is", "title", "who", "", "", grade, "")


FIGURES = {"a": figure("a", "official"), "b": figure("b", "assumption"), "c": figure("c", "assumption")}


def of(function: Any, result: str) -> Study:
    return Study.of(Graph([function], figures=FIGURES), {}, {}, result, draws=2000, seed=1)


def test_variance_is_shared_out_by_the_square_of_the_weights() -> None:
    found = of(weighed, "weighed").indices
    assert found is not None
    # 9, 4 and 1 of 14: the three inputs vary alike
    np.testing.assert_allclose(found.first, np.array([9, 4, 1]) / 14, atol=0.02)
    np.testing.assert_allclose(found.total, np.array([9, 4, 1]) / 14, atol=0.02)


def test_evidence_counts_all_inputs_of_a_grade_together() -> None:
    study = of(weighed, "weighed")
    assert study.grades == ("official", "assumption")
    assert study.evidence is not None
    np.testing.assert_allclose(study.evidence.first, [9 / 14, 5 / 14], atol=0.02)


def test_grades_keep_their_shares_in_whatever_order_the_inputs_come() -> None:
    figures = {"a": figure("a", "assumption"), "b": figure("b", "law"), "c": figure("c", "press")}
    study = Study.of(Graph([weighed], figures=figures), {}, {}, "weighed", draws=2000, seed=1)
    assert study.grades == ("law", "press", "assumption")
    assert study.evidence is not None
    np.testing.assert_allclose(study.evidence.first, np.array([4, 1, 9]) / 14, atol=0.02)


def test_one_grade_alone_explains_everything() -> None:
    figures = {name: figure(name, "press") for name in "abc"}
    study = Study.of(Graph([weighed], figures=figures), {}, {}, "weighed", draws=2000, seed=1)
    assert study.evidence is not None
    assert (study.evidence.first, study.evidence.total) == ([1], [1])


def test_what_inputs_do_only_together_is_in_the_total_index_alone() -> None:
    found = of(product, "product").indices
    assert found is not None
    np.testing.assert_allclose(found.first, [0, 0], atol=0.03)
    np.testing.assert_allclose(found.total, [1, 1], atol=0.08)
    assert [swing.size for swing in of(product, "product").swings] == [0, 0]  # a tornado cannot see it


def test_inputs_that_move_nothing_are_left_out_of_the_indices_but_stay_in_the_draws() -> None:
    found = study(solve(Scenario(cost_group="commercial")))
    assert "public_cost_factor" in {one.name for one in found.drawn}
    assert "public_cost_factor" not in {one.name for one in found.free}
    # water is energy / pue * wue: what a better pue saves, it does not count
    water = study(solve(Scenario(result="water_year")))
    assert {one.name for one in water.free} == {"power_overhead", "load_factor", "wue"}


def test_draws_without_an_answer_are_left_out_and_counted() -> None:
    study = of(sometimes, "sometimes")
    assert study.known.size < study.sample.size == 2000
    assert np.isfinite(study.percentiles()).all()
    assert study.indices is not None
    assert 100 < study.indices.n < 4096


def test_a_result_that_nothing_moves_has_no_indices() -> None:
    alone = Study(GRAPH, Scenario().values, (), "raised", draws=100, seed=1)
    assert alone.constant
    assert alone.indices is None
    assert alone.evidence is None
    assert alone.swings == ()
    nothing = study(solve(Scenario(sites_medium=0, sites_large=0)))
    assert nothing.constant
    assert nothing.indices is None
    undefined = study(solve(Scenario(sites_medium=0, sites_large=0, result="gpt4_days")))
    assert undefined.known.size == 0
    assert np.isnan(undefined.percentiles()).all()


def test_a_study_has_the_draws_of_the_ensemble() -> None:
    for result in inputs()["result"].choices:
        scenario = Scenario(result=result, draws="10000", seed=5)
        np.testing.assert_array_equal(study(solve(scenario)).sample, ensemble(scenario, 10_000, [result])[result])


@pytest.mark.parametrize("result", inputs()["result"].choices)
def test_swings_are_the_model_at_the_ends_of_each_input(result: str) -> None:
    scenario = Scenario(result=result)
    found = study(solve(scenario))
    assert found.central == pytest.approx(float(solve(scenario)[result]), rel=1e-12, nan_ok=True)
    assert found.swings
    for swing in found.swings:
        ends = [
            GRAPH.solve({**scenario.values, swing.input.name: end})[result]
            for end in (swing.input.low, swing.input.high)
        ]
        assert (swing.low, swing.high) == pytest.approx(tuple(ends), rel=1e-12, nan_ok=True)
    sizes = [swing.size for swing in found.swings]
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize("result", inputs()["result"].choices)
def test_indices_of_every_result_on_offer_are_shares(result: str) -> None:
    for found in (study(solve(Scenario(result=result))).indices, study(solve(Scenario(result=result))).evidence):
        assert found is not None
        assert found.first.sum() <= 1 + 3 * found.first_within.max()
        # twice the intervals: of more than a thousand at 95% some are left by chance
        assert np.all(found.total >= found.first - 2 * (found.first_within + found.total_within))
        assert np.all(found.total <= 1 + found.total_within)


def test_a_move_of_what_the_result_does_not_come_from_computes_nothing() -> None:
    assert study(solve(Scenario())) is study(solve(Scenario(next_budget=7)))
    assert study(solve(Scenario())) is not study(solve(Scenario(eurusd=1.2)))


@given(scenarios())
@settings(max_examples=10, deadline=None)
def test_any_scenario_can_be_studied(scenario: Scenario) -> None:
    found = study(solve(scenario))
    assert found.sample.shape == (int(scenario["draws"]),)
    if not found.constant:
        assert found.known.min() <= found.percentiles()[1] <= found.known.max()
        assert found.evidence is not None


def test_results_with_more_than_one_number_are_refused() -> None:
    with pytest.raises(ValueError, match="not a single number"):
        _ = Study(GRAPH, Scenario().values, (), "country_amount", draws=100, seed=1).central


def test_salib_is_loaded_only_for_sobol_indices() -> None:
    script = (
        "import sys; from explorer import Scenario, solve; from explorer.ensemble import ensemble, study; "
        "ensemble(Scenario(), 10, ['capex_total']); found = study(solve(Scenario())); found.swings, found.sample; "
        "print({'SALib', 'scipy', 'pandas', 'distributed', 'dask'} & set(sys.modules)); "
        "found.indices; print('SALib' in sys.modules, 'matplotlib' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.split("\n")[:2] == ["set()", "True False"]
