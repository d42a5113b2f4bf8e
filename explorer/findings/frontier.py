"""The growth of the largest training runs, and one on the largest site on the day it opens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from explorer.findings.finding import Cell, Column, Finding, Table, cell, derived, value
from explorer.message import Message, Name, Num, Says, say
from explorer.model import Results
from explorer.model.dates import decimal_year
from explorer.model.frontier import record_rows

_RECENT = 4  # records that a guess must be larger than the first of


@dataclass(frozen=True, slots=True)
class Run:
    """A training run of the world: when it was published, and its operations [FLOP]."""

    row: str
    year: float
    flop: Num

    @property
    def name(self) -> Name:
        """What the model is called."""
        return Name("training_runs", self.row)


@dataclass(frozen=True, slots=True)
class Frontier:
    """Record runs, guesses at others, and a run on the largest site from the day it opens [FLOP]."""

    records: tuple[Run, ...]
    guesses: tuple[Run, ...]
    own: Num
    opening: Num


def frontier(results: Results) -> Finding:
    """Record runs, guesses at others, and a run on the largest site."""
    rows = results["training_runs"].rows
    records = tuple(_run(results, rows[i]) for i in record_rows(results["training_runs"]))
    guesses = tuple(
        _run(results, row)
        for row in rows
        if row["certainty"] == "speculative" and row["training_flop"] > records[-_RECENT].flop.value
    )
    own, opening = value(results, "run_flop", write="power"), value(results, "opening_year", write="month")
    found = Frontier(records, guesses, own, opening)
    return Finding(Says.of(_says(results, found)), partial(_table, results, found), found)


def _run(results: Results, row: Any) -> Run:
    flop = cell(results, "training_runs", row["id"], "training_flop", "FLOP", write="power")
    return Run(row["id"], decimal_year(row["date"]), flop)


def _says(results: Results, found: Frontier) -> Message:
    growth = {
        key: value(results, f"frontier_growth{end}", write="number2")
        for key, end in (("growth", ""), ("low", "_low"), ("high", "_high"))
    }
    if not found.own.value > 0:
        return say("chart.frontier.sentence.nothing", **growth)
    bottom = derived(results, lambda r: r["frontier_share"] / r["frontier_spread"], "share")
    top = derived(results, lambda r: r["frontier_share"] * r["frontier_spread"], "share")
    case = "behind" if top.value < 1 else "ahead" if bottom.value > 1 else "level"
    return say(
        f"chart.frontier.sentence.{case}",
        days=value(results, "run_days", write="exact"),
        date=found.opening,
        share=value(results, "frontier_share"),
        times=value(results, "frontier_share", write="number2"),
        bottom=bottom,
        top=top,
        **growth,
    )


#: What is to be expected of the largest run on the day of the opening, by its row.
_EXPECTED: dict[str, Callable[[Any], Any]] = {
    "low": lambda r: r["frontier_flop"] / r["frontier_spread"],
    "middle": lambda r: r["frontier_flop"],
    "high": lambda r: r["frontier_flop"] * r["frontier_spread"],
}


def _table(results: Results, found: Frontier) -> Table:
    records: list[list[Cell]] = [[run.name, Name("training_runs", run.row, "date"), run.flop] for run in found.records]
    opens = say("chart.frontier.row.opens", date=found.opening)  # a date, no number to reckon with
    expected: list[list[Cell]] = [
        [say(f"chart.frontier.row.{key}"), opens, derived(results, make, "FLOP", write="power")]
        for key, make in _EXPECTED.items()
    ]
    rows: list[list[Cell]] = [
        *records,
        *expected,
        [say("chart.frontier.plan"), opens, found.own],
        [say("chart.frontier.row.published"), None, value(results, "frontier_growth_published", write="number2")],
    ]
    return Table([Column(say(f"chart.frontier.column.{c}")) for c in ("name", "date", "flop")], rows)
