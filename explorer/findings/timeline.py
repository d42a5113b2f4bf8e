"""What was promised for when, and what happened."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from explorer.findings.finding import Cell, Column, Finding, Table, derived, value
from explorer.message import Listed, Message, Name, Num, Says, say
from explorer.model import Results
from explorer.model.dates import decimal_year
from explorer.model.timeline import DAYS_PER_MONTH

_SHORT = 45  # a slip up to here is told in days


@dataclass(frozen=True, slots=True)
class Event:
    """What was promised and what happened, as decimal years; not a number for what is open.

    Attributes
    ----------
    slip
        Days from one to the other, in words.
    doubtful
        Whether what happened is not verified.
    """

    row: str
    due: float
    done: float
    slip: Num
    doubtful: bool

    @property
    def name(self) -> Name:
        """What it is called."""
        return Name("timeline", self.row, "event")

    @property
    def said(self) -> Message | Name:
        """How late it was; when it was or is due where nothing can be said of that."""
        if not math.isfinite(self.due):
            return Name("timeline", self.row, "happened")
        if not math.isfinite(self.slip.value):
            return say("chart.timeline.due", date=Name("timeline", self.row, "promised_for"))
        return say(f"chart.timeline.slip{'_doubtful' if self.doubtful else ''}", slip=self.slip)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in order, and the reader's opening date."""

    events: tuple[Event, ...]
    opening: Num


def timeline(results: Results) -> Finding:
    """Events in order: what was promised and what happened."""
    found = Timeline(
        tuple(_event(results, i, row) for i, row in enumerate(results["timeline"])),
        value(results, "opening_year", write="month"),
    )
    months = value(results, "call_slip", write="exact")
    says = Says.of(say("chart.timeline.sentence.call", months=months), _opening(results, found.opening))
    return Finding(says, partial(_table, results, found), found)


def _event(results: Results, place: int, row: Mapping[str, Any]) -> Event:
    due, done = (decimal_year(row[c]) if row[c] else math.nan for c in ("promised_for", "happened"))
    return Event(row["id"], due, done, _slip(results, place), row["grade"] == "assumption")


def _slip(results: Results, place: int) -> Num:
    days = value(results, "timeline_slip", place, write="exact")
    if not math.isfinite(days.value):
        return days
    if abs(days.value) <= _SHORT:
        return replace(days, words=say("chart.timeline.days", n=days))
    months = Num(days.value / DAYS_PER_MONTH, "months", "exact")
    return replace(days, words=say("chart.timeline.months", n=months))


def _opening(results: Results, opening: Num) -> Message:
    delay = round(float(results["opening_delay"]))
    return say(
        f"chart.timeline.sentence.{'on_time' if delay == 0 else 'late' if delay > 0 else 'early'}",
        date=opening,
        n=derived(results, lambda r: abs(r["opening_delay"]), "months", write="exact"),
    )


def _table(results: Results, found: Timeline) -> Table:
    names = ("event", "promised_on", "promised_for", "happened", "slip", "promise", "source", "note")
    rows: list[list[Cell]] = [
        [
            *(Name("timeline", event.row, column) for column in names[:4]),
            event.slip if math.isfinite(event.slip.value) else None,
            Name("timeline", event.row, "promise_source"),
            _source(results, event.row),
            Name("timeline", event.row, "note"),
        ]
        for event in found.events
    ]
    return Table([Column(say(f"chart.timeline.column.{name}")) for name in names], rows)


def _source(results: Results, row: str) -> Listed:
    """Title and publisher, whichever there is."""
    known = [column for column in ("source_title", "publisher") if results["timeline"].row(row)[column]]
    return Listed(tuple(Name("timeline", row, column) for column in known), "comma")
