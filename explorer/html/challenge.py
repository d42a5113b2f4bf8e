"""What the challenge shows beside controls and charts: its rules, the best plans known, and room for a class."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from explorer.desk.classroom import AT_ONCE, MOST
from explorer.findings import challenge
from explorer.findings.classroom import MEASURES
from explorer.model import Results, solve
from explorer.scenario import Scenario, address
from explorer.speech import Text

_STANDS, _BEST = "1", "2"  # rows of the announcement as it stands, and of the best counted as chips


def rows_of(text: Text) -> list[str]:
    """The best plans known, by the number of their texts."""
    return sorted({key.split(".")[3] for key in text.keys_under("challenge.best.row.")})


@lru_cache
def _solved(query: str) -> Results:
    """The results of a plan that is always the same: the model does not change while the server runs."""
    return solve(Scenario.from_query(query))


def content(text: Text, base: str) -> dict[str, Any]:
    """Everything on the page that does not follow the controls; computed when the page is made."""
    queries = {row: text(f"challenge.best.row.{row}.query") for row in rows_of(text)}
    solved = {row: _solved(query) for row, query in queries.items()}
    best = solved[_BEST]
    targets = {
        "chips": text.exact(float(best["challenge_chips_target"])),
        "fund": text.money(float(best["announced_fund"])),
        "share": text.percent(float(best["announced_public_share"])),
        "asked": text.percent(float(best["required_return"])),
        "least": text.percent(float(best["required_return_low"])),
    }
    return {
        "rules": [text(key, **targets) for key in text.keys_under("challenge.rules.") if key[-1].isdigit()],
        "why": text(
            "challenge.best.why",
            cost=text.money(float(solved[_STANDS]["capex_total"])),
            least_cost=text.money(float(best["capex_total"])),
            lucky_cost=text.money(float(best["capex_total_low"])),
            fund=targets["fund"],
            count=text.count(float(best["challenge_chips"])),
            score=text.say(challenge.score(best)),
        ),
        "best": [
            {
                "name": text(f"challenge.best.row.{row}.name"),
                "query": queries[row],
                "href": f"?{address.dated(queries[row])}",
                "cells": _cells(results, text),
            }
            for row, results in solved.items()
        ],
        "columns": MEASURES,
        "class_measures": MEASURES,
        "class_most": MOST,
        "class_at_once": AT_ONCE,
    }


def _cells(results: Results, text: Text) -> list[dict[str, Any]]:
    met = challenge.met(results)
    cells = [{"value": text.say(challenge.score(results)), "met": all(met.values())}]
    for condition, is_met in met.items():
        cells.append({"value": text.say(challenge.now(condition, results)), "met": is_met})
    return cells
