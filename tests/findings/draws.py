"""A study whose draws are known by hand, in the place of the real one, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from explorer.charts import CHARTS
from explorer.ensemble import Study
from explorer.ensemble.sobol import Indices
from explorer.ensemble.study import Swing
from explorer.ensemble.uncertain import Uncertain
from explorer.findings import spread, tornado, variance
from explorer.findings.headlines import sensitivity
from explorer.model import GRAPH, solve
from explorer.scenario import Scenario
from explorer.speech import Text
from tests.speaking import Chart, spoken

TEXT = Text("en")
NBSP = "\N{NO-BREAK SPACE}"
RESULTS = solve(Scenario(target=20))
Given = Callable[..., Study]


def uncertain(
    name: str, low: float, central: float, high: float, grade: str, figure: str = "", **more: bool
) -> Uncertain:
    shape = {"logarithmic": False, "whole": False} | more
    return Uncertain(name, low, central, high, grade=grade, figure=GRAPH.figures[figure or name], **shape)


FACTOR = uncertain("commercial_cost_factor", 0.8, 1.0, 2.0, "derived")
EURO = uncertain("eurusd", 1.0, 1.25, 1.5, "assumption")
WIDTH = np.array([0.1, 0.01])


def indices(first: tuple[float, float], total: tuple[float, float], within: np.ndarray = WIDTH) -> Indices:
    return Indices(np.array(first), np.array(total), within, within / 2, 1024)


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Given:
    """Puts a study of the cost in the place of the real one: draws of €1 bn to €100 bn, unless told otherwise."""

    def make(result: str = "capex_total", **parts: object) -> Study:
        sample = np.asarray(parts.pop("sample", np.arange(1.0, 101.0)), dtype=float)
        free = parts.pop("free", (FACTOR, EURO))
        swings = (Swing(FACTOR, 40.0, 80.0), Swing(EURO, 60.0, 45.0))
        made = Study(GRAPH, {}, (), result, len(sample), 1)
        made.__dict__.update(
            sample=sample,
            free=free,
            central=50.0,
            swings=swings if free else (),
            indices=indices((0.7, 0.2), (0.75, 0.25)),
            grades=("derived", "assumption"),
            evidence=indices((0.7, 0.2), (0.75, 0.25)),
        )
        made.__dict__.update(parts)
        for module in (spread, tornado, variance, sensitivity):
            monkeypatch.setattr(module, "study", lambda results, result="": made)
        return made

    return make


def chart(name: str) -> Chart:
    return spoken(CHARTS["sensitivity"][name], RESULTS, TEXT)


def said(name: str) -> str:
    return chart(name).sentence.replace(NBSP, " ")


def rows(name: str) -> list[list[str]]:
    return [[cell.replace(NBSP, " ") for cell in row] for row in chart(name).table.rows]


def head() -> str:
    return TEXT.say(sensitivity.headline(RESULTS)).replace(NBSP, " ")
