"""The sites' money year by year: what comes in and goes out, and whether it covers the loans."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from explorer.findings.finding import Cell, Column, Finding, Table, derived, value
from explorer.findings.series import by_year, floats, year, years
from explorer.message import Message, Num, Says, say
from explorer.model import Results
from explorer.model.phases import YEARS

_LEAST = 5e-5  # half of what is still written as an amount [EUR bn]

#: What comes in and goes out in each year, a quantity of the model or what follows from some; their sum is what investors get.
_FLOWS: Mapping[str, str | Callable[[Any], Any]] = {
    "revenue": "revenue_years",
    "left": lambda r: r["cash_years"] - r["operating_years"],
    "grants": "grants_years",
    "running": lambda r: -(r["opex_years"] + r["tax_years"]),
    "saved": lambda r: -r["saved_years"],
    "capex": lambda r: -r["capex_years"],
}


@dataclass(frozen=True, slots=True)
class Flow:
    """One kind of money in each year [EUR bn]; what goes out is below zero."""

    name: str
    amounts: tuple[Num, ...]


@dataclass(frozen=True, slots=True)
class CashFlow:
    """Every kind of money, and what investors have got so far, less what they paid in [EUR bn]."""

    years: tuple[Num, ...]
    flows: tuple[Flow, ...]
    so_far: tuple[Num, ...]


def cash_flow(results: Results) -> Finding:
    """Money in and out in each year, and what investors have got back so far."""
    found = CashFlow(
        years("investor_years"),
        tuple(Flow(name, _amounts(results, flow)) for name, flow in _FLOWS.items()),
        tuple(_in_year(results, lambda r: np.cumsum(r["investor_years"], axis=-1), i) for i in range(len(YEARS))),
    )
    columns = [
        Column(say("chart.column.year")),
        *(Column(say(f"chart.cash_flow.part.{flow.name}"), "EUR bn") for flow in found.flows),
        Column(say("chart.cash_flow.total"), "EUR bn"),
    ]
    rows: list[list[Cell]] = [
        [found.years[i], *(flow.amounts[i] for flow in found.flows), found.so_far[i]] for i in range(len(YEARS))
    ]
    return Finding(Says.of(_cash_says(results)), Table(columns, rows), found)


def _amounts(results: Results, flow: str | Callable[[Any], Any]) -> tuple[Num, ...]:
    if isinstance(flow, str):
        return by_year(results, flow)
    return tuple(_in_year(results, flow, i) for i in range(len(YEARS)))


def _in_year(results: Results, make: Callable[[Any], Any], place: int) -> Num:
    return derived(results, lambda r: make(r)[..., place], "EUR bn", write="number")


def _cash_says(results: Results) -> Message:
    if float(results["capex_built"]) < _LEAST:
        return say("chart.cash_flow.sentence.nothing")
    if float(results["reimbursable"]) < _LEAST:
        best = int(np.argmax(results["hours_years"]))
        return say(
            "chart.cash_flow.sentence.grants",
            year=year(YEARS[best], "hours_years"),
            earned=value(results, "revenue_years", best),
            costs=value(results, "opex_years", best),
        )
    paid = derived(results, lambda r: np.sum(r["layer_drawn_years"], axis=(-2, -1)), "EUR bn")
    back = value(results, "payback_year", write="year")
    if math.isfinite(back.value):
        return say("chart.cash_flow.sentence.back", paid=paid, year=back)
    missing = derived(results, lambda r: -np.sum(r["investor_years"], axis=-1), "EUR bn")
    return say("chart.cash_flow.sentence.never", paid=paid, missing=missing)


def debt_cover(results: Results) -> Finding:
    """Cash of each year for each euro that is due to senior lenders."""
    cash, due, cover = (by_year(results, name) for name in ("operating_years", "service_years", "dscr_years"))
    columns = [
        Column(say("chart.column.year")),
        Column(say("chart.debt_cover.column.cash"), "EUR bn"),
        Column(say("chart.debt_cover.column.due"), "EUR bn"),
        Column(say("chart.debt_cover.column.cover")),
    ]
    rows: list[list[Cell]] = [list(row) for row in zip(years("dscr_years"), cash, due, cover, strict=True)]
    return Finding(Says.of(_cover_says(results, cover)), Table(columns, rows), cover)


def _cover_says(results: Results, cover: tuple[Num, ...]) -> Message:
    worst, mean = (value(results, name, write="number2") for name in ("dscr_min", "dscr_mean"))
    if not math.isfinite(worst.value):
        return say("chart.debt_cover.sentence.nothing")
    when = year(YEARS[int(np.nanargmin(floats(cover)))], "dscr_years")
    if worst.value < 0:
        return say("chart.debt_cover.sentence.negative", year=when, mean=mean)
    short = derived(results, lambda r: np.sum(r["dscr_years"] < 1, axis=-1), write="exact")
    key = "short" if short.value else "enough"
    return say(f"chart.debt_cover.sentence.{key}", n=short, worst=worst, year=when, mean=mean)
