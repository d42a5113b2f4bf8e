"""Whether an investment pays: present value, rate of return, payback, annuities.

Cash flows stand on the last axis, a year a place, the first year undiscounted and every flow at the end of its
year. Any axes before it are draws or layers: all functions here take them whole.

Notes
-----
The rate of return is found by an own bracketed root. Packages for it (numpy-financial, pyxirr) take one row of
flows at a time: for 10,000 rows of 15 years they need about a hundred times and four times as long as this, and the
first gives no sign of a second root.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from explorer.model.maths import Number, ratio

Array = NDArray[np.float64]

# Logarithms of 1 + rate between which a root is looked for: close to each other where rates are quoted.
_GRID = np.concatenate([np.linspace(-9, -1.2, 27), np.linspace(-1, 1.5, 101), np.linspace(1.7, 9, 26)])
_STEPS = 60  # halvings at most; Newton's steps make it about six
_EXACT = 1e-14


def by_year(value: Number) -> Number:
    """A number, or draws of it, with a last axis on which years can stand: (n,) becomes (n, 1)."""
    return np.asarray(value, dtype=float)[..., np.newaxis]


def discount_factors(rate: Number, years: int) -> Array:
    """Value today of a euro at the end of each year, this year first [ratio]."""
    return (1.0 + by_year(rate)) ** -np.arange(years)


def npv(rate: Number, flows: Array) -> Number:
    """Present value of cash flows, the first of them undiscounted [the unit of the flows]."""
    return number(np.sum(flows * discount_factors(rate, np.shape(flows)[-1]), axis=-1))


def number(value: Array) -> Number:
    """A plain float where there are no draws."""
    return value if np.ndim(value) else float(value)


def irr(flows: Array) -> Number:
    """Rate of return at which cash flows are worth nothing today [share].

    Parameters
    ----------
    flows : ndarray
        Cash flows, years on the last axis.

    Returns
    -------
    float or ndarray
        The rate; -1 if all is lost; not a number if there is none, or more than one.
    """
    flows = np.asarray(flows, dtype=float)
    rows = flows.reshape(-1, flows.shape[-1])
    left = _left_of_roots(rows)
    found = np.full(len(rows), np.nan)
    one = left.sum(axis=1) == 1
    at = left[one].argmax(axis=1)
    found[one] = _root(rows[one], _GRID[at], _GRID[at + 1])
    found[(rows < 0).any(axis=1) & ~(rows > 0).any(axis=1)] = -1.0
    return number(found.reshape(flows.shape[:-1]))


def irr_roots(flows: Array) -> Array:
    """Every rate of return of one row of cash flows, smallest first: none, one or several [share]."""
    row = np.asarray(flows, dtype=float)[np.newaxis]
    at = np.flatnonzero(_left_of_roots(row)[0])
    return _root(np.repeat(row, len(at), axis=0), _GRID[at], _GRID[at + 1])


def _left_of_roots(rows: Array) -> NDArray[np.bool_]:
    """Places of the grid after which the value of a row changes its sign."""
    value = rows @ np.exp(-np.outer(np.arange(rows.shape[1]), _GRID))
    negative = value < 0
    return (negative[:, 1:] != negative[:, :-1]) & (rows != 0).any(axis=1)[:, np.newaxis]


def _root(rows: Array, low: Array, high: Array) -> Array:
    """Newton's steps on the logarithm of 1 + rate, halved where one would leave the bracket."""
    if not len(rows):
        return np.empty(0)
    years = np.arange(rows.shape[1])
    sign = np.where(_value(rows, low) < 0, -1.0, 1.0)
    x = (low + high) / 2
    for _ in range(_STEPS):
        parts = rows * np.exp(-x[:, np.newaxis] * years)
        value, slope = parts.sum(axis=1), -(parts * years).sum(axis=1)
        before = value * sign > 0
        low, high = np.where(before, x, low), np.where(before, high, x)
        step = x - value / np.where(slope == 0.0, np.inf, slope)
        nearer = np.where((step >= low) & (step <= high) & (slope != 0.0), step, (low + high) / 2)
        done = np.abs(nearer - x).max() <= _EXACT
        x = nearer
        if done:
            break
    return np.expm1(x)


def _value(rows: Array, x: Array) -> Array:
    return (rows * np.exp(-x[:, np.newaxis] * np.arange(rows.shape[1]))).sum(axis=1)


def moic(flows: Array) -> Number:
    """What comes back for each euro paid in [multiple]."""
    return ratio(number(np.maximum(flows, 0).sum(axis=-1)), number(-np.minimum(flows, 0).sum(axis=-1)))


def payback(flows: Array) -> Number:
    """Years until what was paid in has come back, and stays so [years].

    Not a number if it never does, or if nothing was paid in.
    """
    owing = np.cumsum(flows, axis=-1) < 0
    last = owing.shape[-1] - 1 - owing[..., ::-1].argmax(axis=-1)
    there = owing.any(axis=-1) & ~owing[..., -1]
    return number(np.where(there, last + 1.0, np.nan))


def discounted_payback(rate: Number, flows: Array) -> Number:
    """Years until what was paid in has come back with this return [years]."""
    return payback(flows * discount_factors(rate, np.shape(flows)[-1]))


def capital_recovery(rate: Number, years: Number) -> Number:
    """Payment a year, at its end, for each euro over a life [1/year]: the annuity factor, 1/years at no interest."""
    rate, years = np.asarray(rate, dtype=float), np.asarray(years, dtype=float)
    free = rate == 0
    safe = np.where(free, 1.0, rate)
    return number(np.where(free, 1 / years, safe / -np.expm1(-years * np.log1p(safe))))


def levelised(rate: Number, amounts: Array, weights: Array) -> Number:
    """The one price that is worth as much as many: present value of amounts over present value of what is sold.

    Parameters
    ----------
    rate
        Rate of return a year.
    amounts
        Money at the end of each year, this year first.
    weights
        What is sold in each year.
    """
    return ratio(npv(rate, amounts), npv(rate, weights))


def break_even(level: Number, npv: Number, npv_proportional: Number) -> Number:
    """Level of a price or of a use at which an investment is worth nothing more than it costs [unit of `level`].

    Parameters
    ----------
    level
        The level as it is.
    npv
        Net present value at this level.
    npv_proportional
        The part of it that grows in proportion to the level: revenue, less what each sale costs.

    Returns
    -------
    float or ndarray
        Not a number where nothing grows with the level, or each sale loses money: no level helps then.
    """
    part = ratio(npv, npv_proportional)
    return np.where(np.asarray(npv_proportional) > 0, level * (1 - part), np.nan)[()]


def nominal(real: Number, inflation: Number) -> Number:
    """Rate of return in money of each year, from one in money of constant value [share]."""
    return (1 + real) * (1 + inflation) - 1


def dscr(cash: Array, service: Array) -> Number:
    """Cash for each euro of interest and principal that is due in a year; not a number where nothing is due [ratio]."""
    return ratio(cash, service)
