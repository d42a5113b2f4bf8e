"""A view as a page shows it: its findings spoken in the reader's language, as one message and the buffer of its arrays."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from typing import Any

from explorer.engine import wire
from explorer.engine.baseline import Baseline
from explorer.engine.protocol import ChangeView, CreditView, FigureView, ViewAnswer
from explorer.engine.protocol import ChartView as ChartShown
from explorer.engine.view import ChartView, Options, View, view
from explorer.evidence.credit import credit
from explorer.findings.finding import Finding
from explorer.findings.sentences import headline, note
from explorer.html import beside, markup, slides
from explorer.message import Num
from explorer.model import Results
from explorer.pages.contents import PageSpec
from explorer.pages.deck import Deck
from explorer.scenario import Scenario, inputs
from explorer.speech import Medium, Text
from explorer.speech.controls import control_state, shown_value


def shown(
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
    """Everything on a page that depends on the scenario, in words.

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
        What is compared with.

    Returns
    -------
    tuple
        The message and the buffer of its arrays, see :mod:`explorer.engine.wire`.
    """
    if isinstance(page, Deck):
        baseline = None  # a slide has room for one scenario
    seen = view(page, scenario, results, options=options, baseline=baseline)
    packer = _Packer(have or {}, text, results, scenario)
    credits: dict[str, CreditView] = {}
    for chart in seen.charts:
        packer.add(chart, wanted=chart.name in tables, against=None if baseline is None else baseline.query)
        line = credit(chart.basis, scenario)
        credits[chart.name] = {"text": text.say(line.says), "grade": line.grade}
    figures = {
        name: figure_shown(name, seen, text, packer.medium, now, was) for name, (now, was) in seen.figures.items()
    }
    controls = {field: control_state(inputs()[field], scenario, text) for field in page.fields}
    message: ViewAnswer = {
        "query": scenario.to_query(),
        "short": scenario.to_short(),
        "preset": scenario.preset,
        "changed": len(scenario.changed),
        "headline": text.say(headline(page.id, results), packer.medium),
        "figures": figures,
        "controls": controls,
        "changes": changes(scenario, text),
        "charts": packer.charts,
        "credits": credits,
        "vs": None,
    }
    if baseline is not None:
        for field in baseline.differing(scenario):
            if field in controls:
                controls[field]["was"] = text("versus.control", was=beside.value_of(baseline, field, text))
        message["vs"] = {
            "query": baseline.query,
            "short": baseline.short,
            "name": text.say(beside.called(baseline)),
            "html": beside.said(baseline, page, scenario, text),
        }
    if isinstance(page, Deck):
        charts = {chart.name: chart for chart in seen.charts}
        message["slides"] = slides.shown(page, results, scenario, charts, text)
    return message, b"".join(packer.buffers)


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


def figure_shown(name: str, seen: View, text: Text, medium: Medium, now: Num, was: Num | None) -> FigureView:
    """One of the figures that matter: value with unit, the line under it, whether a rule is broken, and what it was in the baseline."""
    line = note(name, seen.results, seen.page.id)
    made: FigureView = {"value": text.say(now), "note": text.say(line.says, medium), "broken": line.broken}
    if was is not None:
        same = now.value == was.value or (math.isnan(now.value) and math.isnan(was.value))
        difference = text.difference(now.value, was.value, now.unit)
        made["was"] = text(f"versus.figure{'_same' if same else ''}", was=text.say(was), difference=difference)
    return made


class _Packer:
    """Collects charts for a message: those that the browser has already are left out."""

    def __init__(self, have: Mapping[str, str], text: Text, results: Results, scenario: Scenario) -> None:
        self.have, self.text = have, text
        self.medium = markup.Page(results, on_screen=scenario)
        self.charts: dict[str, ChartShown] = {}
        self.buffers: list[bytes] = []
        self._size = 0

    def add(self, chart: ChartView, *, wanted: bool, against: str | None) -> None:
        """Add a chart, with its table if that is `wanted`; `against` says which other scenario the table holds too."""
        self._add(chart.name, chart.option, chart.picture, chart.found, against, wanted=wanted)
        if chart.before is not None:
            self._add(chart.name + wire.BEFORE, chart.option, *chart.before)

    def _add(
        self,
        name: str,
        option: str | None,
        picture: Any,
        found: Finding,
        against: str | None = None,
        *,
        wanted: bool = False,
    ) -> None:
        text = self.text
        said = {
            "figure": text.drawn(picture.figure),
            "narrow": None if picture.narrow is None else text.drawn(picture.narrow),
            "roomy": picture.roomy,
            "sentence": text.say(found.says),
            "says": text.say(found.says, self.medium),
            "option": option,
        }
        packed, buffer = wire.pack(said if against is None else {**said, "beside": against})
        mark = wire.digest(packed, buffer)
        if self.have.get(name) == mark:
            return
        table = markup.table(found.table, text, self.medium) if wanted else None
        packed |= {"table": table, "digest": mark, "at": self._size}
        self.charts[name] = packed
        self.buffers.append(buffer)
        self._size += len(buffer)
