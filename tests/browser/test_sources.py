"""Behind every input stands its source, behind every number its chain."""

from __future__ import annotations

import pytest

from explorer.facts import figures
from explorer.model import solve
from explorer.pages.contents import PAGES
from explorer.scenario import Scenario, inputs
from explorer.speech import Text
from explorer.speech.controls import shown_value
from explorer.speech.names import label_of
from tests.browser.expected import LIVE, SOME
from tests.browser.tab import Tab
from tests.hosts.process import Server

pytestmark = pytest.mark.browser

TEXT = Text("en")


def open_source(page: Tab, field: str) -> str:
    """Click the mark of a control; what opens."""
    page.field(field, ".mark").click()
    page.page.locator(".pop").wait_for()
    page.wait("(label) => document.querySelector('.pop h3')?.textContent === label", TEXT(f"input.{field}.label"))
    return page.page.locator(".pop").inner_text()


@pytest.mark.parametrize("name", LIVE)
def test_every_mark_opens_value_range_source_date_and_grade(page: Tab, still_server: Server, name: str) -> None:
    page.open(still_server, name)
    page.unfold()
    scenario = Scenario()
    for field in PAGES[name].fields:
        shown = open_source(page, field)
        entry, given = inputs()[field], scenario.given[field]
        assert shown_value(entry, scenario[field], TEXT) in shown, field
        assert TEXT(f"grade.{given.grade}") in shown, field
        if entry.low is not None and entry.high is not None:
            assert TEXT.quantity(entry.low, entry.unit) in shown, field
            assert TEXT.quantity(entry.high, entry.unit) in shown, field
        if given.figure:
            figure = figures()[given.figure]
            for part in (figure.source_title, figure.publisher, str(figure.as_of)):
                assert part in shown, (field, part)
            link = page.page.locator(".pop a")
            assert (link.get_attribute("href") if link.count() else "") == figure.url, field
        else:
            assert given.note or entry.note, field
            assert (given.note or entry.note) in shown, field
        box = page.page.locator(".pop").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["y"] >= 0
        assert box["x"] + box["width"] <= 1440
        assert box["y"] + box["height"] <= 1000
        page.page.keyboard.press("Escape")
        page.page.locator(".pop").wait_for(state="hidden")
    page.assert_clean()


def test_a_mark_says_when_the_value_is_the_readers_own(page: Tab, still_server: Server) -> None:
    page.open(still_server, "funding_mix")
    page.press("target")
    assert "own" in (page.field("target", ".mark").get_attribute("class") or "")
    shown = open_source(page, "target")
    assert TEXT("grade.own") in shown
    assert "€30.5\u00a0bn" in shown


def test_a_marks_name_says_how_sure_it_is(page: Tab, still_server: Server) -> None:
    """Not by colour alone: who cannot see the mark hears its grade, also when it changes."""
    page.open(still_server, "funding_mix")
    mark = page.field("target", ".mark")
    assert mark.get_attribute("aria-label") == TEXT(
        "mark.label", what=TEXT("input.target.label"), grade=TEXT("grade.official")
    )
    page.press("target")
    own = TEXT("mark.label", what=TEXT("input.target.label"), grade=TEXT("grade.own"))
    assert (mark.get_attribute("aria-label"), mark.get_attribute("title")) == (own, own)


@pytest.mark.parametrize("name", LIVE)
def test_every_figure_opens_its_chain_down_to_sources(page: Tab, still_server: Server, name: str) -> None:
    page.open(still_server, name)
    results = solve(Scenario())
    for which in PAGES[name].figures:
        page.page.locator(f'[data-figure="{which}"] > button').click()
        dialog = page.page.locator("dialog.chain[open]")
        dialog.wait_for()
        page.wait("(name) => document.querySelector('dialog.chain h2')?.textContent === name", label_of(which, TEXT))
        shown = dialog.inner_text()
        assert TEXT.quantity(float(results[which]), results.unit(which)) in shown, which
        assert results.explain(which).formula in shown, which
        dialog.locator("details").evaluate_all("(all) => all.forEach((at) => (at.open = true))")
        leaves = dialog.locator(".leaf")
        assert leaves.locator(".mark").count() > 0, which
        assert leaves.locator(".what").count() > 0, which
        page.page.keyboard.press("Escape")
        dialog.wait_for(state="hidden")
        assert (
            page.page.evaluate("document.activeElement?.closest('[data-figure]')?.dataset.figure") == which
        )  # back to where the reader was
    page.assert_clean()


def test_a_chain_reaches_a_published_source(page: Tab, still_server: Server) -> None:
    """From the cost of the plan to the document that names its size, with a link to it."""
    page.open(still_server, "gigafactory")
    page.page.locator("[data-figure=capex_total]").click()
    dialog = page.page.locator("dialog.chain[open]")
    dialog.wait_for()
    links = dialog.locator("a[href^=http]").evaluate_all("(all) => all.map((at) => at.href)")
    known = {figure.url for figure in figures().values() if figure.url}
    assert set(links) & known
    dialog.get_by_role("button", name="Close").click()
    dialog.wait_for(state="hidden")


@pytest.mark.parametrize("name", SOME)
def test_the_numbers_of_the_sentence_open_their_chain(page: Tab, still_server: Server, name: str) -> None:
    page.open(still_server, name)
    page.move(page.preset("announced_2025").click)
    for number in page.page.locator("[data-slot=headline] .num").all():
        shown = number.inner_text()
        number.click()
        dialog = page.page.locator("dialog.chain[open]")
        dialog.wait_for()
        if (
            number.get_attribute("data-lead") is None
        ):  # it is the value itself; else the first line says how it comes from it
            assert shown in dialog.locator(".big").first.inner_text()
        else:
            assert dialog.locator(".lead").count() == 1, shown
        assert dialog.locator(".tree li, .leaf .mark").count(), shown  # its steps, or its source when it is given
        page.page.keyboard.press("Escape")
        dialog.wait_for(state="hidden")
    page.assert_clean()


def test_a_chain_is_that_of_the_scenario_on_screen(page: Tab, still_server: Server) -> None:
    page.open(still_server, "funding_mix?p=all_public&v=1")
    page.press("next_budget")
    page.page.locator("[data-figure=raised]").click()
    big = page.page.locator("dialog.chain[open] .big")
    big.wait_for()
    assert big.inner_text() == page.screen()["figures"]["raised"]["value"] == "€30.1\u00a0bn"
    counted = TEXT("chain.counts", n="N", unsure="M", own=1).partition("M")[2]
    assert page.page.locator("dialog.chain .count").inner_text().endswith(counted)


def test_numbers_of_the_first_page_open_their_sources(page: Tab, still_server: Server) -> None:
    page.open(still_server, "", "loaded")
    page.page.locator(".ix[data-solver=server]").wait_for()
    marks, numbers = page.page.locator(".versus [data-source]"), page.page.locator(".versus [data-explain]")
    assert marks.count() + numbers.count() > 5
    for mark in marks.all():
        mark.click()
        page.wait("document.querySelector('.pop dl')?.checkVisibility()")
        page.page.keyboard.press("Escape")
    for number in numbers.all():
        value = number.inner_text()
        number.click()
        dialog = page.page.locator("dialog.chain[open]")
        dialog.wait_for()
        digits = value.split("\u00a0")[0].split(" ")[0]
        assert digits in dialog.locator(".big").inner_text(), value
        page.page.keyboard.press("Escape")
        dialog.wait_for(state="hidden")
    page.assert_clean()


def test_the_method_page_finds_and_opens(page: Tab, still_server: Server) -> None:
    page.open(still_server, "method", "loaded")
    page.page.locator(".ix[data-solver=server]").wait_for()
    rows = page.page.locator(".ledger tbody tr")
    everything = rows.filter(visible=True).count()
    page.page.get_by_role("searchbox").fill("cohesion")
    page.wait(
        "(n) => [...document.querySelectorAll('.ledger tbody tr')].filter((row) => !row.hidden).length < n", everything
    )
    found = rows.filter(visible=True)
    assert 0 < found.count() < everything / 4
    assert all("cohesion" in text.lower() for text in found.all_inner_texts())
    page.page.get_by_role("searchbox").fill("")
    page.page.locator("[data-explain]").first.click()
    page.page.locator("dialog.chain[open] .tree").wait_for()
    page.assert_clean()
