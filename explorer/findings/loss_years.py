"""Losses in time: what each layer has at stake from year to year, and what the same failure costs in another year."""

from __future__ import annotations

from dataclasses import dataclass
from operator import eq, le

import numpy as np

from explorer.findings.failing import failures
from explorer.findings.finding import Cell, Column, Finding, Table, alone, derived, plain, readings
from explorer.findings.layers import LEAST, Layer, bare, layers_there, nothing, without
from explorer.message import Num, Says, say
from explorer.model import Results
from explorer.model.event import borne, left_by_year
from explorer.model.normal import Array
from explorer.model.phases import FIRST_YEAR, YEARS
from explorer.model.pool import HOLDERS

_SKIPPED = 2  # years before the first in which sites run
SHOWN = YEARS[_SKIPPED:]
_PUBLIC = [HOLDERS.index(who) for who in ("union", "states")]


@dataclass(frozen=True, slots=True)
class Year:
    """One year: of each layer what is at stake or lost, what is lost in all, and that of it which is public [EUR bn]."""

    year: Num
    layers: tuple[Num, ...]
    lost: Num
    public: Num


@dataclass(frozen=True, slots=True)
class Course:
    """What each layer has at stake and what is lost, year by year.

    Attributes
    ----------
    layers
        The layers that are there, in the order of what each year says of them.
    years
        The years shown.
    gone
        What is lost up to and in each of them [EUR bn].
    """

    layers: tuple[Layer, ...]
    years: tuple[Year, ...]
    gone: tuple[Num, ...]


@dataclass(frozen=True, slots=True)
class Timing:
    """What the first failure costs in each year; the year that the reader chose is the one at `chosen`."""

    layers: tuple[Layer, ...]
    years: tuple[Year, ...]
    chosen: int


@readings("course", "timing")
def loss_years(results: Results, view: str) -> Finding:
    """Money at stake and money lost by year; or what the first failure costs if it comes in another year."""
    why = nothing(results)
    if why:
        return without(why, [Column(say("chart.column.year")), Column(say("chart.loss_years.column.lost"), "EUR bn")])
    return _course(results) if view == "course" else _timing(results)


def _year(year: float, of: str) -> Num:
    return plain(year, "year", write="year", of=of, by="place")


def _course(results: Results) -> Finding:
    layers, left, shown = tuple(layers_there(results)), left_by_year(results), failures(results)
    years, gone = [], []
    for i, year in enumerate(SHOWN):
        now, so_far = ([each.index for each in shown if test(each.when, year)] for test in (eq, le))
        stakes = tuple(_left(layer.index, _SKIPPED + i, left) for layer in layers)
        years.append(Year(_year(year, "layer_left_years"), stakes, _lost(results, now), _public(results, now)))
        gone.append(_lost(results, so_far))
    columns = [
        Column(say("chart.column.year")),
        *(Column(say("chart.loss_years.column.left", name=layer.name), "EUR bn") for layer in layers),
        *(Column(say(f"chart.loss_years.column.{name}"), "EUR bn") for name in ("lost", "public", "total")),
    ]
    rows: list[list[Cell]] = [
        [each.year, *map(bare, each.layers), bare(each.lost), bare(each.public), bare(so_far)]
        for each, so_far in zip(years, gone, strict=True)
    ]
    return Finding(_course_says(results), Table(columns, rows), Course(layers, tuple(years), tuple(gone)))


def _left(layer: int, at: int, left: Array) -> Num:
    """What a layer has left in a year, after the failures of that year."""
    return Num(float(left[layer, at]), "EUR bn", make=alone(lambda r: left_by_year(r)[layer, at]))


def _lost(results: Results, at: list[int]) -> Num:
    """What all layers lose in these failures together."""
    return derived(results, lambda r: r["event_losses"][..., at, :].sum(axis=(-2, -1)), "EUR bn")


def _public(results: Results, at: list[int]) -> Num:
    """What taxpayers lose in these failures together."""
    return derived(
        results,
        lambda r: borne(r["event_losses"][..., at, :].sum(axis=-2), r["holder_shares"])[..., _PUBLIC].sum(axis=-1),
        "EUR bn",
    )


def _course_says(results: Results) -> Says:
    shown = failures(results)
    if not shown:
        year = derived(
            results, lambda r: FIRST_YEAR + r["layer_left_years"].sum(axis=-2).argmax(axis=-1), "year", write="year"
        )
        left = derived(results, lambda r: r["layer_left_years"].sum(axis=-2).max(axis=-1), "EUR bn")
        return Says.of(say("chart.loss_years.sentence.none", year=year, left=left))
    losses = [_lost(results, [failure.index]) for failure in shown]
    parts = [
        say(
            f"chart.loss_years.sentence.{'finds' if lost.value > LEAST else 'finds_none'}",
            year=failure.year,
            left=_held(results, failure.index),
            lost=lost,
        )
        for failure, lost in zip(shown, losses, strict=True)
    ]
    if len(shown) == 2 and min(lost.value for lost in losses) > LEAST:
        parts.append(say("chart.loss_years.sentence.stays"))
    return Says.of(*parts)


def _held(results: Results, at: int) -> Num:
    """What all layers together have left just before one of the failures."""
    return derived(results, lambda r: r["event_held"][..., at, :].sum(axis=-1), "EUR bn")


def _timing(results: Results) -> Finding:
    layers = tuple(layers_there(results))
    years = _timed(results, layers)
    columns = [
        Column(say("chart.loss_years.column.failure")),
        *(Column(layer.name, "EUR bn") for layer in layers),
        *(Column(say(f"chart.loss_years.column.{name}"), "EUR bn") for name in ("lost", "public")),
    ]
    rows: list[list[Cell]] = [
        [each.year, *map(bare, each.layers), bare(each.lost), bare(each.public)] for each in years
    ]
    worst, last = max(years, key=lambda each: each.lost.value), years[-1]
    words = say(
        f"chart.loss_years.sentence.{'worst' if worst.lost.value > LEAST else 'never'}",
        year=worst.year,
        lost=worst.lost,
        public=worst.public,
        last=last.year,
        least=last.lost,
    )
    chosen = int(results["failure_year"]) - int(SHOWN[0])
    return Finding(Says.of(words), Table(columns, rows), Timing(layers, years, chosen))


def _timed(results: Results, layers: tuple[Layer, ...]) -> tuple[Year, ...]:
    """The first failure alone, in every year."""
    sites = {name: float(results[name]) for name in ("failed_large", "failed_medium")}
    if not float(results["event_exposure"]) > 0:  # nothing fails first: ask of one site, the one with most money
        large = float(results["site_share_large"]) >= float(results["site_share_medium"])
        sites = {"failed_large": float(large), "failed_medium": float(not large)}
    alone = {**sites, "failed_large_later": 0.0, "failed_medium_later": 0.0}
    other = results.varied(failure_year=SHOWN.astype(float), **alone)
    lost = np.broadcast_to(other["event_layer_loss"], (len(SHOWN), len(results["layer_sizes"])))
    public = np.broadcast_to(other["event_public_loss"], len(SHOWN))

    def number(name: str, amount: float, year: float, *at: int) -> Num:
        return Num(float(amount), "EUR bn", of=name, at=at, under=(("failure_year", float(year)), *alone.items()))

    return tuple(
        Year(
            _year(year, "failure_year"),
            tuple(number("event_layer_loss", lost[i, layer.index], year, layer.index) for layer in layers),
            number("event_loss", lost[i].sum(), year),
            number("event_public_loss", public[i], year),
        )
        for i, year in enumerate(SHOWN)
    )
