"""The loss stepper: a tower for each failure, the loss filling it from below; grants under the ground."""

from __future__ import annotations

from dataclasses import dataclass, field

from explorer.charts.chart import Drawn, Picture
from explorer.charts.layers import color, empty, stripes
from explorer.charts.style import (
    BAD,
    CARD,
    INK,
    SMALL,
    SOFT,
    Said,
    Spec,
    axis,
    faint,
    layout,
    line,
    note,
    outline,
    texts,
)
from explorer.findings import stepper as findings
from explorer.findings.finding import Finding
from explorer.findings.layers import LEAST
from explorer.findings.stepper import Stake, Tower, Towers
from explorer.message import Num, Rich, bold, coloured, lines, say
from explorer.model import Results

_HEIGHT = 470  # of the figure [px]
_EDGE = 26  # room above and below the towers, for years and for labels that stand out [px]
_LABEL = 38  # least distance between two labels of two lines [px]
_THIN = 18  # a loss that is thinner has its amount above it [px]
_TOWERS = {1: ((0.0, 36.0),), 2: ((0.0, 19.0), (23.0, 42.0))}  # left and right edges, by how many there are
_GAP = 4.0  # between the last tower and the words


@dataclass(frozen=True, slots=True)
class _Box:
    """A part of a tower: its edges, its colour and stripes, and what it says."""

    left: float
    right: float
    start: float
    end: float
    color: str
    stripes: str
    says: Said


@dataclass
class _Drawing:
    """What the towers are made of."""

    scale: float  # EUR bn a pixel
    boxes: list[_Box] = field(default_factory=list)
    shapes: list[Spec] = field(default_factory=list)
    notes: list[Spec] = field(default_factory=list)


_Label = tuple[float, Rich]
"""Where a label points to, and what it says."""


def _loss_stepper(found: Finding, results: Results) -> Picture:
    parts: Towers = found.parts
    return Picture(_towers(parts, float(results["reimbursable"])) if parts.towers else empty(found.says, _HEIGHT))


def _towers(parts: Towers, pool: float) -> Spec:
    grants = parts.grants.value
    drawing = _Drawing((grants + pool) / (_HEIGHT - 2 * _EDGE))
    low, high = -grants - _EDGE * drawing.scale, pool + _EDGE * drawing.scale
    edges = _TOWERS[len(parts.towers)]
    labels: list[_Label] = []
    for tower, (left, right) in zip(parts.towers, edges, strict=True):
        labels = _tower(tower, pool, left, right, drawing)
    right = edges[-1][1]
    if grants > LEAST:
        gone = _two_lines(say("chart.layers.name.grants"), parts.grants, say("chart.loss_stepper.gone"))
        labels.insert(0, (-grants / 2, gone))
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


def _tower(tower: Tower, pool: float, left: float, right: float, drawing: _Drawing) -> list[_Label]:
    """Draw what is left in one year and what is lost of it; gives the labels."""
    labels: list[_Label] = []
    floor = tower.before.value
    if floor > LEAST:
        says = say("chart.loss_stepper.before", lost=tower.before)
        drawing.boxes.append(_Box(left, right, 0.0, floor, faint(BAD, 0.45), "x", says))
        words = _two_lines(say("chart.loss_stepper.lost"), tower.before, say("chart.loss_stepper.earlier"))
        labels.append((floor / 2, words))
    ground = floor
    for stake in tower.stakes:
        there, gone = stake.held.value, stake.lost.value
        says = say("chart.loss_stepper.hover", name=stake.layer.name, lost=stake.lost, left=stake.held, size=stake.size)
        if there > LEAST:
            drawing.boxes.append(
                _Box(left, right, floor, floor + there, color(stake.layer), stripes(stake.layer), says)
            )
        if gone > LEAST:
            drawing.boxes.append(_Box(left, right, floor, floor + gone, BAD, "/", says))
        labels.append((floor + there / 2, _label(stake)))
        floor += there
    if tower.lost.value > LEAST:
        _amount(tower.lost, ground, left, right, drawing)
    if pool - floor > LEAST:
        drawing.shapes.append(outline(left, floor, right, pool, SOFT))
        key = "due" if tower.due else "back"
        detail = say(f"chart.loss_stepper.{key}_detail", year=tower.failure.year)
        labels.append(((floor + pool) / 2, _two_lines(say(f"chart.loss_stepper.{key}"), tower.rest, detail)))
    drawing.notes.append(note(bold(tower.failure.year), x=(left + right) / 2, y=pool, yanchor="bottom", yshift=4))
    return labels


def _amount(lost: Num, ground: float, left: float, right: float, drawing: _Drawing) -> None:
    """The height that the loss reaches, with its amount: in the loss, or above it where it is thin."""
    top = ground + lost.value
    inside = lost.value / drawing.scale > _THIN
    drawing.shapes.append(line(left - 1, top, right + 1, top, color=BAD, width=3))
    drawing.notes.append(
        note(
            bold(say("chart.layers.minus", amount=lost)),
            x=(left + right) / 2,
            y=ground + lost.value / 2 if inside else top,
            yanchor="middle" if inside else "bottom",
            yshift=0 if inside else 4,
            borderpad=2,
            font={"size": SMALL, "color": BAD},
            bgcolor=faint(CARD, 0.9),
        )
    )


def _label(stake: Stake) -> Rich:
    detail = say(f"chart.loss_stepper.{stake.state}", size=stake.size, lost=stake.lost)
    return _two_lines(stake.layer.name, stake.held, detail)


def _two_lines(name: Said, amount: Num, detail: Said) -> Rich:
    return lines(say("chart.loss_stepper.label", name=bold(name), amount=amount), coloured(SOFT, detail))


def _boxes(boxes: list[_Box]) -> Spec:
    """Boxes of the towers as bars that lie: the figure's own stripes tell what is lost from what stands."""
    return {
        "type": "bar",
        "orientation": "h",
        "base": [box.left for box in boxes],
        "x": [box.right - box.left for box in boxes],
        "y": [(box.start + box.end) / 2 for box in boxes],
        "width": [box.end - box.start for box in boxes],
        "marker": {
            "color": [box.color if box.stripes else faint(box.color, 0.85) for box in boxes],
            "line": {"color": CARD, "width": 1.5},
            "pattern": {
                "shape": [box.stripes for box in boxes],
                "fgcolor": CARD,
                "fillmode": "overlay",
                "size": 7,
                "solidity": 0.25,
            },
        },
        "hovertext": [box.says for box in boxes],
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


loss_stepper = Drawn(findings.loss_stepper, _loss_stepper, "loss_stepper")
