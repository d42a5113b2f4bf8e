"""What tests share: an installed browser, running servers, a tab that remembers all that went on in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest

from tests.hosts.process import Server, explorer

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser.tab import Tab

# A property that is slow for once is no failure: machines are shared.
hypothesis.settings.register_profile("shared", deadline=None)
hypothesis.settings.load_profile("shared")

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
    r"%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe",
    r"%LocalAppData%\Google\Chrome\Application\chrome.exe",
    r"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
    r"%ProgramFiles%\Microsoft\Edge\Application\msedge.exe",
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MISSING = "no Chrome, Chromium or Edge found: `sudo apt install chromium` (or install Chrome, or set EXPLORER_BROWSER)"


def find_browser() -> str | None:
    """Path of an installed browser, the one of EXPLORER_BROWSER first."""
    named = [os.environ["EXPLORER_BROWSER"]] if os.environ.get("EXPLORER_BROWSER") else []
    on_path = [found for name in [*named, *NAMES] if (found := shutil.which(name))]
    return next(
        iter([*on_path, *(place for item in PLACES if Path(place := os.path.expandvars(item)).is_file())]), None
    )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """An installed browser, without a window. In CI, where EXPLORER_NEEDS_BROWSER is set, its absence is a failure."""
    path = find_browser()
    if path is None:
        (pytest.fail if os.environ.get("EXPLORER_NEEDS_BROWSER") else pytest.skip)(MISSING)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, headless=True, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Server]]:
    """Starts servers with options of their own; all end with the session. What they said is kept for whoever asks why."""
    running: list[Server] = []

    def start(*options: str, **more: Any) -> Server:
        server = explorer(tmp_path_factory.mktemp("server") / "log", *options, **more)
        running.append(server)
        return server

    yield start
    for server in running:
        server.stop()


@pytest.fixture(scope="session")
def server(start: Callable[..., Server]) -> Server:
    """The explorer as shipped."""
    return start()


@pytest.fixture(scope="session")
def still_server(start: Callable[..., Server]) -> Server:
    """The explorer without kernels: the server itself answers every move."""
    return start("--max-kernels", "0")


@pytest.fixture
def open_tab(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., Tab]]:
    """Opens tabs, each a new visitor; closes them, ends their kernels, and shows what went on in them if the test fails."""
    from tests.browser.tab import Tab

    tabs: list[Tab] = []

    def open_tab(**options: Any) -> Tab:
        tab = Tab(browser.new_context(**{"viewport": {"width": 1440, "height": 1000}, **options}))
        tabs.append(tab)
        return tab

    yield open_tab
    for number, tab in enumerate(tabs):
        request.node.add_report_section("call", f"tab {number}", tab.story())
        tab.close()


@pytest.fixture
def page(open_tab: Callable[..., Tab]) -> Tab:
    """One tab, of a visitor who was never here before."""
    return open_tab()
