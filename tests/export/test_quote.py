"""Quotes say value, range, scenario and date, and their link opens the same scenario."""

from __future__ import annotations

import json
import re
from datetime import date
from html import unescape
from urllib.parse import urlsplit

import pytest

from explorer.claims import judged
from explorer.desk.answers import Answerer
from explorer.export.quote import Quote, Quoter
from explorer.model import solve
from explorer.pages.contents import PAGES
from explorer.scenario import Scenario
from explorer.scenario.changes import history
from explorer.speech import Text

TEXT = Text()
BASE = "https://explorer.example/"
NBSP = "\N{NO-BREAK SPACE}"


def quote(
    what: str, name: str = "", page: str = "gigafactory", query: str = "", base: str = BASE, **options: str
) -> Quote:
    scenario = Scenario.from_query(query)
    quoter = Quoter(
        PAGES[page], scenario, solve(scenario), TEXT, base=base, options=options, accessed=date(2026, 11, 25)
    )
    found = quoter.of(what, name)
    assert found is not None
    return found


def test_a_number_in_a_sentence_and_in_a_footnote() -> None:
    made = quote("figure", "capex_total", query="p=announced_2025&v=1")
    assert made.sentence == (
        f"In the scenario “The announcement, 2025”, the InvestAI Explorer puts “Cost to build all sites” at €27{NBSP}bn,"
        f" in a range of €20.8{NBSP}bn to €47.3{NBSP}bn (version 0.2.0, figures as of 25 November 2026)."
    )
    assert made.footnote == (
        f"InvestAI Explorer, version 0.2.0, Cost to build all sites: €27{NBSP}bn (€20.8{NBSP}bn to €47.3{NBSP}bn),"
        " the scenario “The announcement, 2025”, figures as of 25 November 2026,"
        " https://explorer.example/gigafactory?p=announced_2025&v=1&data=EDITION (accessed 25 November 2026).".replace(
            "EDITION", history().edition
        )
    )


def test_what_the_reader_changed_is_named() -> None:
    said = quote("figure", "capex_total", query="chip=h100&pue=1.3&sites_large=2&sites_medium=1&v=1").sentence
    assert "the scenario “The call, 2026” with changes (" in said
    assert "; and 1 more)" in said


def test_a_number_without_a_range_says_so() -> None:
    assert f"at €30{NBSP}bn; it gives no range for it" in quote("figure", "raised", "funding_mix").sentence


@pytest.mark.parametrize(
    ("what", "name", "page", "query"),
    [
        ("figure", "capex_total", "gigafactory", ""),
        ("figure", "capex_total", "index", "p=announced_2025&v=1"),
        ("chart", "countries", "funding_mix", "next_budget=2&v=1"),
        ("page", "", "economics", "p=phase_one&pue=1.2&v=1"),
        ("claim", "fund_20", "claims", ""),
    ],
)
def test_the_link_opens_the_same_scenario_on_a_page_that_shows_it(what: str, name: str, page: str, query: str) -> None:
    address = urlsplit(quote(what, name, page, query).reference.url)
    scenario = Scenario.from_query("p=announced_2025&v=1" if what == "claim" else query)
    assert Scenario.nearest(address.query) == (scenario, [])
    assert address.query.startswith("p=")  # whatever a page without a scenario opens one day
    assert PAGES[address.path.removeprefix("/")].live


def test_a_chart_is_quoted_in_the_reading_on_screen() -> None:
    made = quote("chart", "countries", "funding_mix", countries="per_head")
    assert (
        made.reference.url
        == f"{BASE}funding_mix?p=called_2026&v=1&view.countries=per_head&data={history().edition}#chart-countries"
    )
    assert made.sentence != quote("chart", "countries", "funding_mix").sentence


def test_a_sentence_of_the_page_gives_the_ranges_of_its_numbers() -> None:
    said = quote("page", page="economics").sentence
    assert re.search(r"Ranges: .+, .+ to .+\.$", said)
    assert "[[" not in said


@pytest.mark.parametrize("page", [page.id for page in PAGES.values() if page.live])
def test_every_chart_and_every_page_can_be_quoted(page: str) -> None:
    made = [quote("page", page=page), *(quote("chart", name, page) for name in PAGES[page].chart_functions)]
    made += [quote("figure", name, page) for name in PAGES[page].figures]
    for each in made:
        assert each.sentence.startswith(("By the InvestAI Explorer", "In the scenario")), each.label
        assert "25 November 2026" in each.sentence
        assert "the scenario “The call, 2026”" in each.sentence
        assert not re.search(r"\bnan\b|None|\[\[|  |\{", each.sentence), each.sentence
        ((item,),) = (json.loads(each.parts["csl"]),)
        assert item["id"].isascii()


def test_every_verdict_can_be_quoted() -> None:
    for verdict in judged():
        said = quote("claim", verdict.claim.id, "claims").sentence
        assert verdict.claim.claim in said
        assert TEXT(f"claims.verdict.{verdict.kind}").lower() in said
        assert not re.search(r"\bnan\b|None|\[\[|[<>]", said), said


@pytest.mark.parametrize(
    "base", ["javascript:alert(1)//", "https://a.example/{}/", "", "https://a.example/x y/", "x" * 400]
)
def test_what_is_no_address_is_left_out(base: str) -> None:
    made = quote("figure", "capex_total", base=base)
    assert made.reference.url == ""
    assert made.footnote.endswith("(computed 25 November 2026).")


def test_a_page_asks_for_a_quote_and_gets_four_parts() -> None:
    reply, _ = Answerer(PAGES["claims"], TEXT)(
        {"ask": "cite", "what": "claim", "name": "cern", "base": BASE, "query": ""}
    )
    parts = re.findall(r'data-part="(\w+)"', reply["html"])
    assert parts == ["sentence", "footnote", "bibtex", "csl"]
    assert "not checkable" in unescape(reply["html"])
    for what, name in (("chart", "flow"), ("figure", "chips"), ("figure", "nothing"), ("claim", ""), ("", "")):
        refused, _ = Answerer(PAGES["claims"], TEXT)({"ask": "cite", "what": what, "name": name, "query": ""})
        assert refused["problems"], what
