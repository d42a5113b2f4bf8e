"""Stories of a server's own loop, told beside an open browser."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Told = TypeVar("Told")


def tell(story: Coroutine[Any, Any, Told]) -> Told:
    """Run a story in a thread of its own: where a browser is open, this one already has a running loop."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, story).result()
