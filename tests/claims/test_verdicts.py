"""A verdict follows from the model and its range: other figures, other verdicts."""

from __future__ import annotations

from pathlib import Path

import pytest

import explorer.model
from explorer.claims import KINDS, Spread, Verdict, claims, counts, judged
from explorer.claims.verdict import _claim, standing
from explorer.facts import FactsError, figures, table
from explorer.model import GRAPH
from explorer.pages.contents import PAGES
from explorer.scenario import Scenario

ROWS = {claim.id: claim for claim in claims()}


def verdict(identity: str, **changed: float) -> Verdict:
    return next(found for found in judged(changed) if found.claim.id == identity)


def test_every_claim_of_the_announcement_and_the_call_is_there() -> None:
    assert len(ROWS) == 37
    assert {
        "mobilise_200", "fund_20", "four_sites", "chips_100000", "four_times", "largest_partnership", "layered_fund",
        "union_derisks", "first_money", "investeu", "cohesion", "grants_and_equity", "ai_factories_12",
        "ai_factories_10bn", "largest_public_investment", "ten_times", "every_company", "cern",
        "public_35", "private_65", "site_cost", "eoi_76", "eoi_230", "five_sites", "seven_sites", "union_5", "public_10",
        "private_20", "call_30", "cap_17", "match", "one_gigawatt", "four_times_call",
    } <= ROWS.keys()  # fmt: skip


def test_nothing_of_a_verdict_is_in_the_table() -> None:
    assert not {"verdict", "reason", "needs"} & set(table("claims").columns)


def test_the_verdicts_of_the_figures_as_they_are() -> None:
    """Counted by hand in the list on the page, 25 November 2026."""
    assert counts(judged()) == {
        "holds": 10, "holds_if": 4, "superseded": 10, "not_checkable": 9, "does_not_hold": 4,
    }  # fmt: skip


def test_every_claim_has_a_kind_and_only_an_answer_can_be_judged() -> None:
    for found in judged():
        assert found.kind in KINDS
        if found.own != "not_checkable":
            assert found.answer is not None
            assert found.answer.low <= found.answer.value <= found.answer.high


def test_twenty_billion_do_not_pay_for_four_sites_of_100_000_chips() -> None:
    """4 x 100,000 GB200 at EUR 67,550 each are EUR 27.0bn; 0.77 and 1.75 times that at the ends."""
    found = verdict("fund_20")
    assert found.answer is not None
    assert (found.answer.value, found.answer.low, found.answer.high) == pytest.approx((27.02, 20.81, 47.28), abs=0.01)
    assert found.own == "does_not_hold"
    assert found.answer.decider == "commercial_cost_factor"


def test_a_cheaper_machine_changes_the_verdict() -> None:
    assert verdict("four_sites").own == "does_not_hold"
    assert verdict("four_sites", network_ratio=0.0, server_ratio=0.0, storage_ratio=0.0).own == "holds_if"
    assert verdict("site_cost").kind == "does_not_hold"
    assert verdict("site_cost", commercial_cost_factor=0.6).kind == "holds"


@pytest.mark.parametrize(
    ("identity", "changed", "before", "after"),
    [
        ("cap_17", {"union_capex_cap": 0.25}, "holds_if", "holds"),
        ("cap_17", {"union_capex_cap": 0.1}, "holds_if", "does_not_hold"),
        ("match", {"states_match_min": 2.0}, "holds", "does_not_hold"),
        ("public_35", {"announced_public_share": 0.2}, "holds", "does_not_hold"),
        ("one_gigawatt", {"press_site_gw": 0.25}, "does_not_hold", "holds_if"),
        ("site_150", {"call_lot2_mw_phase2": 80.0}, "does_not_hold", "holds"),
        ("eoi_230", {"eoi_investment": 150.0}, "holds_if", "holds"),
        ("seven_sites", {"call_sites": 20.0}, "holds", "does_not_hold"),
    ],
)
def test_a_verdict_changes_when_a_figure_changes(
    identity: str, changed: dict[str, float], before: str, after: str
) -> None:
    assert verdict(identity).kind == before
    assert verdict(identity, **changed).kind == after


def test_a_claim_is_superseded_by_the_last_other_word_on_the_same_matter() -> None:
    four = verdict("four_sites")
    assert four.by is not None
    assert (four.kind, four.by.id) == ("superseded", "seven_sites")
    assert verdict("seven_sites").by is None
    same = verdict("four_sites", call_sites=4.0)  # if the call too had said four
    assert same.by is not None
    assert same.by.id == "five_sites"
    assert verdict("four_sites", call_sites=4.0, announced_sites_later=4.0).kind == "does_not_hold"


def test_100_000_chips_are_not_100_000_h100_equivalents() -> None:
    assert figures()["announced_chips"].value == figures()["call_lot2_chips_phase2"].value
    assert verdict("chips_100000").kind == "superseded"


def test_a_later_scenario_supersedes_too() -> None:
    """The call offers no guarantee and buys computing time, not shares."""
    for identity in ("investeu", "union_derisks", "grants_and_equity", "layered_fund"):
        found = verdict(identity)
        assert (found.kind, found.own, found.by) == ("superseded", "holds", None)
        assert found.now == pytest.approx(0.0, abs=1e-12)


def test_every_company_means_all_of_them() -> None:
    """981 million public hours a year, a fifth of it for SMEs, over 8,000 hours each: 24,528 of 25.8 million firms."""
    found = verdict("every_company")
    assert found.answer is not None
    assert found.answer.value == pytest.approx(0.2 * 981.12e6 / 8000 / 25.8e6)
    assert (found.kind, found.claimed) == ("does_not_hold", 1.0)
    assert verdict("every_company", eu_smes=20_000.0).kind == "holds_if"


def test_what_has_no_answer_is_not_judged() -> None:
    assert {found.kind for found in judged() if not found.claim.relation} == {"not_checkable"}
    for claim in claims():
        assert claim.relation or claim.note, f"{claim.id}: why can it not be checked?"


@pytest.mark.parametrize(
    ("relation", "low", "value", "high", "expected"),
    [
        ("all", 4, 4, 4, "holds"),
        ("all", 3, 3.9, 3.99, "does_not_hold"),
        ("at_least", 4, 5, 6, "holds"),
        ("at_least", 3, 5, 6, "holds_if"),
        ("at_least", 1, 2, 3, "does_not_hold"),
        ("at_most", 1, 2, 3, "holds"),
        ("at_most", 3, 5, 6, "holds_if"),
        ("at_most", 5, 6, 7, "does_not_hold"),
        ("about", 1, 4.2, 9, "holds"),
        ("about", 1, 3, 4, "holds_if"),
        ("about", 1, 2, 3, "does_not_hold"),
        ("positive", 0, 0, 0, "does_not_hold"),
        ("positive", 1, 1, 1, "holds"),
    ],
)
def test_how_an_answer_stands_to_a_claim_of_four(
    relation: str, low: float, value: float, high: float, expected: str
) -> None:
    ends = (3.6, 4.4) if relation == "about" else (4.0, 4.0)
    assert standing(Spread(value, low, high), relation, *ends) == expected


def test_a_claim_opens_a_page_and_a_scenario_that_are_there() -> None:
    for claim in claims():
        assert claim.page in PAGES
        Scenario.from_query(claim.scenario)


@pytest.mark.parametrize(
    ("column", "value"),
    [("quantity", "nothing_like_it"), ("claimed", ""), ("levers", "no_lever"), ("scenario", "pue=99&v=1")],
)
def test_a_row_that_cannot_be_used_says_where_it_goes_wrong(column: str, value: str) -> None:
    row = {**table("claims").row("cap_17"), column: value}
    with pytest.raises(FactsError) as error:
        _claim(row, 7)
    assert (error.value.file, error.value.row, error.value.column) == ("claims.csv", 7, column)


def test_the_model_does_not_know_the_claims() -> None:
    assert not GRAPH.quantities.keys() & ROWS.keys()
    assert not [
        path
        for path in Path(explorer.model.__file__).parent.glob("*.py")
        if "explorer.claims" in path.read_text("utf-8")
    ]
