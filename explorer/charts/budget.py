"""What it costs and what the money buys: the plan against the target, the parts of a chip's cost, the same money in other chips."""

from __future__ import annotations

from explorer.charts import bars
from explorer.charts.chart import Drawn, Picture
from explorer.charts.style import ACCENT, BAD, INK, SOFT, bound, faint, note
from explorer.findings import budget as finds
from explorer.findings.budget import Bought, Budget, Part, Range, SameMoney
from explorer.findings.finding import Finding
from explorer.message import Message, bold, say
from explorer.model import Results

_WIDE = 0.4  # of the axis: from there on the name of a mark stands to its left


def _ranged(found: Range, scale: float = 1.0) -> tuple[bars.Piece, ...]:
    """A bar that is sure up to its low end, and ever less beyond: solid, half, striped."""
    says = say("chart.budget.says", value=found.middle, low=found.low, high=found.high)
    low, middle, high = (num.value * scale for num in (found.low, found.middle, found.high))
    return (
        bars.Piece(low, ACCENT, says, start=0.0),
        bars.Piece(middle - low, faint(ACCENT, 0.55), says),
        bars.Piece(high - middle, faint(ACCENT, 0.12), says, hatch=faint(ACCENT, 0.55)),
    )


def _span(found: Range) -> Message:
    return say("chart.budget.span", low=found.low, high=found.high)


def _budget(found: Finding, results: Results) -> Picture:
    parts: Budget = found.parts
    cost, chips, target, planned = parts.cost, parts.chips, parts.target, parts.planned
    top = bound([cost.low.value, cost.middle.value, cost.high.value, target.value])
    # chips have a scale of their own on the same width
    scale = top / bound([chips.low.value, chips.middle.value, chips.high.value, planned.value], least=1.0)
    rows = [
        bars.Bar(
            say("chart.budget.row.cost", cost=cost.middle),
            _ranged(cost),
            detail=_span(cost) if planned.value > 0 else say("chart.budget.no_chips"),
            mark=target.value,
            mark_name=say("chart.budget.target", target=target),
            mark_color=INK if parts.enough else BAD,
            thick=22,
            gap=20,
        ),
        bars.Bar(
            say("chart.budget.row.affordable", target=target, chips=chips.middle),
            _ranged(chips, scale),
            detail=_span(chips),
            thick=22,
            gap=12,
        ),
        bars.Bar(
            say("chart.budget.row.planned", chips=planned),
            (bars.Piece(planned.value * scale, SOFT, planned),),
            thick=22,
            gap=2,
        ),
    ]
    return Picture(bars.figure(rows, top, right=14))


budget = Drawn(finds.budget, _budget, "budget")


def _capex_parts(found: Finding, results: Results) -> Picture:
    parts: tuple[Part, ...] = found.parts
    rows = []
    for part in parts:
        # The chip is a product with a price; all else is a ratio to it or to its power.
        color = ACCENT if part.id == "accelerator" else faint(ACCENT, 0.55)
        label = say("chart.capex_parts.value", amount=part.amount, share=part.share)
        says = say("chart.capex_parts.says", name=part.name, amount=part.amount, share=part.share)
        rows.append(bars.Bar("", (bars.Piece(part.amount.value, color, says),), label, part.name, thick=16, gap=9))
    return Picture(bars.figure(rows, bound(part.amount.value for part in parts), right=112))


capex_parts = Drawn(finds.capex_parts, _capex_parts, "capex_parts")


def _same_money(found: Finding, results: Results) -> Picture:
    parts: SameMoney = found.parts
    planned = parts.planned.value
    top = bound([planned, *(kind.power.value for kind in parts.kinds)])
    figure = bars.figure([_kind(kind, planned) for kind in parts.kinds], top, right=70, above=24)
    figure["layout"]["annotations"] = [
        note(
            say("chart.same_money.plan", power=parts.planned),
            x=planned,
            y=19,
            yanchor="bottom",
            xanchor="right" if planned > _WIDE * top else "left",
            font={"color": SOFT},
        )
    ]
    return Picture(figure)


def _kind(kind: Bought, planned: float) -> bars.Bar:
    piece = bars.Piece(
        kind.power.value,
        ACCENT if kind.chosen else faint(ACCENT, 0.35),
        say("chart.same_money.says", name=kind.name, power=kind.power, chips=kind.chips),
    )
    name = bold(kind.name) if kind.chosen else kind.name
    detail = say("chart.same_money.row", name=name, power=kind.power, chips=kind.chips)
    return bars.Bar("", (piece,), detail=detail, mark=planned, mark_color=SOFT, thick=8, gap=6)


same_money = Drawn(finds.same_money, _same_money, "same_money")
