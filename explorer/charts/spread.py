"""How the result is spread over all draws: a histogram with its percentiles."""

from __future__ import annotations

import math

import numpy as np

from explorer.charts.chart import Chart, Table
from explorer.charts.study import label, share, shown, unmoved
from explorer.charts.style import (
    ACCENT,
    CARD,
    INK,
    SOFT,
    Spec,
    axis,
    axis_title,
    faint,
    layout,
    line,
    note,
    steps,
    ticked,
)
from explorer.ensemble import Study, study
from explorer.model import Results
from explorer.speech import Text
from explorer.speech.numbers import PLAIN_UNITS

#: What the plan or its critics hold against a result, where there is such a number.
_AGAINST = {"capex_total": "target", "chips_affordable": "chips_total"}
_BINS = 40
_TAILS = (0.2, 99.8)  # beyond them, draws count in the first or the last bar
_PERCENT = (1, 5, 25, 50, 75, 95, 99)
_COUNTED = 1e4  # from here on a number is counted in thousands and millions
_LINES = 54  # room for the names of the lines [px]


def spread(results: Results, text: Text) -> Chart:
    """How many draws give which result, where nine in ten lie, and the central value among them."""
    found = study(results)
    against = _against(found, results)
    nothing = unmoved(found, text)
    picture = _empty() if nothing else _histogram(found, against, text)
    return Chart(picture, nothing or _sentence(found, against, text), _table(found, text))


def _against(found: Study, results: Results) -> tuple[str, float] | None:
    name = _AGAINST.get(found.result)
    return (name, float(results[name])) if name else None


def _empty() -> Spec:
    return {
        "data": [],
        "layout": layout(330, left=8, right=8, top=_LINES, bottom=50, xaxis=axis(0, 1), yaxis=axis(0, 1)),
    }


def _histogram(found: Study, against: tuple[str, float] | None, text: Text) -> Spec:
    low, high = np.percentile(found.known, _TAILS)
    if not high > low:  # nearly all draws give one value
        low, high = found.known.min(), found.known.max()
    counts, edges = np.histogram(np.clip(found.known, low, high), bins=_BINS, range=(low, high))
    middles, width = (edges[:-1] + edges[1:]) / 2, edges[1] - edges[0]
    five, ninety_five = found.percentiles((5, 95))
    parts = counts / found.known.size
    inside = (middles >= five) & (middles <= ninety_five)
    marks = [("central", found.central)]
    if against and abs(against[1] - (low + high) / 2) <= 1.5 * (high - low):
        marks.append((against[0], against[1]))
    left = min(low, *(x for _, x in marks)) - width
    right = max(high, *(x for _, x in marks)) + width
    shapes, notes = [], []
    for i, (name, x) in enumerate(marks):
        shapes.append(line(x, 0, x, 1, yref="paper", dash="solid" if name == "central" else "dash", color=INK, width=2))
        notes.append(
            note(
                text(f"chart.spread.mark.{name}", value=shown(x, found, text)),
                x=x,
                y=1,
                yref="paper",
                yanchor="bottom",
                xanchor="right" if x > (left + right) / 2 else "left",
                yshift=4 + 20 * i,
                bgcolor=faint(CARD, 0.85),
                font={"color": INK if name == "central" else SOFT},
            )
        )
    ticks, unit = steps(left, right, most=4), found.graph.unit(found.result)
    title = "" if unit.startswith("EUR") or unit in PLAIN_UNITS else unit
    return {
        "data": [
            {
                "type": "bar",
                "x": middles,
                "y": parts,
                "width": np.full(_BINS, width * 0.92),
                "marker": {"color": [ACCENT if i else faint(ACCENT, 0.3) for i in inside]},
                "hovertext": [
                    text(
                        "chart.spread.bar",
                        low=shown(a, found, text),
                        high=shown(b, found, text),
                        share=share(part, text),
                    )
                    for a, b, part in zip(edges[:-1], edges[1:], parts, strict=True)
                ],
                "hoverinfo": "text",
            }
        ],
        "layout": layout(
            330,
            left=8,
            right=8,
            top=_LINES,
            bottom=50,
            shapes=shapes,
            annotations=notes,
            xaxis=ticked(left, right, ticks, [_tick(t, unit, text) for t in ticks], title=axis_title(title)),
            yaxis=axis(0, float(parts.max()) * 1.04),
        ),
    }


def _tick(value: float, unit: str, text: Text) -> str:
    """A value under the axis, short: money and shares as they are, else the number alone."""
    if unit.startswith(("EUR", "USD")) or unit == "share":
        return text.quantity(value, unit.partition("/year")[0])
    return text.count(value) if abs(value) >= _COUNTED else text.number(value)


def _sentence(found: Study, against: tuple[str, float] | None, text: Text) -> str:
    five, quarter, middle, three, ninety_five = (shown(x, found, text) for x in found.percentiles((5, 25, 50, 75, 95)))
    said = text(
        "chart.spread.sentence.some",
        result=label(found.result, text),
        five=five,
        ninety_five=ninety_five,
        quarter=quarter,
        three=three,
        middle=middle,
    )
    if against:
        below = float(np.mean(found.known <= against[1]))
        key = "all" if below == 1 else "none" if below == 0 else "part"
        said += " " + text(
            f"chart.spread.sentence.{against[0]}_{key}", share=share(below, text), value=shown(against[1], found, text)
        )
    if found.known.size < found.sample.size:
        missing = 1 - found.known.size / found.sample.size
        said += " " + text("chart.spread.sentence.undefined", share=share(missing, text))
    return said


def _table(found: Study, text: Text) -> Table:
    columns = [text(f"chart.spread.column.{c}") for c in ("what", "value")]
    rows = [[text("chart.spread.row.central"), shown(found.central, found, text)]]
    rows += [
        [text("chart.spread.row.percent", percent=percent), shown(float(value), found, text)]
        for percent, value in zip(_PERCENT, found.percentiles(_PERCENT), strict=True)
    ]
    mean = float(found.known.mean()) if found.known.size else math.nan
    rows.append([text("chart.spread.row.mean"), shown(mean, found, text)])
    rows.append([text("chart.spread.row.draws"), text.exact(found.sample.size)])
    return Table(columns, rows)
