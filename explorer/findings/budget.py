"""What it costs and what the money buys: the plan against the target, the parts of a chip's cost, the same money in other chips."""

from __future__ import annotations

import math
from dataclasses import dataclass

from explorer.findings.finding import Cell, Column, Finding, Table, changed, derived, value, whole
from explorer.message import Message, Name, Num, Says, say
from explorer.model import Results

PARTS = ("accelerator", "server", "network", "storage", "power_cooling", "building")


@dataclass(frozen=True, slots=True)
class Range:
    """A value between the low and the high end that published machines leave open."""

    low: Num
    middle: Num
    high: Num


@dataclass(frozen=True, slots=True)
class Budget:
    """The cost of the plan [EUR bn] against the target, and chips planned against chips that the target pays for."""

    cost: Range
    target: Num
    chips: Range
    planned: Num
    enough: bool


def _range(results: Results, name: str, write: str = "") -> Range:
    low, middle, high = (value(results, f"{name}{end}", write=write) for end in ("_low", "", "_high"))
    return Range(low, middle, high)


def budget(results: Results) -> Finding:
    """Cost of the plan with its range against the target, and the chips planned against the chips that the target pays for."""
    found = Budget(
        _range(results, "capex_total"),
        value(results, "target"),
        _range(results, "chips_affordable", "count"),
        value(results, "chips_total", write="count"),
        float(results["budget_gap"]) >= 0,
    )
    cost, chips = found.cost, found.chips
    says = say(
        f"chart.budget.sentence.{_verdict(found)}",
        target=found.target,
        cost=cost.middle,
        low=cost.low,
        high=cost.high,
        chips=chips.middle,
        planned=found.planned,
    )
    rows: list[list[Cell]] = [
        [say("chart.budget.what.cost"), cost.low, cost.middle, cost.high],
        [say("chart.budget.what.target"), None, found.target, None],
        [say("chart.budget.what.planned"), None, found.planned, None],
        [say("chart.budget.what.affordable"), chips.low, chips.middle, chips.high],
    ]
    columns = [Column(say(f"chart.budget.column.{c}")) for c in ("what", "low", "value", "high")]
    return Finding(Says.of(says), Table(columns, rows), found)


def _verdict(found: Budget) -> str:
    cost, target = found.cost, found.target.value
    if found.planned.value <= 0:
        return "nothing"
    if cost.low.value > target:
        return "never"
    if cost.middle.value > target:
        return "hardly"
    return "probably" if cost.high.value > target else "surely"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of what one chip costs with everything around it [EUR/chip], and its share."""

    id: str
    amount: Num
    share: Num

    @property
    def name(self) -> Message:
        """What it is called."""
        return say(f"chart.capex_parts.part.{self.id}")


def capex_parts(results: Results) -> Finding:
    """What one chip costs with everything around it, by part."""
    found = tuple(_part(results, part) for part in PARTS)
    rows: list[list[Cell]] = [
        [each.name, value(results, f"capex_chip_{each.id}", write="count"), each.share] for each in found
    ]
    rows.append(
        [
            say("chart.capex_parts.part.total"),
            value(results, "capex_per_chip", write="count"),
            whole(results, "capex_per_chip"),
        ]
    )
    columns = [
        Column(say("chart.capex_parts.column.part")),
        Column(say("chart.capex_parts.column.euros"), "EUR/chip"),
        Column(say("chart.capex_parts.column.share")),
    ]
    says = say(
        "chart.capex_parts.sentence",
        chip=found[0].amount,
        around=derived(results, lambda r: r["capex_per_chip"] - r["capex_chip_accelerator"], "EUR/chip"),
        total=value(results, "capex_per_chip"),
    )
    return Finding(Says.of(says), Table(columns, rows), found)


def _part(results: Results, part: str) -> Part:
    name = f"capex_chip_{part}"
    return Part(part, value(results, name), derived(results, lambda r: r[name] / r["capex_per_chip"], "share"))


@dataclass(frozen=True, slots=True)
class Bought:
    """What the target buys in chips of one kind: computing [H100-equivalents], chips, and the cost of each [EUR/chip]."""

    chip: str
    power: Num
    chips: Num
    each: Num
    chosen: bool

    @property
    def name(self) -> Name:
        """What the chip is called in a sentence."""
        return Name("chips", self.chip, "short")


@dataclass(frozen=True, slots=True)
class SameMoney:
    """What the target buys in each kind of chip, most computing power first, and what the plan has."""

    kinds: tuple[Bought, ...]
    planned: Num


def same_money(results: Results) -> Finding:
    """What the target buys in each kind of chip, most computing power first."""
    chosen = str(results["chip"])
    kinds = (
        Bought(
            row["id"],
            changed(results, "h100e_affordable", write="count", chip=row["id"]),
            changed(results, "chips_affordable", write="count", chip=row["id"]),
            changed(results, "capex_per_chip", write="count", chip=row["id"]),
            row["id"] == chosen,
        )
        for row in results["chips"]
        if row["selectable"] == "yes" or row["id"] == chosen
    )
    priced = sorted((kind for kind in kinds if math.isfinite(kind.power.value)), key=lambda kind: -kind.power.value)
    columns = [
        Column(say("chart.same_money.column.chip")),
        Column(say("chart.same_money.column.h100e"), "H100-equivalents"),
        Column(say("chart.same_money.column.chips")),
        Column(say("chart.same_money.column.each"), "EUR/chip"),
    ]
    rows: list[list[Cell]] = [[kind.name, kind.power, kind.chips, kind.each] for kind in priced]
    found = SameMoney(tuple(priced), value(results, "h100e_total", write="count"))
    return Finding(Says.of(_same_money_says(found.kinds, value(results, "target"))), Table(columns, rows), found)


def _same_money_says(kinds: tuple[Bought, ...], target: Num) -> Message:
    if not kinds:
        return say("chart.same_money.sentence.nothing", target=target)
    best = kinds[0]
    own = next((kind for kind in kinds if kind.chosen), best)
    if own is best:
        return say("chart.same_money.sentence.best", target=target, name=best.name, power=best.power)
    return say(
        "chart.same_money.sentence.other",
        target=target,
        name=own.name,
        power=own.power,
        best=best.name,
        best_power=best.power,
    )
