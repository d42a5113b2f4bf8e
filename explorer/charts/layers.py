"""What the pictures of the layered fund share: the colours and stripes of the layers, their key, and bars that stand on each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from explorer.charts.style import ACTORS, CARD, SOFT, Said, Spec, axis, faint, layout, note
from explorer.findings.layers import Layer
from explorer.message import Num, Rich, coloured, lines, say

#: A layer has the colour of who mostly bears its loss; the guaranteed one is striped besides.
_COLORS = {
    "first_loss": ACTORS["union"],
    "equity": ACTORS["industry"],
    "mezzanine": ACTORS["eib"],
    "guaranteed": ACTORS["union"],
    "senior": ACTORS["banks"],
}
_STRIPED = "guaranteed"
_IN_A_LINE = 3  # names in one line of a key


def color(layer: Layer) -> str:
    """Token of a layer's colour."""
    return _COLORS[layer.id]


def stripes(layer: Layer) -> str:
    """The pattern over it, empty for none."""
    return "x" if layer.id == _STRIPED else ""


def key(layers: Sequence[Layer], title: Said, *before: Rich) -> Rich:
    """Which colour is which layer, over the name of the axis; `before` stands first."""
    names = [*before, *(key_of("▩" if stripes(layer) else "■", color(layer), layer.id) for layer in layers)]
    return lines(_row(names[:_IN_A_LINE]), _row(names[_IN_A_LINE:]), title)


def key_of(sign: str, token: str, name: str) -> Rich:
    """A sign in a colour, and what it stands for."""
    return Rich((coloured(token, sign), " ", say(f"chart.layers.key.{name}")))


def _row(names: list[Rich]) -> Rich | str:
    apart: list[Any] = [part for name in names for part in ("  ", name)]
    return Rich(tuple(apart[1:])) if names else ""


def stacked(x: Any, amounts: Iterable[Num], token: str, pattern: str, says: list[Said]) -> Spec:
    """Bars that stand on those of the trace before, in a colour and with stripes that a layer, or a loss, has everywhere."""
    look = {"shape": pattern, "fgcolor": CARD, "fillmode": "overlay", "size": 6, "solidity": 0.25}
    return {
        "type": "bar",
        "x": x,
        "y": np.array([num.value for num in amounts]),
        "marker": {"color": faint(token, 0.9), "line": {"color": CARD, "width": 1}, "pattern": look},
        "hovertext": says,
        "hoverinfo": "text",
    }


def empty(words: Said, height: int) -> Spec:
    """A figure of words alone."""
    middle = note(words, x=0.5, y=0.5, xref="paper", yref="paper", font={"color": SOFT})
    return {
        "data": [],
        "layout": layout(height, xaxis=axis(0, 1), yaxis=axis(0, 1), annotations=[middle]),
    }
