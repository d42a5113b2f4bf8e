"""How good the model is: what it predicts from chips alone, against what was reported."""

from __future__ import annotations

import math
from functools import partial
from typing import Any

import numpy as np

from explorer.charts.chart import Chart, Table, readings
from explorer.charts.style import (
    ACCENT,
    CARD,
    INK,
    RULE,
    SMALL,
    SOFT,
    Spec,
    axis_title,
    faint,
    heading,
    layout,
    texts,
    ticked,
)
from explorer.facts import table
from explorer.model import Results
from explorer.model.backtest import GROUPS, observations
from explorer.speech import Text

_HEIGHT, _LEFT = 420, 64
_GROUPS_OF = {
    "power": ("power_commercial", "power_public"),
    "cost": ("cost_commercial", "cost_public"),
    "compute": ("compute",),
}
_BAND_OF = {"power": "power_commercial", "cost": "cost_public", "compute": "compute"}
_SYMBOLS = {"power_public": "square", "cost_public": "square"}
_WORST = 3  # points that are named


@readings("power", "cost", "compute")
def backtest(results: Results, text: Text, view: str) -> Chart:
    """Predicted against reported on scales of powers of ten, with the band that holds nine in ten."""
    seen = observations(table("clusters"), table("training_runs"))
    ratios = np.asarray(results["backtest_ratio"])
    chosen = [i for i, o in enumerate(seen) if o.group in _GROUPS_OF[view]]
    scale = 1e24 if view == "compute" else 1e3 if view == "cost" else 1.0  # USD m to bn
    reported = np.array([seen[i].reported for i in chosen]) / scale
    logs = np.log10(reported), np.log10(reported * ratios[chosen])
    low, high = math.floor(min(map(min, logs)) - 0.05), math.ceil(max(map(max, logs)) + 0.05)
    error = float(np.asarray(results["backtest_error_90"])[GROUPS.index(_BAND_OF[view])])
    data: list[Spec] = []
    if math.isfinite(error):
        d = math.log10(error)
        data.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": [low, high, high, low],
                "y": [low + d, high + d, high - d, low - d],
                "fill": "toself",
                "fillcolor": faint(ACCENT, 0.12),
                "line": {"width": 0},
                "hoverinfo": "skip",
            }
        )
    data.append(
        {
            "type": "scatter",
            "mode": "lines",
            "x": [low, high],
            "y": [low, high],
            "line": {"color": SOFT, "width": 1, "dash": "dot"},
            "hoverinfo": "skip",
        }
    )
    names = [_name(seen[i]) for i in chosen]
    public = [seen[i].group in _SYMBOLS for i in chosen]
    data.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": logs[0],
            "y": logs[1],
            "marker": {
                "size": 10,
                "symbol": ["square" if p else "circle" for p in public],
                "color": [CARD if p else ACCENT for p in public],
                "line": {"color": [INK if p else ACCENT for p in public], "width": 1.4},
            },
            "hovertext": [
                f"<b>{name}</b><br>" + text("chart.backtest.point", ratio=text.number(float(ratios[i]), 2))
                for name, i in zip(names, chosen, strict=True)
            ],
            "hoverinfo": "text",
            "cliponaxis": False,
        }
    )
    worst = sorted(range(len(chosen)), key=lambda k: -abs(math.log(ratios[chosen[k]])))[:_WORST]
    # away from both edges, and on the side of the line on which the point lies
    across = (logs[0] - low) / (high - low)
    right = [k for k in worst if across[k] < 0.35 or (ratios[chosen[k]] < 1 and across[k] < 0.7)]
    for side, ks in (("top right", right), ("top left", [k for k in worst if k not in right])):
        if ks:
            gap = "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}"
            words = [f"{gap}{names[k]}{gap}" for k in ks]
            data.append(texts(logs[0][ks], logs[1][ks], words, side=side, size=SMALL))
    ticks = [float(t) for t in range(low, high + 1)]
    labels = [text.number(10.0**t) for t in ticks]
    grid = {"showgrid": True, "gridcolor": RULE, "gridwidth": 1}
    figure = {
        "data": data,
        "layout": layout(
            _HEIGHT,
            left=_LEFT,
            right=16,
            top=34,
            bottom=50,
            xaxis=ticked(
                low, high, ticks, labels, title=axis_title(text(f"chart.backtest.axis.{view}.reported")), **grid
            ),
            yaxis=ticked(low, high, ticks, labels, **grid),
            annotations=[heading(text(f"chart.backtest.axis.{view}.predicted"), _LEFT)],
        ),
    }
    return Chart(figure, _sentence(results, view, text), partial(_table, results, text))


def _name(observation: Any) -> str:
    source = table("training_runs" if observation.group == "compute" else "clusters")
    return str(source.rows[observation.row]["name"]).partition(" (")[0]


def _sentence(results: Results, view: str, text: Text) -> str:
    group = GROUPS.index(_BAND_OF[view])
    count, half, most, middle = (
        float(np.asarray(results[f"backtest_{name}"])[group]) for name in ("count", "error", "error_90", "middle")
    )
    lean = "even" if abs(math.log(middle)) < 0.03 else "high" if middle > 1 else "low"
    first = text(
        f"chart.backtest.sentence.{view}.{lean}",
        n=text.exact(count),
        half=text.percent(round(half - 1, 2)),
        most=text.number(most, 2),
        off=text.number(middle if middle > 1 else 1 / middle, 2),
    )
    own = {"power": "power_facility", "cost": "capex_total", "compute": "run_flop"}[view]
    value = float(results[own])
    if not value > 0:
        return f"{first} {text('chart.backtest.sentence.nothing')}"
    if view == "cost":
        low, high = (float(results[f"capex_total_{end}"]) for end in ("low", "high"))
    else:
        low, high = value / most, value * most
    unit = results.unit(own)
    return f"{first} " + text(
        f"chart.backtest.sentence.{view}.plan",
        value=text.quantity(value, unit),
        low=text.quantity(low, unit),
        high=text.quantity(high, unit),
    )


def _table(results: Results, text: Text) -> Table:
    columns = [
        text(f"chart.backtest.column.{c}") for c in ("what", "n", "middle", "half", "most", "left_half", "left_most")
    ]
    stats = [
        np.asarray(results[f"backtest_{name}"])
        for name in ("middle", "error", "error_90", "left_out_error", "left_out_90")
    ]
    rows = []
    for i, group in enumerate(GROUPS):
        cells = [
            text.number(float(stat[i]), 3) if math.isfinite(stat[i]) else text("chart.backtest.few") for stat in stats
        ]
        rows.append([text(f"chart.backtest.group.{group}"), text.exact(float(results["backtest_count"][i])), *cells])
    seen = observations(table("clusters"), table("training_runs"))
    for o, ratio, left in zip(
        seen, np.asarray(results["backtest_ratio"]), np.asarray(results["backtest_left_out"]), strict=True
    ):
        shown = text.number(float(left), 3) if math.isfinite(left) else text("chart.backtest.few")
        rows.append(
            [
                f"{_name(o)}: {text(f'chart.backtest.group.{o.group}')}",
                "",
                text.number(float(ratio), 3),
                "",
                "",
                shown,
                "",
            ]
        )
    for row in table("clusters"):
        for part in ("power", "cost"):
            if row[f"{part}_test"] not in ("yes", "none"):
                rows.append(
                    [
                        text(
                            f"chart.backtest.left.{part}",
                            name=row["name"],
                            why=text(f"chart.backtest.why.{row[f'{part}_test']}"),
                        ),
                        *[""] * 6,
                    ]
                )
    return Table(columns, rows)
