"""Sobol indices: which part of a result's variance comes from which input, alone and together with others.

With independent inputs, the first index of an input is ``S = Var(E[Y | X]) / Var(Y)``, what it explains alone;
the total index is ``ST = 1 - Var(E[Y | all but X]) / Var(Y)``, with all that it does together with others.
The design of Saltelli and its estimators come from SALib [1]_ [2]_, which is imported only here and only when
it is needed: it brings scipy and pandas along, which a page that draws nothing should not pay for.

References
----------
.. [1] J. Herman and W. Usher, "SALib: An open-source Python library for sensitivity analysis", Journal of
   Open Source Software 2(9) (2017).
.. [2] A. Saltelli et al., "Variance based sensitivity analysis of model output", Computer Physics
   Communications 181 (2010), 259-270.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

CONFIDENCE = 0.95
RESAMPLES = 50  # of the bootstrap behind the confidence intervals
LEAST = 64  # base points below which an index says nothing


@dataclass(frozen=True, slots=True)
class Indices:
    """First and total indices, an entry for each input or group of inputs.

    Attributes
    ----------
    first, total
        The indices [share of the variance].
    first_within, total_within
        Half width of their 95% confidence intervals.
    n
        Base points of the design; those without a number left out.
    """

    first: Array
    total: Array
    first_within: Array
    total_within: Array
    n: int


def warm() -> None:
    """Load SALib, which takes most of a second, before anybody waits for it."""
    import SALib.analyze.sobol
    import SALib.sample.sobol  # noqa: F401


def evaluations(n: int, inputs: int) -> int:
    """Passes of the model for first and total indices: two, and one more for each input, at each base point."""
    return n * (inputs + 2)


def base_for(rows: int, inputs: int) -> int:
    """The most base points, a power of two, whose design has at most so many rows."""
    return max(LEAST, 1 << (rows // (inputs + 2)).bit_length() - 1)


def _problem(groups: tuple[int, ...]) -> dict[str, Any]:
    problem: dict[str, Any] = {
        "num_vars": len(groups),
        "names": [f"x{i}" for i in range(len(groups))],
        "bounds": [[0.0, 1.0]] * len(groups),
    }
    if len(set(groups)) < len(groups):
        problem["groups"] = [f"g{group}" for group in groups]
    return problem


@lru_cache(maxsize=8)
def design(groups: tuple[int, ...], n: int, seed: int) -> Array:
    """Points at which the model must be solved: shares between 0 and 1, an input a column.

    Parameters
    ----------
    groups
        For each input the number of its group, from 0 on; inputs of one group move together.
    n
        Base points, a power of two.
    seed
        Scrambles the Sobol sequence.
    """
    from SALib.sample import sobol as sampler

    shares: Array = sampler.sample(_problem(groups), n, calc_second_order=False, seed=seed)
    shares.flags.writeable = False
    return shares


def analyse(results: Array, groups: tuple[int, ...], seed: int) -> Indices | None:
    """Indices from the results at the points of a design; None if too few of them are numbers, or all are one.

    The results are centred first: with a mean far from zero, the estimators would lose their digits.
    """
    from SALib.analyze import sobol as analyser

    wide = len(set(groups)) + 2
    blocks = results.reshape(-1, wide)
    blocks = blocks[np.isfinite(blocks).all(axis=1)]
    centred = (blocks - blocks.mean()).ravel() if len(blocks) else blocks.ravel()
    if len(blocks) < LEAST // 2 or not np.ptp(centred) > 0:
        return None
    found = analyser.analyze(
        _problem(groups),
        centred,
        calc_second_order=False,
        num_resamples=RESAMPLES,
        conf_level=CONFIDENCE,
        seed=seed + 1,  # zero is no seed to SALib
    )
    place = np.argsort(list(dict.fromkeys(groups)))  # SALib has the groups in the order in which they first appear
    first, total, first_within, total_within = (
        np.asarray(found[key])[place] for key in ("S1", "ST", "S1_conf", "ST_conf")
    )
    return Indices(first, total, first_within, total_within, len(blocks))
