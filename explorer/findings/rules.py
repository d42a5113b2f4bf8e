"""The mix against rules and limits: the law's ceiling and matching rule, the envelopes of the programmes, leverage and multiplier."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from explorer.findings.finding import Cell, Column, Finding, Table, cell, derived, value
from explorer.message import Message, Name, Num, Says, say
from explorer.model import Results

LEAST = 1e-9  # smaller amounts are not there [EUR bn]
READINGS = ("effect", "provisioned", "audited")

_OVER = 1 + 1e-9  # a share exactly at its limit keeps it, whatever its last digit
_AT = 5e-4  # shares that agree to this part of them read as equal


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the law: what is, what the limit is, and whether it is broken."""

    id: str
    now: Num
    limit: Num
    broken: bool


@dataclass(frozen=True, slots=True)
class Law:
    """The mix against the law.

    Attributes
    ----------
    ceiling
        The Union's share of the computing infrastructure, which may not pass the limit.
    strict
        The same if only the computers count.
    match
        The states' money [EUR bn], which may not fall short of the limit.
    union
        The Union's money [EUR bn].
    applies
        Whether there is money of the Union, to which alone the rules apply.
    """

    ceiling: Rule
    strict: Rule
    match: Rule
    union: Num
    applies: bool


def law(results: Results) -> Finding:
    """The Union's share of the computing infrastructure against the ceiling, and the states' money against the Union's."""
    cap, union = value(results, "union_capex_cap"), value(results, "union_cash")
    strict = value(results, "union_share_it_only")
    least = derived(results, lambda r: r["states_match_min"] * r["union_cash"], "EUR bn")
    found = Law(
        Rule("share", value(results, "union_share_computing"), cap, bool(results["cap_broken"])),
        Rule("it_only", strict, cap, strict.value > cap.value * _OVER),
        Rule("match", value(results, "states_cash"), least, bool(results["match_broken"])),
        union,
        union.value > LEAST,
    )
    columns = [Column(say(f"chart.law.column.{name}")) for name in ("what", "is", "limit", "verdict")]
    rows: list[list[Cell]] = [
        [say(f"chart.law.what.{rule.id}"), rule.now, rule.limit, verdict(rule)]
        for rule in (found.ceiling, found.strict, found.match)
    ]
    return Finding(_law_says(found, results), Table(columns, rows), found)


def verdict(rule: Rule) -> Message:
    """Whether a rule is kept."""
    return say(f"chart.law.{'broken' if rule.broken else 'kept'}")


def _law_says(found: Law, results: Results) -> Says:
    share, cap = found.ceiling.now, found.ceiling.limit
    if not found.applies or not math.isfinite(share.value):
        return Says.of(say("chart.law.sentence.no_union", cap=cap))
    at = math.isclose(share.value, cap.value, rel_tol=_AT)
    ceiling = "over" if found.ceiling.broken else "at" if at else "under"
    return Says.of(
        say(
            f"chart.law.sentence.{ceiling}.{'unmatched' if found.match.broken else 'matched'}",
            share=share,
            cap=cap,
            room=derived(results, lambda r: abs(r["cap_headroom"]), "EUR bn"),
            union=found.union,
            states=found.match.now,
            short=value(results, "match_shortfall"),
        )
    )


@dataclass(frozen=True, slots=True)
class Envelope:
    """One programme: what the plan takes of all its money [EUR bn]."""

    id: str
    field: str
    size: Num
    taken: Num
    share: Num

    @property
    def over(self) -> bool:
        """Whether the plan takes more than there is."""
        return self.share.value > _OVER

    @property
    def name(self) -> Name:
        """What the programme is called."""
        return Name("programmes", self.id)


def envelopes(results: Results) -> Finding:
    """How much of each programme's whole envelope the plan takes."""
    found = tuple(
        Envelope(
            row["id"],
            row["input"],
            cell(results, "programmes", row["id"], "envelope_eur_bn", "EUR bn"),
            value(results, row["input"]),
            value(results, f"envelope_share_{row['input'].removesuffix('_guarantee')}"),
        )
        for row in results["programmes"].rows
        if row["whole"] == "yes"
    )
    units = {"size": "EUR bn", "taken": "EUR bn"}
    columns = [
        Column(say(f"chart.envelopes.column.{name}"), units.get(name, ""))
        for name in ("programme", "period", "size", "taken", "share")
    ]
    rows: list[list[Cell]] = [
        [
            each.name,
            Name("programmes", each.id, "period"),
            replace(each.size, write="number"),
            replace(each.taken, write="number"),
            each.share,
        ]
        for each in found
    ]
    return Finding(_envelopes_say(found, results), Table(columns, rows), found)


def _envelopes_say(found: tuple[Envelope, ...], results: Results) -> Says:
    most = max(found, key=lambda each: each.share.value)
    if most.share.value <= LEAST:
        return Says.of(say("chart.envelopes.sentence.nothing"))
    name = say(f"chart.envelopes.full.{most.field}")
    first = say(f"chart.envelopes.sentence.{'over' if most.over else 'most'}", name=name, share=most.share)
    later = value(results, "next_budget")
    if later.value <= LEAST:
        return Says.of(first)
    share = derived(results, lambda r: r["next_budget"] / r["union_cash"], "share")
    return Says.of(first, say("chart.envelopes.sentence.later", amount=later, share=share))


@dataclass(frozen=True, slots=True)
class Multiple:
    """What a euro of the Union moves, by each reading."""

    kind: str
    readings: dict[str, Num]


def multipliers(results: Results) -> Finding:
    """Multiplier and leverage by what they are divided by, the headline beside the audited reading."""
    found = tuple(
        Multiple(kind, {each: value(results, f"{kind}_{each}", write="ratio") for each in READINGS})
        for kind in ("multiplier", "leverage")
    )
    columns = [Column(say(f"chart.multipliers.column.{name}")) for name in ("what", "reading", "value")]
    rows: list[list[Cell]] = [
        [say(f"chart.multipliers.{each.kind}"), say(f"chart.multipliers.reading.{reading}"), ratio]
        for each in found
        for reading, ratio in each.readings.items()
    ]
    private = value(results, "private_per_public", write="ratio")
    rows.append([say("chart.multipliers.private"), say("chart.multipliers.reading.private"), private])
    headline = value(results, "multiplier_effect", write="euros")
    if not math.isfinite(headline.value):
        sentence = say("chart.multipliers.sentence.none")
    else:
        audited = value(results, "multiplier_audited", write="euros")
        sentence = say("chart.multipliers.sentence.some", headline=headline, audited=audited)
    return Finding(Says.of(sentence), Table(columns, rows), found)
