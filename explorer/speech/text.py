"""The texts of one language, with its way of writing numbers, lists and dates."""

from __future__ import annotations

import math
from functools import cache
from typing import Any

from explorer.facts import table
from explorer.message import Date, Listed, Message, Name, Num, Rich, Says
from explorer.speech import cldr, differences
from explorer.speech.catalogue import DEFAULT_LANGUAGE, catalogue
from explorer.speech.media import PLAIN, PLOT, Medium
from explorer.speech.numbers import Numbers, month_of
from explorer.speech.pattern import Spoken, compiled
from explorer.speech.pseudo import is_prose, prose

_SPOKEN = frozenset({Message, Num, Rich, Name, Says, Listed, Date})
_PLURAL_DIGITS = 3  # a number is one thing if it is written as 1
_WHOLE = {"count", "exact"}  # ways of writing that leave out what comes after the point


@cache
def _texts(language: str) -> dict[str, Spoken | str]:
    return dict(catalogue(language))


class Text:
    """Speaks one language.

    Parameters
    ----------
    language
        BCP 47 code of a language that has a catalogue, or of a pseudo-language.

    Raises
    ------
    ValueError
        If there is no such language.
    """

    def __init__(self, language: str = DEFAULT_LANGUAGE) -> None:
        self.language = language
        self._patterns = catalogue(language)
        self._compiled = _texts(language)
        self.form = cldr.format_of(language)
        self.direction = cldr.direction(language)
        self.numbers = Numbers(self.form, self._own_writing)
        self._plain, self._plot = _Speaker(self, PLAIN), _Speaker(self, PLOT)

    # Messages -----------------------------------------------------------------------------------------------------------
    def say(self, said: Any, medium: Medium = PLAIN) -> str:
        """What is said, in this language.

        Parameters
        ----------
        said
            A message, sentences, a number, a name, a date, things in a row, or plain words; nothing for None.
        medium
            What it is said for.
        """
        return (self._plain if medium is PLAIN else _Speaker(self, medium)).value(said)

    def drawn(self, figure: Any) -> Any:
        """A figure with its words spoken; all else stays as it is."""
        kind = type(figure)
        if kind is dict:
            return {key: self.drawn(value) for key, value in figure.items()}
        if kind is list or kind is tuple:
            return [self.drawn(value) for value in figure]
        return self._plot.value(figure) if kind in _SPOKEN else figure

    def __call__(self, key: str, /, **values: object) -> str:
        """The text of a key, its places filled; plain words."""
        return self.spoken(key)(values, self._plain)

    def spoken(self, key: str) -> Spoken:
        """The function that says a text.

        Raises
        ------
        KeyError
            If the catalogue holds no such text.
        """
        found = self._compiled.get(key)
        if found is None:
            raise KeyError(f"no text {key!r} in language {self.language!r}")
        if isinstance(found, str):
            found = self._compiled[key] = compiled(found)
        return found

    def pattern(self, key: str) -> str:
        """A text with its places open, for a script in the page."""
        return self._patterns[key]

    def has(self, key: str) -> bool:
        """Whether the catalogue holds this key."""
        return key in self._patterns

    def get(self, key: str, default: str = "") -> str:
        """The text of a key, or `default`."""
        return self(key) if key in self._patterns else default

    def keys_under(self, prefix: str) -> list[str]:
        """Every key that starts with `prefix`, in order."""
        return sorted(key for key in self._patterns if key.startswith(prefix))

    # Words of the data ---------------------------------------------------------------------------------------------------
    def row(self, name: Name) -> str:
        """What a thing of the data is called, or what a cell of its row says: by the catalogue, else as the data have it."""
        for key in (f"{name.table}.{name.row}.{name.column}", f"{name.table}.{name.row}"):
            if key in self._patterns:
                return self(key)
        if name.table == "countries" and name.column == "name" and self.language != DEFAULT_LANGUAGE:
            return cldr.country(self.language, name.row)
        words = str(table(name.table).row(name.row)[name.column])
        return self.prose(words) if is_prose(name.table, name.column) else words

    def prose(self, words: str) -> str:
        """Prose of the data or of the model's own descriptions. No catalogue holds it: only a pseudo-language has it as its own."""
        return prose(words, self.language) if self.language in cldr.PSEUDO else words

    # Numbers and dates --------------------------------------------------------------------------------------------------
    def written(self, num: Num, write: str = "") -> str:
        """A number as it is written."""
        if num.words is not None and not write:
            return self.say(num.words)
        return self.write(num.value, num.unit, write or num.write)

    def write(self, value: float, unit: str, write: str = "") -> str:
        """A number of a unit, in one of the ways of writing; without one as its unit asks."""
        if not write:
            return self.numbers.quantity(value, unit)
        if write == "month":
            return self.month(value)
        if write == "difference":
            return self.difference(value, 0.0, unit)
        return self.numbers.by_name[write](value)

    def month(self, year: float) -> str:
        """A date given as a decimal year, as a month and a year: 2028.75 is October 2028."""
        whole, month = month_of(year)
        return cldr.date(self.language, f"{whole:04}-{month:02}")

    def date(self, iso: str) -> str:
        """A day given as 2026-11-23, as a reader reads it: 23 November 2026."""
        return cldr.date(self.language, iso)

    def difference(self, now: float, was: float, unit: str = "") -> str:
        """The way from one number to another, with its sign, see :func:`explorer.speech.differences.difference`."""
        return differences.difference(now, was, unit, self)

    def _own_writing(self, key: str, digits: str) -> str | None:
        """A number as a text of the catalogue writes it, or with the symbol that the catalogue has for its unit."""
        if key in self._patterns:
            return self(key, n=digits)
        said, _, unit = key.partition(".")
        symbol = f"symbol.{unit}"
        if said != "said" or symbol not in self._patterns or cldr.knows(unit):
            return None
        return f"{digits}{cldr.NBSP}{self(symbol)}"

    def quantity(self, value: object, unit: str) -> str:
        """A value with its unit, see :meth:`explorer.speech.numbers.Numbers.quantity`."""
        return self.numbers.quantity(value, unit)


class _Speaker:
    """Says what stands in a text, see :class:`explorer.speech.pattern.Speaker`."""

    __slots__ = ("literal", "medium", "text")

    def __init__(self, text: Text, medium: Medium) -> None:
        self.text, self.medium, self.literal = text, medium, medium.literal

    def value(self, value: Any, write: str = "") -> str:
        kind = type(value)
        if kind is Num:
            return self.medium.number(self.text.written(value, write), value)
        if kind is Message:
            return self.text.spoken(value.id)(dict(value.fields), self)
        if value is None:
            return ""
        if kind is Rich:
            return self.medium.rich([self.value(part) for part in value.parts], value.look)
        if kind is Name:
            return self.literal(self.text.row(value))
        if kind is Says:
            return self.text("join.sentences").join(filter(None, (self.value(part) for part in value.parts)))
        if kind is Listed:
            return cldr.listed(self.text.language, [self.value(item) for item in value.items], value.by)
        if kind is Date:
            return self.literal(self.text.date(value.iso))
        if isinstance(value, str):
            return self.literal(value)
        return self.literal(self.text.write(float(value), "", write) if write else str(value))

    def category(self, value: Any, *, ordinal: bool) -> str:
        x, write = (value.value, value.write) if isinstance(value, Num) else (float(value), "")
        if not math.isfinite(x):
            return "other"
        if write in _WHOLE:
            x = round(x)
        digits = 2 if write == "number2" else _PLURAL_DIGITS
        return self.text.form.plural(f"{float(f'{x:.{digits}g}'):g}", ordinal)

    def key(self, value: Any) -> str:
        if isinstance(value, Num):
            return f"{value.value:g}"
        if isinstance(value, Name):
            return value.row
        return str(value)
