"""The sites' money year by year: what comes in and goes out, and whether it covers the loans."""

from __future__ import annotations

import numpy as np

from explorer.charts import curves
from explorer.charts.chart import Drawn, Picture
from explorer.charts.style import ACCENT, ACTORS, BAD, INK, OK, SOFT, Spec, faint, line
from explorer.findings import yearly
from explorer.findings.finding import Finding
from explorer.findings.series import floats, year, years
from explorer.findings.yearly import CashFlow, Flow
from explorer.message import Num, say
from explorer.model import Results
from explorer.model.phases import YEARS

_TICKS = [2026.0, 2030.0, 2035.0, 2040.0]
_X = curves.Axis(2025.4, 2040.6, _TICKS, [year(t) for t in _TICKS])
_LOOKS = {
    "revenue": (ACCENT, ""),
    "left": (ACCENT, "x"),
    "grants": (ACTORS["union"], "/"),
    "running": (faint(SOFT, 0.8), ""),
    "saved": (SOFT, "\\"),
    "capex": (BAD, "/"),
}


def _cash_flow(found: Finding, results: Results) -> Picture:
    parts: CashFlow = found.parts
    amounts, so_far = [floats(flow.amounts) for flow in parts.flows], floats(parts.so_far)
    ins, outs = (np.sum(side(amounts, 0), axis=0) for side in (np.maximum, np.minimum))
    low, high = curves.ends([*ins, *outs, *so_far])
    told = [say("chart.cash_flow.so_far", year=y, amount=v) for y, v in zip(parts.years, parts.so_far, strict=True)]
    figure = curves.figure(
        [*(_bars(flow) for flow in parts.flows), curves.path(YEARS, so_far, told, color=INK, dash="dot")],
        _X,
        curves.Level(low, high, "number", say("chart.cash_flow.level")),
        barmode="relative",
        bargap=0.25,
    )
    return Picture(figure)


def _bars(flow: Flow) -> Spec:
    part = say(f"chart.cash_flow.part.{flow.name}")
    words = [
        say("chart.cash_flow.point", part=part, year=y, amount=Num(abs(v.value), v.unit))
        for y, v in zip(years("investor_years"), flow.amounts, strict=True)
    ]
    return curves.year_bars(YEARS, floats(flow.amounts), words, *_LOOKS[flow.name])


cash_flow = Drawn(yearly.cash_flow, _cash_flow, "cash_flow")


def _debt_cover(found: Finding, results: Results) -> Picture:
    parts: tuple[Num, ...] = found.parts
    cover = np.array(floats(parts))
    low, high = curves.ends(cover, 2.0)
    words = [say("chart.debt_cover.point", year=y, cover=v) for y, v in zip(years("dscr_years"), parts, strict=True)]
    figure = curves.figure(
        [
            curves.year_bars(YEARS, np.where(cover >= 1, cover, np.nan), words, OK),
            curves.year_bars(YEARS, np.where(cover < 1, cover, np.nan), words, BAD, "/"),
        ],
        _X,
        curves.Level(low, high, "number", say("chart.debt_cover.level")),
        shapes=[line(_X.low, 1, _X.high, 1, dash="4px,3px")],
        barmode="overlay",
        bargap=0.25,
    )
    return Picture(figure)


debt_cover = Drawn(yearly.debt_cover, _debt_cover, "debt_cover")
