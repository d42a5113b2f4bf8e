"""A class at a glance: what the scenarios of many students score, and how they are spread. Nothing is kept."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from explorer.charts.classroom import class_spread as drawn
from explorer.engine import wire
from explorer.engine.protocol import Reply, Student, Unread
from explorer.findings import challenge
from explorer.findings.classroom import MEASURES, class_spread
from explorer.findings.finding import plain
from explorer.message import Num, say
from explorer.model import Results, solve
from explorer.model.challenge import CONDITIONS
from explorer.pages.challenge import AT_ONCE, MOST
from explorer.scenario import Scenario, ScenarioError, inputs
from explorer.scenario.address import Address
from explorer.speech import Text, choice

_LONGEST = 2_000  # characters of a link that are read
_SHOWN = 40  # characters of a refused value that are repeated
_FATAL = {
    "preset",
    "query",
    "s",
}  # besides inputs: a refused part that makes it another scenario; what messengers add is passed over


def students(message: Mapping[str, Any], text: Text) -> Reply:
    """What each of a few links scores, in their order; one that cannot be read gets a reason and leaves the others alone."""
    links = message.get("links")
    asked = [link if isinstance(link, str) else "" for link in links] if isinstance(links, list) else []
    if len(asked) > AT_ONCE:
        return {"problems": [{"field": "", "message": text("problem.class.many", n=plain(AT_ONCE))}]}, b""
    return {"students": [_student(link[:_LONGEST], text) for link in asked]}, b""


def _student(query: str, text: Text) -> Student | Unread:
    scenario, errors = Scenario.nearest(query)
    refused = [error for error in errors if error.field in inputs() or error.field in _FATAL]
    if refused:
        return {"reason": _reason(refused[0], text)}
    if errors and scenario == Scenario():  # only names that the explorer does not know
        return {"reason": text("problem.class.foreign")}
    href = Address(language=choice.said(text.language)).showing(scenario).write()
    return _scored(scenario.to_query(), href, solve(scenario), text)


def _reason(error: ScenarioError, text: Text) -> str:
    if error.field in ("query", "s"):
        return text("problem.class.foreign")
    if error.field not in inputs():
        return text("problem.class.other", what=str(error.value)[:_SHOWN])
    entry = inputs()[error.field]
    key = "choice" if entry.low is None else "range"
    ends = {end: Num(getattr(entry, end) or 0.0, entry.unit, of=entry.name) for end in ("low", "high")}
    return text(f"problem.class.{key}", field=say(f"input.{entry.name}.label"), value=str(error.value)[:_SHOWN], **ends)


def _scored(query: str, href: str, results: Results, text: Text) -> Student:
    found = [challenge.score(results), *(challenge.now(condition, results) for condition in CONDITIONS)]
    met = list(challenge.met(results).values())
    return {
        "query": query,
        "href": href,
        "values": [num.value if math.isfinite(num.value) else None for num in found],
        "shown": [text.say(num) for num in found],
        "unit": text(f"challenge.unit.{results['chip_unit']}"),
        "met": [all(met), *met],
    }


def spread(message: Mapping[str, Any], text: Text) -> Reply | None:
    """The chart of one measure over a class, its marks in the order of the students.

    ``values`` and ``met`` are lists; None stands for no value.
    """
    measure, values, met = (message.get(part) for part in ("measure", "values", "met"))
    if (
        measure not in MEASURES
        or not isinstance(values, list)
        or not isinstance(met, list)
        or not len(met) == len(values) <= MOST
    ):
        return None
    numbers = [float(v) if isinstance(v, int | float) and math.isfinite(v) else math.nan for v in values]
    found = class_spread(str(measure), numbers, [bool(m) for m in met], solve(Scenario()))
    figure = text.drawn(drawn(found.parts).figure)
    packed, buffer = wire.pack({"figure": figure, "narrow": None, "sentence": text.say(found.says)})
    packed |= {"table": "", "option": None, "digest": "", "at": 0}
    return {"chart": packed}, buffer
