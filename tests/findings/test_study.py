"""What the page "What matters most?" says is so, for every result on offer and at the edges."""

from __future__ import annotations

import re

import numpy as np
import pytest

from explorer.ensemble import Study, study
from explorer.findings.sentences import headline, note
from explorer.model import GRAPH, solve
from explorer.pages.contents import PAGES
from explorer.scenario import Scenario, inputs, presets
from tests.charts.conftest import SCENARIOS, TEXT, draw

NBSP = "\N{NO-BREAK SPACE}"
RESULTS = inputs()["result"].choices
CHARTS = tuple(PAGES["sensitivity"].chart_functions)


def said(scenario: Scenario, name: str) -> str:
    return draw(scenario, name).sentence.replace(NBSP, " ")


def head(scenario: Scenario) -> str:
    return TEXT.say(headline("sensitivity", solve(scenario))).replace(NBSP, " ")


def test_every_figure_of_a_page_that_is_uncertain_can_be_picked() -> None:
    """A new page adds the names of its figures to the choices of `result` in data/inputs.csv."""
    scenario = Scenario()
    shown = {name for page in PAGES.values() for name in page.figures}
    studies = {name: Study.of(GRAPH, scenario.values, scenario.given, name, draws=200, seed=1) for name in shown}
    assert {name for name, found in studies.items() if found.free} <= set(RESULTS)
    assert set(RESULTS) <= set(GRAPH.quantities)


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_as_high_for_every_result(name: str) -> None:
    heights = {result: draw(Scenario(result=result), name).figure["layout"]["height"] for result in RESULTS}
    assert set(heights.values()) == {draw(Scenario(), name).figure["layout"]["height"]}, heights


@pytest.mark.parametrize("result", RESULTS)
def test_every_sentence_and_table_is_whole(result: str) -> None:
    for key, scenario in SCENARIOS.items():
        asked = scenario.replace(result=result, draws="1000")
        for name in CHARTS:
            chart = draw(asked, name)
            assert chart.sentence.endswith("."), (key, name)
            for words in (chart.sentence, *(cell for row in chart.table.rows for cell in row)):
                whole = not re.search(r"\bnan\b|\binf\b|None|[{}]|–", words.replace("2025–26", ""))
                assert whole or words == "–", (key, name, words)
        assert not re.search(r"\bnan\b|\binf\b|None|[{}]", head(asked)), key


def test_the_call_in_a_sentence() -> None:
    # draws from seed 1: from 14.4 to 25.6 in nine of ten; the machines' cost over the model's is all that matters
    assert re.fullmatch(
        r"Cost to build all sites: €14.4 bn to €25.6 bn in 9 of 10 draws; €16.9 bn with every input at its central value. "
        r"“Real over modelled cost, commercial centres” matters most: alone it explains 9[89]% of the spread. "
        r"No uncertain input behind it is graded as an assumption.",
        head(Scenario()),
    )


def test_water_rests_on_assumptions() -> None:
    # litres a kWh (assumed) and the load (assumed) leave little for the power of a chip
    assert re.search(r"Assumptions alone explain 9[5-8]% of the spread\.$", head(Scenario(result="water_year")))
    assert "rests on assumptions" in said(Scenario(result="water_year"), "evidence")


def test_what_nothing_moves_and_what_has_no_value_is_said() -> None:
    nobody = Scenario(sites_medium=0, sites_large=0)
    assert head(nobody) == "Cost to build all sites: €0. Nothing that is uncertain here moves it."
    undefined = nobody.replace(result="gpt4_days")
    assert head(undefined) == "Time to train GPT-4 has no value in this plan, so there is nothing to draw."
    for name in ("tornado", "spread", "sobol", "evidence"):
        assert "nothing uncertain moves it" in said(nobody, name)
        assert "no value in this plan" in said(undefined, name)
    assert said(nobody, "ranges").endswith("no input that has a range moves it.")


def test_the_target_is_held_against_the_cost() -> None:
    assert "No draw stays within the target of €1 bn." in said(Scenario(target=1), "spread")
    assert "All draws stay within the target of €100 bn." in said(Scenario(target=100), "spread")
    assert re.search(r"In \d+% of the draws the target of €18 bn is enough\.", said(Scenario(target=18), "spread"))


def test_shares_drawn_are_those_of_the_draws() -> None:
    bars = draw(Scenario(), "spread").figure["data"][0]
    assert bars["y"].sum() == pytest.approx(1.0)


@pytest.mark.parametrize("preset", presets())
def test_the_longest_bar_is_the_input_that_the_sentence_names(preset: str) -> None:
    for result in RESULTS:
        found = study(solve(Scenario(preset, result=result)))
        table = draw(Scenario(preset, result=result), "tornado").table
        assert len(table.rows) == len(found.free)
        if found.swings and np.isfinite(found.central):
            assert f"“{table.rows[0][0]}”" in said(Scenario(preset, result=result), "tornado")


def test_figures_of_the_page_say_how_sure_they_are() -> None:
    notes = {name: TEXT.say(note(name, solve(Scenario()), "sensitivity").says) for name in PAGES["sensitivity"].figures}
    assert notes["capex_total"].replace(NBSP, " ") == "€14.4 bn to €25.6 bn in 9 of 10 draws"  # as in the headline
    nobody = solve(Scenario(sites_medium=0, sites_large=0))
    assert TEXT.say(note("capex_total", nobody, "sensitivity").says) == "the same in every draw"
    assert TEXT.say(note("gpt4_runs_year", nobody, "sensitivity").says) in {
        "the same in every draw",
        "no value in any draw",
    }
