"""What the challenge shows beside controls and charts: its rules, the best plans known, and room for a class."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

from explorer.findings import challenge
from explorer.findings.classroom import MEASURES
from explorer.findings.finding import value
from explorer.model import Results, solve
from explorer.pages.challenge import AT_ONCE, BEST, EXAMPLE, MOST, PLANS, STANDS
from explorer.scenario import Scenario
from explorer.scenario.address import Address
from explorer.speech import Text


@lru_cache
def _solved(query: str) -> Results:
    """The results of a plan that is always the same: the model does not change while the server runs."""
    return solve(Scenario.from_query(query))


def content(text: Text, home: Address) -> dict[str, Any]:
    """Everything on the page that does not follow the controls; computed when the page is made."""
    solved = {plan: _solved(query) for plan, query in PLANS.items()}
    best = solved[BEST]
    targets = {
        "chips": value(best, "challenge_chips_target", write="exact"),
        "fund": value(best, "announced_fund"),
        "share": value(best, "announced_public_share"),
        "asked": value(best, "required_return"),
        "least": value(best, "required_return_low"),
    }
    return {
        "rules": [text(key, **targets) for key in text.keys_under("challenge.rules.") if key[-1].isdigit()],
        "why": text(
            "challenge.best.why",
            cost=value(solved[STANDS], "capex_total"),
            least_cost=value(best, "capex_total"),
            lucky_cost=value(best, "capex_total_low"),
            fund=targets["fund"],
            count=value(best, "challenge_chips", write="count"),
            score=challenge.score(best),
        ),
        "best": [
            {
                "name": text(f"challenge.best.row.{plan}"),
                "query": PLANS[plan],
                "href": replace(home, base="", page="").showing(PLANS[plan]).write(),
                "cells": _cells(results, text),
            }
            for plan, results in solved.items()
        ],
        "columns": MEASURES,
        "class_measures": MEASURES,
        "class_most": MOST,
        "class_at_once": AT_ONCE,
        "class_example": EXAMPLE,
    }


def _cells(results: Results, text: Text) -> list[dict[str, Any]]:
    met = challenge.met(results)
    cells = [{"value": text.say(challenge.score(results)), "met": all(met.values())}]
    for condition, is_met in met.items():
        cells.append({"value": text.say(challenge.now(condition, results)), "met": is_met})
    return cells
