"""How large a first-loss layer must be: for a risk that is accepted, or for a return that shares ask for."""

from __future__ import annotations

import math

import numpy as np

from explorer.charts.chart import Drawn, Picture
from explorer.charts.layers import empty
from explorer.charts.style import (
    ACCENT,
    ACTORS,
    BAD,
    CARD,
    OK,
    RULE,
    SMALL,
    Said,
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
from explorer.findings import goal as findings
from explorer.findings.finding import Finding
from explorer.findings.goal import Goal
from explorer.findings.layers import LEAST
from explorer.message import Num, say
from explorer.model import Results
from explorer.model.normal import Array

_HEIGHT, _LEFT = 340, 52  # [px]
_RAREST = 1e-4  # the lower end of the axis of chances
_DECADES = [0.0, -1.0, -2.0, -3.0, -4.0]
_LEAST_RETURN = -0.3  # worse returns are drawn at the lower end


def _first_loss_goal(found: Finding, results: Results, view: str) -> Picture:
    if found.parts is None:
        return Picture(empty(found.says, _HEIGHT))
    return Picture(_chance(found.parts) if view == "chance" else _return(found.parts))


def _chance(parts: Goal) -> Spec:
    last = float(parts.sizes[parts.values >= _RAREST].max(initial=0.0))
    needed = 0.0 if math.isnan(parts.needed.value) else parts.needed.value * 1.1
    top = bound([last * 1.15, needed, parts.now.value])
    xs, ys = _thinned(parts.sizes, parts.values, top)
    says = [
        say("chart.first_loss_goal.hover", size=Num(float(x), "EUR bn"), chance=Num(float(y), "share"))
        for x, y in zip(xs, ys, strict=True)
    ]
    curve = _curve(xs, np.log10(np.maximum(ys, _RAREST / 2)), says, "hv")
    goal = math.log10(parts.goal.value), say("chart.first_loss_goal.target", target=parts.goal)
    labels = [Num(10**decade, "share") for decade in _DECADES]
    y_axis = ticked(math.log10(_RAREST), 0, _DECADES, labels, showgrid=True, gridcolor=RULE)
    return _figure(parts, curve, top, y_axis, goal, say("chart.first_loss_goal.heading"))


def _return(parts: Goal) -> Spec:
    rates, hurdle = parts.values, parts.goal.value
    low, high = max(min(float(rates.min()), hurdle), _LEAST_RETURN), max(float(rates.max()), hurdle)
    room = max(high - low, 0.002) * 0.25
    low, high = low - room, high + room
    ticks = steps(low, high, most=5)
    says = [
        say("chart.first_loss_goal.hover_return", size=Num(float(x), "EUR bn"), rate=Num(float(y), "share"))
        for x, y in zip(parts.sizes, rates, strict=True)
    ]
    goal = hurdle, say("chart.first_loss_goal.wanted", hurdle=parts.goal)
    y_axis = ticked(low, high, ticks, [Num(t, "share") for t in ticks], showgrid=True, gridcolor=RULE)
    curve = _curve(parts.sizes, np.maximum(rates, low), says, "linear")
    return _figure(parts, curve, float(parts.sizes[-1]), y_axis, goal, say("chart.first_loss_goal.heading_return"))


def _curve(xs: Array, ys: Array, says: list[Said], shape: str) -> Spec:
    return {
        "type": "scatter",
        "mode": "lines",
        "line": {"shape": shape, "color": ACCENT, "width": 2.5},
        "x": xs,
        "y": ys,
        "hovertext": says,
        "hoverinfo": "text",
    }


def _figure(parts: Goal, curve: Spec, top: float, y_axis: Spec, goal: tuple[float, Said], head: Said) -> Spec:
    low, high = y_axis["range"]
    at, said = goal
    ground = faint(CARD, 0.8)
    shapes = [line(0, at, top, at, color=BAD, dash="dash", width=1.5)]
    words = [
        heading(head, _LEFT),
        note(said, x=top, y=at, xanchor="right", yanchor="bottom", font={"size": SMALL, "color": BAD}, bgcolor=ground),
    ]
    for num, color, key, dash, down in (
        (parts.now, ACTORS["union"], "now", "dot", 0.12),
        (parts.needed, OK, "needed", "solid", 0.01),
    ):
        amount = num.value
        if not LEAST < amount <= top:
            continue
        shapes.append(line(amount, low, amount, high, color=color, width=2, dash=dash))
        side, shift = ("right", -5) if amount > top / 2 else ("left", 5)
        words.append(
            note(
                say(f"chart.first_loss_goal.{key}", amount=num),
                x=amount,
                y=high - (high - low) * down,
                xanchor=side,
                yanchor="top",
                xshift=shift,
                font={"size": SMALL, "color": color},
                bgcolor=ground,
            )
        )
    across = steps(0, top)
    title = axis_title(say("chart.first_loss_goal.axis"))
    return {
        "data": [curve],
        "layout": layout(
            _HEIGHT,
            left=_LEFT,
            right=12,
            top=34,
            bottom=46,
            xaxis=ticked(0, top, across, [Num(t, write="number") for t in across], title=title),
            yaxis=y_axis,
            shapes=shapes,
            annotations=words,
        ),
    }


def _thinned(sizes: Array, above: Array, top: float) -> tuple[Array, Array]:
    """At most forty steps, and the last one drawn to the end of the axis."""
    near = np.flatnonzero(sizes <= top)
    bins = (sizes[near] / top * 40).astype(int)
    kept = near[np.concatenate([np.diff(bins) > 0, [True]])]
    kept = np.unique(np.concatenate([[0], kept]))
    return np.append(sizes[kept], top), np.append(above[kept], above[kept[-1]])


first_loss_goal = Drawn(findings.first_loss_goal, _first_loss_goal, "first_loss_goal")
