"""Words for thousands, millions and billions, as people type them: those of CLDR in every language of the Union, and a few more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from babel import Locale

from explorer.speech.catalogue import catalogue, languages
from explorer.speech.cldr import PSEUDO, locale_of, unit_around

_UNION = (
    *("bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr"),
    *("hu", "it", "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv"),
)
#: Words that are understood on every page; where the page's language has the same word, its meaning comes first.
_EVERYWHERE = {
    **dict.fromkeys(("k", "tsd"), 1e3),
    **dict.fromkeys(("m", "mn", "mio", "million"), 1e6),
    **dict.fromkeys(("b", "bn", "mrd", "billion"), 1e9),
}
_OWN = {"number.euro.million": 1e6, "number.euro.billion": 1e9}  # texts in which a catalogue has a word of its own
_MARKS = re.compile("[\N{ARABIC LETTER MARK}\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_MONEY = re.compile(r"^(?:€|\$|eur(?:os?)?\b|usd\b)[\s.]*")
_END = re.compile(r"(?![^\W\d_])")


def bare(text: str) -> str:
    """A text without marks of direction, which nobody sees."""
    return _MARKS.sub("", text)


def folded(text: str) -> str:
    """Words as they are compared: small letters, single spaces, no full stops, no sign of money before them."""
    words = " ".join(bare(text).casefold().replace(".", " ").split())
    while money := _MONEY.match(words):
        words = words[money.end() :]
    return words


def scales(after: str, language: str, unit: str) -> list[float]:
    """What the word after a number may multiply it by: the likeliest first, 1 where there is no such word.

    Parameters
    ----------
    after
        What stands after the digits.
    language
        That of the page.
    unit
        That of the input: where it is written there, it is no word for a scale.
    """
    said = folded(after)
    mine = folded(unit_around(language, unit)[1]) if unit else ""
    if not said or (mine and said.startswith(mine) and _END.match(said, len(mine))):
        return [1.0]
    found = [_longest(said, _words(language)), _longest(said, _EVERYWHERE)]
    known = [scale for scale in found if scale]
    if not known:
        others = (_longest(said, _words(other)) for other in ("en", *_UNION) if len(said.split()[0]) > 1)
        known = [scale for scale in others if scale]
    return list(dict.fromkeys(known)) or [1.0]


def _longest(said: str, words: dict[str, float]) -> float | None:
    fitting = [word for word in words if said.startswith(word) and _END.match(said, len(word))]
    return words[max(fitting, key=len)] if fitting else None


@cache
def _words(language: str) -> dict[str, float]:
    """The words of a language, folded."""
    found: dict[str, float] = {}
    for size, pattern in _patterns(locale_of(language)):
        digits = re.search("0+", pattern)
        word = folded(pattern.partition(digits[0])[2].replace("¤", "").replace("'", "")) if digits else ""
        if digits and word:
            found.setdefault(word, size / 10 ** (len(digits[0]) - 1))
    if language in {*languages(), *PSEUDO}:
        texts = catalogue(language)
        found |= {folded(texts[key].partition("{n}")[2]): scale for key, scale in _OWN.items() if key in texts}
    return found


def _patterns(locale: Locale) -> Iterator[tuple[float, str]]:
    for forms in (locale.compact_decimal_formats, locale.compact_currency_formats):
        for length in ("long", "short"):
            for by_size in (forms.get(length) or {}).values():
                for size, pattern in by_size.items():
                    yield float(size), str(getattr(pattern, "pattern", pattern))
