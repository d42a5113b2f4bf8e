"""What is said of where the spread comes from: indices, evidence and ranges that are known by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.ensemble.study import Swing
from explorer.findings.study import share
from tests.findings.draws import (
    EURO,
    FACTOR,
    TEXT,
    WIDTH,
    Given,
    chart,
    given,
    head,
    indices,
    rows,
    said,
)

__all__ = ["given"]  # a fixture


# Sobol and evidence ---------------------------------------------------------------------------------------------------
def test_indices_in_words(given: Given) -> None:
    # 1 - 0.2 - 0.7 = 10% together, more than the 5 points within which a share is right
    given(indices=indices((0.2, 0.7), (0.25, 0.75), WIDTH / 2))
    assert said("sobol") == (
        "“Dollars to the euro” explains 70% of the spread alone. About 10% of the spread comes only from inputs together."
        " From 1,024 base points, each share is right to within 5 points at 95% confidence."
    )
    assert rows("sobol") == [
        ["Dollars to the euro", "0.7", "0.005", "0.75", "0.0025"],
        ["Real over modelled cost, commercial centres", "0.2", "0.05", "0.25", "0.025"],
    ]


def test_what_is_less_than_the_noise_is_not_told(given: Given) -> None:
    given(indices=indices((0.75, 0.2), (0.8, 0.25)))  # 5% together, within 10 points
    assert "Inputs hardly strengthen or weaken each other." in said("sobol")
    given(indices=indices((0.75, 0.235), (0.8, 0.25), WIDTH / 1000))  # 1.5% together, right to 0.01 points
    assert "Inputs hardly strengthen or weaken each other." in said("sobol")
    assert "right to within 1 points" in said("sobol")


def test_too_few_draws_to_tell(given: Given) -> None:
    given(indices=None, evidence=None)
    for name in ("sobol", "evidence"):
        assert said(name).endswith("it has a value in too few draws to tell where its spread comes from.")
    assert str(chart("evidence").figure).count("no uncertain input") == 7  # no grade has anything to show
    assert head().endswith("with every input at its central value.")


def test_the_bars_of_the_indices(given: Given) -> None:
    given(indices=indices((-0.1, 0.6), (0.3, 1.2)))
    bars = chart("sobol").figure["data"][0]
    # an index is an estimate: what lies outside is drawn at the ends; zero is not drawn
    assert bars["x"].tolist() == pytest.approx([0.6, 0.4, 0.3])
    assert bars["base"].tolist() == pytest.approx([0, 0.6, 0])
    assert bars["marker"]["pattern"]["shape"] == ["", "/", "/"]
    assert bars["hovertext"][0] == "alone 60%, with others 100%"
    assert bars["hovertext"][2] == "alone less than 1%, with others 30%"


def test_what_rests_on_assumptions(given: Given) -> None:
    given()
    assert said("evidence") == (
        "Nine in ten draws span €89.1 bn; 20% of that spread rests on assumptions alone, and they have a part in 25% of it."
    )
    found = {row[0]: row[1:] for row in rows("evidence")}
    assert found["assumption"] == ["1", "0.2", "0.25"]
    assert found["computed from sourced figures"] == ["1", "0.7", "0.75"]
    assert found["law"] == ["0", "0", "0"]
    bars = chart("evidence").figure["data"][0]
    assert bars["marker"]["pattern"]["fgcolor"] == ["@accent", "@accent", "@bad", "@bad"]
    assert bars["x"].tolist() == pytest.approx([0.7, 0.05, 0.2, 0.05])


def test_what_rests_on_assumptions_alone_and_with_others_may_be_one(given: Given) -> None:
    given(evidence=indices((0.7, 0.2), (0.75, 0.204)))
    assert said("evidence") == "Nine in ten draws span €89.1 bn, and 20% of that spread rests on assumptions."


def test_no_assumption_behind_it(given: Given) -> None:
    given(free=(FACTOR, replace(EURO, grade="official")), grades=("official", "derived"))
    assert said("evidence").endswith(
        "No part of that spread rests on assumptions; 70% comes from inputs of the grade “official source”."
    )
    assert head().endswith("No uncertain input behind it is graded as an assumption.")


@pytest.mark.parametrize(
    ("part", "words"),
    [(0.0, "less than 1%"), (0.0049, "less than 1%"), (0.0051, "1%"), (0.006, "1%"), (0.424, "42%"), (0.9949, "99%"),
     (0.9951, "more than 99%"), (1.0, "100%"), (1.3, "100%"), (-0.2, "less than 1%")],
)  # fmt: skip
def test_shares_of_the_spread_claim_no_more_than_draws_can_tell(part: float, words: str) -> None:
    assert TEXT.say(share(part, "capex_total")) == words


# Ranges ---------------------------------------------------------------------------------------------------------------
def test_ranges_by_hand(given: Given) -> None:
    given()
    assert (
        said("ranges")
        == (
            "Cost to build all sites: uncertain inputs behind it: 2, of which graded as assumptions: 1."
            " The widest range is that of “Real over modelled cost, commercial centres”, 0.8 to 2."  # 2.5 times, not 1.5 times
        )
    )
    assert rows("ranges")[1][:6] == ["Dollars to the euro", "1", "1.25", "1.5", "triangle", "assumption"]
    assert rows("ranges")[1][6] == "Euro foreign exchange reference rates (European Central Bank, via frankfurter.dev)"
    bars, names = chart("ranges").figure["data"][:2]
    # against the central value, from 50% below it on: −20% to +100%, and −20% to +20%
    assert bars["base"].tolist() == pytest.approx([0.3, 0.3])
    assert bars["x"].tolist() == pytest.approx([1.2, 0.4])
    assert names["text"][3] == "1.25 (1 to 1.5) · assumption"


def test_a_range_says_how_it_is_drawn(given: Given) -> None:
    fixed = replace(EURO, low=1.25, high=1.25)
    wide = replace(EURO, logarithmic=True)
    given(free=(wide,), swings=tuple(Swing(one, 1.0, 2.0) for one in (wide, fixed)))
    assert [row[4] for row in rows("ranges")] == ["triangle on a logarithmic scale", "not drawn: no room left"]
    given(free=(EURO, FACTOR))  # 1.5 times and 2.5 times
    assert "The widest range is that of “Real over modelled cost, commercial centres”, 0.8 to 2." in said("ranges")
    zero = replace(EURO, low=0.0)
    given(free=(FACTOR, zero))
    assert "The widest range is that of “Dollars to the euro”, 0 to 1.5." in said("ranges")
    given(free=())
    assert said("ranges").endswith("no input that has a range moves it.")
