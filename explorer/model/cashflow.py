"""What the sites earn and cost in each year from 2026 to 2040, whoever pays for them.

Years stand on the last axis. Every amount is in money of its year and falls at the end of it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from explorer.model.maths import BILLION, HOURS_PER_YEAR, MILLION, THOUSAND, Number
from explorer.model.phases import STEPS, YEARS, in_year
from explorer.model.returns import by_year
from explorer.quantity import quantity

Array = NDArray[np.float64]


@quantity(unit="share")
def free_share(public_access: str, public_access_share: Number) -> Number:
    """Part of the computing time that brings in no money: public time, as the law gives it for public money.

    None where public users pay for their time. The law makes public time last five years at least; here it lasts as
    long as the sites run, on renewed equipment too.
    """
    return public_access_share * float(public_access == "free")


@quantity(unit="bn H100-hours")
def hours_years(h100e_total: Number, built_share: Number, utilisation: Number, capacity_shares: Array) -> Array:
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
def cash_years(operating_years: Array, residual_value: Number) -> Array:
    """Cash of each year to be shared out, with what the sites are worth at the end."""
    return operating_years + by_year(residual_value) * in_year(YEARS[-1])
