"""A named event: these sites fail and so much is recovered. Which layers lose, and who pays.

No chances here: the reader says what fails.
"""

from __future__ import annotations

import numpy as np

from explorer.model.maths import BILLION, Number, ratio
from explorer.model.normal import Array
from explorer.model.tranches import layer_losses
from explorer.quantity import quantity


def borne(layer_loss: Array, holder_shares: Array) -> Array:
    """Losses by layer turned into losses by those who bear them."""
    found: Array = np.einsum("...l,...lh->...h", layer_loss, holder_shares)
    return found


@quantity(unit="share")
def site_share_medium(h100e_medium_sites: Number, h100e_total: Number, sites_medium: Number) -> Number:
    """Part of the pool that stands in each medium site, by its computing power.

    What a site will get is not published.
    """
    return ratio(ratio(h100e_medium_sites, h100e_total, nothing=0.0), sites_medium, nothing=0.0)


@quantity(unit="share")
def site_share_large(h100e_large_sites: Number, h100e_total: Number, sites_large: Number) -> Number:
    """Part of the pool that stands in each large site, by its computing power."""
    return ratio(ratio(h100e_large_sites, h100e_total, nothing=0.0), sites_large, nothing=0.0)


@quantity(unit="share")
def event_exposure(
    failed_medium: Number, failed_large: Number, sites_medium: Number, sites_large: Number,
    site_share_medium: Number, site_share_large: Number,
) -> Number:  # fmt: skip
    """Part of the pool that stands in the sites that fail; no more can fail than there are."""
    return (
        np.minimum(failed_medium, sites_medium) * site_share_medium
        + np.minimum(failed_large, sites_large) * site_share_large
    )


@quantity(unit="share")
def event_loss_share(event_exposure: Number, recovered: Number) -> Number:
    """Part of the pool that is lost: what stood in the sites that fail, less what is recovered."""
    return event_exposure * (1 - recovered)


@quantity(unit="EUR bn")
def event_loss(event_loss_share: Number, reimbursable: Number) -> Number:
    """Money of the pool that is lost if these sites fail.

    Every site is taken to have its part of every layer, and nothing to have been paid back yet.
    """
    return event_loss_share * reimbursable


@quantity(unit="EUR bn")
def event_layer_loss(event_loss: Number, reimbursable: Number, layer_sizes: Array) -> Array:
    """What each layer loses: the loss climbs from the first to the last."""
    ends = np.cumsum(layer_sizes, axis=-1)
    return layer_losses(np.minimum(event_loss, reimbursable), ends - layer_sizes, ends)


@quantity(unit="EUR bn")
def event_holder_loss(event_layer_loss: Array, holder_shares: Array) -> Array:
    """What each of them loses: the Union, the states, the EIB, companies and banks."""
    return borne(event_layer_loss, holder_shares)


@quantity(unit="EUR bn")
def event_public_loss(event_holder_loss: Array) -> Number:
    """What taxpayers lose when these sites fail, through the Union and their states.

    Grants are not in it: they are gone from the start, whether a site fails or not. Nor is the EIB, which belongs to
    the states but lends money that it raises on markets.
    """
    return event_holder_loss[..., 0] + event_holder_loss[..., 1]


@quantity(unit="EUR bn")
def event_private_loss(event_holder_loss: Array) -> Number:
    """What companies and banks lose when these sites fail."""
    return event_holder_loss[..., 3] + event_holder_loss[..., 4]


@quantity(unit="people")
def population(country_population: Array) -> Number:
    """People who live in the European Union."""
    return np.sum(country_population)


@quantity(unit="EUR")
def event_per_head(event_holder_loss: Array, population: Number) -> Array:
    """What each of them loses, for each person in the European Union."""
    return BILLION * event_holder_loss / population


@quantity(unit="EUR")
def event_public_per_head(event_public_loss: Number, population: Number) -> Number:
    """What taxpayers lose when these sites fail, for each person in the European Union."""
    return BILLION * event_public_loss / population


@quantity(unit="EUR")
def grants_per_head(grants: Number, population: Number) -> Number:
    """Grants for each person in the European Union: gone from the start."""
    return BILLION * grants / population
