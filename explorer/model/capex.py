"""What it costs: from the price of a chip to the investment of the plan, and what a budget buys.

Commercial centres and public supercomputers have cost different amounts for the same chips, so each group has
its own factor on what the parts add up to, and its own range (how each was found stands with the two
figures). The ranges of chip price and construction are in it already and are not added again.
"""

from __future__ import annotations

from explorer.model.maths import BILLION, THOUSAND, Number, flag, ratio
from explorer.quantity import quantity


@quantity(unit="ratio")
def cost_factor(cost_group: str, commercial_cost_factor: Number, public_cost_factor: Number) -> Number:
    """What machines of this group have cost, for each euro that this model gives."""
    return public_cost_factor if cost_group == "public" else commercial_cost_factor


@quantity(unit="ratio")
def cost_factor_low(cost_group: str, commercial_cost_factor_low: Number, public_cost_factor_low: Number) -> Number:
    """Low end of what machines of this group have cost, for each euro that this model gives."""
    return public_cost_factor_low if cost_group == "public" else commercial_cost_factor_low


@quantity(unit="ratio")
def cost_factor_high(cost_group: str, commercial_cost_factor_high: Number, public_cost_factor_high: Number) -> Number:
    """High end of what machines of this group have cost, for each euro that this model gives."""
    return public_cost_factor_high if cost_group == "public" else commercial_cost_factor_high


@quantity(unit="EUR/chip")
def capex_chip_accelerator(chip_price: Number, cost_factor: Number, eurusd: Number) -> Number:
    """Price of the chip itself."""
    return cost_factor * chip_price / eurusd


@quantity(unit="EUR/chip")
def capex_chip_server(capex_chip_accelerator: Number, server_ratio: Number) -> Number:
    """Cost of processors, boards and racks, for each chip."""
    return server_ratio * capex_chip_accelerator


@quantity(unit="EUR/chip")
def capex_chip_network(capex_chip_accelerator: Number, network_ratio: Number) -> Number:
    """Cost of the network, for each chip."""
    return network_ratio * capex_chip_accelerator


@quantity(unit="EUR/chip")
def capex_chip_storage(capex_chip_accelerator: Number, storage_ratio: Number) -> Number:
    """Cost of storage, for each chip."""
    return storage_ratio * capex_chip_accelerator


@quantity(unit="EUR/chip")
def capex_chip_facility(
    construction_usd_per_mw: Number, it_kw_per_chip: Number, cost_factor: Number, eurusd: Number
) -> Number:
    """Cost of building, power supply and cooling, for each chip.

    A price by the megawatt; what the place and the grid connection add is not in it.
    """
    return cost_factor * construction_usd_per_mw * THOUSAND * it_kw_per_chip / eurusd


@quantity(unit="EUR/chip")
def capex_chip_power_cooling(capex_chip_facility: Number, power_cooling_share: Number) -> Number:
    """Cost of power supply and cooling, for each chip."""
    return power_cooling_share * capex_chip_facility


@quantity(unit="EUR/chip")
def capex_chip_building(capex_chip_facility: Number, power_cooling_share: Number) -> Number:
    """Cost of the site and the building itself, for each chip."""
    return (1 - power_cooling_share) * capex_chip_facility


@quantity(unit="EUR/chip")
def capex_per_chip(
    capex_chip_accelerator: Number,
    capex_chip_server: Number,
    capex_chip_network: Number,
    capex_chip_storage: Number,
    capex_chip_facility: Number,
) -> Number:
    """Investment for each chip, all parts together."""
    return capex_chip_accelerator + capex_chip_server + capex_chip_network + capex_chip_storage + capex_chip_facility


@quantity(unit="EUR/chip")
def capex_per_chip_low(capex_per_chip: Number, cost_factor_low: Number, cost_factor: Number) -> Number:
    """Low end of the investment for each chip."""
    return capex_per_chip * cost_factor_low / cost_factor


@quantity(unit="EUR/chip")
def capex_per_chip_high(capex_per_chip: Number, cost_factor_high: Number, cost_factor: Number) -> Number:
    """High end of the investment for each chip."""
    return capex_per_chip * cost_factor_high / cost_factor


@quantity(unit="EUR bn")
def capex_accelerators(chips_total: Number, capex_chip_accelerator: Number) -> Number:
    """Investment in chips."""
    return chips_total * capex_chip_accelerator / BILLION


@quantity(unit="EUR bn")
def capex_servers(chips_total: Number, capex_chip_server: Number) -> Number:
    """Investment in processors, boards and racks."""
    return chips_total * capex_chip_server / BILLION


@quantity(unit="EUR bn")
def capex_network(chips_total: Number, capex_chip_network: Number) -> Number:
    """Investment in networks."""
    return chips_total * capex_chip_network / BILLION


@quantity(unit="EUR bn")
def capex_storage(chips_total: Number, capex_chip_storage: Number) -> Number:
    """Investment in storage."""
    return chips_total * capex_chip_storage / BILLION


@quantity(unit="EUR bn")
def capex_facilities(chips_total: Number, capex_chip_facility: Number) -> Number:
    """Investment in buildings, power supply and cooling."""
    return chips_total * capex_chip_facility / BILLION


@quantity(unit="EUR bn")
def capex_power_cooling(chips_total: Number, capex_chip_power_cooling: Number) -> Number:
    """Investment in power supply and cooling."""
    return chips_total * capex_chip_power_cooling / BILLION


@quantity(unit="EUR bn")
def capex_buildings(chips_total: Number, capex_chip_building: Number) -> Number:
    """Investment in sites and buildings themselves."""
    return chips_total * capex_chip_building / BILLION


@quantity(unit="EUR bn")
def capex_computing(
    capex_accelerators: Number, capex_servers: Number, capex_network: Number, capex_storage: Number
) -> Number:
    """Investment in all that computes: everything but buildings, power supply and cooling."""
    return capex_accelerators + capex_servers + capex_network + capex_storage


@quantity(unit="EUR bn")
def capex_total(capex_computing: Number, capex_facilities: Number) -> Number:
    """What it costs to build all sites.

    One price for all chips: no discount for size, no rise of price while they are bought.
    """
    return capex_computing + capex_facilities


@quantity(unit="EUR bn")
def capex_total_low(chips_total: Number, capex_per_chip_low: Number) -> Number:
    """Low end of what it costs to build all sites."""
    return chips_total * capex_per_chip_low / BILLION


@quantity(unit="EUR bn")
def capex_total_high(chips_total: Number, capex_per_chip_high: Number) -> Number:
    """High end of what it costs to build all sites."""
    return chips_total * capex_per_chip_high / BILLION


@quantity(unit="EUR")
def capex_per_h100e(capex_per_chip: Number, h100e_per_chip: Number) -> Number:
    """Investment for the computing power of one H100 chip."""
    return capex_per_chip / h100e_per_chip


@quantity(unit="EUR m/MW")
def capex_per_mw(capex_per_chip: Number, it_kw_per_chip: Number) -> Number:
    """Investment for each megawatt of the computers."""
    return capex_per_chip / (it_kw_per_chip * THOUSAND)


@quantity(unit="EUR bn")
def budget_gap(target: Number, capex_total: Number) -> Number:
    """What is left of the target after building all sites; below zero if it is not enough."""
    return target - capex_total


@quantity(unit="flag")
def budget_enough(budget_gap: Number) -> Number:
    """Whether the target pays for all sites."""
    return flag(budget_gap >= 0)


@quantity(unit="chips")
def chips_affordable(target: Number, capex_per_chip: Number) -> Number:
    """Chips that the target pays for."""
    return target * BILLION / capex_per_chip


@quantity(unit="chips")
def chips_affordable_low(target: Number, capex_per_chip_high: Number) -> Number:
    """Fewest chips that the target pays for: those at the highest cost."""
    return target * BILLION / capex_per_chip_high


@quantity(unit="chips")
def chips_affordable_high(target: Number, capex_per_chip_low: Number) -> Number:
    """Most chips that the target pays for: those at the lowest cost."""
    return target * BILLION / capex_per_chip_low


@quantity(unit="H100-equivalents")
def h100e_affordable(chips_affordable: Number, h100e_per_chip: Number) -> Number:
    """Computing power that the target pays for, as a number of H100 chips."""
    return chips_affordable * h100e_per_chip


@quantity(unit="sites")
def sites_affordable(chips_affordable: Number, chips_average_site: Number) -> Number:
    """Sites of the average size of this plan that the target pays for."""
    return ratio(chips_affordable, chips_average_site)


@quantity(unit="EUR/chip")
def eoi_cost_per_chip(eoi_investment: Number, eoi_chips: Number) -> Number:
    """What the groups that expressed interest in 2025 planned to spend on each chip."""
    return ratio(eoi_investment * BILLION, eoi_chips)
