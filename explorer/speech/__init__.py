"""What the reader sees, as data: one folder of JSON catalogues a language, and how numbers are written."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from explorer.speech import differences, numbers

_HERE = Path(__file__).resolve().parent
DEFAULT_LANGUAGE = "en"
MISSING = numbers.MISSING


def languages() -> list[str]:
    """Languages that have a catalogue, as BCP 47 codes."""
    return sorted(folder.name for folder in _HERE.iterdir() if any(folder.glob("*.json")))


def _flatten(tree: dict[str, Any], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in tree.items():
        if isinstance(value, dict):
            flat |= _flatten(value, f"{prefix}{key}.")
        else:
            flat[prefix + key] = value
    return flat


@cache
def catalogue(language: str = DEFAULT_LANGUAGE) -> dict[str, str]:
    """Every text of a language, by dotted key.

    Raises
    ------
    ValueError
        If there is no such language, or two files of it hold the same key.
    """
    if language not in languages():
        raise ValueError(f"no texts in {language!r}; there are: {', '.join(languages())}")
    texts: dict[str, str] = {}
    for path in sorted((_HERE / language).glob("*.json")):
        more = _flatten(json.loads(path.read_text(encoding="utf-8")))
        twice = texts.keys() & more.keys()
        if twice:
            raise ValueError(f"{path.name}: keys that another file holds too: {', '.join(sorted(twice))}")
        texts |= more
    return texts


class Text:
    """The texts of one language, with its way of writing numbers."""

    def __init__(self, language: str = DEFAULT_LANGUAGE) -> None:
        self.language = language
        self._texts = catalogue(language)

    def __call__(self, key: str, /, **values: object) -> str:
        """The text of a key, its placeholders filled."""
        try:
            text = self._texts[key]
        except KeyError:
            raise KeyError(f"no text {key!r} in language {self.language!r}") from None
        return text.format_map(values) if values else text

    def has(self, key: str) -> bool:
        """Whether the catalogue holds this key."""
        return key in self._texts

    def get(self, key: str, default: str = "") -> str:
        """The text of a key, or `default`."""
        return self._texts.get(key, default)

    def keys_under(self, prefix: str) -> list[str]:
        """Every key that starts with `prefix`, in order."""
        return sorted(key for key in self._texts if key.startswith(prefix))

    def month(self, year: float) -> str:
        """A date given as a decimal year, as a month and a year: 2028.75 is October 2028."""
        whole, month = numbers.month_of(year)
        return self("month.date", month=self(f"month.{month}"), year=whole)

    def date(self, iso: str) -> str:
        """A day given as 2026-11-23, as a reader reads it: 23 November 2026."""
        year, month, day = iso.split("-")
        return self("month.day", day=int(day), month=self(f"month.{int(month)}"), year=year)

    def difference(self, now: float, was: float, unit: str = "") -> numbers.Shown:
        """The way from one number to another, with its sign, see :func:`explorer.speech.differences.difference`."""
        return differences.difference(now, was, unit, lambda kind, n: self(f"difference.{kind}", n=n))

    keep = staticmethod(numbers.keep)
    money = staticmethod(numbers.money)
    euros = staticmethod(numbers.euros)
    percent = staticmethod(numbers.percent)
    count = staticmethod(numbers.count)
    exact = staticmethod(numbers.exact)
    number = staticmethod(numbers.number)
    ratio = staticmethod(numbers.ratio)
    power_of_ten = staticmethod(numbers.power_of_ten)
    quantity = staticmethod(numbers.quantity)
