"""The cost of an hour, how busy the chips must be, and how fast prices may fall."""

from __future__ import annotations

import math

import numpy as np

from explorer.charts import payoff as drawings
from explorer.charts.style import ACCENT, faint
from explorer.findings.payoff import DECLINES, USES, break_even, decline, hour_parts, hour_price
from explorer.model import solve
from explorer.scenario import Scenario
from tests.findings.given import Given, bars_of, drawn, heads, rows, told

NAN = math.nan


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
