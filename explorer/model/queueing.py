"""Queues for a number of equal servers: who waits, and how long. Plain functions of Erlang's formulas.

Load is counted in erlangs: the servers that would be busy on average if there were enough of them. With as much load
as servers or more the queue grows without end; a waiting time is then not a number.

References
----------
.. [1] A. K. Erlang, "Solution of some problems in the theory of probabilities of significance in automatic telephone
   exchanges", Elektroteknikeren 13 (1917).
.. [2] D. L. Jagerman, "Some properties of the Erlang loss function", Bell System Technical Journal 53 (1974), 525-551.
.. [3] A. Cobham, "Priority assignment in waiting line problems", Operations Research 2 (1954), 70-76.
.. [4] A. O. Allen, "Probability, Statistics, and Queueing Theory", Academic Press (1990): the formula of Allen and Cunneen.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from explorer.model.maths import Number

Array = NDArray[np.float64]

_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(48)
_WIDTHS = 9.0  # standard deviations to either side of the peak that the integral takes in
_TAIL = 40.0  # beyond them to the right, where few servers leave an exponential tail: exp(-40) is nothing
_LEAST = 1e-9
_LEAST_LOAD = 1e-100  # with less nobody ever waits, to the last digit


def erlang_b(servers: Number, load: Number) -> Number:
    """Probability that a job is turned away where nobody waits [share].

    Parameters
    ----------
    servers
        Number of servers.
    load
        Offered load [erlang].

    Notes
    -----
    By the integral ``1 / B = int exp(-t) (1 + t / load) ** servers dt`` over ``t > 0`` [2]_, on fixed nodes around its
    peak and in logarithms. It equals the recursion ``B_k = a B_(k-1) / (k + a B_(k-1))`` to ten digits or more, as a
    test holds, but takes as long for a million servers as for three and does all draws at once. (``a**c / c!``
    overflows near 170 servers.)
    """
    c, a = np.broadcast_arrays(np.asarray(servers, dtype=float), np.asarray(load, dtype=float))
    offered = np.maximum(a, _LEAST_LOAD)
    peak = np.maximum(c - offered, 0.0)
    spread = _WIDTHS * np.sqrt(c)
    low = np.maximum(peak - spread, 0.0)
    fall = np.maximum(1 - c / offered, _LEAST)  # with more load than servers the integrand falls at least this fast
    half = (np.minimum(peak + spread + _TAIL, _TAIL / fall) - low) / 2
    t = low[..., np.newaxis] + half[..., np.newaxis] * (1 + _NODES)
    exponent = c[..., np.newaxis] * np.log1p(t / offered[..., np.newaxis]) - t
    most = np.max(exponent, axis=-1)
    area = half * (np.exp(exponent - most[..., np.newaxis]) @ _WEIGHTS)
    with np.errstate(under="ignore"):
        turned = np.where(a > 0, np.exp(-most) / area, np.where(c > 0, 0.0, 1.0))
    return turned if turned.ndim else float(turned)


def erlang_c(servers: Number, load: Number) -> Number:
    """Probability that a job has to wait [share]; one where the load is as large as the servers, or larger."""
    blocked = erlang_b(servers, load)
    stable = np.less(load, servers)
    busy = np.divide(load, np.where(stable, servers, 1.0))
    waits = np.where(stable, blocked / np.where(stable, 1 - busy * (1 - blocked), 1.0), 1.0)
    return waits if waits.ndim else float(waits)


def wait_of_those_who_wait(servers: Number, load: Number, service: Number, variation: Number = 1.0) -> Number:
    """Mean wait of the jobs that do wait [the unit of `service`]; not a number where the queue grows without end.

    Parameters
    ----------
    servers, load
        Number of servers and offered load [erlang].
    service
        Mean length of a job.
    variation
        Coefficient of variation of that length: 0 if all jobs are as long, 1 for Erlang's own model.

    Notes
    -----
    Jobs come at random. Other variations than 1 by Allen and Cunneen [4]_: exact for one server (Pollaczek and
    Khinchine), close for many.
    """
    free = np.subtract(servers, load)
    stable = free > 0
    wait = service * (1 + np.square(variation)) / 2 / np.where(stable, free, np.nan)
    return wait if np.ndim(wait) else float(wait)


def mean_wait(servers: Number, load: Number, service: Number, variation: Number = 1.0) -> Number:
    """Mean wait of all jobs, also those that do not wait [the unit of `service`]."""
    return erlang_c(servers, load) * wait_of_those_who_wait(servers, load, service, variation)


def wait_exceeds(time: Number, chance: Number, wait: Number) -> Number:
    """Probability of a wait longer than `time` [share], from the chance to wait and the mean wait of those who do."""
    return chance * np.exp(-np.asarray(time) / wait)


def wait_percentile(share: Number, chance: Number, wait: Number) -> Number:
    """The wait that this share of the jobs stays below [the unit of `wait`]."""
    return wait * np.log(np.maximum(chance / (1 - np.asarray(share)), 1.0))


def priority_waits(servers: Number, loads: Array, chance: Number, service: Number, variation: Number = 1.0) -> Array:
    """Mean waits where some classes of jobs go first, without stopping a job that runs [the unit of `service`].

    Parameters
    ----------
    servers
        Number of servers.
    loads
        Offered load of each class [erlang] on the last axis, the first served first.
    chance
        Probability that a job has to wait, of all classes together: :func:`erlang_c`.
    service, variation
        Mean length of a job and its coefficient of variation, the same for all classes.

    Returns
    -------
    ndarray
        Mean wait of each class [3]_; not a number for those whose queue grows without end. The first classes can be
        served in good time where all together are too many.
    """
    c = np.asarray(servers, dtype=float)[..., np.newaxis]
    up_to = np.cumsum(loads, axis=-1)
    first = np.asarray(chance * service * (1 + np.square(variation)) / 2)[..., np.newaxis]
    ahead = c - (up_to - loads)
    left = c - up_to
    stable = left > 0
    return np.where(stable, first * c / np.where(stable, ahead * left, 1.0), np.nan)
