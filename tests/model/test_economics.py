"""What must hold of the cash flow whatever a reader chooses, and what it says of the call."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model import returns, solve
from explorer.model.phases import YEARS
from explorer.model.pool import LAYERS
from explorer.model.waterfall import Debt, share_residual, waterfall
from explorer.scenario import Scenario
from tests.strategies import scenarios

AMOUNTS = st.lists(st.floats(-50, 200), min_size=12, max_size=12)


@given(scenarios())
def test_each_year_cash_in_is_cash_out_and_change_of_reserve(scenario: Scenario) -> None:
    r = solve(scenario)
    senior, mezzanine, shares, reserve = r["paid_years"]
    change = np.diff(reserve, prepend=0.0)
    np.testing.assert_allclose(senior + mezzanine + shares + change, r["cash_years"], atol=1e-9)
    np.testing.assert_allclose(r["layer_paid_years"].sum(axis=0), senior + mezzanine + shares, atol=1e-9)
    in_use = r["revenue_years"] - r["opex_years"] - r["tax_years"] - r["renewal_years"]
    saved = np.diff(r["savings_years"], prepend=0.0)
    np.testing.assert_allclose(r["operating_years"], in_use - saved, atol=1e-9)


@given(scenarios())
def test_money_paid_in_is_what_is_built(scenario: Scenario) -> None:
    r = solve(scenario)
    paid_in = r["grants_years"] + r["layer_drawn_years"].sum(axis=0)
    np.testing.assert_allclose(paid_in, r["capex_years"], atol=1e-9)
    assert r["capex_built"] <= r["raised"] + 1e-9
    assert r["capex_built"] <= r["capex_plan"] + 1e-9


@given(scenarios())
def test_savings_for_new_equipment_are_never_negative_and_used_up(scenario: Scenario) -> None:
    savings = solve(scenario)["savings_years"]
    assert (savings >= -1e-9).all()
    assert savings[-1] == pytest.approx(0, abs=1e-9)


@given(scenarios())
def test_npv_at_the_irr_is_zero(scenario: Scenario) -> None:
    r = solve(scenario)
    rate = r["project_irr"]
    if np.isfinite(rate) and rate > -0.5:
        size = np.abs(r["investor_years"]).sum()
        assert returns.npv(rate, r["investor_years"]) == pytest.approx(0, abs=1e-7 * size)


@given(scenarios())
def test_senior_loans_that_are_paid_in_full_earn_their_interest(scenario: Scenario) -> None:
    r = solve(scenario)
    due = r["service_years"].sum()
    if due > 1e-6 and r["paid_years"][0].sum() == pytest.approx(due, rel=1e-12):
        held = [r["layer_irr"][LAYERS.index(n)] for n in ("guaranteed", "senior") if r[f"layer_{n}"] > 1e-6]
        if (r["operating_years"] >= r["service_years"]).all():
            assert held == pytest.approx([scenario["senior_rate"]] * len(held), abs=1e-9)


@given(scenarios())
def test_at_break_even_investors_get_what_they_ask_for(scenario: Scenario) -> None:
    r = solve(scenario.replace(tax_rate=0))
    use = r["break_even_utilisation"]
    if np.isfinite(use) and 0.1 <= use <= 1:
        even = solve(scenario.replace(tax_rate=0, utilisation=float(use)))
        assert even["project_npv"] == pytest.approx(0, abs=1e-9 * max(1, np.abs(r["investor_years"]).sum()))


@given(scenarios(), st.floats(0.1, 0.9))
def test_an_hour_costs_less_the_more_are_used(scenario: Scenario, use: float) -> None:
    one, two = (solve(scenario.replace(utilisation=round(u, 2))) for u in (use, use + 0.1))
    assert two["cost_per_gpu_hour"] < one["cost_per_gpu_hour"]
    assert one["hour_cost_parts"].sum() == pytest.approx(one["cost_per_gpu_hour"])


@given(scenarios())
def test_free_public_time_never_pays_better(scenario: Scenario) -> None:
    free, paid = (solve(scenario.replace(public_access=rule)) for rule in ("free", "paid"))
    assert (free["revenue_years"] <= paid["revenue_years"] + 1e-12).all()


@given(AMOUNTS, st.floats(0, 0.2), st.floats(0, 0.2))
def test_waterfall_of_draws_is_that_of_each_draw(cash: list[float], rate: float, preferred: float) -> None:
    start, due = np.eye(1, 12)[0], np.array([0.0] + [1 / 11] * 11)
    flows = np.array([cash, cash[::-1]])
    rates = np.array([rate, rate / 2])
    together = waterfall(flows, Debt(300 * start, 300 * due, rates), Debt(100 * start, 100 * due, preferred))
    for i, row in enumerate(flows):
        alone = waterfall(row, Debt(300 * start, 300 * due, float(rates[i])), Debt(100 * start, 100 * due, preferred))
        for name in ("senior", "mezzanine", "equity", "reserve"):
            np.testing.assert_allclose(getattr(together, name)[i], getattr(alone, name), atol=1e-9)


def test_other_shares_get_money_and_preferred_return_before_those_that_lose_first() -> None:
    drawn = np.array([100.0, 0.0, 0.0])
    first, others = share_residual(np.array([0.0, 150.0, 200.0]), drawn, drawn, 0.1)
    # year 1: 110 to the others, 40 of 100 to the first; year 2: the first 60, the other 140 in halves
    np.testing.assert_allclose(others, [0.0, 110.0, 70.0])
    np.testing.assert_allclose(first, [0.0, 40.0, 130.0])


def test_two_rates_are_signalled_unless_money_comes_back_once() -> None:
    assert np.isnan(returns.irr(np.array([100.0, -230.0, 132.0])))
    # -100, 150, -20: comes back once and for good; the root above zero of 100x^2 - 150x + 20, x = 1 + r
    assert returns.irr(np.array([-100.0, 150.0, -20.0])) == pytest.approx((150 + 14500**0.5) / 200 - 1)


def test_payback_counts_the_last_time_that_money_is_owing() -> None:
    assert returns.payback(np.array([-10.0, 12.0, -5.0, 4.0])) == 3
    assert np.isnan(returns.payback(np.array([-10.0, 5.0])))
    assert np.isnan(returns.payback(np.array([0.0, 5.0])))


def test_the_call_is_built_in_two_phases_and_renewed_at_lower_prices() -> None:
    r = solve(Scenario())
    spent = dict(zip(YEARS.tolist(), r["capex_years"].tolist(), strict=True))
    # 220,000 of 600,000 H100-equivalents of EUR 16.9 bn; the rest with equipment at 0.7 x 0.7 of today's price
    assert spent[2027] == pytest.approx(16.864 * 22 / 60, abs=2e-3)
    assert spent[2029] == pytest.approx((5.768 + 11.096 * 0.49) * 38 / 60, abs=2e-3)
    assert r["renewal_years"][YEARS.tolist().index(2032)] == pytest.approx(11.096 * 22 / 60 * 0.7**5, abs=2e-3)
    today = solve(Scenario().replace(phase_two_price="today"))
    assert today["capex_plan"] == pytest.approx(today["capex_total"])


def test_a_third_of_the_hours_of_the_call_is_free() -> None:
    assert solve(Scenario())["free_share"] == pytest.approx(10 / 30)
    assert solve(Scenario().replace(public_access="paid"))["free_share"] == 0


def test_without_investors_there_is_no_return() -> None:
    r = solve(Scenario("all_public"))
    assert all(np.isnan(r[name]) for name in ("project_npv", "project_irr", "project_moic", "payback_year", "dscr_min"))
