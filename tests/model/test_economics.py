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


def test_the_call_is_built_in_two_phases_and_each_part_is_renewed_by_its_life() -> None:
    r = solve(Scenario(phase_two_price="then"))
    spent = dict(zip(YEARS.tolist(), r["capex_years"].tolist(), strict=True))
    # 220,000 of 600,000 H100-equivalents of EUR 16.9 bn; the rest with equipment at 0.7 x 0.7 of today's price
    assert spent[2027] == pytest.approx(16.864 * 22 / 60, abs=2e-3)
    assert spent[2029] == pytest.approx((5.768 + 11.096 * 0.49) * 38 / 60, abs=2e-3)
    renewed = dict(zip(YEARS.tolist(), r["renewal_years"].tolist(), strict=True))
    # chips, servers (8.324) and storage (0.270) after five years, the network (2.502) after six, each at the price of its year
    assert renewed[2032] == pytest.approx((8.324 + 0.270) * 22 / 60 * 0.7**5, abs=2e-3)
    assert renewed[2033] == pytest.approx(2.502 * 22 / 60 * 0.7**6, abs=2e-3)
    short = dict(zip(YEARS.tolist(), solve(Scenario(power_cooling_life=10))["renewal_years"].tolist(), strict=True))
    # power supply and cooling, 63% of 5.768, after ten years at the old price; chips and storage of phase one for the second time
    assert short[2037] == pytest.approx((3.634 + (8.324 + 0.270) * 0.7**10) * 22 / 60, abs=2e-3)


def test_with_two_lives_alone_it_pays_as_much_as_when_the_model_had_no_others() -> None:
    r = solve(Scenario(phase_two_price="then", network_life=5, storage_life=5, power_cooling_life=14, building_life=14))
    # of the version in which all that computes had one life and all else another
    assert r["project_irr"] == pytest.approx(0.028760949, abs=1e-8)
    assert r["residual_value"] == pytest.approx(1.004107218, abs=1e-8)
    assert r["cost_per_h100e_hour"] == pytest.approx(0.990634523, abs=1e-8)
    assert r["dscr_min"] == pytest.approx(0.948920220, abs=1e-8)


@given(scenarios())
def test_what_is_bought_and_not_lost_in_value_is_left(scenario: Scenario) -> None:
    r = solve(scenario.replace(equipment_decline=0))  # prices stay, so what is left is worth what it cost
    bought = r["capex_years"].sum() + r["renewal_years"].sum()
    assert bought - r["depreciation_years"].sum() == pytest.approx(r["residual_value"], abs=1e-9)


@given(scenarios())
def test_equal_amounts_over_the_life_of_a_part_are_worth_its_price(scenario: Scenario) -> None:
    r = solve(scenario)
    for life, part, cost in zip(r["part_lives"], r["part_costs_year"], r["capex_parts"], strict=True):
        flows = np.r_[0.0, np.full(int(life), part)]
        assert returns.npv(r["discount_rate"], flows) == pytest.approx(cost, rel=1e-9)


@given(scenarios())
def test_both_pages_show_the_same_investment_at_the_prices_of_today(scenario: Scenario) -> None:
    r = solve(scenario.replace(phase_two_price="today"))
    assert r["capex_plan"] == pytest.approx(r["capex_total"], rel=1e-12)
    assert r["capex_parts"].sum() == pytest.approx(r["capex_total"], rel=1e-12)
    assert solve(Scenario())["capex_plan"] == pytest.approx(16.864, abs=1e-3)


@given(scenarios())
def test_public_time_is_one_quantity_on_all_pages(scenario: Scenario) -> None:
    r = solve(scenario.replace(public_access="free"))
    assert r["free_share"] == r["public_access_share"]


def test_a_third_of_the_hours_of_the_call_is_free() -> None:
    assert solve(Scenario())["free_share"] == pytest.approx(10 / 30)
    assert solve(Scenario().replace(public_access="paid"))["free_share"] == 0
    # Art. 12b(13) asks what was paid, not in which form: shares count like grants
    assert solve(Scenario("layered_example"))["free_share"] == pytest.approx(10 / 30)


def test_without_investors_there_is_no_return() -> None:
    r = solve(Scenario("all_public"))
    assert all(np.isnan(r[name]) for name in ("project_npv", "project_irr", "project_moic", "payback_year", "dscr_min"))


def test_a_loan_that_is_paid_back_leaves_no_debt_service() -> None:
    """In phase one alone rounding left 8e-17 of a loan: a cover of 3e15 times."""
    cover = solve(Scenario("phase_one"))["dscr_years"]
    assert np.isnan(cover[9:]).all()
    assert np.nanmax(cover) < 2
