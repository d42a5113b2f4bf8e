"""What the charts of the economics say is true of the results, whatever the scenario."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.model import solve
from explorer.scenario import Scenario
from tests.charts.conftest import SCENARIOS, draw, drawn


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_bars_of_a_year_add_up_to_what_investors_get(scenario: str) -> None:
    r = solve(SCENARIOS[scenario])
    if r["reimbursable"] > 0:
        *parts, _ = drawn(scenario, "economics", "cash_flow", None).figure["data"]
        total = np.sum([trace["y"] for trace in parts], axis=0)
        np.testing.assert_allclose(total, r["investor_years"], atol=1e-9)


def test_tax_can_make_the_difference() -> None:
    scenario = Scenario("mostly_private", tax_rate=0.4, phase_two_price="then")
    assert draw(scenario, "break_even").sentence.startswith("Before tax")


def test_chips_that_are_never_busy_enough() -> None:
    assert draw(Scenario("called_2026", gpu_hour_price=1), "break_even").sentence.startswith("Even chips")


def test_a_year_without_cash_for_lenders_is_named() -> None:
    assert draw(Scenario("called_2026", gpu_hour_price=0.5), "debt_cover").sentence.startswith("In 20")
    assert draw(Scenario("all_public"), "debt_cover").sentence == "There are no loans to pay back."


def test_the_price_falls_below_the_cost_or_never_does() -> None:
    assert (
        "stays above the cost"
        in draw(Scenario("called_2026", price_decline=0, gpu_hour_price=3), "hour_price").sentence
    )
    assert "more than the" in draw(Scenario("called_2026", gpu_hour_price=1), "hour_price").sentence
