"""Every figure and every row with a source, in one form.

A row may have several sources: of a country, the population comes from one and the price of electricity from another. What the
columns ``price_source``, ``price_url`` and ``price_grade`` speak for is an entry of its own, with all columns that have the word
in their name; what ``source_title`` speaks for is the rest of the row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from explorer.facts import Table, table

TABLES = (
    "figures",
    "claims",
    "timeline",
    "programmes",
    "countries",
    "chips",
    "clusters",
    "training_runs",
    "ai_factories",
    "comparators",
    "prices",
)
"""Tables whose rows have sources, as a reader wants them."""

_NAMES = ("name", "measures", "claim", "event", "year")  # the first of these columns says what a row is
# Columns that say what day the values of a row stand for, the first that is filled in; elsewhere it is that of the source.
_DATES = {
    "figures": ("as_of",),
    "comparators": ("as_of",),
    "clusters": ("date",),
    "claims": ("date",),
    "timeline": ("promised_on", "promised_for", "happened"),
    "countries": ("electricity_period",),
    "prices": ("year",),
}
_ENDS = {
    "value": ("low", "high"),
    "price_usd": ("price_usd_low", "price_usd_high"),
    "training_flop": ("flop_low", "flop_high"),
}
_UNITS = {"value": ("unit", "currency"), "cost_value": ("cost_currency",)}  # columns that hold the unit of another
_SAID = {
    "id",
    "short",
    "as_of",
    "electricity_period",
    "source_title",
    "publisher",
    "source_date",
    "url",
    "grade",
    "note",
}
_SAID |= {column for columns in (*_ENDS.values(), *_UNITS.values()) for column in columns}
LINKS = ("_source", "_url", "_grade")


@dataclass(frozen=True, slots=True)
class Amount:
    """One number of an entry, with the column that it stands in and, where one is known, its range."""

    column: str
    value: float
    low: float | None
    high: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What one source says.

    Attributes
    ----------
    id
        Its name in a link: ``f-pue`` for a figure, ``chips-h100-price`` for one part of a row.
    table, key, part
        Where it stands: the table, the row, and which of the sources of the row.
    name, named
        What it is, as the row says it, and the column in which it does.
    amounts, words
        Its numbers, and its other columns as they are written.
    as_of
        Date that it stands for; that of the source where the row says no other.
    source_title, publisher, source_date, url, grade, note
        Where it comes from, and how sure it is.
    """

    id: str
    table: str
    key: str
    part: str
    name: str
    named: str
    amounts: tuple[Amount, ...]
    words: tuple[tuple[str, str], ...]
    as_of: str
    source_title: str
    publisher: str
    source_date: str
    url: str
    grade: str
    note: str


@cache
def entries() -> tuple[Entry, ...]:
    """All entries, table by table."""
    return tuple(entry for name in TABLES for entry in entries_of(table(name)))


def entries_of(rows: Table) -> Iterator[Entry]:
    """The entries of one table."""
    parts = [column.removesuffix("_source") for column in rows.columns if column.endswith("_source")]
    of_part = {part: [c for c in rows.columns if part in c and not c.endswith(LINKS)] for part in parts}
    rest = [column for column in rows.columns if not any(part in column for part in parts)]
    for row in rows:
        if row.get("source_title"):
            source = {name: row[name] for name in ("source_title", "publisher", "source_date", "url", "grade")}
            yield _entry(rows, row, "", rest, source)
        for part, columns in of_part.items():
            if title := row[f"{part}_source"]:
                source = {"source_title": title, "publisher": "", "source_date": ""}
                source |= {name: row[f"{part}_{name}"] for name in ("url", "grade")}
                yield _entry(rows, row, part, columns, source)


def _entry(rows: Table, row: Mapping[str, Any], part: str, columns: list[str], source: dict[str, str]) -> Entry:
    key = str(row[rows.key[0]])
    amounts = tuple(_amounts(rows, row, columns))
    numbers = {amount.column for amount in amounts}
    named = next(column for column in _NAMES if column in row)
    said = [c for c in columns if c not in numbers | _SAID | {named} and row[c] not in ("", None)]
    dates = [str(row[column]) for column in _DATES.get(rows.name, ()) if column in columns and row[column]]
    dates += [source["source_date"], *(rows.dates[column] for column in columns if column in rows.dates)]
    note = row["note"]
    return Entry(
        id="-".join(["f" if rows.name == "figures" else rows.name, key, *filter(None, [part])]),
        table=rows.name,
        key=key,
        part=part,
        name=str(row[named]),
        named=named,
        amounts=amounts,
        words=tuple((column, str(row[column])) for column in said),
        as_of=next(filter(None, dates), ""),
        **source,
        note=note if not part or part in note.lower() else "",  # a row has one note for all its sources
    )


def _amounts(rows: Table, row: Mapping[str, Any], columns: list[str]) -> Iterator[Amount]:
    ends = {end for pair in _ENDS.values() for end in pair}
    for column in columns:
        unit = rows.units.get(column) or next((row[name] for name in _UNITS.get(column, ()) if row.get(name)), "")
        if unit and row[column] is not None and column not in ends:
            low, high = (row[end] for end in _ENDS[column]) if column in _ENDS else (None, None)
            billions = " bn" if column == "value" and "currency" in row else ""
            yield Amount(column, float(row[column]), low, high, f"{unit}{billions}")
