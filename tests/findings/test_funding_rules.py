"""The mix against the law, the envelopes of the programmes, what a euro moves, and who pays by country: worked by hand."""

from __future__ import annotations

from typing import Any

import pytest

from explorer.findings.places import countries
from explorer.findings.rules import envelopes, law, multipliers
from tests.findings.english import rows, spoken
from tests.findings.funding import MIXED, says
from tests.plans import NO_MONEY, NO_UNION, of

# The law --------------------------------------------------------------------------------------------------------------


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


# The envelopes --------------------------------------------------------------------------------------------------------


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
        said = says(envelopes, **NO_MONEY | {field: 0.2})
        assert f", from {name}." in said
        assert ("waits for a budget" in said) == (field == "next_budget")
    assert says(envelopes, **NO_MONEY) == "The plan takes nothing from any EU programme."


def test_an_envelope_can_be_overdrawn() -> None:
    # 1.0 of 0.32
    assert says(envelopes, connecting_europe=1).startswith(
        "The plan takes more from the Connecting Europe money for supercomputing than there is: 312% of it."
    )
    whole = envelopes(of(connecting_europe=0.32)).parts
    assert not any(each.over for each in whole)
    assert [each.over for each in envelopes(of(connecting_europe=0.33)).parts] == [False] * 2 + [True] + [False] * 3


# What a euro moves ----------------------------------------------------------------------------------------------------


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


# Country by country ---------------------------------------------------------------------------------------------------


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
    found = countries(of(**NO_MONEY | {"next_budget": 5}), "amount")
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
    nothing = of(**NO_MONEY)
    for view in ("amount", "per_head"):
        assert spoken(countries(nothing, view).says) == "There is no public money to share out among the countries."
    assert spoken(countries(nothing, "cohesion").says) == "The states pay nothing, so no Cohesion money is needed."
