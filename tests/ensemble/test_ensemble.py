"""Draws are the same in whatever pieces and whoever computes them, and each is the model at one point."""

from __future__ import annotations

import warnings

import numpy as np
import pytest
from hypothesis import given, settings

from explorer.ensemble import ensemble, uncertain_inputs
from explorer.ensemble.draws import uniforms
from explorer.graph import GraphError
from explorer.model import GRAPH
from explorer.scenario import Scenario, presets
from tests.strategies import scenarios

PAGE = ["capex_total", "gpt4_runs_year", "water_year", "goodput"]


@pytest.mark.parametrize("preset", list(presets()))
def test_every_quantity_of_an_ensemble_equals_the_draws_solved_one_by_one(preset: str) -> None:
    scenario, n = Scenario(preset), 6
    drawn = {
        one.name: one.at(uniforms(one.name, 1, 0, n))
        for one in uncertain_inputs(GRAPH, scenario.values, scenario.given)
    }
    together = ensemble(scenario, n, list(GRAPH.quantities))
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        alone = [GRAPH.solve({**scenario.values, **{name: float(v[i]) for name, v in drawn.items()}}) for i in range(n)]
    for name in GRAPH.quantities:
        expected = np.array([one[name] for one in alone])
        assert together[name].shape == expected.shape, name
        np.testing.assert_allclose(together[name], expected, rtol=1e-12, atol=0, err_msg=name)


def test_draws_too_many_for_memory_stand_in_files_and_change_no_bit() -> None:
    names = [
        "capex_total",
        "layer_paid_years",
        "build_shares",
        "raised",
    ]  # a number, a table, a row, and what no draw moves
    here, there = (ensemble(Scenario(), 2501, names, chunk=1000, memory=memory) for memory in (1e9, 1e4))
    assert list(there.values) == names
    assert isinstance(there["layer_paid_years"], np.memmap)
    for name in names:
        np.testing.assert_array_equal(here[name], there[name], err_msg=name)
        np.testing.assert_array_equal(here.percentiles(name), there.percentiles(name), err_msg=name)
    with pytest.raises(OSError, match=r"1,000,000,000,000 draws of 1 quantities take 8000.0 GB, and .* has room for"):
        ensemble(Scenario(), 10**12, ["capex_total"], memory=1e9)


@pytest.mark.parametrize("chunk", [4, 1000, 100_000])
def test_the_size_of_a_chunk_changes_no_bit(chunk: int) -> None:
    whole, pieces = (ensemble(Scenario(), 2501, PAGE, chunk=size) for size in (5000, chunk))
    for name in PAGE:
        np.testing.assert_array_equal(whole[name], pieces[name])


def test_the_same_seed_gives_the_same_draws_and_another_seed_others() -> None:
    one, same, other = (ensemble(Scenario(seed=seed), 100, PAGE) for seed in (1, 1, 2))
    np.testing.assert_array_equal(one["capex_total"], same["capex_total"])
    assert not np.any(one["capex_total"] == other["capex_total"])
    np.testing.assert_array_equal(ensemble(Scenario(), 100, PAGE, seed=2)["capex_total"], other["capex_total"])


def test_draws_belong_to_a_name_and_a_place_in_its_stream() -> None:
    whole = uniforms("pue", 1, 0, 1000)
    np.testing.assert_array_equal(whole[400:], uniforms("pue", 1, 400, 600))
    assert not np.any(whole == uniforms("mfu", 1, 0, 1000))
    assert not np.any(whole == uniforms("pue", 2, 0, 1000))
    with pytest.raises(ValueError, match="multiple of 4"):
        uniforms("pue", 1, 3, 10)


def test_draws_are_even_and_uncorrelated() -> None:
    names = [one.name for one in uncertain_inputs(GRAPH, Scenario().values, Scenario().given)]
    drawn = np.array([uniforms(name, 1, 0, 100_000) for name in names])
    assert drawn.min() > 0
    assert drawn.max() < 1
    # five standard errors: of a mean sqrt(1/12/n), of a correlation sqrt(1/n)
    np.testing.assert_allclose(drawn.mean(axis=1), 0.5, atol=5 * np.sqrt(1 / 12 / 100_000))
    assert np.abs(np.corrcoef(drawn) - np.eye(len(names))).max() < 5 * np.sqrt(1 / 100_000)


def test_two_scenarios_meet_the_same_draws() -> None:
    """Half of the sites cost half in every single draw, not only on average."""
    whole, half = (ensemble(Scenario(sites_medium=n, sites_large=0), 500, ["capex_total"]) for n in (4, 2))
    np.testing.assert_allclose(whole["capex_total"], 2 * half["capex_total"], rtol=1e-12)


def test_a_quantity_has_the_same_draws_whatever_else_is_asked_for() -> None:
    alone, among = ensemble(Scenario(), 500, ["water_year"]), ensemble(Scenario(), 500, list(GRAPH.quantities))
    np.testing.assert_array_equal(alone["water_year"], among["water_year"])
    assert list(alone.values) == ["water_year"]


def test_percentiles_count_only_draws_that_are_numbers() -> None:
    drawn = ensemble(Scenario(), 20_000, ["water_year", "country_amount", "raised"])
    low, middle, high = drawn.percentiles("water_year")
    assert low < middle < high
    assert drawn.percentiles("country_amount", [50]).shape == (1, 27)
    np.testing.assert_array_equal(drawn.percentiles("raised"), [30, 30, 30])  # nothing uncertain moves it
    nobody = ensemble(Scenario(sites_medium=0, sites_large=0), 100, ["gpt4_days"])
    assert np.isnan(nobody.percentiles("gpt4_days")).all()


def test_what_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one draw"):
        ensemble(Scenario(), 0, PAGE)
    with pytest.raises(ValueError, match="multiple of 4"):
        ensemble(Scenario(), 10, PAGE, chunk=6)
    with pytest.raises(GraphError, match="no quantity is called nonsense"):
        ensemble(Scenario(), 10, ["nonsense"])


@given(scenarios())
@settings(max_examples=30, deadline=None)
def test_any_scenario_can_be_drawn(scenario: Scenario) -> None:
    drawn = ensemble(scenario, 8, list(GRAPH.quantities))
    for name in GRAPH.quantities:
        assert drawn[name].shape[0] == 8
    assert np.all(drawn["capex_total"] >= 0)
