"""Known answers about layers (M2) and the search for a first-loss layer (M5).

M2-02, layers of a second fund that holds a layer of the first, is left out: there is no such fund here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from explorer.model import defaults, goals, leverage, tranches
from tests.model.known import Answers, cases, check
from tests.model.pools import equal_sites, large_pool, quantile

CASES = cases("M2", "M5")
ANSWER: dict[str, Callable[..., Answers]] = {}
NOT_COMPUTED = {
    "M5-12": {"a_large_pool", "irr_at_a0_large_pool"},  # with sites, not a large pool
}


def answers(id: str) -> Callable[[Callable[..., Answers]], Callable[..., Answers]]:
    def register(function: Callable[..., Answers]) -> Callable[..., Answers]:
        ANSWER[id] = function
        return function

    return register


@answers("M2-01")
def hull(attachment: float, detachment: float, pool_loss: list[float]) -> Answers:
    lost = tranches.tranche_loss(pool_loss, attachment, detachment)
    return {
        "tranche_loss_fraction_of_pool": lost,
        "tranche_loss_fraction_of_tranche": tranches.given_layers(np.array(pool_loss), attachment, detachment),
    }


@answers("M2-04")
def three_layers(layers_junior_to_senior: list[float], pool_loss: list[float]) -> Answers:
    lost = tranches.layer_losses(pool_loss, *tranches.bounds(layers_junior_to_senior))
    return {"layer_losses_fraction_of_pool": lost, "sum_equals_pool_loss": lost.sum(axis=-1)}


@answers("M2-06")
def grant_is_no_layer(
    project_cost: float, grant: float, layers_senior_first: dict[str, float], recovery_value: float
) -> Answers:
    pool, order = project_cost - grant, ("eu_first_loss", "mezz", "senior")
    lost = tranches.layer_losses(pool - recovery_value, *tranches.bounds([layers_senior_first[name] for name in order]))
    return {
        "first_loss_loss": lost[0],
        "mezz_loss": lost[1],
        "senior_loss": lost[2],
        "total_reimbursable_loss": lost.sum(),
        "loss_rate_on_reimbursable": lost.sum() / pool,
    }


@answers("M2-08")
def path(period_losses: list[float], layers_junior_to_senior: list[float]) -> Answers:
    lost = tranches.losses_by_period(period_losses, *tranches.bounds(layers_junior_to_senior))
    left = np.array(layers_junior_to_senior) - np.cumsum(lost, axis=0)
    return {
        "incremental_layer_losses": lost,
        "closing_layer_balances": left,
        "total_outstanding": left.sum(axis=-1),
    }


@answers("M2-10")
def unequal_projects(
    ead: list[float], lgd: list[float], defaulted: list[int], first_loss_share: float, mezz_share: float,
    mezz_investor_split: list[float],
) -> Answers:  # fmt: skip
    total = sum(ead)
    loss = float(np.dot(np.multiply(ead, lgd), defaulted))
    widths = np.array([first_loss_share, mezz_share, 1 - first_loss_share - mezz_share]) * total
    first, mezzanine, senior = tranches.layer_losses(loss, *tranches.bounds(widths))
    return {
        "pool_loss": loss,
        "pool_loss_rate": loss / total,
        "first_loss": first,
        "mezz": mezzanine,
        "senior": senior,
        "mezz_investors": mezzanine * np.array(mezz_investor_split),
    }


@answers("M5-01")
def large_pool_by_chance(
    pd: float, rho: float, lgd: float, loss_probability_target: list[float], convention: str
) -> Answers:
    return {"a": [lgd * quantile(pd, rho, 1 - x) for x in loss_probability_target]}


@answers("M5-03")
def large_pool_by_expected_loss(
    pd: float, rho: float, lgd: float, expected_loss_target: list[float], convention: str
) -> Answers:
    losses, chances = tranches.ordered(*large_pool(pd, rho, lgd, *np.linspace(0, 0.2, 500)))
    return {
        "a": [goals.first_loss_for_expected_loss(losses, chances, y).share for y in expected_loss_target],
        "expected_loss_without_protection": tranches.expected_loss(losses, chances, 0.0, 1.0),
    }


@answers("M5-05")
def steps(n: int, pd: float, rho: float, lgd: float, loss_probability_target: list[float], convention: str) -> Answers:
    found = [goals.first_loss_for_chance(*equal_sites(n, pd, rho, lgd), x) for x in loss_probability_target]
    return {
        "a": [goal.share for goal in found],
        "prob_at_a": [goal.reached for goal in found],
        "prob_just_below_a": [goal.just_below for goal in found],
        "large_pool_answer_for_comparison": [lgd * quantile(pd, rho, 1 - x) for x in loss_probability_target],
    }


@answers("M5-08")
def hurdle(n: int, pd: float, rho: float, lgd: float, coupon: float, hurdle: float, maturity: int, **_: Any) -> Answers:
    losses, chances = equal_sites(n, pd, rho, lgd)
    goal = goals.first_loss_for_return(losses, chances, coupon, hurdle, maturity)

    def by_case(share: float) -> np.ndarray:
        return np.asarray(goals.return_after_loss(coupon, tranches.given_layers(losses, share, 1.0), maturity))

    def mean(share: float) -> float:
        return float(chances @ by_case(share))

    return {
        "max_expected_loss_rate": goals.bearable_loss(coupon, hurdle, maturity),
        "a_irr_of_expected_cash_flows": goal.share,
        "irr_of_expected_at_a0": goals.return_after_loss(coupon, float(tranches.mean_loss(losses, chances)), maturity),
        "irr_by_number_of_defaults_at_a1": by_case(goal.share),
        "expected_irr_at_a0": mean(0.0),
        "a_expected_irr": halved(lambda share: mean(share) - hurdle, 0.0, 0.5),
    }


def halved(f: Callable[[float], float], low: float, high: float) -> float:
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if f(middle) < 0 else (low, middle)
    return low


@answers("M5-10")
def infeasible(n: int, pd: float, rho: float, lgd: float, coupon: float, hurdle: float, maturity: int) -> Answers:
    losses, chances = equal_sites(n, pd, rho, lgd)
    goal = goals.first_loss_for_return(losses, chances, coupon, hurdle, maturity)
    assert goal.why_not == "above_coupon"
    return {
        "feasible": bool(np.isfinite(goal.share)),
        "best_attainable_irr": goals.return_after_loss(coupon, 0.0, maturity),
    }


@answers("M5-12")
def hurdle_by_year(
    annual_pd: float, rho: float, lgd: float, coupon: float, hurdle: float, maturity: int, **_: Any
) -> Answers:
    by_year = [equal_sites(4, defaults.cumulative_default(annual_pd, t), rho, lgd) for t in range(1, maturity + 1)]

    def present(share: float, rate: float) -> float:
        left = [1.0, *(1 - float(tranches.expected_loss(*at, share, 1.0)) for at in by_year)]
        paid = sum(coupon * left[t - 1] / (1 + rate) ** t for t in range(1, maturity + 1))
        return paid + left[-1] / (1 + rate) ** maturity - 1

    return {
        "a_four_names": halved(lambda share: present(share, hurdle), 0.0, 0.5),
        "irr_at_a0_four_names": halved(lambda rate: -present(0.0, rate), 0.0, 0.2),
    }


@answers("M5-14")
def below_a_mezzanine(
    reimbursable_financing: float, grants_from_eu: float, mezz_share: float, n: int, pd: float, rho: float, lgd: float,
    loss_probability_target: float, **_: Any,
) -> Answers:  # fmt: skip
    goal = goals.first_loss_for_chance(*equal_sites(n, pd, rho, lgd), loss_probability_target, mezz_share)
    union = leverage.union_contribution(grants_from_eu + goal.share * reimbursable_financing, 0.0)
    return {
        "total_subordination": goal.share + mezz_share,
        "a_eu": goal.share,
        "eu_first_loss_amount": goal.share * reimbursable_financing,
        "prob_private_loss": goal.reached,
        "multiplier": leverage.multiplier_effect(reimbursable_financing + grants_from_eu, union),
        "leverage_effect": leverage.leverage_effect(reimbursable_financing, union),
    }


@pytest.mark.parametrize("id", list(CASES))
def test_known_answer(id: str) -> None:
    check(CASES[id], ANSWER[id], NOT_COMPUTED.get(id, set()))


def test_every_case_is_answered() -> None:
    assert ANSWER.keys() == CASES.keys()
    assert NOT_COMPUTED.keys() <= CASES.keys()
