"""The sentence that is the page is right in every state, and its parts add up as printed."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings

from explorer import Scenario, solve
from explorer.findings.finding import changed, derived, value
from explorer.findings.sentences import headline, note
from explorer.html.markup import Page
from explorer.message import Rich
from explorer.pages.contents import PAGES
from explorer.scenario import presets
from explorer.speech import Text
from tests.strategies import scenarios

TEXT = Text()


def plain(page: str, scenario: Scenario) -> str:
    return TEXT.say(headline(page, solve(scenario))).replace("\N{NO-BREAK SPACE}", " ")


def test_the_call_in_a_sentence() -> None:
    assert plain("funding_mix", Scenario()) == (
        "Of every €10 in this plan, taxpayers put in €3.33, half of it through the EU budget and half through their own state. "
        "The money reaches €30 bn, which is the target."
    )


def test_a_gap_and_a_broken_ceiling_are_said() -> None:
    said = plain("funding_mix", Scenario("called_2026", bank_debt=7))
    assert "€25 bn: €5 bn short of the €30 bn target" in said
    assert "would pay 20% of the computing infrastructure" in said


def test_parts_add_up_as_printed() -> None:
    said = plain("funding_mix", Scenario("called_2026", next_budget=3.3))
    whole, union, states = (float(x) for x in re.findall(r"€(\d+\.\d\d)", said)[:3])
    assert union + states == pytest.approx(whole)


def test_nothing_paid_and_nothing_built() -> None:
    nobody = dict.fromkeys(
        [
            "digital_europe",
            "horizon_europe",
            "connecting_europe",
            "next_budget",
            "national_budgets",
            "industry_equity",
            "bank_debt",
        ],
        0,
    )
    assert plain("funding_mix", Scenario(**nobody)).startswith("Nobody pays")
    assert plain("gigafactory", Scenario(sites_medium=0, sites_large=0)).startswith("No chips yet")
    assert "on one site" in plain("gigafactory", Scenario(sites_medium=0, sites_large=1))


def test_where_the_largest_site_stands_on_the_day_it_opens() -> None:
    said = plain("compare", Scenario())
    assert said.startswith(
        "On the day it opens in October 2028, the largest site would be 3.5 years behind the frontier"
    )
    assert said.endswith(
        "All sites together come to 4% of the computing of all AI chips sold in the world until January 2026."
    )
    huge = Scenario(chips_large=300_000, chip_unit="chips", run_days=365, opening_year=2026)
    assert "would be 1 year ahead of the frontier" in plain("compare", huge)
    assert plain("compare", Scenario(sites_medium=0, sites_large=0)).startswith("No chips yet")


@pytest.mark.parametrize("preset", presets())
@pytest.mark.parametrize("price", [0.5, 2.35, 6.0])
def test_it_pays_only_if_investors_get_what_they_ask_for(preset: str, price: float) -> None:
    scenario = Scenario(preset, gpu_hour_price=price)
    said, npv = plain("economics", scenario), float(solve(scenario)["project_npv"])
    assert said.startswith("It pays: ") == (npv >= 0)
    assert said.startswith("All the money is grants") == bool(np.isnan(npv))


def test_nothing_to_pay_back() -> None:
    assert plain("economics", Scenario(sites_medium=0, sites_large=0)).startswith("No chips yet")
    assert plain("economics", Scenario("called_2026", gpu_hour_price=6)).startswith("It pays: ")
    assert plain("economics", Scenario("called_2026", gpu_hour_price=0.5)).startswith("It does not pay: for each euro")
    assert "The money raised pays for" in plain("economics", Scenario("announced_2025"))


@pytest.mark.parametrize("preset", presets())
def test_money_is_called_enough_only_at_the_high_end(preset: str) -> None:
    results = solve(Scenario(preset))
    said = plain("gigafactory", Scenario(preset))
    target, low, high = (float(results[name]) for name in ("target", "capex_total_low", "capex_total_high"))
    assert ("would be enough" in said) == (target >= high)
    assert ("is too little" in said) == (target < low)


@given(scenarios())
@settings(max_examples=150, deadline=None)
def test_every_state_has_its_words(scenario: Scenario) -> None:
    results = solve(scenario)
    for page in PAGES.values():
        if not page.live:
            continue
        for words in [
            TEXT.say(headline(page.id, results)),
            *(TEXT.say(note(name, results, page.id).says) for name in page.figures),
        ]:
            assert not re.search(r"nan|None|inf\b|\{|\}", words), words


def test_numbers_in_a_sentence_open_their_chain_and_text_stays_text() -> None:
    results = solve(Scenario())
    whole = derived(results, lambda r: r["raised"] / r["target"], "share")
    under = changed(results, "energy_cost_year", country="PL")
    said = Rich(("Of <b> ", value(results, "raised"), " & ", whole, " ", under))
    assert TEXT.say(said, Page(results)).replace("\N{NO-BREAK SPACE}", " ") == (
        'Of &lt;b&gt; <button type="button" class="num" data-explain="raised">€30 bn</button> &amp; '
        '<button type="button" class="num" data-explain="raised target" data-lead="made">100%</button> '
        f'<button type="button" class="num" data-explain="energy_cost_year" data-query="country=PL&amp;v=1">{TEXT.say(under)}</button>'
    ).replace("\N{NO-BREAK SPACE}", " ")
    moved = Page(results, on_screen=Scenario(pue=1.3))  # what the reader changed stays changed
    assert 'data-query="country=PL&amp;pue=1.3&amp;v=1"' in TEXT.say(under, moved)
