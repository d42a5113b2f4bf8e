"""What is built when: the two phases of the plan, as far as the money raised goes.

Years stand on the last axis. What does not fit the money raised is not built, and money that is not needed is not
drawn.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from explorer.model.maths import Number, ratio, vector
from explorer.model.returns import by_year, total
from explorer.quantity import quantity

Array = NDArray[np.float64]

FIRST_YEAR = 2026
STEPS: Array = np.arange(15, dtype=np.float64)
"""Years since the first, up to 2040."""

YEARS = FIRST_YEAR + np.arange(len(STEPS))
"""Years of the cash flow, in the order of the last axis; the first is the one that present values are of."""

PARTS = ("computers", "network", "storage", "power_cooling", "building")
"""Parts that have a life of their own, in the order of their axis."""


def ages(built: Number) -> Array:
    """Years since something was built, in each year."""
    return FIRST_YEAR - by_year(built) + STEPS


def in_year(year: Number) -> Array:
    """One in this year, zero in all others."""
    there: Array = (ages(year) == 0).astype(np.float64)
    return there


def whole_life(life: Number) -> Array:
    """A life in whole years, at least one."""
    return np.maximum(np.rint(life), 1.0)


@quantity(unit="chips")
def chips_first_phase(
    sites_medium: Number,
    chips_medium_phase1: Number,
    count_medium_site: Number,
    sites_large: Number,
    chips_large_phase1: Number,
    count_large_site: Number,
    chip_unit: str,
    h100e_per_chip: Number,
) -> Number:
    """Chips that are bought in the first phase."""
    medium = sites_medium * np.minimum(chips_medium_phase1, count_medium_site)
    large = sites_large * np.minimum(chips_large_phase1, count_large_site)
    return (medium + large) / (1.0 if chip_unit == "chips" else h100e_per_chip)


@quantity(unit="share")
def phase_shares(chips_first_phase: Number, chips_total: Number) -> Array:
    """Part of the chips that is bought in each of the two phases."""
    first = ratio(chips_first_phase, chips_total, nothing=1.0)
    return vector(first, 1 - first)


@quantity(unit="EUR bn")
def capex_parts(
    capex_accelerators: Number,
    capex_servers: Number,
    capex_network: Number,
    capex_storage: Number,
    capex_power_cooling: Number,
    capex_buildings: Number,
) -> Array:
    """Investment in each part that has a life of its own, at the prices of today.

    Chips and servers are one part: a chip of this kind is soldered to its board and goes with it.
    """
    computers = capex_accelerators + capex_servers
    return vector(computers, capex_network, capex_storage, capex_power_cooling, capex_buildings)


@quantity(unit="share")
def part_declines(equipment_decline: Number) -> Array:
    """Part by which each part gets cheaper each year: all that computes does, the facility does not."""
    return vector(equipment_decline, equipment_decline, equipment_decline, 0.0, 0.0)


@quantity(unit="EUR bn")
def capex_phase_prices(
    phase_shares: Array, capex_parts: Array, part_declines: Array, phase_one_year: Number, phase_two_year: Number
) -> Number:
    """What the whole plan costs if phase two is bought at the prices of its year."""
    return _all_parts(_by_phase(phase_shares, capex_parts, part_declines, phase_two_year - phase_one_year))


@quantity(unit="EUR bn")
def phase_parts(
    phase_shares: Array,
    capex_parts: Array,
    part_declines: Array,
    phase_two_price: str,
    phase_one_year: Number,
    phase_two_year: Number,
) -> Array:
    """Cost of each part in each phase: phase one at the prices of today, phase two at the prices chosen."""
    years = (phase_two_year - phase_one_year) * float(phase_two_price == "then")
    return _by_phase(phase_shares, capex_parts, part_declines, years)


@quantity(unit="EUR bn")
def capex_plan(phase_parts: Array) -> Number:
    """Investment in the whole plan, at the prices chosen for phase two."""
    return _all_parts(phase_parts)


def _by_phase(shares: Array, parts: Array, declines: Array, years: Number) -> Array:
    one, two = by_year(shares[..., 0]) * parts, by_year(shares[..., 1]) * parts * (1 - declines) ** by_year(years)
    return np.stack(np.broadcast_arrays(one, two), axis=-2)


def _all_parts(phase_parts: Array) -> Number:
    return total(np.sum(phase_parts, axis=-1))


@quantity(unit="share")
def built_share(raised: Number, capex_plan: Number) -> Number:
    """Part of the plan that the money raised pays for, at most all of it."""
    return np.minimum(ratio(raised, capex_plan, nothing=1.0), 1.0)


@quantity(unit="EUR bn")
def capex_built(capex_plan: Number, built_share: Number) -> Number:
    """Investment in what is built: the whole plan, or as much of it as the money raised pays for."""
    return capex_plan * built_share


@quantity(unit="share")
def drawn_share(capex_built: Number, raised: Number) -> Number:
    """Part of the money raised that is needed; all sources pay the same part of theirs."""
    return ratio(capex_built, raised, nothing=0.0)


@quantity(unit="share")
def phase_money(phase_parts: Array, capex_plan: Number) -> Number:
    """Part of the investment that is paid in each of the two phases."""
    return ratio(np.sum(phase_parts, axis=-1), by_year(capex_plan), nothing=0.0)


@quantity(unit="share")
def build_shares(phase_money: Array, phase_one_year: Number, phase_two_year: Number) -> Array:
    """Part of the investment that is paid in each year."""
    return phase_money[..., :1] * in_year(phase_one_year) + phase_money[..., 1:] * in_year(phase_two_year)


@quantity(unit="share")
def capacity_shares(
    phase_shares: Array, phase_one_year: Number, phase_two_year: Number, first_year_share: Number
) -> Array:
    """Part of the whole plan that runs in each year; in its first year a phase runs for a part of it."""
    start = by_year(first_year_share)
    one, two = ages(phase_one_year), ages(phase_two_year)
    ran_one, ran_two = (np.where(age == 1, start, age > 1) for age in (one, two))
    return phase_shares[..., :1] * ran_one + phase_shares[..., 1:] * ran_two


@quantity(unit="EUR bn")
def capex_years(capex_built: Number, build_shares: Array) -> Array:
    """Investment in each year: phase one, then phase two."""
    return by_year(capex_built) * build_shares
