"""Who pays, country by country: a map, and all countries in order beside it."""

from __future__ import annotations

from typing import Any

import numpy as np

from explorer.charts.chart import Drawn, Picture
from explorer.charts.style import (
    ACCENT,
    CARD,
    CLEAR,
    RULE,
    SMALL,
    SOFT,
    Said,
    Spec,
    axis,
    bound,
    faint,
    layout,
    texts,
)
from explorer.findings import places
from explorer.findings.finding import Finding
from explorer.findings.places import Countries, Country
from explorer.message import Rich, bold, lines, say
from explorer.model import Results

_ROW = 17  # height of a row of the ranking [px]
_HEIGHT = 478  # of the whole figure [px]
_NARROW_MAP = 330  # [px]
_NARROW_ROWS = 12
_GAP = "\N{NO-BREAK SPACE}"  # between a bar and its words
_PALEST = 0.13  # opacity of the lowest value
_SHADES = [[0, faint(ACCENT, _PALEST)], [1, ACCENT]]


def geo(domain: dict[str, list[float]]) -> Spec:
    """A map of Europe with nothing on it: no base layer, so that nothing is fetched."""
    layers = ("land", "ocean", "lakes", "rivers", "countries", "coastlines", "frame", "subunits")
    off = {f"show{layer}": False for layer in layers}
    return {
        **off,
        "projection": {"type": "azimuthal equal area", "rotation": {"lon": 11, "lat": 53}},
        "lonaxis": {"range": [-11, 34]},
        "lataxis": {"range": [34.2, 70.8]},
        "bgcolor": CLEAR,
        "domain": domain,
    }


def _map_traces(every: tuple[Country, ...], top: float, view: str) -> list[Spec]:
    common = {
        "type": "choropleth",
        "geojson": "@europe",
        "featureidkey": "id",
        "showscale": False,
    }
    known = [country for country in every if country.paid.value > 0]
    rest = [*neighbours(), *(country.id for country in every if country not in known)]  # land that pays nothing
    land = {
        **common,
        "locations": rest,
        "z": np.zeros(len(rest)),
        "colorscale": [[0, faint(RULE, 0.4)], [1, faint(RULE, 0.4)]],
        "hoverinfo": "skip",
        "marker": {"line": {"color": CARD, "width": 0.4}},
    }
    states = {
        **common,
        "locations": [country.id for country in known],
        "z": _paid(known),
        "zmin": 0,
        "zmax": top,
        "colorscale": _SHADES,
        "text": [
            lines(bold(country.name), say(f"chart.countries.hover.{view}", value=country.paid)) for country in known
        ],
        "hoverinfo": "text",
        "marker": {"line": {"color": CARD, "width": 0.8}},
    }
    return [land, states]


def _paid(countries: list[Country]) -> np.ndarray[Any, Any]:
    return np.array([country.paid.value for country in countries], dtype=float)


def neighbours() -> list[str]:
    """Shapes of the map outside the Union."""
    codes = "AL AD BA BY CH DZ GB IS LI MA MC MD ME MK NO RS RU SM TN TR UA VA XK SY LB IQ GE FO IM"
    return [f"X-{code}" for code in codes.split()]


def _ranking(ranked: list[Country], top: float) -> list[Spec]:
    """Bars in the shades of the map, the name before each and the value after it."""
    rows = (np.arange(len(ranked)) + 0.5) * _ROW
    kept = _paid(ranked)
    bar = {
        "type": "bar",
        "orientation": "h",
        "x": kept,
        "y": rows,
        "width": np.full(len(ranked), 11.0),
        "marker": {
            "color": [faint(ACCENT, round(_PALEST + (1 - _PALEST) * float(v) / top, 3)) for v in kept],
            "line": {"color": faint(ACCENT, 0.5), "width": 0.6},
        },
        "hoverinfo": "skip",
    }
    zero = np.zeros(len(ranked))
    names: list[Said] = [Rich((country.name, _GAP)) for country in ranked]
    values: list[Said] = [Rich((_GAP, country.paid)) for country in ranked]
    return [
        bar,
        texts(zero, rows, names, side="middle left", size=SMALL),
        texts(kept, rows, values, side="middle right", size=SMALL, color=SOFT),
    ]


def _countries(found: Finding, results: Results, view: str) -> Picture:
    parts: Countries = found.parts
    top = bound(country.paid.value for country in parts.every)
    wide = {
        "data": [*_map_traces(parts.every, top, view), *_ranking(parts.ranked, top)],
        "layout": layout(
            _HEIGHT,
            right=4,
            top=6,
            bottom=6,
            geo=geo({"x": [0.0, 0.56], "y": [0.0, 1.0]}),
            xaxis=axis(0, top, domain=[0.71, 0.91]),
            yaxis=axis(_HEIGHT - 12, 0),
        ),
    }
    height = _NARROW_MAP + 10 + _NARROW_ROWS * _ROW
    below = _NARROW_ROWS * _ROW / height
    narrow = {
        "data": [*_map_traces(parts.every, top, view), *_ranking(parts.ranked[:_NARROW_ROWS], top)],
        "layout": layout(
            height,
            geo=geo({"x": [0.0, 1.0], "y": [1 - _NARROW_MAP / height, 1.0]}),
            xaxis=axis(0, top, domain=[0.3, 0.8]),
            yaxis=axis(_NARROW_ROWS * _ROW, 0, domain=[0.0, below]),
        ),
    }
    return Picture(wide, narrow)


countries = Drawn(places.countries, _countries, "countries")
