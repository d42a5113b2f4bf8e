"""The loss stepper: sites fail, the loss climbs through what each layer has left in that year, and stays there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from explorer.findings.failing import Failure, fails, failures, first_chosen, no_loss
from explorer.findings.finding import Cell, Column, Finding, Table, derived, plain, value
from explorer.findings.layers import LEAST, Layer, actor, bare, layers_of, layers_there, nothing
from explorer.message import Listed, Num, Says, say
from explorer.model import Results
from explorer.model.maths import ratio
from explorer.model.phases import FIRST_YEAR
from explorer.model.pool import HOLDERS


@dataclass(frozen=True, slots=True)
class Stake:
    """One layer in the year of a failure: its whole size, what it still has at stake, and what it loses [EUR bn]."""

    layer: Layer
    size: Num
    held: Num
    lost: Num

    @property
    def state(self) -> str:
        """Whether it had nothing left, loses all it had, loses a part, or is safe."""
        if self.held.value <= LEAST:
            return "empty"
        if self.lost.value > self.held.value - LEAST:
            return "wiped"
        return "loses" if self.lost.value > LEAST else "safe"


@dataclass(frozen=True, slots=True)
class Tower:
    """The layers in the year of one failure.

    Attributes
    ----------
    failure
        Which one.
    before
        What an earlier failure took [EUR bn].
    stakes
        The layers that are there, from the one that loses first.
    lost
        What this failure takes [EUR bn].
    rest
        The rest of the pool, which is not at stake in that year [EUR bn].
    due
        Whether some of the money is paid in only in that year or later.
    """

    failure: Failure
    before: Num
    stakes: tuple[Stake, ...]
    lost: Num
    rest: Num
    due: bool


@dataclass(frozen=True, slots=True)
class Towers:
    """A tower for each failure, and the grants under the ground [EUR bn]; none if nobody has put in money."""

    towers: tuple[Tower, ...]
    grants: Num


def loss_stepper(results: Results) -> Finding:
    """For each failure what each layer has left in that year and what it loses of it; and the grants that are gone anyway."""
    why = nothing(results)
    shown = failures(results) or [first_chosen(results)]
    some = float(results["raised"]) > LEAST
    towers = tuple(_tower(results, failure) for failure in shown) if some else ()
    return Finding(Says.of(why) if why else _says(results), _table(results), Towers(towers, value(results, "grants")))


def _tower(results: Results, failure: Failure) -> Tower:
    at = failure.index
    stakes = tuple(
        Stake(
            layer,
            value(results, "layer_sizes", layer.index),
            value(results, "event_held", at, layer.index),
            value(results, "event_losses", at, layer.index),
        )
        for layer in layers_there(results)
    )
    rest = derived(
        results,
        lambda r: (
            r["reimbursable"]
            - r["event_losses"][..., :at, :].sum(axis=(-2, -1))
            - r["event_held"][..., at, :].sum(axis=-1)
        ),
        "EUR bn",
    )
    return Tower(
        failure,
        derived(results, lambda r: r["event_losses"][..., :at, :].sum(axis=(-2, -1)), "EUR bn"),
        stakes,
        derived(results, lambda r: r["event_losses"][..., at, :].sum(axis=-1), "EUR bn"),
        rest,
        float(np.sum(results["build_shares"][failure.when - FIRST_YEAR :])) > LEAST,
    )


def _says(results: Results) -> Says:
    shown = failures(results)
    if not shown:
        return Says.of(say("chart.loss_stepper.sentence.none"))
    if float(results["event_loss"]) <= LEAST:
        return Says.of(say(f"chart.loss_stepper.sentence.{no_loss(results)}", fails=fails(results)))
    first = say(
        "chart.loss_stepper.sentence.some",
        fails=fails(results),
        lost=value(results, "event_loss"),
        share=value(results, "event_loss_share"),
    )
    at = shown[-1].index
    held, lost = (results[name][at].tolist() for name in ("event_held", "event_losses"))
    hit = [layer for layer in layers_of(results) if lost[layer.index] > LEAST]
    if not hit:
        return Says.of(first)
    i = hit[-1].index
    gone = lost[i] > held[i] - LEAST
    key = "all" if sum(held) - sum(lost) <= LEAST else "wiped" if gone else "within"
    part = derived(results, lambda r: ratio(r["event_losses"][..., at, i], r["event_held"][..., at, i]), "share")
    return Says.of(first, say(f"chart.loss_stepper.sentence.{key}", name=hit[-1].within, part=part))


def _table(results: Results) -> Table:
    shown = failures(results)
    columns = [
        Column(say("chart.loss_stepper.column.layer")),
        Column(say("chart.loss_stepper.column.size"), "EUR bn"),
    ]
    for n, failure in enumerate(shown, start=1):
        # Two failures in one year are one pair of columns each: their order is that of the controls.
        for what in ("left", "lost"):
            head = say(f"chart.loss_stepper.column.{what}", n=plain(n, of="event_years"), year=failure.year)
            columns.append(Column(head, "EUR bn"))
    columns.append(Column(say("chart.loss_stepper.column.bears")))
    rows: list[list[Cell]] = []
    for layer in reversed(layers_of(results)):
        cells: list[Cell] = [layer.name, bare(value(results, "layer_sizes", layer.index))]
        for failure in shown:
            held, lost = (value(results, name, failure.index, layer.index) for name in ("event_held", "event_losses"))
            cells += [bare(held), bare(lost)]
        rows.append([*cells, _bearers_of(results, layer)])
    grants = value(results, "grants")
    rows.append([say("chart.layers.name.grants"), bare(grants), *[None] * (2 * len(shown) + 1)])
    return Table(columns, rows)


def _bearers_of(results: Results, layer: Layer) -> Listed | None:
    parts = [(holder, value(results, "holder_shares", layer.index, i)) for i, holder in enumerate(HOLDERS)]
    bear = [say("chart.loss_stepper.bearer", who=actor(holder), part=part) for holder, part in parts if part.value > 0]
    return Listed(tuple(bear), "comma") if bear else None
