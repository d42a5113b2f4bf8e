"""Who pays, country by country: a map, and all countries in order beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from explorer.charts.chart import Chart, Table, readings
from explorer.charts.style import (
    ACCENT,
    CARD,
    CLEAR,
    RULE,
    SMALL,
    SOFT,
    Spec,
    axis,
    bound,
    faint,
    layout,
    texts,
)
from explorer.facts import table
from explorer.model import Results
from explorer.speech import Text

_READINGS = {"amount": "country_amount", "per_head": "country_per_head", "cohesion": "country_cohesion_share"}
_ROW = 17  # height of a row of the ranking [px]
_HEIGHT = 478  # of the whole figure [px]
_NARROW_MAP = 330  # [px]
_NARROW_ROWS = 12
_GAP = "\N{NO-BREAK SPACE}"  # between a bar and its words
_PALEST = 0.13  # opacity of the lowest value
_SHADES = [[0, faint(ACCENT, _PALEST)], [1, ACCENT]]


def _write(view: str, value: float, text: Text) -> str:
    if view == "amount":
        return text.money(value / 1e3)
    return text.euros(value) if view == "per_head" else text.percent(value)


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


def _map_traces(ids: list[str], values: np.ndarray[Any, Any], top: float, says: list[str]) -> list[Spec]:
    common = {
        "type": "choropleth",
        "geojson": "@europe",
        "featureidkey": "id",
        "showscale": False,
    }
    known = [i for i, value in enumerate(values) if value > 0]
    rest = [*neighbours(), *(ids[i] for i in range(len(ids)) if i not in known)]  # land that pays nothing
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
        "locations": [ids[i] for i in known],
        "z": values[known],
        "zmin": 0,
        "zmax": top,
        "colorscale": _SHADES,
        "text": [says[i] for i in known],
        "hoverinfo": "text",
        "marker": {"line": {"color": CARD, "width": 0.8}},
    }
    return [land, states]


def neighbours() -> list[str]:
    """Shapes of the map outside the Union."""
    codes = "AL AD BA BY CH DZ GB IS LI MA MC MD ME MK NO RS RU SM TN TR UA VA XK SY LB IQ GE FO IM"
    return [f"X-{code}" for code in codes.split()]


def _ranking(
    order: list[int], names: list[str], values: np.ndarray[Any, Any], top: float, says: list[str], size: int
) -> list[Spec]:
    """Bars in the shades of the map, the name before each and the value after it."""
    rows = (np.arange(len(order)) + 0.5) * _ROW
    kept = values[order]
    bar = {
        "type": "bar",
        "orientation": "h",
        "x": kept,
        "y": rows,
        "width": np.full(len(order), 11.0),
        "marker": {
            "color": [faint(ACCENT, round(_PALEST + (1 - _PALEST) * float(v) / top, 3)) for v in kept],
            "line": {"color": faint(ACCENT, 0.5), "width": 0.6},
        },
        "hoverinfo": "skip",
    }
    zero = np.zeros(len(order))
    return [
        bar,
        texts(zero, rows, [f"{names[i]}{_GAP}" for i in order], side="middle left", size=size),
        texts(kept, rows, [f"{_GAP}{says[i]}" for i in order], side="middle right", size=size, color=SOFT),
    ]


@readings("amount", "per_head", "cohesion")
def countries(results: Results, text: Text, view: str) -> Chart:
    """What each country pays: in all, for each of its people, or against its Cohesion money."""
    listed = table("countries").rows
    ids, names = [str(row["id"]) for row in listed], [str(row["name"]) for row in listed]
    values = np.asarray(results[_READINGS[view]], dtype=float)
    shown = [_write(view, value, text) for value in values]
    top = bound(values)
    order = [int(i) for i in np.argsort(-np.nan_to_num(values), kind="stable") if values[i] > 0]
    hover = [
        f"<b>{name}</b><br>{text(f'chart.countries.hover.{view}', value=value)}"
        for name, value in zip(names, shown, strict=True)
    ]

    ranks = _ranking(order, names, values, top, shown, SMALL)
    wide = {
        "data": [*_map_traces(ids, values, top, hover), *ranks],
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
    few = order[:_NARROW_ROWS]
    height = _NARROW_MAP + 10 + _NARROW_ROWS * _ROW
    below = _NARROW_ROWS * _ROW / height
    narrow = {
        "data": [*_map_traces(ids, values, top, hover), *_ranking(few, names, values, top, shown, SMALL)],
        "layout": layout(
            height,
            geo=geo({"x": [0.0, 1.0], "y": [1 - _NARROW_MAP / height, 1.0]}),
            xaxis=axis(0, top, domain=[0.3, 0.8]),
            yaxis=axis(_NARROW_ROWS * _ROW, 0, domain=[0.0, below]),
        ),
    }
    return Chart(wide, _sentence(view, order, names, shown, text), _table(results, names, text), narrow=narrow)


def _sentence(view: str, order: list[int], names: list[str], shown: list[str], text: Text) -> str:
    if len(order) < 3:
        return text(f"chart.countries.sentence.{view}.nothing")
    first = {f"name{n}": names[i] for n, i in enumerate(order[:3], start=1)}
    first |= {f"value{n}": shown[i] for n, i in enumerate(order[:3], start=1)}
    last = order[-1]
    return text(
        f"chart.countries.sentence.{view}.some",
        n=len(order),
        last=names[last],
        last_value=shown[last],
        **first,
    )


def _table(results: Results, names: list[str], text: Text) -> Table:
    columns: list[tuple[str, str, Callable[[float], str]]] = [
        ("states", "country_states_part", text.number),
        ("union", "country_union_part", text.number),
        ("amount", "country_amount", text.number),
        ("per_head", "country_per_head", text.number),
        ("cohesion", "country_cohesion_share", text.percent),
    ]
    cells = [[write(float(value)) for value in results[quantity]] for _, quantity, write in columns]
    heads = [text(f"chart.countries.column.{name}") for name in ("country", *(column[0] for column in columns))]
    return Table(heads, [list(row) for row in zip(names, *cells, strict=True)])
