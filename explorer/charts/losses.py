"""How the loss grows with the sites that fail, and how likely each loss is."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from explorer.charts.chart import Chart, Table
from explorer.charts.layers import LEAST, empty, layers_of, name_of, nothing
from explorer.charts.style import (
    ACCENT,
    BAD,
    CARD,
    INK,
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
from explorer.charts.whatif import with_changed
from explorer.model import Results
from explorer.model.failures import pool_losses
from explorer.model.tranches import chance_above, ordered
from explorer.speech import Text

Array = NDArray[np.float64]

_HEIGHT, _LEFT = 340, 44  # [px]
_MOST = 40  # points of a curve
_RAREST = 1e-4  # rarer losses are not drawn


def one_by_one(results: Results) -> Results:
    """The event with none, one, two and so on of the sites failing in its year, those with most money first; draws are the counts."""
    large_first = float(results["site_share_large"]) >= float(results["site_share_medium"])
    first, second = ("large", "medium") if large_first else ("medium", "large")
    counts = np.arange(int(results["sites_total"]) + 1, dtype=float)
    of_first = np.minimum(counts, float(results[f"sites_{first}"]))
    counted = {f"failed_{first}": of_first, f"failed_{second}": counts - of_first}
    return with_changed(results, **counted, failed_medium_later=0, failed_large_later=0)


def loss_climb(results: Results, text: Text) -> Chart:
    """What each layer loses when one site after the other fails."""
    why = nothing(results, text)
    if why:
        return Chart(
            empty(why, _HEIGHT),
            why,
            Table([text("chart.loss_climb.column.sites"), text("chart.loss_climb.column.total")], []),
        )
    path = one_by_one(results)
    lost = np.atleast_2d(path["event_layer_loss"])
    counts = np.arange(len(lost))
    layers = [layer for layer in layers_of(results) if layer.there]
    top = bound([float(lost.sum(axis=-1).max())])
    ticks = steps(0, top, most=4)
    data: list[Spec] = [
        {
            "type": "bar",
            "x": counts,
            "y": lost[:, layer.index],
            "marker": {
                "color": faint(layer.color, 0.9),
                "line": {"color": CARD, "width": 1},
                "pattern": {
                    "shape": "x" if layer.id == "guaranteed" else "",
                    "fgcolor": CARD,
                    "fillmode": "overlay",
                    "size": 6,
                    "solidity": 0.25,
                },
            },
            "hovertext": [
                text("chart.loss_climb.hover", name=name_of(layer, text), lost=text.money(float(v)), n=n)
                for n, v in enumerate(lost[:, layer.index])
            ],
            "hoverinfo": "text",
        }
        for layer in layers
    ]
    key = [
        f'<span style="color:{layer.color}">{"▩" if layer.id == "guaranteed" else "■"}</span> {text(f"chart.layers.key.{layer.id}")}'
        for layer in layers
    ]
    lines = ["  ".join(key[:3]), "  ".join(key[3:]), text("chart.loss_climb.heading")]
    shapes = [
        line(-0.5, y, counts[-1] + 0.5, y, color=RULE, dash="dot", layer="below") for y in _left_ends(results, top)
    ]
    across = [int(t) for t in steps(0, max(len(counts) - 1, 1), most=10) if float(t).is_integer()]
    figure: Spec = {
        "data": data,
        "layout": layout(
            _HEIGHT,
            left=_LEFT,
            right=8,
            top=68,
            bottom=46,
            barmode="stack",
            bargap=0.25,
            xaxis=ticked(
                -0.5,
                counts[-1] + 0.5,
                [float(t) for t in across],
                [str(t) for t in across],
                title=axis_title(text("chart.loss_climb.axis")),
            ),
            yaxis=ticked(0, top, ticks, [text.number(t) for t in ticks], showgrid=True, gridcolor=RULE),
            shapes=shapes,
            annotations=[heading("<br>".join(filter(None, lines)), _LEFT)],
        ),
    }
    return Chart(figure, _climb_sentence(results, lost, text), _climb_table(results, lost, text))


def _ends(results: Results, top: float) -> list[tuple[float, str]]:
    """Where layers end on an axis of losses in EUR bn: amounts and names, the last one left out."""
    pool, layers = float(results["reimbursable"]), [layer for layer in layers_of(results) if layer.there]
    return [(layer.end * pool, layer.id) for layer in layers[:-1] if layer.end * pool <= top]


def _left_ends(results: Results, top: float) -> list[float]:
    """Where layers end in the year of the failure, in EUR bn, the last one left out."""
    ends = np.cumsum(results["layer_left"])
    there = [float(ends[layer.index]) for layer in layers_of(results) if layer.there]
    return [end for end in there[:-1] if end <= top]


def _climb_sentence(results: Results, lost: Array, text: Text) -> str:
    layers = [layer for layer in layers_of(results) if layer.there]
    total = float(lost[-1].sum())
    if total <= LEAST:
        return text("chart.loss_climb.sentence.nothing")
    top = layers[-1]
    hit = np.flatnonzero(lost[:, top.index] > LEAST)
    count = len(lost) - 1
    ending = text("chart.loss_climb.sentence.last", n=count, lost=text.money(total)) if count > 1 else ""
    if len(layers) == 1:
        return text(
            "chart.loss_climb.sentence.single",
            name=text(f"chart.layers.in.{top.id}"),
            each=text.money(float(lost[1].sum())),
        )
    if not hit.size:
        first = text("chart.loss_climb.sentence.never", name=text(f"chart.layers.in.{top.id}"))
    else:
        n = int(hit[0])
        first = text(
            f"chart.loss_climb.sentence.{'one' if n == 1 else 'many'}", n=n, name=text(f"chart.layers.in.{top.id}")
        )
    return f"{first} {ending}".strip()


def _climb_table(results: Results, lost: Array, text: Text) -> Table:
    layers = [layer for layer in layers_of(results) if layer.there]
    heads = [text("chart.loss_climb.column.sites")]
    heads += [text("chart.loss_climb.column.layer", name=name_of(layer, text)) for layer in layers]
    rows = [
        [text.exact(n), *(text.number(float(row[layer.index])) for layer in layers), text.number(float(row.sum()))]
        for n, row in enumerate(lost)
    ]
    return Table([*heads, text("chart.loss_climb.column.total")], rows)


def distribution(results: Results) -> tuple[Array, Array]:
    """Every loss that can occur [EUR bn], in order, and its probability; what comes out equal as one."""
    losses, chances = ordered(
        *pool_losses(
            *(
                results[name]
                for name in ("failure_chances", "sites_medium", "sites_large", "site_loss_medium", "site_loss_large")
            )
        )
    )
    losses = losses * float(results["reimbursable"])
    starts = np.flatnonzero(np.concatenate([[True], np.diff(losses) > LEAST]))
    return losses[starts], np.asarray(np.add.reduceat(chances, starts), dtype=float)


def loss_distribution(results: Results, text: Text) -> Chart:
    """How likely each loss is, with the layers that it reaches."""
    why = nothing(results, text)
    columns = [text(f"chart.loss_distribution.column.{c}") for c in ("loss", "chance", "more", "reaches")]
    if why:
        return Chart(empty(why, _HEIGHT), why, Table(columns, []))
    losses, chances = distribution(results)
    some = losses > LEAST
    top = bound([float(losses[(chances >= _RAREST)].max()), float(results["first_loss_needed_amount"])])
    shown, heights = _binned(losses[some], chances[some], top)
    high = bound([float(heights.max(initial=0.0)), 1e-3])
    ticks, across = steps(0, high, most=4), steps(0, top)
    width = top / _MOST * 0.8
    ends = [(y, text(f"chart.layers.short.{id}")) for y, id in _ends(results, top)]
    none = float(chances[~some].sum())
    data: list[Spec] = [
        {
            "type": "bar",
            "x": shown,
            "y": heights,
            "width": np.full(len(shown), width),
            "marker": {"color": faint(ACCENT, 0.8)},
            "hovertext": [
                text("chart.loss_distribution.hover", loss=text.money(float(x)), chance=text.percent(float(p)))
                for x, p in zip(shown, heights, strict=True)
            ],
            "hoverinfo": "text",
        }
    ]
    mean = float(results["expected_pool_loss"])
    shapes = [line(x, 0, x, high * 0.95, color=INK, dash="dash", width=1.3) for x, _ in ends]
    notes = [heading(text("chart.loss_distribution.heading", none=text.percent(none)), _LEFT)]
    for row, (x, words) in enumerate(ends, start=1):
        right = x > top / 2
        said = text("chart.loss_distribution.end", name=words)
        notes.append(
            note(
                said,
                x=x,
                y=high * (1 - 0.08 * row),
                xanchor="right" if right else "left",
                yanchor="top",
                xshift=-5 if right else 5,
                font={"size": SMALL},
                bgcolor=faint(CARD, 0.8),
            )
        )
    if LEAST < mean <= top:
        shapes.append(line(mean, 0, mean, high, color=BAD, width=1.5))
        side = "right" if mean > top / 2 else "left"
        notes.append(
            note(
                text("chart.loss_distribution.mean", mean=text.money(mean)),
                x=mean,
                y=high,
                xanchor=side,
                yanchor="top",
                xshift=-5 if side == "right" else 5,
                font={"size": SMALL, "color": BAD},
                bgcolor=faint(CARD, 0.8),
            )
        )
    figure: Spec = {
        "data": data,
        "layout": layout(
            _HEIGHT,
            left=_LEFT,
            right=12,
            top=34,
            bottom=46,
            xaxis=ticked(
                -width,
                top + width,
                across,
                [text.number(t) for t in across],
                title=axis_title(text("chart.loss_distribution.axis")),
            ),
            yaxis=ticked(0, high, ticks, [text.percent(t) for t in ticks], showgrid=True, gridcolor=RULE),
            shapes=shapes,
            annotations=notes,
        ),
    }
    sentence = _distribution_sentence(results, losses, chances, none, text)
    return Chart(figure, sentence, lambda: Table(columns, _distribution_rows(results, losses, chances, text)))


def _binned(losses: Array, chances: Array, top: float) -> tuple[Array, Array]:
    """Losses that stand closer than the bars are wide, as one bar at their mean."""
    near = losses <= top * (1 + 1e-9)
    bins = np.minimum((losses[near] / top * _MOST).astype(int), _MOST - 1)
    height = np.bincount(bins, chances[near], _MOST).astype(float)
    middle = np.bincount(bins, (losses * chances)[near], _MOST).astype(float)
    kept = height > 0
    return middle[kept] / height[kept], height[kept]


def _distribution_sentence(results: Results, losses: Array, chances: Array, none: float, text: Text) -> str:
    if float(losses.max()) <= LEAST or none >= 1 - 1e-9:
        return text("chart.loss_distribution.sentence.nothing")
    key = "safe" if none > 0.5 else "unsafe"
    first = text(
        f"chart.loss_distribution.sentence.{key}",
        none=text.percent(none),
        some=text.percent(1 - none),
        mean=text.money(float(results["expected_pool_loss"])),
    )
    worst = text(
        "chart.loss_distribution.sentence.worst",
        target=text.percent(float(results["loss_target"])),
        loss=text.money(float(results["pool_loss_at_risk"]) * float(results["reimbursable"])),
    )
    return f"{first} {worst}"


def _distribution_rows(results: Results, losses: Array, chances: Array, text: Text) -> list[list[str]]:
    layers, rows = [layer for layer in layers_of(results) if layer.there], []
    pool = float(results["reimbursable"])
    for loss, chance in zip(losses, chances, strict=True):
        reached = [layer for layer in layers if layer.start * pool < loss - LEAST]
        rows.append(
            [
                text.number(float(loss)),
                text.percent(float(chance)),
                text.percent(float(chance_above(losses, chances, float(loss)))),
                name_of(reached[-1], text) if reached else "",
            ]
        )
    return rows
