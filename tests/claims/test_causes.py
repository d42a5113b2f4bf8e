"""Shares of a difference: symmetric, nothing for what does nothing, and they add up."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from explorer.claims import causes, shapley
from explorer.model import solve
from explorer.scenario import Scenario
from tests.strategies import scenarios

ANNOUNCED = solve(Scenario("announced_2025"))


def test_the_gloves_game() -> None:
    """A pair of gloves is worth 1; one left, two right: 2/3 and 1/6 each (Shapley 1953, as in every textbook)."""
    shares = shapley(lambda have: float("left" in have and len(have) > 1), ["left", "right", "other right"])
    assert shares == pytest.approx({"left": 2 / 3, "right": 1 / 6, "other right": 1 / 6})


def test_a_product_is_shared_between_its_factors() -> None:
    """From 2 x 3 to 4 x 6: 18 in all; each of the two doubles, so each has half."""

    def area(moved: frozenset[str]) -> float:
        return (4.0 if "a" in moved else 2.0) * (6.0 if "b" in moved else 3.0)

    assert shapley(area, ["a", "b"]) == pytest.approx({"a": 9.0, "b": 9.0})


def test_what_moves_nothing_has_no_share() -> None:
    assert shapley(lambda moved: 5.0 * ("a" in moved), ["a", "b"]) == {"a": 5.0, "b": 0.0}


def test_from_the_announcement_to_the_call_it_is_the_unit() -> None:
    """400,000 chips are 1,010,714 H100-equivalents; the call asks for 4 x 75,000 + 3 x 100,000 = 600,000."""
    parts = {cause.name: cause.part for cause in causes(ANNOUNCED, solve(Scenario()), "h100e_total")}
    assert parts == pytest.approx(
        {"sites": 496_683.4, "count": -133_099.4, "unit": -774_297.6, "chip": 0.0}, rel=1e-6, abs=1e-6
    )
    assert sum(parts.values()) == pytest.approx(600_000 - 1_010_713.5637760258, rel=1e-12)


def test_public_money_is_a_cause_of_what_taxpayers_pay_alone() -> None:
    call = solve(Scenario())
    assert "public" not in {cause.name for cause in causes(ANNOUNCED, call, "capex_total")}
    parts = {cause.name: cause.part for cause in causes(ANNOUNCED, call, "public_cost")}
    assert parts["public"] == pytest.approx(-0.3963, abs=1e-4)
    assert sum(parts.values()) == pytest.approx(call["public_cost"] - ANNOUNCED["public_cost"])


@settings(max_examples=25, deadline=None)
@given(scenarios())
def test_parts_add_up_whatever_differs_else(scenario: Scenario) -> None:
    """With the running of the machines as announced, nothing is left over."""
    fixed = {name: ANNOUNCED[name] for name in ("power_overhead",)}
    after = solve(scenario.replace(**fixed))
    for quantity in ("h100e_total", "capex_total"):
        parts = [cause.part for cause in causes(ANNOUNCED, after, quantity)]
        whole = float(after[quantity]) - float(ANNOUNCED[quantity])
        assert sum(parts) == pytest.approx(whole, rel=1e-9, abs=1e-6 * abs(float(ANNOUNCED[quantity])))
