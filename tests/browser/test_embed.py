"""A chart on another site: allowed or refused, as tall as it is, without cookies; and a figure that needs no server at all."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from tests.browser.tab import Tab
from tests.hosts.process import Server, free_port

pytestmark = pytest.mark.browser

DATED = r"&data=\d{4}-\d\d-\d\d"  # a link says which edition of the data it was made with
# What a browser does that lets no third party keep anything.
NO_STORAGE = """
for (const name of ["localStorage", "sessionStorage", "indexedDB"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("blocked", "SecurityError"); } });
}
Object.defineProperty(document, "cookie", { get() { throw new DOMException("blocked", "SecurityError"); } });
"""


class Article(BaseHTTPRequestHandler):
    """Any address gives the article, but for the picture beside it."""

    def __init__(self, site: Site, *args: Any) -> None:
        self.site = site
        super().__init__(*args)

    def do_GET(self) -> None:
        picture = self.path.endswith(".png")
        self.send_response(200)
        self.send_header("Content-Type", "image/svg+xml" if picture else "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(b"<svg xmlns='http://www.w3.org/2000/svg'/>" if picture else self.site.article.encode())

    def log_message(self, *_: object) -> None:
        pass


class Site:
    """Another site. It has two origins, of which the explorer allows one."""

    def __init__(self) -> None:
        self.port = free_port()
        self.article = ""
        self.server = ThreadingHTTPServer(("127.0.0.1", self.port), partial(Article, self))
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def allowed(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def refused(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.server.shutdown()
    site.server.server_close()


@pytest.fixture(scope="module")
def framed(start: Callable[..., Server], site: Site) -> Server:
    """A server that lets one origin of the site frame its pages."""
    return start("--max-kernels", "0", "--frame-ancestors", site.allowed)


def make(tab: Tab, server: Server, chart: str, **choices: str) -> str:
    """The code that the tool at the foot of a chart gives."""
    tab.open(server, "funding_mix?next_budget=3&v=1")
    tab.chart(chart, "[data-tool=embed]").click()
    for name, value in choices.items():
        if name == "kind":
            tab.page.locator(f".making label:has([value={value}])").click()
        else:
            tab.page.locator(f".making [name={name}]").select_option(value)
    if choices.get("kind") == "frozen":
        tab.page.locator(".preview figure").wait_for()
    else:
        tab.page.frame_locator(".preview iframe").locator(".ix[data-drawn]").wait_for()
    return tab.page.locator("[data-slot=code]").input_value()


def test_a_frame_on_an_allowed_site_lives_and_says_how_tall_it_is(
    open_tab: Callable[..., Tab], framed: Server, site: Site
) -> None:
    site.article = "<!doctype html><body>" + make(open_tab(), framed, "law", controls="few")
    reader = open_tab(viewport={"width": 700, "height": 900})
    reader.context.add_init_script(NO_STORAGE)
    cookies: list[str] = []
    reader.page.on(
        "request",
        lambda request: cookies.append(request.all_headers().get("cookie", "")) if framed.host in request.url else None,
    )
    reader.page.goto(site.allowed)
    frame = reader.page.frame_locator("iframe[data-investai]")
    frame.locator(".ix[data-drawn]").wait_for()
    assert reader.page.locator("iframe").get_attribute("title") == "InvestAI Explorer: Does it comply with the law?"
    inner = reader.page.frames[1]
    follows = "document.querySelector('iframe').height == Math.ceil(%s)"
    reader.wait(follows % inner.evaluate("document.querySelector('.ix').getBoundingClientRect().height"))
    before, tall = (
        frame.locator("[data-slot=sentence]").inner_text(),
        reader.page.locator("iframe").get_attribute("height"),
    )

    slider = frame.locator("[data-field=next_budget] .slide")
    slider.press("Home")
    inner.wait_for_function(
        "(before) => document.querySelector('[data-slot=sentence]').textContent !== before", arg=before
    )
    whole = frame.locator("[data-full]").evaluate(
        "(link) => (link.addEventListener('click', (e) => e.preventDefault()), link.click(), link.href)"
    )
    assert re.fullmatch(re.escape(f"{framed.url}funding_mix?next_budget=0&v=1") + DATED, whole)
    reader.page.set_viewport_size({"width": 320, "height": 700})
    reader.wait("(tall) => document.querySelector('iframe').height > tall", int(tall or 0))
    inner.wait_for_function(
        "document.documentElement.scrollWidth <= innerWidth && document.documentElement.scrollHeight <= innerHeight"
    )
    assert set(cookies) == {""}
    assert not reader.said
    assert reader.hosts == {framed.host, site.allowed.removeprefix("http://")}
    # Who holds the frame can read nothing of the server.
    assert (
        reader.page.evaluate(
            "(url) => fetch(url).then(() => 'read', () => 'refused')", f"{framed.url}investai/answer?m={{}}"
        )
        == "refused"
    )


def test_a_frame_elsewhere_is_refused_and_the_words_stay(
    open_tab: Callable[..., Tab], framed: Server, site: Site
) -> None:
    site.article = "<!doctype html><body>" + make(open_tab(), framed, "law")
    reader = open_tab()
    with reader.page.expect_console_message(lambda message: "frame-ancestors" in message.text):
        reader.page.goto(site.refused)
    link = reader.page.get_by_role("link", name="See it live in the InvestAI Explorer: Does it comply with the law?")
    assert re.fullmatch(
        re.escape(f"{framed.url}funding_mix?next_budget=3&v=1") + DATED, link.get_attribute("href") or ""
    )


def test_a_frozen_figure_needs_nothing_but_itself(open_tab: Callable[..., Tab], framed: Server) -> None:
    code = make(open_tab(), framed, "stack", kind="frozen")
    reader = open_tab(offline=True)
    reader.page.set_content(code)
    reader.wait("document.querySelector('img').complete")
    picture = reader.page.locator("figure img")
    assert picture.evaluate("(img) => [img.naturalWidth, img.clientWidth]") == [1440, 720]  # twice the size
    assert not reader.hosts
    words = reader.page.locator("figure").inner_text()
    assert "Weakest evidence: assumption." in words
    assert "Starting point: The call, 2026 (changes: 1). InvestAI Explorer" in words
    assert re.fullmatch(
        re.escape(f"{framed.url}funding_mix?next_budget=3&v=1") + DATED,
        reader.page.get_by_role("link").get_attribute("href") or "",
    )
    assert (picture.get_attribute("alt") or "").startswith("Who takes which risk: ")
