"""An address is a scenario: whoever opens it sees what its sender saw."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from explorer.scenario import Scenario
from explorer.scenario.changes import history
from tests.browser.expected import LIVE, assert_shows
from tests.browser.tab import Tab
from tests.hosts.process import Server

pytestmark = pytest.mark.browser

LINKED = {
    "funding_mix": "p=announced_2025&next_budget=2&cohesion=3&v=1",
    "gigafactory": "p=announced_2025&chip=h100&pue=1.1&v=1",
    "claims": "p=announced_2025&claim_sites=5&claim_chip=h100&v=1",
    "access": "p=phase_one&public_load=0.95&job_chips=512&access_queue=common&v=1",
    "sensitivity": "p=announced_2025&pue=1.1&result=water_year&draws=1000&v=1",
    "layered_fund": "p=announced_2025&failed_large=2&recovered=0.25&v=1",
    "compare": "p=announced_2025&opening_year=2030&v=1",
    "challenge": "p=announced_2025&chip_unit=h100e&union_equity_share=1&v=1",
    "economics": "p=announced_2025&gpu_hour_price=3&public_access=paid&v=1",
}
# What is typed where there is no target to type: a field, and a number that it takes.
TYPED = {
    "access": ("job_days", "42"),
    "layered_fund": ("industry_equity", "42"),
    "economics": ("senior_tenor", "9"),
    "claims": ("claim_budget", "42"),
    "compare": ("run_days", "42"),
    "challenge": ("bank_debt", "42"),
}


@pytest.mark.parametrize("name", LIVE)
def test_an_address_makes_the_round_trip(open_tab: Callable[..., Tab], still_server: Server, name: str) -> None:
    mine = open_tab().open(still_server, f"{name}?{LINKED[name]}")
    assert_shows(mine, name, LINKED[name])
    mine.unfold()
    field, amount = TYPED.get(name, ("target", "42"))
    mine.move(lambda: mine.type(field, amount, "Tab"))
    assert f"{field}={amount}" in mine.query
    theirs = open_tab().open(still_server, mine.page.url.removeprefix(still_server.url))
    assert theirs.screen() == mine.screen()
    assert theirs.drawings() == mine.drawings()
    assert_shows(theirs, name)
    theirs.assert_clean()


def test_a_reading_of_a_chart_is_part_of_the_address(open_tab: Callable[..., Tab], still_server: Server) -> None:
    mine = open_tab().open(still_server, "funding_mix")
    amounts = mine.screen()["sentences"]["countries"]
    mine.move(lambda: mine.chart("countries", "label:has([value=per_head])").click())
    assert mine.query == "view.countries=per_head"
    assert mine.screen()["sentences"]["countries"] != amounts
    assert_shows(mine, "funding_mix")
    mine.press("next_budget")
    assert mine.query == "next_budget=4.1&v=1&view.countries=per_head"

    theirs = open_tab().open(still_server, f"funding_mix?{mine.query}")
    assert theirs.chart("countries", "[value=per_head]").is_checked()
    assert_shows(theirs, "funding_mix")
    assert theirs.drawings()["countries"] == mine.drawings()["countries"]
    theirs.press("next_budget")
    assert theirs.query == "next_budget=4.2&v=1&view.countries=per_head"
    assert_shows(theirs, "funding_mix")


def test_copy_link_copies_the_address(open_tab: Callable[..., Tab], still_server: Server) -> None:
    tab = open_tab(permissions=["clipboard-read", "clipboard-write"]).open(still_server, "funding_mix")
    tab.press("next_budget")
    tab.tool("link").click()
    tab.page.get_by_role("button", name="Copied").wait_for()
    assert tab.page.evaluate("navigator.clipboard.readText()") == tab.page.url
    assert tab.page.url.endswith(f"/funding_mix?next_budget=4.1&v=1&data={history().edition}")
    tab.page.get_by_role("button", name="Copy link").wait_for()


@pytest.mark.parametrize(
    ("query", "nearest", "said"),
    [
        ("next_budget=999&v=1", Scenario(next_budget=20.0), "Budget 2028 to 2034"),
        ("target=-5", Scenario(target=1.0), "Target"),
        ("chip=abacus&cohesion=2", Scenario(cohesion=2.0), "abacus"),
        ("p=nope", Scenario(), "nope"),
        ("cohesion=2&v=99", Scenario(cohesion=2.0), "99"),
        ("next_budget=%3Cscript%3Ethrow%201%3C/script%3E", Scenario(), "<script>throw 1</script>"),
        ("%22%3E%3Cimg%20src=x%20onerror=throw%201%3E=1", Scenario(), "<img src"),
        ("view.countries=%3Cb%3E&view.nonsense=1&cohesion=1", Scenario(cohesion=1.0), None),
        ("&&&==&%00&%ff=%fe", Scenario(), ""),
        ("&".join(f"a{i}=1" for i in range(300)), Scenario(), "200"),
    ],
)
def test_a_hostile_address_opens_the_nearest_scenario_and_says_so(
    page: Tab, still_server: Server, query: str, nearest: Scenario, said: str | None
) -> None:
    page.open(still_server, f"funding_mix?{query}")
    assert_shows(page, "funding_mix", nearest.to_query())
    messages = page.screen()["messages"]
    if said is None:
        assert messages == []
    else:
        assert messages
        assert any(said in message for message in messages), messages
        assert page.page.locator("[data-slot=messages] p").first.is_visible()
    page.press("cohesion")
    assert_shows(page, "funding_mix")  # the address is a good one again
    page.assert_clean()


def test_the_scenario_goes_along_to_other_pages(page: Tab, still_server: Server) -> None:
    page.open(still_server, "funding_mix")
    page.move(page.preset("announced_2025").click)
    page.press("target")
    query = page.query
    page.page.get_by_role("navigation").get_by_role("link", name="What do the chips buy?").click()
    page.page.locator(".ix[data-page=gigafactory][data-drawn]").wait_for()
    assert page.query == query
    assert_shows(page, "gigafactory")


def test_back_and_forward_show_what_was_left(page: Tab, server: Server) -> None:
    """The scenario stays in the address, and the page lives again, although its kernel went when it was left."""
    page.open(server, "funding_mix", "kernel")
    page.press("next_budget")
    left = page.screen()
    page.open(server, "method", "loaded")
    page.page.go_back(wait_until="commit")
    page.page.locator(".ix[data-page=funding_mix][data-drawn]").wait_for()
    assert page.screen() == left
    page.press("next_budget")
    assert page.query == "next_budget=4.2&v=1"
    assert_shows(page, "funding_mix")


def test_a_reload_keeps_the_scenario(page: Tab, still_server: Server) -> None:
    page.open(still_server, "gigafactory")
    page.press("chips_large")
    seen = page.screen()
    page.page.reload(wait_until="commit")
    page.page.locator(".ix[data-drawn]").wait_for()
    assert page.screen() == seen
