"""A printed page is a document of its own: white, as wide as paper, with what was changed, where it stands and when."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.browser.tab import Tab
from tests.hosts.process import Server

pytestmark = pytest.mark.browser


def test_paper_is_white_whatever_the_screen_and_says_what_was_changed(
    open_tab: Callable[..., Tab], still_server: Server
) -> None:
    tab = open_tab(color_scheme="dark").open(still_server, "funding_mix?chip=h100&v=1")
    tab.press("next_budget")
    tab.settle()
    seen, dark = tab.screen(), tab.chart("law", ".plot text").first.evaluate("(at) => getComputedStyle(at).fill")
    tab.page.evaluate("dispatchEvent(new Event('beforeprint'))")  # it is done when this returns
    assert (
        tab.chart("law", ".plot text").first.evaluate("(at) => getComputedStyle(at).fill") == "rgb(27, 35, 48)" != dark
    )
    assert {
        tab.chart(name, "svg.main-svg").first.get_attribute("width") for name in ("flow", "stack", "countries")
    } == {"800"}
    rows = [
        re.split(r"\s*\t\s*", row)
        for row in tab.page.locator("[data-slot=changes] tbody tr").evaluate_all(
            "(rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent).join('\t'))"
        )
    ]
    assert rows == [
        ["Chip bought", "H100 SXM", "GB300 (one GPU)"],
        ["Budget 2028 to 2034", "€4.1\N{NO-BREAK SPACE}bn", "€4\N{NO-BREAK SPACE}bn"],
    ]
    foot = tab.page.locator("[data-slot=printed]").text_content() or ""
    assert re.fullmatch(
        re.escape(f"{still_server.url}funding_mix?chip=h100&next_budget=4.1&v=1")
        + r"&data=\d{4}-\d\d-\d\d · Printed on \d{4}-\d\d-\d\d",
        foot,
    )
    tab.page.emulate_media(media="print")
    assert tab.root.locator(".panel, .tools, .presets, nav, .table, .ways").evaluate_all(
        "(all) => all.every((at) => !at.checkVisibility())"
    )
    assert tab.root.locator(".credit").evaluate_all(
        "(all) => all.length > 5 && all.every((at) => at.checkVisibility())"
    )
    tab.page.emulate_media(media="screen", color_scheme="dark")
    tab.page.evaluate("dispatchEvent(new Event('afterprint'))")
    tab.wait("document.querySelector('[data-chart=law] svg.main-svg').getAttribute('width') !== '800'")
    assert tab.chart("law", ".plot text").first.evaluate("(at) => getComputedStyle(at).fill") == dark
    assert tab.screen() == seen
    tab.assert_clean()
