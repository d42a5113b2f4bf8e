"""How likely each loss of the pool is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from explorer.findings.finding import Cell, Column, Finding, Table, derived, plain, value
from explorer.findings.layers import LEAST, bare, layers_there, nothing, without
from explorer.message import Num, Says, say
from explorer.model import Results
from explorer.model.failures import pool_losses
from explorer.model.maths import Number
from explorer.model.normal import Array
from explorer.model.tranches import chance_above, ordered

_CASES = ("failure_chances", "sites_medium", "sites_large", "site_loss_medium", "site_loss_large")
_SURELY = 1 - 1e-9


@dataclass(frozen=True, slots=True)
class Losses:
    """Every loss that can occur, in order [EUR bn], how likely it is, how likely none at all is, and their mean [EUR bn]."""

    losses: Array
    chances: Array
    none: Num
    mean: Num


def distribution(results: Results) -> tuple[Array, Array]:
    """Every loss that can occur [EUR bn], in order and from none at all, and its probability; what comes out equal as one."""
    losses, chances = _every(results)
    starts = np.flatnonzero(np.concatenate([[True], np.diff(losses) > LEAST]))
    return losses[starts], np.asarray(np.add.reduceat(chances, starts), dtype=float)


def _every(r: Any) -> tuple[Array, Array]:
    """Every loss [EUR bn] in order, and its probability; draws may stand before them."""
    losses, chances = ordered(*pool_losses(*(r[name] for name in _CASES)))
    return losses * np.asarray(r["reimbursable"])[..., np.newaxis], chances


def chance_of_more(r: Any, loss: float) -> Any:
    """Probability that more is lost than this [EUR bn]."""
    losses, chances = _every(r)
    return np.sum(chances * (losses > loss + LEAST), axis=-1)


def loss_distribution(results: Results) -> Finding:
    """How likely each loss is, with the layers that it reaches."""
    columns = [
        Column(say("chart.loss_distribution.column.loss"), "EUR bn"),
        *(Column(say(f"chart.loss_distribution.column.{name}")) for name in ("chance", "more", "reaches")),
    ]
    why = nothing(results)
    if why:
        return without(why, columns)
    none, mean = derived(results, _no_loss, "share"), value(results, "expected_pool_loss")
    found = Losses(*distribution(results), none, mean)
    return Finding(_says(results, found), lambda: Table(columns, _rows(results, found)), found)


def _no_loss(r: Any) -> Any:
    """Probability of the first of all losses, which is none, and of what comes out equal to it."""
    losses, chances = _every(r)
    equal = np.cumsum(np.diff(losses, axis=-1) > LEAST, axis=-1) == 0
    return chances[..., 0] + np.sum(chances[..., 1:] * equal, axis=-1)


def _says(results: Results, found: Losses) -> Says:
    if float(found.losses.max()) <= LEAST or found.none.value >= _SURELY:
        return Says.of(say("chart.loss_distribution.sentence.nothing"))
    some = derived(results, lambda r: 1 - _no_loss(r), "share")
    worst = derived(results, lambda r: r["pool_loss_at_risk"] * r["reimbursable"], "EUR bn")
    return Says.of(
        say(
            f"chart.loss_distribution.sentence.{'safe' if found.none.value > 0.5 else 'unsafe'}",
            none=found.none,
            some=some,
            mean=found.mean,
        ),
        say("chart.loss_distribution.sentence.worst", target=value(results, "loss_target"), loss=worst),
    )


def _more(loss: float, chance: Number) -> Num:
    return Num(float(chance), "share", make=lambda r: chance_of_more(r, loss))


def _rows(results: Results, found: Losses) -> list[list[Cell]]:
    layers, pool = layers_there(results), float(results["reimbursable"])
    rows: list[list[Cell]] = []
    for loss, chance in zip(found.losses.tolist(), found.chances.tolist(), strict=True):
        reached = [layer for layer in layers if layer.start * pool < loss - LEAST]
        rows.append(
            [
                bare(plain(loss, "EUR bn", of="expected_pool_loss", by="part")),
                plain(chance, "share", of="failure_chances", by="part"),
                _more(loss, chance_above(found.losses, found.chances, loss)),
                reached[-1].name if reached else None,
            ]
        )
    return rows
