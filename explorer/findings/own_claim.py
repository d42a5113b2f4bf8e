"""The reader's own claim against the model, part by part, and how a claim, an answer and its range are said."""

from __future__ import annotations

import math
from dataclasses import dataclass

from explorer.claims import Check, Spread, own_checks
from explorer.findings.finding import Cell, Column, Finding, Table, value
from explorer.findings.labels import lever
from explorer.message import Listed, Message, Name, Num, Says, say
from explorer.model import GRAPH, Results


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the claim: what was said, the model's answer alone and with its range, and what decides."""

    check: Check
    said: Message
    alone: Num
    answer: Message | Num
    decider: Message


def ends_of(answer: Spread, name: str) -> tuple[Num, Num]:
    """Both ends of an answer's range; where the model gives them, they are its quantities."""

    def end(number: float, which: str) -> Num:
        given = f"{name}_{which}"
        if given in GRAPH.quantities:
            return Num(number, GRAPH.unit(name), of=given)
        return Num(number, GRAPH.unit(name), of=name, by="place")

    return end(answer.low, "low"), end(answer.high, "high")


def has_range(answer: Spread) -> bool:
    """Whether an answer is a number with two ends; an answer to nothing has none."""
    return math.isfinite(answer.value) and answer.low != answer.high


def ranged(shown: Num, answer: Spread, name: str) -> Message | Num:
    """An answer with its range, if it has one."""
    if not has_range(answer):
        return shown
    low, high = ends_of(answer, name)
    return say("claims.range", value=shown, low=low, high=high)


def part_said(name: str, results: Results) -> Message:
    """One part of the reader's claim."""
    amounts: dict[str, Num | Name] = {
        "budget": value(results, "claim_budget"),
        "sites": value(results, "claim_sites", write="exact"),
        "chips": value(results, "claim_chips", write="exact"),
        "chip": Name("chips", str(results["claim_chip"]), "short"),
        "private": value(results, "claim_private", write="number"),
        "mw": value(results, "claim_mw", write="exact"),
        "flop": value(results, "claim_flop", write="power"),
        "days": value(results, "claim_days", write="exact"),
    }
    return say(f"claims.own.{name}", **{each: amounts[each] for each in _AMOUNTS[name]})


_AMOUNTS = {
    "cost": ("budget", "sites", "chips", "chip"),
    "private": ("private",),
    "power": ("mw",),
    "days": ("flop", "days"),
}


def answered(check: Check, results: Results) -> Message | Num:
    """The model's answer to a part of the claim, with its range."""
    return ranged(value(results, check.quantity), check.answer, check.quantity)


def own_claim(results: Results) -> Finding:
    """Each part of the reader's claim: what the model gives, and how that stands to what was claimed."""
    parts = tuple(
        Part(
            check,
            part_said(check.name, results),
            value(results, check.quantity),
            answered(check, results),
            _decider(check),
        )
        for check in own_checks(results)
    )
    heads = ("claim", "verdict", "answer", "low", "high", "decider")
    columns = [Column(say(f"chart.own_claim.column.{head}")) for head in heads]
    return Finding(_says(parts, results), Table(columns, [_row(part) for part in parts]), parts)


def _row(part: Part) -> list[Cell]:
    check = part.check
    low, high = ends_of(check.answer, check.quantity) if check.answer.low != check.answer.high else (None, None)
    return [part.said, say(f"claims.verdict.{check.kind}"), part.alone, low, high, part.decider]


def _decider(check: Check) -> Message:
    """What decides a part of the claim."""
    if not check.decider:
        return say("chart.own_claim.none")
    name = lever(check.decider)
    return say("chart.own_claim.bare", name=name) if check.bare else name


def _says(parts: tuple[Part, ...], results: Results) -> Says:
    first, *rest = parts
    others = Listed(
        tuple(
            say(
                f"chart.own_claim.other.{part.check.name}",
                verdict=say(f"claims.inside.{part.check.kind}"),
                decider=part.decider,
            )
            for part in rest
        ),
        "semicolon",
    )
    found = value(results, "private_per_public", write="number")
    key = "some" if math.isfinite(found.value) else "none"
    return Says.of(
        say(
            f"chart.own_claim.sentence.{first.check.kind}",
            claim=first.said,
            answer=first.answer,
            decider=first.decider,
        ),
        say(f"chart.own_claim.sentence.others_{key}", others=others, private=found),
    )
