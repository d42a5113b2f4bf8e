"""A claim of the reader's own: what its sites would cost, draw and train.

The formulas are those of the plan; only the machine is the reader's: so many sites of so many chips of one kind.
"""

from __future__ import annotations

from explorer.facts import Table
from explorer.model import capex, power, training
from explorer.model.maths import BILLION, SECONDS_PER_DAY, THOUSAND, Number, cell
from explorer.quantity import quantity


@quantity(unit="kW")
def claim_chip_kw(chips: Table, claim_chip: str, power_overhead: Number) -> Number:
    """Power of one chip of the claim and its part of servers, network and storage."""
    return power.it_kw_per_chip(cell(chips.row(claim_chip)["tdp_w"]), power_overhead)


@quantity(unit="EUR/chip")
def claim_chip_accelerator(chips: Table, claim_chip: str, cost_factor: Number, eurusd: Number) -> Number:
    """Price of one chip of the claim."""
    return capex.capex_chip_accelerator(cell(chips.row(claim_chip)["price_usd"]), cost_factor, eurusd)


@quantity(unit="EUR/chip")
def claim_capex_per_chip(
    claim_chip_accelerator: Number,
    server_ratio: Number,
    network_ratio: Number,
    storage_ratio: Number,
    construction_usd_per_mw: Number,
    claim_chip_kw: Number,
    cost_factor: Number,
    eurusd: Number,
) -> Number:
    """Investment for each chip of the claim, all parts together."""
    facility = capex.capex_chip_facility(construction_usd_per_mw, claim_chip_kw, cost_factor, eurusd)
    return claim_chip_accelerator * (1 + server_ratio + network_ratio + storage_ratio) + facility


@quantity(unit="EUR bn")
def claim_cost(claim_sites: Number, claim_chips: Number, claim_capex_per_chip: Number) -> Number:
    """What the sites of the claim cost to build."""
    return claim_sites * claim_chips * claim_capex_per_chip / BILLION


@quantity(unit="EUR bn")
def claim_cost_low(claim_cost: Number, cost_factor_low: Number, cost_factor: Number) -> Number:
    """Low end of what the sites of the claim cost to build."""
    return claim_cost * cost_factor_low / cost_factor


@quantity(unit="EUR bn")
def claim_cost_high(claim_cost: Number, cost_factor_high: Number, cost_factor: Number) -> Number:
    """High end of what the sites of the claim cost to build."""
    return claim_cost * cost_factor_high / cost_factor


@quantity(unit="EUR bn")
def claim_left(claim_budget: Number, claim_cost: Number) -> Number:
    """What is left of the claimed budget after building the sites; below zero if it is not enough."""
    return claim_budget - claim_cost


@quantity(unit="ratio")
def claim_private_met(private_per_public: Number, claim_private: Number) -> Number:
    """Private euros for each public one in this scenario, as part of those claimed."""
    return private_per_public / claim_private


@quantity(unit="MW")
def claim_site_power(claim_chips: Number, claim_chip_kw: Number, pue: Number) -> Number:
    """Power that one site of the claim draws from the grid, cooling included."""
    return claim_chips * claim_chip_kw * pue / THOUSAND


@quantity(unit="ratio")
def claim_power_met(claim_site_power: Number, claim_mw: Number) -> Number:
    """Power that one site of the claim draws, as part of the power claimed."""
    return claim_site_power / claim_mw


@quantity(unit="share")
def claim_goodput(
    gpu_mtbf_hours: Number, claim_chips: Number, checkpoint_minutes: Number, restart_minutes: Number
) -> Number:
    """Part of the time in which a run on one site of the claim makes progress."""
    mtbf = training.job_mtbf_hours(gpu_mtbf_hours, claim_chips)
    interval = training.checkpoint_interval(mtbf, checkpoint_minutes)
    return training.goodput(interval, mtbf, checkpoint_minutes, restart_minutes)


@quantity(unit="FLOP/s")
def claim_site_flops(chips: Table, claim_chip: str, claim_chips: Number, mfu: Number, claim_goodput: Number) -> Number:
    """Operations a second that count towards a run on all chips of one site of the claim."""
    return training.largest_site_flops(claim_chips, cell(chips.row(claim_chip)["bf16_tflops"]), mfu, claim_goodput)


@quantity(unit="days")
def claim_days_needed(claim_flop: Number, claim_site_flops: Number) -> Number:
    """Days in which one site of the claim trains the model of the claim."""
    return claim_flop / claim_site_flops / SECONDS_PER_DAY


@quantity(unit="ratio")
def claim_days_met(claim_days_needed: Number, claim_days: Number) -> Number:
    """Days that the training takes, as part of the days claimed."""
    return claim_days_needed / claim_days
