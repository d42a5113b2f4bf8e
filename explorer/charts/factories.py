"""Where the AI factories are and which states joined the call: a map, and the states in a list."""

from __future__ import annotations

from explorer.charts.chart import Drawn, Picture
from explorer.charts.places import geo, neighbours
from explorer.charts.style import ACCENT, CARD, INK, RULE, SMALL, SOFT, Spec, axis, faint, layout, texts
from explorer.findings import factories as finds
from explorer.findings.factories import Factories, State
from explorer.findings.finding import Finding, plain
from explorer.message import Rich, bold, lines, say
from explorer.model import Results

_ROW, _HEIGHT, _NARROW_MAP = 17, 478, 330  # height of a row, of the figure and of a narrow map [px]
_SHADES = [[0, faint(ACCENT, 0.12)], [0.5, faint(ACCENT, 0.5)], [1, ACCENT]]
_MARK, _NONE = "●", "–"  # for each factory, and for none


def _factories(found: Finding, results: Results) -> Picture:
    """States by their number of AI factories, those of the call with a strong border."""
    parts: Factories = found.parts
    shapes, listed = [_around(), _states(parts.states)], parts.listed
    below = len(listed) * _ROW
    wide = {
        "data": [*shapes, *_words(listed, 0.4)],
        "layout": layout(
            _HEIGHT,
            right=4,
            top=6,
            bottom=6,
            geo=geo({"x": [0.0, 0.6], "y": [0.0, 1.0]}),
            xaxis=axis(0, 1, domain=[0.66, 1.0]),
            yaxis=axis(_HEIGHT - 12, 0),
        ),
    }
    height = _NARROW_MAP + 10 + below
    narrow = {
        "data": [*shapes, *_words(listed, 0.42)],
        "layout": layout(
            height,
            geo=geo({"x": [0.0, 1.0], "y": [1 - _NARROW_MAP / height, 1.0]}),
            xaxis=axis(0, 1, domain=[0.02, 1.0]),
            yaxis=axis(below, 0, domain=[0.0, below / height]),
        ),
    }
    return Picture(wide, narrow)


def _around() -> Spec:
    return {
        "type": "choropleth",
        "geojson": "@europe",
        "featureidkey": "id",
        "showscale": False,
        "locations": neighbours(),
        "z": [0.0] * len(neighbours()),
        "colorscale": [[0, faint(RULE, 0.4)], [1, faint(RULE, 0.4)]],
        "hoverinfo": "skip",
        "marker": {"line": {"color": CARD, "width": 0.4}},
    }


def _states(states: tuple[State, ...]) -> Spec:
    # what is drawn last lies on top: the borders of the call must not lie under their neighbours
    order = sorted(states, key=lambda state: state.joined)
    return {
        "type": "choropleth",
        "geojson": "@europe",
        "featureidkey": "id",
        "showscale": False,
        "locations": [state.country for state in order],
        "z": [float(state.factories) for state in order],
        "zmin": 0,
        "zmax": 2,
        "colorscale": _SHADES,
        "text": [_hover(state) for state in order],
        "hoverinfo": "text",
        "marker": {
            "line": {
                "color": [INK if state.joined else CARD for state in order],
                "width": [1.4 if state.joined else 0.6 for state in order],
            }
        },
    }


def _hover(state: State) -> Rich:
    n = plain(state.factories, write="exact", of="ai_factories")
    return lines(bold(state.name), say(f"chart.factories.hover.{'call' if state.joined else 'out'}", n=n))


def _words(listed: tuple[State, ...], x: float) -> list[Spec]:
    rows = [(i + 0.5) * _ROW for i in range(len(listed))]
    names = [state.name for state in listed]
    marks = [_MARK * state.factories or _NONE for state in listed]
    calls = [say("chart.factories.in_call") if state.joined else "" for state in listed]

    def column(at: float, words: list[object], color: str) -> Spec:
        return texts([at] * len(listed), rows, words, side="middle right", size=SMALL, color=color)

    return [column(0.0, [*names], INK), column(x, [*marks], ACCENT), column(x + 0.17, [*calls], SOFT)]


factories = Drawn(finds.factories, _factories, "factories")
