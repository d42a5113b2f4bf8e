"""Who pays for the failures: in euros, and in euros for each EU citizen."""

from __future__ import annotations

from explorer.charts import bars
from explorer.charts.chart import Drawn, Picture
from explorer.charts.style import ACTORS, CARD, bound, faint
from explorer.findings import payers
from explorer.findings.finding import Finding
from explorer.findings.layers import LEAST, actor
from explorer.findings.payers import Payer, Payers
from explorer.message import say
from explorer.model import Results


def _loss_payers(found: Finding, results: Results) -> Picture:
    parts: Payers = found.parts
    given = parts.given.values()
    top = bound([*(each.stake.value for each in parts.payers), sum(num.value for num in given)])
    pieces = tuple(
        bars.Piece(num.value, faint(CARD, 0), num, hatch=ACTORS[who], border=ACTORS[who])
        for who, num in parts.given.items()
    )
    detail = say("chart.loss_payers.value", lost=parts.grants, head=parts.grants_head)
    grants = bars.Bar(say("chart.loss_payers.grants"), pieces, detail=detail, thick=14, gap=4)
    return Picture(bars.figure([*map(_payer, parts.payers), grants], top, right=8))


def _payer(each: Payer) -> bars.Bar:
    color = ACTORS[each.holder]
    at_stake = say("chart.loss_payers.stake", amount=each.stake)
    pieces = (
        bars.Piece(each.stake.value, faint(color, 0.25), at_stake, start=0.0),
        bars.Piece(each.lost.value, color, each.lost, start=0.0),
    )
    if each.lost.value > LEAST:
        detail = say("chart.loss_payers.value", lost=each.lost, head=each.head)
    else:
        detail = say(f"chart.loss_payers.{'spared' if each.stake.value > LEAST else 'out'}")
    return bars.Bar(actor(each.holder), pieces, detail=detail, thick=14, gap=12)


loss_payers = Drawn(payers.loss_payers, _loss_payers, "loss_payers")
