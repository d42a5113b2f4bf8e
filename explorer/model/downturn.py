"""The end of a boom: what the layers lose once the market that all sites share does as badly as the reader says.

The sites then fail on their own, each with a higher chance, all in the year of the reader's failure. That chance is
the one of ten years: the downturn brings all its failures at once.
"""

from __future__ import annotations

import numpy as np

from explorer.model import tranches
from explorer.model.defaults import conditional_default
from explorer.model.failures import failures_alone, pool_losses
from explorer.model.maths import Number, ratio, total
from explorer.model.normal import Array
from explorer.model.risk import by_layer, mean_by_layer, of_layers
from explorer.quantity import quantity


@quantity(unit="share")
def downturn_failure_chance(default_probability: Number, asset_correlation: Number, downturn: Number) -> Number:
    """Probability that a site fails once the market for AI does as badly, or as well, as chosen."""
    return conditional_default(default_probability, asset_correlation, downturn)


@quantity(unit="share")
def downturn_chances(sites_total: Number, downturn_failure_chance: Number) -> Array:
    """Probability that none, one, two and so on of the sites then fail."""
    return failures_alone(sites_total, downturn_failure_chance)


@quantity(unit="share")
def downturn_starts(downturn_ends: Array) -> Array:
    """Part of what is at stake in that year with which each layer begins to lose."""
    return np.concatenate([0 * downturn_ends[..., :1], downturn_ends[..., :-1]], axis=-1)


@quantity(unit="share")
def downturn_ends(layer_left: Array) -> Number:
    """Part of what is at stake in that year with which each layer is lost wholly."""
    reached = np.cumsum(layer_left, axis=-1)
    return ratio(reached, reached[..., -1:], nothing=0.0)


@quantity(unit="EUR bn")
def downturn_layer_loss(
    downturn_chances: Array, sites_medium: Number, sites_large: Number, site_loss_medium: Number, site_loss_large: Number,
    downturn_starts: Array, downturn_ends: Array, layer_left: Array,
) -> Array:  # fmt: skip
    """What each layer then loses on average, of what it has at stake in that year."""
    found = pool_losses(downturn_chances, sites_medium, sites_large, site_loss_medium, site_loss_large)
    return mean_by_layer(*found, downturn_starts, downturn_ends, total(layer_left))


@quantity(unit="share")
def downturn_hit_chance(
    downturn_chances: Array, sites_medium: Number, sites_large: Number, site_loss_medium: Number, site_loss_large: Number,
    downturn_starts: Array, layer_left: Array,
) -> Array:  # fmt: skip
    """Probability that each layer then loses anything."""
    found = pool_losses(downturn_chances, sites_medium, sites_large, site_loss_medium, site_loss_large)
    return of_layers(by_layer(tranches.chance_above, *found, downturn_starts), layer_left)


@quantity(unit="EUR bn")
def downturn_loss(downturn_layer_loss: Array) -> Number:
    """Money that is then lost on average."""
    return total(downturn_layer_loss)
