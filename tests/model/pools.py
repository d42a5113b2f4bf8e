"""Pools of equal sites for known answers: a few of them, or countless ones as a check by formula."""

from __future__ import annotations

from typing import Any

import numpy as np

from explorer.model import defaults
from explorer.model.normal import norm_ppf


def equal_sites(n: int, pd: float, rho: float, lgd: float) -> tuple[np.ndarray, np.ndarray]:
    return defaults.loss_distribution([pd] * n, np.full(n, lgd / n), rho)


def large_pool(pd: float, rho: float, lgd: float, *cuts: float) -> tuple[np.ndarray, np.ndarray]:
    """Losses of a pool of countless equal sites, on a fine rule with edges where the loss crosses a cut."""
    inside = [c / lgd for c in cuts if 0 < c < lgd]
    tips = (norm_ppf(pd) - np.sqrt(1 - rho) * norm_ppf(np.array(inside))) / np.sqrt(rho)
    edges = np.unique([*np.linspace(-8.5, 8.5, 60), *tips])
    nodes, weights = np.polynomial.legendre.leggauss(12)
    half = np.diff(edges)[:, None] / 2
    z = (edges[:-1, None] + half * (1 + nodes)).ravel()
    chances = (half * weights).ravel() * np.exp(-z * z / 2) / np.sqrt(2 * np.pi)
    return lgd * defaults.conditional_default(pd, rho, z), chances


def quantile(pd: Any, rho: Any, alpha: Any) -> np.ndarray:
    """Loss of a large pool that is not exceeded with probability alpha: the common factor at its bad end."""
    return defaults.conditional_default(pd, rho, -norm_ppf(np.asarray(alpha)))
