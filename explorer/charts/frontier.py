"""The growth of the largest training runs, and one on the largest site on the day it opens."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import partial
from typing import Any

import numpy as np

from explorer.charts.chart import Chart, Table
from explorer.charts.style import (
    ACCENT,
    CARD,
    INK,
    RULE,
    SMALL,
    SOFT,
    Spec,
    faint,
    heading,
    layout,
    note,
    texts,
    ticked,
)
from explorer.facts import table
from explorer.model import Results
from explorer.model.dates import decimal_year
from explorer.model.frontier import line_at, record_rows, spread_at
from explorer.speech import Text

_FIRST, _LAST, _HEIGHT, _LEFT = 2020.0, 2031.0, 400, 44
_BOTTOM = 22  # power of ten
_STEPS = 25
_NEAR = 2027.5  # an opening before it lies close to the records
_GAP = "\N{NO-BREAK SPACE}" * 2  # between a point and its name


def frontier(results: Results, text: Text) -> Chart:
    """Record runs, the line through them with its interval, and the largest site on its opening day."""
    years, flop = np.asarray(results["record_year"]), np.asarray(results["record_flop"])
    opening, own = float(results["opening_year"]), float(results["run_flop"])
    last = max(_LAST, opening + 1.5)
    grid = np.linspace(_FIRST, last, _STEPS)
    middle = np.log10(line_at(grid, years, flop, results["frontier_slope"]))
    around = np.log10(spread_at(grid, years, results["frontier_scatter"]))
    rows = [table("training_runs").rows[i] for i in record_rows(table("training_runs"))]
    guesses = [
        row for row in table("training_runs") if row["certainty"] == "speculative" and row["training_flop"] > flop[-4]
    ]
    data: list[Spec] = [
        {
            "type": "scatter",
            "mode": "lines",
            "x": np.concatenate([grid, grid[::-1]]),
            "y": np.concatenate([middle + around, (middle - around)[::-1]]),
            "fill": "toself",
            "fillcolor": faint(SOFT, 0.14),
            "line": {"width": 0},
            "hoverinfo": "skip",
        },
        {
            "type": "scatter",
            "mode": "lines",
            "x": grid,
            "y": middle,
            "line": {"color": SOFT, "width": 1.5, "dash": "dot"},
            "hoverinfo": "skip",
        },
        _points(years, np.log10(flop), [str(row["name"]) for row in rows], flop, INK, text),
        _points(
            np.array([decimal_year(row["date"]) for row in guesses]),
            np.log10([row["training_flop"] for row in guesses]),
            [text("chart.frontier.guess", name=row["name"]) for row in guesses],
            np.array([row["training_flop"] for row in guesses]),
            CARD,
            text,
        ),
    ]
    words = [heading(text("chart.frontier.axis"), _LEFT)]
    label = {"GPT-4", "Grok 3", "GPT-3 175B (davinci)"}
    named = [i for i, row in enumerate(rows) if row["name"] in label]
    data.append(
        texts(
            years[named],
            np.log10(flop[named]),
            [f"{_GAP}{rows[i]['name'].partition(' (')[0].removesuffix(' 175B')}{_GAP}" for i in named],
            side="top left",
            size=SMALL,
        )
        | {"textposition": ["bottom right" if i == 0 else "middle left" for i in named]}
    )
    if own > 0:
        data.append(
            {
                "type": "scatter",
                "mode": "markers",
                "x": [opening],
                "y": [math.log10(own)],
                "marker": {"size": 14, "symbol": "diamond", "color": ACCENT, "line": {"color": CARD, "width": 1.5}},
                "hovertext": [text("chart.frontier.own", flop=text.power_of_ten(own), date=text.month(opening))],
                "hoverinfo": "text",
            }
        )
        # away from the records on the left and from the edge on the right
        side = "left" if opening < _NEAR else "right" if opening > last - 2.2 else "center"
        words.append(
            note(
                f"<b>{text('chart.frontier.plan')}</b>",
                x=opening,
                y=math.log10(own),
                xanchor=side,
                yanchor="top",
                yshift=-9,
                font={"color": ACCENT},
            )
        )
    grid_lines = {"showgrid": True, "gridcolor": RULE, "gridwidth": 1}
    top = 2 * math.ceil(float((middle + around)[-1]) / 2)
    ticks = [float(t) for t in range(_BOTTOM, top + 1, 2)]
    x_ticks = [float(t) for t in range(2020, math.floor(last) + 1, 2)]
    figure = {
        "data": data,
        "layout": layout(
            _HEIGHT,
            left=_LEFT,
            right=12,
            top=34,
            bottom=30,
            xaxis=ticked(_FIRST, last, x_ticks, [f"{t:.0f}" for t in x_ticks]),
            yaxis=ticked(_BOTTOM, top, ticks, [f"10{str(int(t)).translate(_HIGH)}" for t in ticks], **grid_lines),
            annotations=words,
        ),
    }
    return Chart(figure, _sentence(results, text), partial(_table, results, rows, text))


_HIGH = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def _points(x: np.ndarray, y: np.ndarray, names: list[str], flop: np.ndarray, fill: str, text: Text) -> Spec:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": x,
        "y": y,
        "marker": {"size": 9, "color": fill, "line": {"color": INK, "width": 1.3}},
        "hovertext": [
            f"<b>{name}</b><br>{text('chart.frontier.point', flop=text.power_of_ten(float(f)))}"
            for name, f in zip(names, flop, strict=True)
        ],
        "hoverinfo": "text",
    }


def _sentence(results: Results, text: Text) -> str:
    growth = {
        key: text.number(float(results[f"frontier_growth{end}"]), 2)
        for key, end in (("growth", ""), ("low", "_low"), ("high", "_high"))
    }
    if not float(results["run_flop"]) > 0:
        return text("chart.frontier.sentence.nothing", **growth)
    share, spread = float(results["frontier_share"]), float(results["frontier_spread"])
    case = "behind" if share * spread < 1 else "ahead" if share / spread > 1 else "level"
    return text(
        f"chart.frontier.sentence.{case}",
        days=text.exact(float(results["run_days"])),
        date=text.month(float(results["opening_year"])),
        share=text.percent(share),
        times=text.number(share, 2),
        bottom=text.percent(share / spread),
        top=text.percent(share * spread),
        **growth,
    )


def _table(results: Results, rows: list[Mapping[str, Any]], text: Text) -> Table:
    cells = [[str(row["name"]), str(row["date"]), text.power_of_ten(row["training_flop"])] for row in rows]
    opening = text.month(float(results["opening_year"]))
    spread, expected = float(results["frontier_spread"]), float(results["frontier_flop"])
    for key, value in (("low", expected / spread), ("middle", expected), ("high", expected * spread)):
        cells.append([text(f"chart.frontier.row.{key}"), opening, text.power_of_ten(value)])
    cells.append([text("chart.frontier.plan"), opening, text.power_of_ten(float(results["run_flop"]))])
    cells.append(
        [text("chart.frontier.row.published"), "", text.number(float(results["frontier_growth_published"]), 2)]
    )
    return Table([text(f"chart.frontier.column.{c}") for c in ("name", "date", "flop")], cells)
