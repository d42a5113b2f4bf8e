"""What the challenge shows beside controls and charts: its rules, the best plans known, and room for a class."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

from explorer.charts.challenge import points, value_of, written
from explorer.charts.classroom import MEASURES
from explorer.desk.classroom import AT_ONCE, MOST
from explorer.model import Results, solve
from explorer.model.challenge import CONDITIONS
from explorer.scenario import Scenario
from explorer.scenario.address import Address
from explorer.speech import Text

_STANDS, _BEST = "1", "2"  # rows of the announcement as it stands, and of the best counted as chips


def rows_of(text: Text) -> list[str]:
    """The best plans known, by the number of their texts."""
    return sorted({key.split(".")[3] for key in text.keys_under("challenge.best.row.")})


@lru_cache
def _solved(query: str) -> Results:
    """The results of a plan that is always the same: the model does not change while the server runs."""
    return solve(Scenario.from_query(query))


def content(text: Text, home: Address) -> dict[str, Any]:
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
            score=points(float(best["challenge_score"]), text),
        ),
        "best": [
            {
                "name": text(f"challenge.best.row.{row}.name"),
                "query": queries[row],
                "href": replace(home, base="", page="").showing(queries[row]).write(),
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
    cells = [{"value": points(float(results["challenge_score"]), text), "met": bool(results["challenge_met"].all())}]
    for condition, met in zip(CONDITIONS, results["challenge_met"], strict=True):
        value, _ = value_of(condition, results)
        cells.append({"value": written(condition, value, results, text), "met": bool(met)})
    return cells
