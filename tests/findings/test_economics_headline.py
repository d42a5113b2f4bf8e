"""The sentence of the page on returns, and the lines under its figures."""

from __future__ import annotations

import math
from typing import Any

from explorer.findings.finding import Note
from explorer.findings.headlines.economics import NOTES, headline
from explorer.findings.sentences import headline as spoken_headline
from explorer.model import solve
from explorer.scenario import Scenario
from tests.charts.conftest import BROKEN
from tests.findings.given import TEXT, Given, plain
from tests.speaking import MARKED

NAN = math.nan
HOUR = " An H100-hour costs €0.95; the market pays €1.16 over the life of the first chips."
EXACT = {"built_share": 1.0, "drawn_share": 1.0}  # the money is just enough


def said(**values: Any) -> str:
    return plain(headline(Given(**values)))


def note(figure: str, **values: Any) -> tuple[str, bool]:
    found: Note = NOTES[figure](Given(**values))
    return plain(found.says), found.broken


def test_whether_it_pays() -> None:
    # 0.933 of 11.24 comes back; worth −3.28; 56.2% = 16.86 / 30
    assert plain(headline(solve(Scenario()))) == (
        "It does not pay: for each euro, investors as a whole get €0.93 back by 2040. They are €3.3 bn short of what "
        f"they ask for.{HOUR} Only 56.2% of the €30 bn raised is needed to build it."
    )
    rates = {"project_moic": 1.5, "discount_rate": 0.08, **EXACT}
    pays = "It pays: investors as a whole earn 9% a year and ask for 8%, which makes them €2 bn better off."
    assert said(project_npv=2.0, project_irr=0.09, **rates) == pays + HOUR
    assert said(project_npv=0.0, project_irr=0.08, **rates).startswith("It pays: investors as a whole earn 8%")
    assert said(project_npv=2.0, project_irr=NAN, **rates) == (
        f"It pays: investors as a whole are €2 bn better off than with the 8% a year that they ask for.{HOUR}"
    )
    assert said(project_npv=-2.0, project_irr=0.07, **rates) == (
        f"It pays too little: investors as a whole earn 7% a year and ask for 8%. They are €2 bn short.{HOUR}"
    )
    no_gain = (
        "It does not pay: for each euro, investors as a whole get €1.50 back by 2040. They are €2 bn short of what they "
        f"ask for.{HOUR}"
    )
    for irr in (0.0, -0.1, NAN):
        assert said(project_npv=-2.0, project_irr=irr, **rates) == no_gain
    assert said(project_npv=NAN, project_irr=0.07, **rates) == (
        "All the money is grants, so nobody asks for a return. An H100-hour costs €0.95 and the market pays €1.16 over "
        "the life of the first chips."
    )


def test_nothing_to_say_yet() -> None:
    assert said(chips_total=0.0) == "No chips yet: choose sites and chips, and see whether they pay."
    no_money = "No money yet: without it nothing is built and nothing is earned."
    assert said(raised=4e-5) == no_money
    assert said(raised=5e-5) != no_money
    assert said(chips_total=1.0) != said(chips_total=0.0)
    assert plain(headline(solve(Scenario().replace(**BROKEN["no money"])))) == no_money


def test_what_the_money_is_enough_for() -> None:
    assert said(built_share=0.74, drawn_share=0.5).endswith(" The money raised pays for 74% of the plan.")
    assert said(built_share=0.9995, drawn_share=0.5, raised=20.0).endswith(
        " Only 50% of the €20 bn raised is needed to build it."
    )
    assert said(built_share=0.9995, drawn_share=0.9995).endswith("over the life of the first chips.")


def test_its_numbers_lead_to_their_chains() -> None:
    for scenario in (Scenario(), Scenario("announced_2025"), Scenario(gpu_hour_price=6)):
        words = TEXT.say(spoken_headline("economics", solve(scenario)), MARKED)
        assert "[[project_npv|€" in words  # without its sign, and still the quantity
        assert "[[cost_per_h100e_hour|" in words
    npv = headline(solve(Scenario())).parts[0]["npv"]
    assert npv.value == npv.make({"project_npv": -npv.value}) > 0


def test_cost_to_build() -> None:
    amounts = {"capex_total": 17.0, "capex_phase_prices": 13.0}
    assert note("capex_plan", capex_plan=17.0, **amounts) == (
        "at today’s prices; €13 bn with phase two at the prices of its year",
        False,
    )
    assert note("capex_plan", capex_plan=13.0, **amounts) == (
        "phase two at the prices of its year; €17 bn at today’s",
        False,
    )
    assert note("capex_plan", capex_plan=17.0, capex_total=17.0, capex_phase_prices=17.00004)[0] == "at today’s prices"
    assert note("capex_plan", capex_plan=17.0, capex_total=17.0, capex_phase_prices=16.9999)[0] != "at today’s prices"
    assert note("capex_plan", capex_plan=4e-5, **amounts)[0] == "no sites"


def test_return_of_all_investors() -> None:
    def case(irr: float, then: float) -> tuple[str, bool]:
        return note("project_irr", project_irr=irr, discount_rate=0.08, varied={"project_irr": then})

    assert case(0.05, 0.07) == (
        "investors ask for 8% on average; 7% with phase two at the prices of its year",
        True,
    )
    assert case(0.08, 0.0804) == ("investors ask for 8% on average", False)
    assert case(0.09, NAN) == ("investors ask for 8% on average", False)
    assert case(0.0799, 0.0899)[1]
    assert case(NAN, 0.07) == ("nobody invests, or no rate describes it", False)
    real = NOTES["project_irr"](solve(Scenario()))
    then = solve(Scenario(phase_two_price="then"))["project_irr"]
    assert real.says["then"].value == then


def test_worth_beyond_what_is_asked_for() -> None:
    assert note("project_npv", project_npv=-0.1) == ("beyond 8.4% a year, in money of 2026", True)
    assert note("project_npv", project_npv=0.0) == ("beyond 8.4% a year, in money of 2026", False)
    assert note("project_npv", project_npv=NAN) == ("nobody invests", False)


def test_use_at_which_it_pays() -> None:
    def case(even: float) -> tuple[str, bool]:
        return note("break_even_utilisation", break_even_utilisation=even, utilisation=0.8, break_even_price=2.5)

    assert case(0.8) == ("this plan has 80%; or a price of $2.5 in 2026", False)
    assert case(0.81) == ("this plan has 80%; or a price of $2.5 in 2026", True)
    assert case(1.0) == ("this plan has 80%; or a price of $2.5 in 2026", True)
    assert case(1.01) == ("more than all the time; or a price of $2.5 in 2026", True)
    assert case(NAN) == ("no revenue, or nobody invests", False)


def test_cost_of_an_hour_and_cover() -> None:
    market = "market: €1.16 over the life of the first chips"
    assert note("cost_per_h100e_hour", cost_per_h100e_hour=1.2) == (market, True)
    assert note("cost_per_h100e_hour", cost_per_h100e_hour=1.2, price_over_life=1.2)[1] is False
    assert note("dscr_min", dscr_min=0.99, dscr_mean=1.26) == ("on average 1.3", True)
    assert note("dscr_min", dscr_min=1.0, dscr_mean=1.26) == ("on average 1.3", False)
    assert note("dscr_min", dscr_min=NAN) == ("no loans", False)
