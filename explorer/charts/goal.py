"""How large a first-loss layer must be: for a risk that is accepted, or for a return that shares ask for."""

from __future__ import annotations

import math

import numpy as np

from explorer.charts.chart import Chart, Table, readings
from explorer.charts.layers import LEAST, empty, has_shares, nothing
from explorer.charts.losses import Array, distribution
from explorer.charts.style import (
    ACCENT,
    ACTORS,
    BAD,
    CARD,
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
from explorer.model.hurdle import Hurdle, cases_of, first_part_for_return, sizes
from explorer.speech import Text

_HEIGHT, _LEFT = 340, 52  # [px]
_RAREST = 1e-4  # the lower end of the axis of chances
_LEAST_RETURN = -0.3  # worse returns are drawn at the lower end


@readings("chance", "hurdle")
def first_loss_goal(results: Results, text: Text, view: str) -> Chart:
    """Risk of all that stands above a first-loss layer, or return of the other shares, by its size; and the smallest that is enough."""
    why = nothing(results, text)
    measure = "chance" if view == "chance" else "rate"
    columns = [text(f"chart.first_loss_goal.column.{c}") for c in ("size", "share", measure)]
    if why or (view == "hurdle" and not has_shares(results)):
        why = why or text("chart.share_returns.no_shares")
        return Chart(empty(why, _HEIGHT), why, Table(columns, []))
    if view == "chance":
        across, values = _staircase(results)
        figure, sentence = _chance_figure(results, across, values, text), _chance_sentence(results, text)
    else:
        cases, shares = cases_of(results), float(results["layer_sizes"][:2].sum())
        values = cases.expected_return(sizes())
        across, values = (sizes() * shares)[np.isfinite(values)], values[np.isfinite(values)]
        if not len(values):
            why = text("chart.share_returns.several")
            return Chart(empty(why, _HEIGHT), why, Table(columns, []))
        found = first_part_for_return(cases, float(results["required_return"]))
        figure = _return_figure(results, across, values, found.first * shares, text)
        sentence = _return_sentence(results, found, shares, float(values[0]), text)
    pool = float(results["reimbursable"])
    rows = [
        [text.number(float(x)), text.percent(float(x) / pool), text.percent(float(y))]
        for x, y in zip(across, values, strict=True)
    ]
    return Chart(figure, sentence, Table(columns, rows))


def _staircase(results: Results) -> tuple[Array, Array]:
    """Sizes at which the chance of a loss above them changes [EUR bn], and that chance."""
    losses, chances = distribution(results)
    if losses[0] > LEAST:  # something is lost in every case
        losses, chances = np.concatenate([[0.0], losses]), np.concatenate([[0.0], chances])
    return losses, np.maximum(1 - np.cumsum(chances), 0.0)


def _chance_figure(results: Results, sizes: Array, above: Array, text: Text) -> Spec:
    needed, target = float(results["first_loss_needed_amount"]), float(results["loss_target"])
    last = float(sizes[above >= _RAREST].max(initial=0.0))
    top = bound([last * 1.15, *_marked(results, needed)])
    xs, ys = _thinned(sizes, above, top)
    decades = [0.0, -1.0, -2.0, -3.0, -4.0]
    says = [
        text("chart.first_loss_goal.hover", size=text.money(float(x)), chance=text.percent(float(y)))
        for x, y in zip(xs, ys, strict=True)
    ]
    curve = _curve(xs, np.log10(np.maximum(ys, _RAREST / 2)), says, "hv")
    goal = (math.log10(target), text("chart.first_loss_goal.target", target=text.percent(target)))
    y_axis = ticked(
        math.log10(_RAREST), 0, decades, [text.percent(10**d) for d in decades], showgrid=True, gridcolor=RULE
    )
    return _figure(results, curve, top, y_axis, goal, needed, text("chart.first_loss_goal.heading"), text)


def _return_figure(results: Results, across: Array, rates: Array, needed: float, text: Text) -> Spec:
    hurdle = float(results["required_return"])
    low, high = max(min(float(rates.min()), hurdle), _LEAST_RETURN), max(float(rates.max()), hurdle)
    room = max(high - low, 0.002) * 0.25
    low, high = low - room, high + room
    ticks = steps(low, high, most=5)
    says = [
        text("chart.first_loss_goal.hover_return", size=text.money(float(x)), rate=text.percent(float(y)))
        for x, y in zip(across, rates, strict=True)
    ]
    goal = (hurdle, text("chart.first_loss_goal.wanted", hurdle=text.percent(hurdle)))
    y_axis = ticked(low, high, ticks, [text.percent(t) for t in ticks], showgrid=True, gridcolor=RULE)
    curve = _curve(across, np.maximum(rates, low), says, "linear")
    return _figure(
        results, curve, float(across[-1]), y_axis, goal, needed, text("chart.first_loss_goal.heading_return"), text
    )


def _marked(results: Results, needed: float) -> list[float]:
    return [0.0 if math.isnan(needed) else needed * 1.1, float(results["layer_first_loss"])]


def _curve(xs: Array, ys: Array, says: list[str], shape: str) -> Spec:
    return {
        "type": "scatter",
        "mode": "lines",
        "line": {"shape": shape, "color": ACCENT, "width": 2.5},
        "x": xs,
        "y": ys,
        "hovertext": says,
        "hoverinfo": "text",
    }


def _figure(
    results: Results,
    curve: Spec,
    top: float,
    y_axis: Spec,
    goal: tuple[float, str],
    needed: float,
    head: str,
    text: Text,
) -> Spec:
    low, high = y_axis["range"]
    at, said = goal
    small = {"bgcolor": faint(CARD, 0.8)}
    shapes = [line(0, at, top, at, color=BAD, dash="dash", width=1.5)]
    words = [
        heading(head, _LEFT),
        note(said, x=top, y=at, xanchor="right", yanchor="bottom", font={"size": SMALL, "color": BAD}, **small),
    ]
    marks = ((float(results["layer_first_loss"]), ACTORS["union"], "now", 0.12), (needed, OK, "needed", 0.01))
    for amount, color, key, down in marks:
        if LEAST < amount <= top:
            shapes.append(
                line(amount, low, amount, high, color=color, width=2, dash="solid" if key == "needed" else "dot")
            )
            side, shift = ("right", -5) if amount > top / 2 else ("left", 5)
            font = {"size": SMALL, "color": color}
            named = text(f"chart.first_loss_goal.{key}", amount=text.money(amount))
            words.append(
                note(
                    named,
                    x=amount,
                    y=high - (high - low) * down,
                    xanchor=side,
                    yanchor="top",
                    xshift=shift,
                    font=font,
                    **small,
                )
            )
    across = steps(0, top)
    x_axis = ticked(
        0, top, across, [text.number(t) for t in across], title=axis_title(text("chart.first_loss_goal.axis"))
    )
    room = {"left": _LEFT, "right": 12, "top": 34, "bottom": 46}
    return {
        "data": [curve],
        "layout": layout(_HEIGHT, xaxis=x_axis, yaxis=y_axis, shapes=shapes, annotations=words, **room),
    }


def _thinned(sizes: Array, above: Array, top: float) -> tuple[Array, Array]:
    """At most forty steps, and the last one drawn to the end of the axis."""
    near = np.flatnonzero(sizes <= top)
    bins = (sizes[near] / top * 40).astype(int)
    kept = near[np.concatenate([np.diff(bins) > 0, [True]])]
    kept = np.unique(np.concatenate([[0], kept]))
    return np.append(sizes[kept], top), np.append(above[kept], above[kept[-1]])


def _chance_sentence(results: Results, text: Text) -> str:
    target = text.percent(float(results["loss_target"]))
    needed = float(results["first_loss_needed_amount"])
    if math.isnan(needed):
        return text("chart.first_loss_goal.sentence.infeasible", target=target)
    if needed <= LEAST:
        return text(
            "chart.first_loss_goal.sentence.none",
            target=target,
            chance=text.percent(float(results["first_loss_chance"])),
        )
    union = float(results["union_cash"])
    key = "beyond" if needed > union + LEAST else "within"
    return text(
        f"chart.first_loss_goal.sentence.{key}",
        target=target, needed=text.money(needed), share=text.percent(float(results["first_loss_needed"])),
        chance=text.percent(float(results["first_loss_chance"])),
        below=text.percent(float(results["first_loss_chance_below"])), union=text.money(union),
    )  # fmt: skip


def _return_sentence(results: Results, found: Hurdle, shares: float, without: float, text: Text) -> str:
    union, needed = float(results["union_cash"]), found.first * shares
    if found.why_not:
        key = found.why_not
    else:
        key = "hurdle_none" if needed <= LEAST else "hurdle_beyond" if needed > union + LEAST else "hurdle_within"
    return text(
        f"chart.first_loss_goal.sentence.{key}",
        hurdle=text.percent(float(results["required_return"])), rate=text.percent(without), most=text.percent(found.reached),
        needed=text.money(needed), share=text.percent(found.first), union=text.money(union),
    )  # fmt: skip
