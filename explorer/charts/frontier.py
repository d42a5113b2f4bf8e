"""The growth of the largest training runs, and one on the largest site on the day it opens."""

from __future__ import annotations

import math

import numpy as np

from explorer.charts.chart import Drawn, Picture
from explorer.charts.style import (
    ACCENT,
    CARD,
    INK,
    RULE,
    SMALL,
    SOFT,
    Said,
    Spec,
    faint,
    heading,
    layout,
    note,
    texts,
    ticked,
)
from explorer.findings import frontier as finds
from explorer.findings.finding import Finding, plain
from explorer.findings.frontier import Frontier, Run
from explorer.message import Name, Num, Rich, bold, lines, say
from explorer.model import Results
from explorer.model.frontier import line_at, spread_at

_FIRST, _LAST, _HEIGHT, _LEFT = 2020.0, 2031.0, 400, 44
_BOTTOM = 22  # power of ten
_STEPS = 25
_NEAR = 2027.5  # an opening before it lies close to the records
_GAP = "\N{NO-BREAK SPACE}" * 2  # between a point and its name
#: Records that are named, and on which side of the point.
_NAMED = {"gpt_3_175b_davinci": "bottom right", "gpt_4": "middle left", "grok_3": "middle left"}


def _frontier(found: Finding, results: Results) -> Picture:
    """Record runs, the line through them with its interval, and the largest site on its opening day."""
    parts: Frontier = found.parts
    last = max(_LAST, parts.opening.value + 1.5)
    grid = np.linspace(_FIRST, last, _STEPS)
    years, flop = np.asarray(results["record_year"]), np.asarray(results["record_flop"])
    middle = np.log10(line_at(grid, years, flop, results["frontier_slope"]))
    around = np.log10(spread_at(grid, years, results["frontier_scatter"]))
    data = [
        _interval(grid, middle, around),
        _line(grid, middle),
        _points(parts.records, [run.name for run in parts.records], INK),
        _points(parts.guesses, [say("chart.frontier.guess", name=run.name) for run in parts.guesses], CARD),
        _names([run for run in parts.records if run.row in _NAMED]),
    ]
    words = [heading(say("chart.frontier.axis"), _LEFT)]
    if parts.own.value > 0:
        data.append(_site(parts))
        words.append(_label(parts, last))
    top = 2 * math.ceil(float((middle + around)[-1]) / 2)
    y_ticks = list(range(_BOTTOM, top + 1, 2))
    x_ticks = list(range(2020, math.floor(last) + 1, 2))
    across = ticked(_FIRST, last, list(map(float, x_ticks)), [plain(year, write="year") for year in x_ticks])
    powers = [Num(10.0**tick, "FLOP", "exponent") for tick in y_ticks]
    down = ticked(_BOTTOM, top, list(map(float, y_ticks)), powers, showgrid=True, gridcolor=RULE, gridwidth=1)
    margins = {"left": _LEFT, "right": 12, "top": 34, "bottom": 30}
    return Picture({"data": data, "layout": layout(_HEIGHT, **margins, xaxis=across, yaxis=down, annotations=words)})


def _interval(grid: np.ndarray, middle: np.ndarray, around: np.ndarray) -> Spec:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": np.concatenate([grid, grid[::-1]]),
        "y": np.concatenate([middle + around, (middle - around)[::-1]]),
        "fill": "toself",
        "fillcolor": faint(SOFT, 0.14),
        "line": {"width": 0},
        "hoverinfo": "skip",
    }


def _line(grid: np.ndarray, middle: np.ndarray) -> Spec:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": grid,
        "y": middle,
        "line": {"color": SOFT, "width": 1.5, "dash": "dot"},
        "hoverinfo": "skip",
    }


def _points(runs: tuple[Run, ...], names: list[Said], fill: str) -> Spec:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [run.year for run in runs],
        "y": [math.log10(run.flop.value) for run in runs],
        "marker": {"size": 9, "color": fill, "line": {"color": INK, "width": 1.3}},
        "hovertext": [
            lines(bold(name), say("chart.frontier.point", flop=run.flop)) for name, run in zip(names, runs, strict=True)
        ],
        "hoverinfo": "text",
    }


def _names(runs: list[Run]) -> Spec:
    words = [Rich((_GAP, Name("training_runs", run.row, "short"), _GAP)) for run in runs]
    x, y = [run.year for run in runs], [math.log10(run.flop.value) for run in runs]
    return texts(x, y, words, side="top left", size=SMALL) | {"textposition": [_NAMED[run.row] for run in runs]}


def _site(parts: Frontier) -> Spec:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [parts.opening.value],
        "y": [math.log10(parts.own.value)],
        "marker": {"size": 14, "symbol": "diamond", "color": ACCENT, "line": {"color": CARD, "width": 1.5}},
        "hovertext": [say("chart.frontier.own", flop=parts.own, date=parts.opening)],
        "hoverinfo": "text",
    }


def _label(parts: Frontier, last: float) -> Spec:
    opening = parts.opening.value
    # away from the records on the left and from the edge on the right
    side = "left" if opening < _NEAR else "right" if opening > last - 2.2 else "center"
    return note(
        bold(say("chart.frontier.plan")),
        x=opening,
        y=math.log10(parts.own.value),
        xanchor=side,
        yanchor="top",
        yshift=-9,
        font={"color": ACCENT},
    )


frontier = Drawn(finds.frontier, _frontier, "frontier")
