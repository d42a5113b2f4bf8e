"""What the page on access says: who holds the time, who gets how much of it, and how many it serves."""

from __future__ import annotations

from typing import Any

import pytest

from explorer.charts import access as drawings
from explorer.charts.style import ACCENT, BAD, INK
from explorer.findings.access import access_shares, user_groups
from explorer.findings.headlines.access import NOTES, headline
from explorer.findings.reach import companies, projects
from explorer.findings.sentences import headline as spoken_headline
from explorer.model import solve
from explorer.scenario import Scenario, presets
from tests.charts.conftest import BROKEN
from tests.findings.given import TEXT, Given, bars_of, drawn, heads, plain, rows, told, unlike, words_of
from tests.speaking import MARKED

NOBODY = Scenario().replace(**BROKEN["only loans"])  # all of the money is loans: no public time


def test_every_number_is_a_value_of_the_results() -> None:
    for find in (access_shares, user_groups, projects, companies):
        for scenario in (Scenario(), Scenario(public_load=1.3), NOBODY):
            results = solve(scenario)
            assert not unlike(find(results), results), find.__name__


# Who holds the time ----------------------------------------------------------------------------------------------------


def test_who_holds_the_time() -> None:
    # 5 of 30 each: 16.7%
    assert told(access_shares) == (
        "For €10 bn taxpayers hold 33.3% of the computing time, 16.7% through the EU and 16.7% through their states; "
        "the consortium holds the rest and pays all running costs."
    )
    # 30 − 5 − 5 = 20; 237,456 chips * 8,760 h * 80% = 1.664 bn chip-hours, two thirds of them
    assert rows(access_shares) == [
        ["EU budget", "5", "16.7%", "277 million"],
        ["Member States", "5", "16.7%", "277 million"],
        ["Consortium with its lenders", "20", "66.7%", "1.11 billion"],
    ]
    assert heads(access_shares) == ["Who", "Pays [€ bn]", "Share of the time", "Chip-hours a year"]
    # 4 and 3 of 20: each side has its own
    given = Given(union_cash=4.0, states_cash=3.0, raised=20.0, access_share_union=0.2, access_share_states=0.15,
                  public_access_share=0.35, public_cash=7.0)  # fmt: skip
    assert "hold 35% of the computing time, 20% through the EU and 15% through" in told(access_shares, given)
    assert [row[1:3] for row in rows(access_shares, given)[:2]] == [["4", "20%"], ["3", "15%"]]


def test_who_holds_all_or_nothing() -> None:
    assert told(access_shares, Scenario("all_public")) == (
        "For €30 bn taxpayers hold all of the computing time, 33.3% through the EU and 66.7% through their states; "
        "the consortium still pays all running costs."
    )
    assert told(access_shares, Given(public_access_share=0.999)).endswith("pays all running costs.")
    assert "the consortium holds the rest" in told(access_shares, Given(public_access_share=0.999))
    assert told(access_shares, NOBODY) == (
        "Taxpayers pay nothing, so all computing time belongs to the consortium, which also pays all running costs."
    )
    nobody = Scenario().replace(**BROKEN["only a guarantee"])
    assert told(access_shares, nobody) == "Nobody pays anything yet, so there is no computing time to share out."
    assert [row[1:3] for row in rows(access_shares, nobody)] == [["0", "0%"]] * 3
    assert [row[1:3] for row in rows(access_shares, NOBODY)] == [["0", "0%"], ["0", "0%"], ["10", "100%"]]


def test_who_pays_and_holds_is_drawn() -> None:
    given = Given(union_cash=4.0, states_cash=3.0, raised=20.0, access_share_union=0.3, access_share_states=0.2,
                  access_share_consortium=0.5)  # fmt: skip
    figure = drawn(drawings.access_shares, given)
    union, states, industry = "@union", "@state", "@private"
    assert bars_of(figure) == [
        (pytest.approx(0.2), union, "EU budget: €4 bn"),
        (pytest.approx(0.15), states, "Member States: €3 bn"),
        (pytest.approx(0.65), industry, "Consortium with its lenders: €13 bn"),
        (0.3, union, "EU budget: 30%"),
        (0.2, states, "Member States: 20%"),
        (0.5, industry, "Consortium with its lenders: 50%"),
        (1.0, industry, "Consortium with its lenders: pays all"),
    ]

    def named(actor: str, words: str) -> str:
        return f'<span style="color:{actor}">■</span> {words}'

    words = words_of(figure)
    assert words[::2] == ["<b>All money put in</b>", "<b>The computing time</b>", "<b>All running costs</b>"]
    assert words[3] == "   ".join(
        [named(union, "EU 30%"), named(states, "States 20%"), named(industry, "Consortium 50%")]
    )
    assert words[5] == named(industry, "Consortium pays all")
    assert words_of(drawn(drawings.access_shares, NOBODY))[1] == named(industry, "Consortium €10 bn")
    nobody = words_of(drawn(drawings.access_shares, Scenario().replace(**BROKEN["only a guarantee"])))
    assert nobody[1] == nobody[3] == "nobody yet"


# Groups of users -------------------------------------------------------------------------------------------------------


def groups(asked: list[float], got: list[float], **more: Any) -> Given:
    """Results with so much asked for and given: start-ups, small firms, research, others [chip-hours a year]."""
    return Given(group_demand=asked, group_hours=got, group_reserved=[100.0, 200.0, 300.0, 400.0], public_hours=1000.0,
                 public_load=0.9, **more)  # fmt: skip


def test_what_each_group_gets() -> None:
    # 85% is asked for: 15% is left
    assert told(user_groups) == "Every group gets what it asks for, and 15% of the public time is left free."
    # 555 m public chip-hours: 3 of 10 parts are kept, 4 of 10 parts of 85% of it asked for
    assert rows(user_groups)[0] == ["Start-ups", "166 million", "189 million", "189 million"]
    assert rows(user_groups)[-1] == ["Left free", "", "", "83.2 million"]  # 15% of 555 m
    assert heads(user_groups) == ["Group", *(f"{name} [chip-hours]" for name in ("Kept for it", "Asked for", "Gets"))]
    given = groups([10.0, 20.0, 30.0, 40.0], [1.0, 2.0, 3.0, 4.0])
    names = ["Start-ups", "Small and medium-sized firms", "Research", "Public bodies and larger companies"]
    assert rows(user_groups, given)[:4] == [
        [name, str(100 * n), str(10 * n), str(n)] for n, name in enumerate(names, 1)
    ]


def test_who_fares_worst() -> None:
    words = (
        "start-ups fare worst and get {} of what they ask for.",
        "small and medium-sized firms fare worst and get {} of what they ask for.",
        "research fares worst and gets {} of what it asks for.",
        "public bodies and larger companies fare worst and get {} of what they ask for.",
    )
    start = "With 90% of the public time asked for, not everyone is served: "
    for place, each in enumerate(words):
        got = [90.0] * 4
        got[place] = 50.0
        assert told(user_groups, groups([100.0] * 4, got)) == start + each.format("50%")
    assert told(user_groups, groups([0.0, 100.0, 100.0, 100.0], [0.0, 50.0, 40.0, 60.0])) == (
        start + words[2].format("40%")  # who asks for nothing lacks nothing
    )
    assert told(user_groups, groups([100.0] * 4, [0.0, 50.0, 50.0, 50.0])) == start + words[0].format("nothing")
    some = groups([100.0] * 4, [2e-4, 50.0, 50.0, 50.0])
    assert told(user_groups, some) == start + words[0].format("0.0002%")


def test_a_group_without_a_part_gets_nothing_while_others_lack() -> None:
    assert told(user_groups, Scenario(part_smes=0, public_load=1.5)).endswith(
        "small and medium-sized firms fare worst and get nothing of what they ask for."
    )


def test_everyone_is_served() -> None:
    full = groups([100.0] * 4, [100.0] * 4, public_hours_idle=0.0)
    assert told(user_groups, full) == "Every group gets what it asks for, and no public time is left free."
    half = groups([100.0] * 4, [100.0] * 4, public_hours_idle=500.0)
    assert told(user_groups, half) == "Every group gets what it asks for, and 50% of the public time is left free."
    assert told(user_groups, NOBODY) == "There is no public computing time to share out among users."


def test_groups_are_drawn() -> None:
    given = groups([100.0] * 4, [100.0, 60.0, 100.0, 100.0])
    figure = drawn(drawings.user_groups, given)
    found = bars_of(figure)
    assert found[0] == (100.0, ACCENT, "Start-ups: 100")
    assert found[1] == (60.0, ACCENT, "Small and medium-sized firms: 60")
    assert found[2] == (40.0, BAD, "asked for and not served: 40")
    assert len(found) == 5
    assert [shape["x0"] for shape in figure["layout"]["shapes"]] == [100.0, 200.0, 300.0, 400.0]
    values = figure["data"][2]
    assert values["textfont"]["color"] == [INK, BAD, INK, INK]
    assert values["x"] == [100.0, 200.0, 300.0, 400.0]
    assert "asks for 100; 200 kept for it" in words_of(figure)
    assert figure["layout"]["xaxis"]["range"][1] == 400


# Headline and notes ----------------------------------------------------------------------------------------------------


def note(figure: str, scenario: Scenario | None = None, **values: Any) -> tuple[str, bool]:
    found = NOTES[figure](Given(scenario, **values))
    return plain(found.says), found.broken


def test_headline() -> None:
    assert plain(headline(solve(Scenario()))) == (
        "Taxpayers hold 33.3% of the computing time: 555 million chip-hours a year. The part kept for start-ups comes to "
        "40,600 hours for each AI start-up in the EU, the part kept for small firms to 4.3 for each small firm. A job of "
        "256 chips waits 9.6 hours on average."
    )

    def said(**values: Any) -> str:
        return plain(headline(Given(**values)))

    assert said(chips_total=0.0) == "No chips yet, so there is no computing time to share."
    assert said(raised=0.0) == "Nobody pays anything yet, so nobody has earned computing time."
    assert said(public_hours=0.0).startswith("Taxpayers pay nothing into this plan, so the law gives the public no")
    assert said(chips_total=1.0, raised=0.1, public_hours=1.0).startswith("Taxpayers hold 33.3%")
    assert said(queue_stable=False, public_load=1.0).endswith(
        " But 100% of it is asked for: the queue grows without end."
    )
    assert said(queue_fits=False).endswith(" But no place has the 256 public chips that a typical job needs.")


def test_every_preset_has_a_headline_with_its_chains() -> None:
    for preset in presets():
        sentence = TEXT.say(spoken_headline("access", solve(Scenario(preset))), MARKED)
        for name in ("public_access_share", "public_hours", "hours_per_startup", "hours_per_sme", "wait_mean"):
            assert f"[[{name}|" in sentence


def test_notes() -> None:
    shares = {"access_share_union": 0.2, "access_share_states": 0.1}
    assert note("public_access_share", **shares) == ("the EU 20%, the states 10%", False)
    # €10 bn / (554.7 m h * 5 years) = €3.61; 554.7 m * 2.527 = 1.4 bn
    assert note("public_hours") == (
        "€3.61 of taxpayers’ money each, over five years; the work of 1.4 billion H100-hours",
        False,
    )
    assert note("public_hours", NOBODY) == ("no public time in this plan", False)
    assert note("startups_reached") == ("with 8,000 hours each a year; of small firms 0.054%", False)
    # €10 bn / 452 m people
    assert note("public_minutes_per_citizen") == ("of one chip’s time, for €22.12 a head in all", False)


def test_the_note_on_waiting() -> None:
    assert note("wait_mean", wait_long=1.0) == ("nine of ten jobs wait less than 24 hours", False)
    assert note("wait_mean", wait_long=0.0) == ("nine of ten jobs start at once", False)
    assert note("wait_mean", wait_long=0.0, queue_stable=False) == ("the queue grows without end", True)
    assert note("wait_mean", queue_fits=False) == ("a typical job finds too few public chips", True)
    assert note("wait_mean", public_hours=0.0) == ("no public time in this plan", False)
