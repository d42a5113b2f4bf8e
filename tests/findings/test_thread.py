"""One euro to computing time and back, in words: each number worked by hand, and every case that could be turned round."""

from __future__ import annotations

from typing import Any

import pytest

from explorer.findings.finding import options_of
from explorer.findings.thread import BACK, SOURCES, Step, thread
from explorer.model import Results
from tests.findings.english import spoken
from tests.plans import NO_MONEY, of


def steps(start: str, results: Results) -> dict[str, Step]:
    return {step.id: step for step in thread(results, start).parts}


def rows(start: str, results: Results) -> list[list[str]]:
    return [[spoken(cell) for cell in row] for row in thread(results, start).table.rows]


def test_it_starts_from_every_source_and_from_an_hour() -> None:
    assert options_of(thread) == ("union", "states", "eib", "industry", "banks", "hour")
    assert thread(of()).says == thread(of(), "union").says
    paid = [
        abs(float(of()[name])) for name in ("union_cash", "states_cash", "eib_cash", "industry_equity", "bank_debt")
    ]
    assert of()["source_parts"] * of()["raised"] == pytest.approx(paid)  # the order of its places is that of SOURCES


def test_one_euro_of_the_union() -> None:
    """A GB300 costs EUR 71,020 with all around it, works 80% of the time and draws 2.394 kW, with cooling 1.25 times as much."""
    results = of(union_equity_share=0.3)
    found = thread(results, "union")
    # 70% are grants; 8,760 hours x 60 x 0.8 / 71,020
    assert spoken(found.says) == (
        "Of one euro of EU budget money, 70% is a grant: nobody expects it back. "
        "It pays for 5.9 minutes of a chip’s time a year, which by law goes to public users."
    )
    assert rows("union", results) == [
        ["Source", "€1", "of EU budget money"],
        ["Form", "a grant", "70% of it; never paid back; 30% as first-loss equity"],
        ["Chips", "1/71,000", "of a GB300; and all around it"],
        ["Power", "0.042 W", "from the grid; with cooling"],  # 2,394 x 1.25 / 71,020
        # 2,500 TFLOP/s at 40.4% of it, 80% of the time, / 71,020
        ["Computing", "11.4 billion", "operations a second; in 16-bit numbers"],
        ["Chip time", "5.9 minutes", "of a chip, each year; while it lasts"],
        # 30%, 20%, 30% and 20% of 355 seconds
        ["Users", "public users", "start-ups 110 seconds; SMEs 71 seconds; research 110 seconds; others 71 seconds"],
    ]
    cost = float(results["capex_per_chip"])
    values = {id: step.value for id, step in steps("union", results).items()}
    assert values["chip"].value == pytest.approx(1 / cost)
    assert values["power"].value == pytest.approx(2_394 * 1.25 / cost)
    assert values["computing"].value == pytest.approx(2.5e15 * 0.404 * 0.8 / cost)
    assert [values[id].unit for id in ("source", "chip", "power", "computing")] == ["EUR", "chips", "W", "FLOP/s"]


def test_one_hour_back_to_who_paid() -> None:
    found = thread(of(), BACK)
    # 71,020 / (8,760 x 0.8); a third of all money is public
    assert spoken(found.says) == (
        "One GPU-hour in every year takes an investment of €10.13, of which taxpayers pay €3.38."
    )
    assert rows(BACK, of()) == [
        ["Chip time", "1 GPU-hour", "of one chip; in every year"],
        ["Computing", "115 billion", "operations a second; in 16-bit numbers"],  # 10.13 times as much as for one euro
        ["Power", "0.43 W", "from the grid; with cooling"],
        ["Chips", "1/7,010", "of a GB300; and all around it"],  # 8,760 x 0.8
        ["Investment", "€10.13", "to build; running it comes on top"],
        # 5, 5, 8 and 12 of 30
        ["Sources", "paid by", "EU budget €1.69; Member States €1.69; Industry €2.70; Banks €4.05"],
    ]
    with_eib = spoken(steps(BACK, of(eib_loans=10, bank_debt=2))["payers"].lines[2])
    assert with_eib == "EIB Group €3.38"  # 10 of 30
    nobody = of(**NO_MONEY)
    assert spoken(thread(nobody, BACK).says).endswith("of €10.13, and nobody has put in money yet.")
    assert rows(BACK, nobody)[-1] == ["Sources", "paid by", "nobody so far"]
    # EUR 10.13 x 0.01 / 30.01 is less than half a cent, twice as much is more
    for amount, lines in ((0.01, 1), (0.02, 2)):
        paid = of(**NO_MONEY | {"bank_debt": 30, "industry_equity": amount})
        assert len(steps(BACK, paid)["payers"].lines) == lines


@pytest.mark.parametrize(
    ("source", "changes", "form", "fate", "sentence"),
    [
        ("union", {}, "a grant", "never paid back", "One euro of EU budget money is a grant: nobody expects it back."),
        (
            "states",
            {"state_equity_share": 1, "public_equity_rank": "first"},
            "first-loss equity",
            "loses first",
            "One euro of a state’s money is first-loss equity: it is lost before any other.",
        ),
        (
            "industry",
            {},
            "equity",
            "loses before lenders",
            "One euro of companies’ money is equity: it is lost before the lenders lose anything, and earns what is left.",
        ),
        (
            "eib",
            {"eib_loans": 4, "mezzanine_share": 1},
            "a mezzanine loan",
            "loses after equity",
            "One euro of EIB money is a mezzanine loan: it is lost after the equity and before the other loans.",
        ),
        ("banks", {}, "a loan", "loses last", "One euro of banks’ money is a loan: it is the last to be lost."),
    ],
)
def test_each_form_has_its_fate(source: str, changes: dict[str, Any], form: str, fate: str, sentence: str) -> None:
    results = of(**changes)
    found = steps(source, results)["form"]
    assert (spoken(found.value), [spoken(line) for line in found.lines]) == (form, [fate])
    assert spoken(thread(results, source).says).startswith(sentence)


def test_the_largest_form_leads_and_the_others_follow() -> None:
    # equity 1, mezzanine 25% of the loans of 4, other loans 3: of 5
    results = of(eib_equity=1, eib_loans=4, mezzanine_share=0.25)
    found = steps("eib", results)["form"]
    assert [spoken(line) for line in found.lines] == [
        "60% of it",
        "loses last",
        "20% as equity",
        "20% as mezzanine loan",
    ]
    assert spoken(thread(results, "eib").says).startswith("Of one euro of EIB money, 60% is a loan:")
    # what is too little to be written is left out: 0.04%, and 0.06% is not
    for share, lines in ((0.0004, 1), (0.0006, 3)):
        assert len(steps("union", of(union_equity_share=share))["form"].lines) == lines


def test_a_source_that_gives_nothing() -> None:
    results = of()
    assert spoken(thread(results, "eib").says).startswith(
        "This plan has not one euro of EIB money; here is what it would do."
    )
    assert rows("eib", results)[1] == ["Form", "not given", "nothing in this plan"]


def test_who_has_the_time() -> None:
    results = of(eib_loans=1)
    for source in SOURCES:
        public = source in ("union", "states")
        assert ("by law goes to public users" in spoken(thread(results, source).says)) == public
        assert ("the consortium uses or sells" in spoken(thread(results, source).says)) == (not public)
    users = {source: rows(source, results)[-1][1:] for source in SOURCES}
    assert users["states"][0] == users["union"][0] == "public users"
    assert users["industry"] == ["the consortium", "uses or sells it; and keeps the profit"]
    assert users["banks"] == users["eib"] == ["the consortium", "uses or sells it; and pays interest"]
    some = [spoken(line) for line in steps("union", of(part_smes=0, part_others=0))["users"].lines]
    assert some == ["start-ups 3 minutes", "research 3 minutes"]  # half of 5.9 each


def test_little_time_is_said_in_seconds() -> None:
    # 5.92 minutes at 80%: 2 minutes at 27.02%
    assert rows("union", of(utilisation=0.271))[5][1] == "2 minutes"
    assert rows("union", of(utilisation=0.269))[5][1] == "120 seconds"
    time = steps("union", of(utilisation=0.1))["time"].value
    assert (spoken(time), time.unit) == ("44 seconds", "minutes/year")  # 5.92 / 8
    assert time.value == pytest.approx(5.92058 / 8, rel=1e-4)  # in minutes all the same
