"""Known answers about access (M8): Erlang's formulas, priorities, fair shares, time by contribution.

Not computed, as no reader meets them: the probability of an empty system, and jobs waiting and running together.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from explorer.model import access, queueing, waiting
from tests.model.known import Answers, cases, check

CASES = cases("M8")
ANSWER: dict[str, Callable[..., Answers]] = {}
NOT_COMPUTED = {
    "M8-01": {"mean_number_in_system"},
    "M8-02": {"p0", "mean_number_in_system"},
}


def answers(id: str) -> Callable[[Callable[..., Answers]], Callable[..., Answers]]:
    def register(function: Callable[..., Answers]) -> Callable[..., Answers]:
        ANSWER[id] = function
        return function

    return register


@answers("M8-01")
def call_centre(arrival_rate_per_s: float, mean_service_s: float, servers: int, target_s: float) -> Answers:
    load = arrival_rate_per_s * mean_service_s
    chance = waiting.wait_chance(servers, load)
    wait = waiting.wait_if_waiting(servers, load, mean_service_s, 1.0)
    mean = waiting.wait_mean(chance, wait)
    return {
        "offered_load": load,
        "utilisation": load / servers,
        "prob_wait": chance,
        "mean_wait": mean,
        "mean_queue": waiting.jobs_waiting(1, load, mean_service_s, mean),
        "mean_wait_given_wait": wait,
        "service_level": 1 - queueing.wait_exceeds(target_s, chance, wait),
    }


@answers("M8-02")
def clinic(arrival_rate: float, service_rate: float, servers: int) -> Answers:
    load, service = arrival_rate / service_rate, 1 / service_rate
    mean = queueing.mean_wait(servers, load, service)
    return {
        "prob_wait": waiting.wait_chance(servers, load),
        "mean_wait": mean,
        "mean_queue": waiting.jobs_waiting(1, load, service, mean),
    }


@answers("M8-04")
def blocking(load: list[float], servers: list[int], target_block: float, target_load: list[float]) -> Answers:
    up_to = np.arange(1, 200)
    return {
        "blocking": queueing.erlang_b(np.array(servers), np.array(load)),
        "servers_needed": [up_to[np.argmax(queueing.erlang_b(up_to, one) <= target_block)] for one in target_load],
    }


@answers("M8-05")
def instability(arrival_rate: list[float], service_rate: float, servers: int) -> Answers:
    load = np.array(arrival_rate) / service_rate
    return {
        "mean_wait": queueing.mean_wait(servers, load, 1 / service_rate),
        "stable": waiting.queue_stable(servers, load),
    }


@answers("M8-07")
def pooling(arrival_rate_each: float, service_rate: float, sites: int) -> Answers:
    load = arrival_rate_each / service_rate
    separate = queueing.mean_wait(1, load, 1 / service_rate)
    pooled = queueing.mean_wait(sites, sites * load, 1 / service_rate)
    return {"wait_separate": separate, "wait_pooled": pooled, "ratio": separate / pooled}


@answers("M8-09")
def priority(arrival_rates_high_to_low: list[float], service_rate: float, servers: int) -> Answers:
    loads = np.array(arrival_rates_high_to_low) / service_rate
    whole = loads.sum()
    chance = queueing.erlang_c(servers, whole)
    waits = waiting.waits_by_turn(servers, whole, loads[0] / whole, chance, 1 / service_rate, 1.0)
    return {
        "mean_waits": waits,
        "overall_mean_wait": waits @ loads / whole,
        "fifo_mean_wait": queueing.mean_wait(servers, whole, 1 / service_rate),
    }


@answers("M8-11")
def variation(arrival_rate: float, mean_service: float, cv: list[float]) -> Answers:
    return {"mean_wait": queueing.mean_wait(1, arrival_rate * mean_service, mean_service, np.array(cv))}


@answers("M8-13")
def max_min(demands: list[float], capacity: float, weighted: dict[str, Any]) -> Answers:
    there = np.array(weighted["demands"]), np.array(weighted["weights"]), weighted["capacity"]
    return {
        "allocation": access.fair_shares(np.array(demands), np.ones(len(demands)), capacity),
        "weighted_allocation": access.fair_shares(*there),
    }


@answers("M8-15")
def by_contribution(
    chips: int,
    availability: float,
    utilisation: float,
    eu_share_of_capex: float,
    member_state_share: float,
    reserved_for_smes_of_public_part: float,
) -> Answers:
    base = access.access_base(1.0, eu_share_of_capex + member_state_share)
    union, states = (
        access.access_share_union(eu_share_of_capex, base),
        access.access_share_states(member_state_share, base),
    )
    hours = access.gpu_hours_year(chips, availability * utilisation)
    public = access.public_hours(hours, access.public_access_share(union, states))
    smes = access.group_reserved(public, access.group_part(0, 3, 7, 0))
    assert reserved_for_smes_of_public_part == 0.3
    return {
        "total_gpu_hours": hours,
        "eu_hours": access.union_hours(hours, union),
        "public_hours": public,
        "sme_hours": access.sme_hours(smes),
    }


@pytest.mark.parametrize("id", list(CASES))
def test_known_answer(id: str) -> None:
    check(CASES[id], ANSWER[id], NOT_COMPUTED.get(id, set()))


def test_every_case_about_access_is_answered() -> None:
    assert ANSWER.keys() == CASES.keys()
