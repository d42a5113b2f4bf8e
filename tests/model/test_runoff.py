"""Failures in their years: layers that are paid back, losses that stay."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model import runoff, solve, tranches
from explorer.model.event import left_by_year
from explorer.scenario import Scenario
from tests.strategies import scenarios

part = st.floats(0.0, 1.0)
held = st.lists(st.floats(0.0, 10.0), min_size=1, max_size=6)


def played(planned: list[list[float]], parts: list[float], recovered: float) -> list[list[float]]:
    """Losses by failure and layer, euro after euro in plain words."""
    left, standing, found = list(planned[0]), 1.0, []
    for i, part in enumerate(parts):
        if i:
            paid_back = [standing * (before - now) for before, now in zip(planned[i - 1], planned[i], strict=True)]
            left = [have - back for have, back in zip(left, paid_back, strict=True)]
            lacking = -sum(min(have, 0.0) for have in left)
            left = [max(have, 0.0) for have in left]
            _take(left, lacking, top=True)
        failed = part * sum(planned[i])
        found.append(_take(left, failed * (1 - recovered), top=False))
        _take(left, failed * recovered, top=True)
        standing -= part
    return found


def _take(left: list[float], amount: float, *, top: bool) -> list[float]:
    taken = [0.0] * len(left)
    for i in reversed(range(len(left))) if top else range(len(left)):
        taken[i] = min(left[i], amount)
        left[i] -= taken[i]
        amount -= taken[i]
    return taken


@given(held, st.lists(st.tuples(part, st.lists(part, min_size=6, max_size=6)), min_size=1, max_size=4), part)
def test_any_number_of_failures_and_layers(
    first: list[float], later: list[tuple[float, list[float]]], recovered: float
) -> None:
    planned = [[amount * share[i] for i, amount in enumerate(first)] for _, share in later]
    total = sum(p for p, _ in later) + 0.1
    parts = [p / total for p, _ in later]
    arrays = [np.array(p) for p in planned]
    had = np.stack(list(runoff.held_in_turn(arrays, parts, recovered)))
    lost = runoff.losses_in_turn(had, np.array(parts), recovered, np.stack(arrays))
    assert lost == pytest.approx(np.array(played(planned, parts, recovered)), abs=1e-9)
    assert (lost <= had + 1e-9).all()
    standing = 1 - np.cumsum([0, *parts[:-1]])
    assert had.sum(axis=-1) == pytest.approx(standing * np.array([sum(p) for p in planned]), abs=1e-9)


@given(held, st.lists(part, min_size=1, max_size=5), part)
def test_without_repayment_it_is_the_difference_of_cumulative_losses(
    sizes: list[float], weights: list[float], recovered: float
) -> None:
    """First-loss protection that was renewed at each failure would take from the first layer again and again (M2)."""
    parts = np.array(weights) / (sum(weights) + 0.1)
    planned = [np.array(sizes)] * len(parts)
    had = np.stack(list(runoff.held_in_turn(planned, list(parts), recovered)))
    lost = runoff.losses_in_turn(had, parts, recovered, np.stack(planned))
    expected = tranches.losses_by_period(parts * sum(sizes) * (1 - recovered), *tranches.bounds(sizes))
    assert lost == pytest.approx(expected, abs=1e-9)


@given(scenarios())
def test_what_is_at_stake_is_never_more_than_was_paid_in(scenario: Scenario) -> None:
    r = solve(scenario)
    paid_in = np.cumsum(r["build_shares"]) - r["build_shares"]  # at the beginning of each year
    assert (r["layer_left_years"] >= 0).all()
    assert (r["layer_left_years"] <= r["layer_sizes"][:, np.newaxis] * paid_in + 1e-9).all()
    assert (r["event_losses"] <= r["event_held"] + 1e-9).all()
    assert r["event_loss"] == pytest.approx(
        (r["event_parts"] * r["event_planned"].sum(axis=-1)).sum() * (1 - r["recovered"]), abs=1e-9
    )
    left = left_by_year(r)
    assert (left <= r["layer_sizes"][:, np.newaxis] + 1e-9).all()


def test_the_order_of_the_controls_does_not_matter_but_the_years_do() -> None:
    one = solve(
        Scenario("announced_2025", failed_large=1, failure_year=2030, failed_large_later=2, failure_year_later=2033)
    )
    other = solve(
        Scenario("announced_2025", failed_large=2, failure_year=2033, failed_large_later=1, failure_year_later=2030)
    )
    assert one["event_losses"] == pytest.approx(other["event_losses"])
    assert one["event_years"].tolist() == other["event_years"].tolist() == [2030, 2033]
    apart = solve(Scenario("announced_2025", failed_large=1, failed_large_later=2, failure_year_later=2031))
    together = solve(Scenario("announced_2025", failed_large=3))
    assert apart["event_layer_loss"] == pytest.approx(together["event_layer_loss"])


def test_loans_at_stake_follow_their_schedule_and_shares_what_they_were_paid() -> None:
    r = solve(Scenario("announced_2025"))
    sevenths = np.array([7, 6, 5, 4, 3, 2, 1, 0]) / 7  # over seven years from 2028, all drawn in 2027
    assert r["layer_left_years"][4, 2:10] == pytest.approx(5.5 * sevenths)
    assert r["layer_left_years"][1, 4] == pytest.approx(6.5 - r["layer_paid_years"][1, :4].sum())
    assert r["layer_left_years"][0, 2:] == pytest.approx(1.05)  # public first loss gets nothing before the others
