"""Access: what is shared adds up, more chips never mean less time, and more asked for never means a shorter wait."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model import solve
from explorer.scenario import Scenario
from tests.strategies import scenarios


@given(scenarios())
def test_shares_of_access_sum_to_one(scenario: Scenario) -> None:
    r = solve(scenario)
    parts = [r[f"access_share_{holder}"] for holder in ("union", "states", "consortium")]
    assert sum(parts) == pytest.approx(1.0)
    assert all(0 <= part <= 1 for part in parts)
    hours = sum(r[f"{holder}_hours"] for holder in ("union", "states", "consortium"))
    assert hours == pytest.approx(r["gpu_hours_year"])


@given(scenarios())
def test_groups_hours_sum_to_public_hours(scenario: Scenario) -> None:
    r = solve(scenario)
    assert r["group_reserved"].sum() == pytest.approx(r["public_hours"])
    assert r["group_hours"].sum() + r["public_hours_idle"] == pytest.approx(r["public_hours"])
    assert (r["group_hours"] <= r["group_demand"] * (1 + 1e-12)).all()
    assert r["group_hours"].sum() == pytest.approx(min(r["group_demand"].sum(), r["public_hours"]), rel=1e-6)


@given(scenarios())
def test_no_group_gets_less_than_the_smaller_of_its_part_and_what_it_asks_for(scenario: Scenario) -> None:
    r = solve(scenario)
    floor = np.minimum(r["group_reserved"], r["group_demand"])
    assert (r["group_hours"] >= floor * (1 - 1e-6) - 1e-3).all()


@given(scenarios(), st.integers(1, 100_000))
def test_more_chips_never_mean_fewer_hours(scenario: Scenario, more: int) -> None:
    before = solve(scenario)
    after = solve(scenario.replace(chips_large=min(int(scenario["chips_large"]) + more, 300_000)))
    for name in (
        "gpu_hours_year",
        "public_hours",
        "union_hours",
        "hours_per_startup",
        "projects_fast_lane",
        "startups_reached",
    ):
        assert after[name] >= before[name]


@given(scenarios(), st.floats(0.0, 1.0))
def test_the_wait_grows_with_what_is_asked_for(scenario: Scenario, more: float) -> None:
    load = float(scenario["public_load"])
    r = solve(scenario)
    after = solve(scenario.replace(public_load=min(load + more, 1.5)))
    for name in ("wait_mean", "wait_long", "own_wait", "wait_small_firms_first"):
        if math.isfinite(after[name]):
            assert r[name] <= after[name] * (1 + 1e-9) + 1e-12
    assert bool(r["queue_stable"]) == bool(r["queue_fits"] and load < 1)
    assert math.isfinite(r["wait_mean"]) == bool(r["queue_stable"])


@given(scenarios(), st.integers(1, 8000))
def test_a_larger_request_never_waits_less(scenario: Scenario, more: int) -> None:
    before = solve(scenario)
    after = solve(scenario.replace(own_chips=min(int(scenario["own_chips"]) + more, 16_384)))
    if math.isfinite(after["own_wait"]):
        assert before["own_wait"] <= after["own_wait"]
    assert after["own_fits"] <= before["own_fits"]


@given(scenarios())
def test_one_queue_for_all_sites_is_never_slower(scenario: Scenario) -> None:
    site, common = (solve(scenario.replace(access_queue=kind)) for kind in ("site", "common"))
    if math.isfinite(site["wait_mean"]):
        assert common["wait_mean"] <= site["wait_mean"] * (1 + 1e-9)


@given(scenarios())
def test_letting_small_firms_go_first_moves_the_wait_and_does_not_remove_it(scenario: Scenario) -> None:
    """Kleinrock's conservation law: the mean over all jobs stays as it was."""
    r = solve(scenario)
    if r["queue_stable"]:
        first, last = r["waits_by_turn"]
        mixed = r["small_firms_ask"] * first + (1 - r["small_firms_ask"]) * last
        assert mixed == pytest.approx(r["wait_mean"], rel=1e-9, abs=1e-280)
        assert first <= last


def test_the_call_reaches_start_ups_and_hardly_any_small_firm() -> None:
    r = solve(Scenario())
    # (4 x 75,000 + 3 x 100,000) H100e / (2,500 / 989.4 a GB300) x 8,760 h x 80%, a third of it public
    assert r["gpu_hours_year"] == pytest.approx(1.664e9, rel=1e-3)
    assert r["public_hours"] == pytest.approx(r["gpu_hours_year"] / 3)
    assert r["hours_per_startup"] == pytest.approx(0.3 * r["public_hours"] / 4100)
    assert r["hours_per_sme"] == pytest.approx(4.3, abs=0.01)
    assert r["public_euros_per_hour"] == pytest.approx(10e9 / (5 * r["public_hours"]))
    # 555 m hours and 10 bn of cash for 452 m people
    assert r["public_minutes_per_citizen"] == pytest.approx(60 * 554.7 / 451.99, rel=1e-3)
    assert r["public_euros_per_citizen"] == pytest.approx(10_000 / 451.99, rel=1e-3)


def test_groups_without_any_weight_share_alike() -> None:
    nothing = dict.fromkeys(("part_startups", "part_smes", "part_research", "part_others"), 0)
    assert solve(Scenario().replace(**nothing))["group_part"].tolist() == [0.25] * 4


def test_who_pays_more_than_the_computing_costs_holds_no_more_than_all_of_it() -> None:
    r = solve(Scenario("all_public", computing_share=0.5))
    assert r["public_access_share"] == pytest.approx(1.0)
    # 10 of 30 from the EU, 20 from the states
    assert r["access_share_union"] == pytest.approx(1 / 3)


def test_a_narrow_reading_of_computing_gives_the_public_more_time() -> None:
    # 10 of 30 bn, over half of the 30
    assert solve(Scenario(computing_share=0.5))["public_access_share"] == pytest.approx(2 / 3)


def test_tokens_a_day_are_a_bracket() -> None:
    r = solve(Scenario())
    # 222 and 10,000 tokens a second on each of 189,965 chips at work
    assert r["tokens_day_low"] == pytest.approx(189_965 * 86_400 * 222, rel=1e-3)
    assert r["tokens_day_high"] / r["tokens_day_low"] == pytest.approx(10_000 / 222)


def test_named_runs_a_year_follow_their_size() -> None:
    r = solve(Scenario())
    # 3.8e25, 2.1e25 and 3.3e24 FLOP
    assert r["gpt4_runs_year"] / r["llama405_runs_year"] == pytest.approx(3.8 / 2.1)
    assert r["deepseek_v3_runs_year"] / r["gpt4_runs_year"] == pytest.approx(21 / 3.3)
    assert r["gpt4_runs_public"] == pytest.approx(r["gpt4_runs_year"] / 3)
