"""HTML of a page and of its parts, from the templates beside this file.

The server sends it before any kernel exists, a notebook shows the same; the browser only fills in what changes.
jinja2 is imported on first use: a kernel that only answers moves never needs it.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from explorer.speech import MISSING, Text

if TYPE_CHECKING:
    import jinja2

    from explorer.charts.chart import Table

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


def embedded(message: Mapping[str, Any], buffer: bytes) -> str:
    """A message as JSON that can stand inside a script element."""
    whole = {"message": message, "buffer": base64.b64encode(buffer).decode()}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
