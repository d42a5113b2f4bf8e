"""Pseudo-languages: English texts made strange, to find words that no catalogue holds and places too narrow for another language.

``en-XA`` has accents on every letter, is about 40% longer and stands in brackets; ``ar-XB`` runs from right to left. Numbers, dates, units
and names of countries are those of a real language, see :data:`explorer.speech.cldr.PSEUDO`: signs that are not English.

Prose of the data is treated like a text: claims and who made them, events, what a figure measures, notes, and columns that say a kind or a
state in words (:data:`PROSE`). These stay as they are, in any language: proper names (chips, machines, programmes, companies, towns),
publishers and titles of sources, ids and names of columns, addresses, code, symbols of units (MW, FLOP), and what the reader wrote.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from explorer.speech.pattern import parse

#: Columns of the data that hold prose, by table; ``*`` is every table.
PROSE: Mapping[str, frozenset[str]] = {
    "*": frozenset({"note", "measures", "why"}),
    "claims": frozenset({"claim", "who"}),
    "timeline": frozenset({"event", "track"}),
    "training_runs": frozenset({"certainty"}),
    "programmes": frozenset({"slice"}),
    "clusters": frozenset({"power_basis", "cost_scope", "cost_basis", "peak_basis", "status"}),
    "comparators": frozenset({"name", "short", "kind"}),
}
_PLAIN = "aAbBcCdDeEfFgGhHiIjJkKlLmMnNoOpPqQrRsStTuUvVwWxXyYzZ"
_ACCENTED = "àÀƀɃçÇđĐéÉƒƑĝĜĥĤîÎĵĴķĶļĻɱṀñÑöÖþÞɋɊŕŔšŠţŢûÛṽṼŵŴẋẊýÝžŽ"
_ACCENTS = str.maketrans(_PLAIN, _ACCENTED)
_BARE = str.maketrans(_ACCENTED, _PLAIN)
_LONGER = 0.4
_PADDING = "one two three four five six seven eight nine ten eleven twelve ".translate(_ACCENTS)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LETTER = re.compile(r"[^\W\d_]")
# As Android writes its own: the marks outside the override make what stands between words run the same way.
_BEFORE, _AFTER = (
    "\N{RIGHT-TO-LEFT MARK}\N{RIGHT-TO-LEFT OVERRIDE}",
    "\N{POP DIRECTIONAL FORMATTING}\N{RIGHT-TO-LEFT MARK}",
)
#: Ways of writing a number or a unit: as long as they are, for they stand in narrow places in every language.
_SHORT = re.compile(r"(symbol|number|said|unit|flag|table|join)\.|difference\.points$")
_QUOTED = re.compile(r"'(?=['{}#|])|'$")


def pseudo(texts: Mapping[str, str], language: str) -> dict[str, str]:
    """All texts in a pseudo-language."""
    return {key: _text(text, language, whole=not _SHORT.match(key)) for key, text in texts.items()}


def is_prose(table: str, column: str) -> bool:
    """Whether a column of the data holds prose."""
    return column in PROSE["*"] or column in PROSE.get(table, ())


def prose(words: str, language: str) -> str:
    """Prose of the data in a pseudo-language."""
    if language != "en-XA":
        return _turned(words)
    return f"⟦{words.translate(_ACCENTS)}{_padding(words)}⟧" if _LETTER.search(words) else words


def plain(words: str) -> str:
    """What was said before it was made strange, as far as that can be told: for tests."""
    return re.sub("[\u200f\u202e\u202c⟦⟧]", "", words).translate(_BARE)


def _text(text: str, language: str, *, whole: bool) -> str:
    parts = parse(text)
    longest = _longest(parts)
    if not _LETTER.search(longest):  # marks and places alone
        return text
    if language != "en-XA":
        return _rebuilt(parts, _turned, quote="{" in text)
    changed = _rebuilt(parts, lambda words: words.translate(_ACCENTS), quote="{" in text)
    return f"⟦{changed}{_padding(longest)}⟧" if whole else changed


def _turned(words: str) -> str:
    return _WORD.sub(lambda found: f"{_BEFORE}{found[0]}{_AFTER}", words)


def _padding(words: str) -> str:
    """What makes words longer; a first space is one of its letters."""
    wanted = max(round(len(words.strip()) * _LONGER), 2)
    return f" {(_PADDING * (wanted // len(_PADDING) + 1))[: wanted - 1].strip()}"


def _longest(parts: Iterable[Any]) -> str:
    """The words of a text in its longest variant."""

    def of(part: Any) -> str:
        if isinstance(part, str):
            return part
        return max((_longest(option) for option in part.get("options", {}).values()), key=len, default="")

    return "".join(map(of, parts))


def _rebuilt(parts: Iterable[Any], change: Callable[[str], str], *, quote: bool) -> str:
    """A text with its own words changed and its places kept."""
    return "".join(_again(part, change, quote=quote) for part in parts)


def _again(part: Any, change: Callable[[str], str], *, quote: bool) -> str:
    if isinstance(part, str):
        words = change(part)
        if not quote:  # a text without places is not parsed again
            return words
        return re.sub("([{}]+)", r"'\1'", _QUOTED.sub("''", words))
    if part.get("hash"):
        return "#"
    if "options" in part:
        inner = " ".join(f"{key} {{{_rebuilt(each, change, quote=quote)}}}" for key, each in part["options"].items())
        offset = f"offset:{part['offset']} " if part.get("offset") else ""
        return f"{{{part['name']}, {part['type']}, {offset}{inner}}}"
    kind = f", {part['type']}" if part.get("type") else ""
    style = f", {part['format']}" if part.get("format") else ""
    return f"{{{part['name']}{kind}{style}}}"
