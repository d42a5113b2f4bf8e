"""A flow in columns, with every name beside its node: places are computed here, so that nothing jumps while an amount grows."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.charts.style import CARD, SMALL, SOFT, Said, Spec, faint, layout, note

HOVER = "%{customdata}<extra></extra>"  # what plotly shows at a node or ribbon

_TOP, _BOTTOM = 48, 10  # [px]
_LEFT, _RIGHT = 218, 168  # room for the names of the first and the last column [px]
_THICK = 12  # of a node [px]
_PAD = 17  # least distance between two nodes, so that their names do not touch [px]


@dataclass(frozen=True, slots=True)
class Place:
    """A node: its id, what stands beside it, how much goes through it, and the token of its colour."""

    id: str
    label: Said
    amount: float
    color: str


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A flow between two nodes, with what is shown when the reader points at it."""

    source: str
    target: str
    amount: float
    color: str
    says: Said


def figure(columns: list[list[Place]], heads: list[Said], ribbons: list[Ribbon], height: int) -> Spec:
    """A flow through three columns.

    Parameters
    ----------
    columns
        Nodes from left to right, in each column from top to bottom; every column adds up to the same amount.
    heads
        What stands above each column.
    ribbons
        Ordered by source, then by target: no ribbon then crosses another at a node.
    height
        Height of the figure [px].
    """
    room = height - _TOP - _BOTTOM
    amount = sum(place.amount for place in columns[0])
    scale = (room - _PAD * (max(map(len, columns)) - 1)) / amount
    centres = [_centres([place.amount for place in column], scale, room) for column in columns]
    places = [place for column in columns for place in column]
    index = {place.id: i for i, place in enumerate(places)}
    trace = {
        "type": "sankey",
        "arrangement": "fixed",
        "orientation": "h",
        "node": {
            "label": [""] * len(places),
            # plotly takes a place at the very edge for none
            "x": [x for column, x in zip(columns, (0.001, 0.5, 0.999), strict=True) for _ in column],
            "y": [y for column in centres for y in column],
            "color": [place.color for place in places],
            "line": {"width": 0},
            "thickness": _THICK,
            "pad": _PAD,
            "customdata": [place.label for place in places],
            "hovertemplate": HOVER,
        },
        "link": {
            "sort": "input",
            "source": [index[ribbon.source] for ribbon in ribbons],
            "target": [index[ribbon.target] for ribbon in ribbons],
            "value": [ribbon.amount for ribbon in ribbons],
            "color": [faint(ribbon.color, 0.45) for ribbon in ribbons],
            "customdata": [ribbon.says for ribbon in ribbons],
            "hovertemplate": HOVER,
        },
    }
    words = []
    for column, ys, side in zip(columns, centres, (_BEFORE, _ABOVE, _AFTER), strict=True):
        for place, y in zip(column, ys, strict=True):
            at = y - (scale * place.amount / 2 + 2) / room if side is _ABOVE else y
            words.append(note(place.label, y=1 - at, **side))
    for head, side in zip(heads, (_BEFORE, _ABOVE, _AFTER), strict=True):
        words.append(
            note(
                head,
                y=1,
                **{**side, "yanchor": "bottom", "yshift": 27, "font": {"size": SMALL, "color": SOFT}},
            )
        )
    margins = {"left": _LEFT, "right": _RIGHT, "top": _TOP, "bottom": _BOTTOM}
    return {"data": [trace], "layout": layout(height, annotations=words, **margins)}


_PAPER = {"xref": "paper", "yref": "paper"}
_BEFORE: Spec = {**_PAPER, "x": 0, "xanchor": "right", "xshift": -9, "yanchor": "middle"}
_ABOVE: Spec = {**_PAPER, "x": 0.5, "xanchor": "center", "yanchor": "bottom", "bgcolor": faint(CARD, 0.7)}
_AFTER: Spec = {**_PAPER, "x": 1, "xanchor": "left", "xshift": 9, "yanchor": "middle"}


def _centres(amounts: list[float], scale: float, room: float) -> list[float]:
    """Centres of the nodes of one column, as shares of the height: spread over all of it, alone in the middle."""
    if len(amounts) == 1:
        return [0.5]
    free = (room - scale * sum(amounts)) / (len(amounts) - 1)
    centres, at = [], 0.0
    for amount in amounts:
        centres.append((at + scale * amount / 2) / room)
        at += scale * amount + free
    return centres
