"""How a class is spread over a measure: ends, middle, who has none, and where the marks stand."""

from __future__ import annotations

import math

import pytest

from explorer.charts.classroom import class_spread as drawn
from explorer.findings.classroom import class_spread
from explorer.model import solve
from explorer.scenario import Scenario
from explorer.speech import Text

TEXT = Text("en")
NBSP = "\N{NO-BREAK SPACE}"
RESULTS = solve(Scenario())
NAN = math.nan


def said(measure: str, values: list[float], met: list[bool]) -> str:
    return TEXT.say(class_spread(measure, values, met, RESULTS).says).replace(NBSP, " ")


def figure(measure: str, values: list[float], met: list[bool]) -> dict[str, object]:
    return TEXT.drawn(drawn(class_spread(measure, values, met, RESULTS).parts).figure)  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("measure", "values", "words"),
    [
        ("score", [30.0, 90.0, 50.0], "3 students: from 30 to 90, the middle one at 50. Met by 1."),
        ("chips", [4e5, 2e5], "2 students: from 200,000 to 400,000, the middle one at 300,000. Met by 1."),
        ("money", [20.0, 30.0, 10.0, NAN], "4 students: from €10 bn to €30 bn, the middle one at €20 bn. Met by 1. Without a value here: 1."),
        ("public", [0.35], "One student, with 35%."),
        ("return", [NAN, NAN], "No link could be read."),
        ("return", [0.1, NAN], "2 students: from 10% to 10%, the middle one at 10%. Met by 1. Without a value here: 1."),
    ],
)  # fmt: skip
def test_a_class_in_words(measure: str, values: list[float], words: str) -> None:
    assert said(measure, values, [True] + [False] * (len(values) - 1)) == words


@pytest.mark.parametrize(
    ("measure", "target"),
    # 4 sites of 100,000 chips, a fund of €20 bn, at most 35% of it public, a return of 12%: all of figures.csv
    [("score", "100"), ("chips", "400,000"), ("money", "€20 bn"), ("public", "35%"), ("return", "12%")],
)
def test_the_target_stands_on_the_chart(measure: str, target: str) -> None:
    made = figure(measure, [0.01, 1.0], [False, True])["layout"]
    assert made["annotations"][0]["text"].replace(NBSP, " ") == f"target: {target}"  # type: ignore[index]
    assert made["shapes"][1]["x0"] == made["annotations"][0]["x"]  # type: ignore[index]
    assert made["xaxis"]["range"][1] >= made["shapes"][1]["x0"]  # type: ignore[index]


def test_marks_stand_on_each_other_in_the_order_of_the_students() -> None:
    marks = figure("public", [0.4, 0.4, NAN, 0.1], [True, False, False, True])["data"][0]  # type: ignore[index]
    assert marks["x"].tolist() == [0.4, 0.4, 0.0, 0.1]
    assert marks["y"].tolist() == [1, 2, 0, 1]
    assert marks["marker"]["symbol"] == ["diamond", "circle-open", "circle-open", "diamond"]
    assert marks["marker"]["color"] == ["@ok", "@accent", "@accent", "@ok"]
    assert marks["marker"]["size"] == [11, 11, 0, 11]
    many = figure("public", [0.4] * 61, [True] * 61)
    assert many["data"][0]["marker"]["size"][0] == 8  # type: ignore[index]
    assert many["layout"]["yaxis"]["range"] == [0, 62]  # type: ignore[index]


def test_the_axis_reaches_below_zero_where_a_student_does() -> None:
    assert figure("return", [-0.3, 0.1], [False, False])["layout"]["xaxis"]["range"][0] == pytest.approx(-0.3)  # type: ignore[index]
    axis = figure("score", [5.0], [False])["layout"]["xaxis"]  # type: ignore[index]
    assert axis["range"] == [0, 100]
    assert axis["ticktext"] == ["0", "25", "50", "75", "100"]
    assert axis["title"]["text"] == "Score [points]"
    assert figure("money", [5.0], [False])["layout"]["annotations"][0]["xanchor"] == "right"  # type: ignore[index]
    assert figure("money", [90.0], [False])["layout"]["annotations"][0]["xanchor"] == "left"  # type: ignore[index]
