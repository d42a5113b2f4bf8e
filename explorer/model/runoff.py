"""Layers that are paid back while losses climb: failures in their years, one after the other.

Losses take from the layer at the bottom, for good: a layer that was lost is not there for the next failure. What is
recovered goes to the layer at the top, and what standing sites pay back goes to each layer as planned, as long as it
has so much left; the rest to the top. Any number of layers, on the last axis from the one that loses first; draws
may stand before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from explorer.model.maths import Number, ratio
from explorer.model.normal import Array
from explorer.model.tranches import layer_losses, tranche_loss


def from_bottom(amount: Number, held: Array) -> Array:
    """Part of an amount that falls on each layer, the first to lose first; `held` is what each has left."""
    ends = np.cumsum(held, axis=-1)
    return layer_losses(amount, ends - held, ends)


def from_top(amount: Number, held: Array) -> Array:
    """Part of an amount that each layer gives or gets, the last to lose first."""
    return from_bottom(amount, held[..., ::-1])[..., ::-1]


def settled(held: Array) -> Array:
    """What layers have left if none can have less than nothing: the top one bears what another lacks."""
    there = np.maximum(held, 0.0)
    return there - from_top(np.sum(there - held, axis=-1), there)


def after_failure(held: Array, part: Number, recovered: Number) -> Array:
    """What each layer has left once a part of the pool has failed: losses from the bottom, recoveries to the top."""
    failed = np.asarray(part * np.sum(held, axis=-1))
    left = held - from_bottom(failed * (1 - np.asarray(recovered)), held)
    return left - from_top(failed * recovered, left)


def held_in_turn(planned: list[Array], parts: list[Number], recovered: Number) -> Iterator[Array]:
    """What each layer has left just before each of several failures.

    Parameters
    ----------
    planned
        What each layer would have left at each failure if no site had failed, in the order of time.
    parts
        Part of the pool that stands in the sites that fail each time [share of the whole pool].
    recovered
        Part of the money in them that comes back [share].
    """
    held, standing = planned[0], np.asarray(1.0)
    yield held
    for (before, now), part in zip(pairwise(planned), parts, strict=False):
        held = after_failure(held, np.minimum(ratio(np.asarray(part), standing, nothing=0.0), 1.0), recovered)
        standing = np.maximum(standing - part, 0.0)
        held = settled(held + standing[..., np.newaxis] * (now - before))
        yield held


def losses_in_turn(held: Array, parts: Array, recovered: Number, planned: Array) -> Array:
    """What each layer loses at each failure: failures by layers.

    Parameters
    ----------
    held, planned
        What each layer has left just before each failure, and would have without the earlier ones: failures by layers.
    parts
        Part of the whole pool that fails each time, failures on the last axis.
    recovered
        Part of the money in them that comes back.
    """
    lost = parts * np.sum(planned, axis=-1) * (1 - np.asarray(recovered)[..., np.newaxis])
    found: Array = tranche_loss(lost[..., np.newaxis], np.cumsum(held, axis=-1) - held, np.cumsum(held, axis=-1))
    return found
