"""The loss stepper: sites fail, the loss climbs through what each layer has left in that year, and stays there."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from explorer.charts.chart import Chart, Table
from explorer.charts.failing import Failure, fails, failures, no_loss
from explorer.charts.layers import LEAST, Layer, empty, layers_of, name_of, nothing
from explorer.charts.style import (
    BAD,
    CARD,
    INK,
    SMALL,
    SOFT,
    Spec,
    axis,
    faint,
    layout,
    line,
    note,
    outline,
    texts,
)
from explorer.model import Results
from explorer.model.phases import FIRST_YEAR
from explorer.model.pool import HOLDERS
from explorer.speech import Text

_HEIGHT = 470  # of the figure [px]
_EDGE = 26  # room above and below the towers, for years and for labels that stand out [px]
_LABEL = 38  # least distance between two labels of two lines [px]
_THIN = 18  # a loss that is thinner has its amount above it [px]
_TOWERS = {1: ((0.0, 36.0),), 2: ((0.0, 19.0), (23.0, 42.0))}  # left and right edges, by how many there are
_GAP = 4.0  # between the last tower and the words


@dataclass
class _Drawing:
    """What the towers are made of."""

    scale: float  # EUR bn a pixel
    boxes: list[tuple[float, float, float, float, str, str, str]] = field(default_factory=list)
    shapes: list[Spec] = field(default_factory=list)
    notes: list[Spec] = field(default_factory=list)


def loss_stepper(results: Results, text: Text) -> Chart:
    """A tower for each failure: what each layer has left in that year, the loss filling it from below; grants under the ground."""
    why = nothing(results, text)
    figure = empty(why, _HEIGHT) if why and not float(results["raised"]) > LEAST else _towers(results, text)
    return Chart(figure, why or _climb_in_words(results, text), _layer_table(results, text))


def _towers(results: Results, text: Text) -> Spec:
    grants, pool = float(results["grants"]), float(results["reimbursable"])
    drawing = _Drawing((grants + pool) / (_HEIGHT - 2 * _EDGE))
    low, high = -grants - _EDGE * drawing.scale, pool + _EDGE * drawing.scale
    shown = failures(results) or [Failure(0, int(results["failure_year"]), 0, 0)]
    edges = _TOWERS[len(shown)]
    labels: list[tuple[float, str]] = []
    for failure, (left, right) in zip(shown, edges, strict=True):
        labels = _tower(results, text, failure, left, right, drawing)
    right = edges[-1][1]
    if grants > LEAST:
        labels.insert(
            0,
            (
                -grants / 2,
                _two_lines(text("chart.layers.name.grants"), text.money(grants), text("chart.loss_stepper.gone")),
            ),
        )
        drawing.shapes.append(outline(0, -grants, right, 0, SOFT))
    places = spread([at for at, _ in labels], _LABEL * drawing.scale, low, high)
    drawing.shapes += [
        line(right, at, right + _GAP - 1, place, color=SOFT, width=1)
        for (at, _), place in zip(labels, places, strict=True)
    ]
    drawing.shapes.append(line(0, 0, right, 0, color=INK, width=2))
    words = texts([right + _GAP] * len(labels), places, [said for _, said in labels], side="middle right")
    return {
        "data": [_boxes(drawing.boxes), words],
        "layout": layout(
            _HEIGHT,
            xaxis=axis(0, 100),
            yaxis=axis(low, high),
            barmode="overlay",
            shapes=drawing.shapes,
            annotations=drawing.notes,
        ),
    }


def _tower(
    results: Results, text: Text, failure: Failure, left: float, right: float, drawing: _Drawing
) -> list[tuple[float, str]]:
    """Draw what is left in one year and what is lost of it; where the labels point to, and what they say."""
    held, losses = (results[name].tolist() for name in ("event_held", "event_losses"))
    pool, lost_before = float(results["reimbursable"]), sum(map(sum, losses[: failure.index]))
    labels: list[tuple[float, str]] = []
    floor = lost_before
    if lost_before > LEAST:
        said = text("chart.loss_stepper.before", lost=text.money(lost_before))
        drawing.boxes.append((left, right, 0.0, floor, faint(BAD, 0.45), "x", said))
        labels.append(
            (
                floor / 2,
                _two_lines(
                    text("chart.loss_stepper.lost"), text.money(lost_before), text("chart.loss_stepper.earlier")
                ),
            )
        )
    ground = floor
    for layer in (layer for layer in layers_of(results) if layer.there):
        there, gone = held[failure.index][layer.index], losses[failure.index][layer.index]
        says = text(
            "chart.loss_stepper.hover",
            name=name_of(layer, text),
            lost=text.money(gone),
            left=text.money(there),
            size=text.money(layer.size),
        )
        if there > LEAST:
            drawing.boxes.append(
                (left, right, floor, floor + there, layer.color, "x" if layer.id == "guaranteed" else "", says)
            )
        if gone > LEAST:
            drawing.boxes.append((left, right, floor, floor + gone, BAD, "/", says))
        labels.append((floor + there / 2, _label(layer, there, gone, text)))
        floor += there
    lost = sum(losses[failure.index])
    if lost > LEAST:
        _amount(lost, ground, left, right, drawing, text)
    if pool - floor > LEAST:
        drawing.shapes.append(outline(left, floor, right, pool, SOFT))
        key = "due" if _undrawn(results, failure.year) > LEAST else "back"
        labels.append(
            (
                (floor + pool) / 2,
                _two_lines(
                    text(f"chart.loss_stepper.{key}"),
                    text.money(pool - floor),
                    text(f"chart.loss_stepper.{key}_detail", year=failure.year),
                ),
            )
        )
    drawing.notes.append(note(f"<b>{failure.year}</b>", x=(left + right) / 2, y=pool, yanchor="bottom", yshift=4))
    return labels


def _amount(lost: float, ground: float, left: float, right: float, drawing: _Drawing, text: Text) -> None:
    """The height that the loss reaches, with its amount: in the loss, or above it where it is thin."""
    inside = lost / drawing.scale > _THIN
    drawing.shapes.append(line(left - 1, ground + lost, right + 1, ground + lost, color=BAD, width=3))
    drawing.notes.append(
        note(
            f"<b>−{text.money(lost)}</b>", x=(left + right) / 2, y=ground + lost / 2 if inside else ground + lost,
            yanchor="middle" if inside else "bottom", yshift=0 if inside else 4, borderpad=2,
            font={"size": SMALL, "color": BAD}, bgcolor=faint(CARD, 0.9),
        )
    )  # fmt: skip


def _undrawn(results: Results, year: int) -> float:
    """Part of the money that is paid in only in this year or later."""
    return float(np.sum(results["build_shares"][year - FIRST_YEAR :]))


def _label(layer: Layer, there: float, gone: float, text: Text) -> str:
    key = "empty" if there <= LEAST else "wiped" if gone > there - LEAST else "loses" if gone > LEAST else "safe"
    detail = text(f"chart.loss_stepper.{key}", size=text.money(layer.size), lost=text.money(gone))
    return _two_lines(name_of(layer, text), text.money(there), detail)


def _two_lines(name: str, amount: str, detail: str) -> str:
    return f'<b>{name}</b>, {amount}<br><span style="color:{SOFT}">{detail}</span>'


def _boxes(boxes: list[tuple[float, float, float, float, str, str, str]]) -> Spec:
    """Boxes of the towers as bars that lie: the figure's own stripes tell what is lost from what stands."""
    return {
        "type": "bar",
        "orientation": "h",
        "base": [left for left, *_ in boxes],
        "x": [right - left for left, right, *_ in boxes],
        "y": [(start + end) / 2 for _, _, start, end, *_ in boxes],
        "width": [end - start for _, _, start, end, *_ in boxes],
        "marker": {
            "color": [faint(color, 0.85) if not stripes else color for *_, color, stripes, _ in boxes],
            "line": {"color": CARD, "width": 1.5},
            "pattern": {
                "shape": [stripes for *_, stripes, _ in boxes],
                "fgcolor": CARD,
                "fillmode": "overlay",
                "size": 7,
                "solidity": 0.25,
            },
        },
        "hovertext": [says for *_, says in boxes],
        "hoverinfo": "text",
    }


def spread(wanted: list[float], gap: float, low: float, high: float) -> list[float]:
    """Places as near as possible to those wanted, in their order, at least `gap` apart and between the ends."""
    placed: list[float] = []
    for at in wanted:
        placed.append(max(at, placed[-1] + gap if placed else low + gap / 2))
    limit = high - gap / 2
    for i in reversed(range(len(placed))):
        placed[i] = min(placed[i], limit)
        limit = placed[i] - gap
    return placed


def _climb_in_words(results: Results, text: Text) -> str:
    shown = failures(results)
    if not shown:
        return text("chart.loss_stepper.sentence.none")
    loss = float(results["event_loss"])
    if loss <= LEAST:
        return text(f"chart.loss_stepper.sentence.{no_loss(results)}", fails=fails(results, text))
    share = text.percent(float(results["event_loss_share"]))
    first = text("chart.loss_stepper.sentence.some", fails=fails(results, text), lost=text.money(loss), share=share)
    last = shown[-1]
    held, lost = (results[name][last.index].tolist() for name in ("event_held", "event_losses"))
    hit = [layer for layer in layers_of(results) if lost[layer.index] > LEAST]
    if not hit:
        return first
    top: Layer = hit[-1]
    gone = lost[top.index] > held[top.index] - LEAST
    key = "all" if sum(held) - sum(lost) <= LEAST else "wiped" if gone else "within"
    second = text(
        f"chart.loss_stepper.sentence.{key}",
        name=text(f"chart.layers.in.{top.id}"), part=text.percent(lost[top.index] / held[top.index]),
    )  # fmt: skip
    return f"{first} {second}"


def _layer_table(results: Results, text: Text) -> Table:
    shown, shares = failures(results), results["holder_shares"].tolist()
    heads = [text(f"chart.loss_stepper.column.{c}") for c in ("layer", "size")]
    for n, failure in enumerate(shown, start=1):
        heads += [text(f"chart.loss_stepper.column.{c}", year=failure.year, n=n) for c in ("left", "lost")]
    rows = []
    for layer in reversed(layers_of(results)):
        cells = [name_of(layer, text), text.number(layer.size)]
        for failure in shown:
            cells += [
                text.number(float(results[name][failure.index, layer.index])) for name in ("event_held", "event_losses")
            ]
        rows.append([*cells, _bearers_of(shares[layer.index], text)])
    grants = [text("chart.layers.name.grants"), text.number(float(results["grants"])), *[""] * (2 * len(shown) + 1)]
    return Table([*heads, text("chart.loss_stepper.column.bears")], [*rows, grants])


def _bearers_of(shares: list[float], text: Text) -> str:
    return ", ".join(
        f"{text(f'chart.actor.{holder}.name')} {text.percent(part)}"
        for holder, part in zip(HOLDERS, shares, strict=True)
        if part > 0
    )
