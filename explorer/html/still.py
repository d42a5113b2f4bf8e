"""Pages without controls: the way in, and how everything is computed."""

from __future__ import annotations

from typing import Any

from explorer.facts import figures
from explorer.findings.finding import plain
from explorer.html import lessons, sources
from explorer.html import markup as html
from explorer.html.page import common
from explorer.message import Listed, Message, Name, Num, bold, say
from explorer.model import GRAPH, Results, solve
from explorer.pages.contents import PAGES, PageSpec
from explorer.pages.embed import Embed
from explorer.scenario import Scenario, inputs
from explorer.scenario.address import Address
from explorer.speech import Text
from explorer.speech.controls import unit_name
from explorer.speech.names import label_of

_BEFORE, _AFTER = "announced_2025", "called_2026"
_SAID = {"EFLOP/s", "H100-equivalents", "proposals"}  # units that the texts around the numbers say
# Rows of the table on the first page: where the number of each column comes from, a figure or a quantity.
_COMPARED = {
    "money": ("announced_fund", "call_total"),
    "union": ("announced_public_share", "call_union"),
    "sites": ("announced_sites", "call_sites"),
    "chips": ("chips_total", "chips_total"),
    "compute": ("peak_bf16", "peak_bf16"),
}


def numbers(results: Results) -> dict[str, Num | Name | Message]:
    """Every figure and every single quantity, to stand in a text of the first page."""
    told: dict[str, Num | Name | Message] = {
        name: _bare(figure.value, figure.unit, name) for name, figure in figures().items()
    }
    for name, made in GRAPH.quantities.items():
        if getattr(results[name], "ndim", 0) == 0:
            told[name] = _bare(float(results[name]), made.unit, name)
    site = figures()["site_cost_press"]
    told["site_cost_press"] = say(
        "source.span", low=Num(site.low or 0.0, site.unit), high=Num(site.high or 0.0, site.unit)
    )
    return told | {"chip": Name("chips", str(results["chip"]), "short")}


def _bare(value: float, unit: str, name: str) -> Num:
    """A number, without its unit where the words around it say that."""
    return Num(value, "" if unit in _SAID else unit, of=name)


def _index(text: Text, home: Address) -> dict[str, Any]:
    columns = {"before": Scenario(_BEFORE), "after": Scenario(_AFTER)}
    told = {which: numbers(solve(scenario)) for which, scenario in columns.items()}

    def cell(row: str, which: str, source: str) -> dict[str, Any]:
        key = f"index.{row}.{which}"
        return {
            "label": text(f"index.{which}"),
            "value": text(f"{key}.value", **told[which]),
            "note": text(f"{key}.note", **told[which]),
            "source": source,
            "grade": figures()[source].grade if source in figures() else "",
            "query": columns[which].to_query(),
        }

    return {
        "rows": [
            {
                "name": text(f"index.{row}.name"),
                "cells": [cell(row, which, source) for which, source in zip(columns, sources, strict=True)],
            }
            for row, sources in _COMPARED.items()
        ],
        "notes": [text(f"index.{key}", **told["before"]) for key in ("unit_note", "offers")],
        "doors": [
            {
                "href": home.bare(page.id).write(),
                "title": text(f"page.{page.id}.title"),
                "about": text(f"page.{page.id}.description"),
            }
            for page in PAGES.values()
            if page.id != "index"
        ],
    }


def _anchor(name: str, home: Address) -> str:
    """Where a name stands: among the quantities or the inputs of the method page, or on the page of sources."""
    if name in GRAPH.quantities or name in inputs():
        return f"#{'q' if name in GRAPH.quantities else 'i'}-{name}"
    identity = GRAPH.figure_of(name)
    return (
        home.bare("sources", f"f-{identity}") if identity in figures() else home.bare("sources", topic=name)
    ).write()


def _head(label: str, unit: str, text: Text) -> str:
    """What a quantity is called, with its unit, as HTML."""
    return text.say(say("table.head", name=bold(label), unit=unit) if unit else bold(label), html.HTML)


def _method(text: Text, home: Address) -> dict[str, Any]:
    results = solve(Scenario(_AFTER))
    modules: dict[str, list[dict[str, Any]]] = {}
    for made in GRAPH.quantities.values():
        value = results[made.name]
        scalar = getattr(value, "ndim", 0) == 0
        modules.setdefault(made.module.rpartition(".")[2], []).append(
            {
                "name": made.name,
                "label": _head(label_of(made.name, text), unit_name(made.unit, text), text),
                "description": text.prose(made.description),
                "formula": made.formula,
                "inputs": text.say(
                    Listed(tuple(html.link(name, _anchor(name, home)) for name in made.arguments), "comma"), html.HTML
                ),
                "value": text.say(
                    Num(float(value), made.unit) if scalar else say("chain.many", n=plain(value.size, write="exact"))
                ),
            }
        )
    return {
        "modules": [{"name": text(f"module.{name}"), "id": name, "rows": rows} for name, rows in modules.items()],
        "inputs": [
            {
                "name": entry.name,
                "label": text(f"input.{entry.name}.label"),
                "unit": unit_name(entry.unit, text),
                "range": ""
                if entry.low is None or entry.high is None
                else text("source.span", low=Num(entry.low, entry.unit), high=Num(entry.high, entry.unit)),
                "grade": entry.grade,
                "note": text.prose(entry.note),
            }
            for entry in inputs().values()
        ],
        "limits": [text(key) for key in text.keys_under("method.limit.")],
        "changes": [text(key) for key in text.keys_under("method.change.")],
    }


_CONTENT = {"index": _index, "lessons": lessons.content, "method": _method, "sources": sources.content}


def still_page(
    page: PageSpec, text: Text, *, base: str = "", here: Address | None = None, embed: Embed | None = None
) -> str:
    """HTML of a page without controls, from the template of its name; of the address that was opened the language goes on."""
    home = Address(base, page.id, language=here.language if here else "", more=embed.parameters if embed else {})
    content = _CONTENT[page.id](text, home)
    return html.render(f"{page.id}.html", text, **common(page, text, home, embed), embedded="null", **content)
