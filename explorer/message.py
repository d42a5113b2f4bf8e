"""What is said, before it is spoken: message ids with typed values. No word of any language stands here or comes out of here.

A message names a text of a catalogue and the values that stand in it. It is spoken once, at the edge, by :mod:`explorer.speech`: in a
language, for a medium. Until then every number keeps its value, its unit and the quantity that it is a value of.

>>> say("chart.power.mw", mw=Num(711.2, "MW", of="power_facility"))
Message('chart.power.mw', mw=Num(711.2, 'MW', of='power_facility'))
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

PLAIN_UNITS = frozenset(
    {
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
)
"""Units that the label beside a number says."""

Fields = tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Num:
    """A number that knows what it is.

    Attributes
    ----------
    value
        The number itself, unrounded, in `unit`; not a number where there is none.
    unit
        Its unit as in the tables: ``"EUR bn"``, ``"share"``, ``"MW"``.
    write
        How it is written where not as its unit asks, see :meth:`explorer.speech.Speech.number`: ``"number"`` is the bare number,
        for a unit that words beside it say.
    of
        The quantity, input or figure that it is a value of, or ``table/row/column`` of a cell of the data. Empty for a number that
        only `make` finds.
    at
        Its place, where `of` is an array.
    under
        Values of inputs that differ from the scenario's, where the number holds under them.
    make
        Finds the number in any results, where it is no quantity of the model but follows from some: a share, a sum, a count.
    words
        Says the number in words of its own, such as "2 working days".
    by
        What it is of `of`, where it is not its value: ``draws`` for what draws of it give, ``place`` for a place on the axis of it, ``count``
        for how many, ``part`` for a part of it that a cause or a case makes up. It has no range of its own.
    """

    value: float
    unit: str = ""
    write: str = ""
    of: str = ""
    at: tuple[int, ...] = ()
    under: Fields = ()
    make: Callable[[Any], Any] | None = field(default=None, compare=False)
    words: Message | None = None
    by: str = ""

    def __repr__(self) -> str:
        said = [
            repr(self.value),
            repr(self.unit),
            *(f"{k}={v!r}" for k in ("write", "of", "at") if (v := getattr(self, k))),
        ]
        return f"Num({', '.join(said)})"


@dataclass(frozen=True, slots=True, repr=False)
class Message:
    """A text of the catalogue by its id, with the values that stand in it."""

    id: str
    fields: Fields = ()

    def __getitem__(self, name: str) -> Any:
        return dict(self.fields)[name]

    def __repr__(self) -> str:
        return f"Message({', '.join([repr(self.id), *(f'{name}={value!r}' for name, value in self.fields)])})"


def say(id: str, /, **values: Any) -> Message:
    """A message: a text of the catalogue with these values.

    Parameters
    ----------
    id
        Id of the text.
    **values
        :class:`Num`, :class:`Name`, :class:`Date`, :class:`Listed`, another message, or a plain word that a text chooses by.
    """
    return Message(id, tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Name:
    """A thing by its id: a row of a table, such as a chip or a country, or the cell of a row that holds words.

    Its words are those of the catalogue or of the data, whichever the language has.
    """

    table: str
    row: str
    column: str = "name"


@dataclass(frozen=True, slots=True)
class Date:
    """A day, a month or a year, as precise as it is written: ``2026-11-23``, ``2026-11``, ``2026``."""

    iso: str


@dataclass(frozen=True, slots=True)
class Listed:
    """Several things in a row.

    Attributes
    ----------
    items
        Messages, names or numbers.
    by
        ``"and"`` or ``"or"`` for the last of them, ``"comma"`` or ``"semicolon"`` for none.
    """

    items: tuple[Any, ...]
    by: str = "and"


@dataclass(frozen=True, slots=True)
class Says:
    """Sentences, one after the other."""

    parts: tuple[Any, ...] = ()

    @classmethod
    def of(cls, *parts: Any) -> Says:
        """These sentences; what is empty is left out."""
        return cls(tuple(part for part in parts if part))

    def __bool__(self) -> bool:
        return bool(self.parts)


@dataclass(frozen=True, slots=True)
class Rich:
    """Parts that stand together in a picture, and how they look.

    Attributes
    ----------
    parts
        What is said: messages, numbers, names.
    look
        Empty for one after the other, ``"b"`` for bold, ``"lines"`` for one below the other, else the token of a colour.
    """

    parts: tuple[Any, ...]
    look: str = ""


def bold(*parts: Any) -> Rich:
    """Parts in bold."""
    return Rich(parts, "b")


def lines(*parts: Any) -> Rich:
    """Parts one below the other; what is empty is left out."""
    return Rich(tuple(part for part in parts if part is not None and part != ""), "lines")


def coloured(colour: str, *parts: Any) -> Rich:
    """Parts in a colour, given by its token."""
    return Rich(parts, colour)


def tables(said: Any) -> Iterator[str]:
    """Tables of the data whose rows are named in what is said, also in the parts of a picture."""
    if isinstance(said, Name):
        yield said.table
    elif isinstance(said, Num):
        if "/" in said.of:
            yield said.of.partition("/")[0]
        yield from tables(said.words)
    elif isinstance(said, Message):
        for _, value in said.fields:
            yield from tables(value)
    elif isinstance(said, Listed):
        yield from tables(said.items)
    elif isinstance(said, Says | Rich):
        yield from tables(said.parts)
    elif isinstance(said, dict | list | tuple):
        for part in said.values() if isinstance(said, dict) else said:
            yield from tables(part)


def numbers(said: Any) -> Iterator[Num]:
    """Every number in what is said, in the order in which it was put there."""
    if isinstance(said, Num):
        yield said
    elif isinstance(said, Message):
        for _, value in said.fields:
            yield from numbers(value)
    elif isinstance(said, Listed):
        for item in said.items:
            yield from numbers(item)
    elif isinstance(said, Says | Rich | tuple | list):
        for part in said if isinstance(said, tuple | list) else said.parts:
            yield from numbers(part)
