"""The chain behind a number, and the source behind an input, in the reader's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from explorer.evidence.bounds import LEADS, row_of
from explorer.explain import OWN, leaves
from explorer.facts import Figure, figures, table
from explorer.findings.finding import plain
from explorer.graph import Node
from explorer.html import markup as html
from explorer.message import Listed, Message, Name, Num, Rich, say
from explorer.model import Results
from explorer.scenario import Scenario, inputs
from explorer.speech import Text
from explorer.speech.controls import control_state, shown_value
from explorer.speech.names import label_of

_UNSURE = {"assumption"}
_NAMED = 3  # sources of a table that are named in a chain


def figure_view(figure: Figure, text: Text) -> dict[str, Any]:
    """A sourced figure in the reader's words."""
    span = ""
    if figure.low is not None and figure.high is not None:
        span = text(
            "source.span",
            low=Num(figure.low, figure.unit, of=figure.id),
            high=Num(figure.high, figure.unit, of=figure.id),
        )
    return {
        "measures": text.prose(figure.measures),
        "shown": text.quantity(figure.value, figure.unit),
        "span": span,
        "as_of": figure.as_of,
        "source": (figure.source_title, figure.url or "", figure.publisher, str(figure.source_date or "")),
        "note": text.prose(figure.note),
    }


def source(name: str, scenario: Scenario, text: Text) -> str:
    """HTML of the source of an input's value, or of a figure: value, range, source, date, grade.

    Parameters
    ----------
    name
        A scenario field, or the id of a figure.
    """
    if name not in inputs():
        figure = figures()[name]
        shown = figure_view(figure, text)
        return html.render(
            "source.html",
            text,
            label=label_of(name, text),
            help="",
            value=shown["shown"],
            grade=figure.grade,
            note="",
            range="",
            figure=shown,
        )
    entry = inputs()[name]
    state = control_state(entry, scenario, text)
    given = scenario.given[name]
    spread = ""
    if entry.low is not None and entry.high is not None:
        spread = text("source.range", low=Num(entry.low, entry.unit), high=Num(entry.high, entry.unit))
    return html.render(
        "source.html",
        text,
        label=text(f"input.{name}.label"),
        help=text.get(f"input.{name}.help"),
        value=state["text"],
        grade=state["grade"],
        note=text.prose(given.note or entry.note),
        range=spread,
        figure=figure_view(figures()[given.figure], text) if given.figure else None,
    )


def _cite(figure: Figure, text: Text) -> Message:
    return say(
        "chain.cited",
        measures=text.prose(_open(figure.measures)),
        title=html.source(figure.source_title, figure.url or ""),
        publisher=figure.publisher,
        date=str(figure.as_of),
    )


def _open(sentence: str) -> str:
    """A sentence of the data without the full stop that the data may give it: a text has its own."""
    return sentence.rstrip(".")


def _value(node: Node, text: Text) -> str:
    if node.kind == "input" and node.input is not None:
        return shown_value(node.input, node.value, text)
    if node.value is None:
        return ""
    if isinstance(node.value, str):
        return node.value
    if isinstance(node.value, Mapping):
        return text.prose(node.description)
    if np.ndim(node.value) > 0:
        return text("chain.many", n=plain(np.size(node.value), write="exact"))
    return text.quantity(float(node.value), node.unit)


def _cited(node: Node, text: Text) -> str:
    """Where a leaf comes from, as HTML."""
    return text.say(_source_of(node, text), html.HTML)


def _source_of(node: Node, text: Text) -> Message | Rich | str | None:
    if node.figure is not None:
        return _cite(node.figure, text)
    if node.kind == "table":
        return _cell_source(node, text) if node.row is not None or len(node.columns) == 1 else _sources_of_rows(node)
    return text.prose(node.description) if node.kind != "quantity" else None


def _cell_source(node: Node, text: Text) -> Message | Rich | str | None:
    """Source of what was read from a table: a column `price_source` speaks for `price_usd`, else the row's own source does.

    Of a whole column the first row speaks for all: a column has one source but for single cells that their grade tells.
    """
    row = node.row if node.row is not None else table(node.name).rows[0]
    groups = [key.removesuffix("_source") for key in row if key.endswith("_source")]
    group = next((group for group in groups for column in node.columns if group in column), None)
    title, url = (
        (row.get(f"{group}_source"), row.get(f"{group}_url")) if group else (row.get("source_title"), row.get("url"))
    )
    source = html.source(str(title), str(url or "")) if title else None
    note = text.prose(_open(str(row["note"]))) if node.row is not None and group is None and row.get("note") else None
    return say("chain.noted", title=source, note=note) if source and note else source or note


def _sources_of_rows(node: Node) -> Message:
    """Sources of whole rows, of which each has its own: the first of them, and how many there are besides."""
    found = {row["source_title"]: row["url"] for row in table(node.name).rows if row.get("source_title")}
    links = tuple(html.source(title, url) for title, url in found.items())
    more = plain(max(len(links) - _NAMED, 0), of="sources")
    return say("chain.more", names=Listed(links[:_NAMED], "semicolon"), n=more, name=node.name)


def _node(node: Node, text: Text) -> dict[str, Any]:
    return {
        "label": label_of(node.name, text),
        "value": _value(node, text),
        "description": text.prose(node.description) if node.kind == "quantity" else "",
        "formula": node.formula,
        "grade": node.grade,
        "source": _cited(node, text),
        "children": [_node(child, text) for child in node.children],
    }


def lead(how: str, text: Text) -> str:
    """HTML that says how the number a reader chose comes from the chains below it; nothing where it is the value of one."""
    return f'<p class="lead">{text(f"chain.lead.{how}")}</p>' if how in LEADS else ""


def chain(name: str, results: Results, text: Text, query: str = "") -> str:
    """HTML of the chain of a quantity: formula, value and unit of each step, down to the sourced figures. Of a table or a cell: its source.

    `query` is the scenario, for the tool that cites the number.
    """
    table_name, *place = name.split("/")
    if table_name in results.graph.tables:
        row = row_of(results, table_name, place[0]) if place else None
        value = row[place[1]] if row is not None else None
        node = Node(table_name, "table", value, "", row=row, columns=tuple(place[1:]))
        root = _node(node, text)
        if row is not None:
            root["label"] = text.row(Name(table_name, place[0])) if "name" in row else place[0]
        return html.render("chain.html", text, root=root, counts="", name="", query=query)
    node = results.explain(name)
    root, grades = _node(node, text), list(leaves(node).values())
    counts = text(
        "chain.counts",
        n=plain(len(grades), write="exact"),
        unsure=plain(sum(grade in _UNSURE for grade in grades), write="exact"),
        own=plain(grades.count(OWN), write="exact"),
    )
    return html.render("chain.html", text, root=root, counts=counts, name=name, query=query)
