"""The list of claims: a reader sees one verdict alone, and opens the number behind it in the claim's own scenario."""

from __future__ import annotations

import pytest

from explorer.claims import KINDS, counts, judged
from tests.browser.tab import Tab
from tests.hosts.process import Server

pytestmark = pytest.mark.browser


def test_claims_can_be_sifted_by_verdict_and_open_their_chain(page: Tab, still_server: Server) -> None:
    page.open(still_server, "claims")
    shown = page.page.locator(".claims > li:visible")
    assert shown.count() == len(judged())
    for kind in KINDS:
        page.page.locator(f".sieve input[value={kind}]").check()
        assert shown.count() == counts(judged())[kind]
        assert {card.get_attribute("data-verdict") for card in shown.all()} == {kind}
    page.page.wait_for_url("**/claims?verdict=does_not_hold")
    page.page.get_by_role("searchbox").fill("one gigawatt")
    assert [card.get_attribute("id") for card in shown.all()] == ["claim-one_gigawatt"]
    page.page.locator("#claim-one_gigawatt summary").click()
    page.page.locator("#claim-one_gigawatt .num >> nth=0").click()
    dialog = page.page.locator("dialog.chain[open]")
    dialog.wait_for()
    assert "256" in dialog.inner_text()  # the announcement's site, not the call's of 118 MW on screen
    page.assert_clean()
