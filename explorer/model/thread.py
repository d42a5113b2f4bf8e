"""One euro followed to the computing time that it pays for, and an hour of that time followed back to the euros.

A euro buys at the cost of a chip with all that surrounds it, so it carries the same machine whoever gives it. What differs is the
form in which it comes, and who holds the time: the law shares time out by what was paid for the computing infrastructure, so public
euros carry public time. Loans and private equity carry time of the consortium, which uses or sells it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from explorer.model.maths import (
    HOURS_PER_YEAR,
    MILLION,
    MINUTES_PER_HOUR,
    THOUSAND,
    Number,
    ratio,
    vector,
)
from explorer.quantity import quantity

Array = NDArray[np.float64]

#: Forms that a euro takes, from the one that is gone first to the one that is paid back first.
FORMS = ("grant", "first_loss", "equity", "mezzanine", "loan")
#: Those whose euros carry public computing time.
PUBLIC = ("union", "states")


@quantity(unit="chips/EUR m")
def euro_chips(capex_per_chip: Number) -> Number:
    """Chips that a million euros pays for, with all that surrounds them."""
    return MILLION / capex_per_chip


@quantity(unit="W/EUR")
def euro_watts(euro_chips: Number, it_kw_per_chip: Number, pue: Number) -> Number:
    """Power that the part of a site bought by one euro draws from the grid."""
    return euro_chips / MILLION * it_kw_per_chip * THOUSAND * pue


@quantity(unit="GFLOP/s/EUR")
def euro_gflops(euro_chips: Number, chip_bf16: Number, utilisation: Number, mfu: Number) -> Number:
    """Operations that one euro's part of a chip really computes in a second, in 16-bit numbers."""
    return euro_chips / MILLION * chip_bf16 * THOUSAND * utilisation * mfu


@quantity(unit="minutes/year")
def euro_minutes(euro_chips: Number, utilisation: Number) -> Number:
    """Time of one chip that a euro pays for, in each year that the chip lasts."""
    return euro_chips / MILLION * HOURS_PER_YEAR * MINUTES_PER_HOUR * utilisation


@quantity(unit="minutes/year")
def euro_minutes_by_group(euro_minutes: Number, group_part: Array) -> Array:
    """Time of one chip that a public euro pays for, by group of users."""
    return np.asarray(euro_minutes)[..., np.newaxis] * group_part


@quantity(unit="EUR bn")
def forms_union(union_grants: Number, pool_union: Array, union_equity: Number) -> Array:
    """Money of the Union by form: grants, first-loss equity, other equity."""
    return vector(union_grants, pool_union[..., 0], union_equity - pool_union[..., 0], 0.0, 0.0)


@quantity(unit="EUR bn")
def forms_states(state_grants: Number, pool_states: Array, state_equity: Number) -> Array:
    """Money of the Member States by form: grants, first-loss equity, other equity."""
    return vector(state_grants, pool_states[..., 0], state_equity - pool_states[..., 0], 0.0, 0.0)


@quantity(unit="EUR bn")
def forms_eib(eib_equity: Number, layer_mezzanine: Number, eib_loans: Number) -> Array:
    """Money of the EIB by form: equity, mezzanine, loans."""
    return vector(0.0, 0.0, eib_equity, layer_mezzanine, eib_loans - layer_mezzanine)


@quantity(unit="EUR bn")
def forms_industry(industry_equity: Number) -> Array:
    """Money of companies by form: all of it equity."""
    return vector(0.0, 0.0, industry_equity, 0.0, 0.0)


@quantity(unit="EUR bn")
def forms_banks(bank_debt: Number) -> Array:
    """Money of banks by form: all of it loans."""
    return vector(0.0, 0.0, 0.0, 0.0, bank_debt)


@quantity(unit="share")
def source_parts(
    union_cash: Number, states_cash: Number, eib_cash: Number, industry_equity: Number, bank_debt: Number
) -> Number:
    """Part of all the money that comes from each source: Union, states, EIB, industry, banks."""
    paid = vector(union_cash, states_cash, eib_cash, industry_equity, bank_debt)
    return ratio(paid, np.sum(paid, axis=-1, keepdims=True))


@quantity(unit="EUR")
def hour_capex(capex_per_chip: Number, utilisation: Number) -> Number:
    """What has to be invested for one GPU-hour in each year; what it costs to run comes on top."""
    return ratio(capex_per_chip, HOURS_PER_YEAR * utilisation)


@quantity(unit="EUR")
def hour_by_source(hour_capex: Number, source_parts: Array) -> Array:
    """What each source invests for one GPU-hour in each year, if every euro of the plan is alike."""
    return np.asarray(hour_capex)[..., np.newaxis] * source_parts


@quantity(unit="EUR")
def hour_public(hour_capex: Number, public_share: Number) -> Number:
    """What taxpayers invest for one GPU-hour in each year, if every euro of the plan is alike."""
    return hour_capex * public_share
