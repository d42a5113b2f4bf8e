"""A length of time: minutes, hours, days, months or years, whichever reads best."""

from __future__ import annotations

import math
from dataclasses import replace

from explorer.message import Message, Num, say

#: Up to so many days a length is written in this unit, of so many days.
_UNITS = (
    (1 / 24, "minute", 1 / 1440),
    (2.0, "hour", 1 / 24),
    (60.0, "day", 1.0),
    (730.0, "month", 365 / 12),
    (math.inf, "year", 365.0),
)
_MOMENT = 1 / 1440  # what is shorter is written without a number


def duration(days: Num) -> Num:
    """A length of time given in days, in words: "no time", "40 minutes", "3.5 hours", "12 days", "4 months"."""
    return replace(days, words=_words(days.value)) if math.isfinite(days.value) else days


def _words(days: float) -> Message:
    if days < _MOMENT:
        return say(f"duration.{'none' if days <= 0 else 'moment'}")
    unit, size = next((unit, size) for most, unit, size in _UNITS if days < most)
    # Two digits, as it is written: 1.02 hours are one hour.
    return say(f"duration.{unit}", n=Num(float(f"{days / size:.2g}"), f"{unit}s", "number2"))
