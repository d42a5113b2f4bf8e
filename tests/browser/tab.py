"""A browser's tab that remembers: what its page said, asked for and was refused; and what its reader sees."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Locator, Request, WebSocket

from tests.hosts.process import Server, host_of

PATIENCE = 45_000  # ms: the machine may be busy with something else

# Voila carries JupyterLab 4.2's modules, the widget manager asks for those of the JupyterLab installed. It works, and says so.
_FEDERATION = re.compile(r"(Unsatisfied version \S+ from \S+ of shared singleton module|No satisfying version) ")
_SCRIPT = (Path(__file__).parent / "watch.js").read_text(encoding="utf-8")


class Tab:
    """A tab and its memory.

    Attributes
    ----------
    said
        Errors and warnings of the console, and what its scripts threw.
    failed, refused
        Requests that failed, and those answered with 400 or more.
    asked
        Addresses of all requests, in order.
    sent, received
        Messages over websockets.
    """

    def __init__(self, context: BrowserContext) -> None:
        context.set_default_timeout(PATIENCE)
        context.add_init_script(_SCRIPT)
        self.context = context
        self.said: list[str] = []
        self.failed: list[str] = []
        self.refused: list[str] = []
        self.asked: list[str] = []
        self.sent: list[bytes | str] = []
        self.received: list[bytes | str] = []
        self.server: Server | None = None
        self.page = page = context.new_page()
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.said.append(f"thrown: {error}"))
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("requestfailed", self._on_failed)
        page.on("response", lambda r: self.refused.append(f"{r.status} {r.url}") if r.status >= 400 else None)
        page.on("websocket", self._on_websocket)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not _FEDERATION.match(message.text):
            self.said.append(f"{message.type}: {message.text} ({message.location.get('url', '')})")

    def _on_failed(self, request: Request) -> None:
        self.failed.append(f"{request.url}: {request.failure}")

    def _on_websocket(self, socket: WebSocket) -> None:
        self.asked.append(socket.url)
        socket.on("framesent", lambda frame: self.sent.append(frame))
        socket.on("framereceived", lambda frame: self.received.append(frame))

    # What went on ----------------------------------------------------------------------------------------------------

    @property
    def hosts(self) -> set[str]:
        """Every host that was asked for anything."""
        return {host_of(url) for url in self.asked} - {""}

    def assert_clean(self) -> None:
        """Nothing was complained about, nothing failed, and nothing but the page's own server was asked."""
        assert self.server is not None
        self.settle()
        assert not self.said
        assert not self.failed
        assert not self.refused
        assert self.hosts == {self.server.host}

    def answers(self) -> list[str]:
        """Messages that went to the server."""
        return [url for url in self.asked if "/investai/answer?" in url]

    def story(self) -> str:
        """All of it, for whoever reads of a failed test."""
        parts = {"said": self.said, "failed": self.failed, "refused": self.refused}
        lines = [f"{name}: {line}" for name, part in parts.items() for line in part]
        return "\n".join([f"at {self.page.url}, {len(self.asked)} requests to {sorted(self.hosts)}", *lines])

    # Going about -----------------------------------------------------------------------------------------------------

    def open(self, server: Server, path: str = "", until: str = "drawn") -> Tab:
        """Open a page of a server; until ``drawn``, the ``kernel`` answers, or the document is ``loaded``."""
        self.server = server
        self.page.goto(server.url + path, wait_until="load" if until == "loaded" else "commit")
        if until != "loaded":
            self.page.locator(".ix[data-drawn]").wait_for()
        if until == "kernel":
            self.page.locator(".ix[data-solver=kernel]").wait_for()
        return self

    def settle(self) -> None:
        """Until the page's network has been quiet for a while."""
        self.page.wait_for_load_state("networkidle")

    def wait(self, script: str, argument: object = None) -> None:
        """Until an expression of the page is true."""
        self.page.wait_for_function(script, arg=argument)

    def move(self, act: Callable[[], object]) -> None:
        """Do something, and wait until its answer is painted and nothing more is under way."""
        before = self.page.evaluate("ixTest.painted")
        act()
        self.wait(
            "(before) => ixTest.painted > before && ixTest.quiet() > 200 && !document.querySelector('[data-settling]')",
            before,
        )

    def close(self) -> None:
        """Close the tab and end its kernel: a context that is closed sends no farewell."""
        try:
            kernel = self.page.evaluate("ixTest.kernel()")
        except Error:
            kernel = None
        self.context.close()
        if kernel and self.server and self.server.process.poll() is None:
            self.server.end_kernel(kernel)

    # What the reader touches and sees --------------------------------------------------------------------------------

    @property
    def root(self) -> Locator:
        return self.page.locator(".ix")

    def field(self, name: str, part: str = "") -> Locator:
        """A control, or a part of it."""
        return self.page.locator(f'[data-field="{name}"] {part}'.strip())

    def press(self, field: str, key: str = "ArrowRight") -> None:
        """Press a key on a slider."""
        slider = self.field(field, ".slide")
        self.move(lambda: slider.press(key))

    def type(self, field: str, text: str, key: str = "Enter") -> None:
        """Type into the box beside a slider, and press a key."""
        box = self.field(field, ".typed")
        box.focus()
        box.fill(text)
        box.press(key)

    def unfold(self) -> None:
        """Open all groups of controls: on a phone they start closed."""
        self.page.evaluate("document.querySelectorAll('.group').forEach((group) => (group.open = true))")

    def tool(self, name: str) -> Locator:
        return self.page.locator(f'[data-tool="{name}"]')

    def preset(self, name: str) -> Locator:
        return self.page.locator(f'.preset[data-id="{name}"]')

    def chart(self, name: str, part: str = "") -> Locator:
        return self.page.locator(f'[data-chart="{name}"] {part}'.strip())

    @property
    def query(self) -> str:
        """The address, after its question mark, without the edition of the data that each carries."""
        return "&".join(part for part in self.page.url.partition("?")[2].split("&") if not part.startswith("data="))

    def screen(self) -> dict[str, Any]:
        """What is on screen in words and numbers: sentence, figures, controls, sentences of the charts, messages."""
        return dict(self.page.evaluate("ixTest.screen()"))

    def drawings(self) -> dict[str, str]:
        """What each chart has drawn, as markup."""
        return dict(self.page.evaluate("ixTest.drawings()"))

    def data(self) -> dict[str, Any]:
        """The traces that plotly was given, by chart."""
        return dict(self.page.evaluate("ixTest.data()"))
