"""Pseudo-languages: English texts made strange, to find words that no catalogue holds and places too narrow for another language.

``en-XA`` has accents, is about 40% longer and stands in brackets; ``ar-XB`` runs from right to left.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from explorer.speech.pattern import parse

_ACCENTS = str.maketrans("aAbBcCdDeEfFgGhHiIjJkKlLnNoOpPrRsStTuUwWyYzZ", "àÀƀɃçÇđĐéÉƒƑĝĜĥĤîÎĵĴķĶļĻñÑöÖþÞŕŔšŠţŢûÛŵŴýÝžŽ")
_LONGER = 0.4
_PADDING = "one two three four five six seven eight nine ten eleven twelve "
_WORD = re.compile(r"[A-Za-z]+")
_RTL, _POP = "\N{RIGHT-TO-LEFT OVERRIDE}", "\N{POP DIRECTIONAL FORMATTING}"
#: Texts that are no words: addresses, selectors, patterns of files.
_KEPT = re.compile(r"\.query$|\.at$|\.href$")


def pseudo(texts: Mapping[str, str], language: str) -> dict[str, str]:
    """All texts in a pseudo-language."""
    change = _accented if language == "en-XA" else _turned
    return {key: text if _KEPT.search(key) else change(text) for key, text in texts.items()}


def _accented(text: str) -> str:
    if not text.strip():
        return text
    words = len(_WORD.findall(re.sub(r"\{[^{}]*\}", "", text)))
    extra = _PADDING[: max(round(len(text) * _LONGER), 1)].strip() if words else ""
    padded = f" {extra.translate(_ACCENTS)}" if extra else ""
    return f"⟦{_rebuilt(parse(text), lambda words: words.translate(_ACCENTS))}{padded}⟧"


def _turned(text: str) -> str:
    return _rebuilt(parse(text), lambda words: _WORD.sub(lambda found: f"{_RTL}{found[0]}{_POP}", words))


def _rebuilt(parts: list[Any], change: Callable[[str], str]) -> str:
    """A text with its own words changed and its places kept."""
    return "".join(_again(part, change) for part in parts)


def _again(part: Any, change: Callable[[str], str]) -> str:
    if isinstance(part, str):
        return change(part).replace("'", "''").replace("{", "'{'").replace("}", "'}'")
    if part.get("hash"):
        return "#"
    if "options" in part:
        options = " ".join(f"{key} {{{_rebuilt(inner, change)}}}" for key, inner in part["options"].items())
        return f"{{{part['name']}, {part['type']}, {options}}}"
    kind = f", {part['type']}" if part.get("type") else ""
    style = f", {part['format']}" if part.get("format") else ""
    return f"{{{part['name']}{kind}{style}}}"
