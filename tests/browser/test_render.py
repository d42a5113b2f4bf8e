"""Every page opens, complains about nothing, asks nobody but its own server, and fits the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from explorer.pages.contents import PAGES
from tests.browser.expected import LIVE, assert_same_numbers, assert_shows, chart
from tests.browser.tab import Tab
from tests.hosts.process import Server

pytestmark = pytest.mark.browser

SCREENS: dict[int, dict[str, Any]] = {
    390: {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
    768: {"viewport": {"width": 768, "height": 1024}, "is_mobile": True, "has_touch": True},
    1024: {"viewport": {"width": 1024, "height": 768}},
    1440: {"viewport": {"width": 1440, "height": 1000}},
}

# What sticks out of the window on the right, other than what scrolls within a box of its own.
STICKS_OUT = """() => [...document.querySelectorAll(".ix *")].filter((at) => {
  const box = at.getBoundingClientRect();
  if (!box.width || box.right <= innerWidth + 1) return false;
  for (let up = at; up; up = up.parentElement) if (["auto", "scroll", "hidden"].includes(getComputedStyle(up).overflowX)) return false;
  return true;
}).map((at) => at.className?.baseVal ?? (at.className || at.tagName))"""


@pytest.mark.parametrize("width", SCREENS)
@pytest.mark.parametrize("name", PAGES)
def test_page_fits_and_is_clean(open_tab: Callable[..., Tab], still_server: Server, name: str, width: int) -> None:
    tab = open_tab(**SCREENS[width]).open(still_server, name, "drawn" if PAGES[name].live else "loaded")
    assert tab.page.locator("h1").count() == 1
    assert tab.page.evaluate("[innerWidth, document.documentElement.scrollWidth]") == [width, width]
    assert tab.page.evaluate(STICKS_OUT) == []
    tab.assert_clean()


@pytest.mark.parametrize("name", LIVE)
def test_page_is_clean_with_its_kernel(page: Tab, server: Server, name: str) -> None:
    """Voila's own script included, which comes after the charts."""
    page.open(server, name, "kernel")
    page.assert_clean()
    assert page.root.count() == 1
    assert_shows(page, name)


@pytest.mark.parametrize("name", LIVE)
def test_numbers_reach_the_charts_as_they_are(page: Tab, still_server: Server, name: str) -> None:
    page.open(still_server, name)
    for which, drawn in page.data().items():
        assert_same_numbers(chart(name, which, "").figure, drawn, which)


@pytest.mark.parametrize("name", LIVE)
def test_every_chart_has_picture_sentence_table_and_name(page: Tab, still_server: Server, name: str) -> None:
    page.open(still_server, name)
    drawings, seen = page.drawings(), page.screen()
    for which in PAGES[name].chart_functions:
        assert len(drawings[which]) > 1000, which
        assert len(seen["sentences"][which]) > 20, which
        assert page.chart(which, "table tbody tr").count() > 0, which
        assert seen["sentences"][which] in (page.chart(which, ".plot").get_attribute("aria-label") or ""), which


def test_a_page_that_is_not_there_says_so_and_loads_nothing_from_elsewhere(page: Tab, still_server: Server) -> None:
    page.server = still_server
    answer = page.page.goto(still_server.url + "no-such-page")
    assert answer is not None
    assert answer.status == 404
    page.settle()
    assert page.hosts == {still_server.host}


def test_links_of_the_pages_lead_to_pages(page: Tab, still_server: Server) -> None:
    page.open(still_server, "", "loaded")
    links = page.page.locator("a[href]").evaluate_all("(all) => all.map((a) => a.href)")
    own = {link for link in links if link.startswith(still_server.url)}
    assert {f"{still_server.url}{page}" for page in PAGES if page != "index"} <= own
    for link in own:
        path = "/" + link.removeprefix(still_server.url).partition("#")[0]
        assert still_server.get(path).status == 200, link


def test_the_name_of_the_page_is_in_view_among_the_others_on_a_phone(
    open_tab: Callable[..., Tab], still_server: Server
) -> None:
    last = list(PAGES)[-1]
    tab = open_tab(**SCREENS[390]).open(still_server, last, "loaded")
    tab.wait("document.querySelector('.ix').dataset.state !== 'first'")
    box = tab.page.locator("nav [aria-current]").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390


def test_a_page_scrolls_to_its_end_on_a_phone(open_tab: Callable[..., Tab], still_server: Server) -> None:
    """The sentence stays in view while a slider is moved, and hides no more than half of the window."""
    tab = open_tab(**SCREENS[390]).open(still_server, "funding_mix")
    tab.page.evaluate("scrollTo(0, 900)")
    tab.wait("scrollY > 500")
    box = tab.page.locator(".brief").bounding_box()
    assert box is not None
    assert box["y"] == pytest.approx(0, abs=1)
    assert box["height"] < 422
