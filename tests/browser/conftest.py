"""What tests of live pages share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.tab import Tab


@pytest.fixture
def open_live(page: Tab, request: pytest.FixtureRequest) -> Callable[..., Tab]:
    """Opens a page on which the server, or the kernel, answers."""

    def open_live(path: str, solver: str = "server") -> Tab:
        if solver == "kernel":
            return page.open(request.getfixturevalue("server"), path, "kernel")
        page.open(request.getfixturevalue("still_server"), path)
        page.page.locator(".ix[data-solver=server]").wait_for()
        return page

    return open_live
