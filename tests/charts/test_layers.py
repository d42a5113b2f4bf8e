"""What the pictures of the page on who loses first show, and where."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from explorer.charts.stepper import spread
from explorer.model import solve
from explorer.scenario import Scenario
from tests.charts.conftest import SCENARIOS, drawn
from tests.charts.pictured import figure, hovers, lines, notes, words
from tests.findings.layered import ALL_LAYERS, GONE, NBSP, SHIELDED


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_boxes_of_the_tower_are_what_layers_have_left_and_what_is_lost_of_it(scenario: str) -> None:
    traces: list[dict[str, Any]] = drawn(scenario, "layered_fund", "loss_stepper", None).figure["data"]
    r = solve(SCENARIOS[scenario])
    if traces:
        boxes = traces[0]
        lost = [
            height
            for height, shape in zip(boxes["width"], boxes["marker"]["pattern"]["shape"], strict=True)
            if shape == "/"
        ]
        assert sum(lost) == pytest.approx(r["event_loss"], abs=1e-3)
        held, losses, some = r["event_held"].sum(axis=-1), r["event_losses"].sum(axis=-1), r["event_parts"] > 0
        before = losses[0] if some.all() else 0.0  # what an earlier failure took stands below the second tower
        assert sum(boxes["width"]) - sum(lost) == pytest.approx(
            held[some].sum() + before if some.any() else r["layer_left"].sum(), abs=1e-3
        )


def test_labels_keep_their_order_and_their_distance() -> None:
    placed = spread([0.0, 1.0, 1.0, 1.1, 9.9], 2.0, 0.0, 10.0)
    assert placed == sorted(placed)
    assert all(b - a >= 2.0 - 1e-9 for a, b in itertools.pairwise(placed))
    assert placed[0] >= 1.0 - 1e-9
    assert placed[-1] <= 9.0 + 1e-9
    assert spread([3.0, 7.0], 2.0, 0.0, 10.0) == [3.0, 7.0]  # with room they stay where they are wanted


def test_the_words_of_the_tower() -> None:
    # a quarter of 5 + 8 + 8.91 is 5.48; of the pool of 25 the rest, 3.09, is back
    tower = figure(Scenario(**SHIELDED), "loss_stepper")
    assert words(tower) == [
        '<b>Grants</b>, €5 bn<br><span style="color:@soft">gone from the start</span>',
        '<b>Public first loss</b>, €5 bn<br><span style="color:@soft">of €5 bn; loses all of it</span>',
        '<b>Equity</b>, €8 bn<br><span style="color:@soft">of €8 bn; loses €479 m</span>',
        '<b>Senior loans</b>, €8.9 bn<br><span style="color:@soft">of €12 bn; loses nothing</span>',
        '<b>Has come back</b>, €3.1 bn<br><span style="color:@soft">before 2031</span>',
    ]
    assert notes(tower) == ["<b>−€5.5 bn</b>", "<b>2031</b>"]
    assert hovers(tower["data"][0])[-1] == "Senior loans: loses €0 of the €8.9 bn left of €12 bn"
    early = figure(Scenario(**SHIELDED, failure_year=2028), "loss_stepper")
    assert words(early)[-1] == (
        '<b>Not at stake</b>, €15 bn<br><span style="color:@soft">paid back, or not yet paid in</span>'
    )


def test_a_second_tower_stands_on_what_the_first_lost() -> None:
    both = figure(Scenario(**SHIELDED, failed_large_later=1), "loss_stepper")
    assert words(both)[1] == '<b>Lost</b>, €5.5 bn<br><span style="color:@soft">in the earlier failure</span>'
    assert words(both)[2].endswith("nothing left of €5 bn</span>")
    assert [each for each in notes(both) if "−" not in each] == ["<b>2031</b>", "<b>2034</b>"]
    boxes = both["data"][0]
    left = solve(Scenario(**SHIELDED, failed_large_later=1))["event_losses"][0].sum()
    second = [
        (round(y - width / 2, 4), round(width, 4))
        for base, y, width in zip(boxes["base"], boxes["y"], boxes["width"], strict=True)
        if base > 0
    ]
    assert second[0] == (0.0, pytest.approx(left, abs=1e-4))
    assert second[1][0] == pytest.approx(left, abs=1e-4)


def test_the_height_of_the_loss_and_its_amount() -> None:
    wide = figure(Scenario(**SHIELDED), "loss_stepper")
    lost = 21.9143 / 4
    assert any(y0 == y1 == pytest.approx(lost, abs=1e-3) for _, y0, _, y1, color in lines(wide) if color == "@bad")
    amount = wide["layout"]["annotations"][0]
    assert (amount["y"], amount["yanchor"]) == (pytest.approx(lost / 2, abs=1e-3), "middle")
    thin = figure(Scenario(recovered=0.9), "loss_stepper")["layout"]["annotations"][0]
    assert (thin["y"], thin["yanchor"]) == (pytest.approx(17.0286 / 60, abs=1e-3), "bottom")


def test_layers_have_the_colour_of_who_bears_their_loss() -> None:
    every = Scenario(**{**ALL_LAYERS, **GONE})
    boxes = figure(every, "loss_stepper")["data"][0]["marker"]
    standing = [
        (color.partition("/")[0], shape)
        for color, shape in zip(boxes["color"], boxes["pattern"]["shape"], strict=True)
        if shape != "/"
    ]
    assert standing == [("@union", ""), ("@private", ""), ("@eib", ""), ("@union", "x"), ("@debt", "")]
    climb = figure(every, "loss_climb")
    assert [(trace["marker"]["color"], trace["marker"]["pattern"]["shape"]) for trace in climb["data"]] == [
        ("@union/0.9", ""), ("@private/0.9", ""), ("@eib/0.9", ""), ("@union/0.9", "x"), ("@debt/0.9", "")
    ]  # fmt: skip
    assert notes(climb) == [
        '<span style="color:@union">■</span> first loss  <span style="color:@private">■</span> equity  '
        '<span style="color:@eib">■</span> mezzanine<br>'
        '<span style="color:@union">▩</span> guaranteed  <span style="color:@debt">■</span> senior<br>loss [€ bn]'
    ]


def test_who_pays_in_bars() -> None:
    # 5 and 0.48 of what is lost; the grants that are left are the states' 5
    paid = figure(Scenario(**SHIELDED), "loss_payers")
    assert words(paid) == [
        "<b>EU budget</b>", "€5 bn, €11.06 a head",
        "<b>Member States</b>", "nothing at stake",
        "<b>EIB Group</b>", "nothing at stake",
        "<b>Industry</b>", "€479 m, €1.06 a head",
        "<b>Banks</b>", "loses nothing here",
        "<b>Grants, gone from the start</b>", "€5 bn, €11.06 a head",
    ]  # fmt: skip
    bars = paid["data"][0]
    assert hovers(bars) == [
        "in the pool: €5 bn",
        "€5 bn",
        "in the pool: €8 bn",
        "€479 m",
        "in the pool: €12 bn",
        "€5 bn",
    ]
    assert bars["marker"]["color"] == ["@union/0.25", "@union", "@private/0.25", "@private", "@debt/0.25", "@state"]
    assert bars["marker"]["pattern"]["shape"] == ["", "", "", "", "", "/"]  # the grants alone are striped


def test_the_course_of_the_years() -> None:
    course = figure(Scenario(**SHIELDED, failed_large_later=1), "loss_years", "course")
    years, lost = (
        list(range(2028, 2041)),
        solve(Scenario(**SHIELDED, failed_large_later=1))["event_losses"].sum(axis=-1),
    )
    gone = course["data"][0]
    assert [int(x) for x in gone["x"]] == years
    assert gone["y"][[0, 2, 3, 5, 6, 12]] == pytest.approx([0, 0, lost[0], lost[0], lost.sum(), lost.sum()])
    assert gone["marker"]["color"] == "@bad/0.9"
    assert hovers(gone)[3] == "2031: €5.5 bn lost so far"
    assert hovers(course["data"][1])[0] == "2028, Public first loss: €2 bn at stake"
    # the amounts stand on all that is stacked in their years
    head, *marks = course["layout"]["annotations"]
    assert (marks[0]["x"], notes(course)[1]) == (2031, "<b>−€5.5 bn</b>")
    assert marks[0]["y"] == pytest.approx(sum(trace["y"][3] for trace in course["data"]))
    assert len(marks) == 2
    assert head["text"].startswith(
        '<span style="color:@bad">▨</span> lost  <span style="color:@union">■</span> first loss'
    )
    assert head["text"].endswith("<br>lost so far, and still at stake [€ bn]")
    assert course["layout"]["xaxis"]["ticktext"] == [str(year) for year in range(2028, 2041, 2)]


def test_the_failure_in_other_years() -> None:
    timing = figure(Scenario(**SHIELDED, failure_year=2028), "loss_years", "timing")
    # phase one alone, 40% of 25, and a quarter of it; then the first loss of 5 alone is lost in full
    assert [trace["y"][0] for trace in timing["data"]] == pytest.approx([2.0, 0.5, 0.0])
    assert timing["data"][0]["y"][3] == pytest.approx(5.0)
    assert hovers(timing["data"][1])[0] == "2028, Equity: €500 m"
    head, mark = timing["layout"]["annotations"]
    assert (mark["x"], mark["y"], mark["text"].replace(NBSP, " ")) == (2028, pytest.approx(2.5), "<b>€2.5 bn</b>")
    assert head["text"].endswith("<br>loss by year of the failure [€ bn]")


def test_the_climb_of_the_loss() -> None:
    climb = figure(Scenario(**SHIELDED), "loss_climb")
    assert [list(trace["x"]) for trace in climb["data"]] == [[0, 1, 2]] * 3
    assert climb["data"][0]["y"] == pytest.approx([0, 5, 5])
    assert hovers(climb["data"][1])[1] == "Equity: €479 m with 1 failed"
    # the first loss ends at 5; the shares at 13, beyond the axis that ends at 12
    assert [y0 for _, y0, _, _, _ in lines(climb)] == [5.0]
    assert climb["layout"]["xaxis"]["ticktext"] == ["0", "1", "2"]


def test_a_picture_of_nothing_says_why() -> None:
    for name, option in (
        ("loss_years", "course"), ("loss_climb", None), ("loss_distribution", None),
        ("first_loss_goal", "chance"), ("share_returns", "now"),
    ):  # fmt: skip
        empty = figure(Scenario(sites_medium=0, sites_large=0), name, option)
        assert (empty["data"], notes(empty)) == ([], ["No site is planned, so none can fail."])
    # the tower stands as long as there is money, if only grants
    assert words(figure(Scenario("all_public"), "loss_stepper"))[0].startswith("<b>Grants</b>")
    assert figure(Scenario().replace(**dict.fromkeys(SCENARIOS["no money"].changed, 0)), "loss_stepper")["data"] == []
