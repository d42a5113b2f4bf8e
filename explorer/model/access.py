"""Who gets to use it: time by what each side paid, time by group of users, projects and companies that it serves.

An hour here is an hour of one chip of the kind that is bought. Rules that count GPU-hours, such as those of the AI
factories, were written for older and slower chips.

References
----------
.. [1] Regulation (EU) 2021/1173 as amended by Regulation (EU) 2026/150, Art. 12b(5), (12), (13) and (15).
.. [2] S. Keshav, "An Engineering Approach to Computer Networking", Addison-Wesley (1997), pp. 215-217: max-min fairness.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from explorer.model.maths import (
    BILLION,
    HOURS_PER_YEAR,
    MINUTES_PER_HOUR,
    Number,
    at,
    by_country,
    ratio,
    vector,
)
from explorer.quantity import quantity

Array = NDArray[np.float64]

GROUPS = ("startups", "smes", "research", "others")
"""Groups of users, in the order of the last axis of what is counted by group."""

_LEAST_WEIGHT = 1e-12  # a group without a part of its own comes last, but before time is left over


def fair_shares(demands: Array, weights: Array, capacity: Number) -> Array:
    """What each gets where nobody gets more than asked, and what some leave goes to the others by weight.

    Parameters
    ----------
    demands, weights
        What each asks for, and its claim; on the last axis.
    capacity
        What there is, in the unit of `demands`.

    Notes
    -----
    Weighted max-min fairness [2]_: each gets ``min(demand, level * weight)`` with the highest level that fits.
    """
    demands, weights = np.broadcast_arrays(demands, np.maximum(weights, _LEAST_WEIGHT))
    there = np.asarray(capacity, dtype=float)[..., np.newaxis]
    wanted = demands / weights
    order = np.argsort(wanted, axis=-1)
    level, demand, weight = (np.take_along_axis(x, order, axis=-1) for x in (wanted, demands, weights))
    before = np.cumsum(demand, axis=-1) - demand
    behind = np.cumsum(weight[..., ::-1], axis=-1)[..., ::-1]
    # The first, in the order of demand over weight, that cannot have all it asks for sets the level for those behind it;
    # these would reach a lower one.
    short = before + level * behind > there
    reached = np.max(np.where(short, (there - before) / behind, -np.inf), axis=-1, keepdims=True)
    return np.minimum(demands, np.where(np.isfinite(reached), weights * np.maximum(reached, 0.0), demands))


def _parts(parts: Array) -> Array:
    """Parts of a whole from weights; equal parts if all weights are zero."""
    whole = np.sum(parts, axis=-1, keepdims=True)
    shares: Array = np.where(whole > 0, parts / np.where(whole > 0, whole, 1.0), 1 / len(GROUPS))
    return shares


@quantity(unit="EUR bn")
def access_base(computing_capex_plan: Number, public_cash: Number) -> Number:
    """What is paid for the computing infrastructure: the law shares out time in proportion to it.

    If taxpayers pay more than the computing infrastructure costs, their own payments are the base, so that nobody
    holds more than all of the time.
    """
    return np.maximum(computing_capex_plan, public_cash)


@quantity(unit="share")
def access_share_union(union_cash: Number, access_base: Number) -> Number:
    """The Union's part of the computing time: its part of what was paid for the computing infrastructure.

    A guarantee gives no time, as it is not a payment. Without money there is no public time.
    """
    return ratio(union_cash, access_base, nothing=0.0)


@quantity(unit="share")
def access_share_states(states_cash: Number, access_base: Number) -> Number:
    """The Member States' part of the computing time: their part of what was paid for the computing infrastructure."""
    return ratio(states_cash, access_base, nothing=0.0)


@quantity(unit="share")
def public_access_share(access_share_union: Number, access_share_states: Number) -> Number:
    """Taxpayers' part of the computing time."""
    return np.minimum(access_share_union + access_share_states, 1.0)


@quantity(unit="share")
def access_share_consortium(public_access_share: Number) -> Number:
    """The consortium's part of the computing time, to use or to sell; it also pays all running costs."""
    return 1 - public_access_share


@quantity(unit="GPU-hours/year")
def gpu_hours_year(chips_total: Number, utilisation: Number) -> Number:
    """Hours that all chips work in a year.

    The utilisation stands for what can be used at all: chips also wait for repair, for upkeep and for the others of a
    large job.
    """
    return chips_total * HOURS_PER_YEAR * utilisation


@quantity(unit="GPU-hours/year")
def union_hours(gpu_hours_year: Number, access_share_union: Number) -> Number:
    """Computing time of the Union in a year."""
    return gpu_hours_year * access_share_union


@quantity(unit="GPU-hours/year")
def states_hours(gpu_hours_year: Number, access_share_states: Number) -> Number:
    """Computing time of the Member States in a year."""
    return gpu_hours_year * access_share_states


@quantity(unit="GPU-hours/year")
def consortium_hours(gpu_hours_year: Number, access_share_consortium: Number) -> Number:
    """Computing time of the consortium in a year."""
    return gpu_hours_year * access_share_consortium


@quantity(unit="GPU-hours/year")
def public_hours(gpu_hours_year: Number, public_access_share: Number) -> Number:
    """Public computing time in a year: that of the Union and of the Member States.

    All of it is taken to be shared by the same rules; states may follow their own.
    """
    return gpu_hours_year * public_access_share


@quantity(unit="H100-hours/year")
def public_h100_hours(public_hours: Number, h100e_per_chip: Number) -> Number:
    """Public computing time in a year, as hours of an H100."""
    return public_hours * h100e_per_chip


@quantity(unit="chips")
def public_chips(chips_total: Number, utilisation: Number, public_access_share: Number) -> Number:
    """Chips that work for public users at a time, on average."""
    return chips_total * utilisation * public_access_share


@quantity(unit="EUR")
def public_euros_per_hour(public_cash: Number, public_hours: Number, access_years: Number) -> Number:
    """What taxpayers pay for each hour of public computing time, over the years that the law makes it last.

    The least number of years: if chips are used for longer an hour costs less. Running costs are not in it, as the
    consortium pays them.
    """
    return ratio(BILLION * public_cash, public_hours * access_years)


@quantity(unit="EUR")
def public_euros_per_citizen(public_cash: Number, country_population: Array) -> Number:
    """What taxpayers pay, for each person in the Union."""
    return BILLION * public_cash / np.sum(country_population)


@quantity(unit="minutes/year")
def public_minutes_per_citizen(public_hours: Number, country_population: Array) -> Number:
    """Public computing time in a year, for each person in the Union: minutes of one chip."""
    return MINUTES_PER_HOUR * public_hours / np.sum(country_population)


@quantity(unit="share")
def group_part(part_startups: Number, part_smes: Number, part_research: Number, part_others: Number) -> Array:
    """Part of the public time that is kept for each group of users: no rule is published."""
    return _parts(vector(part_startups, part_smes, part_research, part_others))


@quantity(unit="GPU-hours/year")
def group_reserved(public_hours: Number, group_part: Array) -> Number:
    """Computing time that is kept for each group of users in a year."""
    return by_country(public_hours) * group_part


@quantity(unit="share")
def group_ask(ask_startups: Number, ask_smes: Number, ask_research: Number, ask_others: Number) -> Array:
    """Part of all that is asked for that each group of users asks for."""
    return _parts(vector(ask_startups, ask_smes, ask_research, ask_others))


@quantity(unit="GPU-hours/year")
def group_demand(public_hours: Number, public_load: Number, group_ask: Array) -> Number:
    """Computing time that each group of users asks for in a year."""
    return by_country(public_hours) * by_country(public_load) * group_ask


@quantity(unit="GPU-hours/year")
def group_hours(group_demand: Array, group_part: Array, public_hours: Number) -> Array:
    """Computing time that each group of users gets in a year.

    Nobody gets more than is asked for; what a group leaves of its part goes to those who ask for more than theirs, by
    the size of their parts.
    """
    return fair_shares(group_demand, group_part, public_hours)


@quantity(unit="GPU-hours/year")
def public_hours_idle(public_hours: Number, group_hours: Array) -> Number:
    """Public computing time that nobody asks for."""
    idle: Number = np.maximum(public_hours - np.sum(group_hours, axis=-1), 0.0)
    return idle


@quantity(unit="GPU-hours/year")
def startup_hours(group_reserved: Array) -> Number:
    """Computing time that is kept for start-ups in a year."""
    return at(group_reserved, GROUPS.index("startups"))


@quantity(unit="GPU-hours/year")
def sme_hours(group_reserved: Array) -> Number:
    """Computing time that is kept for small and medium-sized firms in a year."""
    return at(group_reserved, GROUPS.index("smes"))
