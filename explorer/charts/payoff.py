"""Whether it pays: cost of an hour against the market, returns against what investors ask for."""

from __future__ import annotations

import math

import numpy as np

from explorer.charts import bars, curves
from explorer.charts.chart import Drawn, Picture
from explorer.charts.style import ACCENT, BAD, INK, SOFT, bound, faint, line
from explorer.findings import layer_returns as layers
from explorer.findings import payoff
from explorer.findings.finding import Finding
from explorer.findings.layer_returns import LayerReturn
from explorer.findings.payoff import BreakEven, Decline, HourPart, HourPrice
from explorer.findings.series import floats, year, years
from explorer.message import Num, bold, say
from explorer.model import Results
from explorer.model.phases import YEARS

_TICKS = [2026.0, 2030.0, 2035.0, 2040.0]
_X = curves.Axis(2025.8, 2040.2, _TICKS, [year(t) for t in _TICKS])
_USES = [0.2, 0.4, 0.6, 0.8, 1.0]
_FALLS = [0.0, 0.1, 0.2, 0.3, 0.4]
_LEAST_RETURN = -0.3  # the axis of returns goes no further down


def _shares(ticks: list[float]) -> list[Num]:
    return [Num(tick, "share") for tick in ticks]


def _hour_price(found: Finding, results: Results) -> Picture:
    parts: HourPrice = found.parts
    price, high, cost = floats(parts.price), floats(parts.high), parts.cost.value
    top = bound([*price, *high, min(cost, 4 * price[0])])
    words = [
        say("chart.hour_price.point", year=y, price=v) for y, v in zip(years("price_years"), parts.price, strict=True)
    ]
    shown = min(cost, top)
    own = bold(say("chart.hour_price.cost", cost=parts.cost))
    figure = curves.figure(
        [curves.band(YEARS, floats(parts.low), high), curves.path(YEARS, price, words)],
        _X,
        curves.Level(0.0, top, "number", say("chart.hour_price.level")),
        shapes=[line(_X.low, shown, _X.high, shown, dash="4px,3px")],
        words=[curves.label(own, _X.high, shown, right=True, up=shown < 0.9 * top)],
    )
    return Picture(figure)


hour_price = Drawn(payoff.hour_price, _hour_price, "hour_price")


def _hour_parts(found: Finding, results: Results) -> Picture:
    parts: tuple[HourPart, ...] = found.parts
    rows = []
    for each in parts:
        shown = say("chart.hour_parts.value", amount=each.cost, share=each.share)
        color = ACCENT if each.part == "chip" else faint(ACCENT, 0.55)
        piece = bars.Piece(each.cost.value, color, say("chart.hour_parts.says", part=each.name, value=shown))
        rows.append(bars.Bar("", (piece,), shown, each.name, thick=14, gap=6))
    return Picture(bars.figure(rows, bound(each.cost.value for each in parts), right=104))


hour_parts = Drawn(payoff.hour_parts, _hour_parts, "hour_parts")


def _break_even(found: Finding, results: Results) -> Picture:
    parts: BreakEven = found.parts
    uses, worth = floats(parts.uses), floats(parts.worth)
    use, own, even = parts.use.value, parts.own.value, parts.even.value
    low, high = curves.ends([*worth, own])
    words = [say("chart.break_even.point", use=u, npv=v) for u, v in zip(parts.uses, parts.worth, strict=True)]
    data, labels = [curves.path(uses, worth, words)], []
    known = math.isfinite(own)
    if known:
        data.append(curves.point(use, own))
        label = bold(say("chart.break_even.point", use=parts.use, npv=parts.own))
        labels.append(curves.label(label, use, own, right=use > 0.5, up=own > (low + high) / 2))
    x = curves.Axis(0.08, 1.02, _USES, _shares(_USES), say("chart.break_even.axis"))
    figure = curves.figure(
        data,
        x,
        curves.Level(low, high, "number", say("chart.break_even.level")),
        words=labels,
        shapes=[line(even, low, even, high, dash="4px,3px")] if known and x.low < even < x.high else [],
    )
    return Picture(figure)


break_even = Drawn(payoff.break_even, _break_even, "break_even")


def _decline(found: Finding, results: Results) -> Picture:
    parts: Decline = found.parts
    falls, irr = floats(parts.falls), np.array(floats(parts.returns))
    here, own, asked = parts.here.value, parts.own.value, parts.asked.value
    low, high = curves.ends([*np.maximum(irr, _LEAST_RETURN), asked])
    words = [say("chart.decline.point", decline=d, irr=v) for d, v in zip(parts.falls, parts.returns, strict=True)]
    data, labels = [curves.path(falls, np.where(irr >= low, irr, np.nan), words)], []
    if math.isfinite(own) and low <= own <= high and here <= falls[-1]:
        data.append(curves.point(here, own))
        labels.append(curves.label(bold(say("chart.decline.own", irr=parts.own)), here, own, right=here > 0.2))
    rate = say("chart.decline.asked", rate=parts.asked)
    labels.append(curves.label(rate, falls[-1], asked, right=True, color=SOFT))
    x = curves.Axis(-0.01, 0.41, _FALLS, _shares(_FALLS), say("chart.decline.axis"))
    figure = curves.figure(
        data,
        x,
        curves.Level(low, high, "percent", say("chart.decline.level")),
        words=labels,
        shapes=[line(x.low, asked, x.high, asked, color=SOFT, dash="4px,3px")],
    )
    return Picture(figure)


decline = Drawn(payoff.decline, _decline, "decline")


def _layer_returns(found: Finding, results: Results) -> Picture:
    parts: tuple[LayerReturn, ...] = found.parts
    top = bound([rate for each in parts for rate in (each.irr.value, each.asked.value) if rate < 2], 0.1)
    return Picture(bars.figure([_layer(each, top) for each in parts], top, right=84))


def _layer(found: LayerReturn, top: float) -> bars.Bar:
    if not found.there:
        return bars.Bar(found.name, (), detail=say("chart.layer_returns.absent"), thick=14, gap=10)
    irr, asked = found.irr.value, found.asked.value
    shown = found.irr if found.known else say("chart.layer_returns.none")
    says = say("chart.layer_returns.says", layer=found.name, irr=shown)
    piece = bars.Piece(min(irr, top), ACCENT if found.met else BAD, says, hatch="" if found.met else BAD)
    return bars.Bar(
        found.name,
        (piece,) if found.known and irr > 0 else (),
        shown,
        say("chart.layer_returns.detail", money=found.money, back=found.back, asked=found.asked),
        mark=asked,
        value_at=max(min(irr, top), asked) if found.known else asked,
        value_color=INK if found.met else BAD,
        thick=14,
        gap=10,
    )


layer_returns = Drawn(layers.layer_returns, _layer_returns, "layer_returns")
