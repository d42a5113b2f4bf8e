"""What only a browser shows of the classroom: the tour by keyboard, a class that is pasted, a sheet on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.tab import Tab
from tests.hosts.process import Server

pytestmark = pytest.mark.browser

WON = "p=announced_2025&chip_unit=h100e&horizon_europe=0&national_budgets=0&cohesion=0&bank_debt=9&v=1"
FOCUS = "document.activeElement.dataset.tool ?? document.activeElement.className"


def test_the_tour_by_keyboard(open_live: Callable[..., Tab]) -> None:
    tab = open_live("funding_mix")
    page, steps = tab.page, tab.page.locator(".driver-popover-progress-text")
    assert not [url for url in tab.asked if "driver" in url]  # nothing of it is loaded before it starts
    page.locator(".tour-offer").get_by_role("button", name="No, thanks").click()
    tab.tool("tour").press("Enter")
    steps.filter(has_text="1 of 6").wait_for()
    tab.wait("document.activeElement.classList.contains('driver-popover-next-btn')")
    page.keyboard.press("ArrowRight")
    steps.filter(has_text="2 of 6").wait_for()
    tab.wait("document.activeElement.classList.contains('driver-popover-next-btn')")
    page.keyboard.press("Shift+Tab")
    assert "driver-popover-prev-btn" in page.evaluate(FOCUS)
    page.keyboard.press("Enter")
    steps.filter(has_text="1 of 6").wait_for()
    page.keyboard.press("Escape")
    tab.wait("document.activeElement.dataset.tool === 'tour'")  # back where it was
    assert page.locator(".driver-popover, .driver-overlay").count() == 0
    page.reload()
    tab.root.locator("xpath=self::*[@data-drawn]").wait_for()
    tab.settle()
    assert page.locator(".tour-offer").count() == 0  # answered once
    tab.assert_clean()


def test_an_address_can_start_the_tour_on_a_phone(open_tab: Callable[..., Tab], still_server: Server) -> None:
    tab = open_tab(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    tab.open(still_server, "challenge?tour=1")
    words = tab.page.locator(".driver-popover")
    for _ in range(5):
        words.wait_for()
        box = words.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        assert box["y"] + box["height"] <= 844
        tab.wait("document.activeElement.classList.contains('driver-popover-next-btn')")
        assert tab.page.evaluate("document.body.classList.contains('driver-simple')")  # nothing glides
        tab.page.keyboard.press("Enter")
    tab.page.locator(".driver-popover-done-btn").click()
    assert words.count() == 0


def test_a_class_is_shown_whatever_stands_in_its_lines(open_live: Callable[..., Tab]) -> None:
    tab = open_live("challenge")
    page, room = tab.page, tab.page.locator("[data-class]")
    lines = [
        f"<img src=x onerror=alert(1)> Ada: http://localhost/challenge?{WON}",
        "no link at all",
        "",
        "=1+1 http://localhost/challenge?p=announced_2025&v=1",
        "Cleo: http://localhost/challenge?pue=99&v=1",
    ]
    asked = len(tab.asked)
    room.locator("textarea").fill("\n".join(lines))
    room.locator("[data-act=show]").click()
    page.locator("[data-slot=class-found] .plot[data-drawn]").wait_for()
    assert room.locator("[data-slot=class-bad] li").all_text_contents() == [
        "Line 2: no link in it",
        "Line 5: PUE: “99.0” is not a number from 1 to 2",
    ]
    names = room.locator("tbody th")
    assert names.all_text_contents() == ["<img src=x onerror=alert(1)> Ada", "=1+1"]
    assert room.locator("tbody img").count() == 0
    assert not [url for url in tab.asked[asked:] if "Ada" in url]  # names stay in the browser
    room.locator('[data-sort="0"]').click()
    assert names.all_text_contents() == ["=1+1", "<img src=x onerror=alert(1)> Ada"]
    assert room.locator('th[aria-sort="ascending"]').inner_text().startswith("Score")
    with page.expect_download() as download:
        room.locator("[data-act=csv]").click()
    saved = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert saved[0].startswith('"Student","Score [points]"')
    assert saved[2].startswith('"\'=1+1"')  # a spreadsheet shows it and does not compute it
    assert '"100","400000","H100-equivalents","19","0.0789' in saved[1]
    tab.move(names.get_by_role("link").last.click)
    assert tab.query == WON
    assert page.evaluate("Object.keys(localStorage).length") == 0  # nothing is kept, of anyone
    tab.assert_clean()


def test_a_lesson_sheet_fills_two_pages(open_tab: Callable[..., Tab], still_server: Server) -> None:
    tab = open_tab().open(still_server, "lessons", "loaded")
    page = tab.page
    page.evaluate("window.print = () => (window.printed = true)")
    page.locator("#loses [data-tool=sheet]").click()
    tab.wait("window.printed")
    sheet = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", sheet)) == 2
    assert page.locator("#loses details").get_attribute("open") is None  # folded again on the screen
    tab.assert_clean()
