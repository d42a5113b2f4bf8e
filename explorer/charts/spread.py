"""How the result is spread over all draws: a histogram with its percentiles."""

from __future__ import annotations

import numpy as np

from explorer.charts.chart import Drawn, Picture
from explorer.charts.style import (
    ACCENT,
    CARD,
    INK,
    SOFT,
    Said,
    Spec,
    axis,
    axis_title,
    faint,
    layout,
    line,
    note,
    steps,
    ticked,
)
from explorer.findings import spread as findings
from explorer.findings.finding import Finding
from explorer.findings.spread import Histogram
from explorer.findings.study import share
from explorer.message import PLAIN_UNITS, Num, say
from explorer.model import Results

_COUNTED = 1e4  # from here on a number is counted in thousands and millions
_LINES = 54  # room for the names of the lines [px]


def _spread(found: Finding, results: Results) -> Picture:
    return Picture(_empty() if found.parts is None else _histogram(found.parts))


def _empty() -> Spec:
    return {
        "data": [],
        "layout": layout(330, left=8, right=8, top=_LINES, bottom=50, xaxis=axis(0, 1), yaxis=axis(0, 1)),
    }


def _histogram(found: Histogram) -> Spec:
    edges, width = found.edges, found.edges[1] - found.edges[0]
    at = [mark.value for _, mark in found.marks]
    left, right = min(edges[0], *at) - width, max(edges[-1], *at) + width
    ticks = steps(left, right, most=4)
    return {
        "data": [
            {
                "type": "bar",
                "x": (edges[:-1] + edges[1:]) / 2,
                "y": found.parts,
                "width": np.full(len(found.parts), width * 0.92),
                "marker": {"color": [ACCENT if inside else faint(ACCENT, 0.3) for inside in found.inside]},
                "hovertext": [
                    say(
                        "chart.spread.bar",
                        low=Num(low, found.unit),
                        high=Num(high, found.unit),
                        share=share(part, found.result),
                    )
                    for low, high, part in zip(edges[:-1], edges[1:], found.parts, strict=True)
                ],
                "hoverinfo": "text",
            }
        ],
        "layout": layout(
            330,
            left=8,
            right=8,
            top=_LINES,
            bottom=50,
            **_marks(found, (left + right) / 2),
            xaxis=ticked(left, right, ticks, [_tick(t, found.unit) for t in ticks], title=_title(found.unit)),
            yaxis=axis(0, float(found.parts.max()) * 1.04),
        ),
    }


def _marks(found: Histogram, middle: float) -> Spec:
    """Lines through the draws with their names above, each on the side where there is room."""
    shapes, notes = [], []
    for i, (name, mark) in enumerate(found.marks):
        x, central = mark.value, name == "central"
        shapes.append(line(x, 0, x, 1, yref="paper", dash="solid" if central else "dash", color=INK, width=2))
        notes.append(
            note(
                say(f"chart.spread.mark.{name}", value=mark),
                x=x,
                y=1,
                yref="paper",
                yanchor="bottom",
                xanchor="right" if x > middle else "left",
                yshift=4 + 20 * i,
                bgcolor=faint(CARD, 0.85),
                font={"color": INK if central else SOFT},
            )
        )
    return {"shapes": shapes, "annotations": notes}


def _title(unit: str) -> Spec:
    """The unit under the axis, where its numbers do not say it."""
    said = unit.startswith("EUR") or unit in PLAIN_UNITS
    return axis_title("" if said else say(f"chart.spread.unit.{unit}"))


def _tick(value: float, unit: str) -> Said:
    """A value under the axis, short: money and shares as they are, else the number alone."""
    if unit.startswith(("EUR", "USD")) or unit == "share":
        return Num(value, unit.partition("/year")[0])
    return Num(value, unit, "count" if abs(value) >= _COUNTED else "number")


spread = Drawn(findings.spread, _spread, "spread")
