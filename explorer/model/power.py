"""What the chips draw: power by site and in all, energy, its price, emissions and water."""

from __future__ import annotations

from explorer.facts import Table
from explorer.model.maths import HOURS_PER_YEAR, MILLION, THOUSAND, Number, cell, flag
from explorer.quantity import quantity


@quantity(unit="kW")
def it_kw_per_chip(chip_tdp: Number, power_overhead: Number) -> Number:
    """Power of one chip and its part of servers, network and storage.

    From the rated power. Machines measured under full load draw less, so power and energy are on the high
    side.
    """
    return chip_tdp * power_overhead / THOUSAND


@quantity(unit="MW")
def power_it_medium_site(chips_medium_site: Number, it_kw_per_chip: Number) -> Number:
    """Power of the computers of a medium site."""
    return chips_medium_site * it_kw_per_chip / THOUSAND


@quantity(unit="MW")
def power_it_large_site(chips_large_site: Number, it_kw_per_chip: Number) -> Number:
    """Power of the computers of a large site."""
    return chips_large_site * it_kw_per_chip / THOUSAND


@quantity(unit="MW")
def power_facility_medium_site(power_it_medium_site: Number, pue: Number) -> Number:
    """Power that a medium site draws from the grid, cooling included."""
    return power_it_medium_site * pue


@quantity(unit="MW")
def power_facility_large_site(power_it_large_site: Number, pue: Number) -> Number:
    """Power that a large site draws from the grid, cooling included."""
    return power_it_large_site * pue


@quantity(unit="MW")
def power_it(chips_total: Number, it_kw_per_chip: Number) -> Number:
    """Power of the computers of all sites."""
    return chips_total * it_kw_per_chip / THOUSAND


@quantity(unit="MW")
def power_facility(power_it: Number, pue: Number) -> Number:
    """Power that all sites draw from the grid, cooling included."""
    return power_it * pue


@quantity(unit="MW")
def power_floor_medium(phase: str, call_lot1_mw_phase1_low: Number, call_lot1_mw_phase2: Number) -> Number:
    """Least power of the computers of a medium site that the call asks for.

    For phase one the call only indicates a range; its low end is used.
    """
    return call_lot1_mw_phase1_low if phase == "one" else call_lot1_mw_phase2


@quantity(unit="MW")
def power_floor_large(phase: str, call_lot2_mw_phase1_low: Number, call_lot2_mw_phase2: Number) -> Number:
    """Least power of the computers of a large site that the call asks for."""
    return call_lot2_mw_phase1_low if phase == "one" else call_lot2_mw_phase2


@quantity(unit="flag")
def power_floor_medium_met(power_it_medium_site: Number, power_floor_medium: Number) -> Number:
    """Whether a medium site has the power that the call asks for."""
    return flag(power_it_medium_site >= power_floor_medium)


@quantity(unit="flag")
def power_floor_large_met(power_it_large_site: Number, power_floor_large: Number) -> Number:
    """Whether a large site has the power that the call asks for."""
    return flag(power_it_large_site >= power_floor_large)


@quantity(unit="TWh/year")
def energy_year(power_facility: Number, load_factor: Number) -> Number:
    """Electricity that all sites use in a year.

    The load is an input of its own: idle chips still draw power, so it does not follow how much the chips are
    used.
    """
    return power_facility * load_factor * HOURS_PER_YEAR / MILLION


@quantity(unit="EUR/MWh")
def electricity_price(countries: Table, country: str) -> float:
    """Price of electricity for the largest consumers in the host country, without VAT.

    In countries that publish none for the largest consumers it is that of smaller ones: on the EU average of
    the published bands 7 to 43% too high, the more the smaller the band.
    """
    return cell(countries.row(country)["electricity_eur_mwh"])


@quantity(unit="gCO2e/kWh")
def carbon_intensity(countries: Table, country: str) -> float:
    """Greenhouse gas behind each kilowatt-hour in the host country."""
    return cell(countries.row(country)["gco2_kwh"])


@quantity(unit="EUR m/year")
def energy_cost_year(energy_year: Number, electricity_price: Number) -> Number:
    """Electricity bill of a year, if all sites stood in the host country."""
    return energy_year * electricity_price


@quantity(unit="kt CO2e/year")
def emissions_year(energy_year: Number, carbon_intensity: Number) -> Number:
    """Greenhouse gas from a year's electricity, if all sites stood in the host country.

    At the country's average; a contract for clean power, or the plants that really run for an extra load, may
    change it much.
    """
    return energy_year * carbon_intensity


@quantity(unit="million m³/year")
def water_year(energy_year: Number, pue: Number, wue: Number) -> Number:
    """Water that all sites use for cooling in a year.

    Only on site: the water of power plants, often more, is left out.
    """
    return energy_year / pue * wue
