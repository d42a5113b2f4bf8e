"""The growth of the largest training runs, and where the largest site of the plan stands on the day it opens.

A straight line through the logarithm of the record runs, each larger than all before it, by least squares [1]_.
Runs whose size is a speculation are left out. The line is carried on beyond the last record, which nobody can
promise: power, chips or money may run short, and records are published late or not at all.

References
----------
.. [1] N. R. Draper and H. Smith, *Applied Regression Analysis*, 3rd ed., Wiley (1998), chapter 1: the interval of a
   prediction.
.. [2] M. Abramowitz and I. A. Stegun, *Handbook of Mathematical Functions* (1964), 26.7.5: Student's t from the
   normal distribution.
"""

from __future__ import annotations

from functools import cache
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from explorer.facts import Table
from explorer.model.dates import decimal_year
from explorer.model.maths import MILLION, Number, ratio
from explorer.quantity import quantity

Array = NDArray[np.float64]

MONTHS_PER_YEAR = 12
_COVERED = 0.9  # of what is to be expected lies within the interval


@cache
def record_rows(training_runs: Table) -> tuple[int, ...]:
    """Rows of the runs that were each larger than all before them, in the order of time."""
    known = [i for i, row in enumerate(training_runs) if row["certainty"] != "speculative"]
    largest, found = 0.0, []
    for i in sorted(known, key=lambda i: str(training_runs.rows[i]["date"])):
        if training_runs.rows[i]["training_flop"] > largest:
            largest = training_runs.rows[i]["training_flop"]
            found.append(i)
    return tuple(found)


def student_t(share: float, freedom: int) -> float:
    """The value below which a share of Student's t distribution lies, after [2]_: right to 0.1% from five degrees on."""
    z = NormalDist().inv_cdf(share)
    terms = (
        z,
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return float(sum(term / freedom**power for power, term in enumerate(terms)))


@quantity(unit="year")
def record_year(training_runs: Table) -> Array:
    """When each record run was published."""
    return np.array([decimal_year(training_runs.rows[i]["date"]) for i in record_rows(training_runs)])


@quantity(unit="FLOP")
def record_flop(training_runs: Table) -> Array:
    """Operations of each record run."""
    return np.array([training_runs.rows[i]["training_flop"] for i in record_rows(training_runs)])


@quantity(unit="")
def frontier_slope(record_year: Array, record_flop: Array) -> Number:
    """Powers of ten by which the largest training run grows in a year."""
    t = record_year - record_year.mean()
    return float((t * np.log10(record_flop)).sum() / (t**2).sum())


@quantity(unit="")
def frontier_scatter(record_year: Array, record_flop: Array, frontier_slope: Number) -> Number:
    """How far records lie from the line, in powers of ten: the standard error of the fit."""
    logs = np.log10(record_flop)
    rest = logs - logs.mean() - frontier_slope * (record_year - record_year.mean())
    return float(np.sqrt((rest**2).sum() / (len(logs) - 2)))


@quantity(unit="ratio")
def frontier_growth(frontier_slope: Number) -> Number:
    """Factor by which the largest training run grows in a year."""
    return 10**frontier_slope


@quantity(unit="ratio")
def frontier_growth_low(record_year: Array, frontier_slope: Number, frontier_scatter: Number) -> Number:
    """Low end of the yearly growth of the largest training run: 90% lie between both ends."""
    return 10 ** (frontier_slope - _slope_error(record_year, frontier_scatter))


@quantity(unit="ratio")
def frontier_growth_high(record_year: Array, frontier_slope: Number, frontier_scatter: Number) -> Number:
    """High end of the yearly growth of the largest training run: 90% lie between both ends."""
    return 10 ** (frontier_slope + _slope_error(record_year, frontier_scatter))


def _slope_error(years: Array, scatter: Number) -> Number:
    t = student_t((1 + _COVERED) / 2, len(years) - 2)
    return t * scatter / float(np.sqrt(((years - years.mean()) ** 2).sum()))


def line_at(year: Number, record_year: Array, record_flop: Array, slope: Number) -> Number:
    """The largest run of a year on the line [FLOP]."""
    exponent: Number = np.log10(record_flop).mean() + slope * (year - record_year.mean())
    return 10**exponent


def spread_at(year: Number, record_year: Array, scatter: Number) -> Number:
    """Factor around the line within which 90% of the records of a year are to be expected."""
    n, t = len(record_year), record_year - record_year.mean()
    width = scatter * np.sqrt(1 + 1 / n + (year - record_year.mean()) ** 2 / (t**2).sum())
    factor: Number = 10 ** (student_t((1 + _COVERED) / 2, n - 2) * width)
    return factor


@quantity(unit="FLOP")
def frontier_flop(opening_year: Number, record_year: Array, record_flop: Array, frontier_slope: Number) -> Number:
    """The largest training run to be expected on the day the site opens, if the growth goes on."""
    return line_at(opening_year, record_year, record_flop, frontier_slope)


@quantity(unit="ratio")
def frontier_spread(opening_year: Number, record_year: Array, frontier_scatter: Number) -> Number:
    """Factor by which the largest run on that day may lie above or below, in nine cases of ten."""
    return spread_at(opening_year, record_year, frontier_scatter)


@quantity(unit="share")
def frontier_share(run_flop: Number, frontier_flop: Number) -> Number:
    """A run on the largest site over the largest run to be expected on the day it opens."""
    return run_flop / frontier_flop


@quantity(unit="year")
def frontier_same_year(run_flop: Number, record_year: Array, record_flop: Array, frontier_slope: Number) -> Number:
    """When the largest run of the world, on the line, was as large as one on the largest site."""
    there = np.where(np.asarray(run_flop) > 0, run_flop, np.nan)
    first, middle = float(record_year.mean()), float(np.log10(record_flop).mean())
    return first + (np.log10(there) - middle) / frontier_slope


@quantity(unit="years")
def frontier_lag(opening_year: Number, frontier_same_year: Number) -> Number:
    """Years by which the largest site trails the largest run of the world on the day it opens."""
    return opening_year - frontier_same_year


@quantity(unit="months")
def opening_delay(opening_year: Number, call_opening_year: Number) -> Number:
    """Months after the date that follows from the call; below zero before it."""
    return MONTHS_PER_YEAR * (opening_year - call_opening_year)


@quantity(unit="EFLOP/s")
def largest_site_peak(chips_largest_site: Number, chip_bf16: Number) -> Number:
    """Most that the largest site could compute in a second, in 16-bit numbers (BF16)."""
    return chips_largest_site * chip_bf16 / MILLION


@quantity(unit="clusters")
def clusters_ahead(clusters: Table, largest_site_peak: Number) -> Number:
    """Clusters of the table that run today and can compute more than the largest site."""
    runs = np.array([row["status"] == "operational" for row in clusters])
    peaks = np.asarray(clusters.column("peak_bf16_eflops"))[runs]
    own = np.asarray(largest_site_peak)[..., np.newaxis]
    ahead: Number = np.sum(peaks > own, axis=-1).astype(float)
    return ahead


@quantity(unit="share")
def world_share(h100e_total: Number, world_h100e: Number) -> Number:
    """Computing power of all sites over that of all AI chips sold in the world until January 2026."""
    return ratio(h100e_total, world_h100e)
