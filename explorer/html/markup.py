"""HTML of a page and of its parts, from the templates beside this file.

The server sends it before any kernel exists, a notebook shows the same; the browser only fills in what changes.
jinja2 is imported on first use: a kernel that only answers moves never needs it.
"""

from __future__ import annotations

import base64
import json
import re
from functools import cache, partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from explorer.message import Listed, Num, Rich
from explorer.speech import MISSING, Text
from explorer.speech.media import Medium

if TYPE_CHECKING:
    import jinja2

    from explorer.charts.chart import Table

_MARK = re.compile(r"\[\[(\w+)\|(.*?)\]\]")
_HERE, _OUT = "here ", "out "  # looks of links: within the explorer, and to another host


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
    """A template filled in; in it `t` is the text catalogue, and `cited` names a source."""
    return environment().get_template(template).render(t=text, cited=partial(cited, text), MISSING=MISSING, **values)


class _Html(Medium):
    """Words as HTML, with links."""

    def literal(self, words: str) -> str:
        return escape(words)

    def number(self, shown: str, num: Num) -> str:
        return escape(shown)

    def rich(self, parts: list[str], look: str) -> str:
        words, address = "".join(parts), escape(look.removeprefix(_HERE).removeprefix(_OUT))
        if look == "b":
            return f"<strong>{words}</strong>"
        if look.startswith(_HERE):
            return f'<a href="{address}">{words}</a>'
        return f'<a href="{address}" rel="noopener" target="_blank">{words}</a>' if look.startswith(_OUT) else words


HTML = _Html()
"""What :meth:`explorer.speech.Text.say` makes markup for."""


def source(words: str, address: str) -> Rich:
    """The title of a source; a link where it has an address."""
    return Rich((words,), f"{_OUT}{address}" if address.startswith("http") else "")


def cited(text: Text, title: str, address: str, publisher: str, date: str) -> str:
    """A source as HTML: its title, who published it and when, as far as that is known."""
    known = (source(title, address), *filter(None, (publisher, date)))
    return text.say(Listed(known, "comma"), HTML)


def link(words: str, address: str) -> Rich:
    """Words that lead to another place of the explorer."""
    return Rich((words,), f"{_HERE}{address}")


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


def table(content: Table) -> str:
    """A chart's table as HTML: the first column names the row, numbers stand to the right."""
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in content.columns)
    body = "".join(
        "<tr>"
        + "".join(
            f'<th scope="row">{escape(str(cell))}</th>' if i == 0 else f"<td>{escape(str(cell))}</td>"
            for i, cell in enumerate(row)
        )
        + "</tr>"
        for row in content.rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def embedded(message: dict[str, Any], buffer: bytes) -> str:
    """A message as JSON that can stand inside a script element."""
    whole = {"message": message, "buffer": base64.b64encode(buffer).decode()}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
