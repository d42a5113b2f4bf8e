"""A difference between two numbers as a reader reads it: with its sign, in the unit of the numbers."""

from __future__ import annotations

import math
from typing import Protocol

from explorer.speech.cldr import Format
from explorer.speech.numbers import MISSING, Numbers


class Words(Protocol):
    """What a difference is said with: a language, see :class:`explorer.speech.text.Text`."""

    form: Format
    numbers: Numbers

    def __call__(self, key: str, /, **values: object) -> str:
        """The text of a key."""

    def write(self, value: float, unit: str, write: str = "") -> str:
        """A number with its unit."""


_NOTHING = 1e-9  # a difference below this part of the numbers comes from arithmetic alone
_WRITTEN = {"ratio": "ratio", "parameters": "count"}  # units that the page writes in a way of its own


def difference(now: float, was: float, unit: str, text: Words) -> str:
    """The way from one number to another: "+€2.1 bn", "−3.2 points".

    Parameters
    ----------
    now, was
        The numbers, in the same unit.
    unit
        Their unit, as in the tables; empty for a plain number.
    text
        The language.
    """
    change = now - was
    if not math.isfinite(change):
        return MISSING
    if abs(change) <= _NOTHING * max(abs(now), abs(was)):
        return text("difference.same")
    if unit == "flag":
        return text("difference.flag")
    size = abs(change)
    if unit == "share":
        written = text("difference.points", n=text.numbers.number(100 * size, 2))
    elif unit == "year":
        written = text("difference.months", n=text.numbers.number(12 * size, 2))
    else:
        written = text.write(size, unit, _WRITTEN.get(unit, ""))
    return f"{text.form.plus if change > 0 else text.form.minus}{written}"
