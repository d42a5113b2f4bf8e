"""Workers of a Dask cluster give the same numbers bit for bit, and none is lost when one of them dies."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from explorer.ensemble import ensemble
from explorer.model import GRAPH
from explorer.scenario import Scenario

distributed = pytest.importorskip("distributed")

ALL = list(GRAPH.quantities)


@pytest.fixture(scope="module")
def client() -> Iterator[Any]:
    cluster = distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None)
    with cluster, distributed.Client(cluster) as client:
        yield client


@pytest.mark.slow
def test_workers_give_the_same_numbers_bit_for_bit(client: Any) -> None:
    scenario = Scenario("announced_2025", pue=1.3, seed=11)
    here = ensemble(scenario, 10_001, ALL)
    there = ensemble(scenario, 10_001, ALL, client=client, chunk=1000)
    for name in ALL:
        np.testing.assert_array_equal(here[name], there[name], err_msg=name)


@pytest.mark.slow
def test_no_draw_is_lost_when_a_worker_dies(client: Any) -> None:
    scenario, n = Scenario(), 1_000_000
    names = ["capex_total", "gpt4_runs_year", "water_year"]
    victim = next(iter(client.run(os.getpid).values()))
    scheduler, killed = client.cluster.scheduler, []

    def count(state: str) -> int:
        return sum(task.state == state for task in list(scheduler.tasks.values()))

    def kill() -> None:
        end = time.monotonic() + 20
        while count("memory") < 10 and time.monotonic() < end:  # in the middle: some chunks are done, most are not
            time.sleep(0.005)
        killed.append(count("memory"))
        os.kill(victim, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    there = ensemble(scenario, n, names, client=client, chunk=2000)
    killer.join()
    assert 10 <= killed[0] < 400  # of 500 chunks
    here = ensemble(scenario, n, names)
    for name in names:
        np.testing.assert_array_equal(here[name], there[name], err_msg=name)
