"""What the page on returns says: money by year, what is bought, the cost of an hour, and whether it pays."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from explorer.charts import payoff as drawings
from explorer.charts import yearly as drawn_years
from explorer.charts.lives import capex_lives as drawn_lives
from explorer.charts.style import ACCENT, BAD, INK, OK, SOFT, faint
from explorer.findings.layer_returns import layer_returns
from explorer.findings.lives import capex_lives
from explorer.findings.payoff import DECLINES, USES, break_even, decline, hour_parts, hour_price
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


# An hour ---------------------------------------------------------------------------------------------------------------


def test_price_of_an_hour() -> None:
    # $2.35 / 1.16 * 0.86² = 1.498 in 2028; * 0.86⁵ = 0.953 in 2031, below the cost of 0.954
    assert told(hour_price) == (
        "An H100-hour costs €0.95 and sells for €1.50 in 2028; from 2031 on the price is below the cost of these chips."
    )
    # $1.70, $2.35 and $2.95 / 1.16
    assert rows(hour_price)[0] == ["2026", "1.47", "2.03", "2.54", "0.954"]
    assert heads(hour_price) == ["Year", "Low [€/h]", "Price [€/h]", "High [€/h]", "Cost [€/h]"]


def test_the_price_stays_above_the_cost_or_falls_below_it() -> None:
    def price(*first: float) -> Given:
        return Given(price_years=[*first, *[first[-1]] * (15 - len(first))], cost_per_h100e_hour=1.0)

    assert told(hour_price, price(2.0, 2.0, 1.5, 1.0)) == (
        "An H100-hour costs €1 and sells for €1.50 in 2028; the price stays above the cost until 2040."
    )
    assert told(hour_price, price(2.0, 2.0, 0.99)) == (
        "An H100-hour costs €1, more than the €0.99 that it sells for when the first sites open in 2028."
    )
    assert "stays above the cost" in told(hour_price, Scenario(price_decline=0, gpu_hour_price=3))
    assert "more than the" in told(hour_price, Scenario(gpu_hour_price=1))
    # what it was before the sites open is no matter
    assert "from 2029 on the price is below" in told(hour_price, price(0.5, 0.5, 1.5, 0.9))
    late = Given(price_years=[3.0 - year / 10 for year in range(15)], cost_per_h100e_hour=2.0, phase_one_year=2030)
    assert told(hour_price, late) == (
        "An H100-hour costs €2 and sells for €2.50 in 2031; from 2037 on the price is below the cost of these chips."
    )


def test_the_price_is_drawn_against_the_cost() -> None:
    figure = drawn(drawings.hour_price)
    band, path = figure["data"]
    assert path["text"][2] == "2028: €1.50"
    assert band["y"][0] < path["y"][0] < band["y"][-1]
    assert figure["layout"]["annotations"][1]["text"] == "<b>costs €0.95</b>"
    cost = figure["layout"]["shapes"][0]
    assert cost["y0"] == cost["y1"] == solve(Scenario())["cost_per_h100e_hour"]
    dear = drawn(drawings.hour_price, Given(cost_per_h100e_hour=100.0))["layout"]
    assert dear["shapes"][0]["y0"] == dear["yaxis"]["range"][1]  # it stands at the top where it is beyond it
    assert dear["annotations"][1]["yanchor"] == "top"
    assert figure["layout"]["annotations"][1]["yanchor"] == "bottom"


def test_parts_of_an_hour() -> None:
    # €31,638 * 0.2531 a year over 5 years at 8.4% / (8,760 h * 80%) = 1.14 of 2.41: 47.4%
    assert told(hour_parts) == ("An hour of one chip costs €2.41; the largest part, 47.4%, is for the chip itself.")
    assert rows(hour_parts)[0] == ["The chip itself", "1.14", "47.4%"]
    assert rows(hour_parts)[-1] == ["All together", "2.41", "100%"]
    assert heads(hour_parts) == ["Part", "Cost [€/h]", "Share"]
    # 2.394 kW * PUE and load, * 8,760 h * price: 0.291 €/h; 2% of upkeep a year
    assert [row[0] for row in rows(hour_parts) if row[1] in {"0.291", "0.0507"}] == ["Electricity", "Upkeep"]


def test_the_largest_part_is_named_with_its_share() -> None:
    names = ("the chip itself", "servers and racks", "the network", "storage", "power supply and cooling",
             "site and building", "electricity", "staff", "upkeep")  # fmt: skip
    for place, name in enumerate(names):
        parts = [1.0] * 9
        parts[place] = 2.0
        assert told(hour_parts, Given(hour_cost_parts=parts, cost_per_gpu_hour=10.0)) == (
            f"An hour of one chip costs €10; the largest part, 20%, is for {name}."
        )


def test_parts_of_an_hour_are_drawn() -> None:
    bars = bars_of(drawn(drawings.hour_parts))
    assert bars[0][1:] == (ACCENT, "The chip itself: €1.14  (47.4%)")
    assert {bar[1] for bar in bars[1:]} == {faint(ACCENT, 0.55)}
    assert bars[6][2] == "Electricity: €0.29  (12.1%)"
    assert math.isclose(sum(bar[0] for bar in bars), solve(Scenario())["cost_per_gpu_hour"])


# How busy, and how fast prices fall ------------------------------------------------------------------------------------


def test_how_busy_the_chips_must_be() -> None:
    # revenue is worth 11.0 at 80%, 3.28 more are missing: 80% * 14.3 / 11.0 = 104%, more than all the time
    assert told(break_even) == (
        "Even chips that are in use all the time would not pay: at 80% investors are €3.3 bn short of the return that "
        "they ask for."
    )
    assert rows(break_even)[7] == ["80%", "−3.28"]  # as it is
    assert rows(break_even)[0] == ["10%", "−12.9"]
    assert heads(break_even) == ["In use", "Net present value [€ bn]"]


def test_every_case_of_use() -> None:
    def case(npv: float, even: float) -> str:
        return told(break_even, Given(project_npv=npv, break_even_utilisation=even, utilisation=0.8))

    start = "The chips must be in use {} of the time to earn what investors ask for; this plan has 80%, and they are "
    assert case(NAN, 0.5) == "Nobody invests here, so no use of the chips could pay or fail to pay."
    assert case(-1, NAN) == "All hours are given away, so no use of the chips pays for the sites."
    assert case(0.0, 0.8) == start.format("80%") + "€0 better off."
    assert case(2.0, 0.6) == start.format("60%") + "€2 bn better off."
    assert case(-2.0, 0.9) == start.format("90%") + "€2 bn short."
    assert case(-2.0, 1.0) == start.format("100%") + "€2 bn short."
    assert case(-2.0, 1.01).startswith(
        "Even chips that are in use all the time would not pay: at 80% investors are €2 bn"
    )
    for even in (0.8, 0.7):  # enough before tax, and yet short
        assert case(-2.0, even) == (
            f"Before tax the chips must be in use {even:.0%} of the time to earn what investors ask for; this plan has "
            "80%, but after tax they are €2 bn short."
        )
    assert told(break_even, Scenario(gpu_hour_price=1)).startswith("Even chips")
    taxed = Scenario("mostly_private", tax_rate=0.4, phase_two_price="then")
    assert told(break_even, taxed).startswith("Before tax")


def test_use_is_drawn_with_the_plan_and_where_it_pays() -> None:
    figure = drawn(drawings.break_even, Scenario("announced_2025"))
    results = solve(Scenario("announced_2025"))
    path, point = figure["data"]
    np.testing.assert_allclose(path["x"], USES)
    assert path["text"][7] == "80% in use: −€2.1 bn"
    assert (point["x"], point["y"]) == ([0.8], [results["project_npv"]])
    even = next(shape for shape in figure["layout"]["shapes"] if shape["x0"] == shape["x1"])
    assert even["x0"] == results["break_even_utilisation"]
    assert path["y"] == sorted(path["y"])
    label = figure["layout"]["annotations"][1]
    assert (label["text"], label["xanchor"]) == ("<b>80% in use: −€2.1 bn</b>", "right")
    assert drawn(drawings.break_even, Scenario(utilisation=0.5))["layout"]["annotations"][1]["xanchor"] == "left"

    def upright(scenario: Scenario | Given) -> list[float]:
        shapes = drawn(drawings.break_even, scenario)["layout"]["shapes"]
        return [shape["x0"] for shape in shapes if shape["x0"] == shape["x1"]]

    assert not upright(Scenario("called_2026"))  # 104% of the time: beyond the axis
    assert not upright(Scenario("all_public"))
    assert len(drawn(drawings.break_even, Scenario("all_public"))["data"]) == 1
    assert not upright(Given(break_even_utilisation=0.05))
    assert upright(Given(break_even_utilisation=0.1)) == [0.1]


def test_how_fast_prices_may_fall() -> None:
    # worth 0.604 at a fall of 10% a year, −1.49 at 12%
    assert told(decline) == (
        "Investors get the 8.4% a year that they ask for as long as prices fall by no more than about 10% a year."
    )
    assert rows(decline)[5] == ["10%", "9.9%", "0.604"]
    assert rows(decline)[7] == ["14%", "−1.4%", "−3.28"]  # as it is
    assert heads(decline) == ["Price falls a year by", "Return", "Net present value [€ bn]"]


def test_every_case_of_falling_prices() -> None:
    def case(*npv: float) -> str:
        return told(decline, Given(varied={"project_irr": [0.1] * 21, "project_npv": npv}, discount_rate=0.08))

    assert case(*[NAN] * 21) == "Nobody invests here, so there is no return to speak of."
    assert case(*[-1.0] * 21) == (
        "Even with prices that never fall, investors do not get the 8% a year that they ask for."
    )
    assert case(*[1.0] * 20, 0.0) == (
        "Even with prices that fall by 40% a year, investors get the 8% a year that they ask for."
    )
    until = "Investors get the 8% a year that they ask for as long as prices fall by no more than about {} a year."
    assert case(*[1.0] * 20, -1.0) == until.format("38%")
    assert case(0.0, *[-1.0] * 20) == until.format("0%")
    assert case(1.0, 1.0, *[NAN] * 19) == until.format("2%")


def test_falling_prices_are_drawn_with_the_plan() -> None:
    figure = drawn(drawings.decline)
    results = solve(Scenario())
    path, point = figure["data"]
    assert path["text"][5] == "10% a year: return 9.9%"
    assert (point["x"], point["y"]) == ([0.14], [results["project_irr"]])
    assert path["y"] == sorted(path["y"], reverse=True)
    assert min(path["y"]) >= figure["layout"]["yaxis"]["range"][0]
    own, asked = figure["layout"]["annotations"][1:]
    assert (own["text"], own["xanchor"]) == ("<b>this plan: −1.4%</b>", "left")
    assert (asked["text"], asked["y"]) == ("asked for: 8.4%", results["discount_rate"])
    line = next(shape for shape in figure["layout"]["shapes"] if shape["line"]["dash"] != "solid")
    assert line["y0"] == line["y1"] == results["discount_rate"]
    faster = drawn(drawings.decline, Given(price_decline=0.21))["layout"]["annotations"][1]
    assert faster["xanchor"] == "right"
    lost = drawn(drawings.decline, Given(project_irr=-0.9))  # below the axis: not shown
    assert len(lost["data"]) == 1
    assert [note["text"] for note in lost["layout"]["annotations"][1:]] == ["asked for: 8.4%"]
    assert len(drawn(drawings.decline, Given(price_decline=0.41))["data"]) == 1
    assert DECLINES[7] == 0.14


def test_a_return_of_prices_far_below_is_not_drawn() -> None:
    returns = [0.1, -0.2, -0.9, *[NAN] * 18]
    figure = drawn(drawings.decline, Given(varied={"project_irr": returns, "project_npv": [1.0] * 21}))
    assert figure["data"][0]["y"] == [0.1, -0.2]


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
