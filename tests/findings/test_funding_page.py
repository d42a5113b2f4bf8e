"""The page "Who pays?": its sentence, the lines under its figures, and what holds for all that it says."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from explorer.findings.flow import flow
from explorer.findings.headlines.funding_mix import NOTES, headline
from explorer.findings.places import SHOWN, countries
from explorer.findings.risk import stack
from explorer.findings.rules import envelopes, law, multipliers
from explorer.findings.thread import BACK, SOURCES, thread
from explorer.message import Num, numbers
from explorer.model import Results
from explorer.scenario import presets
from explorer.speech.tables import head
from tests.findings.english import TEXT, spoken
from tests.plans import NO_MONEY, NO_UNION, of
from tests.speaking import MARKED

# The page -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("preset", "changes", "sentence"),
    [
        # 10 of 30
        ("called_2026", {}, "Of every €10 in this plan, taxpayers put in €3.33, half of it through the EU budget and half through their own state. The money reaches €30 bn, which is the target."),
        # EU 3 + 1, states 6, all 30: 10 of 30 again, 4 / 30 and the rest
        ("called_2026", {"next_budget": 3, "national_budgets": 6}, "Of every €10 in this plan, taxpayers put in €3.33: €1.33 through the EU budget and €2 through their own state. The money reaches €30 bn, which is the target."),
        ("called_2026", {"target": 24}, "Of every €10 in this plan, taxpayers put in €3.33, half of it through the EU budget and half through their own state. The money reaches €30 bn, €6 bn above the €24 bn target."),
        # 5 / 26 is more than 17%; the states are 5 - 1 short
        ("called_2026", {"national_budgets": 1}, "Of every €10 in this plan, taxpayers put in €2.31: €1.92 through the EU budget and €0.39 through their own state. The money reaches €26 bn: €4 bn short of the €30 bn target. But the EU would pay 19.2% of the computing infrastructure; the law of 2026 allows 17%. And the states are €4 bn short of the match that the law demands."),
        ("called_2026", {**NO_MONEY, "bank_debt": 30}, "Taxpayers put nothing into this plan. The money reaches €30 bn, which is the target."),
        ("called_2026", NO_MONEY, "Nobody pays anything yet: move a slider."),
    ],
)  # fmt: skip
def test_the_page_in_a_sentence(preset: str, changes: dict[str, Any], sentence: str) -> None:
    assert spoken(headline(of(preset, **changes))) == sentence


def test_numbers_of_the_sentence_open_their_chains() -> None:
    said = spoken(headline(of(national_budgets=1)), MARKED)
    for name, shown in {
        "taxpayers_of_ten": "€2.31",
        "union_share": "€1.92",
        "states_share": "€0.39",
        "raised": "€26 bn",
        "gap": "€4 bn",
        "target": "€30 bn",
        "union_share_computing": "19.2%",
        "union_capex_cap": "17%",
        "match_shortfall": "€4 bn",
    }.items():
        assert f"[[{name}|{shown}]]" in said


@pytest.mark.parametrize(
    ("figure", "changes", "line", "broken"),
    [
        ("raised", {}, "the target of €30 bn", False),
        ("raised", {"target": 30.014}, "the target of €30 bn", False),  # reads as equal
        ("raised", {"target": 30.016}, "€16 m short of €30 bn", True),
        ("raised", {"bank_debt": 7}, "€5 bn short of €30 bn", True),
        ("raised", {"bank_debt": 15}, "€3 bn above €30 bn", False),
        ("public_share", {}, "EU and states; the call: 33.3%", False),  # 10 of 30
        ("union_share_computing", {}, "law: at most 17%; computers alone: 24.2%", False),
        ("union_share_computing", {"bank_debt": 7}, "law: at most 17%", True),
        ("match_ratio", {}, "law: at least 1", False),
        ("match_ratio", {"national_budgets": 3}, "law: at least 1; €2 bn missing", True),
        ("match_ratio", NO_UNION, "no EU money to match", False),
        ("multiplier_effect", {}, "4.4× if overstated as before", False),  # 30 / 5, and 26% less
        ("multiplier_effect", NO_UNION, "–", False),
    ],
)
def test_the_line_under_a_figure(figure: str, changes: dict[str, Any], line: str, broken: bool) -> None:
    found = NOTES[figure](of(**changes))
    assert (spoken(found.says), found.broken) == (line, broken)


# What holds for all of them -------------------------------------------------------------------------------------------


def _every_number(results: Results) -> list[Num]:
    found = [find(results) for find in (flow, stack, law, envelopes, multipliers)]
    found += [countries(results, view) for view in SHOWN] + [thread(results, start) for start in (*SOURCES, BACK)]
    said: list[Any] = [headline(results), *(note(results).says for note in NOTES.values())]
    said += [[each.says, each.table.rows] for each in found]
    return list(numbers(said))


def test_heads_of_the_tables() -> None:
    for find, heads in (
        (flow, "Source|Who pays|Form|Amount [€ bn]|Share of all money"),
        (law, "Rule|In this plan|Limit|Verdict"),
        (envelopes, "Programme|Years|Envelope [€ bn]|Taken [€ bn]|Share of the envelope"),
        (multipliers, "What is moved|Reading|Euros for one"),
        (
            lambda results: countries(results, "amount"),
            "Country|As a state [€ m]|Through the EU budget [€ m]|Together [€ m]|Per head [€]|States' part over Cohesion money",
        ),
        (thread, "Step|Value|What it is"),
    ):
        assert "|".join(head(column, TEXT) for column in find(of()).table.columns) == heads


def test_every_number_is_what_it_says_it_is() -> None:
    """It is found again from its name or by its way of being found, also in draws."""
    for preset in presets():
        results = of(preset)
        draws = results.varied(bank_debt=np.array([float(results["bank_debt"]), 50.0]))
        for num in _every_number(results):
            if num.make is not None:
                assert num.make(results) == pytest.approx(num.value, nan_ok=True)
                drawn = np.broadcast_to(num.make(draws), 2)
                assert drawn[0] == pytest.approx(num.value, nan_ok=True), num
            elif num.of and not num.by and "/" not in num.of:
                again = results[num.of][num.at] if num.at else results[num.of]
                assert float(again) == pytest.approx(num.value, nan_ok=True)
                assert results.unit(num.of) == num.unit


def test_nothing_is_lost_between_sources_forms_and_sites() -> None:
    for preset in presets():
        results = of(preset)
        found, raised = flow(results).parts, float(results["raised"])
        for amounts in (
            [stream.amount for stream in found.streams],
            [part.amount for part in found.actors],
            [form.whole for form in found.forms],
            [part.amount for form in found.forms for part in form.parts],
            [site.amount for site in found.sites],
            [*found.sources.values()],
        ):
            assert sum(amount.value for amount in amounts) == pytest.approx(raised)
        assert sum(stream.share.value for stream in found.streams) == pytest.approx(1)
