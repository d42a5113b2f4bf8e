"""Failures in the plan, for any number of draws at once: how many sites fail, and what the pool then loses.

All sites have the same chance to fail, so it is enough to know how many do; which of them are medium and which are
large follows by counting. :mod:`explorer.model.defaults` does the same for sites that differ in all respects.
"""

from __future__ import annotations

from math import comb

import numpy as np

from explorer.model.maths import Number
from explorer.model.normal import Array, norm_cdf, norm_pdf, norm_ppf

MOST_SITES = 20  # ten of each size
_COMB = np.array([[comb(n, k) for k in range(MOST_SITES + 1)] for n in range(MOST_SITES + 1)], dtype=float)
_END = 8.3  # beyond this a standard normal number does not occur in double precision
_CERTAIN = 8.2  # a site with this limit fails never, or surely, in double precision
_LEAST_RHO = 1e-10  # stands for sites that fail on their own: the answers agree to ten digits
_BLOCK = 512  # draws at a time: what they need fits the cache of a processor
_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(44)


def failures(sites: Number, pd: Number, rho: Number) -> Array:
    """Probability that none, one, two and so on of all sites fail; counts on a last axis of 21.

    Notes
    -----
    Given the common factor z each site fails with probability ``N((l - sqrt(rho) z) / sqrt(1 - rho))``. With
    ``z = l / sqrt(rho) + sqrt((1 - rho) / rho) sinh(t)`` that is ``N(-sinh(t))``: as smooth in t for a correlation
    near one, where it is a step in z, as for one near zero. One rule of Gauss and Legendre then does for all.
    """
    n, p, r = np.broadcast_arrays(np.asarray(sites), pd, np.clip(rho, _LEAST_RHO, 1.0))
    if n.size <= _BLOCK:
        return _failures(n, p, r)
    blocks = [slice(start, start + _BLOCK) for start in range(0, len(n), _BLOCK)]
    return np.concatenate([_failures(n[b], p[b], r[b]) for b in blocks])


def _failures(n: Array, pd: Array, rho: Array) -> Array:
    q, weights, all_fail, none_fails = _rule(pd, rho)
    found = _mixed(n, q, weights)
    found[..., 0] += none_fails
    last = n.astype(int)[..., np.newaxis]
    np.put_along_axis(found, last, np.take_along_axis(found, last, -1) + np.asarray(all_fail)[..., np.newaxis], -1)
    return found


def failures_alone(sites: Number, chance: Number) -> Array:
    """The same for sites that fail on their own, as they do once the common factor is known."""
    n, q = np.broadcast_arrays(np.asarray(sites), chance)
    return _mixed(n, q[..., np.newaxis], np.ones((*n.shape, 1)))


def _mixed(n: Array, q: Array, weights: Array) -> Array:
    """Binomial probabilities, summed over nodes on the last axis."""
    found = np.zeros((*n.shape, MOST_SITES + 1))
    for count in np.unique(n):
        rows, total = n == count, int(count)
        fails, holds = _powers(q[rows], total), _powers(1 - q[rows], total)
        for k in range(total + 1):
            found[rows, k] = _COMB[total, k] * np.einsum(
                "...i,...i,...i->...", weights[rows], fails[k], holds[total - k]
            )
    return found


def _rule(pd: Array, rho: Array) -> tuple[Array, Array, Array, Array]:
    """Probability to fail at each node and the nodes' weights; weights of what lies beyond, where all fail or none."""
    limit = np.clip(norm_ppf(pd), -_CERTAIN, _CERTAIN)
    tip, width = limit / np.sqrt(rho), np.sqrt((1 - rho) / rho)
    with np.errstate(divide="ignore"):
        low, high = (np.arcsinh(np.clip((end - tip) / width, -_END, _END)) for end in (-_END, _END))
    half = (high - low)[..., np.newaxis] / 2
    t = low[..., np.newaxis] + half * (1 + _NODES)
    steep = np.sinh(t)
    z = tip[..., np.newaxis] + width[..., np.newaxis] * steep
    weights = half * _WEIGHTS * norm_pdf(z) * width[..., np.newaxis] * np.sqrt(1 + steep * steep)
    return norm_cdf(-steep), weights, norm_cdf(tip - _END * width), norm_cdf(-tip - _END * width)


def _powers(x: Array, most: int) -> list[Array]:
    found = [np.ones_like(x)]
    for _ in range(most):
        found.append(found[-1] * x)
    return found


def pool_losses(
    chances: Array, sites_medium: Number, sites_large: Number, lost_medium: Number, lost_large: Number
) -> tuple[Array, Array]:
    """Every loss that the sites can bring together and how likely it is; cases on the last axis, in no order.

    Parameters
    ----------
    chances
        Probability that none, one, two and so on of all sites fail, as :func:`failures` gives it.
    sites_medium, sites_large
        Number of sites of each size.
    lost_medium, lost_large
        What is lost when one of them fails.
    """
    medium, large = (np.asarray(n).astype(int)[..., np.newaxis] for n in (sites_medium, sites_large))
    m, k = (grid.ravel() for grid in np.indices((int(medium.max()) + 1, int(large.max()) + 1)))
    ways = _COMB[medium, m] * _COMB[large, k]
    of_all = _COMB[medium + large, m + k]
    part = np.divide(ways, of_all, out=np.zeros(of_all.shape), where=of_all > 0)
    lost = np.asarray(lost_medium)[..., np.newaxis] * m + np.asarray(lost_large)[..., np.newaxis] * k
    return lost, chances[..., m + k] * part
