"""What the page on returns says: money by year, what is bought, the cost of an hour, and whether it pays."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from explorer.charts import yearly as drawn_years
from explorer.charts.lives import capex_lives as drawn_lives
from explorer.charts.style import ACCENT, BAD, OK, SOFT, faint
from explorer.findings.layer_returns import layer_returns
from explorer.findings.lives import capex_lives
from explorer.findings.payoff import break_even, decline, hour_parts, hour_price
from explorer.findings.yearly import cash_flow, debt_cover
from explorer.model import solve
from explorer.model.phases import YEARS
from explorer.scenario import Scenario, presets
from tests.charts.conftest import BROKEN
from tests.findings.given import Given, bars_of, drawn, heads, rows, told, unlike, words_of

EVERY = [*(Scenario(name) for name in presets()), *(Scenario().replace(**values) for values in BROKEN.values())]
NAN = math.nan


def test_every_number_is_a_value_of_the_results() -> None:
    for find in (cash_flow, debt_cover, capex_lives, hour_price, hour_parts, break_even, decline, layer_returns):
        for scenario in (Scenario(), Scenario("announced_2025"), Scenario("all_public")):
            results = solve(scenario)
            assert not unlike(find(results), results), find.__name__


# Money in and out ------------------------------------------------------------------------------------------------------


def test_money_in_and_out() -> None:
    # 20 of the 30 raised are no grants, and the plan needs 16.86 of the 30: 20 * 0.562 = 11.24; the rest from the model
    assert told(cash_flow) == ("Investors pay in €11.2 bn and do not have all of it back by 2040: €757 m is missing.")
    # 2028: 0.6 m H100e * 8760 h * 80% * 36.7% in phase one * half a year = 0.771 bn h; * €1.498 * two thirds that are
    # sold = 0.77. Investors: −4.12 in 2027 (6.18 less a third in grants), + 0.77 − 0.122 − 0.124 = −3.6
    assert rows(cash_flow)[2] == ["2028", "0.77", "0", "0", "−0.122", "−0.124", "0", "−3.6"]
    assert rows(cash_flow)[3][3::3] == ["3.56", "−10.7"]  # phase two: grants pay a third of it
    assert heads(cash_flow)[0] == "Year"
    assert heads(cash_flow)[1:] == [
        f"{name} [€ bn]"
        for name in (
            "Revenue",
            "Value left",
            "Grants",
            "Running costs and tax",
            "Put aside for new parts",
            "Investment",
            "Investors so far",
        )
    ]


def test_money_back_or_not() -> None:
    assert told(cash_flow, Scenario("announced_2025")) == (
        "Investors pay in €14.1 bn and have it back by 2035, without any return counted."
    )
    # 4.2 bn h at 2031's price, all of it free; power, people and upkeep of all sites
    assert told(cash_flow, Scenario("all_public")) == (
        "All the money is grants, so nobody expects it back: in 2031 the hours sold bring in €0, and running the "
        "sites costs €708 m."
    )
    assert told(cash_flow, Scenario().replace(**BROKEN["no money"])) == "Nothing is built, so there is no cash flow."
    least = {"capex_built": 5e-5, "reimbursable": 5e-5}  # what is still written as an amount
    assert told(cash_flow, Given(**least)).startswith("Investors pay in")
    assert told(cash_flow, Given(**{**least, "capex_built": 4e-5})).startswith("Nothing is built")
    assert told(cash_flow, Given(**{**least, "reimbursable": 4e-5})).startswith("All the money is grants")


def test_what_goes_out_is_below_zero_and_the_parts_of_a_year_add_up() -> None:
    for scenario in EVERY:
        results = solve(scenario)
        parts = cash_flow(results).parts
        flows = {flow.name: np.array([num.value for num in flow.amounts]) for flow in parts.flows}
        for name in ("revenue", "left", "grants"):
            assert (flows[name] >= 0).all(), name
        for name in ("running", "saved", "capex"):
            assert (flows[name] <= 0).all(), name
        assert not flows["left"][:-1].any()  # something is left at the end only
        if results["reimbursable"] > 0:
            np.testing.assert_allclose(sum(flows.values()), results["investor_years"], atol=1e-9)
            so_far = [num.value for num in parts.so_far]
            np.testing.assert_allclose(np.diff([0, *so_far]), results["investor_years"], atol=1e-9)
            if math.isfinite(results["payback_year"]):
                back = int(results["payback_year"]) - 2026
                assert so_far[back] >= -1e-9 > so_far[back - 1]


def test_money_in_and_out_is_drawn() -> None:
    figure = drawn(drawn_years.cash_flow)
    *bars, line = figure["data"]
    assert [trace["marker"]["color"] for trace in bars] == [ACCENT, ACCENT, "@union", faint(SOFT, 0.8), SOFT, BAD]
    shapes = [trace["marker"].get("pattern", {}).get("shape", "") for trace in bars]
    assert shapes == ["", "x", "/", "", "\\", "/"]
    assert bars[0]["hovertext"][2] == "Revenue 2028: €770 m"
    assert bars[5]["hovertext"][1] == "Investment 2027: €6.2 bn"  # without the sign of its direction
    assert line["text"][1] == "Investors, 2027: −€4.1 bn so far"
    low, high = figure["layout"]["yaxis"]["range"]
    tops = np.sum([np.maximum(trace["y"], 0) for trace in bars], axis=0)
    bottoms = np.sum([np.minimum(trace["y"], 0) for trace in bars], axis=0)
    assert low <= min(*bottoms, *line["y"])
    assert high >= max(*tops, *line["y"])


# Loans -----------------------------------------------------------------------------------------------------------------


def cover(*years: float, **more: Any) -> Given:
    """Results with so much cover in the first years of the loans, from 2028 on."""
    found = [NAN, NAN, *years, *[NAN] * (len(YEARS) - 2 - len(years))]
    return Given(dscr_years=found, dscr_min=min(years), dscr_mean=sum(years) / len(years), **more)


def test_cover_of_the_loans() -> None:
    # 0.714 of cash, 1.095 due in 2034; below one in 2030 (0.988) and from 2033 to 2036
    assert told(debt_cover) == (
        "In 5 years cash does not cover what is due to lenders: 0.65 euros for each euro due in the worst, 2034, "
        "and 1 on average."
    )
    # 0.77 of revenue − 0.122 − 0.124 = 0.524; due 0.502; 0.524 / 0.502
    assert rows(debt_cover)[2] == ["2028", "0.524", "0.502", "1.04"]
    assert rows(debt_cover)[0] == ["2026", "0", "0", "–"]
    assert heads(debt_cover) == ["Year", "Cash [€ bn]", "Due [€ bn]", "Cover"]


def test_cover_year_by_year() -> None:
    assert told(debt_cover, Scenario("all_public")) == "There are no loans to pay back."
    assert told(debt_cover, Scenario(gpu_hour_price=0.5)).startswith("In 20")  # a year without cash for lenders
    assert told(debt_cover, cover(1.5, 1.0, 2.0)) == (
        "Cash covers what is due to lenders in every year: 1 euros for each euro due in the worst, 2029, and 1.5 on "
        "average."
    )
    assert told(debt_cover, cover(1.5, 1.9, 0.8)) == (
        "In one year, 2030, cash does not cover what is due to lenders: 0.8 euros for each euro due; the average is 1.4."
    )
    assert told(debt_cover, cover(0.0, 0.9, 2.1)).startswith("In 2 years cash does not cover")
    assert told(debt_cover, cover(1.5, 1.9, -0.1)) == (
        "In 2030 the sites cost more than they earn, so nothing is there for lenders; on average there are 1.1 euros "
        "for each euro due."
    )


def test_a_year_that_is_not_covered_is_drawn_striped() -> None:
    figure = drawn(drawn_years.debt_cover, cover(1.0, 0.99, 1.5))
    enough, short = figure["data"]
    assert (enough["x"], enough["y"], enough["marker"]) == ([2028, 2030], [1.0, 1.5], {"color": OK})
    assert (short["x"], short["y"], short["marker"]["color"]) == ([2029], [0.99], BAD)
    assert short["marker"]["pattern"]["shape"] == "/"
    assert enough["hovertext"] == ["2028: 1.0×", "2030: 1.5×"]
    level = figure["layout"]["shapes"][0]
    assert level["y0"] == level["y1"] == 1


# What is bought --------------------------------------------------------------------------------------------------------


def test_what_is_bought() -> None:
    # computers are 8.32 of 16.86: 49.4%
    assert told(capex_lives) == (
        "The plan costs €16.9 bn at today’s prices, as on the page on chips; with phase two at the prices of its year "
        "it would be €13.3 bn. Chips and servers are 49.4% of it and last 5 years."
    )
    # 87,067 chips in phase one, at €35,055 each with their servers: 3.05; 150,389 in phase two: 5.27
    assert rows(capex_lives)[0] == ["Chips and servers", "3.05", "5.27", "5", "2.11"]
    assert rows(capex_lives)[4] == ["Site and building", "0.783", "1.35", "30", "0.197"]
    assert heads(capex_lives)[1:] == ["Phase one [€ bn]", "Phase two [€ bn]", "Life [years]", "Cost a year [€ bn]"]


def test_the_prices_of_phase_two() -> None:
    assert told(capex_lives, Scenario(phase_two_price="then")).startswith(
        "With phase two at the prices of its year the plan costs €13.3 bn; at today’s prices, as on the page on chips, "
        "it would be €16.9 bn."
    )
    one_phase = "The plan costs €16.9 bn at today’s prices, as on the page on chips. Chips and"
    assert told(capex_lives, Given(capex_phase_prices=16.86414149627586)).startswith(one_phase)
    other = {"capex_plan": 8.0, "capex_total": 8.0}
    assert told(capex_lives, Given(**other, capex_phase_prices=8.00004)).startswith("The plan costs €8 bn at today’s")
    assert "with phase two" in told(capex_lives, Given(**other, capex_phase_prices=7.9))
    assert told(capex_lives, Given(capex_plan=4e-5)) == "Nothing is planned, so nothing is bought."
    assert told(capex_lives, Scenario(sites_medium=0, sites_large=0)) == "Nothing is planned, so nothing is bought."


def test_phases_are_drawn_one_after_the_other() -> None:
    figure = drawn(drawn_lives)
    one, two = bars_of(figure)[:2]
    assert one[1:] == (ACCENT, "Chips and servers, phase one: €3.1 bn")
    assert two[2] == "Chips and servers, phase two: €5.3 bn"
    assert figure["data"][0]["marker"]["pattern"]["shape"][:2] == ["", "/"]
    words = words_of(figure)
    assert "life of 5 years; €2.1 bn a year" in words
    assert any("€8.3 bn" in word for word in words)  # 3.05 + 5.27
    assert figure["layout"]["xaxis"]["range"][1] >= one[0] + two[0]
