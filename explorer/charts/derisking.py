"""What the layers change: how likely each is to lose, and what protection is worth."""

from __future__ import annotations

import math

from explorer.charts import bars
from explorer.charts.chart import Drawn, Picture
from explorer.charts.layers import color
from explorer.charts.style import ACTORS, Said, bound, faint
from explorer.findings import derisking as findings
from explorer.findings.derisking import Derisking, Private, Risk
from explorer.findings.finding import Finding, value
from explorer.message import say
from explorer.model import Results


def _layer_risk(found: Finding, results: Results, view: str) -> Picture:
    risks: tuple[Risk, ...] = found.parts
    rows = []
    for each in reversed(risks):
        if each.pale is None or each.full is None:
            year = value(results, "failure_year", write="year")
            detail = say(f"chart.layer_risk.{'no_stake' if each.layer.there else 'absent'}", year=year)
            rows.append(bars.Bar(each.layer.name, (), detail=detail, thick=16, gap=12))
            continue
        pale, full, detail = _words(each, view)
        pieces = (
            bars.Piece(each.pale.value, faint(color(each.layer), 0.35), pale, start=0.0),
            bars.Piece(each.full.value, color(each.layer), full, start=0.0),
        )
        rows.append(bars.Bar(each.layer.name, pieces, detail=detail, thick=16, gap=12))
    return Picture(bars.figure(rows, 1.0, right=8))


def _words(risk: Risk, view: str) -> tuple[Said, Said, Said]:
    """What the pale bar says, what the full one says, and the line above them."""
    pale, full, more = risk.pale, risk.full, risk.more
    if view == "worst":
        return (
            say("chart.layer_risk.mean_worst", part=pale),
            say("chart.layer_risk.at_risk", part=full),
            say("chart.layer_risk.worst_detail", part=pale, limit=full),
        )
    hit = say("chart.layer_risk.hit", chance=pale)
    if view == "downturn":
        return hit, more, say("chart.layer_risk.downturn_detail", hit=pale, part=full, lost=more)
    wiped = say("chart.layer_risk.wiped", chance=full)
    return hit, wiped, say("chart.layer_risk.detail", hit=pale, wiped=full, part=more)


layer_risk = Drawn(findings.layer_risk, _layer_risk, "layer_risk")


def _derisking(found: Finding, results: Results) -> Picture:
    parts: Derisking = found.parts
    top = bound([*(each.lost.value for each in parts.private), parts.public.value])
    public = bars.Piece(parts.public.value, ACTORS["union"], parts.public)
    rows = [
        *map(_private, parts.private),
        bars.Bar(say("chart.derisking.public"), (public,), detail=parts.public, thick=34, gap=6),
    ]
    return Picture(bars.figure(rows, top, right=8))


def _private(each: Private) -> bars.Bar:
    token = faint(ACTORS["industry"], 0.5) if each.key == "bare" else ACTORS["industry"]
    some = math.isfinite(each.spread.value)
    detail = say(f"chart.derisking.{'detail' if some else 'none'}", lost=each.lost, spread=each.spread)
    piece = bars.Piece(each.lost.value, token, each.lost)
    return bars.Bar(say(f"chart.derisking.{each.key}"), (piece,), detail=detail, thick=34, gap=36)


derisking = Drawn(findings.derisking, _derisking, "derisking")
