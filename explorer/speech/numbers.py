"""How a number is written for a reader: one rounding policy for every page, in the signs of every language.

Two or three figures that mean something, the unit beside them, a true minus sign, and a dash where the answer is not a number.
A trailing zero goes: "€30 bn", not "€30.0 bn"; only a multiple keeps it ("6.0×"), as it is read against others.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import cached_property

from explorer.message import PLAIN_UNITS
from explorer.speech.cldr import NBSP, Format, unit_around
from explorer.speech.decimals import NOISE, POWERS, TINY, trimmed

MISSING = "–"
_SUPERSCRIPT = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


_COUNTED = {"parameters", "tokens"}


def month_of(year: float) -> tuple[int, int]:
    """Year and month of a decimal year: 2028.75 begins October 2028."""
    months = math.floor(year * 12 + 1e-6)  # the tolerance keeps a quarter in its own month
    return months // 12, months % 12 + 1


class Numbers:
    """Writes numbers in one language.

    Parameters
    ----------
    form
        How the language writes.
    said
        Where the language's catalogue has a way of its own to write something, by its id: ``euro.billion``, ``said.EUR m/year``. It
        gives the writing for the number's digits.
    """

    def __init__(self, form: Format, said: Callable[[str, str], str | None]) -> None:
        self.form, self._said = form, said

    @cached_property
    def by_name(self) -> Mapping[str, Callable[[float], str]]:
        """Every way of writing a number, by the name that a text or a value asks for it."""
        return {
            "number": self.number,
            "number2": lambda x: self.number(x, 2),
            "count": self.count,
            "exact": self.exact,
            "ratio": self.ratio,
            "power": self.power_of_ten,
            "exponent": self.exponent,
            "money": self.money,
            "euros": self.euros,
            "percent": self.percent,
            "year": lambda x: f"{x:.0f}",
        }

    def _fixed(self, value: float, decimals: int, *, trim: bool = True) -> str:
        return self.form.fixed(value, trimmed(value, decimals) if trim else decimals)

    def number(self, value: float, digits: int = 3) -> str:
        """A number with `digits` significant figures, thousands separated: 0.0421, 4.2, 1,230."""
        if not math.isfinite(value):
            return MISSING
        if abs(value) < NOISE:
            return "0"
        if not TINY <= abs(value) < POWERS:
            return self.power_of_ten(value)
        magnitude = math.floor(math.log10(abs(value)))
        decimals = max(digits - 1 - magnitude, 0)
        rounded = round(value, digits - 1 - magnitude)
        return self._fixed(rounded, decimals)

    def count(self, value: float) -> str:
        """A whole number; from 10,000 on, three figures that mean something."""
        if not math.isfinite(value):
            return MISSING
        if abs(value) < 10_000:
            return self._fixed(value, 0)
        if abs(value) < 999_500:
            return self.number(value)
        for size, before, after in self.form.large:
            if abs(value) < 999.5 * size:
                return f"{before}{self.number(value / size)}{after}"
        return self.power_of_ten(value)

    def exact(self, value: float) -> str:
        """A whole number as it was counted: "16,384"."""
        return self._fixed(value, 0) if math.isfinite(value) else MISSING

    def money(self, billions: float) -> str:
        """An amount given in EUR bn: "€4.1 bn", "€30 bn", "€310 m"."""
        if not math.isfinite(billions):
            return MISSING
        amount = abs(billions)
        if amount >= 99.95:
            said = self._large_euros("billion", self._fixed(amount, 0), amount)
        elif amount >= 0.9995:
            said = self._large_euros("billion", self._fixed(amount, 1), amount)
        elif amount * 1e3 < 0.05:
            return self._euro("0")
        else:
            said = self._large_euros("million", self.number(amount * 1e3, 3 if amount >= 0.1 else 2), amount)
        return f"{self.form.minus}{said}" if billions < 0 else said

    def _large_euros(self, size: str, digits: str, billions: float) -> str:
        own = self._said(f"number.euro.{size}", digits)
        if own is not None:
            return own
        of = {zeros: (before, after) for zeros, before, after in self.form.euro_large}
        if size == "billion" and 1e9 not in of:  # a language without the word says it in millions
            size, digits = "million", self._fixed(float(f"{billions * 1e3:.3g}"), 0)
        before, after = of[1e9 if size == "billion" else 1e6]
        return f"{before}{digits}{after}"

    def _euro(self, digits: str) -> str:
        before, after = self.form.euro
        return f"{before}{digits}{after}"

    def euros(self, amount: float) -> str:
        """An amount given in EUR: "€76,700", "€3.30", "€10"."""
        if not math.isfinite(amount):
            return MISSING
        sign = self.form.minus if amount < 0 else ""
        amount = abs(amount)
        if amount < 100:
            return sign + self._euro(self._fixed(amount, 0 if round(amount, 2) % 1 == 0 else 2, trim=False))
        if amount < 1e5:
            return sign + self._euro(self._fixed(round(amount, -int(amount >= 10_000) * 2), 0))
        return sign + self._euro(self.number(amount))

    def percent(self, share: float) -> str:
        """A share of 1 as a percentage: "33%", "4.2%", "0.17%"."""
        value = share * 100
        if not math.isfinite(value):
            return MISSING
        before, after = self.form.percent
        if abs(value) >= 9.95:
            return f"{before}{self._fixed(value, 1 if abs(value) < 99.95 and round(value, 1) % 1 else 0)}{after}"
        return f"{before}{self.number(value, 2)}{after}"

    def ratio(self, value: float) -> str:
        """A multiple: "6.0×"."""
        if not math.isfinite(value):
            return MISSING
        if 0.95 <= value < 1:  # not enough stays less than one
            return f"{self._fixed(min(value, 0.99), 2)}×"
        return f"{self._fixed(value, 1, trim=False) if abs(value) < 99.95 else self._fixed(value, 0)}×"

    def power_of_ten(self, value: float, digits: int = 2) -> str:
        """A very large number: "4.1 × 10²⁶"."""
        if not math.isfinite(value):
            return MISSING
        if value == 0:
            return "0"
        exponent = math.floor(math.log10(abs(value)))
        mantissa = round(value / 10**exponent, digits - 1)
        if abs(mantissa) >= 10:
            mantissa, exponent = mantissa / 10, exponent + 1
        digits_said = self._fixed(mantissa, digits - 1, trim=False)
        return f"{digits_said}{NBSP}×{NBSP}10{str(exponent).translate(_SUPERSCRIPT)}"

    @staticmethod
    def exponent(value: float) -> str:
        """A power of ten on an axis: "10²⁶"."""
        return f"10{str(round(math.log10(value))).translate(_SUPERSCRIPT)}"

    def quantity(self, value: object, unit: str) -> str:
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
        if not math.isfinite(x):
            return MISSING
        if unit == "EUR bn":
            return self.money(x)
        if unit.startswith("EUR bn "):
            return f"{self.money(x)}{NBSP}{unit[7:]}"
        if unit in {"EUR m", "EUR m/year"}:
            said = self.money(x / 1e3)
            return (self._said(f"said.{unit}", said) or said) if unit == "EUR m/year" else said
        if unit in {"EUR", "EUR/chip", "EUR/h"}:
            return self.euros(x)
        if unit == "USD":
            return "{1}{0}{2}".format(self.count(x), *self.form.dollar)
        if unit == "share":
            return self.percent(x)
        if unit in {"ratio", "multiple"}:
            return self.number(x)
        if unit == "year":
            return "{}-{:02}".format(*month_of(x))
        if unit == "flag":
            return self._said(f"flag.{'yes' if x else 'no'}", "") or ""
        if abs(x) >= 1e12 and unit not in _COUNTED:
            shown = self.power_of_ten(x)
        elif abs(x) >= 1e4:
            shown = self.count(x)
        else:
            shown = self.number(x)
        return shown if unit in PLAIN_UNITS else self.with_unit(shown, x, unit)

    def with_unit(self, digits: str, value: float, unit: str) -> str:
        """Digits with their unit: the catalogue's own way, else CLDR's, else the unit as the tables write it."""
        own = self._said(f"said.{unit}", digits)
        if own is not None:
            return own
        near = 0.0 if abs(value) < NOISE else float(f"{min(abs(value), POWERS):.3g}")
        before, after = unit_around(self.form.language, unit, self.form.plural(f"{near:g}"))
        return f"{before}{digits}{after}"
