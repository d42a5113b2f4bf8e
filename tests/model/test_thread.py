"""One euro to computing time and back: nothing is lost on the way."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from explorer.model import solve, thread
from explorer.scenario import Scenario
from tests.strategies import scenarios

SOURCES = {
    "union": "union_cash",
    "states": "states_cash",
    "eib": "eib_cash",
    "industry": "industry_equity",
    "banks": "bank_debt",
}


def test_a_euro_at_70_000_a_chip_buys_6_minutes_a_year() -> None:
    """8,760 hours x 0.8 / 70,000 = 0.1001 hours."""
    chips = thread.euro_chips(70_000.0)
    assert thread.euro_minutes(chips, 0.8) == pytest.approx(6.00686, abs=1e-5)
    assert thread.hour_capex(70_000.0, 0.8) == pytest.approx(9.98858, abs=1e-5)
    assert thread.euro_watts(chips, 2.4, 1.25) == pytest.approx(3_000 / 70_000)


@given(scenarios())
def test_there_and_back_is_one(scenario: Scenario) -> None:
    """The hours that a euro buys, at what an hour costs, are worth that euro."""
    results = solve(scenario)
    assert results["euro_minutes"] / 60 * results["hour_capex"] == pytest.approx(1)
    assert results["euro_minutes_by_group"].sum() == pytest.approx(results["euro_minutes"])


@given(scenarios())
def test_the_forms_of_each_source_add_up_to_its_money(scenario: Scenario) -> None:
    results = solve(scenario)
    for source, cash in SOURCES.items():
        forms = results[f"forms_{source}"]
        assert forms.sum() == pytest.approx(results[cash], abs=1e-12), source
        assert (forms > -1e-12).all(), source


@given(scenarios())
def test_the_sources_pay_the_whole_hour_or_nobody_does(scenario: Scenario) -> None:
    results = solve(scenario)
    paid = results["hour_by_source"].sum()
    assert paid == pytest.approx(results["hour_capex"]) if results["raised"] > 0 else np.isnan(paid)
    public = results["hour_by_source"][:2].sum()  # the Union and the states
    assert results["hour_public"] == pytest.approx(public, nan_ok=True)
