"""How many the public time serves: projects of a typical size in a year, and every company."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from explorer.findings.finding import Cell, Column, Finding, Table, derived, value
from explorer.findings.series import along, points
from explorer.message import Message, Num, Says, say
from explorer.model import Results

#: Kinds of project from small to large: the quantity that counts them.
PROJECTS = {
    "playground": "projects_playground",
    "fast_lane": "projects_fast_lane",
    "large_scale": "projects_large_scale",
    "grand_challenge": "projects_grand_challenge",
    "deepseek_v3": "deepseek_v3_runs_public",
    "gpt4": "gpt4_runs_public",
    "llama405": "llama405_runs_public",
}
_FEW = 100  # below it decimals matter


def in_hours(hours: Num) -> Num:
    """A number of hours: decimals only where they matter."""
    return replace(hours, write="number2" if hours.value < _FEW else "count")


@dataclass(frozen=True, slots=True)
class Project:
    """One kind of project: how many a year, in words too, and the hours of each; None where there is no public time."""

    kind: str
    number: Num
    often: Message
    each: Num | None

    @property
    def name(self) -> Message:
        """What it is called."""
        return say(f"chart.projects.kind.{self.kind}")


def projects(results: Results) -> Finding:
    """Projects of each kind that the public time would serve in a year, if all of it went to that kind."""
    found = tuple(_project(results, kind) for kind in PROJECTS)
    columns = [Column(say(f"chart.projects.column.{name}")) for name in ("kind", "hours", "number")]
    rows: list[list[Cell]] = [[each.name, each.each, each.number] for each in found]
    if float(results["public_hours"]) > 0:
        sentence = say(
            "chart.projects.sentence.some",
            fast=value(results, PROJECTS["fast_lane"], write="count"),
            big=_often(results, PROJECTS["gpt4"]),
        )
    else:
        sentence = say("chart.projects.sentence.nothing")
    return Finding(Says.of(sentence), Table(columns, rows), found)


def _project(results: Results, kind: str) -> Project:
    quantity = PROJECTS[kind]
    number = value(results, quantity, write="number")
    each = None
    if number.value > 0:
        each = in_hours(derived(results, lambda r: r["public_hours"] / r[quantity], "GPU-hours"))
    return Project(kind, number, _often(results, quantity), each)


def _often(results: Results, quantity: str) -> Message:
    number = value(results, quantity)
    if not number.value > 0:
        return say("chart.projects.never")
    if number.value < 1:
        years = derived(results, lambda r: 1 / r[quantity], "years", write="number2")
        return say("chart.projects.seldom", years=years)
    return say("chart.projects.often", n=replace(number, write="number2" if number.value < _FEW else "count"))


HOURS = np.geomspace(1, 1_000_000, 49)
_EVERY = 8  # rows of the table among them

#: How many could be served, how many there are.
_COMPANIES: Mapping[str, Callable[[Any], Any]] = {
    "startups": lambda r: r["startups_reached"] * r["eu_ai_startups"],
    "smes": lambda r: r["smes_reached"] * r["eu_smes"],
}


@dataclass(frozen=True, slots=True)
class Company:
    """One kind of company: the part that could be served, and the hours up to which all could be.

    Attributes
    ----------
    shares
        Part that could be served at each of :data:`HOURS`.
    reached
        The same at the hours chosen.
    for_all
        Hours that each would get if all shared equally.
    """

    kind: str
    shares: tuple[Num, ...]
    reached: Num
    for_all: Num

    @property
    def name(self) -> Message:
        """What it is called."""
        return say(f"chart.companies.kind.{self.kind}")


@dataclass(frozen=True, slots=True)
class Companies:
    """Every kind of company, at so many hours each, and at those chosen."""

    hours: tuple[Num, ...]
    chosen: Num
    kinds: tuple[Company, ...]


def companies(results: Results) -> Finding:
    """Part of all AI start-ups and of all small firms that could have so many hours each."""
    read = along(results, "hours_each", HOURS)
    found = Companies(
        tuple(in_hours(each) for each in points(results, "hours_each", HOURS)),
        value(results, "hours_each", write="count"),
        tuple(
            Company(
                kind,
                read(f"{kind}_reached"),
                value(results, f"{kind}_reached"),
                in_hours(value(results, f"hours_per_{kind.removesuffix('s')}")),
            )
            for kind in _COMPANIES
        ),
    )
    columns = [Column(say(f"chart.companies.column.{name}")) for name in ("hours", *_COMPANIES)]
    rows: list[list[Cell]] = [
        [found.hours[i], *(each.shares[i] for each in found.kinds)] for i in range(0, len(HOURS), _EVERY)
    ]
    return Finding(Says.of(_companies_says(results, found)), Table(columns, rows), found)


def _companies_says(results: Results, found: Companies) -> Message:
    if float(results["public_hours"]) <= 0:
        return say("chart.companies.sentence.nothing")
    startups, smes = (derived(results, _whole(count), write="count") for count in _COMPANIES.values())
    per_startup, per_sme = (each.for_all for each in found.kinds)
    return say(
        "chart.companies.sentence.some",
        hours=found.chosen,
        startups=startups,
        all_startups=value(results, "eu_ai_startups", write="count"),
        smes=smes,
        all_smes=value(results, "eu_smes", write="count"),
        per_startup=per_startup,
        per_sme=per_sme,
    )


def _whole(count: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda r: np.floor(count(r) + 1e-6)  # the tolerance keeps all of them all
