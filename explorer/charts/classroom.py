"""How the students of a class are spread over one measure of the challenge: a mark each, stacked where they meet."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median

import numpy as np

from explorer.charts.chart import Chart, Table
from explorer.charts.style import (
    ACCENT,
    BAD,
    INK,
    OK,
    SMALL,
    axis,
    axis_title,
    bound,
    layout,
    line,
    note,
    steps,
    ticked,
)
from explorer.facts import figures
from explorer.model.challenge import CONDITIONS
from explorer.speech import Text

MEASURES = ("score", *CONDITIONS)

_HEIGHT = 280  # [px]
_BINS = 50  # places along the axis: marks at the same place are stacked
_LARGE, _SMALL, _MANY = 11.0, 8.0, 60  # marks [px], and from how many students on they are small
_ROOM = 6  # marks that stand on each other before the axis grows
_TARGETS = {"money": "announced_fund", "public": "announced_public_share", "return": "required_return"}


def class_spread(measure: str, values: Sequence[float], met: Sequence[bool], text: Text) -> Chart:
    """The spread of one measure.

    Parameters
    ----------
    measure
        One of :data:`MEASURES`.
    values
        That of each student; not a number if there is none.
    met
        Whether the condition is met; for the score, all of them.
    """
    known = [value for value in values if math.isfinite(value)]
    target = _target(measure)
    top = 100.0 if measure == "score" else bound([*known, target])
    low = -bound([-min(known, default=0.0)]) if min(known, default=0.0) < 0 else 0.0
    heights = _stacked(values, low, top)
    size = _LARGE if len(values) <= _MANY else _SMALL
    figure = {
        "data": [
            {
                "type": "scatter",
                "mode": "markers",
                "x": np.array([value if math.isfinite(value) else low for value in values], dtype=float),
                "y": np.array(heights, dtype=float),
                "marker": {
                    "symbol": ["diamond" if one else "circle-open" for one in met],
                    "color": [OK if one else ACCENT for one in met],
                    "size": [size if math.isfinite(value) else 0.0 for value in values],
                    "line": {"width": 2},
                },
                "hoverinfo": "text",
                "cliponaxis": False,
            }
        ],
        "layout": layout(
            _HEIGHT,
            left=16,
            right=16,
            top=30,
            bottom=46,
            xaxis=ticked(
                low, top, *_ticks(measure, low, top, text), title=axis_title(text(f"chart.class_spread.axis.{measure}"))
            ),
            yaxis=axis(0, max([_ROOM, *heights]) + 1),
            shapes=[
                line(low, 0, top, 0, color=INK, width=1),
                line(target, 0, target, 1, yref="paper", color=BAD, dash="dash"),
            ],
            annotations=[
                note(
                    text("chart.class_spread.target", target=_written(measure, target, text)),
                    x=target,
                    y=1,
                    yref="paper",
                    yanchor="bottom",
                    xanchor="right" if target > (low + top) / 2 else "left",
                    font={"size": SMALL, "color": BAD},
                )
            ],
        ),
    }
    return Chart(figure, _sentence(measure, values, known, met, text), Table([], []))


def _target(measure: str) -> float:
    if measure == "score":
        return 100.0
    if measure == "chips":
        return figures()["announced_sites"].value * figures()["announced_chips"].value
    return figures()[_TARGETS[measure]].value


def _stacked(values: Sequence[float], low: float, top: float) -> list[int]:
    """How high each mark stands: one more than those before it at the same place."""
    count: dict[int, int] = {}
    heights = []
    for value in values:
        place = round((value - low) / (top - low) * _BINS) if math.isfinite(value) else -1
        count[place] = count.get(place, 0) + (place >= 0)
        heights.append(count[place])
    return heights


def _ticks(measure: str, low: float, top: float, text: Text) -> tuple[list[float], list[str]]:
    at = steps(low, top, most=4)
    return at, [_written(measure, tick, text) for tick in at]


def _written(measure: str, value: float, text: Text) -> str:
    if measure in ("public", "return"):
        return text.percent(value)
    return text.money(value) if measure == "money" else text.count(value)


def _sentence(measure: str, values: Sequence[float], known: Sequence[float], met: Sequence[bool], text: Text) -> str:
    if not known:
        return text("chart.class_spread.sentence.none")
    low, middle, high = (_written(measure, value, text) for value in (min(known), median(known), max(known)))
    said = text(
        f"chart.class_spread.sentence.{'one' if len(values) == 1 else 'some'}",
        n=len(values), low=low, middle=middle, high=high, met=sum(met),
    )  # fmt: skip
    missing = len(values) - len(known)
    return f"{said} {text('chart.class_spread.sentence.missing', n=missing)}" if missing else said
