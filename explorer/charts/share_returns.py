"""What shares return if sites may fail: every case with its chance, beside the return of the expected cash flow."""

from __future__ import annotations

import numpy as np

from explorer.charts.chart import Chart, Table, readings
from explorer.charts.layers import LEAST, empty, has_shares, nothing
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
from explorer.model import Results
from explorer.model.hurdle import cases_of, first_part_for_return, sizes
from explorer.model.normal import Array
from explorer.speech import Text

_HEIGHT, _LEFT = 340, 44  # [px]
_BINS = 36  # bars
_RARE, _WORST = 0.002, -0.3  # worse returns than that of so few cases, or than this, are one bar
_ROOM = 1.45  # over the bars, for words


@readings("now", "needed")
def share_returns(results: Results, text: Text, view: str) -> Chart:
    """How likely each return of the shares above the first loss is: with the layers as they are, or with the first loss needed."""
    columns = [text(f"chart.share_returns.column.{c}") for c in ("what", "return")]
    why = nothing(results, text) or ("" if has_shares(results) else text("chart.share_returns.no_shares"))
    if why:
        return Chart(empty(why, _HEIGHT), why, Table(columns, []))
    cases, hurdle = cases_of(results), float(results["required_return"])
    shares = float(results["layer_sizes"][:2].sum())
    first, key = float(results["layer_first_loss"]) / shares, "now"
    if view == "needed":
        found = first_part_for_return(cases, hurdle)
        first = float(sizes()[-1]) if found.why_not else found.first
        key = "most" if found.why_not else "needed"
    elif first > 1 - LEAST:
        first, key = 0.0, "all_first"  # nobody stands above it: what the public shares themselves return
    rates, chances = cases.returns(first), cases.chances
    expected, unharmed = float(cases.expected_return(first)), float(rates[0])
    if not (np.isfinite(expected) and np.isfinite(unharmed)):
        why = text("chart.share_returns.several")
        return Chart(empty(why, _HEIGHT), why, Table(columns, []))
    known = np.isfinite(rates)
    unknown, (rates, chances) = float(chances[~known].sum()), (rates[known], chances[known])
    mean = float(rates @ chances) / (1 - unknown)
    below, lost = (float(chances[rates < limit].sum()) for limit in (hurdle - 1e-9, 0.0))
    sentence = text(
        f"chart.share_returns.sentence.{key}",
        size=text.money(first * shares), expected=text.percent(expected), unharmed=text.percent(unharmed),
        lost=text.percent(lost), below=text.percent(below), hurdle=text.percent(hurdle),
    )  # fmt: skip
    measures = (
        ("expected", expected), ("mean", mean), ("unharmed", unharmed), ("asked", hurdle), ("below", below), ("lost", lost)
    )  # fmt: skip
    rows = [[text(f"chart.share_returns.row.{name}"), text.percent(value)] for name, value in measures]
    if unknown > 0:
        rows.append([text("chart.share_returns.row.unknown"), text.percent(unknown)])
    rows += [
        [
            text("chart.share_returns.row.worst", share=text.percent(level)),
            text.percent(_quantile(rates, chances, level)),
        ]
        for level in (0.01, 0.05, 0.1)
    ]
    marks = ((expected, INK, "expected"), (hurdle, BAD, "asked"), (unharmed, OK, "unharmed"))
    return Chart(_figure(rates[1:], chances[1:], float(chances[0]), marks, text), sentence, Table(columns, rows))


def _quantile(rates: Array, chances: Array, level: float) -> float:
    """Return that is not reached in the worst cases that make up `level`."""
    order = np.argsort(rates, kind="stable")
    at = int(np.searchsorted(np.cumsum(chances[order]), level))
    return float(rates[order][min(at, len(order) - 1)])


def _figure(rates: Array, chances: Array, none: float, marks: tuple[tuple[float, str, str], ...], text: Text) -> Spec:
    named = [v for v, _, _ in marks]
    low = max(min([*named, _quantile(np.append(rates, marks[-1][0]), np.append(chances, none), _RARE)]), _WORST)
    high = max([*named, *rates.tolist(), low + 0.02])
    room = (high - low) * 0.04
    low, high = low - room, high + room
    width = (high - low) / _BINS
    bins = np.clip(((rates - low) / width).astype(int), 0, _BINS - 1)
    height = np.bincount(bins, chances, _BINS).astype(float)
    kept = np.flatnonzero(height > 0)
    x, y = low + (kept + 0.5) * width, height[kept]
    top = bound([float(y.max(initial=0.0)) * _ROOM, 1e-3])
    says = [
        text("chart.share_returns.hover", rate=text.percent(float(a)), chance=text.percent(float(b)))
        for a, b in zip(x, y, strict=True)
    ]
    bar = {"type": "bar", "x": x, "y": y, "width": np.full(len(x), width * 0.85), "marker": {"color": faint(ACTORS["industry"], 0.9)},
           "hovertext": says, "hoverinfo": "text"}  # fmt: skip
    ticks, across = steps(0, top, most=4), steps(low, high, most=6)
    shapes, notes = [], [heading(text("chart.share_returns.heading", none=text.percent(none)), _LEFT)]
    for row, (at, color, key) in enumerate(marks):
        at = min(max(at, low), high)
        shapes.append(line(at, 0, at, top, color=color, width=1.5, dash="dash" if key == "asked" else "solid"))
        right = at > (low + high) / 2
        words = text(f"chart.share_returns.mark.{key}", rate=text.percent(marks[row][0]))
        notes.append(
            note(
                words,
                x=at,
                y=top * (1 - 0.09 * row),
                xanchor="right" if right else "left",
                yanchor="top",
                xshift=-5 if right else 5,
                font={"size": SMALL, "color": color},
                bgcolor=faint(CARD, 0.85),
            )
        )
    return {
        "data": [bar],
        "layout": layout(
            _HEIGHT,
            left=_LEFT,
            right=12,
            top=34,
            bottom=46,
            xaxis=ticked(
                low, high, across, [text.percent(t) for t in across], title=axis_title(text("chart.share_returns.axis"))
            ),
            yaxis=ticked(0, top, ticks, [text.percent(t) for t in ticks], showgrid=True, gridcolor=RULE),
            shapes=shapes,
            annotations=notes,
        ),
    }
