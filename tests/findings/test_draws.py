"""What is said of draws that are known by hand: how they spread, what one input alone does, and the page's sentence."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.ensemble.study import Swing
from explorer.findings.headlines import sensitivity
from explorer.findings.study import name_of
from explorer.message import Num
from explorer.model import GRAPH
from explorer.scenario import inputs
from tests.findings.draws import (
    EURO,
    FACTOR,
    NBSP,
    RESULTS,
    TEXT,
    Given,
    chart,
    given,
    head,
    indices,
    rows,
    said,
)

__all__ = ["given"]  # a fixture


# Spread ---------------------------------------------------------------------------------------------------------------
def test_percentiles_of_the_first_hundred_numbers(given: Given) -> None:
    # of 1 to 100, evenly spread, p% lie below 1 + 0.99 p
    given()
    assert said("spread") == (
        "Cost to build all sites: nine in ten draws lie between €6 bn and €95 bn, half of them between €25.8 bn and €75.2 bn,"
        " and the median is €50.5 bn. In 20% of the draws the target of €20 bn is enough."
    )
    assert rows("spread") == [
        ["Every input at its central value", "€50 bn"],
        ["1% of the draws lie below", "€2 bn"],
        ["5% of the draws lie below", "€6 bn"],
        ["25% of the draws lie below", "€25.8 bn"],
        ["50% of the draws lie below", "€50.5 bn"],
        ["75% of the draws lie below", "€75.2 bn"],
        ["95% of the draws lie below", "€95 bn"],
        ["99% of the draws lie below", "€99 bn"],
        ["Mean of the draws", "€50.5 bn"],
        ["Number of draws", "100"],
    ]


def test_a_target_is_enough_in_all_in_some_or_in_no_draws(given: Given) -> None:
    given(sample=np.linspace(10, 20, 50))  # 20 is still within 20
    assert said("spread").endswith("All draws stay within the target of €20 bn.")
    given(sample=np.linspace(20.1, 30, 50))
    assert said("spread").endswith("No draw stays within the target of €20 bn.")
    given(sample=np.linspace(0.1, 400, 1000))
    assert said("spread").endswith("In 5% of the draws the target of €20 bn is enough.")


def test_chips_are_held_against_those_of_the_plan(given: Given) -> None:
    planned = float(RESULTS["chips_total"])
    for sample, words in (
        (np.linspace(0.5, 1, 50), "In no draw does the target pay for more than the 237,000 of the plan."),
        (np.linspace(1.1, 2, 50), "In every draw the target pays for more than the 237,000 of the plan."),
        (
            np.linspace(0.01, 2, 200),
            "In 50% of the draws the target does not pay for more than the 237,000 of the plan.",
        ),
    ):
        given("chips_affordable", sample=sample * planned)
        assert said("spread").endswith(words)


def test_draws_without_a_value_are_left_out_and_said(given: Given) -> None:
    given(sample=np.concatenate([np.arange(1.0, 91.0), np.full(10, np.nan)]))
    assert said("spread").endswith("In 10% of all draws there is no value; they are left out.")
    assert head().endswith("In 10% of the draws it has no value.")
    assert rows("spread")[-1] == ["Number of draws", "100"]
    assert rows("spread")[-2] == ["Mean of the draws", "€45.5 bn"]


def test_the_histogram(given: Given) -> None:
    given()
    figure = chart("spread").figure
    bars, layout = figure["data"][0], figure["layout"]
    assert len(bars["x"]) == 40
    assert bars["y"].sum() == pytest.approx(1)
    step = bars["x"][1] - bars["x"][0]
    ends = [TEXT.say(Num(float(bars["x"][0] + way * step / 2), "EUR bn")) for way in (-1, 1)]
    assert [bars["hovertext"][0].find(end) >= 0 for end in ends] == [True, True]
    edge = (bars["x"] < 5.95) | (bars["x"] > 95.05)  # outside nine in ten
    assert [color == "@accent" for color in bars["marker"]["color"]] == list(~edge)
    assert [note["text"].replace(NBSP, " ") for note in layout["annotations"]] == [
        "central values: €50 bn",
        "target: €20 bn",
    ]
    assert [line["x0"] for line in layout["shapes"]] == [50, 20]
    assert [line["line"]["dash"] for line in layout["shapes"]] == ["solid", "dash"]
    assert [note["xanchor"] for note in layout["annotations"]] == ["left", "left"]
    given(central=90.0)
    assert chart("spread").figure["layout"]["annotations"][0]["xanchor"] == "right"  # where there is room


def test_the_histogram_reaches_all_draws_only_where_nearly_all_give_one_value(given: Given) -> None:
    given(sample=np.append(np.full(999, 40.0), 60.0))
    assert chart("spread").figure["data"][0]["x"][-1] == pytest.approx(59.75)  # forty bars from 40 to 60
    given(sample=np.append(np.linspace(40, 50, 999), 60.0))
    assert chart("spread").figure["data"][0]["x"][-1] < 50  # the last draws stand in the last bar


def test_what_is_far_from_all_draws_is_not_drawn(given: Given) -> None:
    given(sample=np.linspace(60, 70, 50), central=65.0)  # 20 is more than one and a half widths away from their middle
    assert len(chart("spread").figure["layout"]["shapes"]) == 1
    given(sample=np.linspace(25, 45, 50), central=35.0)  # 15 from a middle of 35, with 30 allowed
    assert len(chart("spread").figure["layout"]["shapes"]) == 2


def test_the_axis_says_the_unit_that_its_numbers_do_not(given: Given) -> None:
    for result, title, tick in (
        ("capex_total", "", "€50 bn"),
        ("power_facility", "MW", "50"),
        ("chips_affordable", "", "50"),
        ("public_share", "share", "5,000%"),
    ):
        given(result, free=())
        axis = chart("spread").figure["layout"]["xaxis"]
        assert axis["title"]["text"] == title
        assert tick in [words.replace(NBSP, " ") for words in axis["ticktext"]]
    given("chips_affordable", sample=np.linspace(1e5, 3e5, 50), central=2e5)
    assert "200,000" in chart("spread").figure["layout"]["xaxis"]["ticktext"]


def test_every_result_on_offer_has_its_unit_and_every_input_its_name() -> None:
    studied = {name for result in inputs()["result"].choices for name in GRAPH.ancestors([result])}
    for name in studied & {*inputs(), *(figure.id for figure in GRAPH.figures.values() if figure.low is not None)}:
        assert TEXT.say(name_of(name))
    assert TEXT.say(name_of("commercial_cost_factor")) == "Real over modelled cost, commercial centres"
    assert TEXT.say(name_of("wue")) == TEXT("quantity.wue")
    assert TEXT.say(name_of("pue")) == TEXT("input.pue.label")


# Tornado --------------------------------------------------------------------------------------------------------------
def test_the_tornado(given: Given) -> None:
    given()
    assert said("tornado") == (
        "Cost to build all sites: “Real over modelled cost, commercial centres” alone moves it between €40 bn and €80 bn;"
        " it is €50 bn with every input at its central value."
    )
    assert rows("tornado")[1] == ["Dollars to the euro", "1", "1.5", "€60 bn", "€45 bn"]
    assert chart("tornado").table.columns[:3] == ["Input", "Low end of the input", "High end of the input"]


def test_the_ends_are_told_from_low_to_high_whichever_way_an_input_works(given: Given) -> None:
    given(swings=(Swing(EURO, 60.0, 45.0),))
    assert "alone moves it between €45 bn and €60 bn" in said("tornado")


def test_nothing_alone_or_no_central_value(given: Given) -> None:
    given(swings=(Swing(FACTOR, 50.0, 50.0),))
    assert said("tornado").endswith("no input alone moves it; only several together do.")
    assert "moves nothing here" in chart("tornado").figure["data"][1]["text"]
    given(central=float("nan"))
    assert "with every input at its central value there is none" in said("tornado")
    assert len(chart("tornado").figure["data"][0]["x"]) == 0


def test_the_bars_of_the_tornado(given: Given) -> None:
    given()
    bars, names = chart("tornado").figure["data"][:2]
    # from the smallest end, 40: low ends striped, high ends solid, both from the central 50 on
    assert bars["base"].tolist() == [0, 10, 10, 5]
    assert bars["x"].tolist() == [10, 30, 10, 5]
    assert bars["marker"]["pattern"]["shape"] == ["/", "", "/", ""]
    assert names["text"][3].replace(NBSP, " ") == "at 1: €60 bn · at 1.5: €45 bn"
    layout = chart("tornado").figure["layout"]
    assert layout["xaxis"]["range"] == [0, 40]
    assert [line["x0"] for line in layout["shapes"]] == [10, 10]  # the central value in every row
    given(central=float("nan"))
    assert chart("tornado").figure["layout"]["shapes"] == []


# The page's sentence --------------------------------------------------------------------------------------------------
def test_the_sentence_of_the_page(given: Given) -> None:
    given()
    assert head() == (
        "Cost to build all sites: €6 bn to €95 bn in 9 of 10 draws; €50 bn with every input at its central value."
        " “Real over modelled cost, commercial centres” matters most: alone it explains 70% of the spread."
        " Assumptions alone explain 20% of the spread."
    )


def test_what_matters_most_may_do_so_only_with_others(given: Given) -> None:
    given(indices=indices((0.05, 0.01), (0.6, 0.5)))
    assert "“Real over modelled cost, commercial centres” matters most, but only together with others." in head()
    given(indices=indices((0.01, 0.06), (0.5, 0.6)))
    assert "“Dollars to the euro” matters most: alone it explains 6% of the spread." in head()


def test_a_note_under_a_figure(given: Given) -> None:
    given()
    found = sensitivity.note("capex_total", RESULTS)
    assert TEXT.say(found.says).replace(NBSP, " ") == "€6 bn to €95 bn in 9 of 10 draws"
    given(sample=np.full(10, 3.0))
    assert TEXT.say(sensitivity.note("capex_total", RESULTS).says) == "the same in every draw"
    assert head() == "Cost to build all sites: €3 bn. Nothing that is uncertain here moves it."
    assert said("spread") == "Cost to build all sites: it is €3 bn in every draw, because nothing uncertain moves it."
    given(sample=np.full(10, np.nan))
    assert TEXT.say(sensitivity.note("capex_total", RESULTS).says) == "no value in any draw"
    assert head() == "Cost to build all sites has no value in this plan, so there is nothing to draw."
    assert chart("spread").figure["data"] == []
