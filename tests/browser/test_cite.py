"""The tool that cites: at the foot of a card, in the bar, in a chain and on a verdict it opens one dialog."""

from __future__ import annotations

import pytest

from explorer.scenario import Scenario
from tests.browser.tab import Tab
from tests.hosts.process import Server

pytestmark = pytest.mark.browser


def test_a_chart_a_number_and_a_verdict_are_cited_and_copied(page: Tab, still_server: Server) -> None:
    page.open(still_server, "claims?p=announced_2025&v=1")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    dialog = page.page.locator("dialog.chain[open]")
    for place in (".tools", "[data-chart=own_claim]", "#claim-fund_20"):
        page.page.locator(f"{place} [data-tool=cite]").click()
        dialog.locator("[data-part]").nth(3).wait_for()
        assert "the scenario “The announcement, 2025”" in dialog.locator("[data-part=sentence] pre").inner_text()
        page.page.keyboard.press("Escape")
    page.page.locator("[data-figure=claim_cost]").click()
    dialog.locator(".tree").wait_for()
    dialog.locator("[data-tool=cite]").click()
    dialog.locator("[data-part=bibtex] button").click()
    page.wait("navigator.clipboard.readText().then((text) => text.startsWith('@misc{investai_claim_cost_2026'))")
    copied = page.page.evaluate("navigator.clipboard.readText()")
    address = copied.partition("url = {")[2].partition("}")[0]
    assert address.startswith(f"{still_server.url}claims?")
    assert Scenario.nearest(address.partition("?")[2]) == (Scenario("announced_2025"), [])
    page.assert_clean()
