"""The plan among other large programmes."""

from __future__ import annotations

import pytest

from explorer.charts.comparators import comparators
from tests.findings.english import TEXT, by_name, figure, heads, spoken
from tests.plans import NO_MONEY, of


# Other programmes -----------------------------------------------------------------------------------------------------------
def test_the_plan_among_other_programmes_in_every_reading() -> None:
    now = of()
    for view, words in {
        # USD 725 bn at 1.16 = €625 bn; €30 bn over 8 years, by 452 million people, by what they produce
        "per_year": "This plan comes to €3.8 bn a year. At the top: Four US companies, 2026, with €625 bn, 170 times as much. "
        "Next below it: CERN in one year, with €1.4 bn.",
        "total": "All money of this plan comes to €30 bn. At the top: Four US companies, 2026, with €625 bn, 21 times as much. "
        "Next below it: ITER, all partners, with €24 bn.",
        "per_head": "This plan comes to €66.37 for each person in the EU. At the top: Four US companies, 2026, with €1,838, "
        "28 times as much. Next below it: ITER, Euratom part of construction, with €22.85.",
        "per_gdp": "This plan comes to 0.16% of what the EU produces in a year. At the top: France, AI investment plan, with "
        "3.6%, 23 times as much. Next below it: ITER, Euratom part of construction, with 0.055%.",
    }.items():
        assert spoken(comparators.find(now, view)) == words


def test_a_plan_above_all_or_below_all_or_of_nothing() -> None:
    names = [row["id"] for row in of()["comparators"]]
    above = spoken(comparators.find(of().varied(industry_equity=5_000), "total"))
    assert "At the top" not in above
    assert above.endswith("Next below it: Four US companies, 2026, with €625 bn.")
    little = comparators.find(of().varied(**{**NO_MONEY, "next_budget": 0.2}), "total")
    assert "Next below it" not in spoken(little)
    nothing = comparators.find(of(**NO_MONEY), "total")
    assert spoken(nothing) == "There is no money in this plan to compare."
    equal = of().varied(**{**NO_MONEY, "national_budgets": 0.5})
    jupiter = equal["comparator_amount"][names.index("jupiter")]
    assert (equal["raised"], jupiter) == (0.5, 0.5)
    assert spoken(comparators.find(equal, "total")).endswith("Next below it: JUPITER supercomputer, with €500 m.")


def test_programmes_in_the_table() -> None:
    found = comparators.find(of(), "total")
    listed = by_name(found)
    assert listed["This plan"] == ["This plan", "", "30", "3.75", "66.4", "0.16%", ""]
    # USD 500 bn over 4 years at 1.16, by 340 million people
    assert listed["Stargate"] == [
        "Stargate",
        "USD 500 bn of 2025",
        "431",
        "108",
        "1,270",
        "1.7%",
        "An announcement; USD 100bn of it at once.",
    ]
    assert listed["ITER, all partners"][3:6] == ["", "", ""]
    assert [column.unit for column in found.table.columns] == ["", "", "EUR bn", "EUR bn", "EUR", "", ""]
    assert [TEXT.say(column.head) for column in found.table.columns][2] == "In all, in prices of 2025"
    stargate = found.table.rows[1]
    assert (stargate[1].value, stargate[1].unit, stargate[1].of) == (
        500,
        "USD bn of 2025",
        "comparators/stargate_us/value",
    )
    assert (stargate[2].of, stargate[2].at) == ("comparator_amount", (0,))


def test_the_plan_stands_first_and_doubtful_amounts_are_striped() -> None:
    now = of()
    others = comparators.find(now, "total").parts.others
    bar, names = figure(comparators, now, "total")["data"][:2]
    assert bar["x"][:3] == pytest.approx([30, 625, 431.03], rel=1e-4)
    at = {each.row: i + 1 for i, each in enumerate(others)}
    assert bar["marker"]["color"][0] == "@accent"
    assert bar["marker"]["pattern"]["bgcolor"][at["stargate_us"]] == "@soft/0.55"
    assert bar["marker"]["pattern"]["bgcolor"][at["eu_chips_act"]] == "@soft/0.9"
    assert [i for i, shape in enumerate(bar["marker"]["pattern"]["shape"]) if shape] == [at["lhc"]]
    assert spoken(bar["hovertext"][at["jupiter"]]) == "The whole programme, half of it EU money."
    words = [spoken(name) for name in names["text"]]
    assert words[:2] == ["This plan", "public and private money, over 8 years: an assumption"]
    assert words[2:6] == [
        "Four US companies, 2026 (Amazon, Microsoft, Alphabet, Meta)",
        "private money, prices of 2026",  # of one year: no number of years is said
        "Stargate",
        "private money, prices of 2025, over 4 years",
    ]
    assert "national or EU programme, prices of 2025" in words  # France: nobody says over how many years


def test_heads_say_what_stands_below_and_its_unit() -> None:
    assert comparators.options == ("per_year", "total", "per_head", "per_gdp")
    assert heads(comparators.find(of(), "total")) == [
        "What",
        "As published",
        "In all, in prices of 2025 [€ bn]",
        "A year [€ bn]",
        "A head [€]",
        "Of one year’s GDP",
        "Note",
    ]
