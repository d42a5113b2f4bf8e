"""Where a site would find cheap and clean power: the 27 states by price and carbon of their electricity."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache, partial
from typing import Any

from explorer.charts.chart import Chart, Table
from explorer.charts.style import (
    ACCENT,
    CARD,
    INK,
    RULE,
    SMALL,
    SOFT,
    Spec,
    axis_title,
    bound,
    faint,
    heading,
    layout,
    note,
    steps,
    ticked,
)
from explorer.charts.whatif import with_changed
from explorer.facts import table
from explorer.model import Results
from explorer.speech import Text

Point = tuple[Mapping[str, Any], float, float]  # a country, its price and its carbon
Box = tuple[float, float, float, float]

_HEIGHT, _LEFT = 400, 44  # of the figure, of its left margin [px]
#: Where the letters stand [px from the point], in the order of preference.
_OFFSETS = {
    "top center": (0, -14),
    "bottom center": (0, 14),
    "middle right": (16, 0),
    "middle left": (-16, 0),
}


def host_countries(results: Results, text: Text) -> Chart:
    """Price of electricity against its carbon: cheap and clean is at the lower left; the chosen country is marked."""
    chosen = str(results["country"])
    listed: list[Point] = [
        (row, float(row["electricity_eur_mwh"]), float(row["gco2_kwh"]))
        for row in table("countries").rows
        if row["electricity_eur_mwh"] is not None and row["gco2_kwh"] is not None
    ]
    others = [item for item in listed if item[0]["id"] != chosen]
    own = [item for item in listed if item[0]["id"] == chosen]
    prices, carbons = [price for _, price, _ in listed], [carbon for _, _, carbon in listed]
    top = bound(carbons)
    x_ticks = steps(min(prices), bound(prices))
    left = x_ticks[0] - (x_ticks[1] - x_ticks[0])
    x_ticks, y_ticks = [left, *x_ticks], steps(0, top, most=4)
    in_call = [row["in_call"] == "yes" for row, _, _ in others]
    data: list[Spec] = [
        {
            "type": "scatter",
            "mode": "markers+text",
            "x": [price for _, price, _ in others],
            "y": [carbon for _, _, carbon in others],
            "text": [str(row["id"]) for row, _, _ in others],
            "textposition": _sides(tuple((x, y) for _, x, y in [*others, *own]), (left, x_ticks[-1]), top)[
                : len(others)
            ],
            "textfont": {"size": SMALL, "color": [INK if joined else SOFT for joined in in_call]},
            "marker": {
                "size": 9,
                # a ring for states that did not join the call
                "color": [faint(ACCENT, 0.55) if joined else CARD for joined in in_call],
                "line": {"color": faint(ACCENT, 0.7), "width": 1.3},
            },
            "hovertext": [_point(str(row["name"]), price, carbon, text) for row, price, carbon in others],
            "hoverinfo": "text",
            "cliponaxis": False,
        }
    ]
    words = [heading(text("chart.host_countries.axis.carbon"), _LEFT)]
    for row, price, carbon in own:
        data.append(
            {
                "type": "scatter",
                "mode": "markers",
                "x": [price],
                "y": [carbon],
                "marker": {"size": 15, "color": ACCENT, "line": {"color": CARD, "width": 2}},
                "hovertext": [_point(str(row["name"]), price, carbon, text)],
                "hoverinfo": "text",
                "cliponaxis": False,
            }
        )
        right = price > (left + x_ticks[-1]) / 2
        where = {
            "xanchor": "right" if right else "left",
            "yanchor": "bottom",
            "xshift": 8 if right else -8,
            "yshift": 9,
        }
        name = f"<b>{row['name']}</b>"
        words.append(note(name, x=price, y=carbon, font={"color": ACCENT}, bgcolor=faint(CARD, 0.85), **where))
    grid = {"showgrid": True, "gridcolor": RULE, "gridwidth": 1}
    price_axis = axis_title(text("chart.host_countries.axis.price"))
    figure = {
        "data": data,
        "layout": layout(
            _HEIGHT,
            left=_LEFT,
            right=16,
            top=34,
            bottom=50,
            xaxis=ticked(left, x_ticks[-1], x_ticks, [text.number(t) for t in x_ticks], title=price_axis, **grid),
            yaxis=ticked(0, top, y_ticks, [text.number(t) for t in y_ticks], **grid),
            annotations=words,
        ),
    }
    return Chart(figure, _sentence(results, own, listed, text), partial(_table, results, text))


def _point(name: str, price: float, carbon: float, text: Text) -> str:
    return f"<b>{name}</b><br>" + text(
        "chart.host_countries.point", price=text.number(price), carbon=text.number(carbon)
    )


@cache
def _sides(points: tuple[tuple[float, float], ...], across: tuple[float, float], top: float) -> list[str]:
    """On which side of each point its two letters stand, so that they lie on no other point or letters.

    Tried out on the plot of a phone: where it is wider there is only more room.
    """
    width, height = 280.0, _HEIGHT - 84.0
    places = [
        ((price - across[0]) / (across[1] - across[0]) * width, (1 - carbon / top) * height) for price, carbon in points
    ]
    taken = [(x, y, 6.0, 6.0) for x, y in places]  # centre and half of the size of what is drawn [px]
    chosen = []
    for x, y in places:
        boxes = {side: (x + dx, y + dy, 9.0, 7.0) for side, (dx, dy) in _OFFSETS.items()}
        crowded = {side: sum(_overlap(box, other) for other in taken) for side, box in boxes.items()}
        best = min(crowded, key=lambda side: crowded[side])
        chosen.append(best)
        taken.append(boxes[best])
    return chosen


def _overlap(a: Box, b: Box) -> float:
    across = a[2] + b[2] - abs(a[0] - b[0])
    down = a[3] + b[3] - abs(a[1] - b[1])
    return across * down if across > 0 and down > 0 else 0.0


def _sentence(results: Results, own: list[Point], listed: list[Point], text: Text) -> str:
    name = str(table("countries").row(str(results["country"]))["name"])
    if not own:
        return text("chart.host_countries.sentence.unknown", name=name)
    if not float(results["energy_year"]) > 0:
        return text("chart.host_countries.sentence.nothing", name=name)
    _, price, carbon = own[0]
    return text(
        "chart.host_countries.sentence.some",
        name=name,
        bill=text.money(float(results["energy_cost_year"]) / 1e3),
        carbon=text.number(float(results["emissions_year"]), 2),
        cheaper=_count(sum(other < price for _, other, _ in listed), text),
        cleaner=_count(sum(other < carbon for _, _, other in listed), text),
    )


def _count(n: int, text: Text) -> str:
    return text(
        "chart.host_countries.none"
        if n == 0
        else "chart.host_countries.one"
        if n == 1
        else "chart.host_countries.some",
        n=n,
    )


def _table(results: Results, text: Text) -> Table:
    rows = []
    for row in table("countries").rows:
        there = with_changed(results, country=row["id"])
        price, carbon = (math.nan if row[c] is None else float(row[c]) for c in ("electricity_eur_mwh", "gco2_kwh"))
        rows.append(
            [
                str(row["name"]),
                text.number(price),
                text.number(carbon),
                text.number(float(there["energy_cost_year"])),
                text.number(float(there["emissions_year"])),
            ]
        )
    columns = ("country", "price", "carbon", "bill", "emissions")
    return Table([text(f"chart.host_countries.column.{c}") for c in columns], rows)
