"""How much must lose first: the smallest first-loss layer that keeps a promise, and what the risk above it is worth.

The first-loss layer is the part from zero to `share` of the pool; all that stands above it is the protected layer.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from explorer.model.maths import Number, ratio
from explorer.model.normal import Array
from explorer.model.tranches import SAME, chance_above, expected_loss, value_at_risk

_WORST, _HALVINGS = -0.99, 50  # a return that is not undercut, and steps that leave nothing to see


@dataclass(frozen=True, slots=True)
class Goal:
    """What was found.

    Attributes
    ----------
    share
        Smallest first-loss layer as a share of the pool; not a number if no layer is enough.
    reached, just_below
        What the goal is about, with that layer and with one that is a little smaller: with few sites it changes in
        steps. Not a number if there is nothing smaller.
    why_not
        Empty; ``whole_pool`` if nothing would be left to protect, ``above_coupon`` if more is asked than is promised
        when nothing fails.
    """

    share: float
    reached: float
    just_below: float
    why_not: str = ""


def first_loss_for_chance(losses: Array, chances: Array, target: float, mezzanine: float = 0.0) -> Goal:
    """Smallest first loss at which the protected layer loses anything with a probability of at most `target`.

    Read off the steps of the distribution: it is one of the losses that can occur. `mezzanine` is the width of a
    layer between the two, which protects as well.
    """
    below = float(value_at_risk(losses, chances, 1 - target))
    share = max(below - mezzanine, 0.0)
    if below >= 1 - SAME:
        return Goal(np.nan, np.nan, np.nan, "whole_pool")
    reached = float(chance_above(losses, chances, below))
    if share == 0.0:
        return Goal(0.0, float(chance_above(losses, chances, mezzanine)), np.nan)
    just_below = float(np.sum(chances[losses >= below - SAME]))
    return Goal(share, reached, just_below)


def share_for_expected_loss(losses: Array, chances: Array, target: Number) -> Number:
    """Smallest first loss at which all above it is expected to lose at most `target` of itself; the losses in order.

    The mean loss above a share is a chain of straight pieces between the losses that can occur, so the share follows
    without search. Not a number if nothing would be left to protect.
    """
    shape = np.broadcast_shapes(losses.shape, chances.shape, (*np.shape(target), 1))
    start = np.zeros((*shape[:-1], 1))
    corners = np.concatenate([start, np.broadcast_to(losses, shape)], axis=-1)
    weights = np.concatenate([start, np.broadcast_to(chances, shape)], axis=-1)
    beyond, amount = (np.cumsum(v[..., ::-1], axis=-1)[..., ::-1] - v for v in (weights, weights * corners))
    excess = amount - corners * beyond - np.asarray(target)[..., np.newaxis] * (1 - corners)
    enough = (excess <= SAME) & (corners < 1 - SAME)
    i = np.argmax(enough, axis=-1)[..., np.newaxis]
    here, there = np.take_along_axis(corners, i, -1), np.take_along_axis(corners, np.maximum(i - 1, 0), -1)
    over, under = (
        np.take_along_axis(excess, np.maximum(i - 1, 0), -1),
        np.minimum(np.take_along_axis(excess, i, -1), 0.0),
    )
    share = here + (here - there) * ratio(under, over - under, nothing=0.0)
    found: Number = np.where(enough.any(axis=-1), share[..., 0], np.nan)[()]
    return found


def first_loss_for_expected_loss(losses: Array, chances: Array, target: float) -> Goal:
    """Smallest first loss at which the protected layer is expected to lose at most `target` of itself. It has no step."""
    share = float(share_for_expected_loss(losses, chances, target))
    if np.isnan(share):
        return Goal(np.nan, np.nan, np.nan, "whole_pool")
    reached = float(expected_loss(losses, chances, share, 1.0))
    return Goal(share, reached, np.nan if share == 0.0 else reached)


def annuity(rate: Number, years: Number) -> Number:
    """Value today of one euro at the end of each year."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(np.asarray(rate) == 0.0, years, (1 - (1 + np.asarray(rate)) ** -years) / rate)


def bearable_loss(promised: Number, hurdle: Number, years: Number) -> Number:
    """Expected loss at the end at which money that earns `promised` a year still returns `hurdle` a year.

    The return is that of the expected cash flow: interest each year on the whole amount, and at the end what is
    expected to be left of it. Below zero if more is asked than is promised.
    """
    return 1 - (1 - promised * annuity(hurdle, years)) * (1 + hurdle) ** years


def return_after_loss(promised: Number, lost: Number, years: Number) -> Number:
    """What money returns a year if it earns `promised` a year and `lost` of it is gone at the end: the other way round.

    By halving an interval: the loss that can be borne falls as the return rises, so there is one answer.
    """
    low, high = np.broadcast_arrays(_WORST, np.asarray(promised) + 0.0 * np.asarray(lost))
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        more = bearable_loss(promised, middle, years) > lost
        low, high = np.where(more, middle, low), np.where(more, high, middle)
    found: Number = high[()]
    return found


def first_loss_for_return(losses: Array, chances: Array, promised: float, hurdle: float, years: float) -> Goal:
    """Smallest first loss at which the protected layer's expected cash flow returns `hurdle` a year."""
    if hurdle > promised + SAME:
        return Goal(np.nan, np.nan, np.nan, "above_coupon")
    return first_loss_for_expected_loss(losses, chances, max(float(bearable_loss(promised, hurdle, years)), 0.0))


def spread_legs(left: ArrayLike, times: ArrayLike, rate: Number) -> tuple[Number, Number, Number]:
    """Values today of a premium of one a year on what is left, of what is due on what fails, and of the losses.

    Parameters
    ----------
    left
        Expected part of the layer that is left at each time, the first before anything fails; times on the last axis.
    times
        When [years].
    rate
        Interest, compounded continuously [share a year]. Losses come in the middle of a period, premiums at its end.
    """
    left, times = np.asarray(left), np.asarray(times, dtype=float)
    step, lost = np.diff(times), -np.diff(left, axis=-1)
    at_end, at_middle = np.exp(-rate * times[1:]), np.exp(-rate * (times[1:] + times[:-1]) / 2)
    on_left = np.sum(step * left[..., 1:] * at_end, axis=-1)
    on_lost = np.sum(step / 2 * lost * at_middle, axis=-1)
    return on_left, on_lost, np.sum(lost * at_middle, axis=-1)


def fair_spread(left: ArrayLike, times: ArrayLike, rate: Number) -> Number:
    """Premium a year, as a share of what is left of a layer, that pays for its expected losses."""
    on_left, on_lost, losses = spread_legs(left, times, rate)
    return losses / (on_left + on_lost)
