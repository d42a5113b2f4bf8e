"""HTML of a page and of its parts, from the templates beside this file.

The server sends it before any kernel exists, a notebook shows the same; the browser only fills in what changes.
jinja2 is imported on first use: a kernel that only answers moves never needs it.
"""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from explorer.evidence.bounds import names_of
from explorer.message import Num
from explorer.model import Results
from explorer.scenario import Scenario
from explorer.speech import MISSING, PLAIN, Medium, Text
from explorer.speech.tables import head

if TYPE_CHECKING:
    import jinja2

    from explorer.findings.finding import Table

_MARK = re.compile(r"\[\[(\w+)\|(.*?)\]\]")


@cache
def environment() -> jinja2.Environment:
    """The template environment of the explorer."""
    import jinja2

    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )


def render(template: str, text: Text, **values: Any) -> str:
    """A template filled in; `t` is the text catalogue in it."""
    return environment().get_template(template).render(t=text, MISSING=MISSING, **values)


@dataclass(frozen=True, slots=True)
class Page(Medium):
    """Words as HTML, each number that follows from something a button that opens its chain.

    Attributes
    ----------
    results
        What the numbers were found in.
    scenario
        Their scenario; None for the one on screen.
    """

    results: Results
    scenario: Scenario | None = None

    def literal(self, words: str) -> str:
        return escape(words)

    def number(self, shown: str, num: Num) -> str:
        names = names_of(num, self.results)
        if not names:
            return shown
        asked = ""
        if num.under or self.scenario is not None:
            scenario = self.scenario or Scenario()
            asked = f' data-query="{escape(scenario.replace(**dict(num.under)).to_query())}"'
        return f'<button type="button" class="num" data-explain="{escape(" ".join(names))}"{asked}>{shown}</button>'

    def rich(self, parts: list[str], look: str) -> str:
        return "<br>".join(parts) if look == "lines" else f"<b>{''.join(parts)}</b>" if look == "b" else "".join(parts)


def marked(sentence: str, query: str | None = None) -> str:
    """A sentence as HTML, each number in it a button that opens its chain.

    The chain is that of the scenario on screen, or of the one in `query`.
    """
    asked = "" if query is None else f' data-query="{escape(query)}"'
    pieces, at = [], 0
    for found in _MARK.finditer(sentence):
        pieces.append(escape(sentence[at : found.start()]))
        name, shown = found.groups()
        pieces.append(
            f'<button type="button" class="num" data-explain="{escape(name)}"{asked}>{escape(shown)}</button>'
        )
        at = found.end()
    pieces.append(escape(sentence[at:]))
    return "".join(pieces)


def table(content: Table, text: Text, medium: Medium = PLAIN) -> str:
    """A table as HTML: the first column names the row, numbers stand to the right."""
    heads = "".join(f'<th scope="col">{escape(head(column, text))}</th>' for column in content.columns)
    body = "".join(
        "<tr>"
        + "".join(
            f'<th scope="row">{text.say(cell, medium)}</th>' if i == 0 else f"<td>{text.say(cell, medium)}</td>"
            for i, cell in enumerate(row)
        )
        + "</tr>"
        for row in content.rows
    )
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"


def embedded(message: dict[str, Any], buffer: bytes) -> str:
    """A message as JSON that can stand inside a script element."""
    whole = {"message": message, "buffer": base64.b64encode(buffer).decode()}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
