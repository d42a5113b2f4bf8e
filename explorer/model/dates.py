"""Dates as they stand in the tables: a day, a month, a quarter, half a year or a year."""

from __future__ import annotations

import datetime

_MONTHS_OF = {"Q": 3, "S": 6, "H": 6}


def last_day(written: str) -> datetime.date:
    """The day on which a date ends: the latest that a promise "for 2026-Q1" can be kept."""
    year, _, rest = written.partition("-")
    if len(rest) == 5:
        return datetime.date.fromisoformat(written)
    if not rest:
        month = 12
    elif rest[0] in _MONTHS_OF:
        month = _MONTHS_OF[rest[0]] * int(rest[1])
    else:
        month = int(rest)
    following = datetime.date(int(year) + month // 12, month % 12 + 1, 1)
    return following - datetime.timedelta(days=1)


def decimal_year(written: str) -> float:
    """A date as a number of years, its end where it is not one day."""
    day = last_day(written)
    first = datetime.date(day.year, 1, 1)
    return day.year + (day - first).days / (datetime.date(day.year + 1, 1, 1) - first).days
