"""How a language writes numbers, units, lists and dates: from CLDR, by way of Babel.

Babel formats one number in tens of microseconds, and an answer holds some hundreds: its patterns are read once a language, and what
remains for each number is Python's own formatting.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import (
    NumberPattern,
    get_decimal_symbol,
    get_group_symbol,
    get_minus_sign_symbol,
    get_plus_sign_symbol,
)

NBSP = "\N{NO-BREAK SPACE}"
_PLACE = "\0"
_BLANKS = re.compile(r"[ \u202f]")

#: Units that CLDR knows, by their name in our tables.
_UNITS = {
    "MW": "power-megawatt",
    "GW": "power-gigawatt",
    "TWh": "energy-terawatt-hour",
    "h": "duration-hour",
    "days": "duration-day",
    "months": "duration-month",
    "years": "duration-year",
    "minutes": "duration-minute",
    "seconds": "duration-second",
}


@dataclass(frozen=True, slots=True)
class Format:
    """How a language writes, as far as it does not depend on the number.

    Attributes
    ----------
    decimal, group, minus, plus
        Its signs.
    least_grouped
        A number below this has no group signs: Spanish writes 1000, and 10.000.
    percent, euro, dollar
        What stands before and after the number.
    large
        Words for thousands of thousands: size, what stands before and after.
    plural
        The plural category of a number that is written with these digits; with `ordinal`, of its place in a row.
    """

    language: str
    decimal: str
    group: str
    minus: str
    plus: str
    least_grouped: float
    percent: tuple[str, str]
    euro: tuple[str, str]
    dollar: tuple[str, str]
    large: tuple[tuple[float, str, str], ...]
    euro_large: tuple[tuple[float, str, str], ...]
    plural: Callable[..., str]

    def fixed(self, value: float, decimals: int) -> str:
        """A number with so many decimals, in the signs of the language."""
        written = f"{abs(value):,.{decimals}f}"
        if abs(value) < self.least_grouped:
            written = written.replace(",", "")
        if self.decimal != "." or self.group != ",":
            written = written.replace(",", "\0").replace(".", self.decimal).replace("\0", self.group)
        negative = value < 0 and any(digit in "123456789" for digit in written)
        return f"{self.minus}{written}" if negative else written


def _around(pattern: str, place: str) -> tuple[str, str]:
    before, _, after = pattern.partition(place)
    return _BLANKS.sub(NBSP, before), _BLANKS.sub(NBSP, after)


def _affixes(pattern: NumberPattern, sign: str, currency: str = "") -> tuple[str, str]:
    before, after = pattern.prefix[0], pattern.suffix[0]
    return tuple(_BLANKS.sub(NBSP, part.replace("%", sign).replace("¤", currency)) for part in (before, after))  # type: ignore[return-value]


def _large(patterns: object, currency: str = "") -> tuple[tuple[float, str, str], ...]:
    found = []
    for size in (1e6, 1e9, 1e12):
        pattern = patterns.get("other", {}).get(str(int(size)))  # type: ignore[attr-defined]
        text = str(pattern.pattern if hasattr(pattern, "pattern") else pattern or "")
        zeros = re.search(r"0+", text)
        if zeros and len(zeros[0]) == 1:
            before, after = _around(text.replace("'", ""), zeros[0])
            found.append((size, before.replace("¤", currency), after.replace("¤", currency)))
    return tuple(found)


@cache
def locale_of(language: str) -> Locale:
    """CLDR's locale of a language of ours; a pseudo-language borrows that of a real one."""
    return Locale.parse(_BORROWED.get(language, language), sep="-")


#: Pseudo-languages, and whose numbers and dates they borrow: signs that are not English, so that what was not spoken shows.
PSEUDO = {"en-XA": "de", "ar-XB": "he"}
_BORROWED = {"en": "en-GB", **PSEUDO}  # the explorer's English is British


@cache
def format_of(language: str) -> Format:
    """How a language writes."""
    locale = locale_of(language)
    percent = _affixes(locale.percent_formats[None], locale.number_symbols["latn"].get("percentSign", "%"))
    least = 10_000 if locale.language in {"es", "pt", "pl", "bg"} else 1_000

    def plural(digits: str, ordinal: bool = False) -> str:
        return str((locale.ordinal_form if ordinal else locale.plural_form)(Decimal(digits)))

    return Format(
        language,
        get_decimal_symbol(locale),
        _BLANKS.sub(NBSP, get_group_symbol(locale)),
        "\N{MINUS SIGN}" if get_minus_sign_symbol(locale) == "-" else get_minus_sign_symbol(locale),
        get_plus_sign_symbol(locale),
        least,
        percent,
        _affixes(locale.currency_formats["standard"], "", "€"),
        _affixes(locale.currency_formats["standard"], "", "$"),
        _large(locale.compact_decimal_formats["long"]),
        _large(locale.compact_currency_formats["short"], "€"),
        plural,
    )


def country(language: str, code: str) -> str:
    """What a country is called, by its ISO code."""
    return str(locale_of(language).territories.get(code, code))


def knows(unit: str) -> bool:
    """Whether a unit has words of its own in every language."""
    return unit in _UNITS


def direction(language: str) -> str:
    """Which way a language is written: ``ltr`` or ``rtl``."""
    return str(locale_of(language).text_direction)


@cache
def unit_around(language: str, unit: str, category: str = "other") -> tuple[str, str]:
    """What stands before and after a number of this unit: CLDR's words where it knows the unit, else the unit itself.

    A length of time is said in full, as "3 years"; other units by their sign, as "711 MW".

    Parameters
    ----------
    category
        Plural category of the number.
    """
    known = _UNITS.get(unit, "")
    length = "long" if known.startswith("duration-") else "short"
    patterns = locale_of(language)._data["unit_patterns"].get(known, {}).get(length, {}) if known else {}
    pattern = patterns.get(category) or patterns.get("other")
    return _around(pattern, "{0}") if pattern else ("", f"{NBSP}{unit}")


def listed(language: str, items: list[str], by: str) -> str:
    """Things in a row, as the language lists them."""
    if not items:
        return ""
    if by in {"and", "or"}:
        return str(format_list(items, style="standard" if by == "and" else "or", locale=locale_of(language)))
    return ("; " if by == "semicolon" else ", ").join(items)


@cache
def date(language: str, iso: str) -> str:
    """A day, a month or a year in words: 23 November 2026."""
    import datetime

    year, *rest = iso.split("-")
    if not rest:
        return year
    day = datetime.date(int(year), int(rest[0]), int(rest[1]) if len(rest) > 1 else 1)
    locale = locale_of(language)
    if len(rest) > 1:
        return str(format_date(day, "long", locale=locale))
    from babel.dates import format_skeleton

    return str(format_skeleton("yMMMM", datetime.datetime(day.year, day.month, 1), locale=locale))
