"""How much must lose first, and what shares return if sites may fail."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from explorer.findings.share_returns import quantile
from explorer.model import solve
from explorer.model.hurdle import cases_of
from explorer.scenario import Scenario
from tests.findings.layered import SHIELDED, TWO, find, row, said, table

SEVERAL = "The shares would have to pay for losses after they were paid: their cash flow has no single rate of return."
OWNERS_PAY = {"price_decline": 0.35, "gpu_hour_price": 9}  # much at first, and losses in the end
NO_SHARES = "Nobody pays in shares in this plan: loans get their interest at most."


def goal(view: str, preset: str = "called_2026", **changed: Any) -> str:
    return said(Scenario(preset, **changed), "first_loss_goal", view)


def returns(view: str, preset: str = "called_2026", **changed: Any) -> str:
    return said(Scenario(preset, **changed), "share_returns", view)


def test_the_smallest_first_loss_for_a_risk() -> None:
    # more than 5 is lost only with both sites, 1%; anything at all with 19%. The Union has 5 in cash.
    assert goal("chance", **TWO) == (
        "A first-loss layer of €5 bn, 25% of the pool, is the smallest that is enough for 5%: "
        "the rest then loses with a probability of 1%, just below that size with 19%."
    )
    # of a pool of 25 a site costs 6.25
    assert goal("chance", **SHIELDED) == (
        "A first-loss layer of €6.2 bn, 25% of the pool, is the smallest that is enough for 5%, "
        "more than the EU’s €5 bn in cash; just below that size the rest loses with a probability of 19%."
    )
    assert goal("chance", **{**TWO, "loss_target": 0.2}) == (
        "No first-loss layer is needed: something is lost with a probability of 19%, no more than the accepted 20%."
    )
    assert goal("chance", default_probability=1, loss_given_default=1) == (
        "No first-loss layer is enough for an accepted risk of 1%: all the money may be lost, "
        "and nothing would be left to protect."
    )


def test_the_risk_by_size_in_a_table() -> None:
    found = table(Scenario(**TWO), "first_loss_goal", "chance")
    assert found.columns == ["First-loss layer [€ bn]", "Share of the pool", "Probability that the rest loses"]
    assert found.rows == [["0", "0%", "19%"], ["5", "25%", "1%"], ["10", "50%", "0%"]]
    parts = find(Scenario(**SHIELDED), "first_loss_goal", "chance").parts
    assert (parts.goal.value, parts.needed.value, parts.now.value) == (0.05, pytest.approx(6.25), 5.0)


def test_the_first_loss_for_a_return_or_why_there_is_none() -> None:
    assert goal("hurdle") == (
        "No first-loss layer is enough for 12% a year: even if nearly all shares lost first, the others would return 9.9% at most. "
        "The plan earns too little even if no site fails."
    )
    assert goal("hurdle", "announced_2025") == (
        "A first-loss layer of €5.9 bn, 78.8% of all shares, is the smallest with which the other shares return the 12% a year asked for: "
        "more than the EU’s €3.5 bn in cash."
    )
    assert "Failures cost too much" in goal("hurdle", required_return=0.09, default_probability=1)
    assert goal("hurdle", default_probability=1, loss_given_default=1).startswith("No first-loss layer is enough")
    within = goal("hurdle", gpu_hour_price=3)
    rate = find(Scenario(gpu_hour_price=3), "first_loss_goal", "hurdle").parts.values[0]  # without any first loss
    assert within.startswith("A first-loss layer of ")
    assert f"; without one they return {100 * rate:.2g}%" in within
    assert goal("hurdle", gpu_hour_price=4).startswith("No first-loss layer is needed: even without one ")
    assert goal("hurdle", **OWNERS_PAY) == SEVERAL
    assert goal("hurdle", industry_equity=0) == NO_SHARES
    assert goal("chance", industry_equity=0) != NO_SHARES  # loans can lose without shares


def test_the_return_by_size_in_a_table() -> None:
    scenario = Scenario("announced_2025")
    found = table(scenario, "first_loss_goal", "hurdle")
    assert found.columns[-1] == "Return a year of the other shares, expected cash flow"
    assert len(found.rows) == 25
    # without any first loss: the shares are 7.55 of a pool of 14.05, and the last size is nearly all of them
    expected = float(cases_of(solve(scenario)).expected_return(0.0))
    numbers = find(scenario, "first_loss_goal", "hurdle").table.rows
    assert [num.value for num in numbers[0]] == [0.0, 0.0, pytest.approx(expected)]  # type: ignore[union-attr]
    assert found.rows[-1][:2] == ["7.55", "53.7%"]
    parts = find(scenario, "first_loss_goal", "hurdle").parts
    assert (parts.goal.value, parts.needed.value, parts.now.value) == (0.12, pytest.approx(5.95, abs=0.005), 1.05)


def test_what_shares_return_in_words() -> None:
    assert returns("now", "announced_2025") == (
        "Shares above the first loss return 5.8% a year on the expected cash flow, 6.3% if no site fails. "
        "With a probability of 1.3% they do not get their money back, with 100% less than the 12% asked for."
    )
    assert returns("needed", "announced_2025") == (
        "With a first-loss layer of €5.9 bn the other shares return 12% a year on the expected cash flow, 12.3% if no site fails. "
        "With a probability of 0.0087% they do not get their money back."
    )
    assert returns("needed").startswith(
        "No first-loss layer is enough for 12%: with nearly all shares in it the others "
    )
    assert returns("now", "announced_2025", industry_equity=0).startswith(
        "All shares lose first, so they protect loans alone: "
    )
    assert returns("needed", gpu_hour_price=4).startswith("With a first-loss layer of €0 the other shares return ")
    for view in ("now", "needed"):
        assert returns(view, industry_equity=0) == NO_SHARES
        assert returns(view, **OWNERS_PAY) == SEVERAL


def test_what_shares_return_in_a_table() -> None:
    scenario = Scenario("announced_2025")
    found = table(scenario, "share_returns", "now")
    assert found.columns == ["Shares above the first loss", "Return a year, or probability"]
    results = solve(scenario)
    cases, first = cases_of(results), 1.05 / 7.55  # public shares of 1.05 among all of 7.55
    rates = cases.returns(first)
    values = [cells[1].value for cells in find(scenario, "share_returns", "now").table.rows]  # type: ignore[union-attr]
    assert values[:6] == pytest.approx([
        float(cases.expected_return(first)), float(rates @ cases.chances), float(rates[0]), 0.12,
        float(cases.chances[rates < 0.12].sum()), float(cases.chances[rates < 0].sum()),
    ])  # fmt: skip
    assert [cells[0] for cells in found.rows] == [
        "IRR of the expected cash flow", "Mean of the IRR of all cases", "IRR if no site fails", "Asked for",
        "Probability of less than asked for", "Probability of not getting the money back",
        "Not reached in the worst 1% of cases", "Not reached in the worst 5% of cases",
        "Not reached in the worst 10% of cases",
    ]  # fmt: skip
    assert values[6] <= values[7] <= values[8] <= values[2]
    assert row(scenario, "share_returns", "now", first="Asked for") == ["Asked for", "12%"]


def test_cases_without_a_single_return_are_counted_and_left_out() -> None:
    found = find(Scenario(), "share_returns", "needed")
    rows = {cell.id.rpartition(".")[2]: num.value for cell, num in found.table.rows}  # type: ignore[union-attr]
    assert 0 < rows["unknown"] < 1e-3
    parts = found.parts
    assert float(parts.chances.sum()) + parts.none.value == pytest.approx(1 - rows["unknown"])
    known = float(parts.rates @ parts.chances) + parts.unharmed.value * parts.none.value
    assert rows["mean"] == pytest.approx(known / (1 - rows["unknown"]))


def test_the_worst_cases() -> None:
    rates, chances = np.array([0.05, -0.2, 0.1]), np.array([0.3, 0.1, 0.6])
    # the worst tenth is at -20%, all beyond it at 5%
    assert quantile(rates, chances, 0.05) == -0.2
    assert quantile(rates, chances, 0.2) == 0.05
    assert quantile(rates, chances, 0.9) == 0.1
    assert quantile(rates, chances, 2.0) == 0.1
