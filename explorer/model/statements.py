"""What public statements are measured by, where no other quantity says it: by site, by AI factory, by proposal."""

from __future__ import annotations

import numpy as np

from explorer.facts import Table
from explorer.model.maths import BILLION, Number, ratio
from explorer.quantity import quantity


@quantity(unit="sites")
def sites_affordable_low(chips_affordable_low: Number, chips_average_site: Number) -> Number:
    """Fewest sites of the average size of this plan that the target pays for: those at the highest cost."""
    return ratio(chips_affordable_low, chips_average_site)


@quantity(unit="sites")
def sites_affordable_high(chips_affordable_high: Number, chips_average_site: Number) -> Number:
    """Most sites of the average size of this plan that the target pays for: those at the lowest cost."""
    return ratio(chips_affordable_high, chips_average_site)


@quantity(unit="chips")
def chips_affordable_site(chips_affordable: Number, sites_total: Number) -> Number:
    """Chips in each site if the target is shared out evenly among the sites."""
    return ratio(chips_affordable, sites_total)


@quantity(unit="chips")
def chips_affordable_site_low(chips_affordable_low: Number, sites_total: Number) -> Number:
    """Fewest chips in each site if the target is shared out evenly among the sites."""
    return ratio(chips_affordable_low, sites_total)


@quantity(unit="chips")
def chips_affordable_site_high(chips_affordable_high: Number, sites_total: Number) -> Number:
    """Most chips in each site if the target is shared out evenly among the sites."""
    return ratio(chips_affordable_high, sites_total)


@quantity(unit="EUR bn")
def capex_per_site(capex_total: Number, sites_total: Number) -> Number:
    """What it costs to build one site, on average."""
    return ratio(capex_total, sites_total)


@quantity(unit="EUR bn")
def capex_per_site_low(capex_total_low: Number, sites_total: Number) -> Number:
    """Low end of what it costs to build one site, on average."""
    return ratio(capex_total_low, sites_total)


@quantity(unit="EUR bn")
def capex_per_site_high(capex_total_high: Number, sites_total: Number) -> Number:
    """High end of what it costs to build one site, on average."""
    return ratio(capex_total_high, sites_total)


@quantity(unit="EUR bn")
def private_needed(capex_total: Number, public_cash: Number) -> Number:
    """What is left to pay for the sites after the public money; below zero if that is more than enough."""
    return capex_total - public_cash


@quantity(unit="EUR bn")
def private_needed_low(capex_total_low: Number, public_cash: Number) -> Number:
    """Low end of what is left to pay for the sites after the public money."""
    return capex_total_low - public_cash


@quantity(unit="EUR bn")
def private_needed_high(capex_total_high: Number, public_cash: Number) -> Number:
    """High end of what is left to pay for the sites after the public money."""
    return capex_total_high - public_cash


@quantity(unit="EUR bn")
def programme_money(digital_europe: Number, horizon_europe: Number) -> Number:
    """Money from the two programmes named first: Digital Europe and Horizon Europe."""
    return digital_europe + horizon_europe


@quantity(unit="share")
def union_share_computing_high(union_share_computing: Number, union_share_it_only: Number) -> Number:
    """The Union's part of the computing infrastructure in the narrower of two readings.

    The narrow reading counts computing equipment alone. What the law means is not defined closely.
    """
    return np.maximum(union_share_computing, union_share_it_only)


@quantity(unit="EUR bn")
def union_ceiling_low(
    union_capex_cap: Number, computing_capex_plan: Number, raised: Number, it_share_of_capex: Number
) -> Number:
    """The most that the law lets the Union pay in the narrower of two readings.

    The narrow reading counts computing equipment alone.
    """
    return union_capex_cap * np.minimum(computing_capex_plan, raised * it_share_of_capex)


@quantity(unit="multiple")
def scale_in_chips(chips_largest_site: Number, largest_ai_factory_chips: Number) -> Number:
    """Chips of the largest site for each chip of the largest machine of an AI factory at work, JUPITER."""
    return chips_largest_site / largest_ai_factory_chips


@quantity(unit="multiple")
def scale_in_h100e(scale_in_chips: Number, h100e_per_chip: Number) -> Number:
    """Computing power of the largest site over that of JUPITER, whose chips compute as much as an H100 each."""
    return scale_in_chips * h100e_per_chip


@quantity(unit="EUR bn")
def eoi_capex(eoi_chips: Number, capex_per_chip: Number) -> Number:
    """What the chips of all proposals of 2025 would cost, at the cost of a chip in this scenario."""
    return eoi_chips * capex_per_chip / BILLION


@quantity(unit="EUR bn")
def eoi_capex_low(eoi_chips: Number, capex_per_chip_low: Number) -> Number:
    """Low end of what the chips of all proposals of 2025 would cost."""
    return eoi_chips * capex_per_chip_low / BILLION


@quantity(unit="EUR bn")
def eoi_capex_high(eoi_chips: Number, capex_per_chip_high: Number) -> Number:
    """High end of what the chips of all proposals of 2025 would cost."""
    return eoi_chips * capex_per_chip_high / BILLION


@quantity(unit="sites")
def ai_factories_listed(ai_factories: Table) -> float:
    """AI factories in the table of those that were selected."""
    return float(len(ai_factories.column("id")))


@quantity(unit="H100-equivalents")
def h100e_affordable_site(chips_affordable_site: Number, h100e_per_chip: Number) -> Number:
    """Computing power of each site if the target is shared out evenly among the sites, as a number of H100 chips."""
    return chips_affordable_site * h100e_per_chip


@quantity(unit="H100-equivalents")
def h100e_affordable_site_low(chips_affordable_site_low: Number, h100e_per_chip: Number) -> Number:
    """Least computing power of each site if the target is shared out evenly among the sites."""
    return chips_affordable_site_low * h100e_per_chip


@quantity(unit="H100-equivalents")
def h100e_affordable_site_high(chips_affordable_site_high: Number, h100e_per_chip: Number) -> Number:
    """Most computing power of each site if the target is shared out evenly among the sites."""
    return chips_affordable_site_high * h100e_per_chip


@quantity(unit="EUR bn")
def public_cost(capex_total: Number, public_share: Number) -> Number:
    """What taxpayers pay of the cost of building all sites, if their part of it is as large as of all the money."""
    return capex_total * public_share
