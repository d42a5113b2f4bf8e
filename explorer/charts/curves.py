"""Pictures over years or over one input: lines with the chosen point, and bars by year."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from explorer.charts.style import (
    ACCENT,
    CARD,
    INK,
    Said,
    Spec,
    axis_title,
    bound,
    faint,
    heading,
    layout,
    line,
    note,
    steps,
    ticked,
)
from explorer.message import Num

LEFT = 52
HEIGHT = 330


@dataclass(frozen=True, slots=True)
class Axis:
    """The axis below: its ends, its ticks and what they say, and its name; empty for none."""

    low: float
    high: float
    ticks: list[float]
    labels: list[Said]
    name: Said = ""


@dataclass(frozen=True, slots=True)
class Level:
    """The axis at the left: its ends, how its ticks are written, see :class:`explorer.message.Num`, and its name."""

    low: float
    high: float
    write: str
    name: Said


def ends(values: Any, least: float = 0.0) -> tuple[float, float]:
    """Round ends of an axis that hold these values and zero; those that are not numbers are left out."""
    found = [float(v) for v in np.ravel(values) if math.isfinite(v)]
    top = bound([v for v in found if v > 0], least)
    low = -bound([-v for v in found if v < 0]) if any(v < 0 for v in found) else 0.0
    # Ends of very unequal size would leave a mark of an axis without room for its name.
    return (low if not low or -low > top / 12 else -top / 12), max(top, -low / 12)


def path(x: Any, y: Any, words: list[Said], *, color: str = ACCENT, dash: str = "solid", width: float = 2.5) -> Spec:
    """A line through the points that are numbers."""
    there = [i for i, v in enumerate(y) if math.isfinite(v)]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [float(x[i]) for i in there],
        "y": [float(y[i]) for i in there],
        "text": [words[i] for i in there],
        "line": {"color": color, "width": width, "dash": dash},
        "hoverinfo": "text",
    }


def point(x: float, y: float) -> Spec:
    """The chosen value on a line."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x],
        "y": [y],
        "marker": {"color": ACCENT, "size": 13, "line": {"color": CARD, "width": 2}},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def band(x: Any, low: Any, high: Any, color: str = ACCENT) -> Spec:
    """The area between two lines."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [*map(float, x), *map(float, x[::-1])],
        "y": [*map(float, low), *map(float, high[::-1])],
        "fill": "toself",
        "fillcolor": faint(color, 0.14),
        "line": {"width": 0},
        "hoverinfo": "skip",
    }


def year_bars(years: Any, values: Any, words: list[Said], color: str, hatch: str = "") -> Spec:
    """Bars by year of the values that are numbers; stripes tell them apart without colour."""
    there = [i for i, v in enumerate(values) if math.isfinite(v)]
    marker: Spec = {"color": color}
    if hatch:
        marker["pattern"] = {
            "shape": hatch,
            "fgcolor": color,
            "bgcolor": faint(color, 0.25),
            "fillmode": "replace",
            "size": 6,
        }
    return {
        "type": "bar",
        "x": [float(years[i]) for i in there],
        "y": [float(values[i]) for i in there],
        "hovertext": [words[i] for i in there],
        "hoverinfo": "text",
        "marker": marker,
    }


def figure(
    data: list[Spec],
    x: Axis,
    y: Level,
    *,
    words: list[Spec] | None = None,
    shapes: list[Spec] | None = None,
    top: int = 34,
    **more: Any,
) -> Spec:
    """A figure with an axis below and a named one at the left."""
    ticks = steps(y.low, y.high, most=5)
    axis_x = ticked(x.low, x.high, x.ticks, x.labels, **({"title": axis_title(x.name)} if x.name else {}))
    labels = [Num(tick, write=y.write) for tick in ticks]
    axis_y = ticked(y.low, y.high, ticks, labels, showgrid=True, gridcolor="@line", gridwidth=1)
    zero = [line(x.low, 0, x.high, 0, color=INK, width=1)] if y.low < 0 else []
    return {
        "data": data,
        "layout": layout(
            HEIGHT,
            left=LEFT,
            right=14,
            top=top,
            bottom=48 if x.name else 28,
            annotations=[heading(y.name, LEFT), *(words or [])],
            shapes=[*zero, *(shapes or [])],
            xaxis=axis_x,
            yaxis=axis_y,
            **more,
        ),
    }


def label(words: Said, x: float, y: float, *, right: bool, up: bool = True, color: str = INK) -> Spec:
    """Words beside a point, on the side where there is room."""
    where: Spec = {"xanchor": "right" if right else "left", "xshift": -8 if right else 8}
    where |= {"yanchor": "bottom", "yshift": 6} if up else {"yanchor": "top", "yshift": -6}
    return note(words, x=x, y=y, bgcolor=faint(CARD, 0.85), font={"color": color}, **where)
