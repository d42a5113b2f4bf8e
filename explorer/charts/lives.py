"""What is bought for the sites, part by part and phase by phase, and how long each part lasts."""

from __future__ import annotations

from explorer.charts import bars
from explorer.charts.chart import Drawn, Picture
from explorer.charts.style import ACCENT, bound, faint
from explorer.findings import lives
from explorer.findings.finding import Finding
from explorer.findings.lives import Bought
from explorer.message import say
from explorer.model import Results


def _capex_lives(found: Finding, results: Results) -> Picture:
    parts: tuple[Bought, ...] = found.parts
    return Picture(bars.figure([_bar(each) for each in parts], bound(each.both.value for each in parts), right=84))


def _bar(found: Bought) -> bars.Bar:
    one, two = (
        say(f"chart.capex_lives.phase.{phase}", part=found.name, amount=amount)
        for phase, amount in (("one", found.one), ("two", found.two))
    )
    pieces = (
        bars.Piece(found.one.value, ACCENT, one, border=ACCENT),
        bars.Piece(found.two.value, faint(ACCENT, 0.12), two, hatch=ACCENT, border=ACCENT),
    )
    detail = say("chart.capex_lives.detail", years=found.life, yearly=found.yearly)
    return bars.Bar(found.name, pieces, found.both, detail, thick=14, gap=8)


capex_lives = Drawn(lives.capex_lives, _capex_lives, "capex_lives")
