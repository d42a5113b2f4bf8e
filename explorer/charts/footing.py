"""What the answers stand on: how many of the numbers behind each are law, published or assumed."""

from __future__ import annotations

from explorer.charts import bars
from explorer.charts.chart import Drawn, Picture
from explorer.charts.style import OK, SOFT, bound, faint
from explorer.findings import footing as findings
from explorer.findings.finding import Finding
from explorer.findings.footing import Footing
from explorer.message import say
from explorer.model import Results

_KINDS = {
    "sure": (OK, False),
    "told": (faint(OK, 0.4), False),
    "assumed": ("@private", True),
    "own": (SOFT, False),
}  # colour of each kind, and whether it is striped


def _footing(found: Finding, results: Results) -> Picture:
    answers: tuple[Footing, ...] = found.parts
    top = bound([each.counts.total() for each in answers], least=1.0)
    return Picture(bars.figure([_row(each) for each in answers], top, right=14))


def _row(found: Footing) -> bars.Bar:
    pieces = []
    said = {kind: say(f"chart.footing.kind.{kind}", n=n) for kind, n in found.kinds.items()}
    for kind, (color, striped) in _KINDS.items():
        n, hatch = found.kinds[kind].value, color if striped else ""
        pieces.append(bars.Piece(n, faint(color, 0.25) if striped else color, said[kind], hatch=hatch))
    key = "own" if found.kinds["own"].value else "given"
    return bars.Bar(found.name, tuple(pieces), detail=say(f"chart.footing.detail.{key}", **said), thick=16, gap=13)


footing = Drawn(findings.footing, _footing, "footing")
