"""Kernels: how many, how long, and which of them are spoken for."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any

from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from traitlets import Float


class ExplorerKernelManager(AsyncMappingKernelManager):  # type: ignore[misc]
    """Ends a kernel soon after its page is gone, but never one that waits for a visitor or was handed to one just now.

    A pooled kernel was last active when it was preheated. Without care, culling would empty the pool, or end a kernel between
    its hand-out and the browser's connection.
    """

    orphan_seconds = Float(30.0, config=True, help="Time a page that lost its connection has to come back [s].")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._waited: set[str] = set()

    def pooled(self) -> set[str]:
        """Kernels that wait in a pool for a visitor."""
        tasks = [task for pool in getattr(self, "_pools", {}).values() for task in pool]
        return {
            task.result()["kernel_id"]
            for task in tasks
            if task.done() and not task.cancelled() and task.exception() is None
        }

    def busy(self) -> int:
        """Number of kernels that visitors have."""
        return len(set(self.list_kernel_ids()) - self.pooled())

    def notify_disconnect(self, kernel_id: str) -> None:
        """Called when a page's connection closes: crashed tabs send no farewell, so look again a little later."""
        super().notify_disconnect(kernel_id)
        asyncio.get_running_loop().call_later(self.orphan_seconds, self._end_orphan, kernel_id)

    def _end_orphan(self, kernel_id: str) -> None:
        if kernel_id in self and not self._kernel_connections.get(kernel_id):
            self._ending = asyncio.ensure_future(self.shutdown_kernel(kernel_id, now=True))

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """Called for every kernel now and then: ends it if nobody used it for too long."""
        if kernel_id in self.pooled():
            self._waited.add(kernel_id)
            return
        if kernel_id in self._waited:
            self._waited.discard(kernel_id)
            self._kernels[kernel_id].last_activity = datetime.now(UTC)
            return
        await super().cull_kernel_if_idle(kernel_id)
