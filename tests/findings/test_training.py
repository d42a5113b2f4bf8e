"""Training runs in days, and the time lost to failures."""

from __future__ import annotations

import math
from typing import Any

import pytest

from explorer.charts.training import goodput, training
from explorer.findings import training as finds
from explorer.message import Num
from explorer.model import Results
from tests.findings.english import TEXT, heads, rows, spoken
from tests.plans import of_one_site


def results(chips: float = 100_000, **fields: Any) -> Results:
    """One site of so many H100."""
    return of_one_site(chips_large=chips, **fields)


def test_known_runs_on_the_largest_site() -> None:
    # 100,000 x 989.4 TFLOP/s x 40.4% in use x 70.4% of the time = 2.81 x 10^19 FLOP/s: 2.1 x 10^25 take 8.64 days
    found = finds.training(results())
    assert spoken(found) == "The largest site would train GPT-4 in 8.6 days; it took 95 days."
    assert rows(found) == [
        ["Llama 3.1-405B", "38", "15.6", "89.2"],
        ["GPT-4", "21", "8.64", "95"],
        ["DeepSeek-V3", "3.3", "1.36", "–"],  # nobody says how long it took
        ["The AI Act’s threshold", "10", "4.11", ""],
    ]
    assert [column.unit for column in found.table.columns] == ["", "1e24 FLOP", "days", "days"]
    assert spoken(finds.training(results(sites_large=0))) == "Without chips no model can be trained."


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (89.2, "89 days"),
        (2, "2 days"),
        (1.99, "48 hours"),
        (0.5, "12 hours"),
        (1.3 / 24, "1.3 hours"),
        (1.04 / 24, "1 hour"),
        (1 / 24, "1 hour"),
        (math.nan, "no site"),
        (math.inf, "no site"),
    ],
)
def test_few_days_are_told_in_hours(days: float, words: str) -> None:
    assert spoken(finds.in_words(Num(days, "days"))) == words


def test_a_run_whose_time_is_published_has_a_ghost_under_it() -> None:
    found = finds.training(results())
    drawn = training.draw(found, results()).figure
    bar = drawn["data"][0]
    # three runs and the threshold, and two ghosts
    assert list(bar["x"]) == pytest.approx([15.64, 89.2, 8.64, 95, 1.358, 4.115], rel=1e-3)
    assert [shape == "/" for shape in bar["marker"]["pattern"]["shape"]] == [False, True, False, True, False, False]
    assert spoken(bar["hovertext"][0]) == "Llama 3.1-405B: 16 days"
    assert spoken(bar["hovertext"][5]) == "The AI Act’s threshold: 4.1 days"
    words = [spoken(word) for word in drawn["data"][1]["text"]]
    assert words[1] == "took 89 days on 16,384 chips"
    assert words[5] == "how long it took is not published"
    assert spoken(drawn["data"][2]["text"][2]).strip() == "33 hours"
    assert drawn["layout"]["xaxis"]["range"][1] == 100  # holds the longest, 95 days
    gaps = [b - a for a, b in zip(bar["y"], bar["y"][1:], strict=False)]
    assert gaps[0] < gaps[1]  # a ghost stands close to its run
    assert gaps[4] > gaps[0] + 20  # and what has no ghost keeps its distance to the next


def test_failures_by_the_day_or_days_between_them() -> None:
    # 54 x 24 h x 16,384 / 419 failures = 50,677 hours of a chip between two: on 100,000 chips 47 a day
    found = finds.goodput(results())
    assert spoken(found) == (
        "A run on all 100,000 chips of the largest site would fail 47 times a day, and lose 29.6% of its time."
    )
    for chips, words in (
        (4_000, "fail 1.9 times a day, and lose 4.2% of its time."),
        (3_168, "fail 1.5 times a day"),  # 1.5003
        (3_166, "fail every 0.67 days"),  # 1.4994 a day
        (2_112, "fail every day, and lose"),
        (1_000, "fail every 2.1 days, and lose 2% of its time."),
    ):
        assert words in spoken(finds.goodput(results(chips))), chips
    for nothing in (results(0), results(sites_large=0)):
        empty = finds.goodput(nothing)
        assert spoken(empty) == "Without chips there is nothing that fails."
        assert empty.parts.own is None


def test_larger_jobs_fail_more_often_and_lose_more() -> None:
    found = finds.goodput(results())
    assert rows(found)[0] == ["1,000", "0.47", "98%"]
    assert rows(found)[-1] == ["300,000", "140", "43.8%"]
    assert len(found.table.rows) == 9
    job = found.parts.jobs[0]
    assert job.share.value == results(1_000)["goodput"]
    again = results().varied(**dict(job.failures.under))
    assert (job.failures.of, again[job.failures.of]) == ("interruptions_per_day", pytest.approx(job.failures.value))
    assert dict(job.share.under) == dict(job.failures.under)
    assert job.share.of == "goodput"


def test_the_own_site_is_marked_where_there_is_room() -> None:
    # half of the axis is at sqrt(1,000 x 300,000) = 17,321 chips
    for chips, anchor, shift in ((100_000, "right", -8), (17_000, "left", 8)):
        now = results(chips)
        drawn = goodput.draw(finds.goodput(now), now).figure
        label = drawn["layout"]["annotations"][1]
        assert (label["xanchor"], label["xshift"]) == (anchor, shift)
        assert label["yshift"] * shift > 0
        assert label["yanchor"] == ("top" if anchor == "right" else "bottom")
        assert (label["x"], label["y"]) == (math.log10(chips), now["goodput"])
        assert drawn["data"][1]["x"] == [chips]
        assert drawn["data"][1]["y"] == [now["goodput"]]
    assert TEXT.drawn(label["text"]) == "<b>90.2%</b> on 17,000 chips"
    assert spoken(drawn["data"][0]["text"][0]) == "1,000 chips: 98% of the time, 0.47 failures a day"
    assert [spoken(tick) for tick in drawn["layout"]["xaxis"]["ticktext"]] == ["1,000", "10,000", "100,000"]
    assert [spoken(tick) for tick in drawn["layout"]["yaxis"]["ticktext"]] == ["0%", "25%", "50%", "75%", "100%"]
    assert drawn["layout"]["xaxis"]["range"] == pytest.approx([3, math.log10(300_000)])
    empty = results(sites_large=0)
    drawn = goodput.draw(finds.goodput(empty), empty).figure
    assert (len(drawn["data"]), len(drawn["layout"]["annotations"])) == (1, 1)


def test_heads_say_what_stands_below_and_its_unit() -> None:
    now = results()
    assert heads(finds.training(now)) == [
        "Model",
        "Computing [10²⁴ FLOP]",
        "Largest site [days]",
        "Really took [days]",
    ]
    assert heads(finds.goodput(now)) == ["Chips in one run", "Failures a day", "Time that makes progress"]
    layout = goodput.draw(finds.goodput(now), now).figure["layout"]
    assert spoken(layout["annotations"][0]["text"]) == "Part of the time in which the run makes progress"
    assert spoken(layout["xaxis"]["title"]["text"]) == "chips at work on one run"
