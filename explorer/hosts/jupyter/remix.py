"""A page of one's own: other controls, other figures, other charts, in a line or two of a notebook."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from itertools import count
from typing import Any

from explorer.charts.chart import Drawn, Picture
from explorer.charts.style import layout
from explorer.findings.finding import Finding, Table
from explorer.message import Says
from explorer.model import GRAPH, Results
from explorer.pages.contents import ALL, Group, PageSpec
from explorer.scenario import inputs
from explorer.speech import Text

_numbers = count(1)
_HEIGHT = 320
_MARGINS = {"left": 52, "right": 16, "top": 16, "bottom": 44}  # room for the labels of plotly's own axes [px]


def own_chart(function: Callable[..., Any]) -> Drawn:
    """A chart from whatever a notebook user has written.

    Parameters
    ----------
    function
        Takes the results, and the texts if it has two arguments. Returns a plotly figure or the dict of one.
    """
    takes_text = len(inspect.signature(function).parameters) > 1

    def find(results: Results) -> Finding:
        return Finding(Says(), Table([], []), function(results, Text()) if takes_text else function(results))

    def draw(found: Finding, results: Results) -> Picture:
        made = found.parts
        figure = made if isinstance(made, Mapping) else made.to_plotly_json()
        own = {key: value for key, value in dict(figure.get("layout", {})).items() if key != "template"}
        # The look of the explorer, then what the author set.
        merged = {**layout(height=_HEIGHT, **_MARGINS), **own}
        return Picture({"data": list(figure["data"]), "layout": merged})

    return Drawn(find, draw, function.__name__)


def _check(names: Sequence[str], known: Mapping[str, Any], what: str) -> None:
    unknown = [name for name in names if name not in known]
    if unknown:
        raise ValueError(f"no {what} {', '.join(map(repr, unknown))}; there are: {', '.join(sorted(known))}")


def compose(
    title: str,
    controls: Sequence[str],
    figures: Sequence[str],
    charts: Sequence[str | Callable[..., Any]],
) -> PageSpec:
    """A page of one's own.

    Parameters
    ----------
    title
        What stands above it.
    controls, figures
        Names of inputs and of quantities.
    charts
        Names of charts, or functions, see :func:`own_chart`.

    Raises
    ------
    ValueError
        If a name is unknown; the message lists those that there are.
    """
    named = [chart for chart in charts if isinstance(chart, str)]
    _check(controls, inputs(), "input")
    _check(figures, GRAPH.quantities, "quantity")
    _check(named, ALL, "chart")
    own = {chart.__name__: own_chart(chart) for chart in charts if not isinstance(chart, str)}
    return PageSpec(
        f"own-{next(_numbers)}",
        groups=(Group("own", tuple(controls)),) if controls else (),
        figures=tuple(figures),
        charts=tuple(chart if isinstance(chart, str) else chart.__name__ for chart in charts),
        title=title,
        own=own,
    )
