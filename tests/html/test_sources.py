"""The page of sources: every entry before any script runs, in the reader's words."""

from __future__ import annotations

import re
from html import unescape

import pytest

from explorer.desk.answers import Answerer
from explorer.facts import figures
from explorer.html.sources import content, told
from explorer.html.uses import pages_of
from explorer.ledger import entries
from explorer.pages.contents import PAGES
from explorer.scenario import Scenario
from explorer.scenario.address import Address
from explorer.speech import Text

TEXT = Text()
PAGE = Answerer(PAGES["sources"], TEXT).page_html(Scenario(), base="/")
ROWS = {row["entry"].id: row for row in content(TEXT, Address("/"))["rows"]}


def test_every_entry_stands_on_the_page_with_a_link_of_its_own() -> None:
    assert re.findall(r'<tr id="([^"]+)" data-grade', PAGE) == [entry.id for entry in entries()]


def test_no_column_or_unit_is_left_in_the_words_of_the_table() -> None:
    for row in ROWS.values():
        for said in (*row["amounts"], *row["words"]):
            assert "_" not in said["name"], (row["entry"].id, said)
        assert not re.search(r"nan|None|[{}]", " ".join(amount["shown"] for amount in row["amounts"]))


def test_a_rounded_number_says_what_stands_in_the_table() -> None:
    (amount,) = ROWS["f-envelope_dep"]["amounts"]
    assert (amount["shown"], amount["exact"]) == ("€8.2\N{NO-BREAK SPACE}bn", "in the table: 8.168 EUR bn")
    assert ROWS["f-call_union"]["amounts"][0]["exact"] == ""


@pytest.mark.parametrize(
    ("name", "pages"),
    [
        ("union_capex_cap", {"funding_mix", "claims"}),
        ("fast_lane_lead", {"access"}),
        ("public_cost_factor", {"gigafactory", "claims"}),
        ("announced_topup", {"index"}),
        ("frontier_growth_published", {"compare"}),
    ],
)
def test_pages_that_use_a_figure(name: str, pages: set[str]) -> None:
    """Seen on those pages."""
    assert pages <= set(pages_of()[name])
    assert "method" not in pages_of()[name]


def test_the_summary_adds_up() -> None:
    rows = content(TEXT, Address("/"))["summary"]
    for name in ("figures", "figures_old", "rows", "old"):
        assert sum(row[name] for row in rows[:-1]) == rows[-1][name]
    assert (rows[-1]["figures"], rows[-1]["rows"]) == (len(figures()), len(entries()) - len(figures()))
    guesses = sum(figure.grade == "assumption" for figure in figures().values())
    assert f"{guesses} of the figures ({TEXT.numbers.percent(guesses / len(figures()))}) are assumptions" in told(
        12, TEXT
    )


def test_figures_stand_on_one_page_alone() -> None:
    method = Answerer(PAGES["method"], TEXT).page_html(Scenario(), base="/")
    assert 'id="f-' not in method
    for target in set(re.findall(r'href="/sources#([^"]+)"', method)):
        assert unescape(target) in ROWS
