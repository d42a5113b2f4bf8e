"""What each layer of the money earns."""

from __future__ import annotations

import math

import numpy as np

from explorer.charts import payoff as drawings
from explorer.charts.style import ACCENT, BAD, INK
from explorer.findings.layer_returns import layer_returns
from explorer.scenario import Scenario
from tests.findings.given import Given, bars_of, drawn, heads, rows, told

NAN = math.nan


# Layers ----------------------------------------------------------------------------------------------------------------

ROWS = ("All investors", "Public shares that lose first", "Shares", "Mezzanine", "Guaranteed senior loans",
        "Other senior loans")  # fmt: skip


def layers(irr: list[float], asked: list[float], drawn: list[float], back: list[float] | None = None) -> Given:
    """Results with these layers: first loss, shares, mezzanine, guaranteed and other senior loans."""
    paid = np.zeros((5, 15))
    paid[:, 1] = drawn
    moic = back or [1.1, 1.2, 1.3, 1.4, 1.5]
    return Given(layer_irr=irr, layer_asked=asked, layer_moic=moic, layer_drawn_years=paid)


def test_what_each_layer_earns() -> None:
    # €8 bn of shares, of which 56.2% are needed: 4.5; they get 0.479 of each euro back
    assert told(layer_returns) == (
        "For each euro, money in shares gets €0.48 back, a return of −6.4% a year where 12% is asked for."
    )
    found = rows(layer_returns)
    assert [row[0] for row in found] == list(ROWS)
    assert found[0] == ["All investors", "11.2", "−1.4%", "8.4%", "0.933", "−3.28", "not by 2040"]  # (8 + 12) * 56.2%
    assert found[2] == ["Shares", "4.5", "−6.4%", "12%", "0.479", "−3.04", "not by 2040"]
    assert found[3] == ["Mezzanine", "0", "–", "10%", "–", "–", "–"]
    # €12 bn of loans at 6%, equal parts over 7 years: half of it owed on average, 0.06 * (7 + 1) / 2 = 0.24 of interest
    assert found[5] == ["Other senior loans", "6.75", "6%", "6%", "1.24", "0", "2034"]
    assert heads(layer_returns) == [
        "Layer",
        "Paid in [€ bn]",
        "Return",
        "Asked for",
        "Back for each euro [€]",
        "Worth beyond that [€ bn]",
        "Money back in",
    ]


def test_which_layer_lacks_what_it_asks_for() -> None:
    asked, one = [0.0, 0.12, 0.1, 0.06, 0.06], [1.0] * 5
    assert (
        told(layer_returns, layers([0.0, 0.12, 0.1, 0.06, 0.06], asked, one)) == "Every layer earns what it asks for."
    )
    assert told(layer_returns, layers([0.5] * 5, asked, one)) == "Every layer earns what it asks for."
    nearly = [0.0, 0.12 - 5e-10, 0.1, 0.06, 0.06]  # short by a rounding error
    assert told(layer_returns, layers(nearly, asked, one)) == "Every layer earns what it asks for."
    names = ("public first-loss money", "money in shares", "mezzanine money", "guaranteed lending", "senior lending")
    backs, rates = ("1.10", "1.20", "1.30", "1.40", "1.50"), ("0%", "12%", "10%", "6%", "6%")
    for place, name in enumerate(names):
        irr = [0.5] * 5
        irr[place] = -0.02
        assert told(layer_returns, layers(irr, asked, one)) == (
            f"For each euro, {name} gets €{backs[place]} back, a return of −2% a year where {rates[place]} is asked for."
        )
    # shares before all others, else the first from the one that loses first
    assert "money in shares" in told(layer_returns, layers([-0.1] * 5, asked, one))
    assert "mezzanine money" in told(layer_returns, layers([0.5, 0.5, -0.1, -0.1, -0.1], asked, one))
    # a layer that nobody pays into lacks nothing
    assert told(layer_returns, layers([0.5, -0.1, 0.5, 0.5, 0.5], asked, [1, 0, 1, 1, 1])) == (
        "Every layer earns what it asks for."
    )
    unknown = layers([0.5, NAN, 0.5, 0.5, 0.5], asked, one)
    assert told(layer_returns, unknown) == (
        "For each euro, money in shares gets €1.20 back; no single rate of return describes it, and 12% a year is asked "
        "for."
    )
    assert told(layer_returns, layers([NAN] * 5, asked, [0.0] * 5)) == (
        "Nobody invests here: there is no layer that could earn a return."
    )
    assert told(layer_returns, Scenario("all_public")).startswith("Nobody invests here")


def test_all_investors_may_lack_what_no_layer_lacks() -> None:
    given = layers([0.5] * 5, [0.0] * 5, [1.0] * 5)
    given._values |= {"project_irr": -0.5}
    assert told(layer_returns, given) == "Every layer earns what it asks for."


def test_layers_are_drawn() -> None:
    asked = [0.02, 0.12, 0.1, 0.06, 0.06]
    given = layers([0.01, -0.05, 0.1, 0.3, NAN], asked, [1, 1, 1, 1, 1])
    given._values |= {"project_irr": 0.05, "discount_rate": 0.08}
    figure = drawn(drawings.layer_returns, given)
    # those below zero, or of which no rate is known, have no bar
    assert bars_of(figure) == [
        (0.05, BAD, "All investors: 5%"),
        (0.01, BAD, "Public shares that lose first: 1%"),
        (0.1, ACCENT, "Mezzanine: 10%"),
        (0.3, ACCENT, "Guaranteed senior loans: 30%"),
    ]
    assert figure["data"][0]["marker"]["pattern"]["shape"] == ["/", "/", "", ""]
    assert [shape["x0"] for shape in figure["layout"]["shapes"]] == [0.08, *asked]
    names, values = figure["data"][1:]
    assert names["text"][::2] == [f"<b>{name}</b>" for name in ROWS]
    assert names["text"][3] == "€1 bn in, €1.10 back per euro, asks 2%"
    assert [word.strip() for word in values["text"]] == ["5%", "1%", "−5%", "10%", "30%", "no rate"]
    assert values["textfont"]["color"] == [BAD, BAD, BAD, INK, INK, BAD]
    assert values["x"] == [0.08, 0.02, 0.12, 0.1, 0.3, 0.06]  # beyond the bar and the mark


def test_a_layer_that_is_not_there_and_a_return_beyond_the_axis() -> None:
    given = layers([NAN, 4.0, 0.1, 0.1, 0.1], [0.0, 0.12, 0.1, 0.06, 0.06], [0, 1, 1, 1, 1])
    figure = drawn(drawings.layer_returns, given)
    top = figure["layout"]["xaxis"]["range"][1]
    names, values = figure["data"][1:]
    assert names["text"][2:4] == ["<b>Public shares that lose first</b>", "not in this plan"]
    assert len(values["text"]) == len(figure["layout"]["shapes"]) == 5
    assert (top, "Shares: 400%") in [(length, says) for length, _, says in bars_of(figure)]
    assert top < 2
