"""How many chips the plan holds, and what they can compute.

A count of chips means nothing without its unit: 100,000 chips and 100,000 H100-equivalents differ by what one
chip can do. An H100-equivalent is measured by dense BF16 operations: vendors also print twice that, for
matrices of which half is zero.
"""

from __future__ import annotations

import numpy as np

from explorer.facts import Table
from explorer.model.maths import MILLION, QUINTILLION, SECONDS_PER_YEAR, Number, cell, flag, ratio
from explorer.quantity import quantity


@quantity(unit="TFLOP/s")
def chip_bf16(chips: Table, chip: str) -> float:
    """Operations of one chip in a second, in the 16-bit numbers (BF16) that models are trained with."""
    return cell(chips.row(chip)["bf16_tflops"])


@quantity(unit="TFLOP/s")
def chip_fp8(chips: Table, chip: str) -> float:
    """Operations of one chip in a second, in 8-bit numbers (FP8); none if the chip has no such mode."""
    return cell(chips.row(chip)["fp8_tflops"])


@quantity(unit="TFLOP/s")
def chip_fp4(chips: Table, chip: str) -> float:
    """Operations of one chip in a second, in 4-bit numbers (FP4); none if the chip has no such mode."""
    return cell(chips.row(chip)["fp4_tflops"])


@quantity(unit="W")
def chip_tdp(chips: Table, chip: str) -> float:
    """Power that one chip is built for (TDP)."""
    return cell(chips.row(chip)["tdp_w"])


@quantity(unit="USD")
def chip_price(chips: Table, chip: str) -> float:
    """Price of one chip."""
    return cell(chips.row(chip)["price_usd"])


@quantity(unit="USD")
def chip_price_low(chips: Table, chip: str) -> float:
    """Low end of the price of one chip."""
    return cell(chips.row(chip)["price_usd_low"])


@quantity(unit="USD")
def chip_price_high(chips: Table, chip: str) -> float:
    """High end of the price of one chip."""
    return cell(chips.row(chip)["price_usd_high"])


@quantity(unit="TFLOP/s")
def h100_bf16(chips: Table) -> float:
    """Operations of one H100 in a second, in 16-bit numbers (BF16)."""
    return cell(chips.row("h100")["bf16_tflops"])


@quantity(unit="TFLOP/s")
def gb300_bf16(chips: Table) -> float:
    """Operations of one GB300 in a second, in 16-bit numbers (BF16)."""
    return cell(chips.row("gb300")["bf16_tflops"])


@quantity(unit="H100-equivalents")
def h100e_per_chip(chip_bf16: Number, h100_bf16: Number) -> Number:
    """How many H100 chips one chip stands for."""
    return chip_bf16 / h100_bf16


@quantity(unit="")
def count_medium_site(phase: str, chips_medium_phase1: Number, chips_medium: Number) -> Number:
    """Size of a medium site in this phase, in the unit chosen: chips or H100-equivalents."""
    return chips_medium_phase1 if phase == "one" else chips_medium


@quantity(unit="")
def count_large_site(phase: str, chips_large_phase1: Number, chips_large: Number) -> Number:
    """Size of a large site in this phase, in the unit chosen: chips or H100-equivalents."""
    return chips_large_phase1 if phase == "one" else chips_large


@quantity(unit="chips")
def chips_medium_site(count_medium_site: Number, chip_unit: str, h100e_per_chip: Number) -> Number:
    """Chips in a medium site.

    Not rounded to whole chips or racks: it matters by less than one rack of 72 in tens of thousands.
    """
    return count_medium_site if chip_unit == "chips" else count_medium_site / h100e_per_chip


@quantity(unit="chips")
def chips_large_site(count_large_site: Number, chip_unit: str, h100e_per_chip: Number) -> Number:
    """Chips in a large site."""
    return count_large_site if chip_unit == "chips" else count_large_site / h100e_per_chip


@quantity(unit="sites")
def sites_total(sites_medium: Number, sites_large: Number) -> Number:
    """Gigafactories in all."""
    return sites_medium + sites_large


@quantity(unit="chips")
def chips_total(
    sites_medium: Number, chips_medium_site: Number, sites_large: Number, chips_large_site: Number
) -> Number:
    """Chips in all sites."""
    return sites_medium * chips_medium_site + sites_large * chips_large_site


@quantity(unit="chips")
def chips_largest_site(
    sites_medium: Number, chips_medium_site: Number, sites_large: Number, chips_large_site: Number
) -> Number:
    """Chips in the largest site: the most that can work on one training run."""
    return np.maximum(chips_medium_site * flag(sites_medium > 0), chips_large_site * flag(sites_large > 0))


@quantity(unit="H100-equivalents")
def h100e_medium_sites(
    sites_medium: Number, count_medium_site: Number, chip_unit: str, h100e_per_chip: Number
) -> Number:
    """Computing power of all medium sites, as a number of H100 chips."""
    return sites_medium * count_medium_site * (h100e_per_chip if chip_unit == "chips" else 1.0)


@quantity(unit="H100-equivalents")
def h100e_large_sites(sites_large: Number, count_large_site: Number, chip_unit: str, h100e_per_chip: Number) -> Number:
    """Computing power of all large sites, as a number of H100 chips."""
    return sites_large * count_large_site * (h100e_per_chip if chip_unit == "chips" else 1.0)


@quantity(unit="H100-equivalents")
def h100e_total(h100e_medium_sites: Number, h100e_large_sites: Number) -> Number:
    """Computing power of all sites, as a number of H100 chips."""
    return h100e_medium_sites + h100e_large_sites


@quantity(unit="chips a site")
def chips_average_site(chips_total: Number, sites_total: Number) -> Number:
    """Chips in a site, on average."""
    return ratio(chips_total, sites_total)


@quantity(unit="EFLOP/s")
def peak_bf16(chips_total: Number, chip_bf16: Number) -> Number:
    """Most that all chips together could compute in a second, in 16-bit numbers (BF16)."""
    return chips_total * chip_bf16 / MILLION


@quantity(unit="EFLOP/s")
def peak_fp8(chips_total: Number, chip_fp8: Number) -> Number:
    """Most that all chips together could compute in a second, in 8-bit numbers (FP8)."""
    return chips_total * chip_fp8 / MILLION


@quantity(unit="EFLOP/s")
def peak_fp4(chips_total: Number, chip_fp4: Number) -> Number:
    """Most that all chips together could compute in a second, in 4-bit numbers (FP4)."""
    return chips_total * chip_fp4 / MILLION


@quantity(unit="EFLOP/s")
def effective_bf16(peak_bf16: Number, utilisation: Number, mfu: Number) -> Number:
    """What all chips really compute in a second, over a year: some stand idle, and none reaches its peak.

    The MFU is measured while a model trains; time lost to failures comes on top, as goodput, where a run is
    computed.
    """
    return peak_bf16 * utilisation * mfu


@quantity(unit="EFLOP/s")
def effective_fp8(peak_fp8: Number, utilisation: Number, mfu: Number) -> Number:
    """What all chips would compute in a second in 8-bit numbers, if they came as close to that peak.

    The MFU is measured in 16-bit numbers; that it holds for 8-bit ones too is an assumption.
    """
    return peak_fp8 * utilisation * mfu


@quantity(unit="EFLOP/s")
def effective_fp4(peak_fp4: Number, utilisation: Number, mfu: Number) -> Number:
    """What all chips would compute in a second in 4-bit numbers, if they came as close to that peak.

    The MFU is measured in 16-bit numbers; that it holds for 4-bit ones too is an assumption.
    """
    return peak_fp4 * utilisation * mfu


@quantity(unit="FLOP/year")
def compute_year(effective_bf16: Number) -> Number:
    """Operations that all sites compute in a year."""
    return effective_bf16 * QUINTILLION * SECONDS_PER_YEAR
