"""What is bought for the sites, part by part and phase by phase, and how long each part lasts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from explorer.findings.finding import Cell, Column, Finding, Table, derived, value
from explorer.message import Message, Num, Says, say
from explorer.model import Results
from explorer.model.phases import PARTS

_LEAST = 5e-5  # half of what is still written as an amount [EUR bn]
_COMPUTERS = PARTS.index("computers")


@dataclass(frozen=True, slots=True)
class Bought:
    """One part: what it costs in each phase and in both [EUR bn], its life [years], and its cost a year over it [EUR bn]."""

    part: str
    one: Num
    two: Num
    both: Num
    life: Num
    yearly: Num

    @property
    def name(self) -> Message:
        """What it is called."""
        return say(f"chart.capex_lives.part.{self.part}")


def capex_lives(results: Results) -> Finding:
    """Investment in each part in both phases, its life, and what it costs a year over that life."""
    found = tuple(_bought(results, place, part) for place, part in enumerate(PARTS))
    columns = [
        Column(say("chart.capex_lives.column.part")),
        Column(say("chart.capex_lives.column.one"), "EUR bn"),
        Column(say("chart.capex_lives.column.two"), "EUR bn"),
        Column(say("chart.capex_lives.column.life"), "years"),
        Column(say("chart.capex_lives.column.yearly"), "EUR bn"),
    ]
    rows: list[list[Cell]] = [[each.name, each.one, each.two, each.life, each.yearly] for each in found]
    return Finding(_says(results), Table(columns, rows), found)


def _bought(results: Results, place: int, part: str) -> Bought:
    return Bought(
        part,
        value(results, "phase_parts", 0, place, write="number"),
        value(results, "phase_parts", 1, place, write="number"),
        derived(results, lambda r: np.sum(r["phase_parts"][..., place], axis=-1), "EUR bn"),
        value(results, "part_lives", place, write="exact"),
        value(results, "part_costs_year", place, write="number"),
    )


def _says(results: Results) -> Says:
    plan, today, then = (value(results, name) for name in ("capex_plan", "capex_total", "capex_phase_prices"))
    if plan.value < _LEAST:
        return Says.of(say("chart.capex_lives.sentence.nothing"))
    if abs(plan.value - today.value) >= _LEAST:
        case = "then"
    else:
        case = "today" if abs(then.value - today.value) >= _LEAST else "one_phase"
    computers = derived(
        results, lambda r: np.sum(r["phase_parts"][..., _COMPUTERS], axis=-1) / r["capex_plan"], "share"
    )
    return Says.of(
        say(f"chart.capex_lives.sentence.{case}", plan=plan, today=today, then=then),
        say(
            "chart.capex_lives.sentence.computers",
            share=computers,
            years=value(results, "part_lives", _COMPUTERS, write="exact"),
        ),
    )
