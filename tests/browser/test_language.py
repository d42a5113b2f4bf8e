"""Links made in the browser keep the language, say the same as those of the server, and show no banner on the day they are made."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from explorer.scenario.address import Address
from explorer.scenario.changes import FIRST, history
from tests.browser.tab import Tab
from tests.browser.test_downloads import get
from tests.hosts.process import Server

pytestmark = pytest.mark.browser


def links(tab: Tab) -> list[str]:
    return tab.page.locator("a[data-keeps]").evaluate_all("(all) => all.map((at) => at.href)")


def test_the_language_goes_along(open_live: Callable[..., Tab]) -> None:
    tab = open_live("funding_mix?lang=en-XA")
    tab.press("next_budget")
    assert tab.page.url.endswith(f"/funding_mix?next_budget=4.1&v=1&data={history().edition}&lang=en-XA")
    assert "⟦" in (tab.page.locator("[data-slot=headline]").text_content() or "")
    assert all("lang%22%3A%22en-XA" in message for message in tab.answers())
    tab.page.locator('nav a[href*="/compare"]').click()
    tab.page.locator('.ix[data-page=compare][lang="en-XA"]').wait_for()
    tab.page.locator('nav a[href*="/sources"]').click()
    tab.page.locator('.ix[data-page=sources][data-state=live][lang="en-XA"] .sift [name=q]').fill("chip")
    tab.wait("() => location.search.includes('q=chip')")
    assert tab.page.url.endswith("/sources?lang=en-XA&q=chip")


def test_the_browser_writes_addresses_as_the_server_does(open_tab: Callable[..., Tab], still_server: Server) -> None:
    """The hardest: a reading, a baseline of then, a language by name, a filter."""
    start = Address(
        page="claims", versus="p=announced_2025&pue=1.2&v=1&then=2026-11-23", language="en", more={"q": "a b&c"}
    )
    mine = open_tab().open(still_server, start.write())
    mine.press("claim_budget")
    here = mine.page.url.removeprefix(still_server.url)
    assert Address.read(here).write() == here
    theirs = open_tab().open(still_server, here)
    assert links(theirs) == links(mine)
    mine.page.reload(wait_until="commit")
    mine.page.locator(".ix[data-drawn]").wait_for()
    assert mine.page.url.removeprefix(still_server.url) == here


def test_a_long_link_is_as_short_as_the_servers(open_tab: Callable[..., Tab], still_server: Server) -> None:
    query = "p=announced_2025&next_budget=2&cohesion=3&eib_loans=1&eib_equity=1&industry_equity=9&bank_debt=7&horizon_europe=1&v=1"
    here = Address(
        still_server.url, "funding_mix", query, {"countries": "per_head"}, "p=phase_one&v=1", history().edition
    )
    assert len(here.write()) > 200
    tab = open_tab(permissions=["clipboard-read", "clipboard-write"])
    tab.open(still_server, here.write().removeprefix(still_server.url))
    tab.page.locator(".ix[data-solver=server]").wait_for()
    tab.tool("link").click()
    tab.page.get_by_role("button", name="Copied").wait_for()
    assert tab.page.evaluate("navigator.clipboard.readText()") == here.link


def test_a_file_leads_back_without_a_banner(open_tab: Callable[..., Tab], still_server: Server) -> None:
    mine = open_tab().open(still_server, "funding_mix?bank_debt=7&v=1&view.countries=per_head&vs=a25")
    mine.page.locator(".ix[data-solver=server]").wait_for()
    mine.chart("flow", '[data-tool="download"]').click()
    _, content = get(mine, "csv")
    link = next(line for line in content.decode().splitlines() if line.startswith(f"# {still_server.url}"))[2:]
    theirs = open_tab().open(still_server, link.removeprefix(still_server.url))
    assert theirs.page.locator(".since").count() == 0
    assert theirs.screen() == mine.screen()
    undated = open_tab().open(still_server, "economics?bank_debt=7&v=1")
    assert undated.page.locator(".since").count() == 0
    old = open_tab().open(still_server, f"economics?bank_debt=7&v=1&data={FIRST}")
    assert old.page.locator(".since").count() == 1
