"""The sites' money year by year: what comes in and goes out, and whether it covers the loans."""

from __future__ import annotations

import math
from functools import partial

import numpy as np

from explorer.charts import curves
from explorer.charts.chart import Chart, Table
from explorer.charts.style import ACCENT, BAD, INK, OK, SOFT, faint, line
from explorer.model import Results
from explorer.model.phases import YEARS
from explorer.speech import Text

_TICKS = [2026.0, 2030.0, 2035.0, 2040.0]
_X = (2025.4, 2040.6, _TICKS, [f"{t:.0f}" for t in _TICKS], "")
_LEAST = 5e-5  # half of what is still written as an amount [EUR bn]


def _series(results: Results) -> dict[str, np.ndarray]:
    """What comes in and goes out in each year; their sum is what investors get."""
    revenue, cash = results["revenue_years"], results["cash_years"]
    running = results["opex_years"] + results["tax_years"]
    return {
        "revenue": revenue,
        "left": cash - results["operating_years"],
        "grants": results["grants_years"],
        "running": -running,
        "saved": -results["saved_years"],
        "capex": -results["capex_years"],
    }


def cash_flow(results: Results, text: Text) -> Chart:
    """Money in and out in each year, and what investors have got back so far."""
    series = _series(results)
    total = np.cumsum(results["investor_years"])
    ins = np.sum([np.maximum(v, 0) for v in series.values()], axis=0)
    outs = np.sum([np.minimum(v, 0) for v in series.values()], axis=0)
    low, high = curves.ends([*ins, *outs, *total])
    looks = {
        "revenue": (ACCENT, ""),
        "left": (ACCENT, "x"),
        "grants": ("@union", "/"),
        "running": (faint(SOFT, 0.8), ""),
        "saved": (SOFT, "\\"),
        "capex": (BAD, "/"),
    }
    names = {name: text(f"chart.cash_flow.part.{name}") for name in series}

    def says(name: str, values: np.ndarray) -> list[str]:
        return [f"{names[name]} {year}: {text.money(abs(v))}" for year, v in zip(YEARS, values, strict=True)]

    data = [curves.year_bars(YEARS, v, says(n, v), *looks[n]) for n, v in series.items()]
    told = [text("chart.cash_flow.so_far", year=y, amount=text.money(v)) for y, v in zip(YEARS, total, strict=True)]
    data.append(curves.path(YEARS, total, told, color=INK, dash="dot"))
    figure = curves.figure(
        data, _X, (low, high, text.number, text("chart.cash_flow.level")), barmode="relative", bargap=0.25
    )
    return Chart(figure, _cash_sentence(results, total, text), partial(_cash_table, series, total, text))


def _cash_table(series: dict[str, np.ndarray], total: np.ndarray, text: Text) -> Table:
    names = [text(f"chart.cash_flow.part.{name}") for name in series]
    rows = [
        [
            text.keep(str(year), float(year), "year"),
            *(text.number(v[i]) for v in series.values()),
            text.number(total[i]),
        ]
        for i, year in enumerate(YEARS)
    ]
    return Table([text("chart.column.year"), *names, text("chart.cash_flow.total")], rows)


def _cash_sentence(results: Results, total: np.ndarray, text: Text) -> str:
    if float(results["capex_built"]) < _LEAST:
        return text("chart.cash_flow.sentence.nothing")
    if float(results["reimbursable"]) < _LEAST:
        best = int(np.argmax(results["hours_years"]))
        earned, costs = float(results["revenue_years"][best]), float(results["opex_years"][best])
        return text(
            "chart.cash_flow.sentence.grants", year=YEARS[best], earned=text.money(earned), costs=text.money(costs)
        )
    paid = float(np.sum(results["layer_drawn_years"]))
    back = float(results["payback_year"])
    if math.isfinite(back):
        return text("chart.cash_flow.sentence.back", paid=text.money(paid), year=f"{back:.0f}")
    return text("chart.cash_flow.sentence.never", paid=text.money(paid), missing=text.money(-float(total[-1])))


def debt_cover(results: Results, text: Text) -> Chart:
    """Cash of each year for each euro that is due to senior lenders."""
    cover = np.asarray(results["dscr_years"], dtype=float)
    low, high = curves.ends(cover, 2.0)
    words = [text("chart.debt_cover.point", year=y, cover=text.ratio(v)) for y, v in zip(YEARS, cover, strict=True)]
    enough = np.where(cover >= 1, cover, np.nan)
    data = [
        curves.year_bars(YEARS, enough, words, OK),
        curves.year_bars(YEARS, np.where(cover < 1, cover, np.nan), words, BAD, "/"),
    ]
    figure = curves.figure(
        data,
        _X,
        (low, high, text.number, text("chart.debt_cover.level")),
        shapes=[line(_X[0], 1, _X[1], 1, dash="4px,3px")],
        barmode="overlay",
        bargap=0.25,
    )
    columns = [text("chart.column.year"), *(text(f"chart.debt_cover.column.{c}") for c in ("cash", "due", "cover"))]
    rows = [
        [
            text.keep(str(year), float(year), "year"),
            *(text.number(float(results[name][i])) for name in ("operating_years", "service_years", "dscr_years")),
        ]
        for i, year in enumerate(YEARS)
    ]
    return Chart(figure, _cover_sentence(results, cover, text), Table(columns, rows))


def _cover_sentence(results: Results, cover: np.ndarray, text: Text) -> str:
    worst = float(results["dscr_min"])
    if not math.isfinite(worst):
        return text("chart.debt_cover.sentence.nothing")
    year, mean = YEARS[int(np.nanargmin(cover))], text.number(float(results["dscr_mean"]), 2)
    if worst < 0:
        return text("chart.debt_cover.sentence.negative", year=year, mean=mean)
    short = int((cover < 1).sum())
    key = "enough" if not short else "one" if short == 1 else "short"
    return text(f"chart.debt_cover.sentence.{key}", n=short, worst=text.number(worst, 2), year=year, mean=mean)
