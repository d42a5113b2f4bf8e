"""Erlang's formulas hold at every size, and say when there is no answer."""

from __future__ import annotations

import time
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.access import fair_shares
from explorer.model.queueing import erlang_b, erlang_c, mean_wait, priority_waits, wait_percentile


def recursion(servers: int, load: float) -> float:
    """Erlang B as MODEL.md gives it: ``B_k = a B_(k-1) / (k + a B_(k-1))``."""
    blocked = 1.0
    for k in range(1, servers + 1):
        blocked = load * blocked / (k + load * blocked)
    return blocked


@pytest.mark.parametrize("servers", [1, 2, 3, 10, 55, 170, 300, 1000, 20_000])
@pytest.mark.parametrize("busy", [0.01, 0.5, 0.8, 0.99, 0.9999, 1.0, 1.5])
def test_the_integral_equals_the_recursion(servers: int, busy: float) -> None:
    expected = recursion(servers, busy * servers)
    assert erlang_b(servers, busy * servers) == pytest.approx(expected, rel=1e-10, abs=1e-280)


def test_a_hundred_thousand_servers_take_no_longer_than_three() -> None:
    """Checked by the limit of Halfin and Whitt (1981) for many servers: ``1 / (1 + beta N(beta) / n(beta))``."""
    beta = (1 - 0.999) * 100_000**0.5
    normal = NormalDist()
    started = time.perf_counter()
    found = erlang_c(100_000, 99_900.0)
    assert time.perf_counter() - started < 0.05
    assert found == pytest.approx(1 / (1 + beta * normal.cdf(beta) / normal.pdf(beta)), abs=0.001)


def test_no_load_no_wait_and_no_server_no_service() -> None:
    assert erlang_b(5, 0.0) == erlang_c(5, 0.0) == mean_wait(5, 0.0, 1.0) == 0.0
    assert erlang_b(0, 2.0) == pytest.approx(1.0)
    assert erlang_c(0, 2.0) == 1.0
    assert np.isnan(mean_wait(0, 0.0, 1.0))


def test_a_full_queue_has_no_wait_that_is_a_number() -> None:
    assert np.isnan(mean_wait(4, np.array([4.0, 4.1, 40.0]), 1.0)).all()
    assert (erlang_c(4, np.array([4.0, 40.0])) == 1.0).all()


def test_who_goes_first_is_served_even_where_all_together_are_too_many() -> None:
    first, last = priority_waits(4, np.array([1.0, 5.0]), 1.0, 1.0)
    assert first == pytest.approx(1 / (4 - 1))  # all places taken: one of four frees each quarter, shared by 1 - 1/4
    assert np.isnan(last)


def test_a_percentile_below_the_chance_not_to_wait_is_no_wait() -> None:
    assert wait_percentile(0.9, 0.05, 3.0) == 0.0
    assert wait_percentile(0.9, 0.5, 2.0) == pytest.approx(2 * np.log(5))


@given(st.integers(1, 5000), st.floats(0.0, 0.999), st.floats(0.0, 0.5))
def test_the_wait_grows_with_the_load(servers: int, busy: float, more: float) -> None:
    low, high = (mean_wait(servers, servers * b, 1.0) for b in (busy, min(busy + more, 0.9999)))
    assert low <= high * (1 + 1e-9) or low < 1e-200


@given(
    st.lists(st.floats(0, 100), min_size=4, max_size=4),
    st.lists(st.floats(0, 10), min_size=4, max_size=4),
    st.floats(0, 300),
)
def test_fair_shares_give_away_all_there_is_and_nobody_more_than_asked(
    demands: list[float], weights: list[float], capacity: float
) -> None:
    wants, claims = np.array(demands), np.array(weights)
    got = fair_shares(wants, claims, capacity)
    assert (got >= 0).all()
    assert (got <= wants).all()
    assert got.sum() == pytest.approx(min(capacity, wants.sum()), rel=1e-6, abs=1e-6)
