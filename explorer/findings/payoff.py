"""Whether it pays: cost of an hour against the market, and how much use or how slow a fall of prices that takes."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from explorer.findings.finding import Cell, Column, Finding, Table, derived, value, whole
from explorer.findings.series import along, by_year, points, year, years
from explorer.message import Message, Num, Says, say
from explorer.model import Results
from explorer.model.hourcost import PARTS
from explorer.model.phases import YEARS

DECLINES = np.linspace(0, 0.4, 21)
USES = np.linspace(0.1, 1, 10)


@dataclass(frozen=True, slots=True)
class HourPrice:
    """The price of an H100-hour in each year, the ends of its range, and what the hour costs [EUR/h]."""

    low: tuple[Num, ...]
    price: tuple[Num, ...]
    high: tuple[Num, ...]
    cost: Num


def hour_price(results: Results) -> Finding:
    """The falling price of an hour, with its sourced range, against what an hour costs."""
    found = HourPrice(
        by_year(results, "price_low_years"),
        by_year(results, "price_years"),
        by_year(results, "price_high_years"),
        value(results, "cost_per_h100e_hour", write="number"),
    )
    columns = [
        Column(say("chart.column.year")),
        *(Column(say(f"chart.hour_price.column.{name}"), "EUR/h") for name in ("low", "price", "high", "cost")),
    ]
    rows: list[list[Cell]] = [
        [*row, found.cost] for row in zip(years("price_years"), found.low, found.price, found.high, strict=True)
    ]
    return Finding(Says.of(_price_says(results, found)), Table(columns, rows), found)


def _price_says(results: Results, found: HourPrice) -> Message:
    opens = derived(results, lambda r: np.floor(r["phase_one_year"]) + 1, "year", write="year")
    first = next(place for place, calendar in enumerate(YEARS) if calendar >= opens.value)
    below = [place for place in range(first, len(YEARS)) if found.price[place].value < found.cost.value]
    key = "always" if not below else "never" if YEARS[below[0]] == opens.value else "until"
    return say(
        f"chart.hour_price.sentence.{key}",
        cost=value(results, "cost_per_h100e_hour"),
        opens=opens,
        price=value(results, "price_years", first),
        year=year(YEARS[below[0]], "price_years") if below else None,
    )


@dataclass(frozen=True, slots=True)
class HourPart:
    """One part of what an hour of a chip costs [EUR/h], and its share of the whole."""

    part: str
    cost: Num
    share: Num

    @property
    def name(self) -> Message:
        """What it is called."""
        return say(f"chart.hour_parts.part.{self.part}")


def hour_parts(results: Results) -> Finding:
    """What an hour of one chip costs, part by part."""
    found = tuple(_part(results, place, part) for place, part in enumerate(PARTS))
    columns = [
        Column(say("chart.hour_parts.column.part")),
        Column(say("chart.hour_parts.column.cost"), "EUR/h"),
        Column(say("chart.hour_parts.column.share")),
    ]
    total = value(results, "cost_per_gpu_hour", write="number")
    rows: list[list[Cell]] = [[each.name, each.cost, each.share] for each in found]
    rows.append([say("chart.hour_parts.total"), total, whole(results, "cost_per_gpu_hour")])
    most = max(found, key=lambda each: each.cost.value)
    sentence = say(
        "chart.hour_parts.sentence",
        total=value(results, "cost_per_gpu_hour"),
        share=most.share,
        part=say(f"chart.hour_parts.in_sentence.{most.part}"),
    )
    return Finding(Says.of(sentence), Table(columns, rows), found)


def _part(results: Results, place: int, part: str) -> HourPart:
    share = derived(results, lambda r: r["hour_cost_parts"][..., place] / r["cost_per_gpu_hour"], "share")
    return HourPart(part, value(results, "hour_cost_parts", place, write="number"), share)


@dataclass(frozen=True, slots=True)
class BreakEven:
    """What the sites are worth to investors [EUR bn] at each use of the chips, at the scenario's own, and where it is zero."""

    uses: tuple[Num, ...]
    worth: tuple[Num, ...]
    use: Num
    own: Num
    even: Num


def break_even(results: Results) -> Finding:
    """What the sites are worth to investors beyond what they ask for, against how much the chips are used."""
    found = BreakEven(
        points(results, "utilisation", USES),
        along(results, "utilisation", USES)("project_npv", write="number"),
        value(results, "utilisation"),
        value(results, "project_npv"),
        value(results, "break_even_utilisation"),
    )
    columns = [
        Column(say("chart.break_even.column.use")),
        Column(say("chart.break_even.column.npv"), "EUR bn"),
    ]
    rows: list[list[Cell]] = [list(row) for row in zip(found.uses, found.worth, strict=True)]
    sentence = say(
        f"chart.break_even.sentence.{_case(found)}",
        even=found.even,
        use=found.use,
        npv=derived(results, lambda r: np.abs(r["project_npv"]), "EUR bn"),
    )
    return Finding(Says.of(sentence), Table(columns, rows), found)


def _case(found: BreakEven) -> str:
    even, use, own = found.even.value, found.use.value, found.own.value
    if not math.isfinite(own):
        return "nothing"
    if not math.isfinite(even):
        return "no_revenue"
    if own >= 0:
        return "below"
    if even > 1:
        return "never"
    return "above" if even > use else "taxed"


@dataclass(frozen=True, slots=True)
class Decline:
    """Return of all investors at each fall of the price a year, at the scenario's own, and what they ask for."""

    falls: tuple[Num, ...]
    returns: tuple[Num, ...]
    here: Num
    own: Num
    asked: Num


def decline(results: Results) -> Finding:
    """Return of all investors against how fast the price of an hour falls."""
    read, falls = along(results, "price_decline", DECLINES), points(results, "price_decline", DECLINES)
    worth = read("project_npv", write="number")
    found = Decline(
        falls,
        read("project_irr"),
        value(results, "price_decline"),
        value(results, "project_irr"),
        value(results, "discount_rate"),
    )
    columns = [
        Column(say("chart.decline.column.decline")),
        Column(say("chart.decline.column.irr")),
        Column(say("chart.decline.column.npv"), "EUR bn"),
    ]
    rows: list[list[Cell]] = [list(row) for row in zip(falls, found.returns, worth, strict=True)]
    return Finding(Says.of(_decline_says(found, worth)), Table(columns, rows), found)


def _decline_says(found: Decline, worth: tuple[Num, ...]) -> Message:
    if not any(math.isfinite(each.value) for each in worth):
        return say("chart.decline.sentence.nothing")
    enough = [fall for fall, each in zip(found.falls, worth, strict=True) if each.value >= 0]
    if not enough:
        return say("chart.decline.sentence.never", asked=found.asked)
    key = "always" if len(enough) == len(worth) else "until"
    return say(f"chart.decline.sentence.{key}", asked=found.asked, most=enough[-1])
