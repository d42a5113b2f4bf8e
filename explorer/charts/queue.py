"""How long one waits: a typical job as more is asked for, and the reader's own request."""

from __future__ import annotations

import numpy as np

from explorer.charts import bars
from explorer.charts.chart import Drawn, Picture
from explorer.charts.curves import point
from explorer.charts.style import (
    ACCENT,
    BAD,
    CARD,
    INK,
    RULE,
    SOFT,
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
from explorer.findings import queue
from explorer.findings.finding import Finding
from explorer.findings.queue import LOADS, Curve, Length, Waiting
from explorer.findings.series import floats
from explorer.message import Num, Rich, bold, say
from explorer.model import Results

_MOST_LOAD = 1.5
_LEVELS = (0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5)
_DASH = {True: "━", False: "╌"}  # before the name of a curve


def _waiting(found: Finding, results: Results) -> Picture:
    parts: Waiting = found.parts
    top = bound([float(results["job_days"]), 1.5 * parts.wait.value])  # with room above the own wait
    full = note(say("chart.waiting.unstable"), x=(1 + _MOST_LOAD) / 2, y=top * 0.5, align="center", font={"color": BAD})
    words = [heading(say("chart.waiting.level"), 44), full, *(_name(curve, top) for curve in parts.curves)]
    data = [_curve(curve, parts.loads, top) for curve in parts.curves]
    if parts.state == "stable":
        data.append(point(parts.load.value, parts.wait.value))
        words.append(_own_wait(parts))
    mark = line(
        parts.load.value,
        0,
        parts.load.value,
        top,
        color=BAD if parts.state == "unstable" else faint(ACCENT, 0.5),
        width=1,
        dash="4px,3px",
    )
    levels = steps(0, top, most=4)
    loads, days = [Num(v, "share") for v in _LEVELS], [Num(v, write="number") for v in levels]
    x_axis = ticked(0, _MOST_LOAD, list(_LEVELS), loads, title=axis_title(say("chart.waiting.axis")))
    return Picture(
        {
            "data": data,
            "layout": layout(
                370,
                left=44,
                right=24,
                top=34,
                bottom=48,
                annotations=words,
                shapes=[_without_end(top), mark],
                xaxis=x_axis,
                yaxis=ticked(0, top, levels, days, showgrid=True, gridcolor=RULE, gridwidth=1),
            ),
        }
    )


def _name(curve: Curve, top: float) -> Spec:
    return note(
        Rich((_DASH[curve.chosen], " ", curve.name)),
        x=0.02,
        y=top * (0.96 if curve.chosen else 0.89),
        xanchor="left",
        yanchor="middle",
        font={"color": ACCENT if curve.chosen else SOFT},
        bgcolor=faint(CARD, 0.85),
    )


def _curve(curve: Curve, loads: tuple[Num, ...], top: float) -> Spec:
    days = np.array(floats(curve.waits))
    shown = days <= top
    return {
        "type": "scatter",
        "mode": "lines",
        "x": LOADS[shown],
        "y": days[shown],
        "line": {
            "color": ACCENT if curve.chosen else SOFT,
            "width": 2.5 if curve.chosen else 1.8,
            "dash": "solid" if curve.chosen else "dash",
        },
        "text": [
            say("chart.waiting.point", load=load, wait=wait, kind=curve.name)
            for load, wait in zip(loads, curve.waits, strict=True)
            if wait.value <= top
        ],
        "hoverinfo": "text",
    }


def _own_wait(parts: Waiting) -> Spec:
    load = parts.load.value
    left = load > 0.25
    return note(
        bold(parts.wait),
        x=load,
        y=parts.wait.value,
        xanchor="right" if left else "left",
        yanchor="bottom",
        xshift=-8 if left else 8,
        yshift=4,
        font={"color": ACCENT},
        bgcolor=faint(CARD, 0.85),
    )


def _without_end(top: float) -> Spec:
    return {
        "type": "rect",
        "x0": 1.0,
        "x1": _MOST_LOAD,
        "y0": 0,
        "y1": top,
        "fillcolor": faint(BAD, 0.1),
        "line": {"width": 0},
        "layer": "below",
    }


waiting = Drawn(queue.waiting, _waiting, "waiting")


def _own_request(found: Finding, results: Results) -> Picture:
    parts: tuple[Length, ...] = found.parts
    return Picture(bars.figure([_length(each) for each in parts], bound(each.days.value for each in parts), right=112))


def _length(found: Length) -> bars.Bar:
    waits = found.row not in {"run", "lead"}
    piece = bars.Piece(
        found.days.value,
        faint(ACCENT, 1 if found.row == "wait" else 0.45) if waits else faint(SOFT, 0.12),
        say("chart.own_request.says", what=found.name, long=found.says),
        hatch="" if waits else faint(SOFT, 0.5),
        border="" if waits else SOFT,
    )
    return bars.Bar(
        "",
        (piece,),
        found.says,
        found.name,
        thick=24,
        gap=18,
        value_color=INK if found.known else BAD,
        value_at=found.days.value if found.known else 0.0,
    )


own_request = Drawn(queue.own_request, _own_request, "own_request")
