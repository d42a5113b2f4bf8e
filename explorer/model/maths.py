"""What the quantities share: numbers that may be arrays of draws, conversions of units, a few functions."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Number: TypeAlias = float | NDArray[np.float64]
"""A number, or an array of draws of it."""

THOUSAND, MILLION, BILLION, TRILLION, QUINTILLION = 1e3, 1e6, 1e9, 1e12, 1e18
HOURS_PER_DAY = 24
DAYS_PER_WEEK = 7
DAYS_PER_YEAR = 365
HOURS_PER_YEAR = 8760
MINUTES_PER_HOUR = 60
SECONDS_PER_HOUR = 3600
SECONDS_PER_DAY = 86_400
SECONDS_PER_YEAR = HOURS_PER_YEAR * SECONDS_PER_HOUR


def ratio(a: Number, b: Number, nothing: float = np.nan) -> Number:
    """`a` over `b`, and `nothing` where `b` is zero: a share of nothing is unknown, not infinite."""
    if not isinstance(a, np.ndarray) and not isinstance(b, np.ndarray):
        return a / b if b else nothing
    quotient: NDArray[np.float64] = np.full(np.broadcast_shapes(np.shape(a), np.shape(b)), nothing)
    with np.errstate(over="ignore"):  # by next to nothing: beyond all bounds
        return np.divide(a, b, out=quotient, where=np.not_equal(b, 0))


def flag(condition: bool | NDArray[np.bool_]) -> Number:
    """1 where a condition holds, 0 where it does not [flag]."""
    return condition.astype(np.float64) if isinstance(condition, np.ndarray) else float(condition)


def cell(value: float | None) -> float:
    """A number from a table, and not a number where its cell is empty."""
    return np.nan if value is None else float(value)


def by_country(value: Number) -> Number:
    """A number, or draws of it, with a last axis on which countries or rows can stand: (n,) becomes (n, 1)."""
    return value[..., np.newaxis] if isinstance(value, np.ndarray) else value


def vector(*parts: Number) -> NDArray[np.float64]:
    """Numbers, or draws of them, side by side on a new last axis."""
    if not any(isinstance(part, np.ndarray) for part in parts):
        return np.array(parts, dtype=float)
    return np.stack(np.broadcast_arrays(*parts), axis=-1)


def at(values: NDArray[np.float64], place: int) -> Number:
    """What stands at a place of the last axis: a number, or draws of it."""
    found: Number = values[..., place][()]
    return found


def total(parts: NDArray[np.float64]) -> Number:
    """Sum over the last axis."""
    found: Number = np.sum(parts, axis=-1)
    return found


def lambert_w0(z: Number) -> Number:
    """Principal branch of the Lambert W function between -1/e and 0.

    Parameters
    ----------
    z : float or ndarray
        Argument, from -1/e to 0.

    Returns
    -------
    float or ndarray
        The w in [-1, 0] with ``w * exp(w) == z``; not a number outside the interval.

    Notes
    -----
    Halley's iteration from the series around the branch point [1]_. Its third-order start is within 0.2 of
    the answer on the whole interval, and six steps reach the last digits.

    References
    ----------
    .. [1] R. M. Corless et al., "On the Lambert W function", Advances in Computational Mathematics 5
       (1996), 329-359.
    """
    z = np.asarray(z, dtype=float)
    with np.errstate(invalid="ignore"):
        branch = np.maximum(1.0 + np.e * z, np.where(z >= -_INVERSE_E, 0.0, np.nan))
        p = np.sqrt(2.0 * branch)
        w = -1.0 + p - p**2 / 3.0 + 11.0 / 72.0 * p**3
        for _ in range(_HALLEY_STEPS):
            error = w * np.exp(w) - z
            above = np.maximum(w + 1.0, _AT_BRANCH)  # w + 1 is zero at the branch point, where w is right already
            slope = np.exp(w) * above - (w + 2.0) * error / (2.0 * above)
            w = w - np.where(slope == 0.0, 0.0, error / np.where(slope == 0.0, 1.0, slope))
        w = np.where(z > 0.0, np.nan, w)
    return w if w.ndim else float(w)


_INVERSE_E = float(np.exp(-1.0))
_HALLEY_STEPS = 6
_AT_BRANCH = 1e-9
