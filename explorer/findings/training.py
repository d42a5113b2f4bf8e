"""What the machines do with a training run: days for known models, time lost to failures."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from explorer.findings.finding import Cell, Column, Finding, Table, cell, derived, plain, value
from explorer.message import Message, Name, Num, Says, say
from explorer.model import Results
from explorer.model.maths import HOURS_PER_DAY

#: Quantity of each training run that is shown, and its row in the table of runs.
RUNS = {"llama405_days": "llama_3_1_405b", "gpt4_days": "gpt_4", "deepseek_v3_days": "deepseek_v3"}
_TOLD = "gpt_4"  # the run that the sentence tells of
_SEPTILLION = 1e24  # the table counts in it
_FEW_DAYS = 2  # less is told in hours


@dataclass(frozen=True, slots=True)
class Run:
    """A known run: days on the largest site, and the days and chips that it really took; not a number where nobody says."""

    row: str
    here: Num
    then: Num
    chips: Num

    @property
    def name(self) -> Name:
        """What the model is called."""
        return Name("training_runs", self.row)


@dataclass(frozen=True, slots=True)
class Training:
    """Known runs, and the days that the threshold of the AI Act takes."""

    runs: tuple[Run, ...]
    limit: Num


def in_words(days: Num) -> Num:
    """Days in words: hours below two days, and "no site" where there is nothing to train on."""
    if not math.isfinite(days.value):
        return replace(days, words=say("chart.training.none"))
    if days.value < _FEW_DAYS:
        hours = Num(days.value * HOURS_PER_DAY, "h", "number2")
        return replace(days, words=say("chart.training.hours", n=hours))
    return replace(days, words=say("chart.training.days", n=replace(days, write="number2")))


def training(results: Results) -> Finding:
    """Days that the largest site needs for known runs, beside the days that they really took."""
    runs = tuple(
        Run(
            row,
            value(results, name, write="number"),
            cell(results, "training_runs", row, "training_days", "days", write="number"),
            cell(results, "training_runs", row, "chip_count", "chips", write="exact"),
        )
        for name, row in RUNS.items()
    )
    found = Training(runs, value(results, "ai_act_days", write="number"))
    rows: list[list[Cell]] = [[run.name, _size(results, run.row), run.here, run.then] for run in runs]
    threshold = derived(results, lambda r: r["ai_act_threshold"] / _SEPTILLION, "1e24 FLOP", write="number")
    rows.append([say("chart.training.threshold.name"), threshold, found.limit, None])
    columns = [
        Column(say("chart.training.column.run")),
        Column(say("chart.training.column.flop"), "1e24 FLOP"),
        Column(say("chart.training.column.here"), "days"),
        Column(say("chart.training.column.then"), "days"),
    ]
    return Finding(Says.of(_training_says(runs)), Table(columns, rows), found)


def _size(results: Results, row: str) -> Num:
    return derived(
        results, lambda r: r["training_runs"].row(row)["training_flop"] / _SEPTILLION, "1e24 FLOP", write="number"
    )


def _training_says(runs: tuple[Run, ...]) -> Message:
    told = next(run for run in runs if run.row == _TOLD)
    if not math.isfinite(told.here.value):
        return say("chart.training.sentence.nothing")
    return say("chart.training.sentence.some", name=told.name, days=in_words(told.here), then=in_words(told.then))


_SIZES = np.geomspace(1_000, 300_000, 41)
_EACH = 5  # every fifth point stands in the table
#: One site with as many chips as are asked about.
_ONE_SITE: dict[str, Any] = {"chip_unit": "chips", "phase": "two", "sites_medium": 0, "sites_large": 1}
_OFTEN = 1.5  # failures a day from which on they are counted by the day


@dataclass(frozen=True, slots=True)
class Job:
    """A run on so many chips: the part of the time in which it makes progress, and its failures a day."""

    chips: Num
    share: Num
    failures: Num


@dataclass(frozen=True, slots=True)
class Goodput:
    """Runs on one site of every size, and that on the largest site of the plan; None where there is none."""

    jobs: tuple[Job, ...]
    own: Job | None


def goodput(results: Results) -> Finding:
    """The part of the time in which a run makes progress, against the number of chips that work on it."""
    curve = results.varied(**_ONE_SITE, chips_large=_SIZES)
    share, failures = (np.asarray(curve[name], dtype=float) for name in ("goodput", "interruptions_per_day"))
    jobs = tuple(
        Job(
            plain(size, "chips", write="count", of="chips_large", by="place"),
            Num(float(part), "share", of="goodput", under=_at(size)),
            Num(float(rate), "interruptions/day", "number2", "interruptions_per_day", under=_at(size)),
        )
        for size, part, rate in zip(_SIZES, share, failures, strict=True)
    )
    own = Job(
        value(results, "chips_largest_site", write="count"),
        value(results, "goodput"),
        value(results, "interruptions_per_day", write="number2"),
    )
    there = own.chips.value > 0
    columns = [Column(say(f"chart.goodput.column.{c}")) for c in ("chips", "failures", "goodput")]
    rows: list[list[Cell]] = [[job.chips, job.failures, job.share] for job in jobs[::_EACH]]
    says = _goodput_says(results, own) if there else say("chart.goodput.sentence.nothing")
    return Finding(Says.of(says), Table(columns, rows), Goodput(jobs, own if there else None))


def _at(size: float) -> tuple[tuple[str, Any], ...]:
    return (*_ONE_SITE.items(), ("chips_large", float(size)))


def _goodput_says(results: Results, own: Job) -> Message:
    return say(
        f"chart.goodput.sentence.{'often' if own.failures.value >= _OFTEN else 'seldom'}",
        chips=own.chips,
        n=own.failures,
        every=derived(results, lambda r: 1 / r["interruptions_per_day"], "days", write="number2"),
        lost=derived(results, lambda r: 1 - r["goodput"], "share"),
    )
