"""How likely each loss of the pool is."""

from __future__ import annotations

import numpy as np

from explorer.charts.chart import Drawn, Picture
from explorer.charts.layers import empty
from explorer.charts.style import (
    ACCENT,
    BAD,
    CARD,
    INK,
    RULE,
    SMALL,
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
from explorer.findings import losses as findings
from explorer.findings.finding import Finding
from explorer.findings.layers import LEAST, Layer, layers_there
from explorer.findings.losses import Losses
from explorer.message import Num, say
from explorer.model import Results
from explorer.model.normal import Array

_HEIGHT, _LEFT = 340, 44  # [px]
_MOST = 40  # bars
_RAREST = 1e-4  # rarer losses are not drawn


def _loss_distribution(found: Finding, results: Results) -> Picture:
    if found.parts is None:
        return Picture(empty(found.says, _HEIGHT))
    parts: Losses = found.parts
    some = parts.losses > LEAST
    top = bound([float(parts.losses[parts.chances >= _RAREST].max()), float(results["first_loss_needed_amount"])])
    shown, heights = _binned(parts.losses[some], parts.chances[some], top)
    high = bound([float(heights.max(initial=0.0)), 1e-3])
    ends, width = _ends(results, top), top / _MOST * 0.8
    says = [
        say("chart.loss_distribution.hover", loss=Num(float(x), "EUR bn"), chance=Num(float(p), "share"))
        for x, p in zip(shown, heights, strict=True)
    ]
    bar = {
        "type": "bar",
        "x": shown,
        "y": heights,
        "width": np.full(len(shown), width),
        "marker": {"color": faint(ACCENT, 0.8)},
        "hovertext": says,
        "hoverinfo": "text",
    }
    shapes = [line(x, 0, x, high * 0.95, color=INK, dash="dash", width=1.3) for x, _ in ends]
    notes = [heading(say("chart.loss_distribution.heading", none=parts.none), _LEFT)]
    for row, (x, layer) in enumerate(ends, start=1):
        name = say("chart.loss_distribution.end", name=say(f"chart.layers.short.{layer.id}"))
        notes.append(_beside(name, x, high * (1 - 0.08 * row), top))
    mean = parts.mean.value
    if LEAST < mean <= top:
        shapes.append(line(mean, 0, mean, high, color=BAD, width=1.5))
        notes.append(_beside(say("chart.loss_distribution.mean", mean=parts.mean), mean, high, top, color=BAD))
    ticks, across = steps(0, high, most=4), steps(0, top)
    figure: Spec = {
        "data": [bar],
        "layout": layout(
            _HEIGHT,
            left=_LEFT,
            right=12,
            top=34,
            bottom=46,
            xaxis=ticked(
                -width,
                top + width,
                across,
                [Num(t, write="number") for t in across],
                title=axis_title(say("chart.loss_distribution.axis")),
            ),
            yaxis=ticked(0, high, ticks, [Num(t, "share") for t in ticks], showgrid=True, gridcolor=RULE),
            shapes=shapes,
            annotations=notes,
        ),
    }
    return Picture(figure)


def _ends(results: Results, top: float) -> list[tuple[float, Layer]]:
    """Where layers end on an axis of losses in EUR bn, the last one left out."""
    pool = float(results["reimbursable"])
    return [(layer.end * pool, layer) for layer in layers_there(results)[:-1] if layer.end * pool <= top]


def _beside(words: Said, x: float, y: float, top: float, **font: str) -> Spec:
    """Words beside an upright line, on the side that has more room."""
    right = x > top / 2
    return note(
        words,
        x=x,
        y=y,
        xanchor="right" if right else "left",
        yanchor="top",
        xshift=-5 if right else 5,
        font={"size": SMALL, **font},
        bgcolor=faint(CARD, 0.8),
    )


def _binned(losses: Array, chances: Array, top: float) -> tuple[Array, Array]:
    """Losses that stand closer than the bars are wide, as one bar at their mean."""
    near = losses <= top * (1 + 1e-9)
    bins = np.minimum((losses[near] / top * _MOST).astype(int), _MOST - 1)
    height = np.bincount(bins, chances[near], _MOST).astype(float)
    middle = np.bincount(bins, (losses * chances)[near], _MOST).astype(float)
    kept = height > 0
    return middle[kept] / height[kept], height[kept]


loss_distribution = Drawn(findings.loss_distribution, _loss_distribution, "loss_distribution")
