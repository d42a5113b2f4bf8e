"""A chart in words, as an edge of the house speaks it: for tests of what readers see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from explorer.charts import Drawn
from explorer.findings.finding import Table as TypedTable
from explorer.message import Num
from explorer.model import Results
from explorer.speech import Medium, Text
from explorer.speech.tables import head


class Said(str):
    """A cell of a table in words; of a number it knows value and unit."""

    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table in words."""

    columns: list[str]
    rows: list[list[str]]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart in words."""

    figure: dict[str, Any]
    sentence: str
    table: Table
    narrow: dict[str, Any] | None
    roomy: bool


def spoken(chart: Drawn, results: Results, text: Text, option: str | None = None) -> Chart:
    """A chart of some results in words."""
    choice = (option or chart.options[0],) if chart.options else ()
    found = chart.find(results, *choice)
    picture = chart.draw(found, results, *choice)
    return Chart(
        text.drawn(picture.figure),
        text.say(found.says),
        in_words(found.table, text),
        None if picture.narrow is None else text.drawn(picture.narrow),
        picture.roomy,
    )


def in_words(table: TypedTable, text: Text) -> Table:
    """A table in words."""
    units = [column.unit for column in table.columns]
    rows = [[_cell(cell, unit, text) for cell, unit in zip(row, units, strict=True)] for row in table.rows]
    return Table([head(column, text) for column in table.columns], rows)


def _cell(cell: Any, unit: str, text: Text) -> str:
    words = text.say(cell)
    if not isinstance(cell, Num):
        return words
    said = Said(words)
    said.value, said.unit = cell.value, unit or cell.unit
    return said


@dataclass(frozen=True, slots=True)
class _Marked(Medium):
    def number(self, shown: str, num: Num) -> str:
        return f"[[{num.of}|{shown}]]" if num.of and not num.by and "/" not in num.of else shown


MARKED = _Marked()
"""Words in which a number that is a value of something stands as ``[[name|number]]``."""
