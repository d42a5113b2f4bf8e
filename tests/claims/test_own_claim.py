"""A claim of one's own: the formulas of the plan on another machine, a range, and what decides."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from explorer.claims import own_checks, spread
from explorer.claims.spread import leaning
from explorer.model import solve
from explorer.scenario import Scenario
from tests.strategies import scenarios


def kinds(**changes: object) -> dict[str, str]:
    return {check.name: check.kind for check in own_checks(solve(Scenario().replace(**changes)))}


def test_the_same_machine_gives_the_same_numbers_as_the_plan() -> None:
    """Four sites of 100,000 GB200 are the announcement of 2025."""
    plan = solve(Scenario("announced_2025"))
    for own, its in (
        ("claim_cost", "capex_total"),
        ("claim_cost_low", "capex_total_low"),
        ("claim_cost_high", "capex_total_high"),
        ("claim_site_power", "power_facility_large_site"),
        ("claim_goodput", "goodput"),
        ("claim_site_flops", "largest_site_flops"),
        ("claim_days_needed", "gpt4_days"),
    ):
        assert plan[own] == pytest.approx(plan[its], rel=1e-12), own


def test_the_claims_of_the_announcement() -> None:
    assert kinds() == {
        "cost": "does_not_hold",
        "private": "does_not_hold",
        "power": "does_not_hold",
        "days": "holds",
    }


@pytest.mark.parametrize(
    ("changes", "name", "kind"),
    [
        ({"claim_budget": 25}, "cost", "holds_if"),  # EUR 27bn, 20.8 to 47.3
        ({"claim_budget": 50}, "cost", "holds"),
        ({"claim_private": 2}, "private", "holds_if"),  # 20 over 10 in the call; 1.22 if 26% of all 30 do not come
        ({"claim_private": 1.2}, "private", "holds"),
        ({"claim_private": 2.1}, "private", "does_not_hold"),
        ({"claim_mw": 260}, "power", "holds"),  # 256.5 MW, within a tenth
        ({"claim_mw": 300}, "power", "holds_if"),
        ({"claim_flop": 4e26, "claim_days": 60}, "days", "does_not_hold"),
        ({"claim_chip": "h100", "claim_days": 9}, "days", "holds_if"),
    ],
)
def test_another_claim_another_verdict(changes: dict[str, object], name: str, kind: str) -> None:
    if name == "days" and kind == "does_not_hold":
        changes = {**changes, "claim_chips": 10_000}
    assert kinds(**changes)[name] == kind


def test_every_part_has_a_range_and_what_decides() -> None:
    """Private money: (20 - 0.26 x 30) / 10 = 1.22 if the investment falls as short as auditors found of the Juncker Plan."""
    checks = {check.name: check for check in own_checks(solve(Scenario()))}
    assert all(check.answer.low < check.answer.high and check.decider for check in checks.values())
    private = checks["private"]
    assert (private.answer.low, private.answer.value, private.answer.high) == pytest.approx((1.22, 2, 2))
    assert (private.decider, private.bare) == ("bank_debt", True)  # 12 of the 20, and nobody has published it
    assert [checks[name].bare for name in ("cost", "power", "days")] == [False, False, False]


def test_a_result_leans_on_no_assumption_that_the_reader_replaced() -> None:
    results = solve(Scenario().replace(bank_debt=15.0))
    assert leaning(results, "private_per_public") == "industry_equity"
    assert leaning(results, "sites_total") == ""


def test_without_public_money_there_is_no_ratio_to_check() -> None:
    public = dict.fromkeys(
        (
            "digital_europe",
            "horizon_europe",
            "connecting_europe",
            "next_budget",
            "national_budgets",
            "cohesion",
        ),
        0,
    )
    assert kinds(**public)["private"] == "not_checkable"


def test_what_decides_is_the_figure_with_the_largest_swing() -> None:
    results = solve(Scenario())
    deciders = {check.name: check.answer.decider for check in own_checks(results)}
    assert deciders == {
        "cost": "commercial_cost_factor",
        "private": "",
        "power": "power_overhead",
        "days": "mfu",
    }


def test_independent_ranges_add_in_quadrature() -> None:
    """Power goes with PUE (1.05 to 1.36, 1.25) and overhead (1.53 to 2.03, 1.71): worked out by hand on a log scale."""
    found = spread(solve(Scenario()), "claim_site_power")
    assert found.value == pytest.approx(256.5)
    assert found.low == pytest.approx(208.58, abs=0.01)  # exp(-sqrt(ln(1.25/1.05)^2 + ln(1.71/1.53)^2))
    assert found.high == pytest.approx(310.53, abs=0.01)
    assert (found.decider_low, found.decider_high) == pytest.approx((229.5, 304.5))


@settings(max_examples=40, deadline=None)
@given(scenarios())
def test_every_scenario_has_a_verdict_and_a_range_around_the_answer(scenario: Scenario) -> None:
    for check in own_checks(solve(scenario)):
        assert check.kind in {"holds", "holds_if", "does_not_hold", "not_checkable"}
        if check.kind != "not_checkable":
            assert check.answer.low <= check.answer.value * (1 + 1e-12)
            assert check.answer.high >= check.answer.value * (1 - 1e-12)
