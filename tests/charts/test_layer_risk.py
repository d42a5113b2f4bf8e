"""What the pictures of the chances on the page on who loses first show, and where."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.model import solve
from explorer.scenario import Scenario
from tests.charts.pictured import figure, hovers, lines, notes, words
from tests.findings.layered import BOTH, SHIELDED, TWO


def test_how_likely_each_loss_is_in_bars() -> None:
    picture = figure(Scenario(**TWO), "loss_distribution")
    (bars,) = picture["data"]
    assert bars["x"] == pytest.approx([5, 10])
    assert bars["y"] == pytest.approx([0.18, 0.01])
    assert hovers(bars) == ["€5 bn: 18%", "€10 bn: 1%"]
    assert notes(picture) == ["probability; of no loss at all: 81%", "end of equity", "average €1 bn"]
    # the shares end at 8, the mean is 1: each has its words on the side with more room
    assert [(x0, color) for x0, _, _, _, color in lines(picture)] == [
        (pytest.approx(8), "@ink"), (pytest.approx(1), "@bad")
    ]  # fmt: skip
    assert [each["xanchor"] for each in picture["layout"]["annotations"][1:]] == ["right", "left"]
    none = figure(Scenario(**{**TWO, "default_probability": 0}), "loss_distribution")
    assert notes(none) == ["probability; of no loss at all: 100%"]


def test_losses_too_near_for_bars_are_one_bar_at_their_mean() -> None:
    many = Scenario(sites_medium=10, sites_large=10, default_probability=0.3)
    picture = figure(many, "loss_distribution")
    bars = picture["data"][0]
    assert len(bars["x"]) <= 40
    result = solve(many)
    assert float((bars["x"] * bars["y"]).sum()) == pytest.approx(float(result["expected_pool_loss"]), rel=1e-3)
    assert min(np.diff(bars["x"])) > 0


def test_the_risk_of_each_layer_in_bars() -> None:
    average = figure(Scenario(**SHIELDED), "layer_risk", "average")
    # the shares begin at 5, and one site costs 6.25; both cost 12.5, less than all
    assert words(average) == [
        "<b>Senior loans</b>", "some loss 0%, all 0%; average 0%",
        "<b>Guaranteed loans</b>", "no such layer in this plan",
        "<b>Mezzanine</b>", "no such layer in this plan",
        "<b>Equity</b>", "some loss 19%, all 0%; average 3.8%",
        "<b>Public first loss</b>", "some loss 19%, all 19%; average 19%",
    ]  # fmt: skip
    bars = average["data"][0]
    assert hovers(bars) == ["loses something: 19%", "loses something: 19%", "is lost wholly: 19%"]
    assert bars["marker"]["color"] == ["@private/0.35", "@union/0.35", "@union"]
    worst = figure(Scenario(**TWO), "layer_risk", "worst")
    assert words(worst)[1] == "average 3.3%; otherwise at most 0%"
    assert words(worst)[7] == "average 70%; otherwise at most 62.5%"
    assert hovers(worst["data"][0])[-2:] == [
        "mean of the worst cases (expected shortfall): 70%",
        "exceeded only in the worst cases (value at risk): 62.5%",
    ]
    assert list(worst["data"][0]["x"])[-2:] == pytest.approx([0.7, 0.625])
    downturn = figure(Scenario(**TWO), "layer_risk", "downturn")
    # 4.23 × 18% + 8 × 1% of the 8
    assert words(downturn)[7] == "some loss 19%; 10.5%, €841 m, on average"
    assert hovers(downturn["data"][0])[-2:] == ["loses something: 19%", "€841 m"]
    unbuilt = Scenario(**TWO, chips_large_phase1=0, failure_year=2028)
    assert words(figure(unbuilt, "layer_risk", "downturn"))[1] == "nothing at stake in 2028"


def test_what_protection_is_worth_in_bars() -> None:
    shielded = figure(Scenario(**SHIELDED), "derisking")
    assert words(shielded) == [
        "<b>Private loss without protection</b>", "€769 m on average, worth 0.39% a year",
        "<b>Private loss with these layers</b>", "€300 m on average, worth 0.15% a year",
        "<b>Taxpayers’ loss with these layers</b>", "€950 m",
    ]  # fmt: skip
    bars = shielded["data"][0]
    assert list(bars["x"]) == pytest.approx([0.7692, 0.3, 0.95], abs=1e-4)
    assert bars["marker"]["color"] == ["@private/0.5", "@private", "@union"]
    assert words(figure(Scenario("layered_example", bank_debt=0), "derisking"))[1] == "no private money"


def test_the_goal_of_a_risk() -> None:
    picture = figure(Scenario(**SHIELDED, **BOTH), "first_loss_goal", "chance")
    (curve,) = picture["data"]
    assert (curve["line"]["shape"], curve["line"]["color"]) == ("hv", "@accent")
    assert list(curve["x"][:2]) == pytest.approx([0.0, 6.25])
    assert list(10 ** curve["y"][:2]) == pytest.approx([0.19, 0.01])
    assert hovers(curve)[:2] == ["above €0: 19%", "above €6.2 bn: 1%"]
    assert notes(picture) == [
        "probability that the rest loses something", "accepted: 5%", "public layer now €5 bn", "enough: €6.2 bn"
    ]  # fmt: skip
    marks = list(lines(picture))
    assert marks[0][1] == marks[0][3] == pytest.approx(np.log10(0.05))
    assert [(x0, color) for x0, _, _, _, color in marks[1:]] == [(5.0, "@union"), (pytest.approx(6.25), "@ok")]
    assert picture["layout"]["yaxis"]["ticktext"] == ["100%", "10%", "1%", "0.1%", "0.01%"]
    none = figure(Scenario(default_probability=1, loss_given_default=1), "first_loss_goal", "chance")
    assert notes(none)[1:] == ["accepted: 1%"]  # no layer now, and none that is enough


def test_the_goal_of_a_return() -> None:
    picture = figure(Scenario("announced_2025"), "first_loss_goal", "hurdle")
    (curve,) = picture["data"]
    assert curve["line"]["shape"] == "linear"
    assert len(curve["x"]) == 25
    assert notes(picture) == [
        "return a year of the other shares, failures included",
        "asked for: 12%",
        "public layer now €1.1 bn",
        "enough: €5.9 bn",
    ]
    assert next(lines(picture))[1] == pytest.approx(0.12)
    assert hovers(curve)[0].startswith("above €0: ")
    assert hovers(curve)[0].endswith(" a year")


def test_the_returns_in_bars() -> None:
    picture = figure(Scenario("announced_2025"), "share_returns", "now")
    result = solve(Scenario("announced_2025"))
    (bars,) = picture["data"]
    assert float(bars["y"].sum()) == pytest.approx(float(result["any_failure_chance"]), abs=1e-6)
    assert notes(picture) == [
        "probability; of no failure at all: 77.8%",
        "expected cash flow 5.8%",
        "asked for 12%",
        "no failure 6.3%",
    ]
    marks = list(lines(picture))
    assert [color for *_, color in marks] == ["@ink", "@bad", "@ok"]
    assert marks[1][0] == pytest.approx(0.12)
    assert marks[0][0] < marks[2][0] < marks[1][0]
    assert picture["layout"]["annotations"][2]["xanchor"] == "right"
