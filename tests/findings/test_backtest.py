"""How good the model is, and what slipped."""

from __future__ import annotations

import math

import numpy as np
import pytest

from explorer.charts.backtest import backtest
from explorer.charts.timeline import timeline
from tests.findings.english import TEXT, by_name, figure, heads, spoken
from tests.plans import NO_SITES, of


# The backtest ---------------------------------------------------------------------------------------------------------------
def test_how_good_the_model_is_in_every_reading() -> None:
    now = of()
    for view, words in {
        # in the middle of five 0.909; half of them within a factor of 1.1; 711 MW / 1.193, x 1.193
        "power": "For 5 commercial centres the predicted power is too low by a factor of 1.1 in the middle; half are within 10%, "
        "nine in ten within a factor of 1.2. By that error the 711 MW of this plan may be 595 MW to 848 MW.",
        "cost": "For 4 public machines the cost of a commercial centre is too high by a factor of 1.7 in the middle; nine in ten "
        "are within a factor of 2.9. Only one commercial centre has reported its own. For this plan the range of published "
        "costs stands: €13 bn to €29.5 bn.",
        # 2.6 x 10^26 / 1.927, x 1.927
        "compute": "For 15 training runs the predicted computing is too high by a factor of 1.2 in the middle; half are within "
        "22%, nine in ten within a factor of 1.9. By that error a run on the largest site may be 1.3 × 10²⁶ FLOP to "
        "5.0 × 10²⁶ FLOP.",
    }.items():
        assert spoken(backtest.find(now, view)) == words
        nothing = spoken(backtest.find(of(**NO_SITES), view))
        assert nothing.endswith("Without chips there is nothing to predict for the plan.")


def test_a_model_that_leans_to_no_side_is_called_right() -> None:
    """The median of commercial centres goes with the cooling: 0.909 at 1.25."""
    middle = of()["backtest_middle"][0]
    for pue, words in (
        (1.25 / middle, "the power is right within"),
        (1.25 / middle * 1.02, "the power is right within"),
        (1.25 / middle * 0.98, "the power is right within"),
        (1.25 / middle * 1.04, "is too high by a factor of 1"),
        (1.25 / middle * 0.96, "is too low by a factor of 1"),
    ):
        assert words in spoken(backtest.find(of().varied(pue=pue), "power")), pue


def test_reports_in_the_table() -> None:
    listed = by_name(backtest.find(of(), "power"))
    assert listed["power, commercial centres"][1:] == ["5", "0.909", "1.1", "1.19", "1.16", "1.22"]
    # one alone has no others: Abilene at €78,358 a chip of 137,500
    assert listed["cost, commercial centres"][1:] == ["1", "0.57", "1.75", "too few", "too few", "too few"]
    # 100,000 x 700 W x 1.71 x 1.25 = 149.6 MW of 181
    assert listed["xAI Colossus 1, 100k phase: power, commercial centres"][1:] == ["", "0.827", "", "", "0.858", ""]
    assert listed["EXAONE 4.0: computing of training runs"][2] == "0.862"
    assert listed["OpenAI/Oracle Stargate Abilene, full site: cost, commercial centres"][5] == "too few"
    left = [name for name in listed if "not tested" in name]
    assert "Alps (GH200): cost not tested, it covers something else" in left
    assert "Aurora: power not tested, its chips or their number are not known" in left
    assert not [name for name in left if name.startswith(("JUPITER", "ISEG"))]  # tested; without a report
    assert len(listed) == 6 + 44 + len(left)


def test_predictions_are_drawn_against_their_reports() -> None:
    now = of()
    for view, scale in (("power", 1), ("cost", 1e3), ("compute", 1e24)):
        found = backtest.find(now, view)
        drawn = backtest.draw(found, now, view).figure
        points = next(trace for trace in drawn["data"] if trace["mode"] == "markers")
        assert len(points["x"]) == len(found.parts.predictions) == {"power": 12, "cost": 5, "compute": 15}[view]
        assert points["y"][0] - points["x"][0] == pytest.approx(math.log10(found.parts.predictions[0].ratio.value))
        assert found.parts.predictions[0].reported * scale == pytest.approx(
            {"power": 181, "cost": 55_000, "compute": 3.657e23}[view]
        )
        low, high = drawn["layout"]["xaxis"]["range"]
        assert (low, high) == {"power": (-1, 4), "cost": (-1, 2), "compute": (-1, 2)}[view]
        assert drawn["layout"]["yaxis"]["range"] == [low, high]
        assert low <= min(*points["x"], *points["y"])
        assert max(*points["x"], *points["y"]) <= high
        assert len(drawn["layout"]["xaxis"]["ticktext"]) == high - low + 1
    assert spoken(drawn["layout"]["xaxis"]["ticktext"][0]) == "0.1"


def test_public_machines_are_squares_and_the_band_holds_nine_in_ten() -> None:
    now = of()
    band, _, points, *names = figure(backtest, now, "power")["data"]
    at = [prediction.name.row for prediction in backtest.find(now, "power").parts.predictions]
    for row, symbol, fill, edge in (
        ("rainier", "circle", "@accent", "@accent"),
        ("jupiter", "square", "@card", "@ink"),
    ):
        i = at.index(row)
        marker = points["marker"]
        assert (marker["symbol"][i], marker["color"][i], marker["line"]["color"][i]) == (symbol, fill, edge)
    assert TEXT.drawn(points["hovertext"][at.index("alps")]) == "<b>Alps</b><br>predicted over reported: 1.4"
    width = math.log10(now["power_error_90"])
    assert np.subtract(band["y"], band["x"]) == pytest.approx([width, width, -width, -width])
    # the worst three: at the right of a point on the left or below the line, else at its left
    assert [(trace["textposition"], [spoken(name).strip() for name in trace["text"]]) for trace in names] == [
        ("top right", ["Perlmutter"]),
        ("top left", ["JUPITER Booster", "Alps"]),
    ]
    names = figure(backtest, now, "cost")["data"][3:]
    assert [(trace["textposition"], [spoken(name).strip() for name in trace["text"]]) for trace in names] == [
        ("top right", ["JUPITER Booster", "LUMI-G"]),
        ("top left", ["OpenAI/Oracle Stargate Abilene, full site"]),
    ]
    assert names[0]["x"][0] == pytest.approx(math.log10(0.3147))
    assert names[0]["y"][0] > names[0]["x"][0]


# Slips ----------------------------------------------------------------------------------------------------------------------
def test_the_opening_against_the_date_of_the_call() -> None:
    call = "The call opened 7 months after the end of the quarter first promised. "  # 211 days after 31 December 2025
    for opening, words in {
        2028.75: "The first site is due by October 2028, if it opens when the call says.",
        2028.75 + 0.4 / 12: "The first site is due by October 2028, if it opens when the call says.",
        2028.75 + 1 / 12: "With an opening in November 2028 the first site would come 1 month after the date that follows from the call.",
        2036: "With an opening in January 2036 the first site would come 87 months after the date that follows from the call.",
        2026: "With an opening in January 2026 the first site would come 33 months before the last date that the call allows.",
        2028.75 - 1 / 12: "With an opening in September 2028 the first site would come 1 month before the last date that the call allows.",
    }.items():  # fmt: skip
        assert spoken(timeline.find(of().varied(opening_year=opening))) == call + words


def test_slips_in_the_table() -> None:
    found = timeline.find(of())
    listed = by_name(found)
    assert listed["The call opens: first date"][1:5] == ["2025-04-09", "2025-Q4", "2026-07-30", "7 months"]
    assert listed["Bids close"][1:5] == ["2026-07-30", "2026-11-12", "2026-12-03", "21 days"]
    assert listed["Winners are chosen"][3:5] == ["", ""]
    assert listed["InvestAI is announced"][6] == (
        "EU launches InvestAI initiative to mobilise EUR 200 billion, European Commission, via Digital Skills & Jobs Platform"
    )
    assert listed["Winners are chosen"][6] == ""
    slip = next(row[4] for row in found.table.rows if row[0].row == "bids")
    assert (slip.value, slip.unit, slip.of, slip.at) == (21, "days", "timeline_slip", (9,))


def test_what_is_said_of_an_event() -> None:
    events = {event.row: event for event in timeline.find(of()).parts.events}
    assert spoken(events["announced"].said) == "2025-02-11"
    assert spoken(events["call_third"].said) == "2 months late"  # 60 days
    assert spoken(events["bids"].said) == "21 days late, not verified"
    assert spoken(events["award"].said) == "due 2027-Q1"


def test_promises_are_hollow_and_slips_are_lines() -> None:
    now = of()
    drawn = figure(timeline, now)
    marks, names, says = drawn["data"]
    found = [*zip(marks["x"], marks["y"], marks["marker"]["symbol"], marks["marker"]["color"], strict=True)]
    first = 26 + 6 * 36  # the seventh row
    assert [(symbol, color) for _, y, symbol, color in found if y == first] == [
        ("diamond", "@card"),
        ("circle", "@ink"),
    ]
    bids = 26 + 9 * 36
    assert [(symbol, color) for _, y, symbol, color in found if y == bids] == [
        ("diamond", "@card"),
        ("circle", "@card"),
    ]
    assert found[-1] == (2028.75, 26 + 13 * 36, "star", "@accent")
    # 14 rows of 36 px; a name 15 px above its mark, the axis of 34 px below all
    assert (drawn["layout"]["height"], drawn["layout"]["yaxis"]["range"], names["y"][0]) == (538, [508, 0], 11)
    lines = drawn["layout"]["shapes"]
    assert [(each["y0"], each["line"]["dash"]) for each in lines] == [
        (first, "solid"),
        (first + 36, "solid"),
        (first + 72, "solid"),
        (bids, "dot"),
    ]
    assert all(each["x0"] < each["x1"] for each in lines)
    assert TEXT.drawn(names["text"][6]) == "<b>The call opens: first date</b>"
    assert TEXT.drawn(names["text"][-1]) == "<b>Your opening date</b>"
    assert spoken(says["text"][-1]).strip() == "October 2028"
    # words stand at the right of the later mark, and at the left of the earlier one where the axis ends
    assert says["textposition"] == ["middle right"] * 11 + ["middle left"] * 3
    assert says["x"][6] == lines[0]["x1"]
    assert says["x"][12] == 2028.0
    near = figure(timeline, of(opening_year=2036))["data"][2]
    assert near["textposition"][-2:] == ["middle right", "middle left"]


def test_a_late_opening_makes_the_axis_longer() -> None:
    for opening, end, labels in (
        (2028.75, 2029.25, ["2025", "2026", "2027", "2028", "2029"]),
        (2030.5, 2030.75, ["2025", "2026", "2027", "2028", "2029", "2030"]),
        (2036, 2036.25, ["2025", "2027", "2029", "2031", "2033", "2035"]),
    ):
        axis = figure(timeline, of(opening_year=opening))["layout"]["xaxis"]
        assert axis["range"] == [2025, end]
        assert [spoken(label) for label in axis["ticktext"]] == labels


def test_heads_and_axes_say_what_they_measure() -> None:
    now = of()
    assert backtest.options == ("power", "cost", "compute")
    assert heads(backtest.find(now, "power")) == [
        "What",
        "Reports",
        "Predicted over reported (median)",
        "Factor that half keep",
        "Factor that nine in ten keep",
        "Half, left out",
        "Nine in ten, left out",
    ]
    layout = figure(backtest, now, "power")["layout"]
    assert spoken(layout["xaxis"]["title"]["text"]) == "reported, MW"
    assert spoken(layout["annotations"][0]["text"]) == "predicted, MW"
    assert heads(timeline.find(now)) == [
        "Event",
        "Promised on",
        "Promised for",
        "Happened",
        "Slip",
        "Source of the promise",
        "Source of what happened",
        "Note",
    ]
