"""What shares return if sites may fail: every case with its chance, beside the return of the expected cash flow."""

from __future__ import annotations

import numpy as np

from explorer.charts.chart import Drawn, Picture
from explorer.charts.layers import empty
from explorer.charts.style import (
    ACTORS,
    BAD,
    CARD,
    INK,
    OK,
    RULE,
    SMALL,
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
from explorer.findings import share_returns as findings
from explorer.findings.finding import Finding
from explorer.findings.share_returns import Returns, quantile
from explorer.message import Num, say
from explorer.model import Results

_HEIGHT, _LEFT = 340, 44  # [px]
_BINS = 36  # bars
_RARE, _WORST = 0.002, -0.3  # worse returns than that of so few cases, or than this, are one bar
_ROOM = 1.45  # over the bars, for words


def _share_returns(found: Finding, results: Results, view: str) -> Picture:
    if found.parts is None:
        return Picture(empty(found.says, _HEIGHT))
    parts: Returns = found.parts
    low, high = _ends(parts)
    width = (high - low) / _BINS
    bins = np.clip(((parts.rates - low) / width).astype(int), 0, _BINS - 1)
    height = np.bincount(bins, parts.chances, _BINS).astype(float)
    kept = np.flatnonzero(height > 0)
    x, y = low + (kept + 0.5) * width, height[kept]
    top = bound([float(y.max(initial=0.0)) * _ROOM, 1e-3])
    says = [
        say("chart.share_returns.hover", rate=Num(float(a), "share"), chance=Num(float(b), "share"))
        for a, b in zip(x, y, strict=True)
    ]
    bar = {
        "type": "bar",
        "x": x,
        "y": y,
        "width": np.full(len(x), width * 0.85),
        "marker": {"color": faint(ACTORS["industry"], 0.9)},
        "hovertext": says,
        "hoverinfo": "text",
    }
    shapes, notes = [], [heading(say("chart.share_returns.heading", none=parts.none), _LEFT)]
    marks = ((parts.expected, INK, "expected"), (parts.asked, BAD, "asked"), (parts.unharmed, OK, "unharmed"))
    for row, (num, color, key) in enumerate(marks):
        at = min(max(num.value, low), high)
        shapes.append(line(at, 0, at, top, color=color, width=1.5, dash="dash" if key == "asked" else "solid"))
        right = at > (low + high) / 2
        notes.append(
            note(
                say(f"chart.share_returns.mark.{key}", rate=num),
                x=at,
                y=top * (1 - 0.09 * row),
                xanchor="right" if right else "left",
                yanchor="top",
                xshift=-5 if right else 5,
                font={"size": SMALL, "color": color},
                bgcolor=faint(CARD, 0.85),
            )
        )
    return Picture({"data": [bar], "layout": _layout((low, high), top, shapes, notes)})


def _ends(parts: Returns) -> tuple[float, float]:
    """The ends of the axis of returns."""
    named = [num.value for num in (parts.expected, parts.asked, parts.unharmed)]
    rates, chances = np.append(parts.rates, parts.unharmed.value), np.append(parts.chances, parts.none.value)
    low = max(min([*named, quantile(rates, chances, _RARE)]), _WORST)
    high = max([*named, *parts.rates.tolist(), low + 0.02])
    room = (high - low) * 0.04
    return low - room, high + room


def _layout(ends: tuple[float, float], top: float, shapes: list[Spec], notes: list[Spec]) -> Spec:
    ticks, across = steps(0, top, most=4), steps(*ends, most=6)
    title = axis_title(say("chart.share_returns.axis"))
    return layout(
        _HEIGHT,
        left=_LEFT,
        right=12,
        top=34,
        bottom=46,
        xaxis=ticked(*ends, across, [Num(t, "share") for t in across], title=title),
        yaxis=ticked(0, top, ticks, [Num(t, "share") for t in ticks], showgrid=True, gridcolor=RULE),
        shapes=shapes,
        annotations=notes,
    )


share_returns = Drawn(findings.share_returns, _share_returns, "share_returns")
