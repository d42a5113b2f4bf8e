"""What one input alone does to the result: a tornado."""

from __future__ import annotations

import math

from explorer.charts import bars
from explorer.charts.chart import Chart, Table
from explorer.charts.study import MOST, figure, label, of_input, shown, unmoved
from explorer.charts.style import ACCENT, INK, faint
from explorer.ensemble import Study, Swing, study
from explorer.model import Results
from explorer.speech import Text


def tornado(results: Results, text: Text) -> Chart:
    """The result with each input alone at its low and at its high end, the largest swing on top."""
    found = study(results)
    swings = found.swings[:MOST]
    ends = [found.central, *(end for swing in swings for end in (swing.low, swing.high))]
    known = [end for end in ends if math.isfinite(end)] or [0.0]
    left, span = min(known), max(known) - min(known) or 1.0
    rows = [_row(swing, found, left, text) for swing in swings]
    columns = [text(f"chart.tornado.column.{c}") for c in ("input", "low", "high", "at_low", "at_high")]
    cells = [
        [
            label(swing.input.name, text),
            of_input(swing.input.low, swing.input, text),
            of_input(swing.input.high, swing.input, text),
            shown(swing.low, found, text),
            shown(swing.high, found, text),
        ]
        for swing in found.swings
    ]
    return Chart(figure(rows, span, lines=2, right=4), _sentence(found, text), Table(columns, cells))


def _row(swing: Swing, found: Study, left: float, text: Text) -> bars.Bar:
    one, pieces = swing.input, []
    for end, at, striped in ((swing.low, one.low, True), (swing.high, one.high, False)):
        if not (math.isfinite(end) and math.isfinite(found.central)):
            continue
        says = text("chart.tornado.end", input=of_input(at, one, text), result=shown(end, found, text))
        start = min(end, found.central) - left
        color, hatch = (faint(ACCENT, 0.12), ACCENT) if striped else (ACCENT, "")
        pieces.append(bars.Piece(abs(end - found.central), color, says, start=start, hatch=hatch, border=ACCENT))
    detail = text("chart.tornado.none")
    if swing.size > 0:
        detail = " · ".join(
            text("chart.tornado.end", input=of_input(at, one, text), result=shown(end, found, text))
            for end, at in ((swing.low, one.low), (swing.high, one.high))
        )
    mark = found.central - left if math.isfinite(found.central) else None
    return bars.Bar(label(one.name, text), tuple(pieces), detail=detail, mark=mark, mark_color=INK)


def _sentence(found: Study, text: Text) -> str:
    if nothing := unmoved(found, text):
        return nothing
    if not math.isfinite(found.central):
        return text("chart.tornado.sentence.no_central", result=label(found.result, text))
    first = found.swings[0]
    if not first.size > 0:
        return text("chart.tornado.sentence.together", result=label(found.result, text))
    low, high = sorted((first.low, first.high))
    return text(
        "chart.tornado.sentence.some",
        input=label(first.input.name, text),
        result=label(found.result, text),
        low=shown(low, found, text),
        high=shown(high, found, text),
        central=shown(found.central, found, text),
    )
