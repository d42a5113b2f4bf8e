"""From a scenario to all that a page shows: findings, figures and pictures, typed and still without a word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from explorer.charts.versus import on_the_same_axes, together
from explorer.evidence.provenance import Basis, Reading, basis
from explorer.findings.finding import Finding, Table, value
from explorer.message import Num
from explorer.model import Results
from explorer.pages.contents import PageSpec
from explorer.pages.deck import Deck
from explorer.scenario import Scenario

Options = Mapping[str, str]
_WRITTEN = {
    "ratio": "ratio",
    "parameters": "count",
}  # figures that matter and are written in a way of their own, by unit


class Against(Protocol):
    """What a scenario is compared with."""

    results: Results
    charts: dict[tuple[str, str | None], ChartView]


@dataclass(frozen=True, slots=True)
class ChartView:
    """A chart of a page.

    Attributes
    ----------
    name, option
        Its name, and the reading that is shown if it offers several.
    found
        What it says, and the table behind it; while two scenarios are compared the table holds both.
    picture
        The picture of it.
    basis
        What it rests on.
    before
        The picture of the baseline on the same axes, and what that says.
    """

    name: str
    option: str | None
    found: Finding
    picture: Any
    basis: Basis
    before: tuple[Any, Finding] | None = None

    @property
    def table(self) -> Table:
        """The numbers behind it."""
        return self.found.table


@dataclass(frozen=True, slots=True)
class View:
    """What a page shows of a scenario.

    Attributes
    ----------
    page, scenario, results
        Which page, which scenario, and what follows from it.
    figures
        The figures that matter, each with what it was in the baseline.
    charts
        The charts, in order.
    """

    page: PageSpec
    scenario: Scenario
    results: Results
    figures: dict[str, tuple[Num, Num | None]]
    charts: tuple[ChartView, ...]


def chart_of(page: PageSpec, name: str, results: Results, option: str | None = None) -> ChartView:
    """A chart of a page, in the reading asked for if there is such a one, else in its first."""
    chart = page.chart_functions[name]
    chosen = None if not chart.options else option if option in chart.options else chart.options[0]
    choice = () if chosen is None else (chosen,)
    reading = Reading(results)
    found = chart.find(reading, *choice)
    picture = chart.draw(found, reading, *choice)
    return ChartView(name, chosen, found, picture, basis(reading.read))


def figure_of(name: str, results: Results) -> Num:
    """One of the figures that matter."""
    return value(results, name, write=_WRITTEN.get(results.unit(name), ""))


def view(
    page: PageSpec,
    scenario: Scenario,
    results: Results,
    *,
    options: Options | None = None,
    baseline: Against | None = None,
) -> View:
    """Everything on a page that depends on the scenario.

    Parameters
    ----------
    page, scenario, results
        What is shown.
    options
        Which reading of a chart is chosen, by chart.
    baseline
        What is compared with: every chart is drawn of both, every figure says what it was. A slide has room for one scenario.
    """
    if isinstance(page, Deck):
        options, baseline = {**page.readings, **(options or {})}, None
    options = options or {}
    charts = []
    for name in page.chart_functions:
        chart = chart_of(page, name, results, options.get(name))
        charts.append(chart if baseline is None else _beside(chart, page, baseline))
    figures = {
        name: (figure_of(name, results), None if baseline is None else figure_of(name, baseline.results))
        for name in page.figures
    }
    return View(page, scenario, results, figures, tuple(charts))


def _beside(chart: ChartView, page: PageSpec, baseline: Against) -> ChartView:
    """The chart with that of the baseline: drawn once, whatever moves beside it."""
    key = chart.name, chart.option
    was = baseline.charts.get(key) or chart_of(page, chart.name, baseline.results, chart.option)
    baseline.charts[key] = was
    now, before = on_the_same_axes(chart.picture, was.picture)
    found = Finding(chart.found.says, lambda: together(chart.table, was.table), chart.found.parts)
    return ChartView(chart.name, chart.option, found, now, chart.basis, (before, was.found))
