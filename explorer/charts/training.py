"""What the machines do with a training run: days for known models, time lost to failures."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from explorer.charts import bars
from explorer.charts.chart import Chart, Table
from explorer.charts.style import (
    ACCENT,
    CARD,
    SOFT,
    Spec,
    axis_title,
    bound,
    faint,
    heading,
    layout,
    note,
    ticked,
)
from explorer.charts.whatif import with_changed
from explorer.facts import table
from explorer.model import Results
from explorer.speech import Text

_SEPTILLION = 1e24  # the table counts in it

#: Quantity of each training run that is shown, and its row in the table of runs.
_RUNS = {"llama405_days": "llama_3_1_405b", "gpt4_days": "gpt_4", "deepseek_v3_days": "deepseek_v3"}


def training(results: Results, text: Text) -> Chart:
    """Days that the largest site needs for known runs, beside the days that they really took."""
    known = {row["id"]: row for row in table("training_runs").rows}
    runs = [(known[row], float(results[name])) for name, row in _RUNS.items()]
    took = [float(row["training_days"] or math.nan) for row, _ in runs]
    limit = float(results["ai_act_days"])
    top = bound([*(days for _, days in runs), *took, limit])

    def shown(days: float) -> str:
        return _days(days, text) if math.isfinite(days) else text("chart.training.none")

    rows, cells = [], []
    for (row, days), then in zip(runs, took, strict=True):
        name, real = str(row["name"]), math.isfinite(then)
        key = "chart.training.then" if real else "chart.training.unknown"
        detail = text(key, days=_days(then, text), chips=text.exact(float(row["chip_count"])))
        piece = bars.Piece(days, ACCENT, f"{name}: {shown(days)}")
        rows.append(bars.Bar(name, (piece,), shown(days), detail, thick=15, gap=2 if real else 14))
        if real:
            ghost = bars.Piece(then, faint(SOFT, 0.12), detail, hatch=faint(SOFT, 0.5), border=faint(SOFT, 0.6))
            rows.append(bars.Bar("", (ghost,), thick=9, gap=14))
        cells.append([name, _flop(float(row["training_flop"]), text), text.number(days), text.number(then)])
    name = text("chart.training.threshold.name")
    piece = bars.Piece(limit, faint(ACCENT, 0.3), f"{name}: {shown(limit)}", border=ACCENT)
    rows.append(bars.Bar(name, (piece,), shown(limit), text("chart.training.threshold.detail"), thick=15, gap=2))
    cells.append([name, _flop(float(results["ai_act_threshold"]), text), text.number(limit), ""])
    columns = [text(f"chart.training.column.{c}") for c in ("run", "flop", "here", "then")]
    return Chart(bars.figure(rows, top, right=72), _training_sentence(runs, text), Table(columns, cells))


def _training_sentence(runs: list[tuple[Mapping[str, Any], float]], text: Text) -> str:
    row, days = next(run for run in runs if run[0]["id"] == _RUNS["gpt4_days"])
    if not math.isfinite(days):
        return text("chart.training.sentence.nothing")
    then = _days(float(row["training_days"]), text)
    return text("chart.training.sentence.some", name=row["name"], days=_days(days, text), then=then)


def _flop(operations: float, text: Text) -> str:
    return text.number(operations / _SEPTILLION)


def _days(days: float, text: Text) -> str:
    """Days in words, hours below two days."""
    if math.isfinite(days) and days < 2:
        hours = days * 24
        return text("chart.training.hour" if round(hours) == 1 else "chart.training.hours", n=text.number(hours, 2))
    return text("chart.training.days", n=text.number(days, 2))


_SIZES = np.geomspace(1_000, 300_000, 41)
_TICKS = (1_000, 10_000, 100_000)


def goodput(results: Results, text: Text) -> Chart:
    """The part of the time in which a run makes progress, against the number of chips that work on it."""
    curve = with_changed(results, chip_unit="chips", phase="two", sites_medium=0, sites_large=1, chips_large=_SIZES)
    share = np.asarray(curve["goodput"], dtype=float)
    failures = np.asarray(curve["interruptions_per_day"], dtype=float)
    own, here = float(results["chips_largest_site"]), float(results["goodput"])
    data: list[Spec] = [
        {
            "type": "scatter",
            "mode": "lines",
            "x": _SIZES,
            "y": share,
            "line": {"color": ACCENT, "width": 2.5},
            "text": [
                text(
                    "chart.goodput.point",
                    chips=text.count(size),
                    share=text.percent(part),
                    failures=text.number(rate, 2),
                )
                for size, part, rate in zip(_SIZES, share, failures, strict=True)
            ],
            "hoverinfo": "text",
        }
    ]
    known = math.isfinite(here) and own > 0
    words = [heading(text("chart.goodput.level"), 44)]
    if known:
        data.append(
            {
                "type": "scatter",
                "mode": "markers",
                "x": [own],
                "y": [here],
                "marker": {"color": ACCENT, "size": 13, "line": {"color": "@card", "width": 2}},
                "hoverinfo": "skip",
                "cliponaxis": False,
            }
        )
        label = f"<b>{text.percent(here)}</b> {text('chart.goodput.own', chips=text.count(own))}"
        # under the curve there is room to the left of large jobs, above it to the right of small ones
        where: Spec = {"xanchor": "left", "yanchor": "bottom", "xshift": 8, "yshift": 6}
        if own > _SIZES[20]:
            where = {"xanchor": "right", "yanchor": "top", "xshift": -8, "yshift": -4}
        words.append(note(label, x=math.log10(own), y=here, bgcolor=faint(CARD, 0.85), **where))
    low, high = math.log10(_SIZES[0]), math.log10(_SIZES[-1])
    levels = [0.0, 0.25, 0.5, 0.75, 1.0]
    return Chart(
        {
            "data": data,
            "layout": layout(
                370,
                left=44,
                right=14,
                top=34,
                bottom=48,
                annotations=words,
                xaxis=ticked(
                    low,
                    high,
                    list(_TICKS),
                    [text.count(t) for t in _TICKS],
                    type="log",
                    title=axis_title(text("chart.goodput.axis")),
                ),
                yaxis=ticked(
                    0,
                    1.02,
                    levels,
                    [text.percent(v) for v in levels],
                    showgrid=True,
                    gridcolor="@line",
                    gridwidth=1,
                ),
            ),
        },
        _goodput_sentence(results, text) if known else text("chart.goodput.sentence.nothing"),
        Table(
            [text(f"chart.goodput.column.{c}") for c in ("chips", "failures", "goodput")],
            [
                [text.count(size), text.number(rate, 2), text.percent(part)]
                for size, rate, part in zip(_SIZES[::5], failures[::5], share[::5], strict=True)
            ],
        ),
    )


def _goodput_sentence(results: Results, text: Text) -> str:
    rate = float(results["interruptions_per_day"])
    often = "often" if rate >= 1.5 else "seldom"
    return text(
        f"chart.goodput.sentence.{often}",
        chips=text.count(float(results["chips_largest_site"])),
        n=text.number(rate, 2),
        every=text.number(1 / rate, 2),
        lost=text.percent(1 - float(results["goodput"])),
    )
