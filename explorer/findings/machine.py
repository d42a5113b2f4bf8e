"""What the machines are: computing power by precision, electric power by site."""

from __future__ import annotations

import math
from dataclasses import dataclass

from explorer.findings.finding import Cell, Column, Finding, Table, derived, value
from explorer.message import Message, Num, Says, say
from explorer.model import Results

PRECISIONS = ("fp4", "fp8", "bf16")
MEASURED = "bf16"  # the share of the peak in use was measured in it
SIZES = ("medium", "large")


@dataclass(frozen=True, slots=True)
class Precision:
    """Computing in numbers of one kind: at peak, and what is left of it in use [EFLOP/s]; not a number where a chip has none."""

    name: str
    peak: Num
    used: Num

    @property
    def row(self) -> Message:
        """What it is called."""
        return say(f"chart.compute.row.{self.name}")


def compute(results: Results) -> Finding:
    """The peak in each precision, and what is left of it in use."""
    found = [
        Precision(
            name, value(results, f"peak_{name}", write="number"), value(results, f"effective_{name}", write="number")
        )
        for name in PRECISIONS
    ]
    best = next((each for each in found if math.isfinite(each.peak.value)), found[-1])
    used = found[-1].used
    if not used.value > 0:
        sentence = say("chart.compute.sentence.nothing")
    else:
        sentence = say(
            "chart.compute.sentence.some",
            peak=best.peak,
            precision=say(f"chart.compute.precision.{best.name}"),
            real=used,
            share=derived(results, lambda r: r["effective_bf16"] / r["peak_bf16"], "share"),
        )
    columns = [
        Column(say("chart.compute.column.what")),
        Column(say("chart.compute.column.peak"), "EFLOP/s"),
        Column(say("chart.compute.column.used"), "EFLOP/s"),
    ]
    rows: list[list[Cell]] = [[each.row, each.peak, each.used] for each in found]
    return Finding(Says.of(sentence), Table(columns, rows), tuple(found))


@dataclass(frozen=True, slots=True)
class SitePower:
    """Power of one size of site [MW]: its computers, the whole of it, and the floor of the call."""

    size: str
    computers: Num
    whole: Num
    floor: Num
    kept: bool


@dataclass(frozen=True, slots=True)
class Power:
    """Power by size of site, of all together, and of the gigawatt of the press [MW]."""

    sites: tuple[SitePower, ...]
    computers: Num
    total: Num
    press: Num


def power(results: Results) -> Finding:
    """Power of a site and of all sites, with the floors of the call and the gigawatt of the press."""
    sites = tuple(
        SitePower(
            size,
            value(results, f"power_it_{size}_site", write="number"),
            value(results, f"power_facility_{size}_site", write="number"),
            value(results, f"power_floor_{size}", write="number"),
            bool(results[f"power_floor_{size}_met"]),
        )
        for size in SIZES
        if int(results[f"sites_{size}"]) > 0
    )
    found = Power(
        sites,
        value(results, "power_it", write="number"),
        value(results, "power_facility", write="number"),
        derived(results, lambda r: r["press_site_gw"] * 1000, "MW", write="number"),
    )
    rows: list[list[Cell]] = [
        *(_row(each) for each in sites),
        [say("chart.power.row.total"), found.computers, None, found.total],
        [say("chart.power.row.press"), None, None, found.press],
    ]
    columns = [
        Column(say("chart.power.column.what")),
        *(Column(say(f"chart.power.column.{name}"), "MW") for name in ("computers", "floor", "facility")),
    ]
    return Finding(_power_says(found, results), Table(columns, rows), found)


def _row(site: SitePower) -> list[Cell]:
    return [say(f"chart.power.row.{site.size}"), site.computers, site.floor, site.whole]


def _power_says(found: Power, results: Results) -> Says:
    if not found.sites or found.total.value <= 0:
        return Says.of(say("chart.power.sentence.nothing"))
    missed = [each.size for each in found.sites if not each.kept]
    key = "none" if not missed else "all" if len(missed) == len(found.sites) else missed[0]
    return Says.of(
        say("chart.power.sentence.draw", n=value(results, "sites_total", write="exact"), mw=found.total),
        say("chart.power.sentence.missed", which=key),
    )
