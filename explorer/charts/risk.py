"""Who takes which risk: the money by what happens to it when things go wrong, against the target."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from explorer.charts import bars
from explorer.charts.chart import Drawn, Picture
from explorer.charts.flow import paid
from explorer.charts.style import ACTORS, BAD, CARD, INK, SOFT, bound, faint, note, outline, swatch
from explorer.findings import risk
from explorer.findings.finding import Finding
from explorer.findings.flow import Form
from explorer.findings.risk import LEAST, Stack
from explorer.message import Num, Rich, say
from explorer.model import Results

_ABOVE = 26  # room for the name of the target line [px]


def _stack(found: Finding, results: Results) -> Picture:
    """Steps up to the target; the part that is missing is an empty box."""
    parts: Stack = found.parts
    target, raised = parts.target.value, parts.raised.value
    missing = parts.state == "missing"
    top = bound([raised, target])
    rows, reached = [], 0.0
    for each in parts.forms:
        rows.append(_step(each, reached, target, parts.guaranteed if each.id == "loans" else None))
        reached += each.whole.value
    name = say(f"chart.stack.form.{parts.state}", gap=parts.gap)
    color = BAD if missing else INK
    rows.append(bars.Bar(name, (), mark=target, mark_color=SOFT, thick=20, gap=4, name_color=color))
    figure = bars.figure(rows, top, right=12, above=_ABOVE, below=2)
    height = figure["layout"]["height"]
    if parts.state != "met":
        low, high = sorted((raised, target))
        figure["layout"]["shapes"].append(outline(low, height - 26, high, height - 6, BAD if missing else SOFT))
    anchor = "right" if target > 0.3 * top else "left"
    label = say("chart.stack.target", target=parts.target)
    figure["layout"]["annotations"] = [
        note(label, x=target, y=_ABOVE - 7, xanchor=anchor, yanchor="bottom", font={"color": SOFT})
    ]
    return Picture(figure)


def _step(form: Form, reached: float, target: float, guaranteed: Num | None) -> bars.Bar:
    """One form of money, which begins where the form before it ends."""
    pieces, named, start = [], [], reached
    for part in form.parts:
        amount = part.amount
        pieces.append(bars.Piece(amount.value, ACTORS[part.actor], paid(part.actor, amount), start=start, border=CARD))
        start += amount.value
        if amount.value > LEAST:
            words = say("chart.paid", actor=say(f"chart.actor.{part.actor}.short"), amount=_bare(amount))
            named.append(swatch(part.actor, words))
    if guaranteed is not None and guaranteed.value > LEAST:
        says = say("chart.stack.guaranteed", amount=guaranteed)
        pieces.append(bars.Piece(guaranteed.value, faint(CARD, 0), says, start=reached, hatch=ACTORS["union"]))
        named.append(Rich((say("chart.stack.guaranteed_short", amount=_bare(guaranteed)),)))
    name = say("chart.stack.heading", form=say(f"chart.stack.form.{form.id}"), amount=_bare(form.whole))
    detail = _apart(named) if named else say("chart.stack.none")
    return bars.Bar(name, tuple(pieces), detail=detail, mark=target, mark_color=SOFT, thick=20, gap=12)


def _bare(amount: Num) -> Num:
    return replace(amount, write="number")


def _apart(words: list[Rich]) -> Rich:
    """Words side by side, with room between them."""
    parts: list[Any] = [words[0]]
    for each in words[1:]:
        parts += ["  ", each]
    return Rich(tuple(parts))


stack = Drawn(risk.stack, _stack, "stack")
