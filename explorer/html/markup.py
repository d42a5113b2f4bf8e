"""HTML of a page and of its parts, from the templates beside this file.

The server sends it before any kernel exists, a notebook shows the same; the browser only fills in what changes.
jinja2 is imported on first use: a kernel that only answers moves never needs it.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from explorer.evidence.bounds import lead_of, names_of
from explorer.message import Listed, Num, Rich
from explorer.model import Results
from explorer.scenario import Scenario, ScenarioError, inputs
from explorer.speech import MISSING, PLAIN, Medium, Text
from explorer.speech.tables import head

if TYPE_CHECKING:
    import jinja2

    from explorer.findings.finding import Table

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


@dataclass(frozen=True, slots=True)
class _Html(Medium):
    """Words as HTML, with links."""

    def literal(self, words: str) -> str:
        return escape(words)

    def number(self, shown: str, num: Num) -> str:
        return escape(shown)

    def rich(self, parts: list[str], look: str) -> str:
        if look == "lines":
            return "<br>".join(parts)
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


@dataclass(frozen=True, slots=True)
class Page(_Html):
    """Words as HTML, each number that follows from something a button that opens its chain.

    Attributes
    ----------
    results
        What the numbers were found in.
    scenario
        Their scenario; None for the one on screen.
    on_screen
        The scenario on screen, for numbers that hold under other values of some of its inputs.
    """

    results: Results
    scenario: Scenario | None = None
    on_screen: Scenario = field(default_factory=Scenario)

    def number(self, shown: str, num: Num) -> str:
        names = names_of(num, self.results)
        if not names:
            return escape(shown)
        asked = ""
        if num.under or self.scenario is not None:
            scenario = _under(self.scenario or self.on_screen, num)
            if scenario is None:
                return escape(shown)
            asked = f' data-query="{escape(scenario.to_query())}"'
        if lead := lead_of(num):
            asked += f' data-lead="{lead}"'
        return f'<button type="button" class="num" data-explain="{escape(" ".join(names))}"{asked}>{escape(shown)}</button>'


def _under(scenario: Scenario, num: Num) -> Scenario | None:
    """The scenario that a number holds under; None if no reader can choose it: a curve goes on beyond the ends of its slider."""
    try:
        return scenario.replace(
            **{name: round(value) if inputs()[name].kind == "integer" else value for name, value in num.under}
        )
    except ScenarioError:
        return None


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


def embedded(message: Mapping[str, Any], buffer: bytes) -> str:
    """A message as JSON that can stand inside a script element."""
    whole = {"message": message, "buffer": base64.b64encode(buffer).decode()}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
