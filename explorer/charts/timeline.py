"""What was promised for when, and what happened: slips drawn as lines."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import partial
from typing import Any

import numpy as np

from explorer.charts.chart import Chart, Table
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
from explorer.facts import table
from explorer.model import Results
from explorer.model.dates import decimal_year
from explorer.model.timeline import DAYS_PER_MONTH
from explorer.speech import Text

_ROW, _FIRST, _LAST = 36, 2025.0, 2029.25
_SHORT = 45  # a slip up to here is told in days


def timeline(results: Results, text: Text) -> Chart:
    """Events in order; a hollow mark for what was promised, a full one for what happened."""
    rows = table("timeline").rows
    slips = np.asarray(results["timeline_slip"])
    opening = float(results["opening_year"])
    last = max(_LAST, opening + 0.25)
    marks: list[tuple[float, float, str, str, str]] = []  # x, y, symbol, fill, edge
    lines, names, says, ends = [], [], [], []
    for i, row in enumerate(rows):
        y = i * _ROW + 26
        due = decimal_year(row["promised_for"]) if row["promised_for"] else math.nan
        done = decimal_year(row["happened"]) if row["happened"] else math.nan
        if math.isfinite(due):
            marks.append((due, y, "diamond", CARD, INK))
        if math.isfinite(done):
            marks.append((done, y, "circle", INK if row["grade"] != "assumption" else CARD, INK))
        if math.isfinite(due) and math.isfinite(done):
            lines.append(
                line(
                    due,
                    y,
                    done,
                    y,
                    color=BAD,
                    width=2,
                    dash="solid" if row["grade"] != "assumption" else "dot",
                    layer="below",
                )
            )
        names.append(f"<b>{row['event']}</b>")
        ends.append(np.nanmax([due, done]))
        says.append(_said(row, float(slips[i]), text))
    y = len(rows) * _ROW + 26
    marks.append((opening, y, "star", ACCENT, ACCENT))
    names.append(f"<b>{text('chart.timeline.own')}</b>")
    ends.append(opening)
    says.append(text.month(opening))
    ys = [i * _ROW + 26 for i in range(len(names))]
    height = len(names) * _ROW
    left = [end > _FIRST + 0.55 * (last - _FIRST) for end in ends]
    gap = "\N{NO-BREAK SPACE}" * 3
    starts = [
        min(end, decimal_year(row["promised_for"])) if row["promised_for"] else end
        for end, row in zip(ends, rows, strict=False)
    ] + [opening]
    data: list[Spec] = [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [m[0] for m in marks],
            "y": [m[1] for m in marks],
            "marker": {
                "size": 11,
                "symbol": [m[2] for m in marks],
                "color": [m[3] for m in marks],
                "line": {"color": [m[4] for m in marks], "width": 1.5},
            },
            "hoverinfo": "skip",
            "cliponaxis": False,
        },
        texts([_FIRST] * len(names), [y - 15 for y in ys], names, side="middle right"),
        texts(
            [start if side else end for start, end, side in zip(starts, ends, left, strict=True)],
            ys,
            [f"{gap}{word}{gap}" for word in says],
            side="middle right",
            size=SMALL,
            color=SOFT,
        )
        | {"textposition": ["middle left" if side else "middle right" for side in left]},
    ]
    years = [float(t) for t in range(2025, math.floor(last) + 1, 1 if last < 2031 else 2)]
    figure = {
        "data": data,
        "layout": layout(
            height + 34,
            left=8,
            right=16,
            bottom=34,
            xaxis=ticked(_FIRST, last, years, [f"{t:.0f}" for t in years], showgrid=True, gridcolor=RULE),
            yaxis=axis(height + 4, 0),
            shapes=lines,
        ),
    }
    return Chart(figure, _sentence(results, text), partial(_table, results, text))


def _said(row: Mapping[str, Any], slip: float, text: Text) -> str:
    if not row["promised_for"]:
        return str(row["happened"])
    if not math.isfinite(slip):
        return text("chart.timeline.due", date=row["promised_for"])
    return text(f"chart.timeline.slip{'_doubtful' if row['grade'] == 'assumption' else ''}", slip=_length(slip, text))


def _length(days: float, text: Text) -> str:
    if abs(days) <= _SHORT:
        return text.keep(text("chart.timeline.days", n=text.exact(days)), days, "days")
    return text.keep(text("chart.timeline.months", n=text.exact(round(days / DAYS_PER_MONTH))), days, "days")


def _sentence(results: Results, text: Text) -> str:
    first = text("chart.timeline.sentence.call", months=text.exact(round(float(results["call_slip"]))))
    delay, date = round(float(results["opening_delay"])), text.month(float(results["opening_year"]))
    case = "on_time" if delay == 0 else "late" if delay > 0 else "early"
    return f"{first} {text(f'chart.timeline.sentence.{case}', date=date, n=text.exact(abs(delay)))}"


def _table(results: Results, text: Text) -> Table:
    columns = [
        text(f"chart.timeline.column.{c}")
        for c in ("event", "promised_on", "promised_for", "happened", "slip", "promise", "source", "note")
    ]
    cells = []
    for row, slip in zip(table("timeline"), np.asarray(results["timeline_slip"]), strict=True):
        cells.append(
            [
                *(str(row[key]) for key in ("event", "promised_on", "promised_for", "happened")),
                _length(float(slip), text) if math.isfinite(slip) else "",
                str(row["promise_source"]),
                ", ".join(filter(None, (row["source_title"], row["publisher"]))),
                str(row["note"]),
            ]
        )
    return Table(columns, cells)
