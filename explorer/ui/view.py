"""From a scenario to all that a page shows: texts, figures, controls and charts, as one message."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from explorer.charts import Chart, options_of
from explorer.export.credit import credit
from explorer.export.provenance import Reading, basis
from explorer.model import Results
from explorer.scenario import Scenario, inputs
from explorer.text import Text
from explorer.ui import html, wire
from explorer.ui.controls import control_state, shown_value
from explorer.ui.pages import PageSpec
from explorer.ui.sentences import headline, note

Options = Mapping[str, str]


def changes(scenario: Scenario, text: Text) -> list[dict[str, str]]:
    """What the reader changed: each input with its value, and that of the starting point."""
    return [
        {
            "label": text(f"input.{name}.label"),
            "now": shown_value(inputs()[name], value, text),
            "was": shown_value(inputs()[name], scenario.given[name].value, text),
        }
        for name, value in scenario.changed.items()
    ]


def chart_of(page: PageSpec, name: str, results: Results, text: Text, option: str | None) -> tuple[Chart, str | None]:
    """A chart of a page, in the reading asked for if there is such a one, else in its first."""
    function = page.chart_functions[name]
    choices = options_of(function)
    if not choices:
        return function(results, text), None
    chosen = option if option in choices else choices[0]
    return function(results, text, chosen), chosen


def view(
    page: PageSpec,
    scenario: Scenario,
    results: Results,
    text: Text,
    *,
    options: Options | None = None,
    tables: Collection[str] = (),
    have: Mapping[str, str] | None = None,
) -> tuple[dict[str, Any], bytes]:
    """Everything on a page that depends on the scenario.

    Parameters
    ----------
    page, scenario, results, text
        What is shown, and in which language.
    options
        Which reading of a chart is chosen, by chart.
    tables
        Charts whose table is open.
    have
        Fingerprints of the charts that the browser already shows: those that did not change are left out.

    Returns
    -------
    tuple
        The message and the buffer of its arrays, see :mod:`explorer.ui.wire`.
    """
    options, have = options or {}, have or {}
    buffers: list[bytes] = []
    size = 0
    charts: dict[str, Any] = {}
    credits: dict[str, Any] = {}
    for name in page.chart_functions:
        reading = Reading(results)
        chart, option = chart_of(page, name, reading, text, options.get(name))
        shown = {
            "figure": chart.figure,
            "narrow": chart.narrow,
            "sentence": chart.sentence,
            "option": option,
        }
        packed, buffer = wire.pack(shown)
        mark = wire.digest(packed, buffer)
        line = credit(basis(reading.read), scenario, text)
        credits[name] = {"text": line.text, "grade": line.grade}
        if have.get(name) == mark:
            continue
        packed["table"] = html.table(chart.table) if name in tables else None
        charts[name] = {**packed, "digest": mark, "at": size}
        buffers.append(buffer)
        size += len(buffer)
    message = {
        "query": scenario.to_query(),
        "preset": scenario.preset,
        "changed": len(scenario.changed),
        "headline": html.marked(headline(page.id, results, text)),
        "figures": {name: figure_view(name, results, text, page.id) for name in page.figures},
        "controls": {
            field: control_state(inputs()[field], scenario, text) for field in page.fields
        },
        "changes": changes(scenario, text),
        "charts": charts,
        "credits": credits,
    }
    return message, b"".join(buffers)


def figure_view(name: str, results: Results, text: Text, page: str = "") -> dict[str, Any]:
    """One of the figures that matter: value with unit, the line under it, and whether a rule is broken."""
    line = note(name, results, text, page)
    value, unit = float(results[name]), results.unit(name)
    if unit == "ratio":
        shown = text.ratio(value)
    elif unit == "parameters":
        shown = text.count(value)  # the line under it says what is counted
    else:
        shown = text.quantity(value, unit)
    return {
        "value": shown,
        "note": line.text,
        "broken": line.broken,
    }
