"""How the loss grows with the sites that fail."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from explorer.findings.finding import Cell, Column, Finding, Table, plain
from explorer.findings.layers import LEAST, Layer, bare, layers_there, nothing, without
from explorer.message import Fields, Num, Says, say
from explorer.model import Results


@dataclass(frozen=True, slots=True)
class Step:
    """So many sites fail: what each layer that is there loses, and all of them together [EUR bn]."""

    sites: Num
    layers: tuple[Num, ...]
    lost: Num


@dataclass(frozen=True, slots=True)
class Climb:
    """None, one, two and so on of the sites fail.

    Attributes
    ----------
    layers
        The layers that are there, in the order of what each step says of them.
    steps
        What is lost with each number of sites.
    ends
        Where the layers end in the year of the failure, the last one left out [EUR bn].
    """

    layers: tuple[Layer, ...]
    steps: tuple[Step, ...]
    ends: tuple[float, ...]


def loss_climb(results: Results) -> Finding:
    """What each layer loses when one site after the other fails."""
    why = nothing(results)
    if why:
        columns = [
            Column(say("chart.loss_climb.column.sites")),
            Column(say("chart.loss_climb.column.total"), "EUR bn"),
        ]
        return without(why, columns)
    layers, reached = tuple(layers_there(results)), np.cumsum(results["layer_left"])
    found = Climb(layers, _steps(results, layers), tuple(float(reached[layer.index]) for layer in layers[:-1]))
    return Finding(_says(found), _table(found), found)


def _steps(results: Results, layers: tuple[Layer, ...]) -> tuple[Step, ...]:
    """The sites fail one by one in the year of the first failure, those with most money first."""
    large_first = float(results["site_share_large"]) >= float(results["site_share_medium"])
    first, second = ("large", "medium") if large_first else ("medium", "large")
    counts = np.arange(int(results["sites_total"]) + 1, dtype=float)
    of_first = np.minimum(counts, float(results[f"sites_{first}"]))
    counted = {f"failed_{first}": of_first, f"failed_{second}": counts - of_first}
    alone = {"failed_medium_later": 0.0, "failed_large_later": 0.0}
    lost = np.atleast_2d(results.varied(**counted, **alone)["event_layer_loss"])

    def number(name: str, amount: float, n: int, *at: int) -> Num:
        under: Fields = (*((field, float(sites[n])) for field, sites in counted.items()), *alone.items())
        return Num(float(amount), "EUR bn", of=name, at=at, under=under)

    return tuple(
        Step(
            plain(n, write="exact", of="sites_total", by="place"),
            tuple(number("event_layer_loss", row[layer.index], n, layer.index) for layer in layers),
            number("event_loss", row.sum(), n),
        )
        for n, row in enumerate(lost)
    )


def _says(found: Climb) -> Says:
    last, top = found.steps[-1], found.layers[-1].within
    if last.lost.value <= LEAST:
        return Says.of(say("chart.loss_climb.sentence.nothing"))
    if len(found.layers) == 1:
        return Says.of(say("chart.loss_climb.sentence.single", name=top, each=found.steps[1].lost))
    hit = next((step.sites for step in found.steps if step.layers[-1].value > LEAST), None)
    first = (
        say("chart.loss_climb.sentence.begins", n=hit, name=top)
        if hit
        else say("chart.loss_climb.sentence.never", name=top)
    )
    several = last.sites.value > 1
    return Says.of(first, several and say("chart.loss_climb.sentence.last", n=last.sites, lost=last.lost))


def _table(found: Climb) -> Table:
    columns = [
        Column(say("chart.loss_climb.column.sites")),
        *(Column(layer.name, "EUR bn") for layer in found.layers),
        Column(say("chart.loss_climb.column.total"), "EUR bn"),
    ]
    rows: list[list[Cell]] = [[step.sites, *map(bare, step.layers), bare(step.lost)] for step in found.steps]
    return Table(columns, rows)
