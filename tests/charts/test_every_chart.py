"""What holds for every chart, whatever the scenario: one test a chart, which goes through all scenarios."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest

from explorer import paths
from explorer.charts import sankey
from explorer.charts.style import bound, steps
from tests.charts.conftest import CASES, SCENARIOS, TEXT, drawn, leaves
from tests.speaking import Chart

TOKEN = re.compile(r"@(ink|soft|line|card|bg|accent|union|state|eib|private|debt|bad|ok|mark)(/[0-9.]+)?(?![a-z])")
TRACES = {"scatter", "bar", "sankey", "choropleth", "heatmap"}  # what the shipped plotly.js can draw
MOST_POINTS = 60
DRAWN = ("x", "y", "z", "base", "width")


def figures(chart: Chart) -> list[dict[str, Any]]:
    return [figure for figure in (chart.figure, chart.narrow) if figure is not None]


def resolved(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: resolved(value) for key, value in node.items()}
    if isinstance(node, list):
        return [resolved(value) for value in node]
    if not isinstance(node, str):
        return node
    return {"type": "FeatureCollection", "features": []} if node == "@europe" else TOKEN.sub("#123456", node)


def faults_of_figure(figure: dict[str, Any]) -> Iterator[str]:
    """What is wrong with a figure: a trace that is not shipped, a colour that nobody knows, a point that cannot be drawn."""
    if others := {trace["type"] for trace in figure["data"]} - TRACES:
        yield f"traces that are not shipped: {others}"
    words = [leaf for leaf in leaves(figure) if isinstance(leaf, str)]
    if odd := [word for word in words if "@" in word and word != "@europe" and "@" in TOKEN.sub("", word)]:
        yield f"unknown tokens: {odd}"
    if broken := [w for w in words if w != sankey.HOVER and re.search(r"\bnan\b|\binf\b|None|[{}]", w)]:
        yield f"broken words: {broken}"
    for trace in figure["data"]:
        for key in DRAWN:
            values = trace.get(key)
            if values is None:
                continue
            if len(values) > MOST_POINTS:
                yield f"{len(values)} points in {key} of a {trace['type']}"
            if not np.isfinite(np.asarray(values, dtype=float)).all():
                yield f"{key} of a {trace['type']} cannot be drawn"
        if trace["type"] == "bar":
            axis = figure["layout"][trace.get("xaxis", "x").replace("x", "xaxis")]
            ends = np.asarray(trace["x"], dtype=float) + np.asarray(trace.get("base", 0.0))
            if not (ends <= axis["range"][1] * (1 + 1e-9)).all():
                yield "a bar ends beyond its axis"


def faults_of_words(chart: Chart) -> Iterator[str]:
    """What is wrong with the sentence or the table."""
    said, table = chart.sentence, chart.table
    if not said.endswith(".") or len(said) <= 20:
        yield f"no sentence: {said!r}"
    if re.search(r"nan|inf\b|None|[{}@<>_]|–|\.\.|  | ,", said):
        yield f"broken sentence: {said!r}"
    if len(table.columns) < 2 or len(set(table.columns)) != len(table.columns):
        yield f"columns: {table.columns}"
    if any(len(row) != len(table.columns) for row in table.rows):
        yield "rows of several lengths"
    if any(re.search(r"\bnan\b|None", cell) for row in table.rows for cell in row):
        yield "a broken cell"


@pytest.mark.parametrize("case", CASES, ids=lambda case: "-".join(filter(None, case[1:])))
def test_a_chart_holds_whatever_the_scenario(case: tuple[str, str, str | None]) -> None:
    """Plotly takes its figure, its words are whole, its height is reserved once for all, and its sentence follows the scenario."""
    charts = {name: drawn(name, *case) for name in SCENARIOS}
    reserved = [figure["layout"]["height"] for figure in figures(charts["called_2026"])]
    found: list[str] = []
    for name, chart in charts.items():
        found += [f"{name}: {fault}" for figure in figures(chart) for fault in faults_of_figure(figure)]
        found += [f"{name}: {fault}" for fault in faults_of_words(chart)]
        if (heights := [figure["layout"]["height"] for figure in figures(chart)]) != reserved:
            found.append(f"{name}: height {heights}, reserved are {reserved}")
        for figure in figures(chart):
            go.Figure(resolved(figure))  # raises where plotly does not take it
    assert not found, "\n".join(found)
    assert len({chart.sentence for chart in charts.values()}) >= 3


def test_every_chart_has_a_title_and_every_reading_a_name() -> None:
    for _, name, option in CASES:
        assert TEXT(f"chart.{name}.title")
        assert option is None or TEXT(f"chart.{name}.option.{option}")


def test_map_has_a_shape_for_every_place_it_colours() -> None:
    shapes = json.loads((Path(paths.STATIC) / "europe.json").read_text(encoding="utf-8"))
    known = {feature["id"] for feature in shapes["features"]}
    traces = drawn("called_2026", "funding_mix", "countries", "amount").figure["data"]
    asked = {place for trace in traces if trace["type"] == "choropleth" for place in trace["locations"]}
    assert asked <= known
    assert len([place for place in asked if not place.startswith("X-")]) == 27


def test_round_ends_of_axes() -> None:
    ends = [bound([v]) for v in (0, 0.9, 1.01, 16.9, 30.000000000000004, 47, 610)]
    assert ends == [1, 1, 1.2, 20, 30, 50, 800]
    assert bound([math.nan, 3.2], least=4) == 4
    assert steps(50, 230) == [50, 100, 150, 200]


def test_an_axis_does_not_move_while_a_slider_moves_a_little() -> None:
    assert bound([16.1]) == bound([16.9]) == bound([19.9])
