"""How good the model is: machines and training runs that exist, predicted from their chips alone, against the reports.

What is compared, and why some rows are not, stands in ``data/clusters.csv`` (``power_test``, ``cost_test``). Six
groups are kept apart, since one factor does not fit all. Two errors are given. The plain one is that of the model
as it stands. For the left-out one each row is first corrected by the median of the *other* rows of its group, so
that nothing is tested on what it was tuned with.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from explorer.facts import Table
from explorer.model import capex, power, training
from explorer.model.maths import MILLION, MINUTES_PER_HOUR, Number, at, by_country, cell
from explorer.quantity import quantity

Array = NDArray[np.float64]

#: power of commercial centres and public machines; power in the HPL benchmark; cost of both; computing of a run.
GROUPS = ("power_commercial", "power_public", "power_hpl", "cost_commercial", "cost_public", "compute")
NINE_IN_TEN = 0.9  # the error that nine predictions in ten keep
_LEAST = 3  # rows of a group from which on an error is given: one alone has no others


@dataclass(frozen=True, slots=True)
class Observation:
    """A reported value: its group, its row in the table of clusters or of training runs, and the report."""

    group: str
    row: int
    reported: float


@cache
def observations(clusters: Table, training_runs: Table) -> tuple[Observation, ...]:
    """Every report that the model is tested on, group by group."""
    found = []
    for i, row in enumerate(clusters):
        if row["power_test"] == "yes":
            reported = row["facility_power_mw"] or row["it_power_mw"]
            found.append(Observation(f"power_{row['cost_group']}", i, reported))
        if row["hpl_power_mw"] and row["chip"]:
            found.append(Observation("power_hpl", i, row["hpl_power_mw"]))
        if row["cost_test"] == "yes":
            found.append(Observation(f"cost_{row['cost_group']}", i, row["cost_usd_m"]))
    for i, row in enumerate(training_runs):
        # likely and speculative estimates are often made from chips and days: no test of a model that does the same
        if row["chip"] and row["chip_count"] and row["training_days"] and row["certainty"] == "confident":
            found.append(Observation("compute", i, row["training_flop"]))
    return tuple(sorted(found, key=lambda item: GROUPS.index(item.group)))


def _tested_runs(clusters: Table, training_runs: Table) -> list[Mapping[str, Any]]:
    return [training_runs.rows[o.row] for o in observations(clusters, training_runs) if o.group == "compute"]


def _of_chip(chips: Table, names: list[str], column: str) -> Array:
    known = {row["id"]: cell(row[column]) for row in chips}
    return np.array([known.get(name, np.nan) for name in names])


@quantity(unit="W")
def cluster_tdp(clusters: Table, chips: Table) -> Array:
    """Power that the chip of each cluster is built for (TDP)."""
    return _of_chip(chips, list(clusters.column("chip")), "tdp_w")


@quantity(unit="USD")
def cluster_chip_price(clusters: Table, chips: Table) -> Array:
    """Price of the chip of each cluster, or of one like it."""
    return _of_chip(chips, [row["price_chip"] or row["chip"] for row in clusters], "price_usd")


@quantity(unit="TFLOP/s")
def tested_chip_bf16(clusters: Table, training_runs: Table, chips: Table) -> Array:
    """Operations of one chip of each tested training run in a second (BF16)."""
    return _of_chip(chips, [row["chip"] for row in _tested_runs(clusters, training_runs)], "bf16_tflops")


@quantity(unit="MW")
def cluster_power_it(clusters: Table, cluster_tdp: Array, power_overhead: Number) -> Number:
    """Power of the computers of each cluster, from its chips alone."""
    each = power.it_kw_per_chip(cluster_tdp, by_country(power_overhead))
    return power.power_it(np.asarray(clusters.column("chip_count")), each)


@quantity(unit="MW")
def cluster_power_facility(cluster_power_it: Number, pue: Number) -> Number:
    """Power of each cluster with cooling, from its chips alone."""
    return power.power_facility(cluster_power_it, by_country(pue))


@quantity(unit="USD m")
def cluster_cost(
    clusters: Table,
    cluster_tdp: Array,
    cluster_chip_price: Array,
    power_overhead: Number,
    server_ratio: Number,
    network_ratio: Number,
    storage_ratio: Number,
    construction_usd_per_mw: Number,
) -> Number:
    """Cost of each cluster from its chips alone, as this model gives it for commercial centres."""
    kw = power.it_kw_per_chip(cluster_tdp, by_country(power_overhead))
    # with a cost factor and a rate of one the model's euros are dollars, and nothing is tuned to any cluster
    chip = capex.capex_chip_accelerator(cluster_chip_price, 1.0, 1.0)
    each = capex.capex_per_chip(
        chip,
        capex.capex_chip_server(chip, by_country(server_ratio)),
        capex.capex_chip_network(chip, by_country(network_ratio)),
        capex.capex_chip_storage(chip, by_country(storage_ratio)),
        capex.capex_chip_facility(by_country(construction_usd_per_mw), kw, 1.0, 1.0),
    )
    return np.asarray(clusters.column("chip_count")) * each / MILLION


@quantity(unit="FLOP")
def tested_run_flop(
    clusters: Table,
    training_runs: Table,
    tested_chip_bf16: Array,
    mfu: Number,
    gpu_mtbf_hours: Number,
    checkpoint_minutes: Number,
    restart_minutes: Number,
) -> Number:
    """Operations of each training run that is tested, from its chips and days alone."""
    rows = _tested_runs(clusters, training_runs)
    count, days = (np.array([float(row[column]) for row in rows]) for column in ("chip_count", "training_days"))
    mtbf = training.job_mtbf_hours(by_country(gpu_mtbf_hours), count)
    interval = training.best_interval(MINUTES_PER_HOUR * mtbf, by_country(checkpoint_minutes))
    kept = training.goodput(interval, mtbf, by_country(checkpoint_minutes), by_country(restart_minutes))
    return training.run_flop(training.largest_site_flops(count, tested_chip_bf16, by_country(mfu), kept), days)


@quantity(unit="MW")
def cluster_power(clusters: Table, cluster_power_it: Number, cluster_power_facility: Number) -> Number:
    """Power of each cluster from its chips alone: with cooling, or without where only that is reported."""
    whole = ~np.isnan(np.asarray(clusters.column("facility_power_mw")))
    return np.where(whole, cluster_power_facility, cluster_power_it)


@quantity(unit="ratio")
def backtest_ratio(
    clusters: Table,
    training_runs: Table,
    cluster_power: Number,
    cluster_power_it: Number,
    cluster_cost: Number,
    tested_run_flop: Number,
) -> Number:
    """What the model predicts over what is reported, for every report that it is tested on."""
    seen = observations(clusters, training_runs)
    of = {"power_hpl": cluster_power_it} | dict.fromkeys(GROUPS[:2], cluster_power)
    of |= dict.fromkeys(GROUPS[3:5], cluster_cost)
    parts = [
        np.asarray(of[group])[..., [o.row for o in seen if o.group == group]] if group in of else tested_run_flop
        for group in GROUPS
    ]
    draws = np.broadcast_shapes(*(np.shape(part)[:-1] for part in parts))
    joined = [np.broadcast_to(part, (*draws, np.shape(part)[-1])) for part in parts]
    predicted: Array = np.concatenate(joined, axis=-1)
    found: Array = predicted / np.array([o.reported for o in seen])
    return found


@quantity(unit="ratio")
def backtest_left_out(clusters: Table, training_runs: Table, backtest_ratio: Number) -> Number:
    """The same ratio after a correction by the median of the other rows of the group."""
    groups = _by_group(np.log(backtest_ratio), clusters, training_runs)
    left: Array = np.exp(np.concatenate([logs - _median_of_others(logs) for logs in groups], axis=-1))
    return left


@quantity(unit="")
def backtest_count(clusters: Table, training_runs: Table) -> Array:
    """Reports in each group."""
    seen = observations(clusters, training_runs)
    return np.array([float(sum(o.group == group for o in seen)) for group in GROUPS])


@quantity(unit="ratio")
def backtest_middle(clusters: Table, training_runs: Table, backtest_ratio: Number) -> Number:
    """Median of what the model predicts over what is reported, in each group."""
    return np.exp(_each_group(np.log(backtest_ratio), clusters, training_runs, _median))


@quantity(unit="ratio")
def backtest_error(clusters: Table, training_runs: Table, backtest_ratio: Number) -> Number:
    """Factor by which half of the predictions of each group miss the report at most, as the model stands."""
    return np.exp(_each_group(np.abs(np.log(backtest_ratio)), clusters, training_runs, _median))


@quantity(unit="ratio")
def backtest_error_90(clusters: Table, training_runs: Table, backtest_ratio: Number) -> Number:
    """Factor by which nine in ten predictions of each group miss the report at most, as the model stands."""
    return np.exp(_each_group(np.abs(np.log(backtest_ratio)), clusters, training_runs, _most))


@quantity(unit="ratio")
def backtest_left_out_error(clusters: Table, training_runs: Table, backtest_left_out: Number) -> Number:
    """The factor of half the predictions, each corrected by the others of its group."""
    return np.exp(_each_group(np.abs(np.log(backtest_left_out)), clusters, training_runs, _median))


@quantity(unit="ratio")
def backtest_left_out_90(clusters: Table, training_runs: Table, backtest_left_out: Number) -> Number:
    """The factor of nine in ten predictions, each corrected by the others of its group."""
    return np.exp(_each_group(np.abs(np.log(backtest_left_out)), clusters, training_runs, _most))


@quantity(unit="ratio")
def power_error_90(backtest_error_90: Number) -> Number:
    """Factor by which nine in ten predictions of a commercial centre's power miss the report at most."""
    return _group(backtest_error_90, "power_commercial")


@quantity(unit="ratio")
def compute_error_90(backtest_error_90: Number) -> Number:
    """Factor by which nine in ten predictions of a run's computing miss the report at most."""
    return _group(backtest_error_90, "compute")


@quantity(unit="MW")
def power_facility_low(power_facility: Number, power_error_90: Number) -> Number:
    """Low end of the power of all sites, by the error on commercial centres that exist."""
    return power_facility / power_error_90


@quantity(unit="MW")
def power_facility_high(power_facility: Number, power_error_90: Number) -> Number:
    """High end of the power of all sites, by the error on commercial centres that exist."""
    return power_facility * power_error_90


def _group(values: Number, group: str) -> Number:
    return at(np.asarray(values), GROUPS.index(group))


def _by_group(values: Number, clusters: Table, training_runs: Table) -> list[Array]:
    ends = np.cumsum(backtest_count(clusters, training_runs)).astype(int)[:-1]
    return list(np.split(np.asarray(values), ends, axis=-1))


def _each_group(values: Number, clusters: Table, training_runs: Table, of: Callable[[Array], Array]) -> Array:
    return np.stack([of(part) for part in _by_group(values, clusters, training_runs)], axis=-1)


def _median_of_others(values: Array) -> Array:
    """For each value the median of the others in its row: sorted once, with the value itself passed over."""
    n = values.shape[-1]
    if n < _LEAST:
        return np.full_like(values, np.nan)
    order = np.argsort(values, axis=-1)
    place = np.argsort(order, axis=-1)
    inorder = np.take_along_axis(values, order, axis=-1)

    def other(k: int) -> Array:
        return np.where(place <= k, inorder[..., k + 1, np.newaxis], inorder[..., k, np.newaxis])

    return (other((n - 2) // 2) + other((n - 1) // 2)) / 2


def _quantile(values: Array, share: float) -> Array:
    """Value below which a share of each row lies, on a straight line between neighbours."""
    inorder = np.sort(values, axis=-1)
    place = share * (values.shape[-1] - 1)
    below = int(place)
    above = min(below + 1, values.shape[-1] - 1)
    found: Array = inorder[..., below] + (place - below) * (inorder[..., above] - inorder[..., below])
    return found


def _median(errors: Array) -> Array:
    return _quantile(errors, 0.5)


def _most(errors: Array) -> Array:
    if errors.shape[-1] < _LEAST:
        return np.full(errors.shape[:-1], np.nan)
    return _quantile(errors, NINE_IN_TEN)
