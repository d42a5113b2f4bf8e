"""What is uncertain is found in the data, and drawn within its ends."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from explorer.ensemble import Uncertain, uncertain_inputs
from explorer.facts import figures, table
from explorer.graph import Graph
from explorer.model import GRAPH
from explorer.quantity import quantity
from explorer.scenario import Scenario, inputs
from tests.strategies import scenarios


def of(scenario: Scenario) -> dict[str, Uncertain]:
    return {one.name: one for one in uncertain_inputs(GRAPH, scenario.values, scenario.given)}


def test_every_range_that_the_model_uses_takes_part_unless_another_holds_it() -> None:
    used = GRAPH.ancestors(GRAPH.order)
    ranged = {id for id, f in figures().items() if f.low is not None and f.high is not None and f.low < f.high}
    expected = {name for name in ranged if name in used and name not in inputs()}
    expected |= {name for name, entry in inputs().items() if entry.default_figure in ranged and name in used}
    held = {row["figure"] for row in table("within")}
    assert set(of(Scenario())) == expected - held
    assert held <= expected


def test_a_range_is_held_only_by_one_that_is_drawn() -> None:
    drawn = of(Scenario())
    assert {row["within"] for row in table("within")} <= set(drawn)


def test_an_input_that_the_reader_moved_takes_its_range_along_in_proportion() -> None:
    # pue is 1.25, from 1.05 to 1.36
    moved = of(Scenario(pue=1.5))["pue"]
    assert (moved.low, moved.central, moved.high) == pytest.approx((1.26, 1.5, 1.632))
    assert moved.grade == "own"
    assert of(Scenario())["pue"].grade == "analyst"


def test_a_range_is_cut_where_nothing_more_can_be_chosen() -> None:
    # utilisation is 0.8, from 0.6 to 0.95, and at most 1 can be chosen
    assert of(Scenario(utilisation=0.95))["utilisation"].high == 1.0
    assert of(Scenario(utilisation=1.0))["utilisation"].high == 1.0
    assert of(Scenario(restart_minutes=0))["restart_minutes"].fixed
    assert np.isfinite(of(Scenario(restart_minutes=5e-324))["restart_minutes"].at(np.array([0.1, 0.9]))).all()


def test_a_range_by_a_factor_is_drawn_on_a_logarithmic_scale() -> None:
    drawn = of(Scenario())
    # GPT-4: a factor of three either way, so half of all draws lie below the central value
    assert drawn["gpt4_flop"].logarithmic
    assert drawn["gpt4_flop"].at(np.array([0.5]))[0] == pytest.approx(2.1e25)
    # utilisation: 0.8 lies nearer to the arithmetic middle of 0.6 and 0.95
    assert not drawn["utilisation"].logarithmic


def test_the_central_value_is_the_most_likely() -> None:
    shares = np.linspace(0, 1, 200_001)
    for one in of(Scenario()).values():
        if one.whole or one.fixed:
            continue
        values = np.log(one.at(shares)) if one.logarithmic else one.at(shares)
        dense = values[np.argmin(np.diff(values))]
        central = np.log(one.central) if one.logarithmic else one.central
        assert dense == pytest.approx(central, rel=0.01, abs=0.01), one.name


def test_whole_numbers_stay_whole() -> None:
    days = of(Scenario())["run_days"].at(np.linspace(0, 1, 1001))
    assert np.all(days == np.rint(days))
    assert (days.min(), days.max()) == (30, 180)


@given(scenarios())
@settings(max_examples=50, deadline=None)
def test_draws_stay_within_their_ends_and_within_what_can_be_chosen(scenario: Scenario) -> None:
    shares = np.array([1e-16, 0.01, 0.3, 0.5, 0.7, 0.99, 1 - 1e-16])
    for one in of(scenario).values():
        assert one.low <= one.central <= one.high
        drawn = one.at(shares)
        assert np.all((drawn >= one.low - 0.5 * one.whole) & (drawn <= one.high + 0.5 * one.whole))
        assert np.all(np.diff(drawn) >= 0)
        if one.name in inputs():
            entry = inputs()[one.name]
            assert entry.low is not None
            assert entry.high is not None
            assert np.all((drawn >= entry.low) & (drawn <= entry.high))


def test_a_new_figure_with_a_range_takes_part_by_itself() -> None:
    @quantity(unit="W")
    def twice(pue: float, wue: float) -> float:
        """Twice."""
        return pue * wue

    found = uncertain_inputs(Graph([twice], figures={name: figures()[name] for name in ("pue", "wue")}), {}, {})
    assert [one.name for one in found] == ["pue", "wue"]
