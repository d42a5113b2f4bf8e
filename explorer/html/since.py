"""What changed since an old link was made: other values, other names, and what they do to the figures of the page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from explorer.engine.baseline import as_it_was
from explorer.engine.view import figure_of
from explorer.evidence.provenance import basis, basis_of_chart
from explorer.facts import figures
from explorer.html import markup as html
from explorer.message import Date, Num, Says, say
from explorer.model import GRAPH, Results, solve
from explorer.pages.contents import PageSpec
from explorer.scenario import Scenario, inputs
from explorer.scenario.address import Address, baseline
from explorer.scenario.changes import Change, date_of, history
from explorer.scenario.links import pairs
from explorer.speech import Text
from explorer.speech.controls import shown_value


def edition_of(address: Address) -> tuple[str, str]:
    """Edition of the data that an address was made with, and what in it is no date. One without a date asks for what holds today."""
    date = date_of(address.edition)
    return date or history().edition, "" if date else address.edition


def since(page: PageSpec, address: Address, text: Text) -> str:
    """HTML that says what changed since the edition of an address, the figures of the page then and now; empty if nothing did."""
    edition, _ = edition_of(address)
    changes = history().since(edition)
    if not changes:
        return ""
    query = address.query
    preset, said, _ = Scenario.read(query)
    scenario = Scenario(preset, **said)
    values, then = as_it_was(query, edition)
    now = solve(scenario)
    listed = [
        *_listed(changes, scenario, values, text),
        *_measured(changes, page, now, text),
        *_named(changes, query, text),
    ]
    if not listed:
        return ""
    compared = [
        {
            "name": text.get(f"figure.{name}") or text.get(f"quantity.{name}", name),
            "then": text.say(figure_of(name, then)),
            "now": text.say(figure_of(name, now)),
            "difference": text.difference(float(now[name]), float(then[name]), now.unit(name)),
        }
        for name in page.figures
    ]
    before = baseline(scenario, edition)
    return html.render(
        "since.html",
        text,
        edition=Date(edition),
        today=Date(history().edition),
        changes=[text.say(change) for change in listed],
        figures=compared,
        before=before,
        href=replace(address.showing(scenario), base="", page="", versus=before).write(),
    )


def _listed(changes: list[Change], scenario: Scenario, values: dict[str, Any], text: Text) -> list[Says]:
    """Inputs that the reader left alone and that stand elsewhere now."""
    why = {change.id.rpartition(".")[2]: change.why for change in changes if change.kind in ("preset", "default")}
    return [
        Says.of(
            say(
                "since.change",
                name=say(f"input.{name}.label"),
                before=shown_value(inputs()[name], values[name], text),
                after=shown_value(inputs()[name], value, text),
            ),
            text.prose(why.get(name, "")),
        )
        for name, value in scenario.values.items()
        if value != values[name]
    ]


def _measured(changes: list[Change], page: PageSpec, now: Results, text: Text) -> list[Says]:
    """Figures that something on the page is computed from, from their value then to that of today."""
    used = {name for function in page.chart_functions.values() for name in basis_of_chart(function, now).figures}
    used |= set(basis(page.figures).figures)
    first = {change.id: change for change in reversed(changes) if change.kind == "figure"}
    last = {change.id: change for change in changes if change.kind == "figure"}
    found = []
    for name, change in first.items():
        identity = GRAPH.figure_of(name)
        if identity not in used or identity in inputs():
            continue
        figure = figures()[identity]
        measures = text.prose(figure.measures.rstrip("."))  # its full stop, if it has one: the sentence has its own
        end = name.removeprefix(f"{identity}_") if name != identity else ""
        found.append(
            Says.of(
                say(
                    "since.change",
                    name=say(f"since.{end}", name=measures) if end else measures,
                    before=Num(float(change.before), figure.unit),
                    after=Num(float(last[name].after), figure.unit),
                ),
                text.prose(last[name].why),
            )
        )
    return found


def _named(changes: list[Change], query: str, text: Text) -> list[Says]:
    """Inputs that the address calls by a name of its day."""
    why = {change.id: change.why for change in changes if change.kind == "input"}
    found = []
    for name in pairs(query, []):
        if name in why:
            today = history().renamed(name) or ""
            found.append(
                Says.of(
                    say("since.renamed", old=name, new=say(f"input.{today}.label"))
                    if today in inputs()
                    else say("since.gone", old=name),
                    text.prose(why[name]),
                )
            )
    return found
