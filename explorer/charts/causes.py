"""Why the plan on screen differs from the announcement: each cause a step, and the steps add up."""

from __future__ import annotations

from explorer.charts import bars
from explorer.charts.chart import Drawn, Picture
from explorer.charts.style import ACCENT, BAD, OK, bound, faint
from explorer.findings import causes
from explorer.findings.causes import Attribution, Step
from explorer.findings.finding import Finding
from explorer.message import Message, Num, say
from explorer.model import Results


def _attribution(found: Finding, results: Results, option: str) -> Picture:
    parts: Attribution = found.parts
    rows = [_end(say("chart.attribution.before"), parts.before, 10)]
    at = peak = parts.before.value
    for step in parts.steps:
        low, high = sorted((at, at + step.part.value))
        rows.append(_step(step, low, high))
        at, peak = at + step.part.value, max(peak, high)
    if not parts.steps:
        rows += [bars.Bar("\N{NO-BREAK SPACE}", (), thick=18, gap=10)] * parts.places
    rows.append(_end(say("chart.attribution.after"), parts.after, 2))
    return Picture(bars.figure(rows, bound([peak, parts.after.value]), right=96))


def _end(name: Message, num: Num, gap: int) -> bars.Bar:
    return bars.Bar(name, (bars.Piece(num.value, ACCENT),), num, thick=18, gap=gap)


def _step(step: Step, low: float, high: float) -> bars.Bar:
    more = step.part.value > 0
    color = OK if more else BAD
    hatch = "" if more else color
    piece = bars.Piece(high - low, faint(color, 0.75), step.part, start=max(low, 0.0), hatch=hatch)
    return bars.Bar(step.name, (piece,), step.part, value_at=high, thick=18, gap=10)


attribution = Drawn(causes.attribution, _attribution, "attribution")
