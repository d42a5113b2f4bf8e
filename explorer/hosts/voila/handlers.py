"""What the server answers: pages that are readable before any kernel exists, and messages of pages without one."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any, TypeVar
from urllib.parse import urlsplit

import tornado.web
from jupyter_server.base.handlers import JupyterHandler
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.tornado.handler import TornadoVoilaHandler

from explorer.desk.answers import Answerer
from explorer.engine import wire
from explorer.html import markup as html
from explorer.html.assets import version
from explorer.pages.contents import PAGES, PageSpec
from explorer.pages.deck import TALK, page_of
from explorer.pages.embed import FRAME_PARAMETERS, Embed, asked
from explorer.scenario.address import Address
from explorer.speech import DEFAULT_LANGUAGE, Text, choice

_REMEMBERED = 256  # pages kept in memory, by address
_BESIDE = ThreadPoolExecutor(1, thread_name_prefix="heavy")  # one at a time: more would only share the processor

Given = TypeVar("Given")


async def _made(page: PageSpec, make: Callable[..., Given], *arguments: object, heavy: bool = False) -> Given:
    """What a function gives; for a heavy page or a file it works in a thread, so that other visitors need not wait for it."""
    if not (page.heavy or heavy):
        return make(*arguments)
    return await asyncio.get_running_loop().run_in_executor(_BESIDE, make, *arguments)


@lru_cache
def answerer(page: str, language: str) -> Answerer:
    """The server's own answerer of a page."""
    return Answerer(page_of(page), Text(language))


def _fresh(name: str) -> PageSpec:
    """A page as its source is now: whoever edits the notebook of the talk sees it when the page is loaded again."""
    page = page_of(name)
    if answerer(name, DEFAULT_LANGUAGE).page is not page:
        answerer.cache_clear()
        body.cache_clear()
    return page


@lru_cache(maxsize=_REMEMBERED)
def body(page: str, here: Address, base: str, language: str) -> str:
    """HTML of a page for an address; the same address gives the same page."""
    own = answerer(page, language)
    scenario, shown = own.opened(here)
    frame = framed(own.page, here, own.text)
    return own.page_html(scenario, base=base, embed=frame, **shown)


def framed(page: PageSpec, here: Address, text: Text) -> Embed | None:
    """What a frame of another site asks for; a talk is shown whole."""
    return None if page.id == TALK else asked(page, here.more)


def document(
    page: str, here: Address, base: str, origin: str = "", language: str = DEFAULT_LANGUAGE
) -> tuple[str, str]:
    """Start and end of the whole document of a page; a kernel's part may come between.

    Parameters
    ----------
    page
        Id of the page.
    here
        What the address says.
    base
        Path of the explorer on this server, with a slash at its end.
    origin
        Where the reader found this server, such as ``https://explorer.example``: cards in other media need whole addresses.
    language
        The language of the page.
    """
    text = Text(language)
    own = page_of(page)
    frame = framed(own, here, text)
    files = f"{base}investai/static/{version()}/"
    if not own.live:  # nothing else of the address makes a difference
        more = {name: value for name, value in here.more.items() if name in FRAME_PARAMETERS}
        here = Address(language=here.language, more=more)
    own = frame.page if frame else own
    title = text(f"chart.{frame.chart}.title") if frame and frame.chart else text(f"page.{own.id}.title")
    start = html.render(
        "talk.html" if page == TALK else "document.html",
        text,
        page_id=own.id,
        title=title,
        description=text(f"page.{own.id}.description"),
        canonical=Address(f"{origin}{base}", own.id, language=choice.said(language)).write(),
        card=f"{origin}{files}cards/{own.id if own.id in PAGES else 'index'}.png",
        card_alt=text("card.alt", page=text(f"page.{own.id}.title")),
        files=files,
        base=base,
        frame=frame,
        answers=f"{base}investai/answer",
        body=body(own.id, here, base, language),
    )
    return start, "</body></html>\n"


class PageHandler(TornadoVoilaHandler):  # type: ignore[misc]
    """A page: at once what follows from the scenario in the address, then the notebook's kernel to carry on.

    Parameters
    ----------
    kernels
        Most kernels at a time. A page beyond that is sent without one and answered by the server.
    """

    starting = 0  # pages whose kernel is on its way: they count, or visitors who come at once would all get one

    def initialize(self, *, kernels: int, **kwargs: Any) -> None:
        super().initialize(**kwargs)
        self.most_kernels = kernels

    @tornado.web.authenticated
    async def get(self, path: str | None = None) -> None:
        page = self._page(path or "index")
        here = Address.read(f"?{self.request.query}")
        language = choice.named(here.language) or choice.preferred(self.request.headers.get("Accept-Language", ""))
        scheme = "https" if self.request.headers.get("X-Forwarded-Proto") == "https" else self.request.protocol
        origin = f"{scheme}://{self.request.host}"
        start, end = await _made(page, document, page.id, here, self.base_url, origin, language)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-cache")
        self.set_header("Vary", "Accept-Language")
        self.write(start)
        await self.flush()
        # The server answers: a frame on a page that many read starts no kernel.
        # Nobody moves anything in the speaker's small views of a talk, and on its pages for print.
        alone = bool({"receiver", "print-pdf", "embed"} & here.more.keys())
        if page.live and not alone and self.kernel_manager.busy() + PageHandler.starting < self.most_kernels:
            PageHandler.starting += 1
            try:
                async for part in self.get_generator(path=f"{page.id}.ipynb"):
                    self.write(part)
                    await self.flush()
            finally:
                PageHandler.starting -= 1
        self.write(end)

    @tornado.web.authenticated
    async def head(self, path: str | None = None) -> None:
        self._page(path or "index")
        self.set_header("Content-Type", "text/html; charset=utf-8")

    def _page(self, path: str) -> PageSpec:
        name = PurePosixPath(path).name.removesuffix(".ipynb")
        if name not in {*PAGES, TALK}:
            raise tornado.web.HTTPError(404)
        return _fresh(name)


class AnswerHandler(JupyterHandler):  # type: ignore[misc]
    """Answers the message of a page without a kernel: the same address, the same answer."""

    @tornado.web.authenticated
    async def get(self) -> None:
        try:
            message = json.loads(self.get_query_argument("m"))
            page = _fresh(message["page"])
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise tornado.web.HTTPError(400, "not a message of a page") from error
        try:
            language = choice.named(message.get("lang")) or choice.preferred(
                self.request.headers.get("Accept-Language", "")
            )
            own = answerer(page.id, language)
            reply, buffer = await _made(page, own, message, heavy=message.get("ask") == "download")
        except (ArithmeticError, TypeError, ValueError, RecursionError) as error:
            raise tornado.web.HTTPError(400, "not a message of a page") from error
        self.set_header("Content-Type", "application/octet-stream")
        self.set_header("Cache-Control", "private, max-age=600")
        self.set_header("Vary", "Accept-Language")
        self.finish(wire.frame(reply, buffer))


class ShutdownHandler(VoilaShutdownKernelHandler):  # type: ignore[misc]
    """Ends a tab's kernel when the tab closes.

    The browser's farewell carries no token against forgery, so the origin is checked instead: it must be this server.
    """

    def check_xsrf_cookie(self) -> None:
        origin = self.request.headers.get("Origin") or self.request.headers.get("Referer") or ""
        if urlsplit(origin).netloc != self.request.host:
            raise tornado.web.HTTPError(403)

    async def post(self, kernel_id: str) -> None:
        if kernel_id in self.kernel_manager:
            await super().post(kernel_id)
        else:
            self.set_status(204)
            self.finish()
