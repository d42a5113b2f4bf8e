"""What a chart, a figure or a headline found: sentences as messages, and the typed table behind them. No word is spoken here."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np

from explorer.message import Date, Listed, Message, Name, Num, Says
from explorer.model import Results

Function = TypeVar("Function", bound=Callable[..., Any])
Cell = Num | Message | Name | Date | Listed | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes
    ----------
    head
        What it is called, without its unit.
    unit
        The unit of all its numbers, as in the tables; empty for words, for plain numbers, and where the rows differ: there each
        number says its own.
    """

    head: Message | Name
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers behind a chart: a cell is a number that knows its quantity, a message, a name, or None for nothing."""

    columns: list[Column]
    rows: list[list[Cell]]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a chart says.

    Attributes
    ----------
    says
        What the picture says, in one or two plain sentences.
    numbers
        The table behind it, or how to make it where that takes time: most moves need the picture alone.
    parts
        What the drawing is made from, where that is more than the model's own quantities.
    """

    says: Says
    numbers: Table | Callable[[], Table]
    parts: Any = None

    @property
    def table(self) -> Table:
        """The numbers behind it."""
        return self.numbers if isinstance(self.numbers, Table) else self.numbers()


@dataclass(frozen=True, slots=True)
class Note:
    """A line under a figure that matters; `broken` marks a rule or a target that is not kept."""

    says: Message | Says | None
    broken: bool = False


def value(results: Results, name: str, *at: int, write: str = "") -> Num:
    """A value of the results by its name: a quantity, an input or a figure.

    Parameters
    ----------
    results
        A scenario's results.
    name
        Which value.
    *at
        Its place, where the value is an array.
    write
        How it is written where not as its unit asks, see :class:`explorer.message.Num`.
    """
    found = results[name]
    return Num(float(found[at] if at else found), results.unit(name), write, name, at)


def changed(results: Results, name: str, /, *, write: str = "", **fields: Any) -> Num:
    """A value under other values of some inputs, see :meth:`explorer.model.Results.varied`."""
    unit = results.unit(name)
    return Num(float(results.varied(**fields)[name]), unit, write, name, under=tuple(fields.items()))


def derived(results: Results, make: Callable[[Any], Any], unit: str = "", *, write: str = "") -> Num:
    """A number that is no quantity of the model but follows from some: a share, a sum, a difference.

    Parameters
    ----------
    make
        Finds it in any results; it may be given draws, with the draws on the first axis.
    unit
        Its unit, as in the tables.
    """
    return Num(float(make(results)), unit, write, make=make)


def cell(results: Results, table: str, row: str, column: str, unit: str = "", *, write: str = "") -> Num:
    """A number as a row of the data has it; not a number where the row has none.

    The table is read from the results, so that who watches them knows of it.
    """
    found = results[table].row(row)[column]
    return Num(math.nan if found is None else float(found), unit, write, f"{table}/{row}/{column}")


def alone(make: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Finds a number in the results of one scenario alone: draws are refused, so that who has some asks one at a time."""

    def found(r: Any) -> Any:
        if any(np.ndim(root) for root in r.roots.values()):
            raise TypeError("made for the results of one scenario, not for draws")
        return make(r)

    return found


def whole(results: Results, name: str) -> Num:
    """All of a quantity as a share of it."""
    return derived(results, lambda r: np.ones_like(r[name], dtype=float), "share")


def plain(x: float, unit: str = "", *, write: str = "", of: str = "", by: str = "count") -> Num:
    """A number that was chosen or counted here, such as a year on an axis or how many rows there are.

    Parameters
    ----------
    of
        Of what: a quantity, an input, a figure or a table.
    by
        What it is of it, see :class:`explorer.message.Num`.
    """
    return Num(float(x), unit, write, of, by=by if of else "")


def readings(*options: str) -> Callable[[Function], Function]:
    """Mark a function that takes one of these options as its last argument; the first is the default."""

    def mark(function: Function) -> Function:
        function.options = options  # type: ignore[attr-defined]
        return function

    return mark


def options_of(function: Callable[..., Any]) -> tuple[str, ...]:
    """The readings that a chart offers; none for most."""
    return tuple(getattr(function, "options", ()))
