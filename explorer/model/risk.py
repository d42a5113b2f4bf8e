"""How likely the losses are: expected loss, probability of a loss and worst cases, by layer and by who bears it.

All sites have the same chance to fail and tend to fail together; :mod:`explorer.model.failures` has the method. No
record of AI gigafactories exists: the chances are the reader's, and start from those of other large projects.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from explorer.model import tranches
from explorer.model.event import borne
from explorer.model.failures import failures, pool_losses
from explorer.model.goals import fair_spread
from explorer.model.maths import Number, ratio, vector
from explorer.model.normal import Array
from explorer.quantity import quantity


@quantity(unit="share")
def failure_chances(sites_total: Number, default_probability: Number, asset_correlation: Number) -> Array:
    """Probability that none, one, two and so on of the sites fail within ten years."""
    return failures(sites_total, default_probability, asset_correlation)


@quantity(unit="share")
def any_failure_chance(failure_chances: Array) -> Number:
    """Probability that at least one site fails."""
    return 1 - failure_chances[..., 0]


@quantity(unit="share")
def site_loss_medium(site_share_medium: Number, loss_given_default: Number) -> Number:
    """Part of the pool that is lost when one medium site fails."""
    return site_share_medium * loss_given_default


@quantity(unit="share")
def site_loss_large(site_share_large: Number, loss_given_default: Number) -> Number:
    """Part of the pool that is lost when one large site fails."""
    return site_share_large * loss_given_default


@quantity(unit="share")
def expected_loss_share(
    default_probability: Number,
    sites_medium: Number,
    site_loss_medium: Number,
    sites_large: Number,
    site_loss_large: Number,
) -> Number:
    """Part of the pool that is lost on average. How much the sites fail together does not change it."""
    return default_probability * (sites_medium * site_loss_medium + sites_large * site_loss_large)


@quantity(unit="EUR bn")
def expected_pool_loss(expected_loss_share: Number, reimbursable: Number) -> Number:
    """Money of the pool that is lost on average."""
    return expected_loss_share * reimbursable


def by_layer(of: Callable[..., Number], losses: Array, chances: Array, *ends: Array) -> Array:
    """A measure of each layer; one after the other, as all at once would need much memory for many draws."""
    return np.stack([of(losses, chances, *(end[..., i] for end in ends)) for i in range(ends[0].shape[-1])], axis=-1)


def mean_by_layer(losses: Array, chances: Array, attachment: Array, detachment: Array, pool: Number) -> Array:
    ends = np.nan_to_num(attachment), np.nan_to_num(detachment)  # a pool of nothing has no ends, and no loss
    found: Array = by_layer(tranches.mean_loss, losses, chances, *ends) * np.asarray(pool)[..., np.newaxis]
    return found


def of_layers(value: Number, sizes: Array) -> Array:
    return np.where(sizes > 0, value, np.nan)  # a layer that is not there has no chance of a loss


@quantity(unit="EUR bn")
def layer_expected_loss(
    failure_chances: Array, sites_medium: Number, sites_large: Number, site_loss_medium: Number, site_loss_large: Number,
    layer_attachment: Array, layer_detachment: Array, reimbursable: Number,
) -> Array:  # fmt: skip
    """What each layer loses on average."""
    found = pool_losses(failure_chances, sites_medium, sites_large, site_loss_medium, site_loss_large)
    return mean_by_layer(*found, layer_attachment, layer_detachment, reimbursable)


@quantity(unit="share")
def layer_expected_loss_share(layer_expected_loss: Array, layer_sizes: Array) -> Number:
    """What each layer loses on average, as a share of it."""
    return ratio(layer_expected_loss, layer_sizes)


@quantity(unit="share")
def layer_hit_chance(
    failure_chances: Array, sites_medium: Number, sites_large: Number, site_loss_medium: Number, site_loss_large: Number,
    layer_attachment: Array, layer_sizes: Array,
) -> Array:  # fmt: skip
    """Probability that each layer loses anything."""
    found = pool_losses(failure_chances, sites_medium, sites_large, site_loss_medium, site_loss_large)
    return of_layers(by_layer(tranches.chance_above, *found, layer_attachment), layer_sizes)


@quantity(unit="share")
def layer_wiped_chance(
    failure_chances: Array, sites_medium: Number, sites_large: Number, site_loss_medium: Number, site_loss_large: Number,
    layer_detachment: Array, layer_sizes: Array,
) -> Array:  # fmt: skip
    """Probability that each layer is lost wholly."""
    found = pool_losses(failure_chances, sites_medium, sites_large, site_loss_medium, site_loss_large)
    return of_layers(by_layer(tranches.chance_from, *found, layer_detachment), layer_sizes)


@quantity(unit="share")
def pool_loss_at_risk(
    failure_chances: Array, sites_medium: Number, sites_large: Number, site_loss_medium: Number, site_loss_large: Number,
    loss_target: Number,
) -> Number:  # fmt: skip
    """Part of the pool that is lost in a case so bad that only the accepted share of cases is worse."""
    found = pool_losses(failure_chances, sites_medium, sites_large, site_loss_medium, site_loss_large)
    return tranches.value_at_risk(*tranches.ordered(*found), 1 - np.asarray(loss_target))


@quantity(unit="share")
def layer_loss_at_risk(
    pool_loss_at_risk: Number, layer_attachment: Array, layer_detachment: Array, layer_sizes: Array
) -> Array:
    """What each layer loses in that case, as a share of it (VaR): it never falls as the pool loses more."""
    lost = tranches.tranche_loss(np.asarray(pool_loss_at_risk)[..., np.newaxis], layer_attachment, layer_detachment)
    return of_layers(ratio(lost, layer_detachment - layer_attachment), layer_sizes)


@quantity(unit="share")
def layer_shortfall(
    failure_chances: Array, sites_medium: Number, sites_large: Number, site_loss_medium: Number, site_loss_large: Number,
    layer_attachment: Array, layer_detachment: Array, layer_sizes: Array, loss_target: Number,
) -> Array:  # fmt: skip
    """What each layer loses on average in the worst cases, as a share of it: in as many as are accepted."""
    losses, chances = tranches.ordered(
        *pool_losses(failure_chances, sites_medium, sites_large, site_loss_medium, site_loss_large)
    )

    def worst(losses: Array, chances: Array, start: Array, end: Array) -> Number:
        lost = tranches.tranche_loss(losses, np.asarray(start)[..., np.newaxis], np.asarray(end)[..., np.newaxis])
        return ratio(tranches.shortfall(lost, chances, 1 - np.asarray(loss_target)), end - start)

    return of_layers(by_layer(worst, losses, chances, layer_attachment, layer_detachment), layer_sizes)


@quantity(unit="EUR bn")
def holder_expected_loss(layer_expected_loss: Array, holder_shares: Array) -> Array:
    """What each of them loses on average: the Union, the states, the EIB, companies and banks."""
    return borne(layer_expected_loss, holder_shares)


@quantity(unit="EUR bn")
def public_expected_loss(holder_expected_loss: Array) -> Number:
    """What taxpayers lose on average through public equity and the guarantee; grants are not in it."""
    return holder_expected_loss[..., 0] + holder_expected_loss[..., 1]


@quantity(unit="EUR bn")
def private_expected_loss(holder_expected_loss: Array) -> Number:
    """What companies and banks lose on average, with the layers as they are."""
    return holder_expected_loss[..., 3] + holder_expected_loss[..., 4]


@quantity(unit="EUR bn")
def private_expected_loss_bare(
    failure_chances: Array, sites_medium: Number, sites_large: Number, site_loss_medium: Number, site_loss_large: Number,
    equity: Number, industry_equity: Number, layer_mezzanine: Number, loans: Number, bank_debt: Number, reimbursable: Number,
) -> Number:  # fmt: skip
    """What they would lose on average if public shares ranked like theirs and nothing were guaranteed."""
    losses, chances = pool_losses(failure_chances, sites_medium, sites_large, site_loss_medium, site_loss_large)
    below_loans = ratio(equity + layer_mezzanine, reimbursable, nothing=0.0)
    on_equity = tranches.mean_loss(losses, chances, 0.0, ratio(equity, reimbursable, nothing=0.0))
    on_loans = tranches.mean_loss(losses, chances, below_loans, 1.0)
    own = ratio(industry_equity, equity, nothing=0.0), ratio(bank_debt, loans - layer_mezzanine, nothing=0.0)
    return reimbursable * (on_equity * own[0] + on_loans * own[1])


@quantity(unit="EUR bn")
def derisking_worth(private_expected_loss_bare: Number, private_expected_loss: Number) -> Number:
    """What the public layer and the guarantee take off private money's expected loss."""
    return private_expected_loss_bare - private_expected_loss


@quantity(unit="share")
def private_spread(private_expected_loss: Number, private_cash: Number, risk_years: Number) -> Number:
    """Premium a year that pays companies and banks for their expected loss, with the layers as they are.

    The loss is taken to come evenly over the years; later losses would make it smaller by little.
    """
    return fair_spread(vector(1.0, 1 - ratio(private_expected_loss, private_cash)), vector(0.0, risk_years), 0.0)


@quantity(unit="share")
def private_spread_bare(private_expected_loss_bare: Number, private_cash: Number, risk_years: Number) -> Number:
    """Premium a year that they would need if public shares ranked like theirs and nothing were guaranteed."""
    return fair_spread(vector(1.0, 1 - ratio(private_expected_loss_bare, private_cash)), vector(0.0, risk_years), 0.0)


def _unless_all(share: Number) -> Number:
    found: Number = np.where(np.asarray(share) < 1 - tranches.SAME, share, np.nan)[()]
    return found


@quantity(unit="share")
def first_loss_needed(pool_loss_at_risk: Number) -> Number:
    """Smallest first loss with which all above it lose nothing but in the accepted share of cases.

    Not a number if nothing would be left above it.
    """
    return _unless_all(pool_loss_at_risk)


@quantity(unit="EUR bn")
def first_loss_needed_amount(first_loss_needed: Number, reimbursable: Number) -> Number:
    """Size of that smallest first-loss layer."""
    return first_loss_needed * reimbursable


@quantity(unit="share")
def first_loss_chance(
    failure_chances: Array, sites_medium: Number, sites_large: Number, site_loss_medium: Number, site_loss_large: Number,
    pool_loss_at_risk: Number,
) -> Number:  # fmt: skip
    """Probability of a loss above that smallest first-loss layer."""
    found = pool_losses(failure_chances, sites_medium, sites_large, site_loss_medium, site_loss_large)
    return tranches.chance_above(*found, pool_loss_at_risk)


@quantity(unit="share")
def first_loss_chance_below(
    failure_chances: Array, sites_medium: Number, sites_large: Number, site_loss_medium: Number, site_loss_large: Number,
    pool_loss_at_risk: Number,
) -> Number:  # fmt: skip
    """Probability of a loss above a first-loss layer that is a little smaller: with few sites it jumps."""
    found = pool_losses(failure_chances, sites_medium, sites_large, site_loss_medium, site_loss_large)
    return tranches.chance_from(*found, pool_loss_at_risk)
