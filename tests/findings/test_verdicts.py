"""What is said of a verdict: each case, and in the right direction."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from explorer.claims import Need, Spread, Verdict, judged
from explorer.claims.spread import uncertain
from explorer.findings.sentences import headline, note
from explorer.findings.verdicts import answer_said, need_said, needs, reason, rests
from explorer.message import numbers
from explorer.model import GRAPH, solve
from explorer.scenario import Scenario, presets
from explorer.speech import Text, catalogue
from tests.speaking import MARKED

TEXT = Text("en")
NBSP = "\N{NO-BREAK SPACE}"
JUDGED = {verdict.claim.id: verdict for verdict in judged()}


def plain(said: object) -> str:
    return TEXT.say(said).replace(NBSP, " ")


def why(claim: str, **changes: Any) -> str:
    return plain(reason(replace(JUDGED[claim], **changes)))


def test_a_reason_by_hand() -> None:
    # 100,000 chips of €67,550 each (see test_own_claim) cost €6.8 bn a site, so €20 bn buy 20 / 6.755 = 2.96 of the four;
    # with 1.75 and 0.77 times the cost 2.96 / 1.75 = 1.69 and 2.96 / 0.77 = 3.85
    assert why("four_sites") == (
        "Superseded on 30 July 2026 (European Commission): “The call selects up to seven gigafactories.”"
        " Sites the target buys: 2.96 (1.69 to 3.85) by the model. No part of that range reaches the 4 claimed."
        " What decides is the ratio of real cost to this model’s, for commercial centres."
    )


def test_the_answer_opens_its_chain_and_so_does_what_holds_in_a_later_scenario() -> None:
    assert [num.of for num in numbers(reason(JUDGED["four_sites"]))] == [
        "sites_affordable",
        "sites_affordable_low",
        "sites_affordable_high",
        "announced_sites",
    ]
    later = TEXT.say(reason(JUDGED["layered_fund"]), MARKED)
    assert later.startswith(
        f"Public first-loss layer: [[layer_first_loss|€1.1{NBSP}bn]] in the scenario of the announcement, [[layer_first_loss|€0]] in the call."
    )
    then, now, *_ = numbers(reason(JUDGED["layered_fund"]))
    announced = solve(Scenario.from_query(JUDGED["layered_fund"].claim.scenario))
    assert float(announced["layer_first_loss"]) == then.value
    assert float(announced.varied(**dict(now.under))["layer_first_loss"]) == now.value


def test_a_claim_that_cannot_be_checked_gets_the_closest_number_or_its_note() -> None:
    assert why("ten_times").startswith(
        "The closest number there is: Private money per public euro, 2 (1.22 to 2). It was"
    )
    assert why("cern") == "A comparison, not a number."
    assert answer_said(JUDGED["ten_times"]) is None
    assert rests(JUDGED["ten_times"]) is None
    assert plain(rests(JUDGED["match"])) == "Behind the answer: 6 figures and choices; assumptions among them: 4."


def test_the_words_follow_the_verdict_and_the_range() -> None:
    narrow = Spread(2.96, 2.96, 2.96)
    for own, wide_words, exact_words in (
        ("holds", "All of that range reaches the 4 claimed.", "That reaches the 4 claimed."),
        ("does_not_hold", "No part of that range reaches the 4 claimed.", "That falls short of the 4 claimed."),
    ):
        assert wide_words in why("four_sites", own=own)
        assert exact_words in why("four_sites", own=own, answer=narrow)
        assert "2.96 by the model" in why("four_sites", own=own, answer=narrow)
    assert "Only a part of that range reaches" in why("four_sites", own="holds_if")


def test_about_is_held_against_the_range_of_the_claims_own_source() -> None:
    # the press gives €3 bn to €5 bn a site, and €4.1 bn of EU money without a range; at least knows no range of its source
    assert "The range does not come near the €3 bn to €5 bn claimed." in why("site_cost")
    assert "That is not close to the €4.1 bn claimed." in why("subsidy_4")
    assert "reaches the €230 bn claimed" in why("eoi_230")


def test_some_needs_no_range() -> None:
    assert why("first_money").startswith("Digital and Horizon Europe money: €800 m by the model. So there is some.")
    wide = Spread(0.8, 0.5, 0.9)
    assert "So there is some." in why("first_money", answer=wide)


def test_what_decides_says_how_far_only_where_other_things_move_it_too() -> None:
    alone = Spread(2.96, 1.69, 3.85, "commercial_cost_factor", 3.85, 1.69)
    assert why("four_sites", answer=alone).endswith(
        "What decides is the ratio of real cost to this model’s, for commercial centres."
    )
    for ends in ({"decider_low": 3.0}, {"decider_high": 2.0}):
        assert "alone it takes the answer from" in why("four_sites", answer=replace(alone, **ends))
    partly = why("four_sites", answer=replace(alone, decider_low=3.0, decider_high=2.0))
    assert "alone it takes the answer from 2 to 3." in partly
    assert "decides" not in why("four_sites", answer=replace(alone, decider=""))


def test_the_answer_of_a_card() -> None:
    assert plain(answer_said(JUDGED["four_sites"])) == "Sites the target buys: 2.96 (1.69 to 3.85)"
    assert plain(answer_said(replace(JUDGED["four_sites"], answer=Spread(3, 3, 3)))) == "Sites the target buys: 3"
    assert answer_said(JUDGED["cern"]) is None
    positive = next(each for each in JUDGED.values() if each.claim.relation == "positive")
    assert answer_said(positive) is None
    assert needs(replace(positive, needs=JUDGED["four_sites"].needs)) == ()
    assert needs(JUDGED["four_sites"]) == JUDGED["four_sites"].needs


@pytest.mark.parametrize(
    ("need", "said"),
    [
        # not enough: more is needed where the limit is above, less where it is below
        (Need("target", 20.0, 27.0), "The money: €27 bn or more, not €20 bn"),
        (Need("target", 20.0, 15.0), "The money: €15 bn or less, not €20 bn"),
        # enough: it may fall to a limit below, and rise to one above
        (Need("target", 20.0, 15.0, holds=True), "The money: €15 bn or more; it is €20 bn"),
        (Need("target", 20.0, 27.0, holds=True), "The money: €27 bn or less; it is €20 bn"),
        (Need("target", 20.0, 20.01), "The money: €20 bn, which is just at the limit"),
        (Need("target", 20.0, 20.1), "The money: €20.1 bn or more, not €20 bn"),
        (Need("target", 20.0, low=1, high=100), "The money: nothing between €1 bn and €100 bn would do"),
        (Need("target", 20.0, low=1, high=100, holds=True), "The money: anything between €1 bn and €100 bn"),
        (Need("commercial_cost_factor", 1.0, 0.8), "The ratio of real cost to this model’s, for commercial centres: 0.8 or less, not 1"),
        (Need("cost_group", "commercial", choices=("public",)), "Cost as in: Public supercomputers, not Commercial centres"),
        (Need("cost_group", "commercial"), "Cost as in: no other choice would do"),
        (Need("cost_group", "commercial", choices=("public",), holds=True), "Cost as in: Commercial centres"),
        (Need("chip", "gb200", choices=("h100", "b300")), "The chip: H100, B300, not GB200"),
    ],
)  # fmt: skip
def test_what_would_have_to_be_true(need: Need, said: str) -> None:
    assert plain(need_said(need)).replace(" (one GPU)", "").replace(" SXM", "") == said


def test_every_claim_is_told_with_words_for_all_that_can_decide_it() -> None:
    for verdict in judged():
        assert plain(reason(verdict))
        assert all(plain(need_said(need)) for need in verdict.needs)
    texts = catalogue("en")
    wanted = {lever for verdict in judged() for lever in verdict.claim.levers}
    assert not {lever for lever in wanted if f"claims.need.lever.{lever}" not in texts}
    own = {"claim_cost", "claim_site_power", "claim_days_needed", "private_per_public"}
    asked = own | {verdict.claim.quantity for verdict in judged() if verdict.claim.quantity in GRAPH.quantities}
    deciders: set[str] = set()
    for results in map(solve, map(Scenario, presets())):
        deciders |= {root for name in asked for root in uncertain(results, name)}
        deciders |= {
            field
            for field, given in results.given.items()
            if given.grade == "assumption"
            and GRAPH.fields[field].kind == "number"
            and own & set(GRAPH.followers(field))
        }
    assert not {name for name in deciders if f"claims.lever.{name}" not in texts}


def test_the_headline_counts_verdicts_and_judges_the_readers_own_claim() -> None:
    said = TEXT.say(headline("claims", solve(Scenario(claim_budget=40))), MARKED)
    assert said.replace(NBSP, " ") == (
        "Of 37 claims, 10 hold, 4 hold only if something else is true, 10 were superseded, 9 cannot be checked"
        " and 4 do not hold. Your own claim, “[[claim_budget|€40 bn]] buys [[claim_sites|4]] × [[claim_chips|100,000]] GB200”,"
        " holds only in a part of the range: by the model they cost [[claim_cost|€27 bn]]"
        " ([[claim_cost_low|€20.8 bn]] to [[claim_cost_high|€47.3 bn]])."
    )


def test_one_verdict_of_a_kind_is_counted_in_the_singular() -> None:
    for kind, said in (("holds", "1 holds"), ("superseded", "1 was superseded"), ("does_not_hold", "1 does not hold")):
        assert TEXT(f"claims.count.{kind}", n=1) == said


def test_a_figure_of_the_page_says_what_was_claimed_of_it() -> None:
    results = solve(Scenario(claim_budget=40, claim_days=90))
    found = {
        name: note(name, results)
        for name in ("claim_cost", "claim_days_needed", "private_per_public", "claim_site_power")
    }
    assert {name: (TEXT.say(each.says).replace(NBSP, " "), each.broken) for name, each in found.items()} == {
        "claim_cost": ("claimed: €40 bn; holds if", False),
        "claim_days_needed": ("claimed: 90 days; holds", False),
        "private_per_public": ("claimed: 10; does not hold", True),
        "claim_site_power": ("claimed: 1,000 MW; does not hold", True),
    }


def test_an_answer_that_is_no_number_leaves_the_note() -> None:
    nowhere = Spread(np.nan, np.nan, np.nan)
    verdict: Verdict = replace(JUDGED["ten_times"], answer=nowhere)
    assert plain(reason(verdict)).startswith("It was said of AI factories")
