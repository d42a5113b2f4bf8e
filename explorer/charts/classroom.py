"""How the students of a class are spread over one measure of the challenge: a mark each, stacked where they meet."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from explorer.charts.chart import Picture
from explorer.charts.style import (
    ACCENT,
    BAD,
    INK,
    OK,
    SMALL,
    Spec,
    axis,
    axis_title,
    bound,
    layout,
    line,
    note,
    steps,
    ticked,
)
from explorer.findings.classroom import Spread, amount
from explorer.message import say

_HEIGHT = 280  # [px]
_BINS = 50  # places along the axis: marks at the same place are stacked
_LARGE, _SMALL, _MANY = 11.0, 8.0, 60  # marks [px], and from how many students on they are small
_ROOM = 6  # marks that stand on each other before the axis grows


def class_spread(found: Spread) -> Picture:
    """A mark for each student, in their order."""
    target = found.target.value
    least = min(found.known, default=0.0)
    top = 100.0 if found.measure == "score" else bound([*found.known, target])
    low = -bound([-least]) if least < 0 else 0.0
    heights = _stacked(found.values, low, top)
    at = steps(low, top, most=4)
    title = axis_title(say(f"chart.class_spread.axis.{found.measure}"))
    return Picture(
        {
            "data": [_marks(found, low, heights)],
            "layout": layout(
                _HEIGHT,
                left=16,
                right=16,
                top=30,
                bottom=46,
                xaxis=ticked(low, top, at, [amount(found.measure, tick) for tick in at], title=title),
                yaxis=axis(0, max([_ROOM, *heights]) + 1),
                shapes=[
                    line(low, 0, top, 0, color=INK, width=1),
                    line(target, 0, target, 1, yref="paper", color=BAD, dash="dash"),
                ],
                annotations=[
                    note(
                        say("chart.class_spread.target", target=found.target),
                        x=target,
                        y=1,
                        yref="paper",
                        yanchor="bottom",
                        xanchor="right" if target > (low + top) / 2 else "left",
                        font={"size": SMALL, "color": BAD},
                    )
                ],
            ),
        }
    )


def _marks(found: Spread, low: float, heights: list[int]) -> Spec:
    size = _LARGE if len(found.values) <= _MANY else _SMALL
    known = [math.isfinite(value) for value in found.values]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": np.array([value if there else low for value, there in zip(found.values, known, strict=True)], dtype=float),
        "y": np.array(heights, dtype=float),
        "marker": {
            "symbol": ["diamond" if one else "circle-open" for one in found.met],
            "color": [OK if one else ACCENT for one in found.met],
            "size": [size if there else 0.0 for there in known],
            "line": {"width": 2},
        },
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _stacked(values: Sequence[float], low: float, top: float) -> list[int]:
    """How high each mark stands: one more than those before it at the same place."""
    count: dict[int, int] = {}
    heights = []
    for value in values:
        place = round((value - low) / (top - low) * _BINS) if math.isfinite(value) else -1
        count[place] = count.get(place, 0) + (place >= 0)
        heights.append(count[place])
    return heights
