"""Answers that were published, or computed by independent engines, come out of the functions that compute them.

Here are those of the mix of funds (M1) and of training (M7); cash flow (M4) and economics (M6) stand in
``test_known_economics.py``. Left out of ``tests/known_answers.json`` are those about what is not computed:

- M1-08, M1-10: leverage as the structural funds count it, and present values of a multiplier;
- M7-08, M7-16: MFU from a measured speed, which is an input here, and the loss of a model.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from explorer.model import capacity, funding, leverage, power, training
from explorer.model.maths import ratio
from tests.model.known import Answers, cases, check

CASES = cases("M1", "M7")
ANSWER: dict[str, Callable[..., Answers]] = {}

NOT_COMPUTED = {
    "M1-01": {"multiplier_internal_times_external", "financing_signed"},  # how EFSI itself arrived at 15
    "M1-04": {"private_mobilisation_ratio", "leverage_on_eu_financial_instrument_only"},  # other denominators
    "M7-01": {"pf_days"},  # a unit that readers do not meet
    "M7-02": {"tokens_per_param"},  # an input here
    "M7-06": {"mfu", "implied_average_tflops", "implied_mfu", "model_card_days_on_16384"},  # MFU is an input
    "M7-10": {"total", "per_gpu_mtbf_years", "per_node_failures_per_day", "faulty_gpu_share", "hbm3_share"},
    "M7-12": {"tau_higher_order", "tau_first_order_daly", "tau_young"},  # approximations of the exact optimum
    "M7-13": {"tau_higher_order", "first_order_overhead"},  # approximations
    "M7-15": {"tau_hours"},  # Young's approximation
    "M7-18": {"cost_meur"},  # no price of a GPU-hour here
    "M7-20": {"ettr_meta_approximation"},  # an approximation that goes below zero
    "M7-21": {"prob_no_failure_in_hours_1_6_24", "sd_54_days"},  # means only
}


def answers(id: str) -> Callable[[Callable[..., Answers]], Callable[..., Answers]]:
    def register(function: Callable[..., Answers]) -> Callable[..., Answers]:
        ANSWER[id] = function
        return function

    return register


@answers("M1-01")
def efsi(eu_guarantee: float, eib_contribution: float, investment: float, **given: Any) -> Answers:
    provision = leverage.guarantee_provision(eu_guarantee, given["guarantee_fund_provisioning_rate"])
    cash = leverage.union_contribution_provisioned(0.0, provision)
    return {
        "multiplier_on_guarantee_plus_eib": leverage.multiplier_effect(investment, eu_guarantee + eib_contribution),
        "multiplier_on_guarantee_only": leverage.multiplier_effect(
            investment, leverage.union_contribution(0.0, eu_guarantee)
        ),
        "multiplier_on_provisioned_cash": leverage.multiplier_provisioned(investment, cash),
    }


@answers("M1-03")
def investeu(eu_guarantee: float, provisioning_rate: float, investment: float, **_: Any) -> Answers:
    provision = leverage.guarantee_provision(eu_guarantee, provisioning_rate)
    return {
        "provisioning": provision,
        "multiplier_on_guarantee": leverage.multiplier_effect(investment, eu_guarantee),
        "multiplier_on_provisioning": leverage.multiplier_provisioned(investment, provision),
    }


@answers("M1-04")
def blended(contributions: list[dict[str, Any]], **_: Any) -> Answers:
    amount = {(c["owner"], c["form"]): c["amount"] for c in contributions}
    union = funding.union_cash(amount["EU", "grant"], amount["EU", "equity"], 0.0, 0.0)
    union_equity = funding.union_equity(union, amount["EU", "equity"] / union)
    states = funding.states_cash(amount["MS", "grant"], amount["MS", "equity"])
    state_equity = funding.state_equity(states, amount["MS", "equity"] / states)
    public = funding.public_cash(union, states)
    loans = funding.loans(amount["IFI", "mezzanine"], amount["private", "senior"])
    private = funding.private_cash(0.0, amount["private", "senior"])
    raised = funding.raised(union, states, funding.eib_cash(amount["IFI", "mezzanine"], 0.0), private)
    reimbursable = funding.reimbursable(funding.equity(union_equity, state_equity, 0.0, 0.0), loans)
    contribution = leverage.union_contribution(union, 0.0)
    grants = funding.grants(funding.union_grants(union, union_equity), funding.state_grants(states, state_equity))
    return {
        "total_investment": raised,
        "eu_contribution": contribution,
        "reimbursable_financing": reimbursable,
        "leverage_effect": leverage.leverage_effect(reimbursable, contribution),
        "multiplier_effect": leverage.multiplier_effect(raised, contribution),
        "private_per_public": leverage.private_per_public(private, public),
        "eu_share": funding.union_share(union, raised),
        "grant_share": ratio(grants, raised),
    }


@answers("M1-06")
@answers("M1-07")
def portfolio(projects: list[dict[str, float]]) -> Answers:
    investment, union = (sum(project[key] for project in projects) for key in ("investment", "eu"))
    return {"portfolio_multiplier": leverage.multiplier_effect(investment, union)}


@answers("M7-01")
def gpt3(params: float, tokens: float) -> Answers:
    return {
        "flop": training.training_flop(params, tokens),
        "flop_with_175e9": training.training_flop(175e9, tokens),
    }


@answers("M7-02")
def chinchilla(params: list[float], tokens: list[float]) -> Answers:
    return {"flop": training.training_flop(np.array(params), np.array(tokens))}


@answers("M7-04")
def lamda(chips: int, peak_flops: float, utilisation: float, days: float) -> Answers:
    speed = training.largest_site_flops(chips, peak_flops / 1e12, utilisation, 1.0)
    return {"flop": training.run_flop(speed, days)}


@answers("M7-06")
def llama(params: float, tokens: float, gpus: int, **given: Any) -> Answers:
    flop = training.training_flop(params, tokens)
    peak = given["peak_flops_per_gpu"] / 1e12
    mfu = given["achieved_flops_per_gpu"] / given["peak_flops_per_gpu"]
    goodput = given["effective_training_time"]
    return {
        "flop": flop,
        "days_at_400_tflops": training.llama405_days(flop, training.largest_site_flops(gpus, peak, mfu, 1.0)),
        "days_with_90_percent_goodput": training.llama405_days(
            flop, training.largest_site_flops(gpus, peak, mfu, goodput)
        ),
    }


@answers("M7-10")
def interruptions(interruptions: int, days: int, gpus: int, **_: Any) -> Answers:
    per_gpu = training.gpu_mtbf_hours(days, gpus, interruptions)
    return {
        "per_gpu_mtbf_hours": per_gpu,
        "mtbf_hours": training.job_mtbf_hours(per_gpu, gpus),
        "scaled_mtbf_100k_gpus_hours": training.job_mtbf_hours(per_gpu, 100_000),
    }


@answers("M7-12")
def daly(mtbf_minutes: list[float], dump_minutes: float, **_: Any) -> Answers:
    return {"tau_exact_lambert": training.checkpoint_interval(np.array(mtbf_minutes) / 60, dump_minutes)}


@answers("M7-13")
def wall_time(useful_hours: float, dump_hours: float, mtbf_hours: float, restart_hours: float) -> Answers:
    best = training.checkpoint_interval(mtbf_hours, dump_hours * 60)
    goodput = training.goodput(best, mtbf_hours, dump_hours * 60, restart_hours * 60)
    best_hours = best / 60
    return {
        "tau_opt_hours": best_hours,
        "goodput": goodput,
        "wall_hours": useful_hours / goodput,
        "goodput_at_double_interval": training.goodput_at(2 * best_hours, mtbf_hours, dump_hours, restart_hours),
        "goodput_at_half_interval": training.goodput_at(best_hours / 2, mtbf_hours, dump_hours, restart_hours),
    }


@answers("M7-15")
def graphlab(machines: int, machine_mtbf_years: float, **_: Any) -> Answers:
    return {"system_mtbf_hours": training.job_mtbf_hours(machine_mtbf_years * 8760, machines)}


@answers("M7-18")
def chain(chips: int, peak_flops_per_chip: float, mfu: float, goodput: float, run_flop: float, **given: Any) -> Answers:
    peak = capacity.peak_bf16(chips, peak_flops_per_chip / 1e12)
    speed = training.largest_site_flops(chips, peak_flops_per_chip / 1e12, mfu, goodput)
    days = training.gpt4_days(run_flop, speed)
    facility = power.power_facility(power.power_it(chips, given["it_kw_per_chip"]), given["pue"])
    year = capacity.compute_year(capacity.effective_bf16(peak, 1.0, mfu))
    return {
        "cluster_peak_flops": peak * 1e18,
        "effective_flops": speed,
        "days": days,
        "gpu_hours": days * 24 * chips,
        "energy_gwh": power.energy_year(facility, 1.0) * 1000 * days / 365,
        "runs_per_year": training.gpt4_runs_year(year, goodput, run_flop),
        "chinchilla_params": training.largest_model_parameters(run_flop, 20),
    }


@answers("M7-20")
def renewal(nodes: int, failures_per_node_hour: float, restart_hours: float, **given: Any) -> Answers:
    interval, write = given["checkpoint_interval_hours"], given["checkpoint_write_hours"]
    mtbf = 1 / (nodes * failures_per_node_hour)
    return {"goodput_exact_daly": training.goodput_at(interval, mtbf, write, restart_hours)}


@answers("M7-21")
def failures(mtbf_hours: float, run_days: list[float]) -> Answers:
    return {"expected": training.interruptions_per_day(mtbf_hours) * np.array(run_days)}


@pytest.mark.parametrize("id", list(CASES))
def test_known_answer(id: str) -> None:
    check(CASES[id], ANSWER[id], NOT_COMPUTED.get(id, set()))


def test_every_case_in_the_file_is_answered() -> None:
    assert ANSWER.keys() == CASES.keys()
    assert NOT_COMPUTED.keys() <= CASES.keys()
