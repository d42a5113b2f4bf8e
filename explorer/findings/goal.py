"""How large a first-loss layer must be: for a risk that is accepted, or for a return that shares ask for."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from explorer.findings.finding import Cell, Column, Finding, Table, alone, derived, plain, readings, value
from explorer.findings.layers import LEAST, bare, has_shares, nothing, without
from explorer.findings.losses import chance_of_more, distribution
from explorer.message import Message, Num, Says, say
from explorer.model import Results
from explorer.model.hurdle import Hurdle, cases_of, first_part_for_return, sizes
from explorer.model.normal import Array


@dataclass(frozen=True, slots=True)
class Goal:
    """A risk or a return by the size of a first-loss layer.

    Attributes
    ----------
    sizes
        Sizes of the layer [EUR bn].
    values
        With each, the probability that the rest loses, or the return a year of the other shares.
    goal
        What is accepted, or asked for.
    needed
        The smallest size that is enough [EUR bn]; not a number if none is.
    now
        The size of the public layer as it is [EUR bn].
    """

    sizes: Array
    values: Array
    goal: Num
    needed: Num
    now: Num


@readings("chance", "hurdle")
def first_loss_goal(results: Results, view: str) -> Finding:
    """Risk of all that stands above a first-loss layer, or return of the other shares, by its size; and the smallest that is enough."""
    columns = [
        Column(say("chart.first_loss_goal.column.size"), "EUR bn"),
        Column(say("chart.first_loss_goal.column.share")),
        Column(say(f"chart.first_loss_goal.column.{'chance' if view == 'chance' else 'rate'}")),
    ]
    why = nothing(results)
    if view == "hurdle" and not why and not has_shares(results):
        why = say("chart.share_returns.no_shares")
    if why:
        return without(why, columns)
    return _risk(results, columns) if view == "chance" else _return(results, columns)


def _risk(results: Results, columns: list[Column]) -> Finding:
    losses, chances = distribution(results)
    found = Goal(
        losses,  # the chance of a loss above a layer changes at sizes that a loss just reaches
        np.maximum(1 - np.cumsum(chances), 0.0),
        value(results, "loss_target"),
        value(results, "first_loss_needed_amount"),
        value(results, "layer_first_loss"),
    )
    return Finding(Says.of(_risk_says(results, found)), _table(results, columns, found, _chance), found)


def _risk_says(results: Results, found: Goal) -> Message:
    if math.isnan(found.needed.value):
        return say("chart.first_loss_goal.sentence.infeasible", target=found.goal)
    chance = value(results, "first_loss_chance")
    if found.needed.value <= LEAST:
        return say("chart.first_loss_goal.sentence.none", target=found.goal, chance=chance)
    union = value(results, "union_cash")
    return say(
        f"chart.first_loss_goal.sentence.{'beyond' if found.needed.value > union.value + LEAST else 'within'}",
        target=found.goal,
        needed=found.needed,
        share=value(results, "first_loss_needed"),
        chance=chance,
        below=value(results, "first_loss_chance_below"),
        union=union,
    )


def _return(results: Results, columns: list[Column]) -> Finding:
    cases, shares = cases_of(results), _shares(results)
    rates = cases.expected_return(sizes())
    known = np.isfinite(rates)
    if not known.any():
        return without(say("chart.share_returns.several"), columns)
    hurdle = value(results, "required_return")
    smallest = first_part_for_return(cases, hurdle.value)
    needed = plain(smallest.first * shares, "EUR bn", of="layer_first_loss", by="place")
    found = Goal((sizes() * shares)[known], rates[known], hurdle, needed, value(results, "layer_first_loss"))
    return Finding(Says.of(_return_says(results, found, smallest)), _table(results, columns, found, _rate), found)


def _return_says(results: Results, found: Goal, smallest: Hurdle) -> Message:
    union, needed = value(results, "union_cash"), found.needed
    if smallest.why_not:
        key = smallest.why_not
    elif needed.value <= LEAST:
        key = "hurdle_none"
    else:
        key = "hurdle_beyond" if needed.value > union.value + LEAST else "hurdle_within"
    return say(
        f"chart.first_loss_goal.sentence.{key}",
        hurdle=found.goal,
        rate=_rate(float(found.sizes[0]), float(found.values[0])),
        most=derived(results, alone(lambda r: _smallest(r).reached), "share"),
        needed=needed,
        share=plain(smallest.first, "share", of="layer_first_loss", by="place"),
        union=union,
    )


def _shares(results: Any) -> float:
    """All shares together, first loss or not [EUR bn]."""
    return float(results["layer_sizes"][:2].sum())


def _smallest(results: Any) -> Hurdle:
    return first_part_for_return(cases_of(results), float(results["required_return"]))


def _rate(size: float, rate: float) -> Num:
    """What the other shares return, with a first loss of this size [EUR bn]."""
    return Num(rate, "share", make=alone(lambda r: cases_of(r).expected_return(size / _shares(r))))


def _chance(size: float, chance: float) -> Num:
    """Probability of a loss beyond this size [EUR bn]."""
    return Num(chance, "share", make=lambda r: chance_of_more(r, size))


def _table(results: Results, columns: list[Column], found: Goal, number: Callable[[float, float], Num]) -> Table:
    rows: list[list[Cell]] = [
        [_size(x), _of_pool(results, x), number(x, y)]
        for x, y in zip(found.sizes.tolist(), found.values.tolist(), strict=True)
    ]
    return Table(columns, rows)


def _size(size: float) -> Num:
    return bare(plain(size, "EUR bn", of="layer_first_loss", by="place"))


def _of_pool(results: Results, size: float) -> Num:
    return derived(results, lambda r: size / r["reimbursable"], "share")
