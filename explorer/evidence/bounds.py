"""The range of any number that is said: of a quantity, of a place in one, under another input, or of what follows from several."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

import numpy as np

from explorer.claims import Spread, spread, spread_of
from explorer.evidence.provenance import Reading
from explorer.facts import Table
from explorer.message import Num
from explorer.model import Results

Lead = Literal["made", "one", "draws", "place", "count", "part"]
"""How a number comes from what explains it: worked out from it, one of its values, or as :class:`explorer.message.Num` says."""
LEADS: tuple[str, ...] = get_args(Lead)


@dataclass(frozen=True, slots=True)
class Bounds:
    """A number and its range.

    Attributes
    ----------
    kind
        ``range``; ``open`` if there is no answer at one end; ``none`` if nothing uncertain is in it; ``many`` for a row of values, which
        has no one range.
    value, low, high
        In the unit of the number; the ends are no numbers where there is no range.
    """

    kind: str
    value: float
    low: float = math.nan
    high: float = math.nan


def names_of(num: Num, results: Results) -> tuple[str, ...]:
    """What a number is a value of, or follows from: quantities, inputs, figures and tables; nothing that nothing explains."""
    if num.of or num.make is None:
        return (num.of,) if num.of and explained(num.of, results) else ()
    reading = Reading(results)
    num.make(reading)
    return tuple(sorted(reading.read))


def lead_of(num: Num) -> Lead | None:
    """How a number comes from what :func:`names_of` names; None where it is its value."""
    if num.by:
        return cast(Lead, num.by)
    if num.make is not None and not num.of:
        return "made"
    return "one" if num.at else None


def explained(name: str, results: Results) -> bool:
    """Whether there is a chain, or a source, behind a name: a value of the results, a table or the cell of one."""
    table, *place = name.split("/")
    if not place:
        return name in results
    return table in results.graph.tables and len(place) == 2 and row_of(results, table, place[0]) is not None


def row_of(results: Results, table: str, key: str) -> Mapping[str, Any] | None:
    """A row of a table of the data by its key; None if it has no such row."""
    found: Table = results[table]
    return next((row for row in found.rows if row[found.key[0]] == key), None)


def bounds(results: Results, num: Num) -> Bounds:
    """A number with the range that verdicts on claims use too.

    Parameters
    ----------
    results
        The results that the number was found in; no draws.
    num
        The number.
    """
    if num.of and not num.by and not num.at and np.ndim(results.get(num.of, 0.0)) > 0:
        return Bounds("many", float(np.size(results[num.of])))
    if num.by or not math.isfinite(num.value):
        return Bounds("none", num.value)
    found = _spread(results, num)
    if found is None or found.low == found.high:
        return Bounds("none", num.value)
    if not (math.isfinite(found.low) and math.isfinite(found.high)):
        return Bounds("open", num.value)
    return Bounds("range", num.value, found.low, found.high)


def _spread(results: Results, num: Num) -> Spread | None:
    if num.under:
        results = results.varied(**dict(num.under))
    if num.make is not None:
        return spread_of(results, num.make, names_of(num, results), num.unit)
    if "/" in num.of:
        return _of_cell(results, num)
    if num.of not in results or num.of in results.graph.tables or isinstance(results[num.of], str):
        return None
    if num.at:
        return spread_of(results, lambda each: each[num.of][(..., *num.at)], [num.of], num.unit)
    return spread(results, num.of)


def _of_cell(results: Results, num: Num) -> Spread:
    """The range that the data give beside a cell, in columns of its name with ``_low`` and ``_high``."""
    table, row, column = num.of.split("/")
    cells: Any = results[table].row(row)
    low, high = (cells.get(f"{column}{end}") for end in ("_low", "_high"))
    return Spread(num.value, num.value if low is None else float(low), num.value if high is None else float(high))
