"""What the charts of the layered fund share: which layers there are, their names and colours, and the money in words."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.charts.style import ACTORS, SOFT, Spec, axis, layout, note
from explorer.model import Results
from explorer.model.pool import HOLDERS, LAYERS
from explorer.speech import Text

LEAST = 5e-5  # half of what is still written as an amount [EUR bn]

#: A layer has the colour of who mostly bears its loss; the guaranteed one is striped besides.
COLORS = {
    "first_loss": ACTORS["union"],
    "equity": ACTORS["industry"],
    "mezzanine": ACTORS["eib"],
    "guaranteed": ACTORS["union"],
    "senior": ACTORS["banks"],
}


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
    def color(self) -> str:
        """Token of its colour."""
        return COLORS[self.id]


def layers_of(results: Results) -> list[Layer]:
    """Every layer, from the one that loses first to the one that loses last."""
    columns = (results[name].tolist() for name in ("layer_sizes", "layer_attachment", "layer_detachment"))
    return [Layer(i, id, *row) for i, (id, *row) in enumerate(zip(LAYERS, *columns, strict=True))]


def by_holder(results: Results, name: str) -> dict[str, float]:
    """A quantity by holder, by the holder's name."""
    return dict(zip(HOLDERS, results[name].tolist(), strict=True))


def has_pool(results: Results) -> bool:
    """Whether any money is to come back: without it there is nothing to lose."""
    return float(results["reimbursable"]) > LEAST


def has_sites(results: Results) -> bool:
    """Whether a site can fail."""
    return float(results["h100e_total"]) > 0


def has_shares(results: Results) -> bool:
    """Whether anybody pays in shares that are drawn: what they return can be asked."""
    return float(results["layer_sizes"][:2].sum()) > LEAST and float(results["drawn_share"]) > 0


def nothing(results: Results, text: Text) -> str:
    """Why there is no loss to show; empty if there can be one."""
    if not has_pool(results):
        only = float(results["raised"]) > LEAST
        return text(f"chart.layers.{'only_grants' if only else 'no_money'}")
    return "" if has_sites(results) else text("chart.layers.no_sites")


def name_of(layer: Layer, text: Text) -> str:
    """The layer's name."""
    return text(f"chart.layers.name.{layer.id}")


def empty(words: str, height: int) -> Spec:
    """A figure of words alone."""
    middle = note(words, x=0.5, y=0.5, xref="paper", yref="paper", font={"color": SOFT})
    return {
        "data": [],
        "layout": layout(height, xaxis=axis(0, 1), yaxis=axis(0, 1), annotations=[middle]),
    }
