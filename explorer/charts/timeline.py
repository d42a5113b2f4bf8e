"""What was promised for when, and what happened: slips drawn as lines."""

from __future__ import annotations

import math

from explorer.charts.chart import Drawn, Picture
from explorer.charts.style import (
    ACCENT,
    BAD,
    CARD,
    INK,
    RULE,
    SMALL,
    SOFT,
    Spec,
    axis,
    layout,
    line,
    texts,
    ticked,
)
from explorer.findings import timeline as finds
from explorer.findings.finding import Finding, plain
from explorer.findings.timeline import Event, Timeline
from explorer.message import Rich, bold, say
from explorer.model import Results

_ROW, _FIRST, _LAST = 36, 2025.0, 2029.25
_GAP = "\N{NO-BREAK SPACE}" * 3  # between a mark and what is said of it
_FAR = 0.55  # of the axis: what ends beyond it has its words on the left
_LONG = 2031  # an axis up to here has a label for every year

_Mark = tuple[float, float, str, str, str]  # x, y, symbol, fill, edge


def _timeline(found: Finding, results: Results) -> Picture:
    """A hollow mark for what was promised, a full one for what happened."""
    parts: Timeline = found.parts
    opening = parts.opening.value
    last = max(_LAST, opening + 0.25)
    rows = [i * _ROW + 26 for i in range(len(parts.events) + 1)]
    marks = [mark for event, y in zip(parts.events, rows, strict=False) for mark in _marks(event, y)]
    marks.append((opening, rows[-1], "star", ACCENT, ACCENT))
    dates = [[x for x in (event.due, event.done) if math.isfinite(x)] for event in parts.events] + [[opening]]
    left = [max(known) > _FIRST + _FAR * (last - _FIRST) for known in dates]
    names = [bold(name) for name in (*(event.name for event in parts.events), say("chart.timeline.own"))]
    says = [Rich((_GAP, said, _GAP)) for said in (*(event.said for event in parts.events), parts.opening)]
    at = [min(known) if side else max(known) for known, side in zip(dates, left, strict=True)]
    data = [
        _points(marks),
        texts([_FIRST] * len(rows), [y - 15 for y in rows], names, side="middle right"),
        texts(at, rows, says, side="middle right", size=SMALL, color=SOFT)
        | {"textposition": ["middle left" if side else "middle right" for side in left]},
    ]
    height = len(rows) * _ROW
    years = range(int(_FIRST), math.floor(last) + 1, 1 if last < _LONG else 2)
    labels = [plain(year, write="year") for year in years]
    figure = {
        "data": data,
        "layout": layout(
            height + 34,
            left=8,
            right=16,
            bottom=34,
            xaxis=ticked(_FIRST, last, list(map(float, years)), labels, showgrid=True, gridcolor=RULE),
            yaxis=axis(height + 4, 0),
            shapes=[_line(event, y) for event, y in zip(parts.events, rows, strict=False) if _slipped(event)],
        ),
    }
    return Picture(figure)


def _marks(event: Event, y: float) -> list[_Mark]:
    found: list[_Mark] = []
    if math.isfinite(event.due):
        found.append((event.due, y, "diamond", CARD, INK))
    if math.isfinite(event.done):
        found.append((event.done, y, "circle", CARD if event.doubtful else INK, INK))
    return found


def _slipped(event: Event) -> bool:
    return math.isfinite(event.due) and math.isfinite(event.done)


def _line(event: Event, y: float) -> Spec:
    dash = "dot" if event.doubtful else "solid"
    return line(event.due, y, event.done, y, color=BAD, width=2, dash=dash, layer="below")


def _points(marks: list[_Mark]) -> Spec:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [mark[0] for mark in marks],
        "y": [mark[1] for mark in marks],
        "marker": {
            "size": 11,
            "symbol": [mark[2] for mark in marks],
            "color": [mark[3] for mark in marks],
            "line": {"color": [mark[4] for mark in marks], "width": 1.5},
        },
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


timeline = Drawn(finds.timeline, _timeline, "timeline")
