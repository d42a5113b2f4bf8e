"""The page of claims: every card says what, who, when, why and where from; nothing of it is half a sentence."""

from __future__ import annotations

import re
from html import unescape

import pytest

from explorer.claims import judged
from explorer.desk.answers import Answerer
from explorer.findings.sentences import headline
from explorer.html.verdicts import card, sides
from explorer.message import Date
from explorer.model import solve
from explorer.pages.contents import PAGES
from explorer.scenario import Scenario
from explorer.scenario.address import Address
from explorer.scenario.changes import history
from explorer.speech import Text
from tests.speaking import MARKED

TEXT = Text()
CARDS = {found.claim.id: card(found, TEXT, Address("/")) for found in judged()}


def words(html: str) -> str:
    """What a reader reads of it."""
    return unescape(re.sub(r"<[^>]+>", "", html))


@pytest.mark.parametrize("identity", CARDS)
def test_a_card_is_whole(identity: str) -> None:
    shown = CARDS[identity]
    assert words(shown["reason"]).endswith((".", "”"))
    for said in (words(shown["reason"]), shown["rests"], *shown["needs"]):
        assert not re.search(r"nan|None|[{}_]|  |\.\.", said), said
    assert shown["source"]["url"].startswith("http")
    assert shown["mark"] in "✓◐↻?✗"
    assert shown["verdict"]


def test_a_reason_is_made_of_its_numbers() -> None:
    assert words(CARDS["site_150"]["reason"]).startswith(
        "Computers’ power, large site: 94.7\N{NO-BREAK SPACE}MW (84.8\N{NO-BREAK SPACE}MW to 112\N{NO-BREAK SPACE}MW) by the model."
        " No part of that range reaches the 150\N{NO-BREAK SPACE}MW claimed."
    )


def test_the_answer_opens_its_chain_in_the_claims_own_scenario() -> None:
    assert 'data-explain="capex_total" data-query="p=announced_2025&amp;v=1">€27' in CARDS["fund_20"]["reason"]


def test_what_rests_on_assumptions_is_said() -> None:
    assert CARDS["match"]["rests"] == "Behind the answer: 6 figures and choices; assumptions among them: 4."
    assert CARDS["cern"]["rests"] == ""


def test_what_would_have_to_be_true_in_words() -> None:
    assert CARDS["four_sites"]["needs"] == [
        "The money: €27\N{NO-BREAK SPACE}bn or more, not €20\N{NO-BREAK SPACE}bn",
        "Chips in each large site: 74,000 or less, not 100,000",
    ]
    assert CARDS["one_gigawatt"]["needs"][0] == "Chips in each large site: nothing between 0 and 300,000 would do"


def test_a_card_opens_the_page_and_the_scenario_that_show_it() -> None:
    assert CARDS["four_sites"]["link"] == f"/gigafactory?p=announced_2025&v=1&data={history().edition}"
    assert CARDS["cap_17"]["link"] == "/funding_mix"


def test_the_headline_counts_all_verdicts() -> None:
    said = TEXT.say(headline("claims", solve(Scenario())), MARKED)
    assert said.startswith(
        "Of 37 claims, 10 hold, 4 hold only if something else is true, 10 were superseded, 9 cannot be checked and 4 do not hold."
    )
    assert "does not hold: by the model they cost [[claim_cost|€27\N{NO-BREAK SPACE}bn" in said


def test_announcement_and_call_side_by_side() -> None:
    rows = {row["name"]: row for row in sides(TEXT)}
    assert rows["Chips in all sites"]["before"] == "400,000"
    assert rows["Chips in all sites"]["after"] == "237,000"
    assert rows["Number of sites"]["times"] == "1.8×"
    assert (rows["Published"]["before"], rows["Published"]["after"]) == ("11 February 2025", "30 July 2026")
    assert rows["First site runs, at the latest"]["after"] == "October 2028"


@pytest.mark.parametrize(
    ("date", "said"), [("2025-02-11", "11 February 2025"), ("2025-06", "June 2025"), ("2026", "2026")]
)
def test_a_date_is_as_precise_as_it_is_known(date: str, said: str) -> None:
    assert TEXT.say(Date(date)) == said


def test_the_page_holds_every_claim_before_any_kernel_is_there() -> None:
    html = Answerer(PAGES["claims"], TEXT).page_html(Scenario())
    assert html.count("data-verdict=") == len(CARDS)
    for found in judged():
        assert f'id="claim-{found.claim.id}" data-verdict="{found.kind}"' in html
