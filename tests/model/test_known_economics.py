"""Known answers about cash flow (M4) and economics (M6): returns, waterfall, annuities, cost of an hour, energy.

Left out of ``tests/known_answers.json`` are those about what the explorer does not compute:

- M4-03: flows on single days; here they are annual;
- M4-08: a loan sized to its cover, M4-12: a flip between partners, M4-14: carried interest;
- M6-07, M6-08: depreciation other than by equal parts; M6-12: cost of a run at rental prices.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from explorer.model import power, returns
from explorer.model.hourcost import per_hour
from explorer.model.waterfall import Debt, waterfall
from tests.model.known import Answers, cases, check

CASES = cases("M4", "M6")
ANSWER: dict[str, Callable[..., Answers]] = {}
NOT_COMPUTED = {
    "M6-15": {"cheaper"},  # a comparison of the two numbers
    "M6-06": {"mid_year", "start_of_year"},  # here every flow is at the end of its year
}


def answers(id: str) -> Callable[[Callable[..., Answers]], Callable[..., Answers]]:
    def register(function: Callable[..., Answers]) -> Callable[..., Answers]:
        ANSWER[id] = function
        return function

    return register


def after(outlay: float, flows: Any) -> np.ndarray:
    """An outlay today and what comes at the end of each year."""
    return np.array([-outlay, *flows], dtype=float)


@answers("M4-01")
def excel(npv_rate: float, npv_flows_end_of_period_1: list[float], **flows: list[float]) -> Answers:
    late = np.array([0.0, *npv_flows_end_of_period_1])
    return {
        **{f"irr_{n}y": returns.irr(np.array(flows[f"irr_cashflows_{n}y"])) for n in (5, 4, 2)},
        "excel_npv_first_flow_discounted": returns.npv(npv_rate, late),
        "numpy_financial_npv_first_flow_at_t0": returns.npv(npv_rate, late[1:]),
    }


@answers("M4-05")
def several_roots(flows_two_roots: list[float], flows_none: list[float], flows_total_loss: list[float]) -> Answers:
    assert np.isnan(returns.irr(np.array(flows_two_roots)))
    assert np.isnan(returns.irr(np.array(flows_none)))
    return {
        "roots": returns.irr_roots(np.array(flows_two_roots)),
        "none_has_irr": bool(len(returns.irr_roots(np.array(flows_none)))),
        "total_loss_irr": returns.irr(np.array(flows_total_loss)),
    }


@answers("M4-06")
def level_loan(principal: float, rate: float, years: int) -> Answers:
    payment = principal * returns.capital_recovery(rate, years)

    def owed(year: int) -> float:
        return float(returns.npv(rate, np.array([0.0] + [payment] * (years - year))))

    return {
        "payment": payment,
        "interest_year5": rate * owed(4),
        "principal_year5": payment - rate * owed(4),
        "balance_after_year5": owed(5),
        "total_interest": payment * years - principal,
        "closing_balance": owed(years),
    }


@answers("M4-09")
def fixed_gearing(capex: float, units: float, price: float, opex: float, years: int, **given: Any) -> Answers:
    cash = units * price - opex
    debt = capex * given["debt_share"]
    payment = debt * returns.capital_recovery(given["debt_rate"], given["debt_tenor"])
    service = np.array([payment] * given["debt_tenor"] + [0.0] * (years - given["debt_tenor"]))
    equity = after(capex - debt, cash - service)
    return {
        "debt_service": payment,
        "min_dscr": np.nanmin(returns.dscr(np.full(years, cash), service)),
        "equity_irr": returns.irr(equity),
        "equity_npv": returns.npv(given["discount_rate"], equity),
        "project_irr_unlevered": returns.irr(after(capex, [cash] * years)),
        "equity_moic": returns.moic(equity),
    }


@answers("M4-16")
@answers("M4-17")
def layered_fund(
    cfads: list[float], senior: float, mezz: float, first_loss: float, initial_dsra: float, **given: Any
) -> Answers:
    cash = np.array([0.0, *cfads])
    start = np.eye(1, len(cash))[0]
    paid = waterfall(
        cash,
        Debt(senior * start, np.array([0.0, *given["senior_schedule"]]), given["senior_rate"]),
        Debt(mezz * start, np.array([0.0, *given["mezz_schedule"]]), given["mezz_pref"]),
        initial_dsra,
    )
    outlay = first_loss + initial_dsra
    flows = {
        "senior": paid.senior - senior * start,
        "mezz": paid.mezzanine - mezz * start,
        "equity": paid.equity - outlay * start,
    }
    cover = returns.dscr(cash, paid.service)
    return {
        "senior_cash": paid.senior[1:],
        "mezz_cash": paid.mezzanine[1:],
        "equity_cash": paid.equity[1:],
        "dsra_balance": paid.reserve[1:],
        "senior_balance": paid.senior_balance[1:],
        "mezz_balance": paid.mezzanine_balance[1:],
        "mezz_accrued": paid.mezzanine_accrued[1:],
        "scheduled_dscr": cover[np.isfinite(cover)],
        "min_dscr": np.nanmin(cover),
        **{f"{name}_irr": returns.irr(flow) for name, flow in flows.items()},
        **{f"{name}_moic": returns.moic(flow) for name, flow in flows.items()},
        "blended_irr": returns.irr(sum(flows.values())),
        "equity_npv_6pct": returns.npv(0.06, flows["equity"]),
        "total_distributed": sum(flow[1:].sum() for flow in flows.values()),
    }


@answers("M6-01")
def annuities(rate: list[float], years: list[float]) -> Answers:
    return {"crf": returns.capital_recovery(np.array(rate), np.array(years))}


@answers("M6-02")
def hour(capex_per_gpu: float, discount_rate: float, life_years: int, utilisation: float, **given: Any) -> Answers:
    recovery = returns.capital_recovery(discount_rate, life_years)
    yearly = recovery * capex_per_gpu + given["fixed_opex_per_gpu_year"]
    energy = given["it_kw_per_gpu"] * given["pue"] * given["electricity_eur_per_kwh"]
    variable = energy + given["other_variable_per_hour"]
    cost = per_hour(yearly, utilisation) + variable
    price = given["price_per_gpu_hour"]
    sold = 8760 * utilisation * (price - variable)
    return {
        "crf": recovery,
        "variable_cost_per_hour": variable,
        "levelised_cost": cost,
        "break_even_utilisation": returns.break_even(utilisation, sold - yearly, sold),
        "margin_at_price": price - cost,
        "break_even_price": returns.break_even(price, price - cost, price),
    }


@answers("M6-04")
def solar(capex: float, opex_year1: float, inflation: float, real_discount: float, years: int, **given: Any) -> Answers:
    rate = returns.nominal(real_discount, inflation)
    at = np.arange(years)
    units = after(0, given["units_year1"] * (1 - given["degradation"]) ** at)
    costs = after(-capex, opex_year1 * (1 + inflation) ** at)
    flows = 2.0 * units - costs
    return {
        "nominal_discount": rate,
        "lcoe_nominal": returns.levelised(rate, costs, units),
        "lcoe_real": returns.npv(rate, costs) / returns.npv(real_discount, units),
        "irr_at_price_2_0": returns.irr(flows),
        "npv_at_price_2_0": returns.npv(rate, flows),
    }


@answers("M6-06")
def timing(output: float, capex: float, opex: float, rate: float, life: int) -> Answers:
    return {"end_of_year": returns.levelised(rate, after(-capex, [opex] * life), after(0, [output] * life))}


@answers("M6-13")
def falling_price(
    gpus: int, capex_per_gpu: float, price_year1: float, life: int, discount_rate: float, **given: Any
) -> Answers:
    capex = gpus * capex_per_gpu
    hours = np.full(life, 8760 * given["utilisation"] * gpus)
    price = price_year1 * (1 - given["annual_price_decline"]) ** np.arange(life)
    cash = hours * (price - given["energy_per_hour"]) - gpus * given["fixed_opex_per_gpu"]
    cash[-1] += given["residual_share"] * capex
    flows = after(capex, cash)
    return {
        "cash_flows": flows,
        "npv": returns.npv(discount_rate, flows),
        "irr": returns.irr(flows),
        "levelised_price": returns.levelised(discount_rate, after(0, hours * price), after(0, hours)),
        "payback_year": returns.payback(flows),
    }


@answers("M6-15")
def unequal_lives(rate: float, option_a: dict[str, float], option_b: dict[str, float]) -> Answers:
    a, b = (o["capex"] * returns.capital_recovery(rate, o["life"]) for o in (option_a, option_b))
    return {"eac_a": a, "eac_b": b}


@answers("M6-09")
def energy_bill(annual_energy_twh: float, price_usd_per_kwh: float, gpus: int, **_: Any) -> Answers:
    average = annual_energy_twh / power.energy_year(1.0, 1.0)
    return {
        "annual_cost_musd": power.energy_cost_year(annual_energy_twh, price_usd_per_kwh * 1000),
        "average_mw": average,
        "average_kw_per_gpu": average * 1000 / gpus,
    }


@answers("M6-10")
def chips_to_energy(chips: float, tdp_kw: float, pue: float, load_factor: float, **given: Any) -> Answers:
    it = power.power_it(chips, power.it_kw_per_chip(tdp_kw * 1000, given["server_network_overhead"]))
    facility = power.power_facility(it, pue)
    energy = power.energy_year(facility, load_factor)
    return {
        "it_mw": it,
        "facility_mw": facility,
        "annual_gwh": energy * 1000,
        "annual_cost_meur": power.energy_cost_year(energy, given["electricity_eur_per_kwh"] * 1000),
    }


@pytest.mark.parametrize("id", list(CASES))
def test_known_answer(id: str) -> None:
    check(CASES[id], ANSWER[id], NOT_COMPUTED.get(id, ()))


def test_every_case_in_the_file_is_answered() -> None:
    assert ANSWER.keys() == CASES.keys()
    assert NOT_COMPUTED.keys() <= CASES.keys()
