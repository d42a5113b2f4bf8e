"""What the machines are: computing power by precision, electric power by site."""

from __future__ import annotations

import math

from explorer.charts import bars
from explorer.charts.chart import Drawn, Picture
from explorer.charts.style import ACCENT, BAD, INK, SOFT, bound, faint
from explorer.findings import machine
from explorer.findings.finding import Finding
from explorer.findings.machine import MEASURED, SIZES, Power, Precision, SitePower
from explorer.message import Message, Num, say
from explorer.model import Results


def _compute(found: Finding, results: Results) -> Picture:
    precisions: tuple[Precision, ...] = found.parts
    top = bound(each.peak.value for each in precisions)
    return Picture(bars.figure([_precision(each) for each in precisions], top, right=100))


def _precision(found: Precision) -> bars.Bar:
    measured, there = found.name == MEASURED, math.isfinite(found.peak.value)
    peak, used = (_eflops(each) for each in (found.peak, found.used))
    pieces = (
        bars.Piece(
            found.used.value,
            ACCENT if measured else faint(ACCENT, 0.25),
            say("chart.compute.used", value=used),
            hatch="" if measured else faint(ACCENT, 0.8),
        ),
        bars.Piece(found.peak.value - found.used.value, faint(ACCENT, 0.25), say("chart.compute.peak", value=peak)),
    )
    key = "measured" if measured else "assumed" if there else "none"
    detail = say(f"chart.compute.detail.{key}", value=used)
    return bars.Bar(found.row, pieces, peak or "", detail, thick=24, gap=16)


def _eflops(num: Num) -> Message | None:
    return say("chart.compute.value", value=num) if math.isfinite(num.value) else None


compute = Drawn(machine.compute, _compute, "compute")


def _power(found: Finding, results: Results) -> Picture:
    parts: Power = found.parts
    by_size = {each.size: each for each in parts.sites}
    rows = [_site(size, by_size.get(size), str(results["phase"])) for size in SIZES]
    pieces = _computers_and_rest(parts.computers, parts.total)
    rows.append(bars.Bar(say("chart.power.row.total"), pieces, say("chart.power.mw", mw=parts.total), thick=18, gap=12))
    press = say("chart.power.mw", mw=parts.press)
    piece = bars.Piece(parts.press.value, faint(SOFT, 0.12), press, hatch=faint(SOFT, 0.6), border=SOFT)
    rows.append(bars.Bar(say("chart.power.row.press"), (piece,), press, thick=18, gap=2))
    return Picture(bars.figure(rows, bound([parts.press.value, parts.total.value]), right=84))


def _site(size: str, site: SitePower | None, phase: str) -> bars.Bar:
    name = say(f"chart.power.row.{size}")
    if site is None:
        return bars.Bar(name, (), detail=say("chart.power.absent"), thick=18, gap=12)
    return bars.Bar(
        name,
        _computers_and_rest(site.computers, site.whole),
        say("chart.power.value", it=site.computers, mw=site.whole),
        say("chart.power.floor", phase=phase, floor=site.floor, kept="yes" if site.kept else "no"),
        mark=site.floor.value,
        mark_color=INK if site.kept else BAD,
        value_at=max(site.whole.value, site.floor.value),
        thick=18,
        gap=12,
    )


def _computers_and_rest(computers: Num, whole: Num) -> tuple[bars.Piece, ...]:
    rest = Num(whole.value - computers.value, "MW", "number")
    return (
        bars.Piece(computers.value, ACCENT, say("chart.power.computers", mw=computers)),
        bars.Piece(rest.value, faint(ACCENT, 0.3), say("chart.power.cooling", mw=rest)),
    )


power = Drawn(machine.power, _power, "power")
