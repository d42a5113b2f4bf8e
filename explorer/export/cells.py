"""The cells of a chart's table as data: numbers as they are, unrounded, each with its unit."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from explorer.charts import Table
from explorer.speech.numbers import Shown

_BRACKET = re.compile(r"\s*\[(.+)\]$")
_LARGEST_WHOLE = 1e15  # beyond it a float no longer holds every whole number


@dataclass(frozen=True, slots=True)
class Column:
    """One column as data.

    Attributes
    ----------
    head
        Its name with the unit in brackets, where it has one.
    unit
        The unit of all its numbers; empty for words, for plain numbers and where the rows differ.
    cells
        Numbers and words; None for what is missing.
    shown
        The same as the page writes them.
    units
        Unit of each cell, where the rows differ.
    """

    head: str
    unit: str
    cells: tuple[float | int | str | None, ...]
    shown: tuple[str, ...]
    units: tuple[str, ...] | None = None

    @property
    def numbers(self) -> list[float | None]:
        """Its numbers; None for words and for what is missing."""
        return [None if isinstance(cell, str) else cell for cell in self.cells]

    @property
    def numeric(self) -> bool:
        """Whether any cell is a number."""
        return any(number is not None for number in self.numbers)


def columns(table: Table) -> list[Column]:
    """The columns of a table as data."""
    return [_column(table, place) for place in range(len(table.columns))]


def unit_of(head: str) -> str:
    """The unit that a column's head, or the name of a row, says in brackets."""
    found = _BRACKET.search(head)
    return found[1] if found else ""


def _column(table: Table, place: int) -> Column:
    head, shown = table.columns[place], tuple(row[place] for row in table.rows)
    said = unit_of(head)
    units = tuple(
        cell.unit or said or unit_of(row[0]) if isinstance(cell, Shown) else ""
        for row, cell in zip(table.rows, shown, strict=True)
    )
    kinds = {unit for unit, cell in zip(units, shown, strict=True) if isinstance(cell, Shown)}
    unit = kinds.pop() if len(kinds) == 1 else ""
    named = f"{head} [{unit}]" if unit and not said and unit != head.lower() else head
    return Column(named, unit, tuple(map(_data, shown)), shown, units if kinds else None)


def _data(cell: str) -> float | int | str | None:
    if not isinstance(cell, Shown):
        return cell or None
    value = cell.value
    if not math.isfinite(value):
        return None
    return int(value) if value.is_integer() and abs(value) < _LARGEST_WHOLE else value


def grid(table: Table, units_head: str) -> tuple[list[str], list[list[float | int | str | None]]]:
    """Heads and rows as data; a column whose rows differ in unit is followed by one of their units.

    Parameters
    ----------
    units_head
        Head of such a column, with a place for ``{column}``.
    """
    heads: list[str] = []
    across: list[Sequence[float | int | str | None]] = []
    for column in columns(table):
        heads.append(column.head)
        across.append(column.cells)
        if column.units:
            heads.append(units_head.format(column=column.head))
            across.append([unit or None for unit in column.units])
    return heads, [list(row) for row in zip(*across, strict=True)]
