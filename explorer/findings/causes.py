"""Why the plan on screen differs from the announcement: each cause a step, and the steps add up."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from explorer.claims import Cause, causes
from explorer.findings.finding import Cell, Column, Finding, Table, derived, readings, value
from explorer.message import Message, Num, Says, say
from explorer.model import Results, solve
from explorer.scenario import Scenario

ANNOUNCED = "announced_2025"
QUANTITIES = {"cost": "capex_total", "compute": "h100e_total", "public": "public_cost"}
_WRITTEN = {"cost": "money", "compute": "count", "public": "money"}
_NOTHING = 1e-9  # parts below this share of the whole are the last digits of sums


@dataclass(frozen=True, slots=True)
class Step:
    """One cause, and its part of the difference."""

    cause: str
    part: Num

    @property
    def name(self) -> Message:
        """What it is called."""
        return say(f"chart.attribution.cause.{self.cause}")


@dataclass(frozen=True, slots=True)
class Attribution:
    """From the announcement to the scenario on screen; without money there are no steps, but their `places`."""

    before: Num
    after: Num
    steps: tuple[Step, ...]
    places: int


def steps(before: Results, after: Results, quantity: str) -> list[Cause]:
    """The causes and, last, what they leave over; what adds comes first, so that no sum on the way falls below zero."""
    found = list(causes(before, after, quantity))
    rest = float(after[quantity]) - float(before[quantity]) - sum(cause.part for cause in found)
    scale = max(abs(float(before[quantity])), abs(float(after[quantity])), 1e-9)
    found.append(Cause("rest", rest))
    found = [Cause(cause.name, cause.part if abs(cause.part) > _NOTHING * scale else 0.0) for cause in found]
    return sorted(found, key=lambda cause: -cause.part)


@readings("cost", "compute", "public")
def attribution(results: Results, option: str) -> Finding:
    """From the announcement to the scenario on screen, cause by cause."""
    quantity, write = QUANTITIES[option], _WRITTEN[option]
    unit, announced = results.unit(quantity), solve(Scenario(ANNOUNCED))
    known = math.isfinite(float(results[quantity]))
    made = steps(announced, results, quantity) if known else []
    found = Attribution(
        _announced(announced, results, quantity, write),
        value(results, quantity, write=write)
        if known
        else derived(results, lambda r: np.nan_to_num(r[quantity]), unit, write=write),  # without money nobody pays
        tuple(Step(cause.name, _signed(Num(cause.part, unit, write, quantity, by="part"))) for cause in made),
        len(made) or len(steps(announced, announced, quantity)),
    )
    columns = [
        Column(say("chart.attribution.column.cause")),
        Column(say(f"chart.attribution.column.{option}")),
    ]
    rows: list[list[Cell]] = [[step.name, step.part] for step in found.steps]
    rows.insert(0, [say("chart.attribution.before"), found.before])
    rows.append([say("chart.attribution.after"), found.after])
    return Finding(_says(found, option), Table(columns, rows), found)


def _announced(announced: Results, results: Results, quantity: str, write: str) -> Num:
    """The value in the announcement: the same model with other values of the inputs that differ."""
    fields = {name: announced[name] for name in results.graph.fields if announced[name] != results[name]}
    return replace(value(announced, quantity, write=write), under=tuple(fields.items()))


def _signed(part: Num) -> Num:
    if part.value == 0:
        return replace(part, write="", words=say("chart.attribution.none"))
    return replace(part, write="", words=say("chart.attribution.more", part=part)) if part.value > 0 else part


def _says(found: Attribution, option: str) -> Says:
    ends = {"before": found.before, "after": found.after}
    moved = [step for step in found.steps if step.part.value]
    if not moved:
        return Says.of(say(f"chart.attribution.sentence.{option}.same", **ends))
    most = max(moved, key=lambda step: abs(step.part.value))
    rest = next((step.part for step in moved if step.cause == "rest"), None)
    cause = say(f"chart.attribution.inline.{most.cause}")
    return Says.of(
        say(f"chart.attribution.sentence.{option}.differs", cause=cause, part=most.part, **ends),
        say("chart.attribution.sentence.whole") if rest is None else say("chart.attribution.sentence.rest", rest=rest),
    )
