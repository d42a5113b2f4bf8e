"""What the plan costs and what its money buys: findings in words and numbers, and how they are drawn."""

from __future__ import annotations

import pytest

from explorer.charts.budget import budget, capex_parts, same_money
from explorer.findings import budget as finds
from explorer.message import Message
from explorer.model import solve
from explorer.scenario import Scenario
from tests.findings.english import TEXT, figure, heads, rows, spoken
from tests.plans import of_one_site


# A chip: USD 23,200 at 1.16 a euro = €20,000; with servers, network and storage x 1.477 = €29,540; its building and cooling
# USD 11.77 a watt x 700 W x 1.71 / 1.16 = €12,145. Together €41,685; 100,000 of them €4.17 bn, between 0.77 and 1.75 times that.
@pytest.mark.parametrize(
    ("target", "words"),
    [
        (3, "€3 bn is not enough: even at the low end of the range the plan costs €3.2 bn. The money buys 72,000 of 100,000 chips."),
        (4, "€4 bn is probably not enough: the plan costs €4.2 bn, at best €3.2 bn. The money buys 96,000 of 100,000 chips."),
        (5, "€5 bn is probably enough: the plan costs €4.2 bn, though it may cost up to €7.3 bn."),
        (8, "€8 bn is enough: even at the high end of the range the plan costs €7.3 bn."),
    ],
)  # fmt: skip
def test_a_target_is_set_against_both_ends_of_the_cost(target: float, words: str) -> None:
    assert spoken(finds.budget(of_one_site(target=target))) == words


def test_the_announced_money_does_not_buy_the_announced_chips() -> None:
    words = spoken(finds.budget(solve(Scenario("announced_2025"))))
    assert words.startswith("€20 bn is not enough: even at the low end of the range")
    assert words.endswith("of 400,000 chips.")


def test_a_plan_without_chips_costs_nothing_and_is_not_called_enough() -> None:
    found = finds.budget(of_one_site(sites_large=0, target=4))
    assert spoken(found) == "There is no chip in this plan; €4 bn would wait for one."
    assert rows(found)[2] == ["Chips planned", "", "0", ""]


def test_the_low_end_of_what_money_buys_comes_from_the_high_end_of_the_cost() -> None:
    found = finds.budget(of_one_site(target=4))
    assert rows(found) == [
        ["Cost of the plan", "€3.2 bn", "€4.2 bn", "€7.3 bn"],
        ["Target", "", "€4 bn", ""],
        ["Chips planned", "", "100,000", ""],
        ["Chips that the target buys", "54,800", "96,000", "125,000"],  # €4 bn / 72,949, / 41,685, / 32,098
    ]


def test_the_budget_is_drawn_from_sure_to_doubtful() -> None:
    drawn = figure(budget, of_one_site(target=4))
    bar = drawn["data"][0]
    # cost [€ bn], on an axis to 8; chips on a scale of their own, 150,000 over the same width
    assert bar["x"][:3] == pytest.approx([3.2098, 0.9588, 3.1264], abs=1e-3)
    assert bar["base"][:3] == pytest.approx([0, 3.2098, 4.1685], abs=1e-3)
    assert bar["x"][3:] * 150_000 / 8 == pytest.approx([54_832, 41_125, 28_663, 100_000], rel=1e-4)
    assert bar["marker"]["color"][:3] == ["@accent", "@accent/0.55", "@accent/0.55"]
    assert bar["marker"]["pattern"]["shape"][:3] == ["", "", "/"]
    assert bar["marker"]["color"][6] == "@soft"
    assert spoken(bar["hovertext"][0]) == "€4.2 bn (between €3.2 bn and €7.3 bn)"


def test_a_target_that_is_missed_is_marked() -> None:
    for target, color in ((4, "@bad"), (5, "@ink")):
        (mark,) = figure(budget, of_one_site(target=target))["layout"]["shapes"]
        assert (mark["x0"], mark["line"]["color"]) == (target, color)
    words = [spoken(word) for word in figure(budget, of_one_site(sites_large=0))["data"][1]["text"]]
    assert "it has no chips" in words
    words = [spoken(word) for word in figure(budget, of_one_site(target=4))["data"][1]["text"]]
    assert words[:2] == ["The plan costs €4.2 bn", "between €3.2 bn and €7.3 bn"]
    assert words[2:4] == ["€4 bn buys 96,000 chips", "between 54,800 and 125,000"]


def test_what_a_chip_costs_with_all_around_it() -> None:
    found = finds.capex_parts(of_one_site())
    assert spoken(found) == "For a chip of €20,000 another €21,700 goes into what surrounds it: €41,700 in all."
    # 10.8% of the chip for the server; the facility of €12,145 is split 63 to 37
    assert rows(found)[1] == ["Servers and racks", "2,160", "5.2%"]
    assert rows(found)[-1] == ["All together", "41,700", "100%"]
    assert [TEXT.say(column.head) for column in found.table.columns] == ["Part", "Cost", "Share"]
    assert found.table.columns[1].unit == "EUR/chip"


def test_the_chip_itself_stands_out_among_its_parts() -> None:
    drawn = figure(capex_parts, of_one_site())
    assert drawn["data"][0]["marker"]["color"] == ["@accent"] + ["@accent/0.55"] * 5
    assert spoken(drawn["data"][0]["hovertext"][0]) == "The chip itself: €20,000  (48%)"
    assert spoken(drawn["data"][2]["text"][0]).strip() == "€20,000  (48%)"


def test_the_same_money_in_the_best_chip_and_in_another() -> None:
    # €4 bn / €41,685 = 95,957 H100; in MI300X 140,000 chips of 1,307 TFLOP/s against 989.4
    found = finds.same_money(of_one_site(target=4))
    assert spoken(found) == "In H100 SXM, €4 bn buys the computing of 96,000 H100s; in MI300X it would be 185,000."
    listed = rows(found)
    assert listed[0][0] == "MI300X"
    assert listed[8] == ["H100 SXM", "96,000", "96,000", "41,700"]
    powers = [row[1].value for row in found.table.rows]
    assert powers == sorted(powers, reverse=True)
    best = finds.same_money(of_one_site(target=4, chip="mi300x"))
    assert spoken(best) == "No chip on the list buys more computing for €4 bn than the MI300X: that of 185,000 H100s."
    assert spoken(finds._same_money_says((), found.parts.planned)).startswith("No price is known for what")


def test_only_chips_on_sale_are_compared_and_the_chosen_one_always() -> None:
    sold = {kind.chip for kind in finds.same_money(of_one_site()).parts.kinds}
    assert len(sold) == 12
    assert "gh200" not in sold
    other = finds.same_money(of_one_site().varied(chip="gaudi3"))
    assert [kind.chip for kind in other.parts.kinds if kind.chosen] == ["gaudi3"]
    assert len(other.parts.kinds) == 13
    # what a chip without a price would buy cannot be listed
    assert {kind.chip for kind in finds.same_money(of_one_site().varied(chip="gh200")).parts.kinds} == sold
    # in a sentence a chip has its short name, not "GB300 (one GPU)"
    assert spoken(finds.same_money(of_one_site(chip="gb300"))).startswith("In GB300, ")


def test_a_number_of_another_chip_says_which() -> None:
    best = finds.same_money(of_one_site()).parts.kinds[0].power
    assert (best.of, best.under) == ("h100e_affordable", (("chip", "mi300x"),))
    assert of_one_site(chip="mi300x")["h100e_affordable"] == best.value


def test_the_chosen_chip_stands_out_and_the_plan_is_marked() -> None:
    now = of_one_site(target=4)
    drawn = figure(same_money, now)
    colors = drawn["data"][0]["marker"]["color"]
    assert [i for i, color in enumerate(colors) if color == "@accent"] == [8]
    words = [TEXT.drawn(word) for word in drawn["data"][1]["text"]]
    assert words[8] == "<b>H100 SXM</b>  96,000 H100e, 96,000 chips"
    assert words[0].startswith("MI300X  ")
    assert spoken(drawn["data"][0]["hovertext"][8]) == "H100 SXM: 96,000 H100e, 96,000 chips"
    assert {shape["x0"] for shape in drawn["layout"]["shapes"]} == {100_000}
    # the plan's name stands to the left of a mark far to the right: 100,000 of 200,000, but 20,000 of 200,000
    for chips, side in ((100_000, "right"), (20_000, "left")):
        (note,) = figure(same_money, of_one_site(target=4, chips_large=chips))["layout"]["annotations"]
        assert note["xanchor"] == side
        assert isinstance(note["text"], Message)
    assert spoken(note["text"]) == "the plan: 20,000 H100e"


def test_heads_say_what_stands_below_and_its_unit() -> None:
    now = of_one_site()
    assert heads(finds.budget(now)) == ["What", "Low", "Value", "High"]
    assert heads(finds.capex_parts(now)) == ["Part", "Cost [€ a chip]", "Share"]
    assert heads(finds.same_money(now)) == [
        "Chip",
        "Computing [H100-equivalents]",
        "Chips",
        "Cost with all parts [€ a chip]",
    ]
