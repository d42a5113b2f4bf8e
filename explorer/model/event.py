"""A named event: these sites fail in these years and so much is recovered. Which layers lose, and who pays.

No chances here: the reader says what fails, and when. What stands at stake then is what each layer has paid in and
not got back: loans are paid off over time, and what holders of shares were paid counts as their money back. As
planned, that is: the cash flow of the expected case pays it, in the order of the waterfall.

Amounts are those of the whole pool, as if all the money raised were drawn; the years are those of the cash flow.
A site that fails earns nothing from the beginning of its year on. The others go on as planned: that the loans of a
failed site have to be served by the others, who may then fall behind, is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from explorer.model.maths import BILLION, Number, ratio, total, vector
from explorer.model.normal import Array
from explorer.model.phases import FIRST_YEAR, STEPS, YEARS, in_year
from explorer.model.runoff import held_in_turn, losses_in_turn
from explorer.quantity import quantity

_PAID_OFF = 1e-12  # what rounding leaves of a layer that is paid back


def left_by_year(results: Mapping[str, Any]) -> Array:
    """What each layer has left in each year, after the failures of that year: layers by years.

    For one scenario, not for draws: it is drawn by a chart, and nothing else follows from it.
    """
    planned, parts, recovered = (
        results["layer_left_years"],
        results["event_parts"].tolist(),
        float(results["recovered"]),
    )
    found = []
    for at, year in enumerate(YEARS):
        past = [
            (when - FIRST_YEAR, part)
            for when, part in zip(results["event_years"].astype(int), parts, strict=True)
            if when <= year
        ]
        steps = [*(planned[:, when] for when, _ in past), planned[:, at]]
        *_, left = held_in_turn(steps, [part for _, part in past], recovered)
        found.append(left)
    return np.stack(found, axis=-1)


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


@quantity(unit="EUR bn")
def layer_left_years(
    layer_sizes: Array, layer_drawn_years: Array, layer_paid_years: Array, preferred_return: Number, senior_rate: Number
) -> Array:
    """What each layer has paid in and not got back at the beginning of each year, if no site fails.

    Of a loan that is what is owed, without interest that is overdue; of shares what was paid in less all that they
    were paid.
    """
    drawn, paid = np.broadcast_arrays(layer_drawn_years, layer_paid_years)
    rate = vector(0.0, 0.0, preferred_return, senior_rate, senior_rate)
    owed, put_in, left = np.zeros(drawn.shape[:-1]), np.zeros(drawn.shape[:-1]), []
    for year in range(len(STEPS)):
        left.append(np.clip(owed, 0.0, put_in))
        owed = owed * (1 + rate) + drawn[..., year] - paid[..., year]
        put_in = put_in + drawn[..., year]
    share = np.stack(np.broadcast_arrays(*left), axis=-1) / np.where(put_in > 0, put_in, 1.0)[..., np.newaxis]
    return np.where(share > _PAID_OFF, share, 0.0) * layer_sizes[..., np.newaxis]


@quantity(unit="EUR bn")
def layer_left(layer_left_years: Array, failure_year: Number) -> Array:
    """What each layer has at stake in the year of the failure."""
    return _in(layer_left_years, failure_year)


@quantity(unit="EUR bn")
def layer_left_later(layer_left_years: Array, failure_year_later: Number) -> Array:
    """What each layer would have at stake in the year of the second failure, without the first."""
    return _in(layer_left_years, failure_year_later)


def _in(years: Array, year: Number) -> Array:
    found: Array = np.sum(years * in_year(year)[..., np.newaxis, :], axis=-1)
    return found


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
def later_exposure(
    failed_medium: Number, failed_large: Number, failed_medium_later: Number, failed_large_later: Number,
    sites_medium: Number, sites_large: Number, site_share_medium: Number, site_share_large: Number,
) -> Number:  # fmt: skip
    """Part of the pool that stands in the sites of the second failure: of those that are not in the first."""
    return (
        np.minimum(failed_medium_later, np.maximum(sites_medium - failed_medium, 0.0)) * site_share_medium
        + np.minimum(failed_large_later, np.maximum(sites_large - failed_large, 0.0)) * site_share_large
    )


@quantity(unit="year")
def event_years(failure_year: Number, failure_year_later: Number) -> Array:
    """Years of the two failures in the order of time."""
    return vector(np.minimum(failure_year, failure_year_later), np.maximum(failure_year, failure_year_later))


@quantity(unit="share")
def event_parts(
    event_exposure: Number, later_exposure: Number, failure_year: Number, failure_year_later: Number
) -> Array:
    """Part of the pool that stands in the sites that fail in each of the two years, in the order of time."""
    turned = _turned(failure_year, failure_year_later)
    return vector(np.where(turned, later_exposure, event_exposure), np.where(turned, event_exposure, later_exposure))


@quantity(unit="EUR bn")
def event_planned(
    layer_left: Array, layer_left_later: Array, failure_year: Number, failure_year_later: Number
) -> Array:
    """What each layer would have at stake in each of the two years if no site had failed, in the order of time."""
    turned = _turned(failure_year, failure_year_later)[..., np.newaxis]
    order = np.where(turned, layer_left_later, layer_left), np.where(turned, layer_left, layer_left_later)
    return np.stack(np.broadcast_arrays(*order), axis=-2)


def _turned(first: Number, second: Number) -> Array:
    return np.asarray(np.asarray(second) < first)


@quantity(unit="EUR bn")
def event_held(event_planned: Array, event_parts: Array, recovered: Number) -> Array:
    """What each layer has left just before each of the two failures: what the first took is gone for good."""
    held = held_in_turn(
        [event_planned[..., i, :] for i in range(2)], [event_parts[..., i] for i in range(2)], recovered
    )
    return np.stack(np.broadcast_arrays(*held), axis=-2)


@quantity(unit="EUR bn")
def event_pool(event_held: Array, event_parts: Array) -> Number:
    """Money that is still to come back just before the first failure."""
    found: Number = np.where(event_parts[..., 0] > 0, total(event_held[..., 0, :]), total(event_held[..., 1, :]))[()]
    return found


@quantity(unit="EUR bn")
def event_losses(event_held: Array, event_parts: Array, recovered: Number, event_planned: Array) -> Array:
    """What each layer loses in each of the two failures: the loss climbs from the first layer to the last."""
    return losses_in_turn(event_held, event_parts, recovered, event_planned)


@quantity(unit="EUR bn")
def event_layer_loss(event_losses: Array) -> Array:
    """What each layer loses in both failures together."""
    found: Array = np.sum(event_losses, axis=-2)
    return found


@quantity(unit="EUR bn")
def event_loss(event_layer_loss: Array) -> Number:
    """Money of the pool that is lost if these sites fail in these years.

    Every site is taken to have its part of every layer.
    """
    return total(event_layer_loss)


@quantity(unit="share")
def event_loss_share(event_loss: Number, reimbursable: Number) -> Number:
    """Part of all the money that is to come back which is lost."""
    return ratio(event_loss, reimbursable, nothing=0.0)


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
