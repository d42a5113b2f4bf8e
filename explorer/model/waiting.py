"""How long a job for public users waits.

The queue, simply: the chips that work for public users are divided into places of the size of a typical job. Each place
runs one job at a time; who finds all places taken waits for the next that is free, first come, first served.

What is left out: jobs are of one size, so none slips into a gap (schedulers do that, and waits are then shorter); users
ask at random times, not before the same deadline (waits are then longer); reviews and contracts come on top. Read the
result as days or weeks or months, not to the day.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from explorer.model.access import GROUPS
from explorer.model.maths import DAYS_PER_WEEK, Number, at, flag, ratio, vector
from explorer.model.queueing import (
    erlang_c,
    priority_waits,
    wait_exceeds,
    wait_of_those_who_wait,
    wait_percentile,
)
from explorer.quantity import quantity

Array = NDArray[np.float64]

_NINE_OF_TEN = 0.9
_WHOLE = 1e-9  # so that 3 places are not counted as 2 for a rounding error


@quantity(unit="queues")
def queues(access_queue: str, sites_total: Number) -> Number:
    """Number of queues: one for all sites, or one at each."""
    return sites_total if access_queue == "site" else flag(sites_total > 0)


@quantity(unit="chips")
def queue_chips(public_chips: Number, queues: Number) -> Number:
    """Chips behind one queue; of sites of unequal size, the average."""
    return ratio(public_chips, queues, nothing=0.0)


@quantity(unit="jobs")
def queue_places(queue_chips: Number, job_chips: Number) -> Number:
    """Typical jobs that run side by side behind one queue."""
    return np.floor(queue_chips / job_chips + _WHOLE)


@quantity(unit="erlang")
def queue_load(queue_places: Number, public_load: Number) -> Number:
    """Places that would be busy behind one queue if there were enough of them."""
    return queue_places * public_load


@quantity(unit="flag")
def queue_fits(queue_places: Number) -> Number:
    """Whether a typical job finds enough public chips in one place at all."""
    return flag(queue_places >= 1)


@quantity(unit="flag")
def queue_stable(queue_places: Number, queue_load: Number) -> Number:
    """Whether the queue settles: if as much is asked for as there is, or more, it grows without end."""
    return flag(queue_load < queue_places)


@quantity(unit="share")
def wait_chance(queue_places: Number, queue_load: Number) -> Number:
    """Part of the jobs that have to wait."""
    return erlang_c(queue_places, queue_load)


@quantity(unit="days")
def wait_if_waiting(queue_places: Number, queue_load: Number, job_days: Number, job_variation: Number) -> Number:
    """Mean wait of the jobs that do wait."""
    return wait_of_those_who_wait(queue_places, queue_load, job_days, job_variation)


@quantity(unit="days")
def wait_mean(wait_chance: Number, wait_if_waiting: Number) -> Number:
    """Mean wait of a typical job, those that need not wait included."""
    return wait_chance * wait_if_waiting


@quantity(unit="days")
def wait_long(wait_chance: Number, wait_if_waiting: Number) -> Number:
    """The wait that nine of ten jobs stay below."""
    return wait_percentile(_NINE_OF_TEN, wait_chance, wait_if_waiting)


@quantity(unit="share")
def wait_over_week(wait_chance: Number, wait_if_waiting: Number) -> Number:
    """Part of the jobs that wait longer than a week."""
    return wait_exceeds(DAYS_PER_WEEK, wait_chance, wait_if_waiting)


@quantity(unit="jobs")
def jobs_waiting(queues: Number, queue_load: Number, job_days: Number, wait_mean: Number) -> Number:
    """Jobs that wait at a time in all queues, by Little's law: jobs that come in a day, times the days they wait."""
    return queues * queue_load / job_days * wait_mean


@quantity(unit="share")
def small_firms_ask(group_ask: Array) -> Number:
    """Part of all that is asked for that start-ups, small and medium-sized firms ask for."""
    return at(group_ask, GROUPS.index("startups")) + at(group_ask, GROUPS.index("smes"))


@quantity(unit="days")
def waits_by_turn(
    queue_places: Number,
    queue_load: Number,
    small_firms_ask: Number,
    wait_chance: Number,
    job_days: Number,
    job_variation: Number,
) -> Array:
    """Mean wait if start-ups and small firms went first: theirs, and that of all others."""
    first = queue_load * small_firms_ask
    loads = vector(first, queue_load - first)
    return priority_waits(queue_places, loads, wait_chance, job_days, job_variation)


@quantity(unit="days")
def wait_small_firms_first(waits_by_turn: Array) -> Number:
    """Mean wait of a job of a start-up or small firm, if these went first."""
    return at(waits_by_turn, 0)


@quantity(unit="days")
def wait_after_small_firms(waits_by_turn: Array) -> Number:
    """Mean wait of a job of anyone else, if start-ups and small firms went first."""
    return at(waits_by_turn, 1)


@quantity(unit="flag")
def own_fits(own_chips: Number, queue_chips: Number) -> Number:
    """Whether your own request finds enough public chips in one place at all."""
    return flag(own_chips <= queue_chips)


@quantity(unit="days")
def own_collecting(
    own_chips: Number, job_chips: Number, job_days: Number, queue_places: Number, public_load: Number, own_fits: Number
) -> Number:
    """Days from the front of the queue until enough chips for your own request are free at once.

    A request larger than a typical job holds back those behind it until enough places are empty: the busy ones empty
    at a constant rate. A request of one place need not wait for more.
    """
    there = np.maximum(queue_places, 1.0)
    places = np.clip(own_chips / job_chips, 1.0, there)
    days = job_days * np.log(np.maximum(public_load * there / (there - places + 1), 1.0))
    return np.where((own_fits > 0) & (queue_places >= 1), days, np.nan)[()]


@quantity(unit="days")
def own_wait(wait_mean: Number, own_collecting: Number) -> Number:
    """Mean wait of your own request, first come, first served."""
    return wait_mean + own_collecting


@quantity(unit="days")
def own_wait_first(wait_small_firms_first: Number, own_collecting: Number) -> Number:
    """Mean wait of your own request as a start-up or small firm, if these went first."""
    return wait_small_firms_first + own_collecting
