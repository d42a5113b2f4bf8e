"""A length of time in words: minutes, hours, days, months or years, whichever reads best."""

from __future__ import annotations

import math

from explorer.speech import MISSING, Text

#: Up to so many days a length is written in this unit, of so many days.
_UNITS = (
    (1 / 24, "minute", 1 / 1440),
    (2.0, "hour", 1 / 24),
    (60.0, "day", 1.0),
    (730.0, "month", 365 / 12),
    (math.inf, "year", 365.0),
)
_UNIT = "days"


def duration(days: float, text: Text) -> str:
    """A length of time given in days: "no time", "40 minutes", "3.5 hours", "12 days", "4 months"."""
    if not math.isfinite(days):
        return MISSING
    if days < 1 / 1440:
        return text.keep(text("duration.none" if days <= 0 else "duration.moment"), days, _UNIT)
    unit, size = next((unit, size) for most, unit, size in _UNITS if days < most)
    amount = text.number(days / size, 2)
    return text.keep(text(f"duration.{unit}.{'one' if amount == '1' else 'many'}", n=amount), days, _UNIT)
