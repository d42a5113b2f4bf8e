"""What an hour of a chip costs, part by part, and what the market pays for it.

The levelised cost: what an hour must bring in, in equal amounts over the life of each part, so
that all is paid and investors get the return that they ask for. Whoever pays is not asked: grants do not make an
hour cheaper, they make others pay for it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from explorer.model.maths import HOURS_PER_YEAR, THOUSAND, Number, vector
from explorer.model.phases import ages, whole_life
from explorer.model.returns import by_year, levelised, total
from explorer.quantity import quantity

Array = NDArray[np.float64]

PARTS = ("chip", "server", "network", "storage", "power_cooling", "building", "energy", "staff", "upkeep")
"""Parts of the cost of an hour, in the order of the last axis."""


def per_hour(yearly: Number, utilisation: Number) -> Number:
    """What an amount a year makes for each hour that is used [EUR/h]."""
    return yearly / (HOURS_PER_YEAR * utilisation)


@quantity(unit="EUR/year")
def energy_cost_chip(it_kw_per_chip: Number, pue: Number, load_factor: Number, electricity_price: Number) -> Number:
    """Electricity bill of one chip and its part of everything around it, in a year."""
    return it_kw_per_chip * pue * load_factor * HOURS_PER_YEAR * electricity_price / THOUSAND


@quantity(unit="EUR/year")
def staff_cost_chip(it_kw_per_chip: Number, staff_per_mw: Number, staff_cost: Number) -> Number:
    """What the people cost for each chip, in a year."""
    return it_kw_per_chip * staff_per_mw * staff_cost / THOUSAND


@quantity(unit="EUR/h")
def hour_cost_parts(
    capex_chip_accelerator: Number,
    capex_chip_server: Number,
    capex_chip_network: Number,
    capex_chip_storage: Number,
    capex_chip_power_cooling: Number,
    capex_chip_building: Number,
    part_annuities: Array,
    energy_cost_chip: Number,
    staff_cost_chip: Number,
    upkeep_share: Number,
    capex_per_chip: Number,
    utilisation: Number,
) -> Array:
    """Cost of an hour of one chip, part by part; each part in equal amounts over its own life.

    Power and people are paid for idle hours too: they are shared out over the hours that are used.
    """
    computers, network, storage, power_cooling, building = np.moveaxis(part_annuities, -1, 0)
    yearly = (
        computers * capex_chip_accelerator,
        computers * capex_chip_server,
        network * capex_chip_network,
        storage * capex_chip_storage,
        power_cooling * capex_chip_power_cooling,
        building * capex_chip_building,
        energy_cost_chip,
        staff_cost_chip,
        upkeep_share * capex_per_chip,
    )
    return vector(*(per_hour(part, utilisation) for part in yearly))


@quantity(unit="EUR/h")
def cost_per_gpu_hour(hour_cost_parts: Array) -> Number:
    """Levelised cost of an hour of one chip, all parts together."""
    return total(hour_cost_parts)


@quantity(unit="EUR/h")
def cost_per_h100e_hour(cost_per_gpu_hour: Number, h100e_per_chip: Number) -> Number:
    """Levelised cost of computing what an H100 chip does in an hour."""
    return cost_per_gpu_hour / h100e_per_chip


@quantity(unit="EUR/h")
def price_over_life(price_years: Array, phase_one_year: Number, chip_life: Number, discount_rate: Number) -> Number:
    """The one price of an H100-hour that is worth as much as the falling one, over the life of the first chips."""
    age = ages(phase_one_year)
    sold = ((age > 0) & (age <= by_year(whole_life(chip_life)))).astype(float)
    return levelised(discount_rate, price_years * sold, np.broadcast_to(sold, np.shape(price_years * sold)))


@quantity(unit="EUR/h")
def hour_margin(price_over_life: Number, cost_per_h100e_hour: Number) -> Number:
    """What an H100-hour brings in beyond its cost, over the life of the first chips; below zero if it costs more."""
    return price_over_life - cost_per_h100e_hour
