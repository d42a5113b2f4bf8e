"""The mix against rules and limits: the law's ceiling and matching rule, the envelopes of the programmes, leverage and multiplier."""

from __future__ import annotations

import math

from explorer.charts import bars
from explorer.charts.chart import Drawn, Picture
from explorer.charts.style import ACCENT, ACTORS, BAD, INK, OK, RULE, SOFT, bound, faint
from explorer.findings import rules
from explorer.findings.finding import Finding
from explorer.findings.rules import Envelope, Law, Multiple, Rule, verdict
from explorer.message import Num, coloured, say
from explorer.model import Results


def _law(found: Finding, results: Results) -> Picture:
    """Two scales, one above the other: shares in the upper half, amounts as parts of the larger of both in the lower one."""
    parts: Law = found.parts
    union, match = parts.union, parts.match
    top = bound([parts.ceiling.now.value, parts.strict.now.value], least=2 * parts.ceiling.limit.value)
    scale = top / bound([union.value, match.now.value], least=1.0)
    least = match.limit.value * scale if parts.applies else None
    rows = [
        _head("ceiling", parts.ceiling, parts.applies),
        _ceiling(parts.ceiling, "all"),
        _ceiling(parts.strict, "it_only", doubtful=True),
        bars.Bar("", (), thick=0, gap=10),
        _head("match", match, parts.applies),
        _amount("union", union, scale),
        _amount("states", match.now, scale, BAD if match.broken else INK, least),
    ]
    return Picture(bars.figure(rows, top, right=72))


def _head(key: str, rule: Rule, applies: bool) -> bars.Bar:
    color = SOFT if not applies else BAD if rule.broken else OK
    word = coloured(color, verdict(rule) if applies else say("chart.law.idle"))
    name = say("chart.law.head", rule=say(f"chart.law.rule.{key}", cap=rule.limit), verdict=word)
    return bars.Bar(name, (), thick=0, gap=4)


def _ceiling(rule: Rule, key: str, *, doubtful: bool = False) -> bars.Bar:
    share, cap = rule.now.value, rule.limit.value
    kept = bars.Piece(min(share, cap), faint(ACTORS["union"], 0.3 if doubtful else 1), rule.now)
    beyond = bars.Piece(share - cap, faint(BAD, 0.15 if doubtful else 0.35), rule.now, hatch=BAD)
    return bars.Bar(
        "",
        (kept, beyond),
        rule.now,
        say(f"chart.law.row.{key}"),
        mark=cap,
        value_color=BAD if rule.broken else ACTORS["union"],
        thick=18,
        gap=9,
        # after the line if it would stand on it
        value_at=max(share, cap) if share > 0.6 * cap else share if math.isfinite(share) else 0.0,
    )


def _amount(actor: str, amount: Num, scale: float, color: str = INK, mark: float | None = None) -> bars.Bar:
    piece = bars.Piece(amount.value * scale, ACTORS[actor], amount)
    name = say(f"chart.law.row.{actor}")
    return bars.Bar("", (piece,), amount, name, mark=mark, value_color=color, thick=18, gap=9)


law = Drawn(rules.law, _law, "law")


def _envelopes(found: Finding, results: Results) -> Picture:
    """The grey bar is the envelope."""
    parts: tuple[Envelope, ...] = found.parts
    return Picture(bars.figure([_envelope(each) for each in parts], 1.0, right=0))


def _envelope(found: Envelope) -> bars.Bar:
    share = min(found.share.value, 1.0)
    color = BAD if found.over else ACTORS["states" if found.field == "cohesion" else "union"]
    label = say(f"chart.envelopes.{'over' if found.over else 'of'}", share=found.share, size=found.size)
    says = say("chart.envelopes.hover", name=found.name, label=label)
    pieces = (
        bars.Piece(1.0, faint(RULE, 0.8), says, start=0.0),
        bars.Piece(share, color, says, start=0.0, border=color),
    )
    inside = found.share.value > 0.6
    return bars.Bar("", pieces, label, found.name, inside=inside, thick=18, gap=9, value_at=share)


envelopes = Drawn(rules.envelopes, _envelopes, "envelopes")

_LOOKS = {"effect": ACCENT, "provisioned": faint(ACCENT, 0.45), "audited": faint(ACCENT, 0.12)}


def _multipliers(found: Finding, results: Results) -> Picture:
    parts: tuple[Multiple, ...] = found.parts
    rows = []
    for each in parts:
        rows.append(bars.Bar(say(f"chart.multipliers.{each.kind}"), (), thick=0, gap=3))
        rows += [_reading(reading, ratio) for reading, ratio in each.readings.items()]
        rows.append(bars.Bar("", (), thick=0, gap=8))
    top = bound(ratio.value for each in parts for ratio in each.readings.values())
    return Picture(bars.figure(rows[:-1], top, right=56))


def _reading(reading: str, ratio: Num) -> bars.Bar:
    name = say(f"chart.multipliers.reading.{reading}")
    hatch = ACCENT if reading == "audited" else ""
    says = say("chart.multipliers.hover", reading=name, value=ratio)
    piece = bars.Piece(ratio.value, _LOOKS[reading], says, hatch=hatch, border=hatch)
    shown = ratio if math.isfinite(ratio.value) else say("chart.multipliers.none")
    return bars.Bar("", (piece,), shown, name, thick=15, gap=7)


multipliers = Drawn(rules.multipliers, _multipliers, "multipliers")
