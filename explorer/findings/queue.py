"""How long one waits: a typical job as more is asked for, and the reader's own request."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from explorer.findings.durations import duration
from explorer.findings.finding import Cell, Column, Finding, Table, changed, value
from explorer.findings.reach import in_hours
from explorer.findings.series import Reader, along, points
from explorer.message import Message, Num, Says, say
from explorer.model import Results

# Denser towards a full queue, where the wait shoots up.
LOADS = 1 - np.geomspace(0.95, 0.004, 45)
_EVERY = 4  # rows of the table among them
_OTHER = {"site": "common", "common": "site"}
_TINY = 1e-6  # a share that is less is said in words


def state_of_queue(results: Results) -> str:
    """Whether there is public time at all, a typical job fits, and the queue settles."""
    if float(results["public_hours"]) <= 0:
        return "nothing"
    if not results["queue_fits"]:
        return "small"
    return "stable" if results["queue_stable"] else "unstable"


@dataclass(frozen=True, slots=True)
class Curve:
    """Mean wait at each of :data:`LOADS` with one kind of queue; `chosen` marks the scenario's."""

    kind: str
    chosen: bool
    waits: tuple[Num, ...]

    @property
    def name(self) -> Message:
        """What it is called."""
        return say(f"chart.waiting.kind.{self.kind}")


@dataclass(frozen=True, slots=True)
class Waiting:
    """The wait of a typical job [days]: how the queue stands, its wait at what is asked for, and at other loads."""

    state: str
    load: Num
    wait: Num
    loads: tuple[Num, ...]
    curves: tuple[Curve, ...]


def waiting(results: Results) -> Finding:
    """Mean wait of a typical job against what is asked for: it shoots up before all is taken, and then knows no end."""
    kind, state = str(results["access_queue"]), state_of_queue(results)
    own, loads = along(results, "public_load", LOADS), points(results, "public_load", LOADS)
    curves: tuple[Curve, ...] = ()
    if state in {"stable", "unstable"}:
        other = along(results, "public_load", LOADS, access_queue=_OTHER[kind])
        both = (_curve(_OTHER[kind], other, chosen=False), _curve(kind, own, chosen=True))
        curves = tuple(curve for curve in both if all(math.isfinite(each.value) for each in curve.waits))
    found = Waiting(state, value(results, "public_load"), duration(value(results, "wait_mean")), loads, curves)
    return Finding(_waiting_says(results, found), partial(_waiting_table, own, loads), found)


def _curve(kind: str, read: Reader, *, chosen: bool) -> Curve:
    return Curve(kind, chosen, tuple(duration(each) for each in read("wait_mean")))


def _waiting_table(read: Reader, loads: tuple[Num, ...]) -> Table:
    columns = [
        Column(say("chart.waiting.column.load")),
        Column(say("chart.waiting.column.chance")),
        Column(say("chart.waiting.column.mean"), "days"),
        Column(say("chart.waiting.column.long"), "days"),
    ]
    mean, long = (read(name, write="number") for name in ("wait_mean", "wait_long"))
    rows: list[list[Cell]] = [list(row) for row in zip(loads, read("wait_chance"), mean, long, strict=True)]
    return Table(columns, rows[::_EVERY])


def _waiting_says(results: Results, found: Waiting) -> Says:
    first = say(
        f"chart.waiting.sentence.{found.state}",
        chips=value(results, "job_chips", write="count"),
        there=value(results, "queue_chips", write="count"),
        load=found.load,
        wait=found.wait,
    )
    if found.state != "stable":
        return Says.of(first)
    long = value(results, "wait_long")
    return Says.of(first, say(f"chart.waiting.{'long' if long.value > 0 else 'at_once'}", long=duration(long)))


def mode_of(results: Results) -> str:
    """The AI factories' mode of access that a request of this size would fall under."""
    if float(results["own_hours"]) <= float(results["playground_hours"]):
        return "playground"
    return "fast_lane" if results["own_in_fast_lane"] else "large_scale"


_MODES = ("playground", "fast_lane", "large_scale")


@dataclass(frozen=True, slots=True)
class Length:
    """One length of time about the own request [days], and what is said of it.

    Attributes
    ----------
    row
        Which one; ``"run"`` and ``"lead"`` are no waits of this model.
    says
        The length in words, or why there is none.
    """

    row: str
    name: Message
    days: Num
    says: Num | Message

    @property
    def known(self) -> bool:
        """Whether it has an end."""
        return math.isfinite(self.days.value)


def own_request(results: Results) -> Finding:
    """The reader's own request: its wait by the rule of the queue, beside its own length and today's time to access."""
    mode, other = mode_of(results), _OTHER[str(results["access_queue"])]
    lead = {each: value(results, f"{each}_lead", write="number") for each in _MODES}[
        mode
    ]  # each is a rule behind the choice
    lengths = {
        "wait": duration(value(results, "own_wait")),
        other: duration(changed(results, "own_wait", access_queue=other)),
        "first": duration(value(results, "own_wait_first")),
        "run": duration(value(results, "own_days")),
        "lead": replace(lead, words=say("chart.own_request.working", n=lead)),
    }
    why = say(f"chart.own_request.unknown.{_why(results)}")
    found = tuple(
        Length(
            row,
            say(f"chart.own_request.row.{row}", mode=say(f"chart.own_request.mode.{mode}")),
            days,
            days if math.isfinite(days.value) else why,
        )
        for row, days in lengths.items()
    )
    columns = [Column(say(f"chart.own_request.column.{name}")) for name in ("what", "days")]
    rows: list[list[Cell]] = [[each.name, each.says] for each in found]
    return Finding(Says.of(_own_says(results, mode)), Table(columns, rows), found)


def _why(results: Results) -> str:
    """Why the wait of the own request is not a number."""
    if state_of_queue(results) == "nothing":
        return "nothing"
    return "unstable" if results["own_fits"] and results["queue_fits"] else "small"


def _own_says(results: Results, mode: str) -> Message:
    share, wait, first = (value(results, name) for name in ("own_share", "own_wait", "own_wait_first"))
    key = "stable" if math.isfinite(wait.value) else _why(results)
    if key == "unstable" and math.isfinite(first.value):
        key = "unstable_first"
    return say(
        f"chart.own_request.sentence.{key}",
        hours=in_hours(value(results, "own_hours")),
        mode=say(f"chart.own_request.mode.{mode}"),
        share=share if share.value >= _TINY else say("chart.own_request.tiny"),
        wait=duration(wait),
        first=duration(first),
        there=value(results, "queue_chips", write="count"),
    )
