"""The layers of the pool: who loses first, how much stands below each layer, and who bears its loss.

The pool is the money that is to come back: equity and loans. Grants are outside it, gone from the start. Layers
stand on the last axis in the order of `LAYERS`, those who bear their loss in the order of `HOLDERS`.

No sizes of layers of InvestAI are published. What follows is the order of company law, with two choices of the
reader: whether public equity loses before the rest, and how much of the EIB's lending ranks behind the banks'.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from explorer.model.maths import Number, ratio, vector
from explorer.quantity import quantity

Array = NDArray[np.float64]

#: From the layer that loses first to the one that loses last.
LAYERS = ("first_loss", "equity", "mezzanine", "guaranteed", "senior")
HOLDERS = ("union", "states", "eib", "industry", "banks")


@quantity(unit="EUR bn")
def layer_first_loss(public_equity_rank: str, union_equity: Number, state_equity: Number) -> Number:
    """Public equity that loses before everybody else, if the fund is built so.

    The announcement said that the EU budget would derisk the others; how was not published.
    """
    return (union_equity + state_equity) * float(public_equity_rank == "first")


@quantity(unit="EUR bn")
def layer_equity(
    public_equity_rank: str, union_equity: Number, state_equity: Number, eib_equity: Number, industry_equity: Number
) -> Number:
    """Equity that loses after public first loss, if there is any, and before all loans."""
    return eib_equity + industry_equity + (union_equity + state_equity) * float(public_equity_rank == "equal")


@quantity(unit="EUR bn")
def layer_mezzanine(eib_loans: Number, mezzanine_share: Number) -> Number:
    """Loans of the EIB that are paid back after all other loans."""
    return eib_loans * mezzanine_share


@quantity(unit="EUR bn")
def layer_guaranteed(guaranteed_loans: Number, loans: Number, layer_mezzanine: Number) -> Number:
    """The lowest slice of the senior loans, whose loss the Union's guarantee pays.

    The guarantee is taken to cover the first loss on senior lending up to its amount; how it would be attached is
    not published.
    """
    return np.minimum(guaranteed_loans, loans - layer_mezzanine)


@quantity(unit="EUR bn")
def layer_senior(loans: Number, layer_mezzanine: Number, layer_guaranteed: Number) -> Number:
    """Loans that lose last, and that nobody guarantees."""
    return loans - layer_mezzanine - layer_guaranteed


@quantity(unit="EUR bn")
def layer_sizes(
    layer_first_loss: Number,
    layer_equity: Number,
    layer_mezzanine: Number,
    layer_guaranteed: Number,
    layer_senior: Number,
) -> Array:
    """Size of each layer, from the one that loses first to the one that loses last."""
    return vector(layer_first_loss, layer_equity, layer_mezzanine, layer_guaranteed, layer_senior)


@quantity(unit="share")
def layer_detachment(layer_sizes: Array) -> Number:
    """Loss of the pool from which each layer is lost wholly."""
    reached = np.cumsum(layer_sizes, axis=-1)
    return ratio(reached, reached[..., -1:])


@quantity(unit="share")
def layer_attachment(layer_detachment: Array) -> Array:
    """Loss of the pool from which each layer begins to lose."""
    return np.concatenate([layer_detachment[..., :1] * 0, layer_detachment[..., :-1]], axis=-1)


@quantity(unit="EUR bn")
def pool_union(public_equity_rank: str, union_equity: Number, layer_guaranteed: Number) -> Array:
    """What the Union stands to lose in each layer: its equity, and the loans that it guarantees."""
    first = float(public_equity_rank == "first")
    return vector(union_equity * first, union_equity * (1 - first), 0.0, layer_guaranteed, 0.0)


@quantity(unit="EUR bn")
def pool_states(public_equity_rank: str, state_equity: Number) -> Array:
    """What the Member States stand to lose in each layer: their equity."""
    first = float(public_equity_rank == "first")
    return vector(state_equity * first, state_equity * (1 - first), 0.0, 0.0, 0.0)


@quantity(unit="EUR bn")
def pool_eib(
    eib_equity: Number, eib_loans: Number, layer_mezzanine: Number, loans: Number, layer_senior: Number
) -> Array:
    """What the EIB stands to lose in each layer: its equity, and loans that nobody guarantees."""
    part = ratio(eib_loans - layer_mezzanine, loans - layer_mezzanine, nothing=0.0)
    return vector(0.0, eib_equity, layer_mezzanine, 0.0, layer_senior * part)


@quantity(unit="EUR bn")
def pool_industry(industry_equity: Number) -> Array:
    """What companies stand to lose in each layer: their equity."""
    return vector(0.0, industry_equity, 0.0, 0.0, 0.0)


@quantity(unit="EUR bn")
def pool_banks(layer_senior: Number, pool_eib: Array) -> Array:
    """What banks stand to lose in each layer: loans that nobody guarantees."""
    return vector(0.0, 0.0, 0.0, 0.0, layer_senior - pool_eib[..., -1])


@quantity(unit="share")
def holder_shares(
    layer_sizes: Array, pool_union: Array, pool_states: Array, pool_eib: Array, pool_industry: Array, pool_banks: Array
) -> Number:
    """Part of each layer's loss that each holder bears: layers by holders."""
    held = np.stack(np.broadcast_arrays(pool_union, pool_states, pool_eib, pool_industry, pool_banks), axis=-1)
    return ratio(held, layer_sizes[..., np.newaxis], nothing=0.0)
