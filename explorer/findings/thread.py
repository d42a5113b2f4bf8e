"""The thread from euro to computing time: one euro followed from who gives it to who uses what it buys, and an hour followed back."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from explorer.findings.finding import Cell, Column, Finding, Table, derived, plain, readings, value
from explorer.message import Listed, Message, Name, Num, Says, say
from explorer.model import Results
from explorer.model.access import GROUPS
from explorer.model.maths import BILLION, MILLION
from explorer.model.thread import FORMS, PUBLIC

SOURCES = ("union", "states", "eib", "industry", "banks")
"""Who gives a euro, in the order of ``source_parts`` and ``hour_by_source``."""
BACK = "hour"
"""The reading that starts from an hour of a chip."""

_LEAST = 5e-4  # a part that is still written
_LEAST_PAID = 0.005  # an amount that is still written [EUR]
_FEW_MINUTES = 2  # below, time is said in seconds

Find = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the chain: what it is, its value, and a few short lines below."""

    id: str
    value: Num | Message
    lines: tuple[Message, ...]


@readings(*SOURCES, BACK)
def thread(results: Results, start: str = SOURCES[0]) -> Finding:
    """One euro from its source to the users of what it buys, or one hour of a chip back to those who paid."""
    steps = _back(results) if start == BACK else _forth(start, results)
    says = _back_says(results) if start == BACK else _forth_says(start, results)
    columns = [Column(say(f"chart.thread.column.{name}")) for name in ("step", "value", "notes")]
    rows: list[list[Cell]] = [
        [say(f"chart.thread.step.{step.id}"), step.value, Listed(step.lines, "semicolon")] for step in steps
    ]
    return Finding(says, Table(columns, rows), steps)


def _machine(results: Results, euros: Find) -> tuple[Step, ...]:
    """The part of a site that an amount pays for: chip, power, computing."""
    chips = derived(results, lambda r: euros(r) * r["euro_chips"] / MILLION, "chips")
    watts = derived(results, lambda r: euros(r) * r["euro_watts"], "W", write="number2")
    flops = derived(results, lambda r: BILLION * euros(r) * r["euro_gflops"], "FLOP/s", write="count")
    chip = say("chart.thread.chip.of", chip=Name("chips", str(results["chip"]), "short"))
    return (
        Step("chip", _part(chips), (chip, say("chart.thread.chip.all"))),
        Step(
            "power",
            _worded(watts, "chart.thread.power.value"),
            (
                say("chart.thread.power.from"),
                say("chart.thread.power.cooling"),
            ),
        ),
        Step(
            "computing",
            flops,
            (
                say("chart.thread.computing.each_second"),
                say("chart.thread.computing.bits"),
            ),
        ),
    )


def _worded(num: Num, words: str) -> Num:
    """A number in words of its own, in which it stands as it is written."""
    return replace(num, words=say(words, n=replace(num, unit="")))


def _part(chips: Num) -> Num:
    """A small part of a chip as one over something."""
    whole = float(f"{1 / chips.value:.3g}")
    return replace(chips, words=say("chart.thread.chip.one_over", n=plain(whole, write="count")))


def _time(minutes: Num) -> Num:
    """Minutes, or seconds below two of them."""
    short = minutes.value < _FEW_MINUTES
    shown = plain(minutes.value * 60 if short else minutes.value, write="number2")
    return replace(minutes, words=say(f"chart.thread.time.{'seconds' if short else 'minutes'}", n=shown))


def _forth(source: str, results: Results) -> tuple[Step, ...]:
    time = _time(value(results, "euro_minutes"))
    return (
        Step("source", plain(1, "EUR", of=f"forms_{source}", by="place"), (say(f"chart.thread.source.{source}"),)),
        _form(source, results),
        *_machine(results, lambda r: 1.0),
        Step(
            "time",
            time,
            (
                say("chart.thread.time.each_year"),
                say("chart.thread.time.lasts"),
            ),
        ),
        _users(source, results),
    )


def _form(source: str, results: Results) -> Step:
    parts = _forms(source, results)
    if not parts:
        return Step("form", say("chart.thread.form.none"), (say("chart.thread.form.nothing_given"),))
    lead = _lead(parts)
    others = tuple(
        say("chart.thread.form.part", part=part, form=say(f"chart.thread.form.short.{form}"))
        for form, part in parts.items()
        if form != lead
    )
    whole = (say("chart.thread.form.lead", part=parts[lead]),) if others else ()
    return Step(
        "form", say(f"chart.thread.form.value.{lead}"), (*whole, say(f"chart.thread.form.fate.{lead}"), *others)
    )


def _forms(source: str, results: Results) -> dict[str, Num]:
    """Part of a source's money in each form that it really takes; empty if it gives none."""
    name = f"forms_{source}"
    if not results[name].sum() > 0:
        return {}
    parts = {form: derived(results, _share_of(name, i), "share") for i, form in enumerate(FORMS)}
    return {form: part for form, part in parts.items() if part.value > _LEAST}


def _share_of(name: str, place: int) -> Find:
    return lambda r: r[name][..., place] / r[name].sum(axis=-1)


def _lead(parts: dict[str, Num]) -> str:
    return max(parts, key=lambda form: parts[form].value)


def _users(source: str, results: Results) -> Step:
    if source not in PUBLIC:
        owner = "owners" if source == "industry" else "lenders"
        return Step(
            "users",
            say("chart.thread.users.consortium"),
            (
                say("chart.thread.users.sells"),
                say(f"chart.thread.users.{owner}"),
            ),
        )
    minutes = {group: value(results, "euro_minutes_by_group", i) for i, group in enumerate(GROUPS)}
    lines = tuple(
        say("chart.thread.users.group", group=say(f"chart.thread.group.{group}"), time=_time(each))
        for group, each in minutes.items()
        if each.value > 0
    )
    return Step("users", say("chart.thread.users.public"), lines)


def _back(results: Results) -> tuple[Step, ...]:
    paid = [(source, value(results, "hour_by_source", i)) for i, source in enumerate(SOURCES)]
    sources = tuple(
        say("chart.paid", actor=say(f"chart.actor.{source}.name"), amount=euros)
        for source, euros in paid
        if euros.value >= _LEAST_PAID
    )
    hour = replace(plain(1, "GPU-hours", of="hour_capex", by="place"), words=say("chart.thread.back.hour"))
    return (
        Step(
            "hour",
            hour,
            (
                say("chart.thread.back.of_chip"),
                say("chart.thread.back.each_year"),
            ),
        ),
        *reversed(_machine(results, lambda r: r["hour_capex"])),
        Step(
            "invested",
            value(results, "hour_capex"),
            (
                say("chart.thread.back.to_build"),
                say("chart.thread.back.running"),
            ),
        ),
        Step("payers", say("chart.thread.back.payers"), sources or (say("chart.thread.back.nobody"),)),
    )


def _forth_says(source: str, results: Results) -> Says:
    parts, name = _forms(source, results), say(f"chart.thread.source.{source}")
    key = "public" if source in PUBLIC else "private"
    time = say(f"chart.thread.sentence.{key}", time=_time(value(results, "euro_minutes")))
    if not parts:
        return Says.of(say("chart.thread.sentence.none", source=name), time)
    lead = _lead(parts)
    what = say(f"chart.thread.sentence.what.{lead}")
    if len(parts) == 1:
        return Says.of(say("chart.thread.sentence.whole", source=name, what=what), time)
    return Says.of(say("chart.thread.sentence.mixed", source=name, part=parts[lead], what=what), time)


def _back_says(results: Results) -> Says:
    euros, public = value(results, "hour_capex"), value(results, "hour_public")
    if not math.isfinite(public.value):
        return Says.of(say("chart.thread.sentence.back_unpaid", euros=euros))
    return Says.of(say("chart.thread.sentence.back", euros=euros, public=public))
