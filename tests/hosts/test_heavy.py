"""A page that takes long to answer keeps nobody else waiting."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

from explorer.hosts.voila import handlers
from explorer.pages.contents import PAGES
from tests.hosts.story import tell


def test_while_a_heavy_page_is_made_others_are_answered() -> None:
    done = threading.Event()

    async def visitors() -> list[Any]:
        heavy = asyncio.ensure_future(handlers._made(PAGES["sensitivity"], done.wait, 20))
        await asyncio.sleep(0.01)
        light = await asyncio.wait_for(handlers._made(PAGES["funding_mix"], str, "light"), timeout=5)
        assert not heavy.done()
        done.set()
        return [light, await asyncio.wait_for(heavy, timeout=5)]

    assert tell(visitors()) == ["light", True]


def test_the_pages_that_draw_or_list_everything_are_the_heavy_ones() -> None:
    assert [page.id for page in PAGES.values() if page.heavy] == ["sensitivity", "sources"]
