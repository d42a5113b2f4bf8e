"""How a number is written for a reader: one rounding policy for every page.

Two or three figures that mean something, the unit beside them, a true minus sign, and a dash where the answer is not a number.
A trailing zero goes: "€30 bn", not "€30.0 bn"; only a multiple keeps it ("6.0×"), as it is read against others.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

Rest = ParamSpec("Rest")

MISSING = "–"
_MINUS = "\N{MINUS SIGN}"
_NBSP = "\N{NO-BREAK SPACE}"
_POWERS, _TINY = 1e15, 1e-5  # from here on, and below, a number is written as a power of ten
_NOISE = 1e-12  # what is smaller is the last digit of a sum
_SUPERSCRIPT = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


class Shown(str):
    """A number as it is written for a reader, which still knows what it was.

    Attributes
    ----------
    value
        The number itself, unrounded, in the unit that it came in: a share of 0.17 is shown as "17%".
    unit
        That unit where the writing says it ("EUR bn", "share"), empty where a label does.
    """

    __slots__ = ("unit", "value")
    value: float
    unit: str


def _shown(
    unit: str = "",
) -> Callable[[Callable[Concatenate[float, Rest], str]], Callable[Concatenate[float, Rest], str]]:
    """Let a function that writes a number give it back as a :class:`Shown`."""

    def wrap(write: Callable[Concatenate[float, Rest], str]) -> Callable[Concatenate[float, Rest], str]:
        @wraps(write)
        def shown(value: float, /, *args: Rest.args, **kwargs: Rest.kwargs) -> str:
            return keep(write(value, *args, **kwargs), value, unit)

        return shown

    return wrap


def keep(text: str, value: float, unit: str = "") -> Shown:
    """A number that is written in words of its own, such as "2 working days", and still knows what it was.

    Parameters
    ----------
    text
        The words.
    value
        The number itself, in `unit`; not a number where there is none.
    unit
        That unit, where no label says it.
    """
    kept = Shown(text)
    kept.value, kept.unit = float(value), unit
    return kept


def _finish(text: str) -> str:
    negative_zero = text.startswith("-") and not any(c in "123456789" for c in text)
    return (text[1:] if negative_zero else text).replace("-", _MINUS)


def _fixed(value: float, decimals: int, *, trim: bool = True) -> str:
    text = f"{value:,.{decimals}f}"
    if trim and "." in text:
        text = text.rstrip("0").rstrip(".")
    return _finish(text)


@_shown()
def number(value: float, digits: int = 3) -> str:
    """A number with `digits` significant figures, thousands separated: 0.0421, 4.2, 1,230."""
    if not math.isfinite(value):
        return MISSING
    if abs(value) < _NOISE:
        return "0"
    if not _TINY <= abs(value) < _POWERS:
        return power_of_ten(value)
    magnitude = math.floor(math.log10(abs(value)))
    decimals = max(digits - 1 - magnitude, 0)
    rounded = round(value, digits - 1 - magnitude)
    return _fixed(rounded, decimals)


@_shown()
def count(value: float) -> str:
    """A whole number; from 10,000 on, three figures that mean something."""
    if not math.isfinite(value):
        return MISSING
    if abs(value) < 10_000:
        return _fixed(value, 0)
    if abs(value) < 999_500:
        return number(value)
    for size, word in ((1e6, "million"), (1e9, "billion"), (1e12, "trillion")):
        if abs(value) < 999.5 * size:
            return f"{number(value / size)}{_NBSP}{word}"
    return power_of_ten(value)


@_shown()
def exact(value: float) -> str:
    """A whole number as it was counted: "16,384"."""
    return _fixed(value, 0) if math.isfinite(value) else MISSING


@_shown("EUR bn")
def money(billions: float) -> str:
    """An amount given in EUR bn: "€4.1 bn", "€30 bn", "€310 m"."""
    if not math.isfinite(billions):
        return MISSING
    sign = _MINUS if billions < 0 else ""
    amount = abs(billions)
    if amount >= 99.95:
        return f"{sign}€{_fixed(amount, 0)}{_NBSP}bn"
    if amount >= 0.9995:
        return f"{sign}€{_fixed(amount, 1)}{_NBSP}bn"
    if amount * 1e3 < 0.05:
        return "€0"
    return f"{sign}€{number(amount * 1e3, 3 if amount >= 0.1 else 2)}{_NBSP}m"


@_shown("EUR")
def euros(amount: float) -> str:
    """An amount given in EUR: "€76,700", "€3.30", "€10"."""
    if not math.isfinite(amount):
        return MISSING
    sign = _MINUS if amount < 0 else ""
    amount = abs(amount)
    if amount < 100:
        return f"{sign}€{_fixed(amount, 0 if round(amount, 2) % 1 == 0 else 2, trim=False)}"
    if amount < 1e5:
        return f"{sign}€{_fixed(round(amount, -int(amount >= 10_000) * 2), 0)}"
    return f"{sign}€{number(amount)}"


@_shown("share")
def percent(share: float) -> str:
    """A share of 1 as a percentage: "33%", "4.2%", "0.17%"."""
    value = share * 100
    if not math.isfinite(value):
        return MISSING
    if abs(value) >= 9.95:
        return f"{_fixed(value, 1 if abs(value) < 99.95 and round(value, 1) % 1 else 0)}%"
    return f"{number(value, 2)}%"


@_shown("ratio")
def ratio(value: float) -> str:
    """A multiple: "6.0×"."""
    if not math.isfinite(value):
        return MISSING
    if 0.95 <= value < 1:  # not enough stays less than one
        return f"{_fixed(min(value, 0.99), 2)}×"
    return f"{_fixed(value, 1, trim=False) if abs(value) < 99.95 else _fixed(value, 0)}×"


@_shown()
def power_of_ten(value: float, digits: int = 2) -> str:
    """A very large number: "4.1 × 10²⁶"."""
    if not math.isfinite(value):
        return MISSING
    if value == 0:
        return "0"
    exponent = math.floor(math.log10(abs(value)))
    mantissa = round(value / 10**exponent, digits - 1)
    if abs(mantissa) >= 10:
        mantissa, exponent = mantissa / 10, exponent + 1
    return f"{_fixed(mantissa, digits - 1, trim=False)}{_NBSP}×{_NBSP}10{str(exponent).translate(_SUPERSCRIPT)}"


# Units that the label beside the number says.
PLAIN_UNITS = {
    "",
    "1",
    "ratio",
    "choice",
    "flag",
    "sites",
    "chips a site",
    "chips",
    "USD/EUR",
    "runs/year",
    "projects/year",
    "GPU-hours",
    "GPU-hours/year",
    "minutes/year",
    "standard deviations",
}


_COUNTED = {"parameters", "tokens"}


def month_of(year: float) -> tuple[int, int]:
    """Year and month of a decimal year: 2028.75 begins October 2028."""
    months = math.floor(year * 12 + 1e-6)  # the tolerance keeps a quarter in its own month
    return months // 12, months % 12 + 1


def quantity(value: object, unit: str) -> str:
    """A value with its unit, as the reader meets it.

    Parameters
    ----------
    value
        A number, or the word of a choice.
    unit
        The unit as written in the tables: "EUR bn", "share", "MW", ...
    """
    if isinstance(value, str):
        return value
    x = float(value)  # type: ignore[arg-type]
    return keep(_quantity(x, unit), x, unit)


def _quantity(x: float, unit: str) -> str:
    if not math.isfinite(x):
        return MISSING
    if unit == "EUR bn":
        return money(x)
    if unit.startswith("EUR bn "):
        return f"{money(x)}{_NBSP}{unit[7:]}"
    if unit == "EUR m":
        return money(x / 1e3)
    if unit == "EUR m/year":
        return f"{money(x / 1e3)} a year"
    if unit in {"EUR", "EUR/chip", "EUR/h"}:
        return euros(x)
    if unit == "USD":
        return f"${count(x)}"
    if unit == "share":
        return percent(x)
    if unit in {"ratio", "multiple"}:
        return number(x)
    if unit == "year":
        return "{}-{:02}".format(*month_of(x))
    if unit == "flag":
        return "yes" if x else "no"
    if abs(x) >= 1e12 and unit not in _COUNTED:
        shown = power_of_ten(x)
    elif abs(x) >= 1e4:
        shown = count(x)
    else:
        shown = number(x)
    return shown if unit in PLAIN_UNITS else f"{shown}{_NBSP}{unit}"
