"""What the bars of the machines show: what is measured and what is assumed, floors that are kept and missed."""

from __future__ import annotations

import pytest

from explorer.scenario import Scenario
from tests.charts.pictured import figure, hovers, lines, words

CALL = Scenario()


def test_only_what_was_measured_is_drawn_in_full() -> None:
    bars = figure(CALL, "compute")["data"][0]
    used, left = "@accent/0.8", "@accent/0.25"
    assert bars["marker"]["color"] == [used, left, used, left, "@accent", left]
    assert bars["marker"]["pattern"]["shape"] == ["/", "", "/", "", "", ""]
    assert hovers(bars)[-2:] == ["in use 192 EFLOP/s", "at peak 594 EFLOP/s"]
    assert bars["x"][-2:] == pytest.approx([191.864448, 593.64 - 191.864448])


def test_numbers_that_a_chip_does_not_know() -> None:
    for chip, unknown in {"h100": 1, "a100": 2, "gb300": 0}.items():
        shown = words(figure(CALL.replace(chip=chip), "compute"))
        assert shown.count("not supported by this chip") == unknown, chip
        assert shown.count("in use, averaged over the year: 192 EFLOP/s") == 1, chip


def test_a_floor_is_marked_red_where_it_is_missed() -> None:
    for changed, colours in {
        (): ["@bad", "@bad"],
        (("chip", "a100"),): ["@ink", "@ink"],
        (("chip", "a100"), ("chips_medium", 7500)): ["@bad", "@ink"],
    }.items():
        drawn = figure(CALL.replace(**dict(changed)), "power")
        assert [(line[0], line[-1]) for line in lines(drawn)] == list(zip([120.0, 150.0], colours, strict=True))
        verdicts = [text.rsplit(", ", 1)[1] for text in words(drawn) if text.startswith("call: at least")]
        assert verdicts == ["missed" if colour == "@bad" else "kept" for colour in colours]


def test_computers_come_first_and_cooling_after_them() -> None:
    drawn = figure(CALL, "power")
    bars = drawn["data"][0]
    assert hovers(bars)[:2] == ["computers 71.1 MW", "cooling and losses 17.8 MW"]
    assert bars["marker"]["color"][:2] == ["@accent", "@accent/0.3"]
    assert bars["x"][:2] == pytest.approx([71.058708, 88.823385 - 71.058708])
    assert bars["marker"]["pattern"]["shape"] == ["", "", "", "", "", "", "/"]
    assert " 71.1 MW, 88.8 with cooling " in words(drawn)


def test_a_size_without_a_site_keeps_its_place() -> None:
    shown = words(figure(CALL.replace(sites_medium=0), "power"))
    assert shown[:3] == ["<b>A medium site</b>", "none in this plan", "<b>A large site</b>"]
