"""Which kernels may end, and when."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

from explorer.hosts.voila.kernels import ExplorerKernelManager
from tests.hosts.story import tell

LONG_AGO = datetime.now(UTC) - timedelta(hours=2)


class CulledError(Exception):
    """The kernel would have been ended."""


@pytest.fixture
def manager(monkeypatch: pytest.MonkeyPatch) -> ExplorerKernelManager:
    async def cull(self: Any, kernel_id: str) -> None:
        idle = datetime.now(UTC) - self._kernels[kernel_id].last_activity
        if idle > timedelta(minutes=10):
            raise CulledError(kernel_id)

    monkeypatch.setattr(AsyncMappingKernelManager, "cull_kernel_if_idle", cull)
    made = ExplorerKernelManager()
    made._kernels = {name: SimpleNamespace(last_activity=LONG_AGO) for name in ("pooled", "idle")}
    return made


def pool_of(*kernels: str) -> dict[str, list[asyncio.Future[dict[str, str]]]]:
    """A pool as Voila keeps it: finished tasks that hold kernels, and one still at work."""
    loop = asyncio.get_running_loop()
    done = [loop.create_future() for _ in kernels]
    for task, kernel in zip(done, kernels, strict=True):
        task.set_result({"kernel_id": kernel})
    return {"funding_mix.ipynb": [*done, loop.create_future()]}


async def pooled_story(manager: ExplorerKernelManager) -> None:
    manager._pools = pool_of("pooled")  # type: ignore[attr-defined]
    await manager.cull_kernel_if_idle("pooled")
    assert manager.pooled() == {"pooled"}
    assert manager.busy() == 1  # the other one is a visitor's
    with pytest.raises(CulledError, match="idle"):
        await manager.cull_kernel_if_idle("idle")


def test_a_kernel_that_waits_for_a_visitor_is_not_culled_and_an_idle_one_is(manager: ExplorerKernelManager) -> None:
    tell(pooled_story(manager))


def test_a_kernel_handed_out_a_moment_ago_gets_time_to_be_met(manager: ExplorerKernelManager) -> None:
    async def story() -> None:
        manager._pools = pool_of("pooled")  # type: ignore[attr-defined]
        await manager.cull_kernel_if_idle("pooled")
        manager._pools = pool_of()  # type: ignore[attr-defined]
        await manager.cull_kernel_if_idle("pooled")
        assert datetime.now(UTC) - manager._kernels["pooled"].last_activity < timedelta(minutes=1)
        manager._kernels["pooled"].last_activity = LONG_AGO
        with pytest.raises(CulledError):  # nobody came
            await manager.cull_kernel_if_idle("pooled")

    tell(story())


@pytest.mark.parametrize(("connections", "ends"), [(0, True), (1, False)])
def test_a_page_that_lost_its_connection_may_come_back(
    manager: ExplorerKernelManager, monkeypatch: pytest.MonkeyPatch, connections: int, ends: bool
) -> None:
    ended: list[str] = []

    async def shutdown(kernel_id: str, now: bool = False) -> None:
        ended.append(kernel_id)

    async def story() -> None:
        monkeypatch.setattr(manager, "shutdown_kernel", shutdown)
        manager.orphan_seconds = 0.01
        manager._kernel_connections = {"idle": 1}
        manager.notify_disconnect("idle")
        manager._kernel_connections["idle"] = connections  # the page is back, or not
        await asyncio.sleep(0.1)

    tell(story())
    assert ended == (["idle"] if ends else [])
