"""The largest site among clusters of the world, by computing, chips, power or cost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from explorer.findings.finding import Cell, Column, Finding, Table, cell, derived, plain, readings, value
from explorer.message import Message, Name, Num, Says, say
from explorer.model import Results

ROWS = 17  # clusters shown beside the plan
_LARGEST = 9  # of the world, before the European ones
_EUROPE = {"Norway", "Switzerland", "United Kingdom"}  # European, not of the Union
_PART = "jupiter_june_2025"  # of a machine that is listed too
_UNITS = {"compute": "EFLOP/s", "chips": "", "power": "MW", "cost": ""}  # of the column; money says its own


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster and its size; `row` is empty for the largest site of the plan."""

    row: str
    size: Num
    europe: bool
    known: bool  # reported or published, not modelled by others, and there today
    noted: bool = False

    @property
    def name(self) -> Message | Name:
        """What it is called."""
        return Name("clusters", self.row, "short") if self.row else say("chart.clusters.plan")

    @property
    def note(self) -> Name | None:
        """What a reader should know about it."""
        return Name("clusters", self.row, "note") if self.noted else None


@readings("compute", "chips", "power", "cost")
def clusters(results: Results, view: str) -> Finding:
    """Clusters and the largest site of the plan by chips, power, cost or computing; what is drawn has the largest first."""
    listed = sorted(_listed(results, view), key=lambda each: -each.size.value)
    own = Cluster("", _plan(results, view), europe=True, known=True)
    shown = _chosen(listed) + ([own] if own.size.value > 0 else [])
    shown.sort(key=lambda each: -each.size.value)
    return Finding(Says.of(_says(own, listed, view)), partial(_table, listed, view), tuple(shown))


def _listed(results: Results, view: str) -> list[Cluster]:
    found = []
    for row in results["clusters"]:
        size = _size(results, row, view) if row["cost_group"] and row["id"] != _PART else None
        if size is None:
            continue  # not a machine that stands or is to stand, or none that tells its size
        europe = row["eu_member"] == "yes" or row["country"] in _EUROPE
        known = row["status"] == "operational" and not _modelled(row, view)
        found.append(Cluster(row["id"], size, europe, known, bool(row["note"])))
    return found


def _size(results: Results, row: Mapping[str, Any], view: str) -> Num | None:
    of = partial(cell, results, "clusters", row["id"])
    if view == "cost":
        if not row["cost_usd_m"] or row["cost_basis"] == "contract":
            return None
        id = row["id"]
        return derived(results, lambda r: r["clusters"].row(id)["cost_usd_m"] / r["eurusd"] / 1e3, "EUR bn")
    if view == "power":
        column = next((c for c in ("facility_power_mw", "it_power_mw") if row[c]), "")
        return of(column, "MW", write="number") if column else None
    if view == "chips":
        return of("chip_count", "chips", write="count") if row["chip_count"] else None
    return of("peak_bf16_eflops", "EFLOP/s", write="number") if row["peak_bf16_eflops"] else None


def _modelled(row: Mapping[str, Any], view: str) -> bool:
    return (view == "cost" and row["cost_basis"] == "modelled") or (view == "power" and row["power_test"] == "modelled")


def _chosen(listed: list[Cluster]) -> list[Cluster]:
    """The largest of the world, then European ones, then the next largest."""
    first = listed[:_LARGEST]
    rest = sorted(listed[_LARGEST:], key=lambda each: (not each.europe, -each.size.value))
    return first + rest[: ROWS - len(first)]


def _plan(results: Results, view: str) -> Num:
    if view == "chips":
        return value(results, "chips_largest_site", write="count")
    if view == "power":
        return derived(
            results,
            lambda r: r["chips_largest_site"] * r["it_kw_per_chip"] / 1e3 * r["pue"],
            "MW",
            write="number",
        )
    if view == "cost":
        return derived(results, lambda r: r["chips_largest_site"] * r["capex_per_chip"] / 1e9, "EUR bn")
    return value(results, "largest_site_peak", write="number")


def _says(own: Cluster, listed: list[Cluster], view: str) -> Message:
    first = listed[0]
    if not own.size.value > 0:
        return say("chart.clusters.sentence.nothing", name=first.name)
    ahead = sum(each.size.value > own.size.value for each in listed)
    return say(
        f"chart.clusters.sentence.{view}.{'some' if ahead else 'first'}",
        value=own.size,
        ahead=plain(ahead, write="exact", of="clusters"),
        n=plain(len(listed), write="exact", of="clusters"),
        name=first.name,
        most=first.size,
    )


def _table(listed: list[Cluster], view: str) -> Table:
    columns = [
        Column(say("chart.clusters.column.name")),
        Column(say(f"chart.clusters.column.{view}"), _UNITS[view]),
        *(Column(say(f"chart.clusters.column.{c}")) for c in ("where", "state", "note")),
    ]
    rows: list[list[Cell]] = [
        [
            each.name,
            each.size,
            say(f"chart.clusters.{'europe' if each.europe else 'world'}"),
            say(f"chart.clusters.{'known' if each.known else 'unsure'}"),
            each.note,
        ]
        for each in listed
    ]
    return Table(columns, rows)
