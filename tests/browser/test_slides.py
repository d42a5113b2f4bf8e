"""The talk in the hall: keys, a slider, the speaker's window, paper; and nothing from another host."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.tab import PATIENCE, Tab
from tests.hosts.process import Server

pytestmark = pytest.mark.browser

LINK = "slides?p=announced_2025&chip=b200&v=1"
# The announcement with the B200: the cost range of the model, 25.9 (19.9 to 45.3) EUR bn, see tests/model/test_known_answers.py.
ENOUGH = "€20 bn is probably not enough: the plan costs €25.9 bn, at best €19.9 bn."
SMALLEST = """() => Math.min(...[...document.querySelectorAll("section.present .plot text, section.present :is(.stands, .foot)")]
  .filter((at) => at.textContent.trim())
  .map((at) => parseFloat(getComputedStyle(at).fontSize) * (at.closest(".plot") ? at.closest(".plot").getBoundingClientRect().width / at.closest(".plot").offsetWidth : 1)))"""


def said(page: Page) -> str:
    """The sentence of the slide on screen, without the signs that hold its lines together."""
    shown = page.locator("section.present [data-slot=say]").inner_text()
    return shown.replace("\N{WORD JOINER}", "").replace("\N{NO-BREAK SPACE}", " ")


def test_ten_slides_by_the_arrow_keys_from_a_scenario_link(open_tab: Callable[..., Tab], still_server: Server) -> None:
    tab = open_tab(viewport={"width": 1920, "height": 1080}).open(still_server, LINK)
    page = tab.page
    heads = []
    for n in range(1, 11):
        page.locator("section.present .plot[data-drawn]").wait_for()
        heads.append(page.locator("section.present h2").inner_text())
        assert page.locator("section.present .site").inner_text() == f"InvestAI Explorer, {n} of 10"
        assert re.search(r"\d+ (law or official|assumed)", page.locator("section.present .stands").inner_text())
        assert page.evaluate(SMALLEST) >= 19.99, heads[-1]  # px on a screen of 1080 lines: what the last row can read
        fits = page.evaluate(
            "() => [...document.querySelectorAll('section.present :is(.say, .hall, .picture, .foot, .stands)')].every((at) => at.getBoundingClientRect().bottom <= 1080)"
        )
        assert fits, heads[-1]
        if n == 4:
            assert said(page) == ENOUGH
        page.keyboard.press("ArrowRight")
    assert heads[0] == "Who pays?"
    assert len(set(heads)) == 10
    tab.wait("() => location.search.endsWith('&slide=10')")
    page.keyboard.press("ArrowLeft")
    assert page.locator("section.present h2").inner_text() == heads[8]
    tab.assert_clean()


def test_a_slider_moves_sentence_chart_and_address_and_a_clicker_goes_on(page: Tab, server: Server) -> None:
    """With the kernel: one slide of the notebook answers for all."""
    page.open(server, f"{LINK}&slide=4", "kernel")
    before = page.drawings()["budget"]
    slider = page.field("target", ".slide")
    slider.focus()
    for _ in range(60):
        slider.press("ArrowRight")
    page.wait("() => document.querySelector('section.present [data-slot=say]').textContent.includes('50')")
    assert said(page.page) == "€50 bn is enough: even at the high end of the range the plan costs €45.3 bn."
    page.wait("(before) => ixTest.quiet() > 300 && ixTest.drawings().budget !== before", before)
    assert "target=50" in page.query
    slider.press("PageDown")
    assert page.page.locator("section.present h2").inner_text() == "Does it pay?"
    page.assert_clean()


def test_the_speaker_sees_notes_and_moves_the_hall(page: Tab, still_server: Server) -> None:
    page.open(still_server, f"{LINK}&slide=4")
    with page.context.expect_page() as opened:
        page.page.keyboard.press("s")
    speaker = opened.value
    notes = speaker.locator(".speaker-controls-notes")
    notes.get_by_text("Ask the hall:").wait_for(timeout=PATIENCE)
    assert "Euro foreign exchange reference rates (European Central Bank" in notes.inner_text()
    view = speaker.frame_locator("iframe").first
    view.locator(".ix[data-drawn]").wait_for()
    slider = view.locator("section.present .slide")
    slider.focus()
    slider.press("ArrowRight")
    page.wait("() => document.querySelector('section.present [data-slot=say]').textContent.includes('€20.5')")
    notes.get_by_text("€20.5 bn is probably not enough").wait_for()
    page.assert_clean()


def test_on_paper_it_is_ten_light_pages(open_tab: Callable[..., Tab], still_server: Server) -> None:
    tab = open_tab(color_scheme="dark").open(still_server, f"{LINK}&print-pdf")
    tab.wait("() => document.querySelectorAll('.pdf-page .plot[data-drawn]').length === 10")
    assert tab.page.evaluate("getComputedStyle(document.querySelector('.pdf-page h2')).color") == "rgb(31, 78, 140)"
    paper = tab.page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 10
    assert len(paper) < 2_000_000  # striped bars once made it 24 MB
    tab.assert_clean()


def test_it_fits_a_phone(open_tab: Callable[..., Tab], still_server: Server) -> None:
    tab = open_tab(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True).open(still_server, "slides")
    assert tab.page.evaluate("[innerWidth, document.documentElement.scrollWidth]") == [390, 390]
    assert tab.chart("flow", ".plot[data-drawn=narrow]").count() == 1
    tab.assert_clean()
