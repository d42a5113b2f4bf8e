"""The plan among other large programmes: in all, a year, a head, against the economy."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from explorer.findings.finding import Cell, Column, Finding, Table, cell, derived, readings, value
from explorer.message import Message, Name, Num, Says, say
from explorer.model import Results

#: Quantities of the plan and of the others, by reading.
QUANTITIES = {
    "total": ("raised", "comparator_amount"),
    "per_year": ("plan_per_year", "comparator_per_year"),
    "per_head": ("plan_per_head", "comparator_per_head"),
    "per_gdp": ("plan_per_gdp", "comparator_per_gdp"),
}
_UNITS = {"total": "EUR bn", "per_year": "EUR bn", "per_head": "EUR", "per_gdp": ""}  # of the columns; a share says %


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme and its amount in the reading; `doubtful` rests on no good source."""

    row: str
    place: int
    kind: str
    amount: Num
    price_year: Num
    years: Num
    doubtful: bool

    @property
    def name(self) -> Name:
        """What it is called."""
        return Name("comparators", self.row)

    @property
    def short(self) -> Name:
        """What it is called in a sentence."""
        return Name("comparators", self.row, "short")

    @property
    def measures(self) -> Name:
        """What is counted."""
        return Name("comparators", self.row, "measures")


@dataclass(frozen=True, slots=True)
class Comparators:
    """The plan, over how many years its money is spent, and what others spend: the most first."""

    own: Num
    years: Num
    others: tuple[Programme, ...]


@readings("per_year", "total", "per_head", "per_gdp")
def comparators(results: Results, view: str) -> Finding:
    """The plan, and what others spend, in euros of one year."""
    own, others = QUANTITIES[view]
    listed = (_programme(results, row, i, others) for i, row in enumerate(results["comparators"]))
    known = sorted((each for each in listed if math.isfinite(each.amount.value)), key=lambda each: -each.amount.value)
    found = Comparators(value(results, own), value(results, "plan_years", write="number"), tuple(known))
    return Finding(_says(results, view, found), partial(_table, results), found)


def _programme(results: Results, row: Mapping[str, Any], place: int, others: str) -> Programme:
    of = partial(cell, results, "comparators", row["id"])
    return Programme(
        row["id"],
        place,
        row["kind"],
        value(results, others, place),
        of("price_year", "year", write="year"),
        of("years", "years", write="number"),
        row["grade"] == "assumption",
    )


def _says(results: Results, view: str, found: Comparators) -> Says:
    own = found.own
    if not own.value > 0:
        return Says.of(say("chart.comparators.sentence.nothing"))
    first = found.others[0]
    below = next((each for each in found.others if each.amount.value <= own.value), None)
    return Says.of(
        say(f"chart.comparators.sentence.{view}", own=own),
        _above(results, view, first) if first.amount.value > own.value else None,
        below and say("chart.comparators.sentence.below", name=below.short, value=below.amount),
    )


def _above(results: Results, view: str, first: Programme) -> Message:
    own, others = QUANTITIES[view]
    times = derived(results, lambda r: np.asarray(r[others])[..., first.place] / r[own], "ratio", write="number2")
    return say("chart.comparators.sentence.above", name=first.short, value=first.amount, times=times)


def _table(results: Results) -> Table:
    columns = [
        *(Column(say(f"chart.comparators.column.{c}")) for c in ("name", "said")),
        *(Column(say(f"chart.comparators.column.{c}"), _UNITS[c]) for c in QUANTITIES),
        Column(say("chart.comparators.column.note")),
    ]
    plan = [value(results, own, write=_write(view)) for view, (own, _) in QUANTITIES.items()]
    rows: list[list[Cell]] = [[say("chart.comparators.plan"), None, *plan, None]]
    for i, row in enumerate(results["comparators"]):
        amounts = [value(results, others, i, write=_write(view)) for view, (_, others) in QUANTITIES.items()]
        known = [amount if math.isfinite(amount.value) else None for amount in amounts]
        note = Name("comparators", row["id"], "note")
        rows.append([Name("comparators", row["id"]), _published(results, row), *known, note])
    return Table(columns, rows)


def _write(view: str) -> str:
    return "number" if _UNITS[view] else ""


def _published(results: Results, row: Mapping[str, Any]) -> Num:
    """The amount as its source has it: in its own currency, of its own year."""
    of = partial(cell, results, "comparators", row["id"])
    words = say(
        "chart.comparators.said",
        currency=row["currency"],
        value=of("value", write="number"),
        year=of("price_year", write="year"),
    )
    return Num(
        row["value"], f"{row['currency']} bn of {row['price_year']}", of=f"comparators/{row['id']}/value", words=words
    )
