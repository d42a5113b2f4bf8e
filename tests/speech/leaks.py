"""Finds English that was left over in what a pseudo-language says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from typing import Any

from explorer.facts import figures, table
from explorer.ledger import TABLES
from explorer.model import GRAPH
from explorer.scenario import inputs
from explorer.speech import catalogue

_NAMED = ("name", "short", "vendor", "owner", "host", "city", "supercomputer", "hardware", "organization", "country")
_NAMED += ("publisher", "source_title", "promise_source", "chip_name", "currency", "unit")
_SPOKEN = {"aria-label", "title", "alt", "placeholder", "aria-valuetext", "data-hits", "data-stale"}
_UNSPOKEN = {"script", "style", "code", "pre", "svg"}
_INLINE = {"a", "b", "i", "em", "strong", "small", "span"}
_TURNED = re.compile("\N{RIGHT-TO-LEFT OVERRIDE}[^\N{POP DIRECTIONAL FORMATTING}]*\N{POP DIRECTIONAL FORMATTING}")
_FILE = re.compile(r"investai-explorer[\w.-]+|\b\w+_\w+\b")
_CODE = ("read_csv(file, comment='#')", "read.csv(file, comment.char='#', fileEncoding='UTF-8-BOM', check.names=FALSE)")
_WORD = r"(?<![^\W_])[A-Za-z]{2,}(?![^\W_])"
_ROW = re.compile(rf"{_WORD}(?:[\s,.:;()’'/“”-]+{_WORD}){{2,}}")
_SINGLE = re.compile(r"(?<![^\W_])[A-Za-z]{4,}(?![^\W_])")
_BORROWED = {"euro", "euros", "november", "eflop"}  # words that other languages share
_ADDRESS = re.compile(
    r"https?://\S+|[\w.+-]+@[\w.]+|[\w-]+\.(?:csv|xlsx|pptx|html|ipynb|py|json|txt|png|svg|zip)\b|page(?:\.scenario|\[[^]]*\])|jupyter lab|\w+=[\w.&=%-]+|\w+_\w+"
)


@cache
def _kept() -> tuple[str, ...]:
    """What the data call by a name, longest first: it stays in every language."""
    found = {
        "InvestAI Explorer",
        *GRAPH.quantities,
        *inputs(),
        *figures(),
        *TABLES,
        *(made.unit for made in GRAPH.quantities.values() if "/" in made.unit),  # as files name it for programs
        "CC BY",
        *_CODE,
    }
    for name in TABLES:
        rows = table(name)
        columns = [column for column in rows.columns if column in _NAMED or column.endswith("_source")]
        found |= {str(row[column]) for row in rows for column in columns if row[column]}
    found |= {part for name in list(found) for part in re.split(r"[;,(]\s*| \(", name)}
    found |= {part.strip(" )") for part in found}
    return tuple(sorted((name for name in found if len(name) > 1), key=len, reverse=True))


def _without_names(words: str) -> str:
    for name in _kept():
        if name in words:  # most do not stand there, and a plain search is fast
            words = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "§", words)
    return words


@cache
def left_over(said: str) -> list[str]:
    """English in what a pseudo-language says: three words in a row, or one that stands in the English catalogue.

    Shorter words are symbols of units as often as English, and those of other languages come from CLDR.
    """
    words = _TURNED.sub("§", said)
    if not _ROW.search(words) and not _vocabulary() & {word.lower() for word in _SINGLE.findall(words)}:
        return []  # the names of the data are many: most words need not be looked up among them
    words = _ADDRESS.sub("§", _without_names(_FILE.sub("§", words)))
    rows = [found[0] for found in _ROW.finditer(words)]
    return rows + [word for word in _SINGLE.findall(words) if word.lower() in _vocabulary()]


@cache
def _vocabulary() -> frozenset[str]:
    words = {
        word.lower() for text in catalogue("en").values() for word in _SINGLE.findall(re.sub(r"\{[^{}]*", "", text))
    }
    return frozenset(words - _BORROWED)


class _Reader(HTMLParser):
    """What a page says: its texts, block by block, and the attributes that are read out or shown."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = [""]
        self.attributes: list[str] = []
        self.held: list[str] = []
        self._within = ""
        self._json = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.attributes += [str(value) for name, value in attrs if name in _SPOKEN and value]
        if "data-list" in given:
            self.attributes.append(given.get("data-name") or "")
        if tag == "meta" and given.get("name") in {"description"}:
            self.attributes.append(given.get("content") or "")
        if tag == "input" and given.get("type") == "text":
            self.attributes.append(given.get("value") or "")
        if tag in _UNSPOKEN:
            self._within, self._json = tag, given.get("type") == "application/json"
        elif tag not in _INLINE:
            self.said.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._within:
            self._within, self._json = "", False
        elif tag not in _INLINE:
            self.said.append("")

    def handle_data(self, data: str) -> None:
        if self._json:
            self.held.append(data)
        elif not self._within:
            self.said[-1] += data


def of_html(page: str) -> Iterator[str]:
    """All that a page, or a part of one, says; also what its scripts hold as JSON."""
    reader = _Reader()
    reader.feed(page)
    yield from filter(str.strip, [*reader.said, *reader.attributes])
    for held in reader.held:
        yield from of_json(json.loads(held))


_SILENT = re.compile(
    r"query|href|code|names?|buffer|option|grade|type|bdata|.*color|field|.*anchor|mode|at|.*ref|textposition|file|id|have|print"
)


def of_json(node: Any) -> Iterator[str]:
    """All sentences in a message of the page: a word alone is as often a word of plotly's."""
    if isinstance(node, dict):
        for name, value in node.items():
            if not _SILENT.fullmatch(name):
                yield from of_json(value)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from of_json(value)
    elif isinstance(node, str) and " " in node:
        yield from of_html(re.sub(r"(?<!\$)\{\w+\}", "§", node))
