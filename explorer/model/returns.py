"""Whether an investment pays: present value, rate of return, payback, annuities.

Cash flows stand on the last axis, a year a place, the first year undiscounted and every flow at the end of its
year. Any axes before it are draws or layers: all functions here take them whole.

Notes
-----
The rate of return is found by an own bracketed root, for all draws at once. Measured on 10,000 rows of 15 years:
this 10 ms, pyxirr 0.10 one row after another 20 ms, numpy-financial 1.0 580 ms, the same rates to 1e-11. Both
packages give one of two roots without a word, which here is signalled, and the model would need one more package.

References
----------
.. [1] C. J. Norstrom, "A sufficient condition for a unique nonnegative internal rate of return", Journal of
   Financial and Quantitative Analysis 7 (1972), 1835-1839.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from explorer.model.maths import Number, ratio

Array = NDArray[np.float64]

# Logarithms of 1 + rate between which a root is looked for: close to each other where rates are quoted.
_GRID = np.concatenate([np.linspace(-9, -1.2, 14), np.linspace(-1, 1.5, 51), np.linspace(1.8, 9, 13)])
_COARSE = np.append(_GRID[::4], _GRID[-1:])  # enough where flows change their sign once: there is one root then
_NOTHING = 1e-12  # of the largest flow: what rounding leaves
_DUST = 1e-9  # a euro, in EUR bn: what rounding leaves of a loan that is paid back
_STEPS = 60  # halvings at most; Newton's steps make it about three
_NEAR = 1e-8  # a last step of Newton's that is so small leaves an error of its square


def by_year(value: Number) -> Number:
    """A number, or draws of it, with a last axis on which years can stand: (n,) becomes (n, 1)."""
    return np.asarray(value, dtype=float)[..., np.newaxis]


def discount_factors(rate: Number, years: int) -> Array:
    """Value today of a euro at the end of each year, this year first [ratio]."""
    return (1.0 + by_year(rate)) ** -np.arange(years, dtype=np.float64)


def npv(rate: Number, flows: Array) -> Number:
    """Present value of cash flows, the first of them undiscounted [the unit of the flows]."""
    return total(flows * discount_factors(rate, np.shape(flows)[-1]))


def total(amounts: Array) -> Number:
    """Sum over the last axis [the unit of the amounts]."""
    return number(np.sum(amounts, axis=-1))


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
        The rate; -1 if all is lost; not a number if there is none. If there are several it is the one above
        zero where what was paid in comes back once and for good [1]_, and else not a number.
    """
    rows = _cleaned(flows)
    paid_later = ((rows < 0) & np.maximum.accumulate(rows > 0, axis=1)).any(axis=1)
    both = (rows < 0).any(axis=1) & (rows > 0).any(axis=1)
    found = np.full(len(rows), np.nan)
    found[(rows < 0).any(axis=1) & ~both] = -1.0
    for grid, those in ((_COARSE, both & ~paid_later), (_GRID, both & paid_later)):
        which = np.flatnonzero(those)
        if len(which):
            found[which] = _one_root(rows[which], grid)
    return number(found.reshape(np.shape(flows)[:-1]))


def irr_roots(flows: Array) -> Array:
    """Every rate of return of one row of cash flows, smallest first: none, one or several [share]."""
    rows = _cleaned(flows)
    value, crossing = _crossings(rows, _GRID)
    return _roots(rows, value, _GRID, *np.nonzero(crossing))


def _cleaned(flows: Array) -> Array:
    """Rows without what is left of sums that should be zero."""
    rows = np.asarray(flows, dtype=float).reshape(-1, np.shape(flows)[-1])
    size = np.abs(rows)
    return np.where(size > _NOTHING * size.max(axis=1, keepdims=True, initial=0.0), rows, 0.0)


def _one_root(rows: Array, grid: Array) -> Array:
    value, crossing = _crossings(rows, grid)
    several = crossing.sum(axis=1) > 1
    if several.any():
        sums = np.cumsum(rows[several], axis=1)
        once = ((sums[:, 1:] > 0) != (sums[:, :-1] > 0)).sum(axis=1) == 1
        crossing[several] &= (once & (sums[:, -1] > 0))[:, np.newaxis] & (grid[1:] > 0)
    found = np.full(len(rows), np.nan)
    one = np.flatnonzero(crossing.sum(axis=1) == 1)
    found[one] = _roots(rows, value, grid, one, crossing[one].argmax(axis=1))
    return found


def _crossings(rows: Array, grid: Array) -> tuple[Array, NDArray[np.bool_]]:
    """Value of each row on the grid, and after which places of the grid it changes its sign."""
    factors = np.exp(-np.outer(np.arange(rows.shape[1]), grid))
    value = np.einsum(
        "ry,yg->rg", rows, factors
    )  # not a matrix product, whose rounding depends on how many rows there are
    negative = value < 0
    return value, (negative[:, 1:] != negative[:, :-1]) & (rows != 0).any(axis=1)[:, np.newaxis]


def _roots(rows: Array, value: Array, grid: Array, which: NDArray[np.intp], at: NDArray[np.intp]) -> Array:
    """Newton's steps on the logarithm of 1 + rate, halved where one would leave its cell of the grid."""
    low, high, left, right = grid[at], grid[at + 1], value[which, at], value[which, at + 1]
    years = np.ascontiguousarray(rows[which].T)
    weighted = years * np.arange(len(years))[:, np.newaxis]
    x = low + (high - low) * left / (left - right)
    done = np.zeros(len(x), dtype=bool)  # row by row: no row may depend on the others
    for _ in range(_STEPS):
        factor, now, slope = np.exp(-x), years[-1], weighted[-1]
        for year in range(len(years) - 2, -1, -1):
            now, slope = now * factor + years[year], slope * factor + weighted[year]
        before = (now < 0) == (left < 0)
        low, high = np.where(before, x, low), np.where(before, high, x)
        step = x + now / np.where(slope == 0.0, np.inf, slope)
        nearer = np.where((step >= low) & (step <= high) & (slope != 0.0), step, (low + high) / 2)
        found = done | (np.abs(nearer - x) <= _NEAR)
        x, done = np.where(done, x, nearer), found
        if done.all():
            break
    return np.expm1(x)


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
    return ratio(cash, np.where(np.abs(service) > _DUST, service, 0.0))
