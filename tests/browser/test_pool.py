"""Kernels that wait for visitors: whoever comes gets the scenario of the own address, never that of the visitor before."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from explorer.scenario import Scenario
from tests.browser.expected import LIVE, SOME, assert_shows
from tests.browser.tab import Tab
from tests.hosts.process import PATIENCE, Server

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def pool_server(start: Callable[..., Server]) -> Server:
    """A server with one kernel ready for each live page."""
    server = start("--pool", "1")
    wait_for_kernels(server, len(LIVE))
    return server


def wait_for_kernels(server: Server, count: int) -> None:
    end = time.monotonic() + PATIENCE
    while len(server.kernels()) < count:
        assert time.monotonic() < end, f"{len(server.kernels())} kernels instead of {count}"
        time.sleep(0.2)
    time.sleep(2)  # a notebook to run, once its kernel is there


@pytest.mark.parametrize("name", SOME)
def test_a_preheated_page_shows_and_answers_the_scenario_of_its_address(
    open_tab: Callable[..., Tab], pool_server: Server, name: str
) -> None:
    ready = {process.pid for process in pool_server.kernels()}
    one = open_tab().open(pool_server, f"{name}?p=announced_2025&target=25&v=1", "kernel")
    assert_shows(one, name, "p=announced_2025&target=25&v=1")
    one.press("target")
    assert one.query == Scenario("announced_2025", target=25.5).to_query()
    assert_shows(one, name)
    assert not one.answers()
    assert one.sent
    identity = one.page.evaluate("ixTest.kernel()")
    own = next(p for p in pool_server.kernels() if any(identity in part for part in p.cmdline()))
    assert own.pid in ready  # it was one of those that waited

    wait_for_kernels(pool_server, len(ready) + 1)
    two = open_tab().open(pool_server, f"{name}?target=11&v=1", "kernel")
    two.press("target")
    assert two.query == Scenario(target=11.5).to_query()
    assert_shows(two, name)
    one.press("target")
    assert one.query == Scenario("announced_2025", target=26.0).to_query()
    assert_shows(one, name)
    one.assert_clean()
    two.assert_clean()
