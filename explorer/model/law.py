"""Does it keep the law: the ceiling on the Union's part, the states' match, and the envelopes drawn on.

References
----------
.. [1] Council Regulation (EU) 2026/150, Art. 12b(5).
"""

from __future__ import annotations

import numpy as np

from explorer.model.maths import Number, flag, ratio
from explorer.quantity import quantity

TOLERANCE = 1e-9  # a mix exactly at a limit keeps it, whatever the last digit of its sum [EUR bn]


@quantity(unit="EUR bn")
def computing_capex_plan(raised: Number, computing_share: Number) -> Number:
    """Part of the money that buys the computing infrastructure, on which the law's ceiling is measured."""
    return raised * computing_share


@quantity(unit="share")
def union_share_computing(union_cash: Number, computing_capex_plan: Number) -> Number:
    """The Union's part of the price of the computing infrastructure.

    Measured over the whole plan; the law asks it of each gigafactory, which needs amounts by site that are
    not published.
    """
    return ratio(union_cash, computing_capex_plan)


@quantity(unit="share")
def union_share_it_only(union_cash: Number, raised: Number, it_share_of_capex: Number) -> Number:
    """The Union's part if only computing equipment counts, and no building, power supply or cooling."""
    return ratio(union_cash, raised * it_share_of_capex)


@quantity(unit="EUR bn")
def union_ceiling(union_capex_cap: Number, computing_capex_plan: Number) -> Number:
    """The most that the law lets the Union pay."""
    return union_capex_cap * computing_capex_plan


@quantity(unit="EUR bn")
def cap_headroom(union_ceiling: Number, union_cash: Number) -> Number:
    """What the Union could still pay; below zero if it pays more than the law allows."""
    return union_ceiling - union_cash


@quantity(unit="flag")
def cap_broken(cap_headroom: Number) -> Number:
    """Whether the Union pays more than the law allows."""
    return flag(cap_headroom < -TOLERANCE)


@quantity(unit="ratio")
def match_ratio(states_cash: Number, union_cash: Number) -> Number:
    """The states' money for each euro of the Union."""
    return ratio(states_cash, union_cash)


@quantity(unit="EUR bn")
def match_shortfall(states_match_min: Number, union_cash: Number, states_cash: Number) -> Number:
    """What the states still have to add to match the Union's money as the law asks."""
    return np.maximum(states_match_min * union_cash - states_cash, 0.0)


@quantity(unit="flag")
def match_broken(match_shortfall: Number) -> Number:
    """Whether the states pay less than the law asks."""
    return flag(match_shortfall > TOLERANCE)


@quantity(unit="share")
def envelope_share_digital_europe(digital_europe: Number, envelope_dep: Number) -> Number:
    """Part of the whole Digital Europe programme that this takes."""
    return ratio(digital_europe, envelope_dep)


@quantity(unit="share")
def envelope_share_horizon_europe(horizon_europe: Number, envelope_horizon: Number) -> Number:
    """Part of the whole research programme Horizon Europe that this takes."""
    return ratio(horizon_europe, envelope_horizon)


@quantity(unit="share")
def envelope_share_connecting_europe(connecting_europe: Number, envelope_connecting: Number) -> Number:
    """Part of the Connecting Europe money for European supercomputing that this takes.

    Of that money alone, not of the whole Connecting Europe Facility, most of which is for transport.
    """
    return ratio(connecting_europe, envelope_connecting)


@quantity(unit="share")
def envelope_share_next_budget(next_budget: Number, envelope_next_budget: Number) -> Number:
    """Part of the money proposed for digital leadership in the budget of 2028 to 2034 that this takes."""
    return ratio(next_budget, envelope_next_budget)


@quantity(unit="share")
def envelope_share_investeu(investeu_guarantee: Number, envelope_investeu_guarantee: Number) -> Number:
    """Part of the whole InvestEU guarantee that this takes."""
    return ratio(investeu_guarantee, envelope_investeu_guarantee)


@quantity(unit="share")
def envelope_share_cohesion(cohesion: Number, envelope_cohesion: Number) -> Number:
    """Part of the whole Cohesion policy money that this takes."""
    return ratio(cohesion, envelope_cohesion)
