"""The challenge in words: met or not, what is missing, what would help; by hand, and each the right way round."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.charts import CHARTS
from explorer.ensemble.trials import Help, Trials
from explorer.findings import challenge
from explorer.findings.challenge import points
from explorer.findings.sentences import headline, note
from explorer.message import Num
from explorer.model import Results, solve
from explorer.scenario import Scenario
from explorer.speech import Text
from tests.plans import NO_MONEY
from tests.speaking import MARKED, Chart, spoken

TEXT = Text("en")
NBSP = "\N{NO-BREAK SPACE}"
CALL = Scenario()
WON = Scenario.from_query(
    "p=announced_2025&chip_unit=h100e&horizon_europe=0&national_budgets=0&cohesion=0&bank_debt=9&v=1"
)
OLD = Scenario("announced_2025", chip="h100", industry_equity=0)


def chart(name: str, scenario: Scenario | Results, option: str | None = None) -> Chart:
    results = solve(scenario) if isinstance(scenario, Scenario) else scenario
    return spoken(CHARTS["challenge"][name], results, TEXT, *([option] if option else []))


def plain(words: str) -> str:
    return words.replace(NBSP, " ")


def rows(name: str, scenario: Scenario | Results, option: str | None = None) -> list[list[str]]:
    return [[plain(cell) for cell in row] for row in chart(name, scenario, option).table.rows]


def said(name: str, scenario: Scenario | Results, option: str | None = None) -> str:
    return plain(chart(name, scenario, option).sentence)


def head(scenario: Scenario) -> str:
    return plain(TEXT.say(headline("challenge", solve(scenario)), MARKED))


def by_hand(**values: object) -> Results:
    """Results of the call with some values set by hand, to stand at an edge exactly."""
    results = solve(CALL)
    return Results(results.graph, {**results._state, **values}, results.given)


# On the way -----------------------------------------------------------------------------------------------------------
def test_the_call_on_its_way() -> None:
    # 600,000 H100-equivalents of 4 × 100,000; €30 bn of at most 20; €10 bn of public money in 30; −6.4% of 12%, and in the
    # worst year 65 cents for each euro due
    assert said("challenge_way", CALL) == (
        "2 of four conditions are met; not met: money and private return."
        " In the worst year there is only €0.65 for each euro due to lenders."
    )
    assert rows("challenge_way", CALL) == [
        ["Chips", "600,000 H100-equivalents", "at least 400,000 H100-equivalents", "met", ""],
        ["Money", "€30 bn", "at most €20 bn", "not met", ""],
        ["Public share", "33.3%", "at most 35%", "met", ""],
        ["Private return", "−6.4%", "at least 12%", "not met",
         "In the worst year there is only €0.65 for each euro due to lenders"],
    ]  # fmt: skip


def test_all_that_counts_against_an_old_chip_without_shares() -> None:
    assert said("challenge_way", OLD) == (
        "1 of four conditions is met; not met: chips, public share and private return."
        " This chip is of an older generation and does not count. No private shares, so no private return."
    )
    counted = OLD.replace(chip_unit="h100e")  # by its computing every chip counts
    assert "generation" not in said("challenge_way", counted)
    assert said("challenge_way", WON) == "All four conditions are met at once."


def test_bars_go_from_nothing_to_where_the_plan_stands() -> None:
    bars, names, values = chart("challenge_way", CALL).figure["data"]
    # 600,000 of 400,000 and 30 of 20 are one and a half times; 33.3 of 35; less than nothing is not drawn
    assert bars["x"].tolist() == pytest.approx([1.5, 1.5, 0.952], abs=1e-3)
    assert bars["marker"]["pattern"]["shape"] == ["", "/", ""]
    assert bars["marker"]["line"]["color"] == ["@ok", "@bad", "@ok"]
    assert bars["marker"]["pattern"]["bgcolor"] == ["@ok/0.9", "@bad/0.85", "@ok/0.9"]
    assert plain(bars["hovertext"][1]) == "Money: €30 bn"
    assert names["text"][:2] == ["<b>Chips: met</b>", "at least 400,000 H100-equivalents"]
    assert names["textfont"]["color"][:3] == ["@ok", "@soft", "@bad"]
    assert [plain(words).strip() for words in values["text"]] == ["600,000", "€30 bn", "33.3%", "−6.4%"]
    assert values["x"] == pytest.approx([1.5, 1.5, 1.0, 1.0])  # the line would cross it
    far = chart("challenge_way", Scenario("announced_2025", bank_debt=60)).figure["data"][0]
    assert far["x"].max() == 1.6


# Points ---------------------------------------------------------------------------------------------------------------
def test_points_by_hand() -> None:
    # 25 for each that is met; 25 × 20 / 30 = 16.7 for the money; nothing for a return below zero
    assert said("challenge_points", CALL) == (
        "66.7 of 100 points. Least comes from this condition: private return, with 0 of 25."
    )
    assert rows("challenge_points", CALL) == [
        ["Chips", "25", "0"],
        ["Money", "16.7", "8.3"],
        ["Public share", "25", "0"],
        ["Private return", "0", "25"],
        ["Score", "66.7", ""],
    ]
    assert chart("challenge_points", CALL).table.columns == ["Condition", "Points", "Missing [points]"]
    assert said("challenge_points", WON) == "100 of 100 points: each condition gives its 25."


def test_the_bars_of_points_are_full_together() -> None:
    bars = chart("challenge_points", CALL).figure["data"][0]
    assert bars["x"].tolist() == pytest.approx([25, 16.667, 8.333, 25, 25], abs=1e-3)
    assert bars["marker"]["color"] == ["@accent", "@accent", "@card", "@accent", "@card"]
    assert bars["hovertext"][1:3] == ["16.7 of 25", "8.3 points missing"]


@pytest.mark.parametrize(
    ("value", "full", "words"),
    [(66.6667, 100.0, "66.7"), (99.99, 100.0, "99.9"), (99.9999999, 100.0, "100"), (100.0, 100.0, "100"),
     (24.99, 25.0, "24.9"), (24.99, 100.0, "25"), (8.449, 25.0, "8.4"), (0.04, 25.0, "0")],
)  # fmt: skip
def test_points_are_never_rounded_up_to_a_full_score(value: float, full: float, words: str) -> None:
    num = points(Num(value, "points", of="challenge_score"), full)
    assert TEXT.say(num) == words
    assert (num.value, num.of) == (value, "challenge_score")


def test_a_condition_that_is_nearly_met_still_misses_something() -> None:
    results = by_hand(
        challenge_points=np.array([25.0, 24.99, 25.0, 25.0]), challenge_met=np.array([1.0, 0.0, 1.0, 1.0])
    )
    missing = [row[1:] for row in rows("challenge_points", results)[:2]]
    assert missing == [["25", "0"], ["24.9", "0.1"]]


# What would help ------------------------------------------------------------------------------------------------------
def test_the_most_helpful_move_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    helps = [
        Help("price_decline", 0.09, 25.0), Help("sites_large", 5, 8.449), Help("chip", "b300", 3.0),
        Help("cost_group", "public", 2.0), Help("bank_debt", 7.0, 0.01), Help("eurusd", 1.1, 0.001),
    ]  # fmt: skip
    monkeypatch.setattr(challenge, "what_helps", lambda results: helps)
    assert said("challenge_next", CALL) == (
        "The most helpful single move: Price falls each year by, from 14% to 9%. It adds 25 points."
    )
    assert rows("challenge_next", CALL) == [
        ["Price falls each year by", "from 14% to 9%", "25"],
        ["Large sites (lot 2)", "from 3 to 5", "8.4"],
        ["Chip bought", f"from {chip('gb300')} to {chip('b300')}", "3"],
        ["Cost as in", "from Commercial centres to Public supercomputers", "2"],
        ["Bank debt", "from €12 bn to €7 bn", "0.1"],  # never written as none; a sixth is not shown
    ]
    bars, names, values = chart("challenge_next", CALL).figure["data"]
    assert bars["x"].tolist() == [25, 8.449, 3, 2, 0.01]
    assert set(bars["marker"]["color"]) == {"@accent"}
    assert [plain(words).strip() for words in values["text"]] == ["+25", "+8.4", "+3", "+2", "+0.1"]
    assert chart("challenge_next", CALL).figure["layout"]["xaxis"]["range"] == [0, 25]
    assert names["text"][1] == "from 14% to 9%"


def chip(identity: str) -> str:
    return str(solve(CALL)["chips"].row(identity)["name"])


def test_nothing_helps_alone_or_nothing_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(challenge, "what_helps", lambda results: [])
    assert said("challenge_next", CALL) == "No single move raises the score: two things must change at once."
    assert said("challenge_next", WON) == "Nothing is left to win: the score is full."
    heights = {chart("challenge_next", CALL).figure["layout"]["height"]}
    monkeypatch.undo()
    assert heights == {chart("challenge_next", CALL).figure["layout"]["height"]}


# How hard it is -------------------------------------------------------------------------------------------------------
def test_chances(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(challenge, "at_random", lambda results: Trials((0.62, 0.4674, 0.267, 0.18), 0.009, 100.0))
    monkeypatch.setattr(challenge, "in_doubt", lambda results: Trials((1.0, 0.0, 1.0, 0.108), 0.0, 91.68))
    assert said("challenge_chances", CALL, "random") == (
        "Of 1,000 random plans 0.9% meet all four conditions, counted in H100-equivalents."
    )
    assert said("challenge_chances", CALL, "doubt").endswith("in none of 1,000 draws. The best of them scores 91.7.")
    assert rows("challenge_chances", CALL, "random") == [
        ["Chips", "62%", "met"],
        ["Money", "46.7%", "not met"],
        ["Public share", "26.7%", "met"],
        ["Private return", "18%", "not met"],
        ["All four at once", "0.9%", "not met"],
        ["Best score [points]", "100", ""],
    ]
    bars, names, _ = chart("challenge_chances", CALL, "random").figure["data"]
    assert [words.removeprefix("<b>")[:-4] for words in names["text"]] == [
        "Chips ✓", "Money ✗", "Public share ✓", "Private return ✗", "All four at once ✗",
    ]  # fmt: skip
    assert bars["x"][:2].tolist() == pytest.approx([0.62, 0.38])
    assert bars["marker"]["color"][::2] == ["@accent"] * 4 + ["@ink"]
    assert rows("challenge_chances", WON, "random")[4][2] == "met"


def test_chances_of_old_are_counted_in_chips(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(challenge, "at_random", lambda results: Trials((0, 0, 0, 0), 0.0, 12.0))
    assert said("challenge_chances", OLD, "random") == (
        "Of 1,000 random plans none meets all four conditions, counted in chips of the last generation."
        " The best of them scores 12."
    )


# Headline and notes ---------------------------------------------------------------------------------------------------
def test_the_headline_says_what_is_missing() -> None:
    # €30 bn are €10 bn more than 20
    assert head(CALL) == (
        "[[challenge_score|66.7]] of 100 points: [[challenge_met_count|2]] of four conditions are met. The plan raises [[raised|€30 bn]], €10 bn too much."
        " Private shares earn [[shares_irr|−6.4%]] a year and ask for [[challenge_hurdle|12%]]."
    )


def test_too_few_chips_and_too_much_public_money() -> None:
    # €13.5 bn at €67,550 a chip pay for 200,000 of 400,000 chips; the public pays 7 of 13.5
    said = head(Scenario("announced_2025", industry_equity=0))
    assert "[[challenge_met_count|1]] of four conditions is met." in said
    assert "The money raised pays for [[challenge_chips|200,000 chips]], 200,000 chips too few." in said
    assert "The public pays [[public_share|51.9%]] of it; at most [[announced_public_share|35%]] would do." in said
    assert said.endswith("Nobody private holds shares, so there is no private return.")


def test_an_old_chip_no_money_and_loans_that_are_not_served() -> None:
    assert "The H100 SXM is not of the last generation, so none of its chips count." in head(OLD)
    nothing = head(Scenario(**NO_MONEY))
    assert "No money is raised yet." in nothing
    assert "The public pays" not in nothing
    results = by_hand(shares_irr=0.2, dscr_min=0.9)
    assert TEXT.say(headline("challenge", results), MARKED).endswith(
        "Private shares would earn enough, but in the worst year there is only [[dscr_min|€0.90]] for each euro due to lenders."
    )


def test_a_return_and_a_cover_that_are_just_enough() -> None:
    earned = by_hand(shares_irr=0.12, challenge_hurdle=0.12, dscr_min=0.9)
    assert "Private shares would earn enough" in TEXT.say(
        headline("challenge", earned)
    )  # it is the loans that are not served
    assert rows("challenge_way", by_hand(dscr_min=1.0))[3][4] == ""  # each euro that is due is there
    assert rows("challenge_way", by_hand(dscr_min=0.999))[3][4].startswith("In the worst year")


def test_won_in_either_count() -> None:
    assert head(WON).startswith("Won: all four conditions are met, with [[challenge_chips|")
    assert head(WON).endswith("You counted H100-equivalents, as the call does; the announcement counted chips.")
    cheap = Scenario("announced_2025", cost_group="public")
    assert head(cheap).endswith("You counted chips of the last generation, as the announcement did.")


def test_notes_say_whether_the_condition_is_met() -> None:
    results = solve(CALL)
    names = ("challenge_score", "challenge_chips", "raised", "public_share", "shares_irr")
    found = {name: note(name, results, "challenge") for name in names}
    assert {name: (plain(TEXT.say(each.says)), each.broken) for name, each in found.items()} == {
        "challenge_score": ("of 100; 2 of 4 conditions met", False),
        "challenge_chips": ("met: at least 400,000 H100-equivalents", False),
        "raised": ("not met: at most €20 bn", True),
        "public_share": ("met: at most 35%", False),
        "shares_irr": ("not met: at least 12%", True),
    }
    assert TEXT.say(note("challenge_score", solve(WON), "challenge").says) == "all four conditions met"
    assert TEXT.say(note("raised", results).says) != TEXT.say(
        found["raised"].says
    )  # another page says it in its own way
