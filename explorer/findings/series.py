"""Numbers in a row: a value in each year, or at each value of one input."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np

from explorer.findings.finding import plain, value
from explorer.message import Num
from explorer.model import Results
from explorer.model.phases import YEARS


class Reader(Protocol):
    """Reads a quantity at every point of a row."""

    def __call__(self, name: str, *, write: str = "") -> tuple[Num, ...]:
        """The quantity at every point; the same everywhere if it does not depend on what varies."""


def year(calendar: float, of: str = "") -> Num:
    """A year of the calendar, in which a quantity has some value; or the mark of an axis."""
    return plain(calendar, "year", write="year", of=of, by="place")


def years(of: str) -> tuple[Num, ...]:
    """All years of the cash flow, in which a quantity has its values."""
    return tuple(year(float(each), of) for each in YEARS)


def by_year(results: Results, name: str, *, write: str = "number") -> tuple[Num, ...]:
    """A quantity in each year of the cash flow."""
    return tuple(value(results, name, place, write=write) for place in range(len(YEARS)))


def points(results: Results, field: str, values: Sequence[float] | Any, *, write: str = "") -> tuple[Num, ...]:
    """These values of an input."""
    unit = results.unit(field)
    return tuple(Num(float(x), unit, write, field, under=((field, float(x)),)) for x in values)


def along(results: Results, field: str, values: Sequence[float] | Any, **others: Any) -> Reader:
    """What follows at each of these values of an input, in one pass of the model for all of them.

    Parameters
    ----------
    field
        The input that varies.
    values
        Its values.
    **others
        Other inputs that differ from the scenario's at every point.
    """
    found = np.asarray(values, dtype=float)
    curve = results.varied(**{field: found}, **others)
    under = tuple(others.items())

    def read(name: str, *, write: str = "") -> tuple[Num, ...]:
        row, unit = np.broadcast_to(np.asarray(curve[name], dtype=float), found.shape), results.unit(name)
        return tuple(
            Num(float(y), unit, write, name, under=((field, float(x)), *under)) for x, y in zip(found, row, strict=True)
        )

    return read


def floats(numbers: Sequence[Num]) -> list[float]:
    """The numbers alone, for drawing."""
    return [each.value for each in numbers]
