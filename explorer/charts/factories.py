"""Where the AI factories are and which states joined the call: a map, and the states in a list."""

from __future__ import annotations

from collections import Counter
from typing import Any

from explorer.charts.chart import Chart, Table
from explorer.charts.places import geo, neighbours
from explorer.charts.style import ACCENT, CARD, INK, RULE, SMALL, SOFT, Spec, axis, faint, layout, texts
from explorer.facts import table
from explorer.model import Results
from explorer.speech import Text

_ROW, _HEIGHT, _NARROW_MAP = 17, 478, 330  # height of a row, of the figure and of a narrow map [px]
_SHADES = [[0, faint(ACCENT, 0.12)], [0.5, faint(ACCENT, 0.5)], [1, ACCENT]]


def factories(results: Results, text: Text) -> Chart:
    """States by their number of AI factories, those of the call with a strong border."""
    states = {str(row["id"]): row for row in table("countries")}
    count = Counter(str(row["country"]) for row in table("ai_factories"))
    joined = [key for key, row in states.items() if row["in_call"] == "yes"]
    listed = sorted({*count, *joined}, key=lambda key: (-count[key], key not in joined, str(states[key]["name"])))
    says = {
        key: f"<b>{states[key]['name']}</b><br>"
        + text(f"chart.factories.hover.{'call' if key in joined else 'out'}", n=count[key])
        for key in states
    }
    # what is drawn last lies on top: the borders of the call must not lie under their neighbours
    order = sorted(states, key=lambda key: key in joined)
    shapes: list[Spec] = [
        {
            "type": "choropleth",
            "geojson": "@europe",
            "featureidkey": "id",
            "showscale": False,
            "locations": neighbours(),
            "z": [0.0] * len(neighbours()),
            "colorscale": [[0, faint(RULE, 0.4)], [1, faint(RULE, 0.4)]],
            "hoverinfo": "skip",
            "marker": {"line": {"color": CARD, "width": 0.4}},
        },
        {
            "type": "choropleth",
            "geojson": "@europe",
            "featureidkey": "id",
            "showscale": False,
            "locations": order,
            "z": [float(count[key]) for key in order],
            "zmin": 0,
            "zmax": 2,
            "colorscale": _SHADES,
            "text": [says[key] for key in order],
            "hoverinfo": "text",
            "marker": {
                "line": {
                    "color": [INK if key in joined else CARD for key in order],
                    "width": [1.4 if key in joined else 0.6 for key in order],
                }
            },
        },
    ]
    rows = [(i + 0.5) * _ROW for i in range(len(listed))]
    names = [str(states[key]["name"]) for key in listed]
    marks = ["●" * count[key] or "–" for key in listed]
    calls = [text("chart.factories.in_call") if key in joined else "" for key in listed]

    def words(x: float) -> list[Spec]:
        at = [x] * len(listed)
        return [
            texts([0.0] * len(listed), rows, names, side="middle right", size=SMALL),
            texts(at, rows, marks, side="middle right", size=SMALL, color=ACCENT),
            texts([x + 0.17] * len(listed), rows, calls, side="middle right", size=SMALL, color=SOFT),
        ]

    below = len(listed) * _ROW
    wide = {
        "data": [*shapes, *words(0.4)],
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
        "data": [*shapes, *words(0.42)],
        "layout": layout(
            height,
            geo=geo({"x": [0.0, 1.0], "y": [1 - _NARROW_MAP / height, 1.0]}),
            xaxis=axis(0, 1, domain=[0.02, 1.0]),
            yaxis=axis(below, 0, domain=[0.0, below / height]),
        ),
    }
    return Chart(wide, _sentence(results, count, joined, text), _table(states, joined, text), narrow=narrow)


def _sentence(results: Results, count: Counter[str], joined: list[str], text: Text) -> str:
    first = text(
        "chart.factories.sentence.where",
        n=count.total(),
        states=len(count),
        joined=len(joined),
        both=len(set(count) & set(joined)),
    )
    machine = table("clusters").row("jupiter")
    own = float(results["peak_bf16"])
    if not own > 0:
        return f"{first} {text('chart.factories.sentence.nothing')}"
    times = own / float(machine["peak_bf16_eflops"])
    return f"{first} {text('chart.factories.sentence.times', times=text.number(times, 2), name='JUPITER')}"


def _table(states: dict[str, Any], joined: list[str], text: Text) -> Table:
    columns = [
        text(f"chart.factories.column.{c}")
        for c in ("name", "state", "city", "selected", "machine", "money", "chips", "call")
    ]
    rows = []
    for row in table("ai_factories"):
        rows.append(
            [
                str(row["name"]),
                str(states[row["country"]]["name"]),
                str(row["city"]),
                str(row["selected"]),
                str(row["supercomputer"]),
                "" if row["investment_eur_m"] is None else text.number(row["investment_eur_m"]),
                "" if row["accelerators"] is None else text.exact(row["accelerators"]),
                text(f"chart.factories.{'yes' if row['country'] in joined else 'no'}"),
            ]
        )
    return Table(columns, rows)
