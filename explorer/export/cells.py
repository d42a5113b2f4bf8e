"""The cells of a chart's table as data: numbers as they are, unrounded, each with its unit."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from explorer.findings.finding import Cell, Column, Table
from explorer.message import Date, Num
from explorer.speech import Text
from explorer.speech.decimals import decimals
from explorer.speech.tables import head, symbol

Data = float | int | str | None
_LARGEST_WHOLE = 1e15  # beyond it a float no longer holds every whole number
_DATED = "year"  # its numbers name it themselves


@dataclass(frozen=True, slots=True)
class Filed:
    """One column as data.

    Attributes
    ----------
    head
        Its name with the unit in brackets, where it has one.
    name
        Its name alone.
    unit
        The unit of all its numbers; empty for words, for plain numbers and where the rows differ.
    said
        What its head and its cells are, before they are spoken.
    cells
        Numbers and words; None for what is missing.
    shown
        The same as the page writes them.
    units
        Unit of each cell, where the rows differ.
    decimals
        Decimals that the page shows of each number; None where it shows another number, such as thousands of it.
    """

    head: str
    name: str
    unit: str
    said: tuple[Any, ...]
    cells: tuple[Data, ...]
    shown: tuple[str, ...]
    units: tuple[str, ...] | None
    decimals: tuple[int | None, ...]

    @property
    def numbers(self) -> list[float | None]:
        """Its numbers; None for words and for what is missing."""
        return [None if isinstance(cell, str) else cell for cell in self.cells]

    @property
    def numeric(self) -> bool:
        """Whether any cell is a number."""
        return any(number is not None for number in self.numbers)


def columns(table: Table, text: Text) -> list[Filed]:
    """The columns of a table as data."""
    return [_column(column, [row[place] for row in table.rows], text) for place, column in enumerate(table.columns)]


def _column(column: Column, cells: Sequence[Cell], text: Text) -> Filed:
    nums = [cell if isinstance(cell, Num) else None for cell in cells]
    units = [column.unit or num.unit if num else "" for num in nums]
    kinds = {unit for unit, num in zip(units, nums, strict=True) if num}
    unit = kinds.pop() if len(kinds) == 1 else ""
    return Filed(
        head(Column(column.head, "" if unit == _DATED else unit), text),
        text.say(column.head),
        symbol(unit, text),
        (column.head, *cells),
        tuple(_data(cell, text) for cell in cells),
        tuple(text.say(cell) for cell in cells),
        tuple(symbol(each, text) for each in units) if kinds else None,
        tuple(None if num is None else decimals(num.value, num.unit, num.write) for num in nums),
    )


def _data(cell: Cell, text: Text) -> Data:
    if not isinstance(cell, Num):
        return cell.iso if isinstance(cell, Date) else text.say(cell) or None
    value = float(cell.value)
    if not math.isfinite(value):
        return None
    return int(value) if value.is_integer() and abs(value) < _LARGEST_WHOLE else value


def grid(table: Table, text: Text) -> tuple[list[str], list[list[Data]]]:
    """Heads and rows as data; a column whose rows differ in unit is followed by one of their units."""
    heads: list[str] = []
    across: list[Sequence[Data]] = []
    for column in columns(table, text):
        heads.append(column.head)
        across.append(column.cells)
        if column.units:
            heads.append(text("download.unit_of", column=column.name))
            across.append([unit or None for unit in column.units])
    return heads, [list(row) for row in zip(*across, strict=True)]
