"""A fund of one's own: any number of layers, ranks and holders over any number of unequal sites.

The pages show a fund of five layers over sites of two sizes. This is the same arithmetic for any other:

>>> layers = [
...     Layer("Grant", 10, instrument="grant", holders={"Union": 1}),
...     Layer("First loss", 4, rank=1, instrument="first-loss equity", holders={"Union": 0.5, "States": 0.5}),
...     Layer("Shares", 6, rank=2, instrument="equity", holders={"Companies": 1}, target_return=0.12),
...     Layer("Loans", 10, rank=3, instrument="senior loan", holders={"Banks": 1}, target_return=0.06),
... ]
>>> sites = [Site(8, pd=0.05, lgd=0.6), Site(7, pd=0.1, lgd=0.4), Site(5, pd=0.2, lgd=0.5)]
>>> [(risk.layer.name, round(risk.hit, 3), round(risk.expected_loss, 4)) for risk in risks(layers, sites, rho=0.2)]
[('First loss', 0.297, 0.2193), ('Shares', 0.077, 0.0237), ('Loans', 0.004, 0.0)]
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from explorer.model import tranches
from explorer.model.defaults import loss_distribution, loss_distribution_at
from explorer.model.goals import fair_spread, return_after_loss
from explorer.model.normal import Array

GRANT = "grant"


@dataclass(frozen=True, slots=True)
class Layer:
    """Money of one kind.

    Attributes
    ----------
    name
        What it is called.
    size
        How much it is, in any unit: all layers in the same.
    rank
        Its place among those that lose: the lowest loses first. Layers of one rank lose the same part of themselves.
    instrument
        What it is. A ``grant`` is outside the pool: nobody expects it back, and it protects nobody.
    holders
        Who bears its loss, and which part of it [share].
    target_return
        Return a year that it is promised if nothing fails [share]; not a number if none is.
    """

    name: str
    size: float
    rank: float = 0
    instrument: str = "equity"
    holders: Mapping[str, float] = field(default_factory=dict)
    target_return: float = np.nan

    def __post_init__(self) -> None:
        _check(f"size of {self.name}", self.size, 0, np.inf)
        for holder, part in self.holders.items():
            _check(f"part of {holder} in {self.name}", part, 0, 1)


@dataclass(frozen=True, slots=True)
class Site:
    """A site that may fail.

    Attributes
    ----------
    size
        Money of the pool in it, in any unit: all sites in the same.
    pd, lgd
        Probability that it fails, and part of the money that does not come back then [share].
    """

    size: float
    pd: float
    lgd: float = 1.0

    def __post_init__(self) -> None:
        _check("size of a site", self.size, 0, np.inf)
        _check("pd", self.pd, 0, 1)
        _check("lgd", self.lgd, 0, 1)


@dataclass(frozen=True, slots=True)
class Risk:
    """What a layer may lose.

    Attributes
    ----------
    layer
        Which.
    attachment, detachment
        Loss of the pool from which it begins to lose, and is lost wholly [share].
    expected_loss, value_at_risk, shortfall
        On average; not exceeded but in the worst cases; on average in these [share of the layer].
    hit, wiped
        Probability that it loses anything, and that it is lost wholly [share].
    spread
        Premium a year that pays for its expected loss [share].
    expected_return
        Return of its expected cash flow if it is paid its target each year, and its principal at the end [share].
    """

    layer: Layer
    attachment: float
    detachment: float
    expected_loss: float
    value_at_risk: float
    shortfall: float
    hit: float
    wiped: float
    spread: float
    expected_return: float


def pool_losses(sites: Sequence[Site], rho: float, factor: float | None = None) -> tuple[Array, Array]:
    """Every loss that the sites can bring together [share of the pool], in order, and how likely it is.

    Parameters
    ----------
    sites
        At least one with money in it.
    rho
        Asset correlation, from 0 to 1 [share].
    factor
        State of the market that all share, if it is known: -2 for the end of a boom.
    """
    _check("rho", rho, 0, 1)
    pool = sum(site.size for site in sites)
    if not pool > 0:
        raise ValueError("sites: none has money in it")
    pd, amounts = [site.pd for site in sites], [site.size * site.lgd / pool for site in sites]
    return loss_distribution(pd, amounts, rho) if factor is None else loss_distribution_at(pd, amounts, rho, factor)


def risks(
    layers: Sequence[Layer],
    sites: Sequence[Site],
    rho: float,
    *,
    level: float = 0.99,
    years: float = 10,
    factor: float | None = None,
) -> list[Risk]:
    """What each layer may lose, the one that loses first before the others; grants are left out, and layers of nothing.

    Parameters
    ----------
    layers, sites
        The fund and what it pays for. Every site has its part of every layer.
    rho, factor
        As in :func:`pool_losses`.
    level
        Share of cases that are not the worst ones.
    years
        Over which sites fail, and the money stands [years].
    """
    _check("level", level, 0, 1 - 1e-12)
    losses, chances = pool_losses(sites, rho, factor)
    found = []
    for layer, start, end in _placed(layers):
        lost = tranches.given_layers(losses, start, end)
        mean = float(lost @ chances)
        found.append(
            Risk(
                layer, start, end, mean,
                value_at_risk=float(tranches.value_at_risk(lost, chances, level)),
                shortfall=float(tranches.shortfall(lost, chances, level)),
                hit=float(tranches.chance_above(losses, chances, start)),
                wiped=float(tranches.chance_from(losses, chances, end)),
                spread=float(fair_spread([1.0, 1 - mean], [0.0, years], 0.0)),
                expected_return=float(return_after_loss(layer.target_return, mean, years)),
            )
        )  # fmt: skip
    return found


def losses(layers: Sequence[Layer], loss: float) -> dict[str, float]:
    """What each layer of the pool loses of a loss [its unit], by its name."""
    pool = sum(layer.size for layer in layers if layer.instrument != GRANT)
    _check("loss", loss, 0, pool)
    return {
        layer.name: layer.size * float(tranches.given_layers(np.asarray(loss / pool), start, end))
        for layer, start, end in _placed(layers)
    }


def borne(layers: Sequence[Layer], loss: float) -> dict[str, float]:
    """What each holder loses of a loss [its unit]."""
    found: dict[str, float] = {}
    lost = losses(layers, loss)
    for layer in layers:
        for holder, part in layer.holders.items():
            found[holder] = found.get(holder, 0.0) + part * lost.get(layer.name, 0.0)
    return found


def _placed(layers: Iterable[Layer]) -> list[tuple[Layer, float, float]]:
    """Layers of the pool in the order in which they lose, with their ends [share of the pool]; one rank has the same ends."""
    there = sorted(
        (layer for layer in layers if layer.instrument != GRANT and layer.size > 0), key=lambda layer: layer.rank
    )
    if len({layer.name for layer in there}) < len(there):
        raise ValueError("layers: two have one name")
    pool = sum(layer.size for layer in there)
    if not there:
        raise ValueError("layers: none is to come back")
    ends = {
        rank: sum(layer.size for layer in there if layer.rank <= rank) / pool
        for rank in {layer.rank for layer in there}
    }
    starts = {rank: sum(layer.size for layer in there if layer.rank < rank) / pool for rank in ends}
    return [(layer, starts[layer.rank], ends[layer.rank]) for layer in there]


def _check(what: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:
        raise ValueError(f"{what}: {value!r} is not between {low} and {high:g}")
