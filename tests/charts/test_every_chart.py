"""What holds for every chart, whatever the scenario."""

from __future__ import annotations

import json
import math
import re
from pathlib import Path
from typing import Any

import numpy as np
import plotly.graph_objects as go

from explorer import paths
from explorer.charts import sankey
from explorer.charts.style import bound, steps
from tests.charts.conftest import CASES, SCENARIOS, TEXT, drawn, leaves

Case = tuple[str, str, str | None]
TOKEN = re.compile(r"@(ink|soft|line|card|bg|accent|union|state|eib|private|debt|bad|ok|mark)(/[0-9.]+)?(?![a-z])")
TRACES = {"scatter", "bar", "sankey", "choropleth", "heatmap"}  # what the shipped plotly.js can draw
MOST_POINTS = 60


def figures(scenario: str, case: Case) -> list[dict[str, Any]]:
    chart = drawn(scenario, *case)
    return [figure for figure in (chart.figure, chart.narrow) if figure is not None]


def resolved(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: resolved(value) for key, value in node.items()}
    if isinstance(node, list):
        return [resolved(value) for value in node]
    if not isinstance(node, str):
        return node
    return {"type": "FeatureCollection", "features": []} if node == "@europe" else TOKEN.sub("#123456", node)


def test_plotly_accepts_the_figure(case: Case, scenario: str) -> None:
    for figure in figures(scenario, case):
        go.Figure(resolved(figure))


def test_only_trace_types_that_are_shipped(case: Case) -> None:
    for figure in figures("called_2026", case):
        assert {trace["type"] for trace in figure["data"]} <= TRACES


def test_every_at_sign_is_a_known_token(case: Case, scenario: str) -> None:
    for figure in figures(scenario, case):
        words = [leaf for leaf in leaves(figure) if isinstance(leaf, str)]
        assert not [word for word in words if "@" in word and word != "@europe" and "@" in TOKEN.sub("", word)]


def test_height_is_reserved_and_does_not_depend_on_the_scenario(case: Case, scenario: str) -> None:
    now, before = figures(scenario, case), figures("called_2026", case)
    assert [f["layout"]["height"] for f in now] == [f["layout"]["height"] for f in before]


def test_few_points_and_no_number_that_cannot_be_drawn(case: Case, scenario: str) -> None:
    for figure in figures(scenario, case):
        for trace in figure["data"]:
            for key in ("x", "y", "z", "base", "width"):
                values = trace.get(key)
                if values is None:
                    continue
                assert len(values) <= MOST_POINTS
                assert np.isfinite(np.asarray(values, dtype=float)).all(), (trace["type"], key)


def test_axes_hold_what_is_drawn(case: Case, scenario: str) -> None:
    for figure in figures(scenario, case):
        for trace in figure["data"]:
            if trace["type"] != "bar":
                continue
            axis = figure["layout"][trace.get("xaxis", "x").replace("x", "xaxis")]
            ends = np.asarray(trace["x"], dtype=float) + np.asarray(trace.get("base", 0.0))
            assert (ends <= axis["range"][1] * (1 + 1e-9)).all()


def test_sentence_is_plain_words(case: Case, scenario: str) -> None:
    sentence = drawn(scenario, *case).sentence
    assert sentence.endswith(".")
    assert len(sentence) > 20
    assert not re.search(r"nan|inf\b|None|[{}@<>_]|–|\.\.|  | ,", sentence), sentence


def test_no_text_on_the_figure_is_broken(case: Case, scenario: str) -> None:
    for figure in figures(scenario, case):
        for leaf in leaves(figure):
            if isinstance(leaf, str) and leaf != sankey.HOVER:
                assert not re.search(r"\bnan\b|\binf\b|None|[{}]", leaf), leaf


def test_table_is_rectangular_and_says_its_units(case: Case, scenario: str) -> None:
    table = drawn(scenario, *case).table
    assert len(table.columns) >= 2
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert all(isinstance(cell, str) and not re.search(r"\bnan\b", cell) for row in table.rows for cell in row)
    assert len(set(table.columns)) == len(table.columns)


def test_sentences_change_with_the_scenario() -> None:
    for case in CASES:
        said = {drawn(name, *case).sentence for name in SCENARIOS}
        assert len(said) >= 3, case


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
    assert [bound([v]) for v in (0, 0.9, 1.01, 16.9, 30.000000000000004, 47, 610)] == [
        1,
        1,
        1.2,
        20,
        30,
        50,
        800,
    ]
    assert bound([math.nan, 3.2], least=4) == 4
    assert steps(50, 230) == [50, 100, 150, 200]


def test_an_axis_does_not_move_while_a_slider_moves_a_little() -> None:
    assert bound([16.1]) == bound([16.9]) == bound([19.9])
