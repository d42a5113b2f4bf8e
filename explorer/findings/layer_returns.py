"""What each layer of the money earns, against what it asks for."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from explorer.findings.finding import Cell, Column, Finding, Table, derived, value
from explorer.message import Message, Num, Says, say
from explorer.model import Results
from explorer.model.pool import LAYERS

_SAME = 1e-9  # a return that is short by less is the one that was asked for
_ALL = ("project_irr", "discount_rate", "project_moic", "project_npv", "payback_year")
_EACH = ("layer_irr", "layer_asked", "layer_moic", "layer_npv", "layer_payback_year")


@dataclass(frozen=True, slots=True)
class LayerReturn:
    """What one layer, or all of them, pays in and gets back.

    Attributes
    ----------
    money
        Paid in [EUR bn].
    irr, asked
        Its return and the one that it asks for; the first is not a number where no rate describes it.
    back
        What each euro gets back [EUR].
    worth
        What it is worth beyond what is asked for [EUR bn].
    paid_back
        Year in which all that was paid in is back.
    """

    layer: str
    money: Num
    irr: Num
    asked: Num
    back: Num
    worth: Num
    paid_back: Num

    @property
    def name(self) -> Message:
        """What it is called."""
        return say(f"chart.layer_returns.row.{self.layer}")

    @property
    def there(self) -> bool:
        """Whether anything is paid in."""
        return self.money.value > 0

    @property
    def known(self) -> bool:
        """Whether one rate describes what it earns."""
        return math.isfinite(self.irr.value)

    @property
    def met(self) -> bool:
        """Whether it earns what it asks for."""
        return self.known and self.irr.value >= self.asked.value - _SAME


def layer_returns(results: Results) -> Finding:
    """Return of all investors and of each layer, against what each asks for."""
    money = derived(results, lambda r: np.sum(r["layer_drawn_years"], axis=(-2, -1)), "EUR bn", write="number")
    found = (_found(results, "all", money, _ALL), *(_layer(results, i, name) for i, name in enumerate(LAYERS)))
    units = {"layer": "", "money": "EUR bn", "irr": "", "asked": "", "moic": "EUR", "npv": "EUR bn", "payback": ""}
    columns = [Column(say(f"chart.layer_returns.column.{name}"), unit) for name, unit in units.items()]
    return Finding(Says.of(_says(found[1:])), Table(columns, [_row(each) for each in found]), found)


def _layer(results: Results, place: int, name: str) -> LayerReturn:
    money = derived(results, lambda r: np.sum(r["layer_drawn_years"], axis=-1)[..., place], "EUR bn", write="number")
    return _found(results, name, money, _EACH, place)


def _found(results: Results, layer: str, money: Num, names: tuple[str, ...], *at: int) -> LayerReturn:
    irr, asked, back, worth, paid_back = names
    when = value(results, paid_back, *at, write="year")
    return LayerReturn(
        layer,
        money,
        value(results, irr, *at),
        value(results, asked, *at),
        value(results, back, *at, write="number"),
        value(results, worth, *at, write="number"),
        when if math.isfinite(when.value) else replace(when, write=""),
    )


def _row(found: LayerReturn) -> list[Cell]:
    never = found.there and not math.isfinite(found.paid_back.value)
    return [
        found.name,
        found.money,
        found.irr,
        found.asked,
        found.back,
        found.worth,
        say("chart.layer_returns.never") if never else found.paid_back,
    ]


def _says(layers: tuple[LayerReturn, ...]) -> Message:
    there = [each for each in layers if each.there]
    if not there:
        return say("chart.layer_returns.sentence.nothing")
    short = {each.layer: each for each in there if not each.met}
    if not short:
        return say("chart.layer_returns.sentence.all_met")
    named = short.get("equity") or next(iter(short.values()))
    return say(
        f"chart.layer_returns.sentence.{'some' if named.known else 'unknown'}",
        layer=say(f"chart.layer_returns.in_sentence.{named.layer}"),
        irr=named.irr,
        asked=named.asked,
        back=named.back,
    )
