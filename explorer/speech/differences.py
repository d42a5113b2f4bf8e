"""A difference between two numbers as a reader reads it: with its sign, in the unit of the numbers."""

from __future__ import annotations

import math
from collections.abc import Callable

from explorer.speech import numbers
from explorer.speech.numbers import MISSING, Shown

_NOTHING = 1e-9  # a difference below this part of the numbers comes from arithmetic alone
_SAID = {"ratio": numbers.ratio, "parameters": numbers.count}  # units that the page writes in a way of its own


def difference(now: float, was: float, unit: str, words: Callable[[str, str], str]) -> Shown:
    """The way from one number to another: "+€2.1 bn", "−3.2 points".

    Parameters
    ----------
    now, was
        The numbers, in the same unit.
    unit
        Their unit, as in the tables; empty for a plain number.
    words
        Writes a number with the name of a kind of difference: ``points`` of a percentage, ``months``;
        ``same`` for none, ``flag`` for a yes that became a no, or the other way.
    """
    change = now - was
    if not math.isfinite(change):
        return numbers.keep(MISSING, change, unit)
    if abs(change) <= _NOTHING * max(abs(now), abs(was)):
        return numbers.keep(words("same", ""), 0.0, unit)
    if unit == "flag":
        return numbers.keep(words("flag", ""), change, unit)
    size = abs(change)
    if unit == "share":
        written = words("points", numbers.number(100 * size, 2))
    elif unit == "year":
        written = words("months", numbers.number(12 * size, 2))
    else:
        written = _SAID[unit](size) if unit in _SAID else numbers.quantity(size, unit)
    sign = "+" if change > 0 else "\N{MINUS SIGN}"
    return numbers.keep(f"{sign}{written}", change, unit)
