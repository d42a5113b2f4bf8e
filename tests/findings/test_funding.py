"""Who pays: what the charts and the page say, each number worked by hand, and every case that could be turned round."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from explorer import Scenario, solve
from explorer.charts.chart import head
from explorer.findings.finding import Finding
from explorer.findings.flow import PAID, flow
from explorer.findings.headlines.funding_mix import NOTES, headline
from explorer.findings.places import SHOWN, countries
from explorer.findings.risk import stack
from explorer.findings.rules import envelopes, law, multipliers
from explorer.findings.thread import BACK, SOURCES, thread
from explorer.message import Num, numbers
from explorer.model import Results
from explorer.scenario import presets
from explorer.speech import MARKED, Text
from explorer.speech.media import PLAIN

TEXT = Text("en")
UNION = ("digital_europe", "horizon_europe", "connecting_europe", "next_budget", "investeu_guarantee")
OTHERS = ("national_budgets", "cohesion", "eib_equity", "eib_loans", "industry_equity", "bank_debt")
NO_UNION = dict.fromkeys(UNION, 0)
NOTHING = dict.fromkeys(UNION + OTHERS, 0)

# Worked by hand below: the call (EU 0.5 + 0.3 + 0.2 + 4 = 5, states 5, industry 8, banks 12), with 40% of the EU's money as equity,
# EUR 2 bn less of bank debt and a guarantee of EUR 1 bn. All money: 5 + 5 + 8 + 10 = 28.
MIXED = {"union_equity_share": 0.4, "bank_debt": 10, "investeu_guarantee": 1}


def of(preset: str = "called_2026", **changes: Any) -> Results:
    return solve(Scenario(preset, **changes))


def spoken(said: Any, medium: Any = PLAIN) -> str:
    return TEXT.say(said, medium).replace("\N{NO-BREAK SPACE}", " ")


def rows(found: Finding) -> list[list[str]]:
    return [[spoken(cell) for cell in row] for row in found.table.rows]


def says(find: Callable[..., Finding], preset: str = "called_2026", **changes: Any) -> str:
    return spoken(find(of(preset, **changes)).says)


# The flow of money ------------------------------------------------------------------------------------------------------


def test_who_gives_and_how() -> None:
    found = flow(of(**MIXED))
    # 10 / 28; grants are 60% of 5 and all of the states' 5: 8 / 28
    assert spoken(found.says) == (
        "Bank debt is the largest source, with 35.7% of all money. "
        "Of all money, 28.6% is given away as grants; the rest is to be paid back or to earn a profit."
    )
    # 40% of 4, and 1.6 / 28
    assert ["EU budget 2028–34", "EU budget", "Equity", "1.6", "5.7%"] in rows(found)
    assert [(row[0], row[2]) for row in rows(found)][-5:] == [
        ("EU budget 2028–34", "Grants"),
        ("EU budget 2028–34", "Equity"),
        ("National budgets", "Grants"),
        ("Industry equity", "Equity"),
        ("Bank debt", "Loans"),
    ]
    assert [column.unit for column in found.table.columns] == ["", "", "", "EUR bn", ""]


def test_each_source_comes_in_its_own_forms() -> None:
    found = flow(of(**NOTHING | {"cohesion": 4, "eib_equity": 2, "eib_loans": 3, "state_equity_share": 0.25}))
    assert rows(found) == [
        ["Cohesion money", "Member States", "Grants", "3", "33.3%"],  # 75% of 4; 3 / 9
        ["Cohesion money", "Member States", "Equity", "1", "11.1%"],
        ["EIB Group equity", "EIB Group", "Equity", "2", "22.2%"],
        ["EIB loans", "EIB Group", "Loans", "3", "33.3%"],
    ]


def test_little_money_is_there_and_none_is_not() -> None:
    little = of(**NOTHING | {"eib_loans": 0.0005, "bank_debt": 10})
    assert [row[0] for row in rows(flow(little))] == ["EIB loans", "Bank debt"]
    assert says(flow, **NOTHING | {"bank_debt": 0.0005}) != says(flow, **NOTHING)
    # a tenth of a million less than the largest is less
    assert says(flow, industry_equity=10, bank_debt=9.9999).startswith("Industry equity is the largest source")


@pytest.mark.parametrize(
    ("actor", "field", "name"),
    [
        ("union", "next_budget", "The EU budget is the largest source"),
        ("states", "national_budgets", "The Member States are the largest source"),
        ("eib", "eib_loans", "The EIB Group is the largest source"),
        ("industry", "industry_equity", "Industry equity is the largest source"),
        ("banks", "bank_debt", "Bank debt is the largest source"),
    ],
)
def test_the_largest_source_is_named_and_tied_ones_are_not(actor: str, field: str, name: str) -> None:
    alone = {"union": 2, "states": 2, "eib": 2, "industry": 2, "banks": 2}
    fields = dict(
        zip(PAID, ("next_budget", "national_budgets", "eib_loans", "industry_equity", "bank_debt"), strict=True)
    )
    most = {fields[each]: amount for each, amount in alone.items()} | {field: 8}
    # 8 / (4 x 2 + 8)
    assert says(flow, **NOTHING | most).startswith(f"{name}, with 50% of all money.")
    tied = flow(of(**NOTHING | {field: 5, fields["states" if actor != "states" else "banks"]: 5}))
    assert spoken(tied.says).startswith("No source is larger than ")
    assert ", with 50% of all money." in spoken(tied.says)


def test_what_is_given_away() -> None:
    assert says(flow, "all_public").endswith("All of it is given away as grants: nobody expects it back.")
    assert says(flow, **NOTHING | {"bank_debt": 10}).endswith("No part of it is a grant: everybody expects it back.")
    assert says(flow, **NOTHING) == "No money has been put in yet."


def test_where_the_money_goes() -> None:
    # 4 x 75,000 and 3 x 100,000 H100-equivalents are as much computing power
    found = flow(of()).parts
    assert [(spoken(site.name), site.amount.value) for site in found.sites] == [
        ("4 medium sites", 15),
        ("3 large sites", 15),
    ]
    one = flow(of(sites_medium=1, sites_large=0)).parts
    assert [spoken(site.name) for site in one.sites] == ["1 medium site", "0 large sites"]
    assert [site.size for site in one.placed] == ["medium"]
    (nowhere,) = flow(of(sites_medium=0, sites_large=0)).parts.sites
    assert (spoken(nowhere.name), nowhere.size, nowhere.amount.value) == ("No site yet", "unplaced", 30)
    assert [site.size for site in flow(of(sites_medium=0)).parts.sites] == ["medium", "large"]


# Who takes which risk ---------------------------------------------------------------------------------------------------


def test_who_loses_first() -> None:
    found = stack(of(**MIXED))
    # equity: 40% of 5, and industry's 8; missing: 30 - 28
    assert spoken(found.says) == (
        "If a site fails, the €10 bn of equity is lost first, the largest part of it from companies. "
        "The EU budget stands in for €1 bn of the loans. To reach the target of €30 bn, €2 bn is missing."
    )
    assert rows(found) == [
        ["Grants, never paid back", "3", "5", "0", "0", "0", "8"],
        ["Equity, loses first", "2", "0", "0", "8", "0", "10"],
        ["Loans, paid back first", "0", "0", "0", "0", "10", "10"],
        ["Loans guaranteed by the EU", "", "", "", "", "", "1"],
        ["All money", "", "", "", "", "", "28"],
        ["Target", "", "", "", "", "", "30"],
        ["Missing to the target", "", "", "", "", "", "2"],
    ]
    heads = [spoken(column.head) for column in found.table.columns]
    assert heads == ["Form of money", "EU budget", "Member States", "EIB Group", "Industry", "Banks", "Total"]
    assert [column.unit for column in found.table.columns] == ["", *["EUR bn"] * 6]


def test_whose_equity_it_is() -> None:
    public = {"union_equity_share": 1, "state_equity_share": 1}
    alone = {"union": "the EU budget loses", "states": "the Member States lose", "eib": "the EIB Group loses"}
    for actor, field in (("union", "next_budget"), ("states", "cohesion"), ("eib", "eib_equity")):
        said = says(stack, **NOTHING | public | {field: 3})
        assert f"{alone[actor]} first: all of the €3 bn of equity" in said
    assert "the companies that invest lose first: all of the €8 bn" in says(stack)
    names = {"next_budget": "the EU budget", "national_budgets": "the Member States", "eib_equity": "the EIB Group"}
    for field, name in names.items():
        said = says(stack, **NOTHING | public | {"industry_equity": 1, field: 4})
        assert f"the €5 bn of equity is lost first, the largest part of it from {name}." in said


def test_without_equity() -> None:
    only_grants = "All the money is grants, so taxpayers carry the whole risk."
    assert says(stack, "all_public").startswith(only_grants)
    assert says(stack, industry_equity=0, bank_debt=0).startswith(only_grants)  # also short of the target
    assert says(stack, industry_equity=0).startswith("Nobody holds equity, so lenders lose first.")
    assert says(stack, **NOTHING) == "No money has been put in yet: all of the €30 bn is missing."


def test_the_way_to_the_target() -> None:
    for target, state, said in (
        (30, "met", "The target of €30 bn is met."),
        (30.00004, "met", "The target of €30 bn is met."),  # less than what is still written
        (29.99996, "met", "The target of €30 bn is met."),
        (30.0001, "missing", "To reach the target of €30 bn, €0.1 m is missing."),
        (15, "beyond", "The target of €15 bn is exceeded by €15 bn."),
        (31, "missing", "To reach the target of €31 bn, €1 bn is missing."),
    ):
        found = stack(of(target=target))
        assert (found.parts.state, spoken(found.says).partition("them. ")[2]) == (state, said)
        assert found.parts.gap.value == abs(target - 30)
    assert rows(stack(of(target=15)))[-1][-1] == "−15"
    assert "stands in" not in says(stack)


# The law ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("preset", "changes", "sentence"),
    [
        ("called_2026", {}, "The EU pays 16.7% of the computing infrastructure, within the 17% that the law allows, and the states match its €5 bn with €5 bn."),
        ("law_ceiling", {}, "The EU pays 17% of the computing infrastructure, all that the law allows, and the states match its €5.1 bn with €5.1 bn."),
        # 3.5 - 17% of 20
        ("announced_2025", {}, "The EU pays 17.5% of the computing infrastructure, €100 m more than the 17% that the law allows, but the states match its €3.5 bn with €3.5 bn."),
        # the bank pays what a state does not: 5 / 30 and 5.1 / 30 stay
        ("called_2026", {"national_budgets": 4, "bank_debt": 13}, "The EU pays 16.7% of the computing infrastructure, within the 17% that the law allows, but the states are €1 bn short of matching its €5 bn."),
        ("law_ceiling", {"national_budgets": 4.1, "bank_debt": 12.88}, "The EU pays 17% of the computing infrastructure, all that the law allows, but the states are €1 bn short of matching its €5.1 bn."),
        # 5 / 26; 5 - 17% of 26 is 0.58
        ("called_2026", {"national_budgets": 1}, "The EU pays 19.2% of the computing infrastructure, €580 m more than the 17% that the law allows, and the states are €4 bn short of matching its €5 bn."),
        ("called_2026", NO_UNION, "There is no EU money in this plan, so neither the ceiling of 17% nor the matching rule applies."),
    ],
)  # fmt: skip
def test_the_law(preset: str, changes: dict[str, Any], sentence: str) -> None:
    found = law(of(preset, **changes))
    assert spoken(found.says) == sentence
    assert found.parts.applies == ("no EU money" not in sentence)


def test_each_rule_and_its_verdict() -> None:
    # 5 / 30; 5 / (30 x 69%), the part of computers in the price of a site; the states have to match 5
    assert rows(law(of())) == [
        ["EU share of computing CAPEX", "16.7%", "17%", "kept"],
        ["EU share if only the computers count", "24.2%", "17%", "broken"],
        ["States' money", "€5 bn", "€5 bn", "kept"],
    ]
    # 2 / 27 and 2 / (27 x 69%); one less than the EU's 2
    assert rows(law(of(next_budget=1, national_budgets=1, bank_debt=16))) == [
        ["EU share of computing CAPEX", "7.4%", "17%", "kept"],
        ["EU share if only the computers count", "10.7%", "17%", "kept"],
        ["States' money", "€1 bn", "€2 bn", "broken"],
    ]
    assert [row[-1] for row in rows(law(of("announced_2025")))] == ["broken", "broken", "kept"]


# The envelopes ----------------------------------------------------------------------------------------------------------


def test_what_is_taken_of_each_programme() -> None:
    found = envelopes(of())
    # 0.2 of 0.32; 4 of the EU's 5
    assert spoken(found.says) == (
        "The plan takes its largest bite, 62.5%, from the Connecting Europe money for supercomputing. "
        "Of the EU money, €4 bn, or 80%, waits for a budget that is not yet adopted."
    )
    assert [row[0] for row in rows(found)] == [
        "Digital Europe 2021–27",
        "Horizon Europe 2021–27",
        "Connecting Europe, supercomputing part",
        "Competitiveness Fund 2028–34, digital part",
        "InvestEU guarantee",
        "Cohesion policy 2021–27",
    ]
    # 4 of 54.8
    assert rows(found)[3][1:] == ["2028-34", "54.8", "4", "7.3%"]
    assert [column.unit for column in found.table.columns] == ["", "", "EUR bn", "EUR bn", ""]


def test_the_largest_bite_is_named() -> None:
    names = {
        "digital_europe": "Digital Europe",
        "horizon_europe": "Horizon Europe",
        "connecting_europe": "the Connecting Europe money for supercomputing",
        "next_budget": "the digital money proposed for 2028 to 2034",
        "investeu_guarantee": "the InvestEU guarantee",
        "cohesion": "Cohesion policy",
    }
    for field, name in names.items():
        said = says(envelopes, **NOTHING | {field: 0.2})
        assert f", from {name}." in said
        assert ("waits for a budget" in said) == (field == "next_budget")
    assert says(envelopes, **NOTHING) == "The plan takes nothing from any EU programme."


def test_an_envelope_can_be_overdrawn() -> None:
    # 1.0 of 0.32
    assert says(envelopes, connecting_europe=1).startswith(
        "The plan takes more from the Connecting Europe money for supercomputing than there is: 312% of it."
    )
    whole = envelopes(of(connecting_europe=0.32)).parts
    assert not any(each.over for each in whole)
    assert [each.over for each in envelopes(of(connecting_europe=0.33)).parts] == [False] * 2 + [True] + [False] * 3


# What a euro moves ------------------------------------------------------------------------------------------------------


def test_what_a_euro_of_the_union_moves() -> None:
    found = multipliers(of(**MIXED))
    # 28 / (5 + 1), and 26% less
    assert spoken(found.says) == (
        "For each euro of EU money, guarantee included, €4.67 is invested in total; "
        "€3.45, if that is as overstated as auditors once found."
    )
    multiplier, leverage = "Multiplier: all investment", "Leverage: equity and loans only"
    whole = "for each euro of EU money and guarantee"
    cash = "guarantee counted as the cash set aside for it"
    audited = "the first, if as overstated as auditors once found"
    assert rows(found) == [
        [multiplier, whole, "4.7×"],
        [multiplier, cash, "5.2×"],  # 40% of the guarantee: 28 / 5.4
        [multiplier, audited, "3.5×"],
        [leverage, whole, "3.3×"],  # equity 10 and loans 10: 20 / 6
        [leverage, cash, "3.7×"],
        [leverage, audited, "2.5×"],
        ["Private money", "for each euro of taxpayers' money", "1.8×"],  # 18 / 10
    ]


def test_nothing_to_multiply() -> None:
    found = multipliers(of(**NO_UNION))
    assert spoken(found.says) == "There is no EU money or guarantee in this plan, so there is nothing to multiply."
    assert [row[-1] for row in rows(found)] == ["–"] * 6 + ["4.0×"]  # 20 / 5


# Country by country -----------------------------------------------------------------------------------------------------

# EUR 5.4 bn of 27 states in equal parts: EUR 200 m each.
EQUAL = NO_UNION | {"national_budgets": 5.4, "state_key": "equal", "state_group": "eu27"}


def test_what_a_country_pays() -> None:
    found = countries(of(**EQUAL), "per_head")
    # 200 m over 589,000 people in Malta, 693,000 in Luxembourg, 997,000 in Cyprus, 83.5 m in Germany: data/countries.csv
    assert spoken(found.says) == (
        "Per head, Malta would pay most, €340, then Luxembourg with €289 and Cyprus with €201; Germany least, €2.40."
    )
    # 200 m / 9,216,000; 0.2 of 1.3 bn
    assert rows(found)[0] == ["Austria", "200", "0", "200", "21.7", "15.4%"]
    assert [column.unit for column in found.table.columns] == ["", "EUR m", "EUR m", "EUR m", "EUR", ""]
    # 0.2 of 0.09 bn, and of 76.5 bn
    assert spoken(countries(of(**EQUAL), "cohesion").says) == (
        "If it came from Cohesion money alone, the states’ part would take 222% of what Luxembourg has for 2021 to 2027, "
        "but only 0.26% in Poland."
    )


def test_the_money_of_the_union_goes_by_the_economy() -> None:
    found = countries(of(**NOTHING | {"next_budget": 5}), "amount")
    gdp = {row["id"]: float(row["gdp_eur_bn"]) for row in of()["countries"].rows}
    most = sorted(gdp, key=lambda id: -gdp[id])
    assert most[:3] == ["DE", "FR", "IT"]
    assert [country.id for country in found.parts.ranked] == most
    shares = [5 * gdp[id] / sum(gdp.values()) for id in most[:3]]
    assert spoken(found.says) == (
        "Germany would pay most, €{:.1f} bn, then France with €{:.0f} m and Italy with €{:.0f} m.".format(
            shares[0], *(1e3 * share for share in shares[1:])
        )
    )
    austria = rows(found)[0]
    assert (austria[1], austria[2]) == ("0", austria[3])


def test_only_those_that_pay_are_ranked() -> None:
    found = countries(of(**NO_UNION), "amount").parts
    assert (len(found.every), len(found.order)) == (27, 18)  # 18 states joined the call
    paid = [country.paid.value for country in found.ranked]
    assert paid == sorted(paid, reverse=True)
    assert min(paid) > 0


def test_nothing_to_share_out() -> None:
    nothing = of(**NOTHING)
    for view in ("amount", "per_head"):
        assert spoken(countries(nothing, view).says) == "There is no public money to share out among the countries."
    assert spoken(countries(nothing, "cohesion").says) == "The states pay nothing, so no Cohesion money is needed."


# The page ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("preset", "changes", "sentence"),
    [
        # 10 of 30
        ("called_2026", {}, "Of every €10 in this plan, taxpayers put in €3.33, half of it through the EU budget and half through their own state. The money reaches €30 bn, which is the target."),
        # EU 3 + 1, states 6, all 30: 10 of 30 again, 4 / 30 and the rest
        ("called_2026", {"next_budget": 3, "national_budgets": 6}, "Of every €10 in this plan, taxpayers put in €3.33: €1.33 through the EU budget and €2 through their own state. The money reaches €30 bn, which is the target."),
        ("called_2026", {"target": 24}, "Of every €10 in this plan, taxpayers put in €3.33, half of it through the EU budget and half through their own state. The money reaches €30 bn, €6 bn above the €24 bn target."),
        # 5 / 26 is more than 17%; the states are 5 - 1 short
        ("called_2026", {"national_budgets": 1}, "Of every €10 in this plan, taxpayers put in €2.31: €1.92 through the EU budget and €0.39 through their own state. The money reaches €26 bn: €4 bn short of the €30 bn target. But the EU would pay 19.2% of the computing infrastructure; the law of 2026 allows 17%. And the states are €4 bn short of the match that the law demands."),
        ("called_2026", {**NOTHING, "bank_debt": 30}, "Taxpayers put nothing into this plan. The money reaches €30 bn, which is the target."),
        ("called_2026", NOTHING, "Nobody pays anything yet: move a slider."),
    ],
)  # fmt: skip
def test_the_page_in_a_sentence(preset: str, changes: dict[str, Any], sentence: str) -> None:
    assert spoken(headline(of(preset, **changes))) == sentence


def test_numbers_of_the_sentence_open_their_chains() -> None:
    said = spoken(headline(of(national_budgets=1)), MARKED)
    for name, shown in {
        "taxpayers_of_ten": "€2.31",
        "union_share": "€1.92",
        "states_share": "€0.39",
        "raised": "€26 bn",
        "gap": "€4 bn",
        "target": "€30 bn",
        "union_share_computing": "19.2%",
        "union_capex_cap": "17%",
        "match_shortfall": "€4 bn",
    }.items():
        assert f"[[{name}|{shown}]]" in said


@pytest.mark.parametrize(
    ("figure", "changes", "line", "broken"),
    [
        ("raised", {}, "the target of €30 bn", False),
        ("raised", {"target": 30.014}, "the target of €30 bn", False),  # reads as equal
        ("raised", {"target": 30.016}, "€16 m short of €30 bn", True),
        ("raised", {"bank_debt": 7}, "€5 bn short of €30 bn", True),
        ("raised", {"bank_debt": 15}, "€3 bn above €30 bn", False),
        ("public_share", {}, "EU and states; the call: 33.3%", False),  # 10 of 30
        ("union_share_computing", {}, "law: at most 17%; computers alone: 24.2%", False),
        ("union_share_computing", {"bank_debt": 7}, "law: at most 17%", True),
        ("match_ratio", {}, "law: at least 1", False),
        ("match_ratio", {"national_budgets": 3}, "law: at least 1; €2 bn missing", True),
        ("match_ratio", NO_UNION, "no EU money to match", False),
        ("multiplier_effect", {}, "4.4× if overstated as before", False),  # 30 / 5, and 26% less
        ("multiplier_effect", NO_UNION, "–", False),
    ],
)
def test_the_line_under_a_figure(figure: str, changes: dict[str, Any], line: str, broken: bool) -> None:
    found = NOTES[figure](of(**changes))
    assert (spoken(found.says), found.broken) == (line, broken)


# What holds for all of them ---------------------------------------------------------------------------------------------


def _every_number(results: Results) -> list[Num]:
    found = [find(results) for find in (flow, stack, law, envelopes, multipliers)]
    found += [countries(results, view) for view in SHOWN] + [thread(results, start) for start in (*SOURCES, BACK)]
    said: list[Any] = [headline(results), *(note(results).says for note in NOTES.values())]
    said += [[each.says, each.table.rows] for each in found]
    return list(numbers(said))


def test_heads_of_the_tables() -> None:
    for find, heads in (
        (flow, "Source|Who pays|Form|Amount [€ bn]|Share of all money"),
        (law, "Rule|In this plan|Limit|Verdict"),
        (envelopes, "Programme|Years|Envelope [€ bn]|Taken [€ bn]|Share of the envelope"),
        (multipliers, "What is moved|Reading|Euros for one"),
        (
            lambda results: countries(results, "amount"),
            "Country|As a state [€ m]|Through the EU budget [€ m]|Together [€ m]|Per head [€]|States' part over Cohesion money",
        ),
        (thread, "Step|Value|What it is"),
    ):
        assert "|".join(head(column, TEXT) for column in find(of()).table.columns) == heads


def test_every_number_is_what_it_says_it_is() -> None:
    """It is found again from its name or by its way of being found, also in draws."""
    for preset in presets():
        results = of(preset)
        draws = results.varied(bank_debt=np.array([float(results["bank_debt"]), 50.0]))
        for num in _every_number(results):
            if num.make is not None:
                assert num.make(results) == pytest.approx(num.value, nan_ok=True)
                drawn = np.broadcast_to(num.make(draws), 2)
                assert drawn[0] == pytest.approx(num.value, nan_ok=True), num
            elif num.of and "/" not in num.of:
                again = results[num.of][num.at] if num.at else results[num.of]
                assert float(again) == pytest.approx(num.value, nan_ok=True)
                assert results.unit(num.of) == num.unit


def test_nothing_is_lost_between_sources_forms_and_sites() -> None:
    for preset in presets():
        results = of(preset)
        found, raised = flow(results).parts, float(results["raised"])
        for amounts in (
            [stream.amount for stream in found.streams],
            [part.amount for part in found.actors],
            [form.whole for form in found.forms],
            [part.amount for form in found.forms for part in form.parts],
            [site.amount for site in found.sites],
            [*found.sources.values()],
        ):
            assert sum(amount.value for amount in amounts) == pytest.approx(raised)
        assert sum(stream.share.value for stream in found.streams) == pytest.approx(1)
