"""Horizontal bars with their name above and their value at the end: readable at any width, without axis or legend.

The vertical axis counts pixels from the top of the figure, so that every line of text and every bar has its place to the pixel.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from explorer.charts.style import CARD, CLEAR, INK, LINE, SOFT, Said, Spec, axis, layout, line, texts
from explorer.message import Rich, bold


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a bar.

    Attributes
    ----------
    length
        In units of the horizontal axis; what is not a number is not drawn.
    color
        Token of its colour.
    says
        Shown when the reader points at it.
    start
        Where it begins; None puts it after the piece before it.
    hatch
        Colour of stripes over it, for what rests on a condition or is a doubtful reading; empty for none.
    border
        Colour of a line around it; empty for none.
    """

    length: float
    color: str
    says: Said = ""
    start: float | None = None
    hatch: str = ""
    border: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a figure.

    Attributes
    ----------
    name
        Stands above it, empty for none; `detail` follows it on a second line in a softer colour.
    pieces
        From left to right.
    value
        Stands at its end; `inside` puts it before the end, for bars that fill the width.
    value_at
        Where the value stands if not at the end of the last piece.
    mark
        Where a short line crosses the bar, such as a rule it must keep; None for none. `mark_name` stands above that line.
    """

    name: Said
    pieces: tuple[Piece, ...]
    value: Said = ""
    detail: Said = ""
    inside: bool = False
    mark: float | None = None
    mark_color: str = INK
    mark_name: Said = ""
    value_color: str = INK
    name_color: str = INK
    value_at: float | None = None
    thick: int = 16
    gap: int = 14


_COLUMNS = ("x", "y", "base", "width", "color", "says", "under", "shape", "border")
_GAP = "\N{NO-BREAK SPACE}"  # between a bar and its value


def _lines(bar: Bar) -> int:
    return sum(map(bool, (bar.name, bar.detail, bar.mark_name)))


def height_of(bars: list[Bar]) -> int:
    """Height that these bars take [px]."""
    return sum(_lines(bar) * LINE + bar.thick + bar.gap + 3 * bool(_lines(bar)) for bar in bars)


def figure(bars: list[Bar], top: float, *, right: int = 76, above: int = 2, below: int = 0, **more: Any) -> Spec:
    """A figure of bars.

    Parameters
    ----------
    bars
        From top to bottom.
    top
        Upper end of the horizontal axis, which starts at zero.
    right
        Room for values right of the plot [px].
    above, below
        Room over and under the bars [px].
    more
        Further parts of the layout; ``shapes`` and ``annotations`` are added to, with y in pixels from the top.

    Returns
    -------
    dict
        A plotly figure.
    """
    height = above + height_of(bars) + below
    names: list[tuple[float, Said, str]] = []
    values: list[tuple[float, float, Said, str, str]] = []
    marks: list[Spec] = []
    drawn: dict[str, list[Any]] = {key: [] for key in _COLUMNS}
    y = float(above)
    for bar in bars:
        for words, color in ((bold(bar.name) if bar.name else "", bar.name_color), (bar.detail, SOFT)):
            if words:
                names.append((y + LINE / 2, words, color))
                y += LINE
        if bar.mark_name and bar.mark is not None:
            side = "middle left" if bar.mark > top / 2 else "middle right"
            values.append((bar.mark, y + LINE / 2, bar.mark_name, side, bar.mark_color))
            y += LINE
        y += 3 * bool(_lines(bar))
        middle, end = y + bar.thick / 2, 0.0
        for piece in bar.pieces:
            start = end if piece.start is None else piece.start
            if not math.isfinite(piece.length) or piece.length <= 0:
                continue
            end = start + piece.length
            row = (piece.length, middle, start, bar.thick, piece.hatch or piece.color, piece.says, piece.color,
                   "/" if piece.hatch else "", piece.border or CLEAR)  # fmt: skip
            for key, cell in zip(drawn, row, strict=True):
                drawn[key].append(cell)
        if bar.value:
            side = "middle left" if bar.inside else "middle right"
            at = end if bar.value_at is None else bar.value_at
            values.append(
                (
                    min(at, top),
                    middle,
                    Rich((_GAP, bar.value, _GAP)),
                    side,
                    CARD if bar.inside else bar.value_color,
                )
            )
        if bar.mark is not None and math.isfinite(bar.mark):
            over = 4 if bar.thick > 10 else 2
            marks.append(line(bar.mark, y - over, bar.mark, y + bar.thick + over, color=bar.mark_color, width=2))
        y += bar.thick + bar.gap
    data = [_bars(drawn)]
    if names:
        data.append(
            texts(
                [0.0] * len(names),
                [n[0] for n in names],
                [n[1] for n in names],
                side="middle right",
                color=[n[2] for n in names],
            )
        )
    if values:
        data.append(
            texts(
                [v[0] for v in values],
                [v[1] for v in values],
                [v[2] for v in values],
                side="middle right",
                color=[v[4] for v in values],
            )
            | {"textposition": [v[3] for v in values]}
        )
    more["shapes"] = [*more.get("shapes", []), *marks]
    return {
        "data": data,
        "layout": layout(height, right=right, xaxis=axis(0, top), yaxis=axis(height, 0), barmode="overlay", **more),
    }


def _bars(drawn: dict[str, list[Any]]) -> Spec:
    marker: Spec = {"color": drawn["color"], "line": {"color": drawn["border"], "width": 1.2}}
    if any(drawn["shape"]):
        marker["pattern"] = {
            "shape": drawn["shape"],
            "fgcolor": drawn["color"],
            "bgcolor": drawn["under"],
            "fillmode": "replace",
            "size": 6,
            "solidity": 0.3,
        }
    return {
        "type": "bar",
        "orientation": "h",
        "x": np.array(drawn["x"], dtype=float),
        "y": np.array(drawn["y"], dtype=float),
        "base": np.array(drawn["base"], dtype=float),
        "width": np.array(drawn["width"], dtype=float),
        "marker": marker,
        "hovertext": drawn["says"],
        "hoverinfo": "text",
    }
