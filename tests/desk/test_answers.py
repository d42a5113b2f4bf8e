"""One message in, one message out: whoever answers, the page gets the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer import Scenario, solve
from explorer.charts import CHARTS
from explorer.desk.answers import Answerer
from explorer.engine.wire import frame
from explorer.pages.contents import PAGES
from explorer.scenario import inputs, presets
from explorer.speech import Text

LIVE = [page for page in PAGES.values() if page.live]
TEXT = Text()


def ask(page: str, **message: object) -> dict:
    reply, _ = Answerer(PAGES[page], TEXT)({"ask": "view", "query": "", **message})
    return reply


@pytest.mark.parametrize("page", LIVE, ids=lambda page: page.id)
@pytest.mark.parametrize("preset", presets())
def test_a_view_holds_all_that_its_page_shows(page, preset: str) -> None:
    reply, buffer = Answerer(page, TEXT)({"ask": "view", "query": Scenario(preset).to_query()})
    assert set(reply["charts"]) == set(CHARTS[page.id])
    assert set(reply["controls"]) == set(page.fields)
    assert list(reply["figures"]) == list(page.figures)
    assert reply["preset"] == preset
    assert reply["problems"] == []
    assert frame(reply, buffer)  # it can be sent


def test_a_move_changes_sentence_figures_and_charts() -> None:
    before, after = ask("funding_mix"), ask("funding_mix", change={"next_budget": 3})
    assert after["query"] == "next_budget=3&v=1"
    assert before["headline"] != after["headline"]
    assert before["figures"]["raised"]["value"] == "€30\N{NO-BREAK SPACE}bn"
    assert after["figures"]["raised"]["value"] == "€29\N{NO-BREAK SPACE}bn"
    assert before["charts"]["flow"]["digest"] != after["charts"]["flow"]["digest"]
    assert after["controls"]["next_budget"] == {
        "value": 3.0,
        "text": "€3\N{NO-BREAK SPACE}bn",
        "typed": "3",
        "own": True,
        "grade": "own",
        "mark": "Source of Budget 2028 to 2034: your choice",
    }


def test_what_the_browser_has_is_not_sent_again() -> None:
    page = Answerer(PAGES["gigafactory"], TEXT)
    first, _ = page({"ask": "view", "query": ""})
    have = {name: chart["digest"] for name, chart in first["charts"].items()}
    again, buffer = page({"ask": "view", "query": "", "have": have})
    assert again["charts"] == {}
    assert buffer == b""
    moved, _ = page({"ask": "view", "query": "", "have": have, "change": {"country": "FI"}})
    assert "host_countries" in moved["charts"]
    assert "capex_parts" not in moved["charts"]  # where the site stands does not change what a chip costs


def test_a_refused_value_names_field_range_and_unit_and_the_last_good_state_stays() -> None:
    reply = ask("funding_mix", query="next_budget=3&v=1", change={"next_budget": "900"})
    assert reply["query"] == "next_budget=3&v=1"
    (problem,) = reply["problems"]
    assert problem["field"] == "next_budget"
    for part in (TEXT("input.next_budget.label"), "900", "€0", "€20\N{NO-BREAK SPACE}bn"):
        assert part in problem["message"]


def test_one_bad_value_does_not_take_the_good_ones_along() -> None:
    reply = ask("funding_mix", change={"next_budget": "nonsense", "eib_loans": "2"})
    assert reply["query"] == "eib_loans=2&v=1"
    assert [problem["field"] for problem in reply["problems"]] == ["next_budget"]


def test_reset_puts_an_input_back_to_its_preset() -> None:
    reply = ask("funding_mix", query="p=announced_2025&cohesion=5&eib_loans=1&v=1", change={"cohesion": None})
    assert reply["query"] == "p=announced_2025&eib_loans=1&v=1"


def test_the_same_question_has_the_same_answer_after_any_other() -> None:
    """The answerer computes only what changed; that must not show."""
    page = Answerer(PAGES["funding_mix"], TEXT)
    fresh = frame(*Answerer(PAGES["funding_mix"], TEXT)({"ask": "view", "query": "pue=1.3&v=1"}))
    for query in ("", "p=all_public&v=1", "sites_large=0&sites_medium=0&v=1"):
        page({"ask": "view", "query": query})
    assert frame(*page({"ask": "view", "query": "pue=1.3&v=1"})) == fresh


def test_sources_and_chains_come_as_html() -> None:
    page = Answerer(PAGES["funding_mix"], TEXT)
    source = page({"ask": "source", "name": "target", "query": ""})[0]["html"]
    assert "IP/26/1708" in source or "gigafactories call" in source
    chain = page({"ask": "chain", "name": "cap_headroom", "query": ""})[0]["html"]
    assert "union_ceiling" in chain or "17%" in chain
    assert page({"ask": "source", "name": "union_capex_cap"})[0]["html"].count("17%") >= 1


@given(
    st.dictionaries(
        st.sampled_from([*inputs(), "nonsense", "__class__"]),
        st.one_of(
            st.none(),
            st.text(max_size=12),
            st.floats(),
            st.integers(),
            st.booleans(),
            st.lists(st.integers(), max_size=2),
        ),
        max_size=4,
    ),
    st.text(max_size=40),
)
@settings(max_examples=60, deadline=None)
def test_no_message_breaks_the_answerer(change: dict, query: str) -> None:
    reply = ask("gigafactory", query=query, change=change)
    again = Scenario.from_query(reply["query"])
    assert again.to_query() == reply["query"]
    assert reply["figures"]["chips_total"]["value"] == TEXT.quantity(float(solve(again)["chips_total"]), "chips")


@pytest.mark.parametrize(
    "message", [{}, {"ask": "chain"}, {"ask": "chain", "name": "os"}, {"ask": "source", "name": "x"}, {"ask": 3}]
)
def test_an_unknown_question_gets_a_word(message: dict) -> None:
    reply, _ = Answerer(PAGES["funding_mix"], TEXT)(message)
    assert reply["problems"][0]["message"]
