"""A number as a newspaper would print it, with the ends of its range in the same writing."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from explorer.claims import spread
from explorer.model import Results
from explorer.speech import Text


@dataclass(frozen=True, slots=True)
class Bounds:
    """A value and its range as printed.

    Attributes
    ----------
    kind
        ``range``; ``rounding`` if the ends are printed as the value is; ``open`` if there is no answer at one end; ``none`` if nothing
        uncertain is in it; ``many`` for a row of values, which has no one range.
    value, low, high
        As printed; the ends are empty where there is no range.
    """

    kind: str
    value: str
    low: str = ""
    high: str = ""


def bounds(results: Results, name: str, text: Text) -> Bounds:
    """The value of a quantity, an input or a figure, and the range that verdicts on claims use too.

    Parameters
    ----------
    results
        A scenario's results; no draws.
    name
        Which value.
    text
        The language.
    """
    value, unit = results[name], results.unit(name)
    if np.ndim(value) > 0:
        return Bounds("many", str(np.size(value)))
    shown = text.quantity(value, unit)
    if isinstance(value, str) or not math.isfinite(value):
        return Bounds("none", shown)
    found = spread(results, name)
    if found.low == found.high:
        return Bounds("none", shown)
    if not (math.isfinite(found.low) and math.isfinite(found.high)):
        return Bounds("open", shown)
    low, high = text.quantity(found.low, unit), text.quantity(found.high, unit)
    return Bounds("rounding", shown) if low == high == shown else Bounds("range", shown, low, high)
