"""What must hold of losses by layer, whatever the sites, the layers and the correlation."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from explorer.model import defaults, failures, goals, solve, tranches
from explorer.model.normal import norm_cdf, norm_ppf
from explorer.scenario import Scenario
from tests.strategies import scenarios

share = st.floats(0, 1, allow_nan=False)
rho = st.one_of(st.sampled_from([0.0, 1.0]), share)
some_sites = st.lists(st.tuples(share, st.floats(0.01, 1)), min_size=1, max_size=6)


def distribution(sites: list[tuple[float, float]], correlation: float) -> tuple[np.ndarray, np.ndarray]:
    pd, size = np.array(sites).T
    return defaults.loss_distribution(pd, size / size.sum(), correlation)


def test_normal_distribution_to_fifteen_digits() -> None:
    from statistics import NormalDist

    x = np.linspace(-12, 12, 4001)
    assert np.abs(norm_cdf(x) - [NormalDist().cdf(v) for v in x]).max() < 1e-15
    assert norm_cdf(norm_ppf(np.array([1e-9, 0.067, 0.5, 0.99]))) == pytest.approx([1e-9, 0.067, 0.5, 0.99], rel=1e-7)
    assert norm_ppf(np.array([0.0, 1.0])).tolist() == [-np.inf, np.inf]


@given(some_sites, rho)
def test_probabilities_sum_to_one_and_correlation_does_not_move_the_mean(
    sites: list[tuple[float, float]], correlation: float
) -> None:
    losses, chances = distribution(sites, correlation)
    pd, size = np.array(sites).T
    assert chances.sum() == pytest.approx(1.0, abs=1e-11)
    assert (chances >= -1e-15).all()
    assert tranches.mean_loss(losses, chances) == pytest.approx(pd @ size / size.sum(), abs=1e-11)


@given(some_sites, rho, st.lists(st.floats(0, 1), min_size=1, max_size=6))
def test_layers_together_lose_what_the_pool_loses(
    sites: list[tuple[float, float]], correlation: float, widths: list[float]
) -> None:
    assume(sum(widths) > 0.01)
    starts, ends = tranches.bounds(np.array(widths) / sum(widths))
    losses, chances = distribution(sites, correlation)
    assert tranches.layer_losses(losses, starts, ends).sum(axis=-1) == pytest.approx(losses, abs=1e-12)
    means = [float(tranches.mean_loss(losses, chances, a, d)) for a, d in zip(starts, ends, strict=True)]
    assert sum(means) == pytest.approx(tranches.mean_loss(losses, chances), abs=1e-12)
    assert all(mean <= d - a + 1e-12 for mean, a, d in zip(means, starts, ends, strict=True))


@given(some_sites, rho, share, share)
def test_protection_never_hurts_what_stands_above_it(
    sites: list[tuple[float, float]], correlation: float, one: float, other: float
) -> None:
    small, large = sorted((one, other))
    assume(large < 0.999)
    losses, chances = distribution(sites, correlation)
    assert (
        tranches.expected_loss(losses, chances, large, 1.0)
        <= tranches.expected_loss(losses, chances, small, 1.0) + 1e-10
    )
    assert tranches.chance_above(losses, chances, large) <= tranches.chance_above(losses, chances, small) + 1e-15


@given(st.floats(0.02, 0.4), st.floats(0, 0.5), st.floats(0.05, 0.5))
def test_together_the_first_loss_is_safer_and_the_senior_layer_is_not(
    pd: float, correlation: float, more: float
) -> None:
    before, after = (defaults.loss_distribution([pd] * 5, [0.2] * 5, r) for r in (correlation, correlation + more))
    assert tranches.expected_loss(*after, 0, 0.2) <= tranches.expected_loss(*before, 0, 0.2) + 1e-12
    assert tranches.expected_loss(*after, 0.6, 1) >= tranches.expected_loss(*before, 0.6, 1) - 1e-12


@given(some_sites, rho, st.floats(0.001, 0.5))
def test_a_smallest_first_loss_is_enough_and_anything_less_is_not(
    sites: list[tuple[float, float]], correlation: float, target: float
) -> None:
    losses, chances = distribution(sites, correlation)
    goal = goals.first_loss_for_chance(losses, chances, target)
    if goal.why_not:
        assert goal.why_not == "whole_pool"
        assert tranches.chance_above(losses, chances, 1 - 1e-9) > target - 1e-9
    else:
        assert goal.reached <= target + 1e-11
        assert goal.share == 0 or goal.just_below > target - 1e-11
        assert goal.share == 0 or np.abs(losses - goal.share).min() == 0  # it is a step, not near one


@given(some_sites, rho, st.floats(0.0, 0.3))
def test_a_first_loss_for_an_expected_loss_just_reaches_it(
    sites: list[tuple[float, float]], correlation: float, target: float
) -> None:
    losses, chances = distribution(sites, correlation)
    goal = goals.first_loss_for_expected_loss(losses, chances, target)
    if not goal.why_not and goal.share < 0.99:
        assert goal.reached <= target + 1e-9
        if goal.share > 1e-6 and target > 1e-6:
            assert goal.reached == pytest.approx(target, abs=1e-7)


def test_sites_that_surely_fail_leave_nothing_to_protect() -> None:
    losses, chances = defaults.loss_distribution([1.0, 1.0], [0.5, 0.5], 0.2)
    assert goals.first_loss_for_chance(losses, chances, 0.01).why_not == "whole_pool"
    assert goals.first_loss_for_expected_loss(losses, chances, 0.01).why_not == "whole_pool"


def test_at_full_correlation_the_weaker_site_fails_with_the_stronger() -> None:
    losses, chances = defaults.loss_distribution([0.1, 0.2], [0.4, 0.6], 1.0)
    assert dict(zip(losses.tolist(), chances.tolist(), strict=True)) == pytest.approx(
        {0: 0.8, 0.4: 0, 0.6: 0.1, 1: 0.1}
    )


def test_a_bad_market_is_the_mean_over_worse_and_better_ones() -> None:
    bad = defaults.loss_distribution_at([0.05, 0.1], [0.5, 0.5], 0.3, -2.0)
    normal = defaults.loss_distribution_at([0.05, 0.1], [0.5, 0.5], 0.3, 0.0)
    assert tranches.mean_loss(*bad) > 0.075 > tranches.mean_loss(*normal)  # 7.5% on average over all markets


@pytest.mark.parametrize("correlation", [0.0, 1e-4, 0.2, 0.7, 0.999, 1.0])
@pytest.mark.parametrize("pd", [0.0, 0.01, 0.067, 0.5, 1.0])
def test_the_plans_own_rule_agrees_with_the_general_one(pd: float, correlation: float) -> None:
    found = failures.failures(7, pd, correlation)
    _, chances = defaults.loss_distribution([pd] * 7, np.ones(7), correlation)
    assert found[:8] == pytest.approx(chances, abs=1e-9)
    assert found[8:].sum() == 0


def test_unequal_sizes_of_sites_agree_with_the_general_rule() -> None:
    r = solve(Scenario("called_2026", default_probability=0.2, asset_correlation=0.4))
    losses, chances = tranches.ordered(
        *failures.pool_losses(r["failure_chances"], 4, 3, r["site_loss_medium"], r["site_loss_large"])
    )
    general = defaults.loss_distribution([0.2] * 7, [1 / 16] * 4 + [1 / 12] * 3, 0.4)
    for level in (0.0, 0.1, 0.2, 0.3):
        assert tranches.mean_loss(losses, chances, level, 1.0) == pytest.approx(
            tranches.mean_loss(*general, level, 1.0), abs=1e-10
        )
        assert tranches.chance_above(losses, chances, level) == pytest.approx(
            tranches.chance_above(*general, level), abs=1e-10
        )


@given(scenarios())
def test_of_any_scenario_the_layers_lose_what_the_pool_loses(scenario: Scenario) -> None:
    r = solve(scenario)
    assert r["layer_expected_loss"].sum() == pytest.approx(r["expected_pool_loss"], abs=1e-8)
    assert r["holder_expected_loss"].sum() == pytest.approx(r["expected_pool_loss"], abs=1e-8)
    assert (r["layer_expected_loss"] <= r["layer_sizes"] + 1e-9).all()
    assert r["event_layer_loss"].sum() == pytest.approx(r["event_loss"], abs=1e-9)
    assert r["event_holder_loss"].sum() == pytest.approx(r["event_loss"], abs=1e-9)
    assert (r["event_layer_loss"] <= r["layer_sizes"] + 1e-9).all()
    assert r["failure_chances"].sum() == pytest.approx(1.0)
    for worse, better in (("layer_hit_chance", "layer_wiped_chance"), ("layer_shortfall", "layer_expected_loss_share")):
        there = r["layer_sizes"] > 1e-6
        assert (r[worse][there] >= r[better][there] - 1e-8).all()


@given(scenarios(), st.sampled_from(["failed_medium", "failed_large"]))
def test_more_sites_that_fail_never_cost_less(scenario: Scenario, field: str) -> None:
    scenario = scenario.replace(failed_medium_later=0, failed_large_later=0)
    before, after = solve(scenario), solve(scenario.replace(**{field: min(int(scenario[field]) + 1, 10)}))
    assert after["event_loss"] >= before["event_loss"] - 1e-12
    assert (after["event_layer_loss"] >= before["event_layer_loss"] - 1e-9).all()


@given(scenarios())
def test_public_protection_never_costs_private_money(scenario: Scenario) -> None:
    r = solve(scenario)
    assert r["derisking_worth"] >= -1e-9


def test_the_call_in_figures() -> None:
    r = solve(Scenario())
    built, all_senior = r["build_shares"][[1, 3]], 12
    left = all_senior * (built[0] * 4 / 7 + built[1] * 6 / 7)  # of loans over seven years, in 2031
    assert r["layer_left"] == pytest.approx([0, 8, 0, 0, left])
    assert r["event_loss"] == pytest.approx(
        (8 + left) / 6 * 0.5
    )  # one large site of three, which stand for half of the pool
    assert r["event_public_loss"] == 0  # grants are gone from the start, and there is no public layer
    assert r["expected_pool_loss"] == pytest.approx(20 * 0.067 * 0.5)
    assert r["any_failure_chance"] == pytest.approx(
        0.3336, abs=1e-4
    )  # seven sites at 6.7%; on their own it would be 38.5%
    assert r["first_loss_needed"] == pytest.approx(2 / 16 + 1.25 / 12)  # 11/48: a medium site and two large ones


def test_seven_unequal_sites_within_five_milliseconds() -> None:
    pd, sizes = [0.01, 0.03, 0.05, 0.08, 0.1, 0.15, 0.2], [0.05, 0.08, 0.11, 0.14, 0.17, 0.21, 0.24]
    defaults.loss_distribution(pd, sizes, 0.3)
    best = min(_seconds(lambda: defaults.loss_distribution(pd, sizes, 0.3)) for _ in range(10))
    assert best < 5e-3


def _seconds(call: object) -> float:
    start = time.perf_counter()
    call()  # type: ignore[operator]
    return time.perf_counter() - start


def test_too_many_different_sites_are_refused_with_a_word() -> None:
    sizes = 1.0 + 0.001 * np.sqrt(np.arange(24))
    with pytest.raises(ValueError, match="make some of them equal"):
        defaults.loss_distribution(np.linspace(0.01, 0.2, 24), sizes, 0.3)


def test_a_layer_of_no_width_has_no_chance_and_no_share() -> None:
    r = solve(Scenario())
    assert np.isnan(r["layer_hit_chance"][0])
    assert np.isnan(r["layer_expected_loss_share"][0])
    assert r["layer_expected_loss"][0] == 0
