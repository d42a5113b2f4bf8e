"""The largest site among clusters of the world, each on a line of its own, so that no two names meet."""

from __future__ import annotations

import math

from explorer.charts.chart import Drawn, Picture
from explorer.charts.style import (
    ACCENT,
    CARD,
    INK,
    RULE,
    SOFT,
    Spec,
    axis,
    axis_title,
    layout,
    line,
    texts,
    ticked,
)
from explorer.findings import clusters as finds
from explorer.findings.clusters import ROWS, Cluster
from explorer.findings.finding import Finding, plain
from explorer.message import Num, Rich, bold, lines, say
from explorer.model import Results

_ROW = 34  # height of a row [px]
_GAP = "\N{NO-BREAK SPACE}" * 3  # between a mark and its value
_LONG = 6  # a power of ten beyond it is written as one


def _clusters(found: Finding, results: Results, view: str) -> Picture:
    """On a scale of powers of ten."""
    shown: tuple[Cluster, ...] = found.parts
    sizes = [each.size.value for each in shown]
    low = math.floor(math.log10(min(sizes)))
    high = math.ceil(math.log10(max(sizes)) + 0.35)  # room for the value of the largest
    height = (ROWS + 1) * _ROW
    points = [math.log10(size) for size in sizes]
    middles = [i * _ROW + 24 for i in range(len(shown))]
    tints = [INK if each.row else ACCENT for each in shown]
    names = [bold(each.name) if each.europe else each.name for each in shown]
    values = [Rich((_GAP, each.size)) for each in shown]
    ticks = range(low, high + 1)
    figure = {
        "data": [
            _dots(shown, points, middles, view),
            texts([low] * len(shown), [y - 15 for y in middles], names, side="middle right", color=tints),
            texts(points, middles, values, side="middle right", color=tints),
        ],
        "layout": layout(
            height + 44,
            right=16,
            left=20,  # half of the label under the left end
            bottom=44,
            xaxis=ticked(
                low,
                high,
                [float(tick) for tick in ticks],
                [_power(tick) for tick in ticks],
                title=axis_title(say(f"chart.clusters.axis.{view}")),
            ),
            yaxis=axis(height, 0),
            shapes=[
                line(low, y, x, y, color=RULE, width=1, layer="below") for x, y in zip(points, middles, strict=True)
            ],
        ),
    }
    return Picture(figure)


def _power(exponent: int) -> Num:
    return plain(10.0**exponent, write="exponent" if exponent > _LONG else "number")


def _dots(shown: tuple[Cluster, ...], points: list[float], middles: list[int], view: str) -> Spec:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": points,
        "y": middles,
        "marker": {
            "size": 11,
            "color": [_fill(each) for each in shown],
            "symbol": ["diamond" if not each.row else "square" if each.europe else "circle" for each in shown],
            "line": {
                "color": [ACCENT if not each.row else INK if each.europe else SOFT for each in shown],
                "width": 1.5,
            },
        },
        "hovertext": [
            lines(bold(each.name), say(f"chart.clusters.hover.{view}", value=each.size), each.note) for each in shown
        ],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _fill(each: Cluster) -> str:
    if not each.row:
        return ACCENT
    if not each.known:
        return CARD
    return INK if each.europe else SOFT


clusters = Drawn(finds.clusters, _clusters, "clusters")
