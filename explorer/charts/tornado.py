"""What one input alone does to the result: a tornado."""

from __future__ import annotations

import math

from explorer.charts import bars
from explorer.charts.chart import Drawn, Picture
from explorer.charts.study import figure
from explorer.charts.style import ACCENT, INK, faint
from explorer.ensemble import Study, Swing, Uncertain
from explorer.findings import tornado as findings
from explorer.findings.finding import Finding
from explorer.findings.study import MOST, name_of, of_input, shown
from explorer.message import Message, say
from explorer.model import Results


def _tornado(found: Finding, results: Results) -> Picture:
    drawn: Study = found.parts
    swings = drawn.swings[:MOST]
    ends = [drawn.central, *(end for swing in swings for end in (swing.low, swing.high))]
    known = [end for end in ends if math.isfinite(end)] or [0.0]
    left, span = min(known), max(known) - min(known) or 1.0
    return Picture(figure([_row(swing, drawn, left) for swing in swings], span, lines=2, right=4))


def _row(swing: Swing, found: Study, left: float) -> bars.Bar:
    one, pieces = swing.input, []
    low, high = _end(one, one.low, swing.low, found), _end(one, one.high, swing.high, found)
    for end, says, striped in ((swing.low, low, True), (swing.high, high, False)):
        if not (math.isfinite(end) and math.isfinite(found.central)):
            continue
        start = min(end, found.central) - left
        color, hatch = (faint(ACCENT, 0.12), ACCENT) if striped else (ACCENT, "")
        pieces.append(bars.Piece(abs(end - found.central), color, says, start=start, hatch=hatch, border=ACCENT))
    moved = swing.size > 0
    detail = say("chart.tornado.ends", low=low, high=high) if moved else say("chart.tornado.none")
    mark = found.central - left if math.isfinite(found.central) else None
    return bars.Bar(name_of(one.name), tuple(pieces), detail=detail, mark=mark, mark_color=INK)


def _end(one: Uncertain, at: float, result: float, found: Study) -> Message:
    return say("chart.tornado.end", input=of_input(at, one), result=shown(result, found))


tornado = Drawn(findings.tornado, _tornado, "tornado")
