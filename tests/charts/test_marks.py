"""Marks that every picture shares: a line has two ends, words stand at what they speak of, colours say good and bad."""

from __future__ import annotations

import numpy as np

from explorer.scenario import Scenario, presets
from tests.charts.conftest import CASES, drawn
from tests.charts.pictured import figure, hovers, lines

CALL = Scenario()


def test_lines_have_two_ends() -> None:
    for preset in presets():
        for case in CASES:
            picture = drawn(preset, *case).figure
            # one that ends where the axis begins may be a point, all of them may not
            shapes = [shape for shape in picture["layout"].get("shapes", []) if shape["type"] == "line"]
            assert not shapes or any((s["x0"], s["y0"]) != (s["x1"], s["y1"]) for s in shapes), (preset, case)
            for trace in picture["data"]:
                if trace.get("mode") == "lines" and len(trace["x"]):
                    assert len(set(zip(trace["x"], trace["y"], strict=True))) > 1, (preset, case)


def test_cover_is_good_from_one_on() -> None:
    picture = figure(CALL, "debt_cover")
    good, bad = picture["data"]
    # 1.04, 1.98, 0.99, 1.28, ...: the sites earn less than is due in the third year and after the fifth
    assert (good["marker"]["color"], list(good["x"])) == ("@ok", [2028, 2029, 2031, 2032])
    assert (bad["marker"]["color"], list(bad["x"])) == ("@bad", [2030, 2033, 2034, 2035, 2036])
    assert min(good["y"]) >= 1 > max(bad["y"])
    assert "shape" in bad["marker"]["pattern"]
    assert "pattern" not in good["marker"]
    assert hovers(good)[1] == "2029: 2.0×"
    (enough,) = lines(picture)
    assert (enough[1], enough[3]) == (1, 1)


def test_a_prediction_that_is_right_lies_on_the_diagonal() -> None:
    for view in ("power", "cost", "compute"):
        (right,) = (
            trace for trace in figure(CALL, "backtest", view)["data"] if trace.get("line", {}).get("dash") == "dot"
        )
        assert right["x"] == right["y"] == sorted(set(right["x"]))


def test_a_bar_of_returns_says_its_rate_and_its_chance() -> None:
    (bars,) = figure(CALL, "share_returns", "now")["data"]
    at = int(np.argmax(bars["y"]))
    assert hovers(bars)[at] == f"about −{-100 * bars['x'][at]:.2g}%: {100 * bars['y'][at]:.3g}%"


def test_what_is_enough_is_marked_from_end_to_end() -> None:
    for view in ("chance", "hurdle"):
        picture = figure(Scenario("announced_2025"), "first_loss_goal", view)
        low, high = picture["layout"]["yaxis"]["range"]
        for x0, y0, x1, y1, color in lines(picture):
            if color == "@bad":  # what is asked for, or accepted
                assert (x0, x1, y0) == (0, picture["layout"]["xaxis"]["range"][1], y1)
            else:
                assert (x0, y0, y1) == (x1, low, high)


def test_what_is_lost_is_striped_in_full_colour() -> None:
    bars = figure(CALL.replace(failed_medium=2), "loss_stepper")["data"][0]
    looks = list(zip(bars["marker"]["pattern"]["shape"], bars["marker"]["color"], strict=True))
    assert any(stripes for stripes, _ in looks)
    assert all(bool(stripes) != color.endswith("/0.85") for stripes, color in looks)
