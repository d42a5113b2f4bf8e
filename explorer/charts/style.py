"""The look that all charts share: base layout, colours by actor, round axis ends, lines and areas that mean the same everywhere."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from explorer.message import Rich, coloured

Spec = dict[str, Any]
Said = Any
"""Words on a picture: a message, a number, a name or parts of them; empty for none."""

SIZE = 13
SMALL = 12
LINE = 17  # height of a line of text [px]

CLEAR = "rgba(0,0,0,0)"
INK, SOFT, RULE, CARD, ACCENT, BAD, OK = "@ink", "@soft", "@line", "@card", "@accent", "@bad", "@ok"

#: One hue an actor, on every page.
ACTORS: dict[str, str] = {
    "union": "@union",
    "states": "@state",
    "eib": "@eib",
    "industry": "@private",
    "banks": "@debt",
}

_ROUND = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)


def faint(token: str, opacity: float) -> str:
    """A colour token made translucent."""
    return f"{token}/{opacity:g}"


def bound(values: Iterable[float], least: float = 0.0) -> float:
    """A round upper end for an axis: above every finite value and `least`, and the same while values move a little."""
    top = max([least, *(float(v) for v in values if math.isfinite(v))])
    if top <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(top))
    # the tolerance keeps 30.000000000000004 from opening the next step
    return next(step * power for step in (*_ROUND, 12) if top <= step * power * (1 + 1e-9))


def axis(low: float, high: float, **more: Any) -> Spec:
    """An axis with nothing drawn: values stand on the shapes."""
    return {"range": [low, high], "visible": False, "fixedrange": True, **more}


def ticked(low: float, high: float, ticks: list[float], labels: list[Said], **more: Any) -> Spec:
    """An axis with a few labels and no lines."""
    return {
        "range": [low, high],
        "fixedrange": True,
        "tickvals": ticks,
        "ticktext": labels,
        "tickfont": {"size": SMALL, "color": SOFT},
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "ticklabelstandoff": 5,
        **more,
    }


def axis_title(words: Said) -> Spec:
    """The name of a horizontal axis, under it."""
    return {"text": words, "font": {"size": SMALL, "color": SOFT}, "standoff": 8}


def heading(words: Said, left: int) -> Spec:
    """The name of a vertical axis, above it and from the left edge of the figure; `left` is the left margin [px]."""
    where = {
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "bottom",
        "xshift": -left,
        "yshift": 12,
    }
    return note(words, x=0, y=1, font={"size": SMALL, "color": SOFT}, **where)


def steps(low: float, high: float, most: int = 5) -> list[float]:
    """Round values for the labels of an axis: at most `most` steps from `low` to `high`."""
    power = 10.0 ** math.floor(math.log10((high - low) / most))
    step = next(s * power for s in (1, 2, 2.5, 5, 10) if (high - low) / (s * power) <= most)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [i * step for i in range(first, last + 1)]


def layout(height: int, *, left: int = 0, right: int = 0, top: int = 0, bottom: int = 0, **more: Any) -> Spec:
    """The layout that every chart starts from.

    Parameters
    ----------
    height
        Height to reserve [px].
    left, right, top, bottom
        Margins [px].
    more
        Axes, shapes and whatever else the chart needs.
    """
    return {
        "height": height,
        "margin": {"l": left, "r": right, "t": top, "b": bottom, "pad": 0, "autoexpand": False},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "font": {"size": SIZE, "color": INK},
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": CARD,
            "bordercolor": RULE,
            "font": {"size": SIZE, "color": INK},
            "align": "left",
        },
        **more,
    }


def texts(
    x: Any,
    y: Any,
    words: list[Said],
    *,
    side: str,
    color: str | list[str] = INK,
    size: int = SIZE,
    axes: str = "",
) -> Spec:
    """A trace of words alone: one trace draws faster than as many annotations.

    Parameters
    ----------
    x, y
        Where they stand.
    side
        On which side of that point, as plotly's ``textposition``: ``"middle right"``.
    axes
        Number of the pair of axes, empty for the first.
    """
    return {
        "type": "scatter",
        "mode": "text",
        "x": x,
        "y": y,
        "text": words,
        "textposition": side,
        "textfont": {"size": size, "color": color},
        "hoverinfo": "skip",
        "cliponaxis": False,
        "xaxis": f"x{axes}",
        "yaxis": f"y{axes}",
    }


def note(words: Said, **where: Any) -> Spec:
    """Words at a place of the figure, without arrow; `where` is plotly's (x, y, xref, xanchor and so on)."""
    return {
        "text": words,
        "showarrow": False,
        "xref": "x",
        "yref": "y",
        "borderpad": 0,
        "align": "left",
        **where,
    }


def line(x0: float, y0: float, x1: float, y1: float, *, color: str = INK, dash: str = "solid", **more: Any) -> Spec:
    """A straight line between two points."""
    stroke = {"color": color, "width": more.pop("width", 1.5), "dash": dash}
    return {"type": "line", "x0": x0, "y0": y0, "x1": x1, "y1": y1, "line": stroke, **more}


def outline(x0: float, y0: float, x1: float, y1: float, color: str, **more: Any) -> Spec:
    """A dashed box: something that is not there, or that rests on an assumption."""
    return {
        "type": "rect",
        "x0": x0,
        "y0": y0,
        "x1": x1,
        "y1": y1,
        "line": {"color": color, "width": 1.2, "dash": "4px,3px"},
        **more,
    }


def swatch(actor: str, words: Said) -> Rich:
    """Words with the actor's colour in front of them."""
    return Rich((coloured(ACTORS[actor], "■"), " ", words))
