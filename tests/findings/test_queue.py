"""How long one waits: a typical job, and the reader's own request."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from explorer.charts import queue as drawings
from explorer.charts.style import ACCENT, BAD, INK, SOFT, faint
from explorer.findings.queue import LOADS, mode_of, own_request, state_of_queue, waiting
from explorer.model import solve
from explorer.scenario import Scenario
from tests.charts.conftest import BROKEN
from tests.findings.given import Given, bars_of, drawn, heads, rows, told, unlike, words_of

NAN = math.nan
NOBODY = Scenario().replace(**BROKEN["only loans"])  # all of the money is loans: no public time
TOO_MUCH = Scenario().replace(**BROKEN["more asked for than there is"])  # 130% of the public time
TOO_LARGE = Scenario().replace(**BROKEN["jobs too large"])
COMMON = Scenario(access_queue="common")


def test_every_number_is_a_value_of_the_results() -> None:
    for find in (waiting, own_request):
        for scenario in (Scenario(), COMMON, TOO_MUCH, TOO_LARGE, NOBODY):
            results = solve(scenario)
            assert not unlike(find(results), results), find.__name__


def test_how_the_queue_stands() -> None:
    flags = {"public_hours": 1.0, "queue_fits": True, "queue_stable": True}
    assert state_of_queue(Given(**flags)) == "stable"
    assert state_of_queue(Given(**{**flags, "queue_stable": False})) == "unstable"
    assert state_of_queue(Given(**{**flags, "queue_fits": False})) == "small"
    assert state_of_queue(Given(**{**flags, "public_hours": 0.0})) == "nothing"


# A typical job ---------------------------------------------------------------------------------------------------------


def test_the_wait_of_a_typical_job() -> None:
    # a site holds 9,046 public chips, 35 jobs of 256; Erlang C at 85% gives a chance of 26.3%; 26.3% * 8 days /
    # (35.3 * 15%) = 0.40 days
    assert told(waiting) == (
        "With 85% of the public time asked for, a job of 256 chips waits 9.6 hours on average. Nine of ten jobs wait "
        "less than 35 hours."
    )
    # at 87%: 32.6% of the jobs wait, 0.574 days on average
    assert rows(waiting)[4] == ["87%", "32.6%", "0.574", "2.08"]
    assert rows(waiting)[0][:2] == ["5%", "0%"]
    assert len(rows(waiting)) == 12  # every fourth of 45
    assert heads(waiting) == ["Asked for", "Jobs that wait", "Mean wait [days]", "Nine of ten wait less than [days]"]


def test_a_queue_that_is_not_given_a_number() -> None:
    assert told(waiting, TOO_MUCH) == (
        "With 130% of the public time asked for, the queue grows without end: no wait can be given."
    )
    assert told(waiting, TOO_LARGE) == (
        "A job of 8,192 chips cannot run: only 7,915 public chips are at work in one place."
    )
    assert told(waiting, NOBODY) == "Without public computing time there is nothing to wait for."
    assert told(waiting, Given(wait_long=0.0)).endswith("9.6 hours on average. Nine of ten jobs start at once.")
    assert told(waiting, Given(wait_long=1.0)).endswith("Nine of ten jobs wait less than 24 hours.")


def test_the_wait_is_drawn_for_both_kinds_of_queue() -> None:
    for kind, names in (("site", ("one queue for all sites", "a queue at each site")),
                        ("common", ("a queue at each site", "one queue for all sites"))):  # fmt: skip
        scenario = Scenario(access_queue=kind)
        figure, results = drawn(drawings.waiting, scenario), solve(scenario)
        other, own, here = figure["data"]
        assert (other["line"]["color"], other["line"]["dash"], own["line"]["color"], own["line"]["dash"]) == (
            SOFT, "dash", ACCENT, "solid",
        )  # fmt: skip
        assert own["line"]["width"] > other["line"]["width"]
        notes = {note["text"]: note for note in figure["layout"]["annotations"]}
        assert notes[f"╌ {names[0]}"]["font"]["color"] == SOFT
        assert notes[f"━ {names[1]}"]["font"]["color"] == ACCENT
        assert notes[f"━ {names[1]}"]["y"] > notes[f"╌ {names[0]}"]["y"]
        assert own["text"][0].startswith(f"5% asked for, {names[1]}: ")
        assert (here["x"], here["y"]) == ([0.85], [results["wait_mean"]])
        top = figure["layout"]["yaxis"]["range"][1]
        for trace, queue in ((own, kind), (other, {"site": "common", "common": "site"}[kind])):
            days = np.asarray(results.varied(public_load=LOADS, access_queue=queue)["wait_mean"])
            np.testing.assert_allclose(trace["y"], days[days <= top])
            np.testing.assert_allclose(trace["x"], LOADS[days <= top])
            assert len(trace["text"]) == len(trace["y"]) < len(LOADS) or queue == "common"


def test_what_stands_beside_the_curves() -> None:
    layout = drawn(drawings.waiting)["layout"]
    notes = [note["text"] for note in layout["annotations"]]
    assert notes[:2] == ["Mean wait of a typical job [days]", "the queue<br>grows<br>without end"]
    assert notes[-1] == "<b>9.6 hours</b>"
    assert layout["annotations"][1]["x"] == 1.25
    area, mark = layout["shapes"]
    assert (area["x0"], area["x1"]) == (1, 1.5)
    assert (mark["x0"], mark["x1"], mark["line"]["color"]) == (0.85, 0.85, faint(ACCENT, 0.5))
    assert layout["xaxis"]["ticktext"] == ["0%", "25%", "50%", "75%", "100%", "125%", "150%"]

    def label(load: float, wait: float) -> Any:
        return drawn(drawings.waiting, Given(public_load=load, wait_mean=wait, job_days=10.0))["layout"]["annotations"][
            -1
        ]

    assert (label(0.2, 1.0)["xanchor"], label(0.3, 1.0)["xanchor"]) == ("left", "right")
    assert label(0.2, 1.0)["xshift"] > 0 > label(0.3, 1.0)["xshift"]
    tall = drawn(drawings.waiting, Given(wait_mean=18.0, job_days=10.0))["layout"]["yaxis"]["range"][1]
    assert tall >= 1.5 * 18  # room for the words above the point


def test_a_queue_without_an_end_has_no_point() -> None:
    figure = drawn(drawings.waiting, TOO_MUCH)
    assert len(figure["data"]) == 2
    assert figure["layout"]["shapes"][1]["line"]["color"] == BAD
    for scenario in (TOO_LARGE, NOBODY):
        assert not drawn(drawings.waiting, scenario)["data"]
    some = Given(varied={"wait_mean": [NAN, *[1.0] * 44]})
    assert len(drawn(drawings.waiting, some)["data"]) == 1  # the point alone


# The own request -------------------------------------------------------------------------------------------------------


def test_own_request() -> None:
    # 64 chips * 5 days * 24 h = 7,680 h; / 554.7 m = 0.0014%; below the 10,000 h of a first trial, which takes 2 days
    assert told(own_request) == (
        "Your request takes 7,680 chip-hours, 0.0014% of the public time of a year; it waits 9.6 hours on average. At an "
        "AI factory today it would count as: first trial."
    )
    assert rows(own_request) == [
        ["Mean wait, first come, first served", "9.6 hours"],
        ["the same with one queue for all sites", "2.4 minutes"],
        ["the same if small firms went first, and you are one", "2.5 hours"],
        ["Your job itself takes", "5 days"],
        ["AI factories today: time to access, first trial", "2 working days"],
    ]
    assert rows(own_request, COMMON)[:2] == [
        ["Mean wait, first come, first served", "2.4 minutes"],
        ["the same with a queue at each site", "9.6 hours"],
    ]
    assert heads(own_request) == ["What", "How long"]
    lead = own_request(solve(Scenario())).parts[-1].says
    assert (lead.value, lead.unit, lead.of) == (2, "working days", "playground_lead")


def test_the_mode_that_a_request_falls_under() -> None:
    limits = {"playground_hours": 10_000.0, "fast_lane_hours": 50_000.0}
    assert mode_of(Given(own_hours=10_000.0, **limits)) == "playground"
    assert mode_of(Given(own_hours=10_001.0, own_in_fast_lane=True, **limits)) == "fast_lane"
    assert mode_of(Given(own_hours=50_001.0, own_in_fast_lane=False, **limits)) == "large_scale"
    # 400 chips * 5 * 24 = 48,000 h; 500 * 5 * 24 = 60,000 h; the time to access is 4 and 10 working days
    fast, large = Scenario(own_chips=400), Scenario(own_chips=500)
    assert told(own_request, fast).endswith("would count as: fast lane.")
    assert told(own_request, large).endswith("would count as: large-scale access.")
    assert rows(own_request, fast)[-1] == ["AI factories today: time to access, fast lane", "4 working days"]
    assert rows(own_request, large)[-1] == ["AI factories today: time to access, large-scale access", "10 working days"]


def test_a_request_that_is_not_served() -> None:
    assert told(own_request, NOBODY) == (
        "Your request takes 7,680 chip-hours, but there is no public computing time in this plan."
    )
    assert told(own_request, TOO_LARGE) == (
        "Your request takes 1.97 million chip-hours, but only 7,915 public chips are at work in one place."
    )
    start = "Your request takes 7,680 chip-hours, 0.0014% of the public time of a year; "
    endless: dict[str, Any] = {"own_wait": NAN, "queue_stable": False}
    assert told(own_request, Given(**endless, own_wait_first=NAN)) == (
        f"{start}but the queue grows without end, so no wait can be given."
    )
    assert told(own_request, Given(**endless, own_wait_first=2.0)) == (
        f"{start}the queue grows without end, but if small firms went first and you are one it would wait 2 days on "
        "average."
    )
    for flag in ("own_fits", "queue_fits"):
        assert "but only 9,046 public chips" in told(own_request, Given(own_wait=NAN, **{flag: False}))
    assert rows(own_request, Given(**endless))[0][1] == "without end"
    assert rows(own_request, Given(own_wait=NAN, own_fits=False))[0][1] == "too few chips"
    assert rows(own_request, NOBODY)[0][1] == "no public time"
    assert "less than a millionth of the public time" in told(own_request, Given(own_share=9e-7))
    assert "0.0001% of the public time" in told(own_request, Given(own_share=1e-6))


def test_own_request_is_drawn() -> None:
    figure = drawn(drawings.own_request, Given(own_wait_first=NAN, queue_stable=False))
    bars = bars_of(figure)
    assert [bar[1] for bar in bars] == [faint(ACCENT, 1), faint(ACCENT, 0.45), faint(SOFT, 0.5), faint(SOFT, 0.5)]
    assert bars[0][2] == "Mean wait, first come, first served: 9.6 hours"
    assert bars[3] == (2.0, faint(SOFT, 0.5), "AI factories today: time to access, first trial: 2 working days")
    assert figure["data"][0]["marker"]["pattern"]["shape"] == ["", "", "/", "/"]
    values = figure["data"][2]
    assert values["text"][2].strip() == "without end"
    assert values["textfont"]["color"] == [INK, INK, BAD, INK, INK]
    assert values["x"] == pytest.approx([0.401, 0.00165, 0, 5, 2], abs=1e-3)
    assert "AI factories today: time to access, first trial" in words_of(figure)
