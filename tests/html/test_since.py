"""An old link opens and says what changed since, the old result beside the new one: with made-up histories."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from explorer import facts
from explorer.desk.answers import Answerer
from explorer.hosts.jupyter.widget import Page
from explorer.pages.contents import PAGES
from explorer.scenario import Scenario
from explorer.scenario.changes import history
from explorer.speech import Text

Row = tuple[str, str, str, str, str, str, str]
ROWS: list[Row] = [
    ("2027-01-10", "figure", "call_public", "8", "10", "EUR bn", "The call was read again."),
    ("2027-01-10", "figure", "union_capex_cap", "0.2", "0.17", "share", "The law was changed."),
    ("2027-03-01", "preset", "called_2026.next_budget", "3", "4", "EUR bn", "The budget was adopted."),
    ("2027-03-01", "preset", "phase_one.target", "9", "6", "EUR bn", "Another preset."),
    ("2027-03-01", "default", "cohesion", "1", "0", "EUR bn", "No money was asked for."),
    ("2027-03-01", "input", "tax", "tax", "tax_rate", "", "A clearer name."),
    ("2027-03-01", "input", "mood", "mood", "", "", "It moved nothing."),
]  # fmt: skip


@pytest.fixture
def made_up(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[list[Row]], None]]:
    """Puts rows in the place of the table of changes."""
    real = facts.table

    def put(rows: list[Row]) -> None:
        kept = real("changes")
        table = replace(kept, rows=tuple(dict(zip(kept.columns, row, strict=True)) for row in rows))
        monkeypatch.setattr(facts, "table", lambda name: table if name == "changes" else real(name))
        history.cache_clear()

    yield put
    monkeypatch.undo()
    history.cache_clear()


def words(page: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page)))


def since(query: str, page: str = "funding_mix") -> str:
    _, shown = Answerer(PAGES[page], Text()).opened(query)
    return words(shown["since"])


def test_a_link_of_today_says_nothing(made_up: Callable[[list[Row]], None]) -> None:
    made_up(ROWS)
    assert since("next_budget=2&v=1&data=2027-03-01") == ""
    assert since("") == ""  # whoever names no scenario asks for what holds today
    assert since("view.countries=per_head") == ""
    assert since("next_budget=2&v=1") == ""  # typed by hand: without a date, it asks for what holds today
    made_up([])
    assert since("next_budget=2&v=1&data=261123") == ""


def test_an_old_link_says_what_changed_and_what_it_does(made_up: Callable[[list[Row]], None]) -> None:
    made_up(ROWS)
    said = since("industry_equity=9&v=1&data=2026-11-23")
    assert (
        "This link was made with the data of 23 November 2026. The page shows it with the data of 1 March 2027." in said
    )
    assert "Budget 2028 to 2034: €3 bn then, €4 bn now. The budget was adopted." in said
    assert "Cohesion money: €1 bn then, €0 now. No money was asked for." in said
    assert "infrastructure of an AI gigafactory: 20% then, 17% now. The law was changed." in said
    assert "Another preset." not in said
    # Then 1 + 3 of the Union, 5 + 1 of the states, 9 + 12 of investors; now 1 + 4, 5, 9 + 12.
    assert "Raised €31 bn €31 bn no change" in said
    assert "Public share 32.3% 32.3% no change" in said
    # EUR 4bn of 30 then, 5 now, as a share of EUR 30bn or more.
    assert re.search(r"EU share of computing 12\.9% 16\.1% \+3\.2 points", said), said


def test_what_the_link_names_is_the_readers_and_did_not_change(made_up: Callable[[list[Row]], None]) -> None:
    made_up(ROWS)
    said = since("next_budget=4&cohesion=0&v=1&data=261123")  # both as they are today
    assert "Budget 2028 to 2034" not in said
    assert "Cohesion money" not in said
    assert "20% then, 17% now" in said


def test_a_later_link_says_only_what_is_later(made_up: Callable[[list[Row]], None]) -> None:
    made_up(ROWS)
    said = since("industry_equity=9&v=1&data=270110")
    assert "The budget was adopted." in said
    assert "The law was changed." not in said


def test_an_old_name_is_followed_and_one_that_is_gone_is_said(made_up: Callable[[list[Row]], None]) -> None:
    made_up(ROWS)
    scenario, shown = Answerer(PAGES["economics"], Text()).opened("tax=0.25&mood=3&v=1&data=261123")
    assert scenario["tax_rate"] == 0.25
    assert "What this link calls “tax” is “Tax on profit”. A clearer name." in words(shown["since"])
    assert [message for message in shown["messages"] if "mood" in message] == ["mood: 3 is no longer an input"]


def test_every_chart_can_be_compared_with_the_data_of_then(made_up: Callable[[list[Row]], None]) -> None:
    made_up(ROWS)
    answerer = Answerer(PAGES["funding_mix"], Text())
    reply, _ = answerer(
        {"ask": "view", "query": "industry_equity=9&v=1", "vs": "industry_equity=9&v=1&then=2026-11-23"}
    )
    assert reply["vs"]["name"] == "The call, 2026, changes: 1, as of 23 November 2026"
    assert reply["figures"]["union_share_computing"]["was"] == "was 12.9%, +3.2 points"
    assert reply["controls"]["next_budget"]["was"] == "Baseline: €3\N{NO-BREAK SPACE}bn"
    again, _ = answerer({"ask": "view", "query": "industry_equity=9&v=1", "vs": reply["vs"]["query"]})
    assert again["vs"] == reply["vs"]


def test_a_link_from_the_future_and_one_without_a_date_that_can_be_read_say_so() -> None:
    answerer = Answerer(PAGES["funding_mix"], Text())
    assert answerer.opened("pue=1.1&v=1&data=2099-01-01")[1]["messages"] == [
        f"This link was made with data of 1 January 2099; this explorer has those of {Text().date(history().edition)}."
    ]
    assert "soon" in answerer.opened("pue=1.1&v=1&data=soon")[1]["messages"][0]


def test_a_notebook_opens_a_link_with_all_that_it_shows(made_up: Callable[[list[Row]], None]) -> None:
    made_up(ROWS)
    page = Page(
        "funding_mix",
        "https://explorer.example/funding_mix?tax=0.2&v=1&data=261123&vs=a25&view.countries=per_head#chart-flow",
    )
    assert page.scenario == Scenario(tax_rate=0.2)
    reply, _ = page._answerer({"ask": "page", "query": page.query})
    assert "This link was made with the data of 23 November 2026." in words(reply["html"])
    assert "Compared with" in words(reply["html"])
    assert re.search(r'value="per_head" checked', reply["html"])
