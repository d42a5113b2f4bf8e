"""What the layers change: how likely each is to lose, and what protection is worth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from explorer.findings.finding import Cell, Column, Finding, Table, derived, readings, value
from explorer.findings.layers import LEAST, Layer, bare, layers_of, nothing
from explorer.message import Message, Num, Says, say
from explorer.model import Results

#: Columns of the table of risks: which quantity, and how its head is called.
_COLUMNS = {
    "layer_sizes": "size",
    "layer_expected_loss": "mean",
    "layer_expected_loss_share": "part",
    "layer_hit_chance": "hit",
    "layer_wiped_chance": "wiped",
    "layer_loss_at_risk": "at_risk",
    "layer_shortfall": "worst",
    "layer_left": "left",
    "downturn_layer_loss": "downturn",
    "downturn_hit_chance": "downturn_hit",
}


@dataclass(frozen=True, slots=True)
class Risk:
    """Of one layer in one reading: the share that a pale bar shows, that of a full one, and a third number for the words.

    The pale and the full bar are None for a layer that has nothing to lose, or that is not there.
    """

    layer: Layer
    pale: Num | None = None
    full: Num | None = None
    more: Num | None = None


@readings("average", "worst", "downturn")
def layer_risk(results: Results, view: str) -> Finding:
    """Of each layer: how likely it is to lose anything and to be lost wholly; what it loses in the worst cases; or in a bad market."""
    layers = layers_of(results)
    risks = tuple(_risk(results, layer, view) if layer.there else Risk(layer) for layer in layers)
    return Finding(_risk_says(results, [each for each in risks if each.layer.there], view), _risk_table(results), risks)


def _risk(results: Results, layer: Layer, view: str) -> Risk:
    i = layer.index
    if view == "average":
        names = ("layer_hit_chance", "layer_wiped_chance", "layer_expected_loss_share")
        return Risk(layer, *(value(results, name, i) for name in names))
    if view == "worst":
        return Risk(layer, *(value(results, name, i) for name in ("layer_shortfall", "layer_loss_at_risk")))
    if float(results["layer_left"][i]) <= LEAST:
        return Risk(layer)
    part = derived(results, lambda r: r["downturn_layer_loss"][..., i] / r["layer_left"][..., i], "share")
    return Risk(layer, value(results, "downturn_hit_chance", i), part, value(results, "downturn_layer_loss", i))


def _risk_says(results: Results, risks: list[Risk], view: str) -> Says:
    why = nothing(results)
    if why:
        return Says.of(why)
    if view == "downturn":
        return Says.of(_downturn_says(results))
    lowest, highest = risks[0], risks[-1]
    names = {"first": lowest.layer.within, "last": highest.layer.within}
    reached = highest.pale is not None and highest.pale.value > 0
    if view == "worst":
        key, target = "worst" if reached else "worst_spared", value(results, "loss_target")
        parts = {"part": lowest.pale, "last_part": highest.pale}
        return Says.of(say(f"chart.layer_risk.sentence.{key}", target=target, **names, **parts))
    if len(risks) == 1:
        return Says.of(say("chart.layer_risk.sentence.single", name=names["last"], chance=highest.pale))
    chances = {"first_chance": lowest.pale, "last_chance": highest.pale}
    return Says.of(say(f"chart.layer_risk.sentence.{'average' if reached else 'never'}", **names, **chances))


def _downturn_says(results: Results) -> Message:
    return say(
        "chart.layer_risk.sentence.downturn",
        state=value(results, "downturn", write="number2"),
        year=value(results, "failure_year", write="year"),
        chance=value(results, "downturn_failure_chance"),
        usual=value(results, "default_probability"),
        lost=value(results, "downturn_loss"),
        left=derived(results, lambda r: r["layer_left"].sum(axis=-1), "EUR bn"),
    )


def _risk_table(results: Results) -> Table:
    year = value(results, "failure_year", write="year")
    amounts = {name for name in _COLUMNS if results.unit(name) == "EUR bn"}
    columns = [
        Column(say("chart.layer_risk.column.layer")),
        *(
            Column(say(f"chart.layer_risk.column.{head}", year=year), "EUR bn" if name in amounts else "")
            for name, head in _COLUMNS.items()
        ),
    ]
    rows: list[list[Cell]] = []
    for layer in reversed(layers_of(results)):
        cells = [value(results, name, layer.index) for name in _COLUMNS]
        rows.append([layer.name, *(bare(num) if num.of in amounts else num for num in cells)])
    return Table(columns, rows)


@dataclass(frozen=True, slots=True)
class Private:
    """What private money loses on average [EUR bn], and the premium a year that pays for it; not a number without such money."""

    key: str
    lost: Num
    spread: Num


@dataclass(frozen=True, slots=True)
class Derisking:
    """Private money without protection and with the layers as they are, and what taxpayers lose on average [EUR bn]."""

    private: tuple[Private, ...]
    public: Num


def derisking(results: Results) -> Finding:
    """Expected loss of private money, with the layers as they are and without public protection."""
    private = tuple(
        Private(key, value(results, f"private_expected_loss{end}"), value(results, f"private_spread{end}"))
        for key, end in (("bare", "_bare"), ("kept", ""))
    )
    found = Derisking(private, value(results, "public_expected_loss"))
    columns = [
        Column(say("chart.derisking.column.what")),
        Column(say("chart.derisking.column.amount"), "EUR bn"),
        Column(say("chart.derisking.column.spread")),
    ]
    rows: list[list[Cell]] = [
        [say(f"chart.derisking.{each.key}"), bare(each.lost), each.spread] for each in found.private
    ]
    rows += [
        [say("chart.derisking.worth"), bare(derived(results, _worth, "EUR bn")), None],
        [say("chart.derisking.public"), bare(found.public), None],
    ]
    return Finding(Says.of(_worth_says(results)), Table(columns, rows), found)


def _worth(r: Any) -> Any:
    worth = r["private_expected_loss_bare"] - r["private_expected_loss"]
    return np.where(np.abs(worth) > LEAST, worth, 0.0)  # the last digits of two sums are no money


def _worth_says(results: Results) -> Message:
    if float(results["private_cash"]) <= LEAST:
        return say("chart.derisking.sentence.no_private")
    lost, worth = value(results, "private_expected_loss_bare"), value(results, "derisking_worth")
    if lost.value <= LEAST:
        return say("chart.derisking.sentence.no_loss")
    spread = value(results, "private_spread")
    if worth.value <= LEAST:
        protected = float(results["layer_first_loss"]) + float(results["layer_guaranteed"]) > LEAST
        return say(f"chart.derisking.sentence.{'in_vain' if protected else 'unprotected'}", bare=lost, spread=spread)
    return say(
        "chart.derisking.sentence.worth",
        worth=worth,
        part=derived(results, lambda r: r["derisking_worth"] / r["private_expected_loss_bare"], "share"),
        spread=spread,
        spread_bare=value(results, "private_spread_bare"),
    )
