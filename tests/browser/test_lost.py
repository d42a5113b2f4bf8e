"""When the kernel or the server goes, the reader is told, keeps what is on screen, and goes on where that is possible."""

from __future__ import annotations

from collections.abc import Callable

import psutil
import pytest

from explorer.scenario import Scenario
from tests.browser.expected import assert_shows
from tests.browser.tab import Tab
from tests.hosts.process import Server

pytestmark = pytest.mark.browser


def kernel_process(tab: Tab) -> psutil.Process:
    """The process of the tab's kernel."""
    assert tab.server is not None
    identity = tab.page.evaluate("ixTest.kernel()")
    return next(process for process in tab.server.kernels() if any(identity in part for part in process.cmdline()))


def end(tab: Tab, how: str) -> None:
    """The kernel is ended by the server, or crashes."""
    process = kernel_process(tab)
    if how == "crash":
        process.kill()
    else:
        assert tab.server is not None
        assert tab.server.end_kernel(tab.page.evaluate("ixTest.kernel()")) == 204
    psutil.wait_procs([process], timeout=30)


@pytest.mark.parametrize("how", ["ended", "crash"])
def test_without_its_kernel_the_page_goes_on(page: Tab, server: Server, how: str) -> None:
    page.open(server, "funding_mix", "kernel")
    page.press("next_budget")
    good = page.screen()
    end(page, how)
    page.press("next_budget")
    assert page.query == "next_budget=4.2&v=1"
    assert_shows(page, "funding_mix")
    if page.root.get_attribute("data-solver") == "kernel":
        assert how == "crash"  # another kernel in its place would be as good
        return
    assert page.root.get_attribute("data-solver") == "server"
    messages = page.screen()["messages"]
    assert len(messages) == 1
    assert "calculation has ended" in messages[0]
    assert good["messages"] == []


def test_the_offer_to_reload_has_the_scenario_on_screen(page: Tab, server: Server) -> None:
    """Also after further moves, and with the reading of each chart."""
    page.open(server, "funding_mix?view.countries=per_head", "kernel")
    end(page, "ended")
    page.press("next_budget")
    page.press("next_budget")
    link = page.page.get_by_role("link", name="Reload with this scenario")
    link.wait_for()
    link.click()
    page.page.wait_for_load_state("load")
    page.page.locator(".ix[data-solver=kernel]").wait_for()
    assert page.query == "next_budget=4.2&v=1&view.countries=per_head"
    assert_shows(page, "funding_mix")
    assert page.screen()["messages"] == []


def test_when_the_server_stops_the_last_good_state_stays(page: Tab, start: Callable[..., Server]) -> None:
    server = start("--max-kernels", "0")
    page.open(server, "funding_mix")
    page.press("next_budget")
    page.page.wait_for_timeout(1500)  # plotly lets the bands of a flow glide to their place
    good, query, drawn = page.screen(), page.query, page.drawings()
    server.stop()
    page.field("next_budget", ".slide").press("ArrowRight")
    page.wait("document.querySelector('[data-slot=messages] p')")
    page.page.wait_for_timeout(300)
    seen = page.screen()
    assert "did not answer" in seen["messages"][0]
    assert {**seen, "messages": []} == good  # the slider included: it must not show what was not computed
    assert page.drawings() == drawn
    assert page.query == query
    page.page.locator("[data-figure=raised]").click()  # even what cannot be opened now says so, and throws nothing
    page.page.locator("dialog.chain[open]").wait_for()
    assert page.page.locator("dialog.chain [data-slot=chain]").inner_text()
    assert not [line for line in page.said if line.startswith("thrown")]


def test_when_the_server_is_back_the_page_goes_on(page: Tab, start: Callable[..., Server]) -> None:
    server = start("--max-kernels", "0")
    page.open(server, "funding_mix")
    server.stop()
    page.field("next_budget", ".slide").press("ArrowRight")
    page.wait("document.querySelector('[data-slot=messages] p')")
    start("--max-kernels", "0", "--port", str(server.port))
    page.press("next_budget")
    assert page.screen()["messages"] == []
    assert_shows(page, "funding_mix")
    assert page.query in {Scenario(next_budget=4.1).to_query(), Scenario(next_budget=4.2).to_query()}


def test_an_answer_that_fails_once_costs_nothing_but_that_move(page: Tab, still_server: Server) -> None:
    page.open(still_server, "funding_mix")
    page.page.route("**/investai/answer*", lambda route: route.fulfill(status=502))
    page.field("cohesion", ".slide").press("ArrowRight")
    page.wait("document.querySelector('[data-slot=messages] p')")
    page.page.unroute("**/investai/answer*")
    page.press("next_budget")
    assert page.screen()["messages"] == []
    assert_shows(page, "funding_mix")


def test_a_tab_that_closes_takes_its_kernel_along(open_tab: Callable[..., Tab], start: Callable[..., Server]) -> None:
    server = start()
    for leave in ("about:blank", "close"):
        tab = open_tab().open(server, "funding_mix", "kernel")
        process = kernel_process(tab)
        if leave == "close":
            tab.page.close(run_before_unload=True)
        else:
            tab.page.goto(leave)
        gone, _ = psutil.wait_procs([process], timeout=15)
        assert gone, leave
