"""How long one waits: a typical job as more is asked for, and the reader's own request."""

from __future__ import annotations

import math
from functools import partial

import numpy as np

from explorer.charts import bars
from explorer.charts.chart import Chart, Table
from explorer.charts.durations import duration
from explorer.charts.reach import hours_words
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
    note,
    steps,
    ticked,
)
from explorer.charts.whatif import with_changed
from explorer.model import Results
from explorer.speech import Text

# Denser towards a full queue, where the wait shoots up.
_LOADS = 1 - np.geomspace(0.95, 0.004, 45)
_MOST_LOAD = 1.5
_LEVELS = (0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5)
_DASH = {True: "━", False: "╌"}  # before the name of a curve
_OTHER = {"site": "common", "common": "site"}


def state_of_queue(results: Results) -> str:
    """Whether there is public time at all, a typical job fits, and the queue settles."""
    if float(results["public_hours"]) <= 0:
        return "nothing"
    if not results["queue_fits"]:
        return "small"
    return "stable" if results["queue_stable"] else "unstable"


def waiting(results: Results, text: Text) -> Chart:
    """Mean wait of a typical job against what is asked for: it shoots up before all is taken, and then knows no end."""
    kind, state = str(results["access_queue"]), state_of_queue(results)
    own = with_changed(results, public_load=_LOADS)
    load, wait = float(results["public_load"]), float(results["wait_mean"])
    top = bound([float(results["job_days"]), 1.5 * wait])
    data: list[Spec] = []
    words = [
        heading(text("chart.waiting.level"), 44),
        note(text("chart.waiting.unstable"), x=(1 + _MOST_LOAD) / 2, y=top * 0.5, align="center", font={"color": BAD}),
    ]
    if state in {"stable", "unstable"}:
        other = with_changed(results, public_load=_LOADS, access_queue=_OTHER[kind])
        for what, curve in ((_OTHER[kind], other), (kind, own)):
            days = np.asarray(curve["wait_mean"], dtype=float)
            if not np.isfinite(days).all():
                continue
            shown = days <= top
            chosen = what == kind
            name = text(f"chart.waiting.kind.{what}")
            color = ACCENT if chosen else SOFT
            words.append(
                note(
                    f"{_DASH[chosen]} {name}",
                    x=0.02,
                    y=top * (0.96 if chosen else 0.89),
                    xanchor="left",
                    yanchor="middle",
                    font={"color": color},
                    bgcolor=faint(CARD, 0.85),
                )
            )
            data.append(
                {
                    "type": "scatter",
                    "mode": "lines",
                    "x": _LOADS[shown],
                    "y": days[shown],
                    "line": {
                        "color": color,
                        "width": 2.5 if chosen else 1.8,
                        "dash": "solid" if chosen else "dash",
                    },
                    "text": [
                        text("chart.waiting.point", load=text.percent(x), wait=duration(y, text), kind=name)
                        for x, y in zip(_LOADS[shown], days[shown], strict=True)
                    ],
                    "hoverinfo": "text",
                }
            )
    if state == "stable":
        data.append(
            {
                "type": "scatter",
                "mode": "markers",
                "x": [load],
                "y": [min(wait, top)],
                "marker": {"color": ACCENT, "size": 13, "line": {"color": CARD, "width": 2}},
                "hoverinfo": "skip",
                "cliponaxis": False,
            }
        )
        words.append(
            note(
                f"<b>{duration(wait, text)}</b>",
                x=load,
                y=min(wait, top),
                xanchor="right" if load > 0.25 else "left",
                yanchor="bottom",
                xshift=-8 if load > 0.25 else 8,
                yshift=4 if wait < 0.8 * top else -22,
                font={"color": ACCENT},
                bgcolor=faint(CARD, 0.85),
            )
        )
    levels = steps(0, top, most=4)
    band = {
        "type": "rect",
        "x0": 1.0,
        "x1": _MOST_LOAD,
        "y0": 0,
        "y1": top,
        "fillcolor": faint(BAD, 0.1),
        "line": {"width": 0},
        "layer": "below",
    }
    mark = {
        "type": "line",
        "x0": load,
        "x1": load,
        "y0": 0,
        "y1": top,
        "line": {"color": BAD if state == "unstable" else faint(ACCENT, 0.5), "width": 1, "dash": "4px,3px"},
    }
    figure = {
        "data": data,
        "layout": layout(
            370,
            left=44,
            right=24,
            top=34,
            bottom=48,
            annotations=words,
            shapes=[band, mark],
            xaxis=ticked(
                0,
                _MOST_LOAD,
                list(_LEVELS),
                [text.percent(v) for v in _LEVELS],
                title=axis_title(text("chart.waiting.axis")),
            ),
            yaxis=ticked(0, top, levels, [text.number(v) for v in levels], showgrid=True, gridcolor=RULE, gridwidth=1),
        ),
    }
    return Chart(figure, _waiting_sentence(state, results, text), partial(_waiting_table, own, text))


def _waiting_table(curve: Results, text: Text) -> Table:
    shapes = [np.broadcast_to(curve[name], _LOADS.shape) for name in ("wait_chance", "wait_mean", "wait_long")]
    rows = [
        [
            text.percent(float(_LOADS[i])),
            text.percent(float(chance[i])),
            text.number(float(mean[i])),
            text.number(float(long[i])),
        ]
        for chance, mean, long in [shapes]
        for i in range(0, _LOADS.size, 4)
    ]
    return Table([text(f"chart.waiting.column.{c}") for c in ("load", "chance", "mean", "long")], rows)


def _waiting_sentence(state: str, results: Results, text: Text) -> str:
    first = text(
        f"chart.waiting.sentence.{state}",
        chips=text.count(float(results["job_chips"])),
        there=text.count(float(results["queue_chips"])),
        load=text.percent(float(results["public_load"])),
        wait=duration(float(results["wait_mean"]), text),
    )
    if state != "stable":
        return first
    long = float(results["wait_long"])
    second = text(f"chart.waiting.{'long' if long > 0 else 'at_once'}", long=duration(long, text))
    return f"{first} {second}"


def mode_of(results: Results) -> str:
    """The AI factories' mode of access that a request of this size would fall under."""
    hours = float(results["own_hours"])
    if hours <= float(results["playground_hours"]):
        return "playground"
    return "fast_lane" if results["own_in_fast_lane"] else "large_scale"


def own_request(results: Results, text: Text) -> Chart:
    """The reader's own request: its wait by the rule of the queue, beside its own length and today's time to access."""
    mode, other = mode_of(results), _OTHER[str(results["access_queue"])]
    values = {
        "wait": float(results["own_wait"]),
        other: float(with_changed(results, access_queue=other)["own_wait"]),
        "first": float(results["own_wait_first"]),
        "run": float(results["own_days"]),
        "lead": float(results[f"{mode}_lead"]),
    }
    top = bound(values.values())
    rows, cells = [], []
    for key, days in values.items():
        name = text(f"chart.own_request.row.{key}", mode=text(f"chart.own_request.mode.{mode}"))
        working = key == "lead"
        known = math.isfinite(days)
        shown = (
            text.keep(text("chart.own_request.working", n=text.number(days)), days, "working days")
            if working
            else duration(days, text)
            if known
            else text(f"chart.own_request.unknown.{_why(results)}")
        )
        waits = key not in {"run", "lead"}
        color = faint(ACCENT, 1 if key == "wait" else 0.45) if waits else faint(SOFT, 0.12)
        piece = bars.Piece(
            days, color, f"{name}: {shown}", hatch="" if waits else faint(SOFT, 0.5), border="" if waits else SOFT
        )
        rows.append(
            bars.Bar(
                "",
                (piece,),
                shown,
                name,
                thick=24,
                gap=18,
                value_color=INK if known else BAD,
                value_at=days if known else 0.0,
            )
        )
        cells.append([name, shown])
    columns = [text(f"chart.own_request.column.{c}") for c in ("what", "days")]
    return Chart(bars.figure(rows, top, right=112), _own_sentence(mode, results, text), Table(columns, cells))


def _why(results: Results) -> str:
    """Why the wait of the own request is not a number."""
    state = state_of_queue(results)
    if state == "nothing" or not (results["own_fits"] and results["queue_fits"]):
        return "nothing" if state == "nothing" else "small"
    return "unstable"


def _own_sentence(mode: str, results: Results, text: Text) -> str:
    hours, share, first = (float(results[name]) for name in ("own_hours", "own_share", "own_wait_first"))
    given = {
        "hours": hours_words(hours, text),
        "mode": text(f"chart.own_request.mode.{mode}"),
        "share": text.percent(share) if share >= 1e-6 else text("chart.own_request.tiny"),
        "wait": duration(float(results["own_wait"]), text),
        "first": duration(first, text),
        "there": text.count(float(results["queue_chips"])),
    }
    key = "stable" if math.isfinite(float(results["own_wait"])) else _why(results)
    if key == "unstable" and math.isfinite(first):
        key = "unstable_first"
    return text(f"chart.own_request.sentence.{key}", **given)
