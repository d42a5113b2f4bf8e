"""From a scenario to all that a page shows: texts, figures, controls and charts, as one message."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import partial

from explorer.charts import Chart, Table, options_of
from explorer.charts.versus import on_the_same_axes, together
from explorer.engine import wire
from explorer.engine.baseline import Baseline
from explorer.engine.controls import control_state, shown_value
from explorer.engine.protocol import ChangeView, ChartView, CreditView, FigureView, ViewAnswer
from explorer.evidence.credit import credit
from explorer.evidence.provenance import Reading, basis
from explorer.findings.sentences import headline, note
from explorer.html import markup as html
from explorer.html import slides
from explorer.model import Results
from explorer.pages.contents import PageSpec
from explorer.pages.deck import Deck
from explorer.scenario import Scenario, inputs
from explorer.speech import Text

Options = Mapping[str, str]

BEFORE = "@vs"
"""Stands after a chart's name for the drawing of the baseline."""


def changes(scenario: Scenario, text: Text) -> list[ChangeView]:
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
    baseline: Baseline | None = None,
) -> tuple[ViewAnswer, bytes]:
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
    baseline
        What is compared with: every chart is drawn of both, every figure says the difference.

    Returns
    -------
    tuple
        The message and the buffer of its arrays, see :mod:`explorer.engine.wire`.
    """
    options, have = options or {}, have or {}
    if isinstance(page, Deck):
        options, baseline = {**page.readings, **options}, None  # a slide has room for one scenario
    packer = _Packer(have)
    credits: dict[str, CreditView] = {}
    sentences: dict[str, str] = {}
    for name in page.chart_functions:
        reading = Reading(results)
        chart, option = chart_of(page, name, reading, text, options.get(name))
        sentences[name] = chart.sentence
        line = credit(basis(reading.read), scenario, text)
        credits[name] = {"text": line.text, "grade": line.grade}
        if baseline is None:
            packer.add(name, chart, option, wanted=name in tables)
            continue
        was = baseline.charts.get((name, option)) or chart_of(page, name, baseline.results, text, option)[0]
        baseline.charts[name, option] = was
        now, before = on_the_same_axes(chart, was)
        # The table holds both: it changes with the baseline, also where the drawing does not.
        beside = replace(now, numbers=partial(_both, chart, was, text))
        packer.add(name, beside, option, wanted=name in tables, beside=baseline.query)
        packer.add(f"{name}{BEFORE}", before, option)
    controls = {field: control_state(inputs()[field], scenario, text) for field in page.fields}
    figures = {name: figure_view(name, results, text, page.id) for name in page.figures}
    message: ViewAnswer = {
        "query": scenario.to_query(),
        "short": scenario.to_short(),
        "preset": scenario.preset,
        "changed": len(scenario.changed),
        "headline": html.marked(headline(page.id, results, text)),
        "figures": figures,
        "controls": controls,
        "changes": changes(scenario, text),
        "charts": packer.charts,
        "credits": credits,
        "vs": None,
    }
    if baseline is not None:
        for name, figure in figures.items():
            figure["was"] = _was(name, results, baseline.results, text)
        for field in baseline.differing(scenario):
            if field in controls:
                controls[field]["was"] = text("versus.control", was=baseline.shown(field))
        message["vs"] = {
            "query": baseline.query,
            "short": baseline.short,
            "name": baseline.name,
            "html": baseline.said(page, scenario),
        }
    if isinstance(page, Deck):
        message["slides"] = slides.shown(page, results, scenario, sentences, text)
    return message, b"".join(packer.buffers)


class _Packer:
    """Collects charts for a message: those that the browser has already are left out."""

    def __init__(self, have: Mapping[str, str]) -> None:
        self.have = have
        self.charts: dict[str, ChartView] = {}
        self.buffers: list[bytes] = []
        self._size = 0

    def add(
        self, name: str, chart: Chart, option: str | None, *, wanted: bool = False, beside: str | None = None
    ) -> None:
        """Add a chart, with its table if that is `wanted`; `beside` says which other scenario the table holds too."""
        shown = {
            "figure": chart.figure,
            "narrow": chart.narrow,
            "roomy": chart.roomy,
            "sentence": chart.sentence,
            "option": option,
        }
        packed, buffer = wire.pack(shown if beside is None else {**shown, "beside": beside})
        mark = wire.digest(packed, buffer)
        if self.have.get(name) == mark:
            return
        packed |= {"table": html.table(chart.table) if wanted else None, "digest": mark, "at": self._size}
        self.charts[name] = packed
        self.buffers.append(buffer)
        self._size += len(buffer)


def _both(now: Chart, was: Chart, text: Text) -> Table:
    return together(now.table, was.table, text)


def _was(name: str, results: Results, before: Results, text: Text) -> str:
    """What a figure that matters was in the baseline, and the way from there."""
    unit = results.unit(name)
    now, was = float(results[name]), float(before[name])
    same = now == was or (now != now and was != was)
    return text(
        "versus.figure_same" if same else "versus.figure",
        was=shown_figure(was, unit, text),
        difference=text.difference(now, was, unit),
    )


def shown_figure(value: float, unit: str, text: Text) -> str:
    """The value of a figure that matters, with its unit."""
    if unit == "ratio":
        return text.ratio(value)
    if unit == "parameters":
        return text.count(value)  # the line under it says what is counted
    return text.quantity(value, unit)


def figure_view(name: str, results: Results, text: Text, page: str = "") -> FigureView:
    """One of the figures that matter: value with unit, the line under it, and whether a rule is broken."""
    line = note(name, results, text, page)
    return {
        "value": shown_figure(float(results[name]), results.unit(name), text),
        "note": line.text,
        "broken": line.broken,
    }
