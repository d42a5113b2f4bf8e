"""Who gives the money, in what form, and who loses it first: each number worked by hand, and every case that could be turned round."""

from __future__ import annotations

import pytest

from explorer.findings.flow import PAID, flow
from explorer.findings.risk import stack
from tests.findings.english import rows, spoken
from tests.findings.funding import MIXED, says
from tests.plans import NO_MONEY, of

# The flow of money ----------------------------------------------------------------------------------------------------


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
    found = flow(of(**NO_MONEY | {"cohesion": 4, "eib_equity": 2, "eib_loans": 3, "state_equity_share": 0.25}))
    assert rows(found) == [
        ["Cohesion money", "Member States", "Grants", "3", "33.3%"],  # 75% of 4; 3 / 9
        ["Cohesion money", "Member States", "Equity", "1", "11.1%"],
        ["EIB Group equity", "EIB Group", "Equity", "2", "22.2%"],
        ["EIB loans", "EIB Group", "Loans", "3", "33.3%"],
    ]


def test_little_money_is_there_and_none_is_not() -> None:
    little = of(**NO_MONEY | {"eib_loans": 0.0005, "bank_debt": 10})
    assert [row[0] for row in rows(flow(little))] == ["EIB loans", "Bank debt"]
    assert says(flow, **NO_MONEY | {"bank_debt": 0.0005}) != says(flow, **NO_MONEY)
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
    assert says(flow, **NO_MONEY | most).startswith(f"{name}, with 50% of all money.")
    tied = flow(of(**NO_MONEY | {field: 5, fields["states" if actor != "states" else "banks"]: 5}))
    assert spoken(tied.says).startswith("No source is larger than ")
    assert ", with 50% of all money." in spoken(tied.says)


def test_what_is_given_away() -> None:
    assert says(flow, "all_public").endswith("All of it is given away as grants: nobody expects it back.")
    assert says(flow, **NO_MONEY | {"bank_debt": 10}).endswith("No part of it is a grant: everybody expects it back.")
    assert says(flow, **NO_MONEY) == "No money has been put in yet."


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


# Who takes which risk -------------------------------------------------------------------------------------------------


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
        said = says(stack, **NO_MONEY | public | {field: 3})
        assert f"{alone[actor]} first: all of the €3 bn of equity" in said
    assert "the companies that invest lose first: all of the €8 bn" in says(stack)
    names = {"next_budget": "the EU budget", "national_budgets": "the Member States", "eib_equity": "the EIB Group"}
    for field, name in names.items():
        said = says(stack, **NO_MONEY | public | {"industry_equity": 1, field: 4})
        assert f"the €5 bn of equity is lost first, the largest part of it from {name}." in said


def test_without_equity() -> None:
    only_grants = "All the money is grants, so taxpayers carry the whole risk."
    assert says(stack, "all_public").startswith(only_grants)
    assert says(stack, industry_equity=0, bank_debt=0).startswith(only_grants)  # also short of the target
    assert says(stack, industry_equity=0).startswith("Nobody holds equity, so lenders lose first.")
    assert says(stack, **NO_MONEY) == "No money has been put in yet: all of the €30 bn is missing."


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
