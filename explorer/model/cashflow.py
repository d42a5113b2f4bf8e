"""What the sites earn and cost in each year from 2026 to 2040, whoever pays for them.

Years stand on the last axis. Every amount is in money of its year and falls at the end of it. Renewed equipment
does what the old did: computing power and electricity stay as they are, the price is that of the new year.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from explorer.model.maths import BILLION, HOURS_PER_YEAR, MILLION, THOUSAND, Number, ratio
from explorer.model.phases import STEPS, YEARS, ages, in_year, served, whole_life
from explorer.model.returns import by_year
from explorer.quantity import quantity

Array = NDArray[np.float64]


@quantity(unit="EUR bn")
def renewal_years(
    phase_equipment: Array,
    built_share: Number,
    phase_one_year: Number,
    phase_two_year: Number,
    chip_life: Number,
    equipment_decline: Number,
) -> Array:
    """Cost of new computing equipment in each year, when the old has reached the end of its life.

    None in the last year: nothing would use it.
    """
    cost: Array = np.zeros(len(YEARS))
    for phase, built in enumerate((phase_one_year, phase_two_year)):
        age = ages(built)
        due = (age > 0) & (age % by_year(whole_life(chip_life)) == 0) & (YEARS[-1] > YEARS)
        price = (1 - by_year(equipment_decline)) ** np.maximum(age, 0)
        cost = cost + phase_equipment[..., phase, np.newaxis] * due * price
    return cost * by_year(built_share)


@quantity(unit="EUR bn")
def saved_years(
    phase_equipment: Array,
    built_share: Number,
    phase_one_year: Number,
    phase_two_year: Number,
    chip_life: Number,
    equipment_decline: Number,
) -> Array:
    """Money put aside in each year for new equipment: what it will cost, in equal parts over the life of the old."""
    saved: Array = np.zeros(len(YEARS))
    life = by_year(whole_life(chip_life))
    for phase, built in enumerate((phase_one_year, phase_two_year)):
        age = ages(built)
        before, _ = served(age, chip_life)
        at = (before + 1) * life
        price = (1 - by_year(equipment_decline)) ** at
        used = (age > 0) & (at < age[..., -1:])
        saved = saved + phase_equipment[..., phase, np.newaxis] * used * price / life
    return saved * by_year(built_share)


@quantity(unit="EUR bn")
def savings_years(saved_years: Array, renewal_years: Array) -> Array:
    """Money put aside for new equipment at the end of each year; it earns no interest."""
    return np.cumsum(saved_years - renewal_years, axis=-1)


@quantity(unit="share")
def free_share(public_access: str, grants: Number, raised: Number) -> Number:
    """Part of the computing time that brings in no money: public time, in proportion to public grants.

    The law gives time in proportion to what was paid, and no money back. Where public users pay for their time it
    is none.
    """
    return ratio(grants, raised, nothing=0.0) * float(public_access == "free")


@quantity(unit="bn H100-hours")
def hours_years(
    h100e_total: Number, built_share: Number, utilisation: Number, capacity_shares: Array
) -> Array:
    """Computing time used in each year, in hours of an H100 chip."""
    return by_year(h100e_total * built_share * utilisation * HOURS_PER_YEAR / BILLION) * capacity_shares


@quantity(unit="EUR/h")
def price_years(gpu_hour_price: Number, eurusd: Number, price_decline: Number) -> Array:
    """Market price of an hour of an H100 chip, or of what does as much, in each year."""
    return by_year(np.asarray(gpu_hour_price) / eurusd) * (1 - by_year(price_decline)) ** STEPS


@quantity(unit="EUR/h")
def price_low_years(gpu_hour_price: Number, gpu_hour_price_low: Number, price_years: Array) -> Array:
    """Low end of the market price of an H100-hour in each year, if it falls at the same pace."""
    return price_years * by_year(gpu_hour_price_low / np.asarray(gpu_hour_price))


@quantity(unit="EUR/h")
def price_high_years(gpu_hour_price: Number, gpu_hour_price_high: Number, price_years: Array) -> Array:
    """High end of the market price of an H100-hour in each year, if it falls at the same pace."""
    return price_years * by_year(gpu_hour_price_high / np.asarray(gpu_hour_price))


@quantity(unit="EUR bn")
def revenue_years(hours_years: Array, price_years: Array, free_share: Number) -> Array:
    """Revenue of each year, from the hours that are paid for."""
    return hours_years * price_years * (1 - by_year(free_share))


@quantity(unit="ratio")
def cost_level_years(inflation: Number) -> Array:
    """Prices of power, work and upkeep in each year, for each euro of today."""
    return (1 + by_year(inflation)) ** STEPS


@quantity(unit="EUR m/year")
def staff_cost_year(power_it: Number, staff_per_mw: Number, staff_cost: Number) -> Number:
    """What the people at all sites cost in a year, at full size and prices of today."""
    return power_it * staff_per_mw * staff_cost / MILLION


@quantity(unit="EUR m/year")
def upkeep_cost_year(capex_total: Number, upkeep_share: Number) -> Number:
    """Repairs, insurance and taxes on property in a year, at full size and prices of today."""
    return capex_total * upkeep_share * THOUSAND


@quantity(unit="EUR bn")
def opex_years(
    energy_cost_year: Number,
    staff_cost_year: Number,
    upkeep_cost_year: Number,
    built_share: Number,
    capacity_shares: Array,
    cost_level_years: Array,
) -> Array:
    """What running the sites costs in each year: power, people, upkeep (OPEX)."""
    yearly = (energy_cost_year + staff_cost_year + upkeep_cost_year) * built_share
    return by_year(yearly / THOUSAND) * capacity_shares * cost_level_years


@quantity(unit="EUR bn")
def depreciation_years(
    phase_equipment: Array,
    phase_buildings: Array,
    built_share: Number,
    phase_one_year: Number,
    phase_two_year: Number,
    chip_life: Number,
    building_life: Number,
    equipment_decline: Number,
) -> Array:
    """What the equipment and the buildings lose in value in each year, in equal parts over their lives."""
    lost: Array = np.zeros(len(YEARS))
    life = by_year(whole_life(chip_life))
    for phase, built in enumerate((phase_one_year, phase_two_year)):
        age = ages(built)
        before, _ = served(age, chip_life)
        equipment = (
            phase_equipment[..., phase, np.newaxis]
            * (1 - by_year(equipment_decline)) ** (before * life)
            / life
        )
        building = (
            phase_buildings[..., phase, np.newaxis] * (age <= by_year(building_life)) / by_year(building_life)
        )
        lost = lost + (equipment + building) * (age > 0)
    return lost * by_year(built_share)


@quantity(unit="EUR bn")
def tax_years(revenue_years: Array, opex_years: Array, depreciation_years: Array, tax_rate: Number) -> Array:
    """Tax on the profit of each year.

    Off unless the reader sets a rate. Interest is not deducted and losses are not carried over to later years:
    real tax would be lower.
    """
    return by_year(tax_rate) * np.maximum(revenue_years - opex_years - depreciation_years, 0.0)


@quantity(unit="EUR bn")
def operating_years(revenue_years: Array, opex_years: Array, tax_years: Array, saved_years: Array) -> Array:
    """Cash of each year for those who financed the sites (CFADS), after running costs and savings for renewal."""
    return revenue_years - opex_years - tax_years - saved_years


@quantity(unit="EUR bn")
def residual_value(
    phase_equipment: Array,
    phase_buildings: Array,
    built_share: Number,
    phase_one_year: Number,
    phase_two_year: Number,
    chip_life: Number,
    building_life: Number,
    equipment_decline: Number,
) -> Number:
    """What the sites are worth at the end of 2040: for each year of life left, its part of the price of new ones.

    No demand is foreseen beyond 2040: a buyer may pay less, or nothing.
    """
    worth: Number = 0.0
    for phase, built in enumerate((phase_one_year, phase_two_year)):
        age = ages(built)[..., -1]
        _, years = served(ages(built), chip_life)
        left = 1 - years[..., -1] / whole_life(chip_life)
        new = phase_equipment[..., phase] * (1 - np.asarray(equipment_decline)) ** age
        building = phase_buildings[..., phase] * np.maximum(1 - age / np.asarray(building_life), 0.0)
        worth = worth + left * new + building
    return worth * built_share


@quantity(unit="EUR bn")
def cash_years(operating_years: Array, residual_value: Number) -> Array:
    """Cash of each year to be shared out, with what the sites are worth at the end."""
    return operating_years + by_year(residual_value) * in_year(YEARS[-1])
