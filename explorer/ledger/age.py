"""How old a date is on the day of the release: a page must not change with the reader's clock."""

from __future__ import annotations

import calendar
import re

from explorer.about import __date__

_LAST_MONTH = {"Q1": 3, "Q2": 6, "Q3": 9, "Q4": 12, "S1": 6, "H1": 6, "S2": 12, "H2": 12}


def last_day(date: str) -> tuple[int, int, int]:
    """The last day that a date may mean: 2025 is 31 December 2025, 2024-S2 is 31 December 2024.

    Raises
    ------
    ValueError
        If it is no date as the tables write it.
    """
    found = re.fullmatch(r"(\d{4})(?:-(\d{2}|[QSH]\d)(?:-(\d{2}))?)?", date)
    if found is None:
        raise ValueError(f"{date!r} is no date")
    year, part, day = found.groups()
    month = _LAST_MONTH.get(part or "Q4") or int(part)
    return int(year), month, int(day) if day else calendar.monthrange(int(year), month)[1]


def months_old(date: str, on: str = __date__) -> int:
    """The number of whole months that a date is older than, on the day of the release.

    Examples
    --------
    >>> months_old("2025-11-22", on="2026-11-23"), months_old("2025-11-23", on="2026-11-23")
    (12, 11)
    >>> months_old("2025", on="2026-11-23"), months_old("2027", on="2026-11-23")
    (10, 0)
    """
    (year, month, day), (now_year, now_month, now_day) = last_day(date), last_day(on)
    return max((now_year - year) * 12 + now_month - month - (now_day <= day), 0)
