"""Who is paid first: one year's cash through the layers, year after year.

The order of each year: senior interest with its arrears, senior principal with its arrears, the reserve for the
senior loan, the preferred return of the mezzanine, its principal, and last what is left for the shares. A
shortfall of the senior loan is met from the reserve and does not stop later years; a preferred return that is not
paid compounds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from explorer.model.maths import Number, ratio

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Debt:
    """A layer that is paid back.

    Attributes
    ----------
    drawn, due
        Money paid out in each year, and principal scheduled for it, years on the last axis.
    rate
        Interest, or preferred return.
    """

    drawn: Array
    due: Array
    rate: Number


@dataclass(frozen=True, slots=True)
class Payments:
    """What each layer gets, years on the last axis, all in the unit of the cash.

    Attributes
    ----------
    senior, mezzanine, equity
        Cash paid to each. Equity is below zero where its holders pay for what revenue does not cover.
    reserve
        Reserve at the end of each year.
    senior_balance, mezzanine_balance, mezzanine_accrued
        What is owed at the end of each year; unpaid interest is in the senior balance.
    service
        Senior interest and principal as scheduled.
    """

    senior: Array
    mezzanine: Array
    equity: Array
    reserve: Array
    senior_balance: Array
    mezzanine_balance: Array
    mezzanine_accrued: Array
    service: Array


def waterfall(cash: Array, senior: Debt, mezzanine: Debt, reserve: Number = 0.0) -> Payments:
    """Share out each year's cash.

    Parameters
    ----------
    cash : ndarray
        Cash available for debt service in each year, years on the last axis. Where it is below zero, the holders
        of equity pay the difference.
    senior, mezzanine
        The two layers that are paid back, the senior one first.
    reserve
        Reserve for the senior loan at the start. Its target is the senior service scheduled for the next year.

    Returns
    -------
    Payments
        In every year, what is paid to the layers plus what the reserve grows by is the cash.
    """
    given = (cash, senior.drawn, senior.due, mezzanine.drawn, mezzanine.due)
    shape = np.broadcast_shapes(*(np.shape(part) for part in given))
    shape = (
        *np.broadcast_shapes(shape[:-1], *map(np.shape, (senior.rate, mezzanine.rate, reserve))),
        shape[-1],
    )
    service = scheduled_service(senior)
    plain = len(shape) == 1  # without draws, Python's floats are ten times as fast as arrays of one number
    paid = _share_out(
        *(_years(part, shape, plain) for part in (*given, np.append(service[..., 1:], 0 * service[..., -1:], axis=-1))),
        rate=senior.rate,
        preferred=mezzanine.rate,
        reserve=reserve,
        least=min if plain else np.minimum,
        most=max if plain else np.maximum,
    )
    years = zip(*paid, strict=True)
    to_senior, to_mezzanine, rest, kept, owed_senior, owed_mezzanine, accrued = (
        np.array(part) if plain else np.stack(np.broadcast_arrays(*part), axis=-1) for part in years
    )
    return Payments(to_senior, to_mezzanine, rest, kept, owed_senior, owed_mezzanine, accrued, service)


def scheduled_service(debt: Debt) -> Array:
    """Interest and principal of each year, if all is paid as scheduled."""
    change = debt.drawn - debt.due
    opening = np.cumsum(change, axis=-1) - change
    return np.asarray(debt.rate)[..., np.newaxis] * opening + debt.due


def share_residual(cash: Array, first_drawn: Array, others_drawn: Array, preferred: Number) -> tuple[Array, Array]:
    """Share out what is left for shares between those that lose first and the others.

    Parameters
    ----------
    cash : ndarray
        What is left in each year; where it is below zero, both pay by size.
    first_drawn, others_drawn
        What the shares that lose first, and the others, paid in, in each year.
    preferred
        Return that the others get before those that lose first get their money back.

    Returns
    -------
    tuple
        What each of the two gets in each year. All goes to the others where nobody loses first.
    """
    shape = np.broadcast_shapes(np.shape(cash), np.shape(first_drawn), np.shape(others_drawn))
    shape = (*np.broadcast_shapes(shape[:-1], np.shape(preferred)), shape[-1])
    paid_in = np.sum(first_drawn, axis=-1) + np.sum(others_drawn, axis=-1)
    part = ratio(np.sum(first_drawn, axis=-1), paid_in, nothing=0.0)
    plain = len(shape) == 1
    least: Callable[..., Any] = min if plain else np.minimum
    most: Callable[..., Any] = max if plain else np.maximum
    others_claim: Any = 0.0
    first_claim: Any = 0.0
    paid = []
    for left, first_in, others_in in zip(
        *(_years(given, shape, plain) for given in (cash, first_drawn, others_drawn)), strict=True
    ):
        there = most(left, 0.0)
        others_claim = others_claim * (1 + preferred)
        to_others = least(others_claim, there)
        to_first = least(first_claim, there - to_others)
        others_claim = others_claim - to_others + others_in
        first_claim = first_claim - to_first + first_in
        rest = left - to_others - to_first
        paid.append((to_first + part * rest, to_others + (1 - part) * rest))
    first, others = (np.stack(np.broadcast_arrays(*side), axis=-1) for side in zip(*paid, strict=True))
    return first, others


def _years(part: Array, shape: tuple[int, ...], plain: bool) -> list[Any]:
    """One item a year: a float, or an array of draws."""
    return part.tolist() if plain else list(np.moveaxis(np.broadcast_to(part, shape), -1, 0))


def _share_out(
    cash: list[Any],
    senior_drawn: list[Any],
    senior_due: list[Any],
    mezzanine_drawn: list[Any],
    mezzanine_due: list[Any],
    targets: list[Any],
    *,
    rate: Any,
    preferred: Any,
    reserve: Any,
    least: Callable[..., Any],
    most: Callable[..., Any],
) -> Iterator[tuple[Any, ...]]:
    """What the layers get and what is then owed, year after year; numbers are floats or arrays of draws."""
    senior: Any = 0.0  # principal
    mezzanine: Any = 0.0
    unpaid: Any = 0.0
    arrears: Any = 0.0  # senior interest and principal that were due before
    accrued: Any = 0.0
    owed: Any = 0.0  # preferred return and mezzanine principal that were due before
    for t, available in enumerate(cash):
        left = most(available, 0.0)
        interest = rate * (senior + unpaid) + unpaid
        principal = senior_due[t] + arrears
        to_interest = least(interest, left + reserve)
        to_principal = least(principal, left + reserve - to_interest)
        unpaid, arrears = interest - to_interest, principal - to_principal
        senior = senior - to_principal + senior_drawn[t]
        left = most(left + reserve - to_interest - to_principal, 0.0)  # rounding must not make it a debt
        reserve = least(left, targets[t])
        left = left - reserve
        accrued = accrued + preferred * (mezzanine + accrued)
        to_preferred = least(accrued, left)
        accrued = accrued - to_preferred
        due = mezzanine_due[t] + owed
        to_mezzanine = least(due, left - to_preferred)
        owed = due - to_mezzanine
        mezzanine = mezzanine - to_mezzanine + mezzanine_drawn[t]
        rest = most(left - to_preferred - to_mezzanine, 0.0) + least(available, 0.0)
        yield (
            to_interest + to_principal,
            to_preferred + to_mezzanine,
            rest,
            reserve,
            senior + unpaid,
            mezzanine,
            accrued,
        )
