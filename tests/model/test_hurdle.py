"""What shares return if sites may fail, against a waterfall written out year by year."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.model import Results, hurdle, returns, solve
from explorer.model.failures import pool_losses
from explorer.scenario import Scenario

PLAIN = Scenario("mostly_private", mezzanine_share=1, eib_loans=3)


def by_hand(r: Results, part: float, year: int, first: float) -> list[float]:
    """Cash flow of the shares above the first loss in one case: MODEL.md M4, with loans that recoveries pay off early."""
    drawn = [float(v) for v in r["layer_drawn_years"].sum(axis=0)]
    size = {
        name: float(r["layer_sizes"][i] * r["drawn_share"])
        for i, name in enumerate(("first", "equity", "mezzanine", "guaranteed", "senior"))
    }
    build = [float(v) for v in r["build_shares"]]
    at_stake = float(r["layer_left_years"][:, year - 2026].sum() * r["drawn_share"])
    loans, shares = size["guaranteed"] + size["senior"], size["first"] + size["equity"]
    rate, preferred = float(r["senior_rate"]), float(r["preferred_return"])
    senior = unpaid = arrears = mezzanine = accrued = owed = reserve = prepaid = mezzanine_early = others_claim = (
        first_claim
    ) = 0.0
    due = [float(v) for v in r["senior_due_years"]]
    mezzanine_due = [float(v) for v in r["mezzanine_due_years"]]
    flows = []
    for t in range(15):
        cash = float(r["cash_years"][t]) * (1 - part * (2026 + t >= year))
        if 2026 + t == year:
            back = part * (1 - float(r["loss_given_default"])) * at_stake
            planned = loans * sum(build[: t + 1]) - sum(due[: t + 1])
            early = min(back, planned)
            due = [*due[: t + 1], *(d * (1 - early / planned) if planned > 1e-12 else d for d in due[t + 1 :])]
            prepaid = early
            early = min(back - early, size["mezzanine"] * sum(build[: t + 1]) - sum(mezzanine_due[: t + 1]))
            mezzanine_due = [
                *mezzanine_due[: t + 1],
                *(d * (1 - early / size["mezzanine"]) if size["mezzanine"] else d for d in mezzanine_due[t + 1 :]),
            ]
            mezzanine_early = early
            cash += back - prepaid - mezzanine_early
        scheduled = loans * sum(build[: t + 1]) - sum(due[: t + 1]) - prepaid
        target = rate * scheduled + due[t + 1] if t < 14 else 0.0
        left = max(cash, 0.0) + reserve
        interest = rate * (senior + unpaid) + unpaid
        paid = min(interest, left)
        unpaid, left = interest - paid, left - paid
        paid = min(due[t] + arrears, left)
        arrears, left = due[t] + arrears - paid, left - paid
        senior += loans * build[t] - paid - (prepaid if 2026 + t == year else 0.0)
        reserve = min(left, target)
        left -= reserve
        accrued += preferred * (mezzanine + accrued)
        paid = min(accrued, left)
        accrued, left = accrued - paid, left - paid
        paid = min(mezzanine_due[t] + owed, left)
        owed, left = mezzanine_due[t] + owed - paid, left - paid
        mezzanine += size["mezzanine"] * build[t] - paid - (mezzanine_early if 2026 + t == year else 0.0)
        others_claim *= 1 + preferred
        to_others = min(others_claim, left)
        to_first = min(first_claim, left - to_others)
        others_claim += (1 - first) * shares * build[t] - to_others
        first_claim += first * shares * build[t] - to_first
        rest = left - to_others - to_first + min(cash, 0.0)
        flows.append(to_others + (1 - first) * rest - (1 - first) * shares * build[t])
    assert sum(drawn) > 0
    return flows


@pytest.mark.parametrize("scenario", [Scenario("announced_2025"), PLAIN, Scenario(failed_large=0)])
@pytest.mark.parametrize("first", [0.0, 0.4])
def test_every_case_goes_through_the_waterfall(scenario: Scenario, first: float) -> None:
    r = solve(scenario)
    found = hurdle.cases_of(r)
    medium, large = float(r["site_share_medium"]), float(r["site_share_large"])
    flows, chances = found.flows(first), found.chances
    assert chances.sum() == pytest.approx(1.0)
    assert flows[0] == pytest.approx(by_hand(r, 0.0, 2035, first), abs=1e-9)
    years = 2026 + int(np.flatnonzero(r["build_shares"] > 0)[-1]) + 1 + np.arange(10)
    expected = {}
    for m in range(int(r["sites_medium"]) + 1):
        for k in range(int(r["sites_large"]) + 1):
            for year in years if m + k else []:
                expected[m, k, int(year)] = by_hand(r, m * medium + k * large, int(year), first)
    rows = np.array(list(expected.values()))
    for row in flows[1:]:
        assert np.abs(rows - row).max(axis=1).min() < 1e-9
    # the first failure alone, of the likeliest kind, in the first year: a tenth of its chance
    at = np.abs(flows - expected[0, 1, int(years[0])]).max(axis=1).argmin()
    parts, of = pool_losses(r["failure_chances"], r["sites_medium"], r["sites_large"], medium, large)
    assert chances[at] == pytest.approx(of[np.abs(parts - large) < 1e-12].sum() / 10, rel=1e-4)


def test_without_failures_it_is_the_return_of_the_layers() -> None:
    r = solve(PLAIN.replace(default_probability=0))
    assert hurdle.cases_of(r).expected_return(0.0) == pytest.approx(r["layer_irr"][1])
    r = solve(Scenario("announced_2025", default_probability=0))
    first = r["layer_first_loss"] / r["layer_sizes"][:2].sum()
    assert hurdle.cases_of(r).expected_return(float(first)) == pytest.approx(r["layer_irr"][1])


def test_the_smallest_first_loss_is_enough_and_a_smaller_one_is_not() -> None:
    for preset, asked in (("announced_2025", 0.12), ("mostly_private", 0.1), ("called_2026", 0.05)):
        found = hurdle.cases_of(solve(Scenario(preset)))
        goal = hurdle.first_part_for_return(found, asked)
        assert found.expected_return(goal.first) >= asked
        assert found.expected_return(goal.first - 2e-4) < asked
        assert goal.reached == pytest.approx(asked, abs=5e-5)


def test_why_no_first_loss_is_enough() -> None:
    little = hurdle.first_part_for_return(hurdle.cases_of(solve(Scenario())), 0.12)
    assert np.isnan(little.first)
    assert little.why_not == "earns_too_little"
    failing = hurdle.first_part_for_return(
        hurdle.cases_of(solve(Scenario("mostly_private", default_probability=1, loss_given_default=1))), 0.09
    )
    assert failing.why_not == "failures"


def test_the_return_of_the_mean_is_not_the_mean_of_the_returns() -> None:
    found = hurdle.cases_of(solve(Scenario("announced_2025")))
    mean = float(found.returns(0.0) @ found.chances)
    assert float(found.expected_return(0.0)) == pytest.approx(returns.irr(found.chances @ found.flows(0.0)))
    assert mean < float(found.expected_return(0.0)) - 5e-4
