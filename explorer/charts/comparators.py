"""The plan among other large programmes: in all, a year, a head, against the economy."""

from __future__ import annotations

from explorer.charts import bars
from explorer.charts.chart import Drawn, Picture
from explorer.charts.style import ACCENT, SOFT, bound, faint
from explorer.findings import comparators as finds
from explorer.findings.comparators import Comparators, Programme
from explorer.findings.finding import Finding
from explorer.message import say
from explorer.model import Results


def _comparators(found: Finding, results: Results, view: str) -> Picture:
    parts: Comparators = found.parts
    # the plan first, so that its place does not depend on its size
    plan = bars.Bar(
        say("chart.comparators.plan"),
        (bars.Piece(parts.own.value, ACCENT, parts.own),),
        parts.own,
        say("chart.comparators.plan_detail", years=parts.years),
    )
    top = bound([parts.own.value, *(each.amount.value for each in parts.others)])
    return Picture(bars.figure([plan, *map(_programme, parts.others)], top, right=84))


def _programme(each: Programme) -> bars.Bar:
    shade = faint(SOFT, 0.55 if each.kind == "private" else 0.9)
    piece = bars.Piece(each.amount.value, shade, each.measures, hatch=SOFT if each.doubtful else "")
    over = "several" if each.years.value > 1 else "other"
    detail = say(f"chart.comparators.kind.{each.kind}", year=each.price_year, over=over, n=each.years)
    return bars.Bar(each.name, (piece,), each.amount, detail, thick=12, gap=10)


comparators = Drawn(finds.comparators, _comparators, "comparators")
