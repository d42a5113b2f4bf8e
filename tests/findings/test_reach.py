"""How many projects and companies the public time serves."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from explorer.charts import reach as drawn_reach
from explorer.charts.style import ACCENT, SOFT, faint
from explorer.findings.reach import HOURS, companies, in_hours, projects
from explorer.message import Num
from explorer.model import solve
from explorer.scenario import Scenario
from tests.charts.conftest import BROKEN
from tests.findings.given import Given, bars_of, drawn, heads, plain, rows, told, words_of

NOBODY = Scenario().replace(**BROKEN["only loans"])  # all of the money is loans: no public time


# Projects and companies ------------------------------------------------------------------------------------------------


def test_hours_have_decimals_only_where_they_matter() -> None:
    said = {4.299: "4.3", 99.4: "99", 100.4: "100", 8000: "8,000", 40_588: "40,600", math.nan: "–"}
    assert {hours: plain(in_hours(Num(hours, "GPU-hours"))) for hours in said} == said


def test_how_many_projects() -> None:
    # 554.7 m public chip-hours / 50,000 = 11,094
    assert told(projects) == (
        "All public time would serve 11,100 projects of the AI factories’ fast lane a year; or training runs of "
        "GPT-4’s size: 80 a year."
    )
    found = rows(projects)
    assert found[0] == ["First trial, as large as allowed", "10,000", "55,500"]  # 554.7 m / 10,000
    assert found[1] == ["Fast lane, as large as allowed", "50,000", "11,100"]
    assert [row[0] for row in found[4:]] == [
        "Training DeepSeek-V3",
        "Training a model of GPT-4’s size",
        "Training Llama 3.1 405B",
    ]
    assert found[5][2] == "80.1"
    assert heads(projects) == ["Kind of project", "Chip-hours each", "Projects a year"]
    assert told(projects, NOBODY) == "Without public computing time no project is served."
    assert rows(projects, NOBODY)[0] == ["First trial, as large as allowed", "", "0"]


def test_how_often_a_project_comes() -> None:
    said = {0.0: "none", 0.25: "one in 4 years", 1.0: "1 a year", 80.11: "80 a year", 99.6: "100 a year",
            100.4: "100 a year", 1234.0: "1,234 a year"}  # fmt: skip
    for number, often in said.items():
        assert told(projects, Given(gpt4_runs_public=number)).endswith(f"of GPT-4’s size: {often}.")


def test_projects_are_drawn_in_steps_of_a_hundred() -> None:
    given = Given(projects_playground=1e4, gpt4_runs_public=0.05, llama405_runs_public=1e9)
    figure = drawn(drawn_reach.projects, given)
    bars = bars_of(figure)
    # from 0.1 on, each step ten times the one before: 10,000 is five steps, and what is beyond ten million has its end
    assert bars[0] == (pytest.approx(5.0), ACCENT, "First trial, as large as allowed: 10,000 a year")
    assert bars[-1] == (
        pytest.approx(8.0), faint(ACCENT, 0.45), "Training Llama 3.1 405B: 1 billion a year",
    )  # fmt: skip
    assert len(bars) == 6  # less than 0.1 has no bar
    assert [bar[1] for bar in bars] == [*[ACCENT] * 4, *[faint(ACCENT, 0.45)] * 2]
    words = words_of(figure)
    assert "10,000 chip-hours each" in words or "55,500 chip-hours each" in words
    ticks = {note["text"]: note["x"] for note in figure["layout"]["annotations"]}
    assert ticks == {"1": 1, "100": 3, "10,000": 5, "1 million": 7}
    assert words_of(drawn(drawn_reach.projects, NOBODY)).count("no public time") == 7


def test_every_company_is_not_every_company() -> None:
    # 166.4 m for 4,100 start-ups: 40,588 each; 110.9 m for 25.8 m firms: 4.3 each; 110.9 m / 8,000 = 13,867
    assert told(companies) == (
        "With 8,000 hours each, 4,100 of 4,100 AI start-ups could be served, and 13,900 of 25.8 million small firms. "
        "Shared equally, every start-up would get 40,600 hours a year and every small firm 4.3."
    )
    # 40,588 / 100,000 and 4.3 / 100,000
    assert rows(companies)[5] == ["100,000", "40.6%", "0.0043%"]
    assert [row[0] for row in rows(companies)] == ["1", "10", "100", "1,000", "10,000", "100,000", "1 million"]
    assert heads(companies) == [
        "Chip-hours each", "AI start-ups served", "Small and medium-sized firms served",
    ]  # fmt: skip
    assert told(companies, NOBODY) == "Without public computing time no company is served."
    # whole companies: 4,099.99 are not all of them, 4,100 less a rounding error are
    part = {"eu_ai_startups": 4100.0, "hours_each": 1}
    assert ", 4,099 of 4,100 AI" in told(companies, Given(startups_reached=4099.99 / 4100, **part))
    assert ", 4,100 of 4,100 AI" in told(companies, Given(startups_reached=1 - 1e-11, **part))


def test_companies_are_drawn() -> None:
    figure = drawn(drawn_reach.companies)
    startups, smes, here = figure["data"]
    assert (startups["line"]["color"], startups["line"]["dash"]) == (ACCENT, "solid")
    assert (smes["line"]["color"], smes["line"]["dash"]) == (SOFT, "dash")
    assert startups["text"][40] == "AI start-ups: with 100,000 hours each, 40.6% served"
    assert smes["text"][8] == "Small firms: with 10 hours each, 43% served"
    np.testing.assert_allclose(startups["x"], HOURS)
    assert startups["y"] == sorted(startups["y"], reverse=True)
    results = solve(Scenario())
    assert (here["x"], here["y"]) == ([8000, 8000], [results["startups_reached"], results["smes_reached"]])
    assert here["marker"]["color"] == [ACCENT, SOFT]
    _, first, second = figure["layout"]["annotations"]
    assert (first["text"], first["font"]["color"], first["xanchor"]) == ("<b>AI start-ups</b>", ACCENT, "right")
    assert first["x"] == math.log10(results["hours_per_startup"])  # where its curve begins to fall
    assert (second["text"], second["font"]["color"], second["xanchor"]) == ("<b>Small firms</b>", SOFT, "left")
    assert (second["x"], second["y"]) == (pytest.approx(math.log10(8.6), abs=1e-3), 0.5)  # half-way down
    mark = figure["layout"]["shapes"][0]
    assert mark["x0"] == mark["x1"] == 8000


def test_the_name_of_a_curve_stands_where_there_is_room() -> None:
    def name(hours: float) -> Any:
        return drawn(drawn_reach.companies, Given(hours_per_startup=hours))["layout"]["annotations"][1]

    assert name(301)["xanchor"] == "right"
    assert name(299)["xanchor"] == "left"
    assert name(1e8)["x"] == 6
    assert (name(0.01)["x"], name(0.01)["y"]) == (math.log10(3), 0.06)
