"""Three lesson sheets: tasks that open exact scenarios, and what is found there, computed from the model when the page is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from explorer.findings.finding import value
from explorer.message import Message, say
from explorer.model import Results, solve
from explorer.scenario import Scenario

_FROM = "from_"  # a number of the scenario that the task starts from


@dataclass(frozen=True, slots=True)
class Plan:
    """One task of a sheet, as it is laid down.

    Attributes
    ----------
    minutes
        How long it takes.
    page
        The page that it opens; empty for a task without the explorer.
    query, before
        The scenario that it opens or speaks of, and the one to compare it with; empty for none.
    told, told_before
        What its texts may tell of the two: quantities, inputs and figures.
    """

    minutes: int
    page: str
    query: str
    before: str = ""
    told: tuple[str, ...] = ()
    told_before: tuple[str, ...] = ()


_CALL, _ANNOUNCED, _LAYERED = "p=called_2026&v=1", "p=announced_2025&v=1", "p=layered_example&v=1"
_SHEETS = {
    "pays": (
        Plan(4, "funding_mix", _CALL, told=("taxpayers_of_ten", "union_share", "states_share", "private_share")),
        Plan(5, "funding_mix", "next_budget=0&v=1", _CALL, ("union_cash", "raised", "gap"), ("union_cash", "raised")),
        Plan(
            5,
            "funding_mix",
            "computing_share=0.69&v=1",
            _CALL,
            ("union_capex_cap", "union_share_computing", "union_ceiling"),
            ("union_share_computing", "union_ceiling"),
        ),
        Plan(4, "funding_mix", _ANNOUNCED, _CALL, ("raised", "public_share"), ("raised", "public_share")),
        Plan(2, "", _CALL, told=("raised", "union_cash", "next_budget")),
    ),
    "loses": (
        Plan(4, "layered_fund", _CALL, told=("event_loss", "event_private_loss", "event_public_loss", "grants")),
        Plan(
            5,
            "layered_fund",
            _LAYERED,
            _CALL,
            ("event_public_loss", "event_private_loss", "layer_first_loss", "event_loss"),
        ),
        Plan(
            5,
            "layered_fund",
            "p=layered_example&failed_large=3&recovered=0&v=1",
            _LAYERED,
            ("event_loss", "event_public_loss", "event_private_loss"),
        ),
        Plan(
            4,
            "layered_fund",
            "p=layered_example&asset_correlation=0.6&v=1",
            _LAYERED,
            ("any_failure_chance", "expected_pool_loss", "private_expected_loss"),
            ("any_failure_chance", "private_expected_loss"),
        ),
        Plan(2, "", _LAYERED, told=("event_public_loss", "event_private_loss")),
    ),
    "chips": (
        Plan(
            4,
            "gigafactory",
            _ANNOUNCED,
            told=(
                "chips_total",
                "capex_total",
                "target",
                "chips_affordable",
                "capex_chip_accelerator",
                "capex_per_chip",
            ),
        ),
        Plan(
            5,
            "gigafactory",
            "p=announced_2025&chip_unit=h100e&v=1",
            _ANNOUNCED,
            ("h100e_total", "chips_total", "capex_total", "target"),
            ("capex_total",),
        ),
        Plan(
            5,
            "gigafactory",
            "country=DE&v=1",
            _CALL,
            ("energy_cost_year", "emissions_year", "capex_total"),
            ("energy_cost_year", "emissions_year"),
        ),
        Plan(
            4,
            "gigafactory",
            "chip=h100&v=1",
            _CALL,
            ("chips_total", "power_facility", "capex_total"),
            ("chips_total", "power_facility", "capex_total"),
        ),
        Plan(2, "", _ANNOUNCED, told=("capex_total",)),
    ),
}
SHEETS: Mapping[str, tuple[Plan, ...]] = MappingProxyType(_SHEETS)
"""The sheets by their ids, each with its tasks in order."""


@dataclass(frozen=True, slots=True)
class Task:
    """One task of a sheet, solved.

    Attributes
    ----------
    key
        Where its texts stand in the catalogue.
    plan
        What it opens.
    results, before
        What follows from that, and from the scenario to compare with; the same if there is none.
    """

    key: str
    plan: Plan
    results: Results
    before: Results

    def says(self, part: str) -> Message:
        """A text of the task: ``title``, ``text``, ``find`` or ``why``, with all numbers that it may tell."""
        numbers = {name: value(self.results, name) for name in self.plan.told}
        numbers |= {f"{_FROM}{name}": value(self.before, name) for name in self.plan.told_before}
        return say(f"{self.key}.{part}", **numbers)


def tasks(sheet: str) -> list[Task]:
    """The tasks of a sheet, solved."""
    found = []
    for n, plan in enumerate(SHEETS[sheet], 1):
        results = solve(Scenario.from_query(plan.query))
        before = solve(Scenario.from_query(plan.before)) if plan.before else results
        found.append(Task(f"lesson.{sheet}.task.{n}", plan, results, before))
    return found
