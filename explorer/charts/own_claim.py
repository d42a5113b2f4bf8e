"""The reader's own claim against the model: each part as a multiple of what was claimed, with its range."""

from __future__ import annotations

import math

import numpy as np

from explorer.charts.chart import Drawn, Picture
from explorer.charts.style import (
    ACCENT,
    BAD,
    CARD,
    INK,
    LINE,
    OK,
    SOFT,
    Said,
    Spec,
    axis,
    faint,
    layout,
    line,
    texts,
    ticked,
)
from explorer.findings import own_claim as findings
from explorer.findings.finding import Finding
from explorer.findings.own_claim import Part
from explorer.message import bold, say
from explorer.model import Results

_END = 1.5  # the axis ends at 10 to this power, and what lies beyond stands at its end
_ROW, _BELOW = 2 * LINE + 34, 34
_COLORS = {"holds": OK, "holds_if": ACCENT, "does_not_hold": BAD, "not_checkable": SOFT}


def _own_claim(found: Finding, results: Results) -> Picture:
    parts: tuple[Part, ...] = found.parts
    verdicts = [say(f"claims.mark.{part.check.kind}") for part in parts]
    wide = [
        say("chart.own_claim.detail", verdict=verdict, answer=part.answer)
        for verdict, part in zip(verdicts, parts, strict=True)
    ]
    short = [
        say("chart.own_claim.short", verdict=verdict, answer=part.alone)
        for verdict, part in zip(verdicts, parts, strict=True)
    ]
    return Picture(_figure(parts, wide), _figure(parts, short))


def _figure(parts: tuple[Part, ...], details: list[Said]) -> Spec:
    tops = [index * _ROW for index in range(len(parts))]
    shapes: list[Spec] = []
    dots: list[tuple[float, float, str, Said]] = []
    for part, top in zip(parts, tops, strict=True):
        check, middle = part.check, top + 2 * LINE + 12
        color = _COLORS[check.kind]
        shapes.append(line(-_END, middle, _END, middle, color=faint(SOFT, 0.25), width=1))
        shapes.append(line(0, middle - 10, 0, middle + 10, color=INK, width=2))
        low, at, high = (
            _place(end, check.claimed) for end in (check.answer.low, check.answer.value, check.answer.high)
        )
        if math.isfinite(at):
            shapes.append(line(low, middle, high, middle, color=faint(color, 0.45), width=7))
            dots.append((at, middle, color, part.answer))
    points = {
        "type": "scatter",
        "mode": "markers",
        "x": np.array([dot[0] for dot in dots]),
        "y": np.array([dot[1] for dot in dots]),
        "marker": {"size": 11, "color": [dot[2] for dot in dots], "line": {"width": 1.5, "color": CARD}},
        "hovertext": [dot[3] for dot in dots],
        "hoverinfo": "text",
        "cliponaxis": False,
    }
    names = texts(
        [-_END] * len(tops),
        [top + LINE / 2 for top in tops],
        [bold(part.said) for part in parts],
        side="middle right",
    )
    lines = texts([-_END] * len(tops), [top + LINE * 1.5 for top in tops], details, side="middle right")
    ticks: list[Said] = [say(f"chart.own_claim.{tick}") for tick in ("tenth", "as_claimed", "tenfold")]
    height = len(tops) * _ROW + _BELOW
    axes: Spec = {"xaxis": ticked(-_END, _END, [-1, 0, 1], ticks), "yaxis": axis(height - _BELOW, 0)}
    return {
        "data": [points, names, lines],
        "layout": layout(height, bottom=_BELOW, left=6, right=8, shapes=shapes, **axes),
    }


def _place(number: float, claimed: float) -> float:
    if not math.isfinite(number):
        return math.nan
    return min(max(math.log10(number / claimed), -_END), _END) if number > 0 else -_END


own_claim = Drawn(findings.own_claim, _own_claim, "own_claim")
