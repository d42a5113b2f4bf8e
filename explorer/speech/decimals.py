"""How many decimals the rounding policy leaves of a number: for files, which hold the number itself and show it as the page does."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

POWERS, TINY = 1e15, 1e-5  # from here on, and below, a number is written as a power of ten
NOISE = 1e-12  # what is smaller is the last digit of a sum


def trimmed(value: float, decimals: int) -> int:
    """Decimals that are left when trailing zeros go."""
    return len(f"{abs(value):.{decimals}f}".rstrip("0").partition(".")[2]) if decimals else 0


def _significant(value: float, digits: int) -> int | None:
    if abs(value) < NOISE:
        return 0
    if not TINY <= abs(value) < POWERS:
        return None
    places = digits - 1 - math.floor(math.log10(abs(value)))
    return trimmed(round(value, places), max(places, 0))


def _of_percent(value: float) -> int | None:
    whole = abs(value * 100)
    if whole < 9.95:
        return _significant(whole, 2)
    return int(whole < 99.95 and round(whole, 1) % 1 != 0)


def _of_money(value: float) -> int | None:
    amount = abs(value)
    return 0 if amount >= 99.95 else trimmed(amount, 1) if amount >= 0.9995 else None


_WRITTEN = {
    "EUR bn": "money",
    "EUR": "euros",
    "EUR/chip": "euros",
    "EUR/h": "euros",
    "share": "percent",
    "ratio": "number",
    "multiple": "number",
    "year": "exact",
}
"""How the numbers of a unit are written, where not as numbers or counts."""

_SHOWN_DECIMALS: Mapping[str, Callable[[float], int | None]] = {
    "number": lambda x: _significant(x, 3),
    "number2": lambda x: _significant(x, 2),
    "count": lambda x: 0 if abs(x) < 10_000 else _significant(x, 3) if abs(x) < 999_500 else None,
    "exact": lambda _: 0,
    "year": lambda _: 0,
    "money": _of_money,
    "euros": lambda x: 0 if abs(x) >= 100 or round(abs(x), 2) % 1 == 0 else 2,
    "percent": _of_percent,
    "ratio": lambda x: 2 if 0.95 <= x < 1 else 1 if abs(x) < 99.95 else 0,
}


def decimals(value: float, unit: str, write: str = "") -> int | None:
    """Decimals that are shown of a number; None where another number is shown, such as thousands of it, or a power of ten.

    Parameters
    ----------
    value, unit
        The number.
    write
        How it is written, see :class:`explorer.message.Num`.
    """
    write = write or _WRITTEN.get(unit) or ("number" if abs(value) < 1e4 else "count")
    if not math.isfinite(value) or write not in _SHOWN_DECIMALS:
        return None
    return _SHOWN_DECIMALS[write](value)
