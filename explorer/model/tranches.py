"""What a loss does to layers: pure functions for any number of layers and any distribution of losses.

A distribution is a pair of arrays, `losses` and `chances`, with its points on the last axis; draws may stand
before it. Losses and layers are shares of the pool that is to come back: grants are no layer.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from explorer.model.maths import Number, ratio
from explorer.model.normal import Array

#: Losses closer than this are one loss: 4/8 and 3/6 of a pool come out as different floating-point numbers.
SAME = 1e-12


def tranche_loss(loss: ArrayLike, attachment: ArrayLike, detachment: ArrayLike) -> Array:
    """Part of a cumulative loss that falls on a layer, in the unit of the arguments."""
    found: Array = np.clip(np.subtract(loss, attachment), 0.0, np.subtract(detachment, attachment))
    return found


def bounds(widths: ArrayLike) -> tuple[Array, Array]:
    """Where layers of these widths begin and end, from the one that loses first."""
    ends = np.cumsum(np.asarray(widths, dtype=float), axis=-1)
    return np.concatenate([np.zeros_like(ends[..., :1]), ends[..., :-1]], axis=-1), ends


def layer_losses(loss: ArrayLike, attachment: Array, detachment: Array) -> Array:
    """Part of a cumulative loss that falls on each layer; layers on a new last axis."""
    return tranche_loss(np.asarray(loss, dtype=float)[..., np.newaxis], attachment, detachment)


def losses_by_period(period_losses: ArrayLike, attachment: Array, detachment: Array) -> Array:
    """Part of each period's loss that falls on each layer: periods by layers.

    Differences of what the cumulative loss takes. Cutting each period's loss on its own would renew the first-loss
    protection every year.
    """
    reached = layer_losses(np.cumsum(np.asarray(period_losses, dtype=float)), attachment, detachment)
    return np.diff(reached, axis=0, prepend=0.0)


def mean_loss(losses: Array, chances: Array, attachment: Number = 0.0, detachment: Number = np.inf) -> Number:
    """Expected loss of a layer, in the unit of the losses; of the whole pool, if no layer is given."""
    a, d = np.asarray(attachment)[..., np.newaxis], np.asarray(detachment)[..., np.newaxis]
    found: Number = np.sum(tranche_loss(losses, a, d) * chances, axis=-1)
    return found


def expected_loss(losses: Array, chances: Array, attachment: Number, detachment: Number) -> Number:
    """Expected loss of a layer as a share of it; of a layer of no width, not a number."""
    return ratio(mean_loss(losses, chances, attachment, detachment), np.subtract(detachment, attachment))


def chance_above(losses: Array, chances: Array, level: Number) -> Number:
    """Probability of a loss greater than `level`: a layer that begins just where a loss ends is not hit."""
    found: Number = np.sum(chances * (losses > np.asarray(level)[..., np.newaxis] + SAME), axis=-1)
    return found


def chance_from(losses: Array, chances: Array, level: Number) -> Number:
    """Probability of a loss of at least `level`: a layer that ends there is lost wholly."""
    found: Number = np.sum(chances * (losses >= np.asarray(level)[..., np.newaxis] - SAME), axis=-1)
    return found


def ordered(losses: Array, chances: Array) -> tuple[Array, Array]:
    """The same distribution from the smallest loss to the largest."""
    if losses.ndim == 1:
        order = np.argsort(losses, kind="stable")
        return losses[order], chances[..., order]
    order = np.argsort(losses, axis=-1, kind="stable")
    chances = np.broadcast_to(chances, np.broadcast_shapes(losses.shape, chances.shape))
    order = np.broadcast_to(order, chances.shape)
    return np.take_along_axis(np.broadcast_to(losses, order.shape), order, -1), np.take_along_axis(chances, order, -1)


def value_at_risk(losses: Array, chances: Array, level: Number) -> Number:
    """Smallest loss that is not exceeded with probability `level`; the losses in order.

    It is one of the losses that can occur: between two of them the probability does not change.
    """
    enough = np.cumsum(chances, axis=-1) >= np.asarray(level)[..., np.newaxis] - SAME
    enough[..., -1] = True  # chances may add up to a little less than one
    first = np.argmax(enough, axis=-1)[..., np.newaxis]
    shape = np.broadcast_shapes(losses.shape, enough.shape)
    first = np.broadcast_to(first, (*shape[:-1], 1))
    found: Number = np.take_along_axis(np.broadcast_to(losses, shape), first, axis=-1)[..., 0]
    return found


def shortfall(losses: Array, chances: Array, level: Number) -> Number:
    """Mean loss of the worst ``1 - level`` of cases; the losses in order.

    Where the limit falls within the probability of one loss, only the part of it beyond the limit counts. The mean
    of losses above the value at risk, as used for smooth distributions, would be too high.
    """
    limit = value_at_risk(losses, chances, level)
    above = losses > np.asarray(limit)[..., np.newaxis] + SAME
    beyond, tail = np.sum(chances * above, axis=-1), np.sum(chances * above * losses, axis=-1)
    found: Number = (tail + limit * np.maximum(1 - level - beyond, 0.0)) / (1 - level)
    return found


def given_layers(losses: NDArray[np.float64], attachment: Number, detachment: Number) -> Array:
    """Losses of a pool turned into losses of a layer as shares of it; layers of some width only."""
    return tranche_loss(losses, attachment, detachment) / np.subtract(detachment, attachment)
