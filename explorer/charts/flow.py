"""The flow of money: who gives it, in what form, to which sites."""

from __future__ import annotations

from explorer.charts import bars, sankey
from explorer.charts.chart import Drawn, Picture
from explorer.charts.style import ACTORS, INK, SOFT, Said, Spec, axis, bound, faint, layout, note
from explorer.findings import flow as findings
from explorer.findings.finding import Finding
from explorer.findings.flow import LEAST, SOURCES, Flow, Part
from explorer.message import Message, Num, bold, say
from explorer.model import Results

_HEIGHT = 430  # [px]


def paid(actor: str, amount: Num) -> Message:
    """An amount, and who pays it: shown when the reader points at a piece."""
    return say("chart.paid", actor=say(f"chart.actor.{actor}.name"), amount=amount)


def _flow(found: Finding, results: Results) -> Picture:
    parts: Flow = found.parts
    return Picture(_wide(parts) if parts.streams else _empty(), narrow=_narrow(parts))


def _empty() -> Spec:
    words = say("chart.flow.sentence.nothing")
    empty = note(words, x=0.5, y=0.5, xref="paper", yref="paper", font={"color": SOFT})
    return {"data": [], "layout": layout(_HEIGHT, xaxis=axis(0, 1), yaxis=axis(0, 1), annotations=[empty])}


def _wide(found: Flow) -> Spec:
    neutral = faint(INK, 0.75)
    forms = [form for form in found.forms if any(stream.form == form.id for stream in found.streams)]
    columns = [
        [
            _place(source, say(f"chart.flow.source.{source}"), found.sources[source], ACTORS[actor])
            for source, actor in SOURCES
            if found.sources[source].value > LEAST
        ],
        [_place(form.id, say(f"chart.flow.instrument.{form.id}"), form.whole, neutral) for form in forms],
        [_place(site.size, site.name, site.amount, neutral) for site in found.placed],
    ]
    ribbons = [_ribbon(stream.source, stream.form, stream.actor, stream.amount) for stream in found.streams]
    # The way on keeps the colour of who pays. No document ties a form of money to a size of site: each takes its part of all.
    total = sum(site.amount.value for site in found.placed)
    ribbons += [
        _ribbon(form.id, site.size, part.actor, Num(part.amount.value * site.amount.value / total, "EUR bn"))
        for form in forms
        for site in found.placed
        for part in form.parts
        if part.amount.value > LEAST
    ]
    return sankey.figure(columns, [_head(key) for key in ("who", "how", "where")], ribbons, _HEIGHT)


def _place(id: str, name: Said, amount: Num, color: str) -> sankey.Place:
    return sankey.Place(id, say("chart.flow.place", name=name, amount=bold(amount)), amount.value, color)


def _ribbon(source: str, target: str, actor: str, amount: Num) -> sankey.Ribbon:
    return sankey.Ribbon(source, target, amount.value, ACTORS[actor], paid(actor, amount))


def _head(key: str) -> Message:
    return say(f"chart.flow.head.{key}")


def _narrow(found: Flow) -> Spec:
    """The same in three groups of bars; every row is always there, so that nothing below it moves."""
    amounts = [part.amount for part in found.actors]
    amounts += [form.whole for form in found.forms] + [site.amount for site in found.sites]
    raised = sum(part.amount.value for part in found.actors)
    rows = [_group("who"), *(_row(say(f"chart.actor.{p.actor}.name"), p.amount, (p,)) for p in found.actors)]
    rows.append(_group("how"))
    rows += [_row(say(f"chart.flow.instrument.{form.id}"), form.whole, form.parts) for form in found.forms]
    rows.append(_group("where"))
    for site in found.sites:
        share = site.amount.value / raised if raised > LEAST else 0.0
        parts = tuple(Part(p.actor, Num(p.amount.value * share, "EUR bn")) for p in found.actors)
        rows.append(_row(site.name, site.amount, parts))
    if len(found.sites) == 1:
        rows.append(bars.Bar("", (), detail="\N{NO-BREAK SPACE}", thick=13, gap=8))
    return bars.figure(rows, bound(amount.value for amount in amounts))


def _group(key: str) -> bars.Bar:
    return bars.Bar(_head(key), (), thick=0, gap=0)


def _row(name: Said, amount: Num, parts: tuple[Part, ...]) -> bars.Bar:
    pieces = tuple(bars.Piece(part.amount.value, ACTORS[part.actor], paid(part.actor, part.amount)) for part in parts)
    return bars.Bar("", pieces, value=amount, detail=name, thick=13, gap=8)


flow = Drawn(findings.flow, _flow, "flow")
