"""The few functions that quantities share are exact where it matters and quiet where there is no answer."""

from __future__ import annotations

import math
import warnings
from decimal import Decimal, getcontext

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.maths import by_country, cell, flag, lambert_w0, ratio
from explorer.model.training import best_interval, goodput_at


def lambert_by_bisection(z: float) -> float:
    """The same branch, slowly and to 50 digits: on [-1, 0] w * exp(w) rises with w."""
    getcontext().prec = 50
    low, high = Decimal(-1), Decimal(0)
    for _ in range(120):
        middle = (low + high) / 2
        low, high = (middle, high) if middle * middle.exp() < Decimal(z) else (low, middle)
    return float(low)


@given(st.floats(-1 / math.e, -1e-12))
def test_lambert_w_agrees_with_bisection(z: float) -> None:
    # next to the branch point the slope of W is infinite: the last digit of z alone moves it by 1e-8
    slack = 1e-12 + 1e-16 / math.sqrt(max(1 + math.e * z, 1e-16))
    assert lambert_w0(z) == pytest.approx(lambert_by_bisection(z), abs=slack, rel=0)


def test_lambert_w_at_values_from_the_tables() -> None:
    assert lambert_w0(-1 / math.e) == pytest.approx(-1.0, abs=1e-7)
    assert lambert_w0(-0.2) == pytest.approx(-0.25917110181907376, abs=1e-15)
    assert lambert_w0(-0.1) == pytest.approx(-0.11183255915896297, abs=1e-15)
    assert lambert_w0(0.0) == 0.0
    assert isinstance(lambert_w0(-0.2), float)


def test_lambert_w_outside_its_interval_is_not_a_number() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = lambert_w0(np.array([-0.4, -0.2, 0.1, np.nan]))
    np.testing.assert_array_equal(np.isnan(found), [True, False, True, True])


@given(st.floats(0.05, 1e6), st.floats(0.01, 60), st.floats(0, 240))
def test_no_other_interval_loses_less_time(mtbf: float, checkpoint: float, restart: float) -> None:
    best = best_interval(mtbf, checkpoint)
    at_best = goodput_at(best, mtbf, checkpoint, restart)
    for other in (0.5, 0.9, 0.99, 1.01, 1.1, 2.0):
        assert goodput_at(best * other, mtbf, checkpoint, restart) <= at_best * (1 + 1e-9)
    assert 0 <= at_best < 1


def test_a_ratio_with_nothing_below_is_not_a_number_and_makes_no_noise() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert math.isnan(ratio(1.0, 0.0))
        assert math.isnan(ratio(0, 0))
        assert ratio(1.0, 0.0, nothing=0.0) == 0.0
        np.testing.assert_array_equal(ratio(np.array([1.0, 0.0]), 0.0), [np.nan, np.nan])
        np.testing.assert_array_equal(ratio(6.0, np.array([2.0, 0.0])), [3.0, np.nan])
        np.testing.assert_array_equal(ratio(np.array([6, 1]), np.array([2, 0])), [3.0, np.nan])
        np.testing.assert_array_equal(
            ratio(np.array([[6.0], [4.0]]), np.array([2.0, 0.0])), [[3.0, np.nan], [2.0, np.nan]]
        )


def test_flags_cells_and_axes() -> None:
    assert (flag(True), flag(False)) == (1.0, 0.0)
    np.testing.assert_array_equal(flag(np.array([True, False])), [1.0, 0.0])
    assert math.isnan(cell(None))
    assert cell(3) == 3.0
    assert by_country(2.0) == 2.0
    assert np.shape(by_country(np.zeros(4))) == (4, 1)
