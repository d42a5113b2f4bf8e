"""Texts with places: ICU MessageFormat, parsed once by a library that translators' tools use too, and made into plain functions.

``{name}`` is a place for a value; ``{n, plural, one {# site} other {# sites}}`` chooses by the language's plural categories (``=0`` by the
number itself), ``{state, select, stable {…} other {…}}`` by a word, and ``{x, number, count}`` says how a number is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from pyicumessageformat import Parser

Values = Mapping[str, Any]
Spoken = Callable[[Values, "Speaker"], str]


class Speaker(Protocol):
    """Who says what stands in a text: in one language, for one medium."""

    def value(self, value: Any, write: str = "") -> str:
        """A value in words."""

    def literal(self, words: str) -> str:
        """The text's own words."""

    def category(self, value: Any, *, ordinal: bool) -> str:
        """The plural category of a number."""

    def key(self, value: Any) -> str:
        """What a text chooses by."""


_PARSER = Parser({"allow_format_spaces": True, "require_other": True})


def parse(text: str) -> list[Any]:
    """The parts of a text: words, and places as the parser gives them.

    Raises
    ------
    SyntaxError
        If it is no ICU message.
    """
    if "{" not in text:
        return [text] if text else []
    parts: list[Any] = _PARSER.parse(text)
    return parts


def compiled(text: str) -> Spoken:
    """A function that says a text with values.

    Raises
    ------
    SyntaxError
        If it is no ICU message.
    """
    return _all([_part(part) for part in parse(text)])


def places(text: str) -> set[str]:
    """Names of the values that a text has a place for."""

    def within(parts: list[Any]) -> set[str]:
        found: set[str] = set()
        for part in parts:
            if isinstance(part, dict):
                found.add(part["name"])
                for option in part.get("options", {}).values():
                    found |= within(option)
        return found

    return within(parse(text))


def _all(parts: list[Spoken]) -> Spoken:
    if len(parts) == 1:
        return parts[0]
    return lambda values, speaker: "".join([part(values, speaker) for part in parts])


def _part(part: Any) -> Spoken:
    if isinstance(part, str):
        return lambda _, speaker: speaker.literal(part)
    name, kind = part["name"], part.get("type")
    if kind in {"plural", "selectordinal", "select"}:
        return _choice(part, name, kind)
    write = str(part.get("format") or "") if kind == "number" and not part.get("hash") else ""

    def place(values: Values, speaker: Speaker) -> str:
        return speaker.value(values[name], write) if name in values else speaker.literal(f"{{{name}}}")

    return place


def _choice(part: Any, name: str, kind: str) -> Spoken:
    options: dict[str, Spoken] = {key: _all([_part(each) for each in parts]) for key, parts in part["options"].items()}
    other = options["other"]
    ordinal = kind == "selectordinal"

    def chosen(values: Values, speaker: Speaker) -> str:
        value = values.get(name)
        if kind == "select":
            option = options.get(speaker.key(value))
        else:
            exact = options.get(f"={speaker.key(value)}")
            option = exact or options.get(speaker.category(value, ordinal=ordinal))
        return (option or other)(values, speaker)

    return chosen
