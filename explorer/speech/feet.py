"""What stands at the foot of a chart: what holds for its numbers too, and what speaks of its drawing alone."""

from __future__ import annotations

from explorer.message import Message, Says, say
from explorer.speech import Text

#: Charts whose foot says first how to read the drawing, as the rest follows from it.
_DRAWING_FIRST = {
    "backtest",
    "budget",
    "clusters",
    "companies",
    "factories",
    "frontier",
    "layer_risk",
    "loss_payers",
    "projects",
    "ranges",
    "spread",
    "timeline",
    "tornado",
}


def foot(chart: str, text: Text) -> Says:
    """All that stands at the foot of a chart; nothing where the catalogue has nothing.

    Parameters
    ----------
    chart
        Its name.
    text
        Knows which texts there are.
    """
    drawing = f"chart.{chart}.foot_drawing"
    of_drawing, whole = say(drawing) if text.has(drawing) else None, caveat(chart, text)
    return Says.of(of_drawing, whole) if chart in _DRAWING_FIRST else Says.of(whole, of_drawing)


def caveat(chart: str, text: Text) -> Message | None:
    """What of it holds without the drawing, such as that it is an illustration: it never stays behind."""
    key = f"chart.{chart}.foot"
    return say(key) if text.has(key) else None
