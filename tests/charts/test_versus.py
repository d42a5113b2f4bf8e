"""Two charts side by side: one scale for both, and one table."""

from __future__ import annotations

from typing import Any

import numpy as np

from explorer.charts.chart import Picture
from explorer.charts.versus import on_the_same_axes, together
from explorer.findings.finding import Column, Table
from explorer.message import Name, Num, say
from explorer.speech import Text
from tests.speaking import in_words

TEXT = Text("en")
WHAT, MONEY, MARK = (say(f"chart.power.{key}") for key in ("column.what", "column.computers", "absent"))


def axes(one: dict[str, Any], other: dict[str, Any]) -> list[dict[str, Any]]:
    pictures = (Picture({"data": [{"x": [1]}], "layout": {"xaxis": axis}}) for axis in (one, other))
    return [picture.figure["layout"]["xaxis"] for picture in on_the_same_axes(*pictures)]


def test_one_range_holds_both() -> None:
    for one, other, both in (
        ([0, 5], [-1, 3], [-1, 5]),
        ([5, 0], [3, -1], [5, -1]),  # from top to bottom
    ):
        assert [axis["range"] for axis in axes({"range": one}, {"range": other})] == [both, both]


def test_axes_of_another_kind_are_left_alone() -> None:
    for one, other in (
        ({"range": [0, 5]}, {"range": [3, 0]}),
        ({"range": [0, 5], "type": "log"}, {"range": [0, 3]}),
        ({"range": [0, 5]}, {"visible": False}),
    ):
        assert axes(one, other) == [one, other]


def test_labels_are_those_of_the_axis_that_reaches_further() -> None:
    near = {"range": [0, 2], "tickvals": [0, 1, 2], "ticktext": ["0", "1", "2"]}
    far = {"range": [0, 8], "tickvals": [0, 4, 8], "ticktext": ["0", "4", "8"]}
    for pair in ((near, far), (far, near)):
        for axis in axes(*pair):
            assert (axis["range"], axis["tickvals"], axis["ticktext"]) == ([0, 8], [0, 4, 8], ["0", "4", "8"])
    named = {
        "range": [0, 8],
        "tickvals": [0, 1, 2],
        "ticktext": ["a", "b", "c"],
    }  # names, not numbers: each keeps its own
    assert [axis["ticktext"] for axis in axes(near, named)] == [["0", "1", "2"], ["a", "b", "c"]]
    bare = {
        "range": [-4, 2],
        "tickvals": [-4, -2],
        "ticktext": ["-4", "-2"],
    }  # beyond the ends of the other a label stays
    assert axes(near, bare)[0]["tickvals"] == [-4, -2, 0, 1, 2]


def test_one_scale_of_colour() -> None:
    plain = {"x": np.zeros(1), "marker": {}}
    for low, high in (("zmin", "zmax"), ("cmin", "cmax")):
        shades = [{low: 0, high: 3}, {low: 1, high: 8}]
        traces = [{**each, "marker": {}} if low == "zmin" else {"marker": each} for each in shades]
        pictures = [Picture({"data": [trace, plain], "layout": {}}) for trace in traces]
        for picture in on_the_same_axes(*pictures):
            coloured, bare = picture.figure["data"]
            holder = coloured if low == "zmin" else coloured["marker"]
            assert (holder[low], holder[high]) == (0, 8)
            assert bare == plain


def test_a_chart_without_data_changes_nothing_in_the_other() -> None:
    full, empty = ({"data": data, "layout": {"xaxis": {"range": [0, high]}}} for data, high in (([{}], 2), ([], 9)))
    assert [picture.figure for picture in on_the_same_axes(Picture(full), Picture(empty))] == [full, empty]
    wide = {"data": [{}], "layout": {"xaxis": {"range": [0, 9]}}}
    one, other = on_the_same_axes(Picture(full, narrow=full), Picture(wide, narrow=wide))
    assert [one.narrow, other.narrow] == [one.figure, other.figure] == [wide, wide]


def test_one_table_of_both() -> None:
    columns = [Column(WHAT), Column(MONEY, "MW"), Column(MARK)]
    kept = say("chart.power.absent")
    now = Table(columns, [[Name("chips", "h100"), Num(3.0), kept], [Name("chips", "b200"), Num(2.0), None]])
    was = Table(columns, [[Name("chips", "h100"), Num(1.0), kept], [Name("chips", "a100"), Num(4.0), kept]])
    both = together(now, was)
    assert [column.head.id for column in both.columns] == [
        WHAT.id,
        "versus.column.was",
        "versus.column.now",
        "versus.column.difference",
        MARK.id,
    ]
    assert [row[1:] for row in in_words(both, TEXT).rows] == [
        ["1", "3", "+2", TEXT.say(kept)],
        ["–", "2", "–", ""],
        ["4", "–", "–", TEXT.say(kept)],
    ]
    assert [row[0] for row in both.rows] == [Name("chips", chip) for chip in ("h100", "b200", "a100")]


def test_words_that_differ_stand_side_by_side() -> None:
    columns = [Column(WHAT), Column(MARK)]
    now, was = (
        Table(columns, [[Name("chips", "h100"), say(f"chart.power.row.{size}")]]) for size in ("medium", "large")
    )
    assert in_words(together(now, was), TEXT).rows == [["H100 SXM", "A large site", "A medium site"]]


def test_rows_that_are_named_alike_are_told_apart_by_their_words() -> None:
    columns = [Column(WHAT), Column(MARK), Column(MONEY, "MW")]
    medium, large = (say(f"chart.power.row.{size}") for size in ("medium", "large"))
    now = Table(columns, [[MARK, medium, Num(1.0)], [MARK, large, Num(2.0)], [WHAT, large, Num(9.0)]])
    was = Table(columns, [[MARK, large, Num(5.0)], [MARK, medium, Num(4.0)], [WHAT, large, Num(7.0)]])
    assert [row[-1].value for row in together(now, was).rows] == [-3.0, -3.0, 2.0]  # type: ignore[union-attr]
