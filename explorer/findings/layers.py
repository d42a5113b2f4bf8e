"""What the findings of the layered fund share: which layers there are, what they are called, and why there may be nothing to lose."""

from __future__ import annotations

from dataclasses import dataclass, replace

from explorer.findings.finding import Column, Finding, Table
from explorer.message import Message, Num, Says, say
from explorer.model import Results
from explorer.model.pool import LAYERS

LEAST = 5e-5  # half of what is still written as an amount [EUR bn]


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of the pool: its size [EUR bn], and where it begins and ends [share of the pool]."""

    index: int
    id: str
    size: float
    start: float
    end: float

    @property
    def there(self) -> bool:
        """Whether it is worth drawing."""
        return self.size > LEAST

    @property
    def name(self) -> Message:
        """What it is called."""
        return say(f"chart.layers.name.{self.id}")

    @property
    def within(self) -> Message:
        """What it is called in a sentence."""
        return say(f"chart.layers.in.{self.id}")


def layers_of(results: Results) -> list[Layer]:
    """Every layer, from the one that loses first to the one that loses last."""
    columns = (results[name].tolist() for name in ("layer_sizes", "layer_attachment", "layer_detachment"))
    return [Layer(i, id, *row) for i, (id, *row) in enumerate(zip(LAYERS, *columns, strict=True))]


def layers_there(results: Results) -> list[Layer]:
    """The layers that are worth drawing, in the same order."""
    return [layer for layer in layers_of(results) if layer.there]


def has_pool(results: Results) -> bool:
    """Whether any money is to come back: without it there is nothing to lose."""
    return float(results["reimbursable"]) > LEAST


def has_sites(results: Results) -> bool:
    """Whether a site can fail."""
    return float(results["h100e_total"]) > 0


def has_shares(results: Results) -> bool:
    """Whether anybody pays in shares that are drawn: what they return can be asked."""
    return float(results["layer_sizes"][:2].sum()) > LEAST and float(results["drawn_share"]) > 0


def nothing(results: Results) -> Message | None:
    """Why there is no loss to show; None if there can be one."""
    if not has_pool(results):
        only = float(results["raised"]) > LEAST
        return say(f"chart.layers.{'only_grants' if only else 'no_money'}")
    return None if has_sites(results) else say("chart.layers.no_sites")


def without(why: Message, columns: list[Column]) -> Finding:
    """A finding of nothing but why there is none."""
    return Finding(Says.of(why), Table(columns, []))


def actor(holder: str) -> Message:
    """Who holds a part of the layers, by name."""
    return say(f"chart.actor.{holder}.name")


def bare(num: Num) -> Num:
    """The same number without its unit, for a column that says it."""
    return replace(num, write="number")
