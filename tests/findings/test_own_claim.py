"""The reader's own claim against the model, by hand, and each way in which it can stand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from explorer.charts import CHARTS
from explorer.claims import Spread
from explorer.findings.own_claim import has_range, own_claim, ranged
from explorer.message import Num, numbers
from explorer.model import solve
from explorer.scenario import Scenario
from explorer.speech import Text
from tests.speaking import Chart, spoken

TEXT = Text("en")
NBSP = "\N{NO-BREAK SPACE}"
NO_PUBLIC_MONEY = dict.fromkeys(
    ("digital_europe", "horizon_europe", "connecting_europe", "next_budget", "national_budgets", "cohesion"), 0
)


def chart(**fields: Any) -> Chart:
    return spoken(CHARTS["claims"]["own_claim"], solve(Scenario(**fields)), TEXT)


def said(**fields: Any) -> str:
    return chart(**fields).sentence.replace(NBSP, " ")


def rows(**fields: Any) -> list[list[str]]:
    return [[cell.replace(NBSP, " ") for cell in row] for row in chart(**fields).table.rows]


def test_a_claim_by_hand() -> None:
    # A GB200 at $36,700 with 10.8% for its server, 33.3% for network and 3.6% for storage, and 2.052 kW in a building of $11.77m
    # a megawatt, at $1.16 a euro: (36,700 × 1.477 + 24,152) / 1.16 = €67,550; times 400,000 is €27.0 bn, within 0.77 and 1.75 times.
    assert said().startswith(
        "“€20 bn buys 4 × 100,000 GB200” does not hold: they cost €27 bn (€20.8 bn to €47.3 bn),"
        " and what decides is the ratio of real cost to this model’s, for commercial centres."
        " The rest of it, each with what decides: private money: does not hold (bank debt, an assumption without a range);"
        " power: does not hold (the power of servers for each chip);"
        " training: holds (the part of the peak that training reaches (MFU))."
    )
    assert rows()[0] == [
        "€20 bn buys 4 × 100,000 GB200",
        "Does not hold",
        "€27 bn",
        "€20.8 bn",
        "€47.3 bn",
        "the ratio of real cost to this model’s, for commercial centres",
    ]


def test_each_verdict_has_its_sentence() -> None:
    # the range is €20.8 bn to €47.3 bn
    for budget, verdict in (
        (48, "holds: they cost"),
        (40, "holds only in a part of the range:"),
        (20, "does not hold:"),
    ):
        assert f"GB200” {verdict}" in said(claim_budget=budget)


def test_the_other_parts_have_their_own_verdicts() -> None:
    # €1.22 to €2 of private money for each public euro; 209 to 311 MW; 2.58 to 8.23 days
    found = [row[1] for row in rows(claim_private=1.5, claim_mw=250, claim_days=2)]
    assert found[1:] == ["Holds if", "Holds", "Does not hold"]
    assert "private money: holds if (" in said(claim_private=1.5)


def test_one_is_said_in_the_singular() -> None:
    parts = [row[0] for row in rows(claim_private=1, claim_days=1)]
    assert parts[1] == "1 private euro comes for each public one"
    assert parts[3] == "2.1 × 10²⁵ FLOP train on one site in 1 day"
    assert rows()[1][0] == "10 private euros come for each public one"


def test_without_public_money_there_is_nothing_to_check() -> None:
    private = rows(**NO_PUBLIC_MONEY)[1]
    assert private[1:] == ["Not checkable", "–", "–", "–", "your own amounts"]
    assert said(**NO_PUBLIC_MONEY).endswith("In this scenario there is no public money to compare with.")
    # 20 of private money by 10 of public
    assert said().endswith("In this scenario each public euro comes with 2 private ones.")


def test_every_number_knows_where_it_is_from() -> None:
    found = own_claim(solve(Scenario()))
    assert [num.of for num in numbers(found.parts[0].answer)] == ["claim_cost", "claim_cost_low", "claim_cost_high"]
    assert [num.of for num in numbers(found.parts[3].answer)] == [
        "claim_days_needed",
        "claim_days_needed",
        "claim_days_needed",
    ]
    assert [num.by for num in numbers(found.parts[3].answer)] == ["", "place", "place"]  # the model gives no ends
    assert [num.of for num in numbers(found.parts[0].said)] == ["claim_budget", "claim_sites", "claim_chips"]


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        (Spread(2.0, 2.0, 2.0), "2"),
        (Spread(2.0, 1.0, 2.0), "2 (1 to 2)"),
        (Spread(2.0, 2.0, 3.0), "2 (2 to 3)"),
        (Spread(np.nan, np.nan, np.nan), "–"),
    ],
)
def test_an_answer_has_a_range_or_none(answer: Spread, found: str) -> None:
    assert TEXT.say(ranged(Num(answer.value), answer, "match_ratio")) == found
    assert has_range(answer) is ("(" in found)


def test_the_picture_puts_each_answer_at_its_multiple() -> None:
    points, names, details = chart(claim_budget=27).figure["data"]
    # €27.0 bn of €27 bn is once what was claimed; 2 of 10 is a fifth; of 90 days 3.42 are a twenty-sixth: log10 of each
    assert points["x"] == pytest.approx([0.0, np.log10(0.2), np.log10(256 / 1000), np.log10(3.42 / 90)], abs=2e-3)
    assert points["marker"]["color"] == ["@accent", "@bad", "@bad", "@ok"]
    assert names["text"][1].startswith("<b>10 private euros")
    assert details["text"][0].replace(NBSP, " ") == "◐ holds if; the model: €27 bn (€20.8 bn to €47.3 bn)"
    assert chart(claim_budget=27).narrow["data"][2]["text"][0].replace(NBSP, " ") == "◐ holds if: €27 bn"  # type: ignore[index]


def test_the_picture_stops_at_its_ends_and_leaves_out_what_has_no_answer() -> None:
    shown = chart(claim_chips=1000, claim_sites=1, claim_budget=500, **NO_PUBLIC_MONEY).figure["data"][0]
    assert len(shown["x"]) == 3  # nothing for the private money
    assert shown["x"][0] == -1.5  # €68 m of €500 bn
    assert chart(claim_chips=300_000, claim_budget=1).figure["data"][0]["x"][0] == 1.5  # €81 bn of €1 bn
