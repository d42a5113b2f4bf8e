"""What is uncertain, within which ends, and how likely each value between them is.

Uncertain is every input of the scenario whose value was taken from a figure with a low and a high end, and
every figure with both ends that a quantity uses. Nothing is listed here: a new figure with a range takes part
by itself. Cells of tables (the price of a chip) have no range of their own here.

A value is drawn from a triangular distribution: low and high are the ends, the central value is the most
likely one. The sources give three numbers and seldom more, and a triangle claims nothing beyond them: no tail
outside the ends, no shape of its own. Where the central value lies nearer to the geometric than to the
arithmetic middle of the ends, as in "a factor of three either way", the triangle stands on a logarithmic
scale; otherwise a range by a factor would pull every draw towards its upper end. Inputs are drawn
independently of each other: no source says how they hang together, and real ones may move together.

If the reader has moved an input, its range moves along in proportion, as wide in percent as before, and is
cut at the ends of what can be chosen. A range that stands for the whole of another range already
(``data/within.csv``) is the only one of the two that is drawn, or the same doubt would count twice.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from explorer.explain import OWN
from explorer.facts import Figure, table
from explorer.graph import Graph
from explorer.scenario import Input, PresetValue

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Uncertain:
    """One uncertain input.

    Attributes
    ----------
    name
        The field of the scenario or the figure that is drawn.
    low, central, high
        Ends and most likely value [unit of the figure].
    logarithmic
        Whether the triangle stands on a logarithmic scale.
    whole
        Whether draws are rounded to whole numbers.
    grade
        Evidence grade of the central value; ``own`` if the reader chose it.
    figure
        Where the range comes from.
    """

    name: str
    low: float
    central: float
    high: float
    logarithmic: bool
    whole: bool
    grade: str
    figure: Figure

    @property
    def fixed(self) -> bool:
        """Whether nothing is left to draw: the ends are one, as where a reader chose zero."""
        return not self.low < self.high

    def at(self, share: Array) -> Array:
        """The values that this share of all draws lies below.

        Parameters
        ----------
        share : ndarray
            Between 0 and 1.
        """
        if self.fixed:
            return np.full(np.shape(share), self.central)
        if self.logarithmic:
            ends = (math.log(self.low), math.log(self.central), math.log(self.high))
            drawn = np.exp(triangular(share, *ends))
        else:
            drawn = triangular(share, self.low, self.central, self.high)
        drawn = np.clip(drawn, self.low, self.high)  # the last digit of a logarithm must not pass an end
        return np.rint(drawn) if self.whole else drawn


def triangular(share: Array, low: float, mode: float, high: float) -> Array:
    """Value that a share of all draws from a triangular distribution lies below, in closed form."""
    rising = low + np.sqrt(share * (high - low) * (mode - low))
    falling = high - np.sqrt((1.0 - share) * (high - low) * (high - mode))
    drawn: Array = np.where(share * (high - low) < mode - low, rising, falling)
    return drawn


def uncertain_inputs(
    graph: Graph,
    values: Mapping[str, Any],
    given: Mapping[str, PresetValue],
    quantities: Collection[str] | None = None,
) -> tuple[Uncertain, ...]:
    """All that is uncertain, in the order of the data; with `quantities`, only what they are computed from.

    Parameters
    ----------
    graph, values
        The model, and a value for each field.
    given
        What the scenario's preset says of each field.
    quantities
        Names of quantities, or None for all.
    """
    everything = graph.ancestors(graph.order)
    found = [_of_field(entry, graph, values[name], given.get(name)) for name, entry in graph.fields.items()]
    found += [
        _of_figure(figure, float(values.get(name, figure.value)))
        for name, figure in graph.figures.items()
        if name not in graph.fields and _ranged(figure)
    ]
    drawn = {one.name: one for one in found if one and one.name in everything}
    # by all of the model, so that a quantity has the same draws whatever else is asked for
    inside = {row["figure"] for row in table("within") if row["within"] in drawn}
    used = everything if quantities is None else graph.ancestors(quantities)
    return tuple(one for one in drawn.values() if one.name in used and one.name not in inside)


def _ranged(figure: Figure | None) -> bool:
    return figure is not None and figure.low is not None and figure.high is not None and figure.low < figure.high


def _of_field(entry: Input, graph: Graph, value: Any, given: PresetValue | None) -> Uncertain | None:
    if entry.kind == "choice":
        return None
    names = ((given.figure if given else ""), entry.default_figure)
    figure = next((graph.figures[name] for name in names if _ranged(graph.figures.get(name))), None)
    if figure is None:
        return None
    kept = given is not None and bool(value == given.value)
    grade = given.grade if given is not None and kept else OWN
    return _around(entry.name, float(value), figure, grade, entry)


def _of_figure(figure: Figure, value: float) -> Uncertain:
    return _around(figure.id, value, figure, figure.grade if value == figure.value else OWN)


def _around(name: str, value: float, figure: Figure, grade: str, entry: Input | None = None) -> Uncertain:
    low, central, high = float(figure.low or 0.0), figure.value, float(figure.high or 0.0)
    logarithmic = low > 0 and abs(central - math.sqrt(low * high)) < abs(central - (low + high) / 2)
    if value != central:  # in proportion; a figure of zero has none, so its range keeps its width
        if central:
            low, high = sorted((value * low / central, value * high / central))
        else:
            low, high = value + low, value + high
    if entry is not None and entry.low is not None and entry.high is not None:
        low, high = max(low, entry.low), min(high, entry.high)
    low, high = min(low, value), max(high, value)
    whole = entry is not None and entry.kind == "integer"
    return Uncertain(name, low, value, high, logarithmic and low > 0, whole, grade, figure)
