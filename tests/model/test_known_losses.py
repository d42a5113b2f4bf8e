"""Known answers about the distribution of losses (M3).

The formulas for a large pool are computed here, not by the explorer, as a check on the probability given the common
factor.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from explorer.model import defaults, goals, tranches
from explorer.model.normal import norm_ppf
from tests.model.known import Answers, cases, check
from tests.model.pools import equal_sites, large_pool, quantile

CASES = cases("M3")
ANSWER: dict[str, Callable[..., Answers]] = {}
NOT_COMPUTED = {
    "M3-03": {"risk_weight_percent"},  # 12.5 times K times 8%: a matter of banking rules
}


def answers(id: str) -> Callable[[Callable[..., Answers]], Callable[..., Answers]]:
    def register(function: Callable[..., Answers]) -> Callable[..., Answers]:
        ANSWER[id] = function
        return function

    return register


@answers("M3-01")
def vasicek(p_rho: list[list[float]], alpha: list[float], convention: str) -> Answers:
    sd = []
    for p, rho in p_rho:
        losses, chances = defaults.loss_distribution([p, p], [1.0, 1.0], rho)
        sd.append(np.sqrt(chances[losses == 2.0][0] - p * p))  # both fail: the variance of a large pool
    rows = [(quantile(p, rho, alpha) - p) / s for (p, rho), s in zip(p_rho, sd, strict=True)]
    return {"normalised_quantiles": rows, "sd": sd, "normal_reference": norm_ppf(np.array(alpha))}


@answers("M3-03")
def basel(pd: list[float], lgd: float, maturity: float, alpha: float, **_: Any) -> Answers:
    p = np.array(pd)
    f = (1 - np.exp(-50 * p)) / (1 - np.exp(-50))
    rho, b = 0.12 * f + 0.24 * (1 - f), (0.11852 - 0.05478 * np.log(p)) ** 2
    at = np.array([quantile(one, r, alpha) for one, r in zip(p, rho, strict=True)])
    return {"K": lgd * (at - p) * (1 + (maturity - 2.5) * b) / (1 - 1.5 * b), "asset_correlation": rho}


@answers("M3-05")
def uniform(n: int, pd: float, rho: float, lgd: float, tranches: list[list[float]], convention: str) -> Answers:
    losses, chances = equal_sites(n, pd, rho, lgd)
    return {
        "prob_k_defaults": chances,
        "tranche_el": by_layer(losses, chances, tranches),
        "lhp_tranche_el": by_layer(*large_pool(pd, rho, lgd, *np.ravel(tranches)), tranches),
    }


def by_layer(losses: np.ndarray, chances: np.ndarray, layers: list[list[float]], of: Any = None) -> np.ndarray:
    a, d = np.array(layers, dtype=float).T
    return (
        of(losses, chances, a if of is tranches.chance_above else d)
        if of
        else tranches.expected_loss(losses, chances, a, d)
    )


def tails(losses: np.ndarray, chances: np.ndarray, alpha: list[float]) -> Answers:
    return {
        "value_at_risk": [tranches.value_at_risk(losses, chances, level) for level in alpha],
        "expected_shortfall": [tranches.shortfall(losses, chances, level) for level in alpha],
    }


def deviation(losses: np.ndarray, chances: np.ndarray) -> float:
    return float(np.sqrt(chances @ losses**2 - (chances @ losses) ** 2))


@answers("M3-07")
@answers("M3-09")
def four_equal(n: int, pd: float, rho: float, lgd: float, alpha: list[float], **given: Any) -> Answers:
    losses, chances = equal_sites(n, pd, rho, lgd)
    return {
        "prob_k_defaults": chances,
        "expected_loss": tranches.mean_loss(losses, chances),
        "tranche_el": by_layer(losses, chances, given["tranches"]),
        "prob_tranche_hit": by_layer(losses, chances, given["tranches"], tranches.chance_above),
        "prob_tranche_wiped": by_layer(losses, chances, given["tranches"], tranches.chance_from),
        "loss_sd": deviation(losses, chances),
        **tails(losses, chances, alpha),
    }


@answers("M3-10")
def four_unequal(
    pd: list[float], ead: list[float], lgd: list[float], rho: float, alpha: list[float], **given: Any
) -> Answers:
    exposure = np.array(ead) / sum(ead)
    losses, chances = defaults.loss_distribution(pd, exposure * lgd, rho)
    states, each = defaults.loss_distribution(pd, [8, 4, 2, 1], rho)  # a loss that spells out who failed
    return {
        "expected_loss": tranches.mean_loss(losses, chances),
        "tranche_el": by_layer(losses, chances, given["tranches"]),
        "prob_tranche_hit": by_layer(losses, chances, given["tranches"], tranches.chance_above),
        "prob_any_loss": tranches.chance_above(losses, chances, 0.0),
        "prob_all_default": tranches.chance_from(losses, chances, 1.0),
        "loss_sd": deviation(losses, chances),
        "state_probabilities": {f"{int(s):04b}": p for s, p in zip(states, each, strict=True)},
        **tails(losses, chances, alpha),
    }


@answers("M3-13")
def hundred(n: int, pd: float, rho: float, lgd: float, **given: Any) -> Answers:
    losses, chances = equal_sites(n, pd, rho, lgd)
    return {
        "tranche_el": by_layer(losses, chances, given["tranches"]),
        "prob_tranche_hit": by_layer(losses, chances, given["tranches"], tranches.chance_above),
    }


@answers("M3-14")
def mortgages(n: int, pd: list[float], defaults_to_hit: int, layers: int, rho: float) -> Answers:
    def hit(chance: float) -> float:
        return float(tranches.chance_from(*defaults.loss_distribution([chance] * n, np.ones(n), rho), defaults_to_hit))

    inner = [hit(p) for p in pd]
    outer = [hit(p) for p in inner]
    change = [100 * (b / a - 1) for a, b in (pd, inner, outer)]
    return {"tranche_default_prob": inner, "cdo_default_prob": outer, "percent_change": change}


@answers("M3-16")
def large(pd: float, rho: float, lgd: float, alpha: list[float], **given: Any) -> Answers:
    cuts = [*np.ravel(given["tranches"]), *(lgd * quantile(pd, rho, a) for a in alpha)]
    losses, chances = large_pool(pd, rho, lgd, *cuts)
    worst = [lgd * quantile(pd, rho, level) for level in alpha]
    beyond = [float(chances @ np.where(losses > v, losses, 0)) / (1 - a) for v, a in zip(worst, alpha, strict=True)]
    return {
        "tranche_el": by_layer(losses, chances, given["tranches"]),
        "prob_tranche_hit": by_layer(losses, chances, given["tranches"], tranches.chance_above),
        "value_at_risk": worst,
        "expected_shortfall": beyond,
        "sum_check": tranches.mean_loss(losses, chances),
    }


def left_over_time(
    n: int, hazard: float, recovery: float, rho: float, layers: list[list[float]], times: np.ndarray
) -> np.ndarray:
    """Expected part of each layer that is left at each time: layers by times."""
    left = [np.ones(len(layers))]
    for t in times[1:]:
        left.append(1 - by_layer(*equal_sites(n, 1 - np.exp(-hazard * t), rho, 1 - recovery), layers))
    return np.transpose(left)


@answers("M3-18")
def hull_white(
    n: int, hazard: float, recovery: float, riskfree_cc: float, maturity: float, rho: list[float], **given: Any
) -> Answers:
    times = np.linspace(0, maturity, maturity * given["payments_per_year"] + 1)
    found = [
        1e4 * goals.fair_spread(left_over_time(n, hazard, recovery, r, given["tranches"], times), times, riskfree_cc)
        for r in rho
    ]
    return {"spread_bp_rho_0_1": found[0], "spread_bp_rho_0_3": found[1]}


@answers("M3-19")
def itraxx(
    n: int, hazard: float, recovery: float, riskfree_cc: float, maturity: float, rho: float, **given: Any
) -> Answers:
    times = np.linspace(0, maturity, maturity * given["payments_per_year"] + 1)
    (left,) = left_over_time(n, hazard, recovery, rho, [given["tranche"]], times)
    a, b, c = goals.spread_legs(left, times, riskfree_cc)
    return {"A": a, "B": b, "C": c, "spread": goals.fair_spread(left, times, riskfree_cc)}


@answers("M3-21")
def default_correlation(pd: float, rho: float, convention: str) -> Answers:
    losses, chances = defaults.loss_distribution([pd, pd], [1, 1], rho)
    joint = float(chances[losses == 2][0])
    return {
        "joint_default_prob": joint,
        "default_correlation": (joint - pd * pd) / (pd - pd * pd),
        "tranche_0_25_el_four_names_lgd1": tranches.expected_loss(*equal_sites(4, pd, rho, 1.0), 0.0, 0.25),
    }


@answers("M3-23")
def more_names(n: list[int], pd: float, rho: float, lgd: float, tranche: list[float]) -> Answers:
    return {
        "tranche_el": [tranches.expected_loss(*equal_sites(k, pd, rho, lgd), *tranche) for k in n],
        "lhp": tranches.expected_loss(*large_pool(pd, rho, lgd, *tranche), *tranche),
    }


@answers("M3-26")
def horizon(annual_pd: float, years: list[int], two_names_rho: float) -> Answers:
    reached = [defaults.cumulative_default(annual_pd, t) for t in years]
    both = [defaults.loss_distribution([p, p], [1, 1], two_names_rho)[1][-1] for p in reached]
    return {"cumulative_pd": reached, "joint_default_by_year": both}


@pytest.mark.parametrize("id", list(CASES))
def test_known_answer(id: str) -> None:
    expected = CASES[id]["expected"]
    if "state_probabilities" in expected:  # a table by state: as a list in the order of its keys
        table = expected["state_probabilities"]
        answer = ANSWER[id]

        def listed(**inputs: Any) -> Answers:
            found = answer(**inputs)
            return found | {"state_probabilities": [found["state_probabilities"][key] for key in table]}

        check({**CASES[id], "expected": expected | {"state_probabilities": list(table.values())}}, listed)
    else:
        check(CASES[id], ANSWER[id], NOT_COMPUTED.get(id, set()))


def test_every_case_is_answered() -> None:
    assert ANSWER.keys() == CASES.keys()
    assert NOT_COMPUTED.keys() <= CASES.keys()
