"""Long lists in a browser: what fits is shown at once, and the address opens the same list."""

from __future__ import annotations

import pytest

from explorer.ledger import entries, months_old
from tests.browser.tab import Tab
from tests.hosts.process import Server

pytestmark = pytest.mark.browser


def test_the_list_of_sources_follows_filter_search_and_order_and_so_does_the_address(
    page: Tab, still_server: Server
) -> None:
    page.open(still_server, "sources", "loaded")
    page.page.keyboard.press("/")  # straight to the search
    page.page.keyboard.type("eurostat price")
    page.page.locator("select[name=grade]").select_option("official")
    page.page.get_by_role("button", name="Sort by As of").click()
    page.page.get_by_role("button", name="Sort by As of").click()
    expected = [
        entry.as_of
        for entry in entries()
        if entry.grade == "official" and entry.table == "countries" and entry.part == "electricity"
    ]
    rows = page.page.locator(".entries tbody tr").filter(visible=True)
    assert page.page.locator(".hits").inner_text() == f"{rows.count()} of {len(entries())} entries"
    assert rows.count() >= len(expected) > 20
    dates = rows.locator("time").all_inner_texts()
    assert dates == sorted(dates, reverse=True)
    assert page.page.locator("th[aria-sort=descending]").inner_text().startswith("As of")
    address = page.page.url
    assert address.endswith("/sources?grade=official&q=eurostat%20price&sort=-date")
    found = rows.evaluate_all("(all) => all.map((row) => row.id)")
    page.open(still_server, address.removeprefix(still_server.url), "loaded")
    assert rows.evaluate_all("(all) => all.map((row) => row.id)") == found
    page.page.get_by_role("searchbox").press("Escape")
    page.page.get_by_role("button", name="Clear").click()
    page.wait("(n) => document.querySelector('.hits').textContent === `${n} of ${n} entries`", len(entries()))
    page.assert_clean()


def test_the_age_that_counts_as_old_is_a_choice(page: Tab, still_server: Server) -> None:
    page.open(still_server, "sources?old=36&only=old&grade=law", "loaded")
    assert page.page.locator(".hits").inner_text() == f"0 of {len(entries())} entries"
    assert page.page.locator(".none").is_visible()
    page.page.locator("select[name=grade]").select_option("")
    rows = page.page.locator(".entries tbody tr").filter(visible=True)
    assert rows.count() == sum(months_old(entry.as_of) >= 36 for entry in entries())
    assert set(rows.locator(".stale").all_inner_texts()) == {"older than 36 months"}


def test_an_old_link_to_a_figure_still_finds_it(page: Tab, still_server: Server) -> None:
    page.page.goto(f"{still_server.url}method#f-pue")
    page.page.wait_for_url("**/sources#f-pue")
    row = page.page.locator("#f-pue")
    row.wait_for()
    page.wait(
        "(() => { const at = document.getElementById('f-pue').getBoundingClientRect(); return at.top > 0 && at.bottom < innerHeight; })()"
    )
