"""How good the model is: what it predicts from chips alone, against what was reported."""

from __future__ import annotations

import math

from explorer.charts.chart import Drawn, Picture
from explorer.charts.style import (
    ACCENT,
    CARD,
    INK,
    RULE,
    SMALL,
    SOFT,
    Spec,
    axis_title,
    faint,
    heading,
    layout,
    texts,
    ticked,
)
from explorer.findings import backtest as finds
from explorer.findings.backtest import Backtest, Prediction
from explorer.findings.finding import Finding, plain
from explorer.message import Rich, bold, lines, say
from explorer.model import Results

_HEIGHT, _LEFT = 420, 64
_WORST = 3  # points that are named
_GAP = "\N{NO-BREAK SPACE}" * 2  # between a point and its name


def _backtest(found: Finding, results: Results, view: str) -> Picture:
    """Scales of powers of ten, with the band that holds nine in ten."""
    parts: Backtest = found.parts
    seen = parts.predictions
    ends = [math.log10(x) for each in seen for x in (each.reported, each.predicted)]
    low, high = math.floor(min(ends) - 0.05), math.ceil(max(ends) + 0.05)
    band = [_band(low, high, math.log10(parts.most))] if math.isfinite(parts.most) else []
    exponents = range(low, high + 1)
    ticks, labels = [float(t) for t in exponents], [plain(10.0**t) for t in exponents]
    grid = {"showgrid": True, "gridcolor": RULE, "gridwidth": 1}
    across = axis_title(say(f"chart.backtest.axis.{view}.reported"))
    figure = {
        "data": [*band, _line(low, high), _points(seen), *_names(seen, low, high)],
        "layout": layout(
            _HEIGHT,
            left=_LEFT,
            right=16,
            top=34,
            bottom=50,
            xaxis=ticked(low, high, ticks, labels, title=across, **grid),
            yaxis=ticked(low, high, ticks, labels, **grid),
            annotations=[heading(say(f"chart.backtest.axis.{view}.predicted"), _LEFT)],
        ),
    }
    return Picture(figure)


def _band(low: float, high: float, width: float) -> Spec:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [low, high, high, low],
        "y": [low + width, high + width, high - width, low - width],
        "fill": "toself",
        "fillcolor": faint(ACCENT, 0.12),
        "line": {"width": 0},
        "hoverinfo": "skip",
    }


def _line(low: float, high: float) -> Spec:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [low, high],
        "y": [low, high],
        "line": {"color": SOFT, "width": 1, "dash": "dot"},
        "hoverinfo": "skip",
    }


def _points(seen: tuple[Prediction, ...]) -> Spec:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [math.log10(each.reported) for each in seen],
        "y": [math.log10(each.predicted) for each in seen],
        "marker": {
            "size": 10,
            "symbol": ["square" if each.public else "circle" for each in seen],
            "color": [CARD if each.public else ACCENT for each in seen],
            "line": {"color": [INK if each.public else ACCENT for each in seen], "width": 1.4},
        },
        "hovertext": [lines(bold(each.name), say("chart.backtest.point", ratio=each.ratio)) for each in seen],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _names(seen: tuple[Prediction, ...], low: float, high: float) -> list[Spec]:
    """The worst predictions by name: away from both edges, and on the side of the line on which the point lies."""
    worst = sorted(seen, key=lambda each: -abs(math.log(each.ratio.value)))[:_WORST]

    def right(each: Prediction) -> bool:
        across = (math.log10(each.reported) - low) / (high - low)
        return across < 0.35 or (each.ratio.value < 1 and across < 0.7)

    return [
        texts(
            [math.log10(each.reported) for each in named],
            [math.log10(each.predicted) for each in named],
            [Rich((_GAP, each.name, _GAP)) for each in named],
            side=side,
            size=SMALL,
        )
        for side, named in (
            ("top right", [each for each in worst if right(each)]),
            ("top left", [each for each in worst if not right(each)]),
        )
        if named
    ]


backtest = Drawn(finds.backtest, _backtest, "backtest")
