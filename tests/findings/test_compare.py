"""AI factories and states of the call; the headline of the page against the world."""

from __future__ import annotations

from explorer.charts.factories import factories
from explorer.findings.headlines import compare
from tests.findings.english import TEXT, by_name, heads, spoken
from tests.plans import NO_SITES, of_one_site
from tests.speaking import MARKED


# Factories ------------------------------------------------------------------------------------------------------------------
def test_states_with_factories_and_in_the_call_are_counted() -> None:
    # 98.94 EFLOP/s over JUPITER's 23.289
    assert spoken(factories.find(of_one_site())) == (
        "The 19 AI factories stand in 16 states; 10 of them are among the 18 states of the call. "
        "The sites of this plan would compute 4.2 times as much as JUPITER, the largest machine of an AI factory today."
    )
    assert spoken(factories.find(of_one_site(**NO_SITES))).endswith("Without chips the plan adds nothing to them.")


def test_the_most_factories_first_then_states_of_the_call() -> None:
    found = factories.find(of_one_site())
    listed = [(state.country, state.factories, state.joined) for state in found.parts.listed]
    assert listed[:4] == [("DE", 2, True), ("PL", 2, True), ("ES", 2, True), ("CZ", 1, True)]
    assert listed[9:11] == [("SE", 1, True), ("AT", 1, False)]
    assert listed[16] == ("HR", 0, True)
    assert len(listed) == 24
    table = by_name(found)
    assert table["L-AIF / MeluXina-AI"] == [
        "L-AIF / MeluXina-AI",
        "Luxembourg",
        "Bissen",
        "2024-12-10",
        "MeluXina-AI",
        "80",
        "1,008",
        "no",
    ]
    assert table["HammerHAI"][5:] == ["", "", "yes"]
    assert [column.unit for column in found.table.columns] == ["", "", "", "", "", "EUR m", "", ""]


def test_states_of_the_call_have_a_strong_border_and_lie_on_top() -> None:
    now = of_one_site()
    picture = factories.draw(factories.find(now), now)
    states = picture.figure["data"][1]
    at = {country: i for i, country in enumerate(states["locations"])}
    line = states["marker"]["line"]
    assert (line["color"][at["DE"]], line["width"][at["DE"]], states["z"][at["DE"]]) == ("@ink", 1.4, 2)
    assert (line["color"][at["AT"]], line["width"][at["AT"]], states["z"][at["AT"]]) == ("@card", 0.6, 1)
    assert at["AT"] < at["DE"]
    assert TEXT.drawn(states["text"][at["DE"]]) == "<b>Germany</b><br>AI factories: 2. Joined the call."
    assert TEXT.drawn(states["text"][at["AT"]]) == "<b>Austria</b><br>AI factories: 1. Did not join the call."
    for drawn in (picture.figure, picture.narrow):
        names, marks, calls = drawn["data"][2:]
        assert (spoken(names["text"][0]), spoken(marks["text"][0]), spoken(calls["text"][0])) == (
            "Germany",
            "●●",
            "in the call",
        )
        assert (spoken(names["text"][10]), spoken(marks["text"][10]), spoken(calls["text"][10])) == ("Austria", "●", "")
        assert spoken(marks["text"][16]) == "–"
        assert names["x"][0] < marks["x"][0] < calls["x"][0]
        assert names["y"][:2] == [8.5, 25.5]
    assert picture.figure["layout"]["yaxis"]["range"] == [466, 0]
    # a map of 330 px over 24 rows of 17 px, and 10 px between them
    narrow = picture.narrow["layout"]
    assert (narrow["height"], narrow["yaxis"]["range"]) == (748, [408, 0])
    assert narrow["yaxis"]["domain"] == [0, 408 / 748]
    assert narrow["geo"]["domain"]["y"] == [1 - 330 / 748, 1]


# The page -------------------------------------------------------------------------------------------------------------------
def test_the_headline_says_behind_level_or_ahead() -> None:
    now = of_one_site()
    words = spoken(compare.headline(now))
    # the line reached 2.2 x 10^26 in February 2025
    assert words == (
        "On the day it opens in October 2028, the largest site would be 3.6 years behind the frontier: a run of 90 days on all its "
        "chips reaches 0.36% of the largest training run to be expected then, if growth goes on. All sites together come to "
        "0.67% of the computing of all AI chips sold in the world until January 2026."
    )
    there = float(now["frontier_same_year"])
    for opening, part in (
        (there + 1, "would be 1 year behind the frontier"),
        (there + 0.05, "years behind the frontier"),
        (there + 0.03, "level with the frontier"),
        (there - 0.03, "level with the frontier"),
        (there - 0.05, "years ahead of the frontier"),
        (there - 2, "would be 2 years ahead of the frontier"),
    ):
        assert part in spoken(compare.headline(now.varied(opening_year=opening)))
    assert spoken(compare.headline(of_one_site(**NO_SITES))).startswith("No chips yet")
    marked = TEXT.say(compare.headline(now), MARKED)
    assert "[[frontier_lag|3.6]]" in marked
    assert "[[world_share|0.67%]]" in marked


def test_the_lines_under_the_figures() -> None:
    now, nothing = of_one_site(), of_one_site(**NO_SITES)
    words = {name: spoken(note(now).says) for name, note in compare.NOTES.items()}
    assert words == {
        "frontier_lag": "The largest run of the world was that large in February 2025, on the line.",
        "clusters_ahead": "The largest site: 98.9 EFLOP/s in 16-bit numbers. Counted among the clusters of this page.",
        "world_share": "All sites over 15 million H100-equivalents sold; more since.",
        "plan_per_year": "Over 8 years. It is 0.6% of what four US companies invest in 2026.",  # €3.75 bn of 625
        "power_error_90": "Commercial centres tested: 5. All sites of the plan: 125 to 179 MW.",
    }
    assert spoken(compare.NOTES["frontier_lag"](nothing).says) == "Without chips there is no run."
    assert spoken(compare.NOTES["power_error_90"](nothing).says) == "Commercial centres tested: 5."


def test_heads_say_what_stands_below_and_its_unit() -> None:
    assert heads(factories.find(of_one_site())) == [
        "AI factory",
        "State",
        "City",
        "Selected",
        "Machine",
        "Investment [€ m]",
        "Accelerators",
        "State in the call",
    ]
