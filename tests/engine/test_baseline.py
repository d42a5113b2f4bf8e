"""Compared with a baseline, a page says both: in every figure, chart, table and control."""

from __future__ import annotations

import html
import re

import pytest

from explorer.charts.versus import on_the_same_axes, together
from explorer.desk.answers import Answerer
from explorer.engine.baseline import Baseline
from explorer.engine.view import chart_of
from explorer.html.beside import called
from explorer.html.beside import said as said_beside
from explorer.message import Num
from explorer.model import solve
from explorer.pages.contents import PAGES
from explorer.scenario import Scenario
from explorer.speech import MISSING, Text

TEXT = Text()
LIVE = [page for page in PAGES.values() if page.live]


@pytest.mark.parametrize(
    ("now", "was", "unit", "written"),
    [
        (32.1, 30.0, "EUR bn", "+€2.1 bn"),
        (20.0, 30.0, "EUR bn", "−€10 bn"),
        (0.17, 0.205, "share", "−3.5 points"),
        (6.0, 4.4, "ratio", "+1.6×"),
        (1e5, 4e5, "chips", "−300,000"),
        (2029.0, 2028.75, "year", "+3 months"),
        (0.30000000000000004, 0.3, "EUR bn", "no change"),
        (float("nan"), 1.0, "MW", MISSING),
        (1.0, 0.0, "flag", "changed"),
        (5.0, 3.0, "", "+2"),
    ],
)
def test_a_difference_has_its_sign_and_unit(now: float, was: float, unit: str, written: str) -> None:
    assert TEXT.difference(now, was, unit).replace("\N{NO-BREAK SPACE}", " ") == written


def test_figures_say_what_they_were() -> None:
    """EUR 20bn were announced, EUR 30bn are called for (known amounts of both presets)."""
    reply, _ = Answerer(PAGES["funding_mix"], TEXT)({"ask": "view", "query": "", "vs": "a25"})
    plain = {name: figure["was"].replace("\N{NO-BREAK SPACE}", " ") for name, figure in reply["figures"].items()}
    assert plain["raised"] == "was €20 bn, +€10 bn"
    assert plain["public_share"] == "was 35%, −1.7 points"
    assert reply["vs"]["name"] == "The announcement, 2025"
    assert reply["vs"]["query"] == "p=announced_2025&v=1"
    assert reply["controls"]["target"]["was"].replace("\N{NO-BREAK SPACE}", " ") == "Baseline: €20 bn"
    assert "was" not in reply["controls"]["computing_share"]
    same, _ = Answerer(PAGES["funding_mix"], TEXT)({"ask": "view", "query": "", "vs": ""})
    assert same["figures"]["raised"]["was"].replace("\N{NO-BREAK SPACE}", " ") == "was €30 bn, no change"
    assert "No input differs." in same["vs"]["html"]


@pytest.mark.parametrize("page", LIVE, ids=lambda page: page.id)
def test_every_chart_is_there_twice_on_the_same_axes(page: object) -> None:
    assert isinstance(page, type(LIVE[0]))
    now, was = solve(Scenario("called_2026", next_budget=6.0)), solve(Scenario("announced_2025"))
    for name in page.chart_functions:
        one, other = on_the_same_axes(chart_of(page, name, now).picture, chart_of(page, name, was).picture)
        for a, b in ((one.figure, other.figure), (one.narrow, other.narrow)):
            if not a or not b or not a["data"] or not b["data"]:
                continue
            for axis in a["layout"].keys() & b["layout"].keys():
                if axis.startswith(("xaxis", "yaxis")) and "range" in a["layout"][axis]:
                    assert list(a["layout"][axis]["range"]) == list(b["layout"][axis]["range"]), (name, axis)
            tops = {float(trace["zmax"]) for trace in [*a["data"], *b["data"]] if "zmax" in trace}
            assert len(tops) <= 1, name


@pytest.mark.parametrize("page", LIVE, ids=lambda page: page.id)
def test_every_table_has_both_and_the_difference(page: object) -> None:
    assert isinstance(page, type(LIVE[0]))
    now, was = solve(Scenario("called_2026", next_budget=6.0)), solve(Scenario("announced_2025"))
    for name in page.chart_functions:
        mine, theirs = (chart_of(page, name, results).table for results in (now, was))
        both = together(mine, theirs)
        heads = both.columns
        assert all(len(row) == len(heads) for row in both.rows), name
        assert len(both.rows) >= max(len(mine.rows), len(theirs.rows)), name
        for at, head in enumerate(heads):
            if head.head.id != "versus.column.difference":
                continue
            for row in both.rows:
                before, after, change = row[at - 2], row[at - 1], row[at]
                if isinstance(before, Num) and isinstance(after, Num):
                    assert isinstance(change, Num), (name, head)
                    assert change.value == pytest.approx(
                        after.value - before.value, abs=1e-9 * max(1, abs(after.value)), nan_ok=True
                    ), (name, head)


def test_the_table_of_money_says_both() -> None:
    """National budgets: EUR 2.5bn in the announcement's preset, EUR 5bn in the call's."""
    page = PAGES["funding_mix"]
    tables = (chart_of(page, "flow", solve(Scenario(preset))).table for preset in ("called_2026", "announced_2025"))
    both = together(*tables)
    row = next(row for row in both.rows if TEXT.say(row[0]) == TEXT("chart.flow.source.national_budgets"))
    amounts = [
        TEXT.say(cell)
        for column, cell in zip(both.columns, row, strict=True)
        if TEXT.say(column.head).startswith(TEXT("chart.flow.column.amount"))
    ]
    assert [amount.replace("\N{NO-BREAK SPACE}", " ") for amount in amounts] == ["2.5", "5", "+€2.5 bn"]


def test_the_page_that_is_sent_holds_the_comparison() -> None:
    answerer = Answerer(PAGES["gigafactory"], TEXT)
    scenario, shown = answerer.opened("chip=h100&v=1&vs=p%3Dannounced_2025%26v%3D1")
    page = answerer.page_html(scenario, **shown)
    body = re.sub(r"<(script|template).*?</\1>", "", page, flags=re.S)
    assert body.count('class="side was"') == len(PAGES["gigafactory"].charts)
    assert body.count('<em class="before">') == len(PAGES["gigafactory"].figures)
    assert "Baseline: <span" in body
    assert html.escape("vs=p%3Dannounced_2025%26v%3D1", quote=False) in body  # it goes along to other pages
    scenario, shown = answerer.opened("chip=h100&v=1")
    assert '<em class="before">' not in answerer.page_html(scenario, **shown)


def test_what_the_browser_has_is_not_sent_again() -> None:
    """The drawing of the baseline stays while a slider moves, unless the axes do."""
    answerer = Answerer(PAGES["funding_mix"], TEXT)
    first, _ = answerer({"ask": "view", "query": "", "vs": "a25"})
    have = {name: chart["digest"] for name, chart in first["charts"].items()}
    again, _ = answerer({"ask": "view", "query": "", "vs": "a25", "have": have})
    assert again["charts"] == {}
    other, _ = answerer({"ask": "view", "query": "", "vs": "ph1", "have": have})
    assert len(other["charts"]) > len(PAGES["funding_mix"].charts)  # the tables of all charts hold another baseline


@pytest.mark.parametrize(
    ("query", "said"),
    [("", "No input differs."), ("pue=1.3&v=1", "One input differs."), ("pue=1.3&mfu=0.3&v=1", "2 inputs differ.")],
)
def test_a_baseline_says_how_many_inputs_differ(query: str, said: str) -> None:
    assert said in said_beside(Baseline(""), PAGES["gigafactory"], Scenario.from_query(query), TEXT)


def test_a_baseline_is_named_in_full_and_in_short() -> None:
    baseline = Baseline("p=announced_2025&pue=1.2&v=1")
    assert TEXT.say(called(baseline)) == "The announcement, 2025, changes: 1"
    assert baseline.query == "p=announced_2025&pue=1.2&v=1"
    assert Baseline(f"s={baseline.short}").query == baseline.query
