"""How long each part lasts, and what it takes to renew it: savings, purchases, depreciation, value left.

Renewed equipment does what the old did: computing power and electricity stay as they are. All that computes is
bought again at the price of its year, which falls; power supply, cooling and building cost what they cost before.
Phases, parts and years stand on the last three axes, in this order.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from explorer.model.maths import Number, vector
from explorer.model.phases import YEARS, ages, whole_life
from explorer.model.returns import by_year, capital_recovery, number
from explorer.quantity import quantity

Array = NDArray[np.float64]


@quantity(unit="years")
def part_lives(
    chip_life: Number, network_life: Number, storage_life: Number, power_cooling_life: Number, building_life: Number
) -> Array:
    """Whole years that each part is used."""
    return whole_life(vector(chip_life, network_life, storage_life, power_cooling_life, building_life))


@quantity(unit="years")
def phase_ages(phase_one_year: Number, phase_two_year: Number) -> Array:
    """Years since each phase was built, in each year."""
    return np.stack(np.broadcast_arrays(ages(phase_one_year), ages(phase_two_year)), axis=-2)


@quantity(unit="lives")
def part_renewals(phase_ages: Array, part_lives: Array) -> Array:
    """How often each part of each phase has been renewed, in each year."""
    renewals: Array = np.maximum(np.ceil(_aged(phase_ages) / _lasting(part_lives)) - 1, 0.0)
    return renewals


@quantity(unit="EUR bn")
def part_prices(
    phase_parts: Array, part_renewals: Array, part_lives: Array, part_declines: Array, built_share: Number
) -> Array:
    """What the parts in use in each year cost when they were bought."""
    bought = part_renewals * _lasting(part_lives)
    return _each(phase_parts) * (1 - _lasting(part_declines)) ** bought * _whole(built_share)


@quantity(unit="EUR bn")
def renewal_years(
    part_prices: Array, part_renewals: Array, phase_ages: Array, part_lives: Array, part_declines: Array
) -> Array:
    """Cost of new parts in each year, when the old have reached the end of their lives.

    None in the last year: nothing would use them.
    """
    due = (_aged(phase_ages) == (part_renewals + 1) * _lasting(part_lives)) & (YEARS[-1] > YEARS)
    return _together(part_prices * _next(part_lives, part_declines) * due)


@quantity(unit="EUR bn")
def saved_years(
    part_prices: Array, part_renewals: Array, phase_ages: Array, part_lives: Array, part_declines: Array
) -> Array:
    """Money put aside in each year for new parts: what they will cost, in equal amounts over the lives of the old."""
    age, life = _aged(phase_ages), _lasting(part_lives)
    used = (age > 0) & ((part_renewals + 1) * life < age[..., -1:])
    return _together(part_prices * _next(part_lives, part_declines) * used / life)


@quantity(unit="EUR bn")
def savings_years(saved_years: Array, renewal_years: Array) -> Array:
    """Money put aside for new parts at the end of each year; it earns no interest."""
    return np.cumsum(saved_years - renewal_years, axis=-1)


@quantity(unit="EUR bn")
def depreciation_years(part_prices: Array, phase_ages: Array, part_lives: Array) -> Array:
    """What all parts lose in value in each year, in equal amounts over their lives."""
    return _together(part_prices * (_aged(phase_ages) > 0) / _lasting(part_lives))


@quantity(unit="EUR bn")
def residual_value(
    phase_parts: Array,
    part_renewals: Array,
    phase_ages: Array,
    part_lives: Array,
    part_declines: Array,
    built_share: Number,
) -> Number:
    """What the sites are worth at the end of 2040: for each year of life left, its part of the price of new parts.

    No demand is foreseen beyond 2040: a buyer may pay less, or nothing.
    """
    life, declines = part_lives[..., np.newaxis, :], part_declines[..., np.newaxis, :]
    age = phase_ages[..., -1, np.newaxis]
    left = 1 + part_renewals[..., -1] - age / life
    worth = phase_parts * (1 - declines) ** age * left
    return number(np.sum(worth, axis=(-2, -1)) * built_share)


@quantity(unit="1/year")
def part_annuities(discount_rate: Number, part_lives: Array) -> Number:
    """Part of the price of each part to be earned in each year of its life, with the return asked for."""
    return capital_recovery(by_year(discount_rate), part_lives)


@quantity(unit="EUR bn/year")
def part_costs_year(capex_parts: Array, part_annuities: Array) -> Array:
    """What each part costs a year over its life, with the return asked for: its equivalent annual cost."""
    return capex_parts * part_annuities


def _aged(phase_ages: Array) -> Array:
    return phase_ages[..., np.newaxis, :]


def _lasting(parts: Array) -> Array:
    """What belongs to a part, for all phases and years."""
    return parts[..., np.newaxis, :, np.newaxis]


def _each(phase_parts: Array) -> Array:
    return phase_parts[..., np.newaxis]


def _whole(value: Number) -> Array:
    return np.asarray(value, dtype=float)[..., np.newaxis, np.newaxis, np.newaxis]


def _next(part_lives: Array, part_declines: Array) -> Array:
    """Price of the next of a part, for each euro that the one in use has cost."""
    return _lasting((1 - part_declines) ** part_lives)


def _together(parts: Array) -> Array:
    """All phases and parts of each year."""
    found: Array = np.sum(parts, axis=(-3, -2))
    return found
