"""What the answers stand on: counts by grade, and what the reader changed."""

from __future__ import annotations

from explorer.charts import CHARTS
from explorer.explain import leaves
from explorer.findings.footing import footing
from explorer.model import solve
from explorer.scenario import Scenario
from explorer.speech import Text
from tests.speaking import Chart, spoken

TEXT = Text("en")


def chart(scenario: Scenario) -> Chart:
    return spoken(CHARTS["slides"]["footing"], solve(scenario), TEXT)


def test_the_call() -> None:
    # counted in the chains of the seven answers, each number once: 71 = 12 + 28 + 31
    assert chart(Scenario()).sentence == (
        "Of the 71 numbers behind these 7 answers, 12 are law or official, 28 come from press, analysts or computation,"
        " and 31 are assumptions."
    )
    assert chart(Scenario()).table.rows[0] == ["What taxpayers pay", "0", "0", "0", "0", "2", "8", "0"]


def test_a_choice_of_the_reader_is_no_assumption_any_more() -> None:
    moved = chart(Scenario(bank_debt=9))
    assert moved.sentence.endswith("30 are assumptions, and 1 changed here.")
    assert moved.table.rows[0] == ["What taxpayers pay", "0", "0", "0", "0", "2", "7", "1"]


def test_rows_count_the_chain_of_their_answer() -> None:
    results = solve(Scenario())
    for each in footing(results).parts:
        grades = list(leaves(results.explain(each.answer)).values())
        kinds = {kind: num.value for kind, num in each.kinds.items()}
        assert sum(kinds.values()) == len(grades)
        assert kinds["assumed"] == grades.count("assumption")
        assert kinds["sure"] == grades.count("law") + grades.count("official")


def test_the_picture_shows_what_is_assumed_striped() -> None:
    bars, names = chart(Scenario(bank_debt=9)).figure["data"][:2]
    # of the ten numbers behind what taxpayers pay: two computed, seven assumed, one of the reader's own
    assert bars["x"][:3].tolist() == [2, 7, 1]
    assert bars["marker"]["pattern"]["shape"][:3] == ["", "/", ""]
    assert names["text"][1] == "0 law or official · 2 press, analyst, computed · 7 assumed · 1 changed by you"
    assert "changed by you" not in chart(Scenario()).figure["data"][1]["text"][1]
