"""Who holds the computing time: by what each side paid, and by group of users."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from explorer.findings.finding import Cell, Column, Finding, Table, derived, plain, value
from explorer.message import Message, Num, Says, say
from explorer.model import Results
from explorer.model.access import GROUPS

_LEAST = 1e-9
_LEAST_SHARE = 1e-6  # what is served of less than this reads as nothing

#: What each side pays for the computing.
_PAYS: Mapping[str, Callable[[Any], Any]] = {
    "union": lambda r: r["union_cash"],
    "states": lambda r: r["states_cash"],
    "consortium": lambda r: np.maximum(r["raised"] - r["union_cash"] - r["states_cash"], 0.0),
}


@dataclass(frozen=True, slots=True)
class Holder:
    """One side.

    Attributes
    ----------
    cash, part
        What it pays for the computing [EUR bn], as a part of all that is paid.
    time, hours
        Its share of the computing time, and that time in a year [chip-hours].
    """

    holder: str
    cash: Num
    part: Num
    time: Num
    hours: Num

    @property
    def name(self) -> Message:
        """What it is called."""
        return say(f"chart.access_shares.holder.{self.holder}")


def access_shares(results: Results) -> Finding:
    """Who pays for the computing, and who holds its time, each as parts of a whole."""
    found = tuple(_holder(results, holder) for holder in _PAYS)
    columns = [
        Column(say("chart.access_shares.column.who")),
        Column(say("chart.access_shares.column.pays"), "EUR bn"),
        Column(say("chart.access_shares.column.share")),
        Column(say("chart.access_shares.column.hours")),
    ]
    rows: list[list[Cell]] = [[each.name, each.cash, each.time, each.hours] for each in found]
    return Finding(Says.of(_shares_says(results)), Table(columns, rows), found)


def _holder(results: Results, holder: str) -> Holder:
    paid, nothing = _PAYS[holder], plain(0.0, "share")
    cash = derived(results, paid, "EUR bn", write="number")
    if holder != "consortium":
        cash = value(results, f"{holder}_cash", write="number")
    part = derived(results, lambda r: paid(r) / r["raised"], "share") if results["raised"] > _LEAST else nothing
    time = value(results, f"access_share_{holder}") if results["access_base"] > _LEAST else nothing
    return Holder(holder, cash, part, time, value(results, f"{holder}_hours", write="count"))


def _shares_says(results: Results) -> Message:
    public, money = value(results, "public_access_share"), value(results, "public_cash")
    if float(results["raised"]) <= _LEAST:
        return say("chart.access_shares.sentence.nothing")
    if money.value <= _LEAST:
        return say("chart.access_shares.sentence.no_public")
    return say(
        f"chart.access_shares.sentence.{'all' if public.value >= 1 - _LEAST else 'some'}",
        money=money,
        share=public,
        union=value(results, "access_share_union"),
        states=value(results, "access_share_states"),
    )


@dataclass(frozen=True, slots=True)
class Group:
    """One group of users: what is kept for it, what it asks for, what it gets, and what it lacks [chip-hours a year]."""

    group: str
    kept: Num
    asked: Num
    got: Num
    missing: Num

    @property
    def name(self) -> Message:
        """What it is called."""
        return say(f"chart.user_groups.group.{self.group}")

    @property
    def short(self) -> bool:
        """Whether it gets less than it asks for."""
        return self.missing.value > _LEAST * max(self.asked.value, 1.0)


def user_groups(results: Results) -> Finding:
    """What each group of users gets of the public time, against what is kept for it and what it asks for."""
    found = tuple(_group(results, place, group) for place, group in enumerate(GROUPS))
    columns = [
        Column(say("chart.user_groups.column.group")),
        *(Column(say(f"chart.user_groups.column.{name}"), "GPU-hours/year") for name in ("kept", "asked", "got")),
    ]
    rows: list[list[Cell]] = [[each.name, each.kept, each.asked, each.got] for each in found]
    rows.append([say("chart.user_groups.idle"), None, None, value(results, "public_hours_idle", write="count")])
    return Finding(Says.of(_groups_says(results)), Table(columns, rows), found)


def _group(results: Results, place: int, group: str) -> Group:
    missing = derived(
        results,
        lambda r: r["group_demand"][..., place] - r["group_hours"][..., place],
        "GPU-hours/year",
        write="count",
    )
    kept, asked, got = (
        value(results, name, place, write="count") for name in ("group_reserved", "group_demand", "group_hours")
    )
    return Group(group, kept, asked, got, missing)


def _groups_says(results: Results) -> Message:
    if float(results["public_hours"]) <= 0:
        return say("chart.user_groups.sentence.nothing")
    asked = np.asarray(results["group_demand"])
    served = {
        group: derived(results, _served(place), "share") for place, group in enumerate(GROUPS) if asked[place] > 0
    }
    least = min(served, key=lambda group: served[group].value)
    share = served[least]
    if share.value < 1 - _LEAST:
        return say(
            f"chart.user_groups.least.{least}",
            share=share if share.value > _LEAST_SHARE else say("chart.user_groups.none"),
            load=value(results, "public_load"),
        )
    idle = derived(results, lambda r: r["public_hours_idle"] / r["public_hours"], "share")
    return say(f"chart.user_groups.sentence.{'idle' if idle.value > _LEAST else 'full'}", idle=idle)


def _served(place: int) -> Callable[[Any], Any]:
    return lambda r: r["group_hours"][..., place] / r["group_demand"][..., place]
