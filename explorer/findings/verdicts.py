"""The claims as they are judged: why a verdict is what it is, and what would have to be true.

The numbers come from :mod:`explorer.claims`; this module only chooses what is said of them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from explorer.claims import KINDS, Need, Spread, Verdict, counts, judged, own_checks
from explorer.facts import figures
from explorer.findings.finding import Note, plain, value
from explorer.findings.labels import choice, label, lever
from explorer.findings.own_claim import answered, has_range, part_said, ranged
from explorer.message import Date, Listed, Message, Name, Num, Says, say
from explorer.model import GRAPH, Results
from explorer.scenario import Scenario, inputs

_SAME = 1e-3  # numbers that are this close read as one
_CLAIMED = {
    "claim_cost": "claim_budget",
    "claim_site_power": "claim_mw",
    "claim_days_needed": "claim_days",
    "private_per_public": "claim_private",
}  # what the reader claimed, by what answers it


def reason(verdict: Verdict) -> Says:
    """Why the verdict is what it is, made from its numbers; those of the claim's own scenario know their quantity."""
    claim, answer, by = verdict.claim, verdict.answer, verdict.by
    parts: list[Message | Name | None] = []
    if by is not None:
        said = Name("claims", by.id, "claim")
        parts.append(say("claims.reason.by", date=Date(by.date), who=Name("claims", by.id, "who"), claim=said))
    if answer is not None and math.isfinite(answer.value):
        later = verdict.kind == "superseded" and by is None
        parts += [_later(verdict, answer)] if later else _checked(verdict, answer)
    return Says.of(*parts, Name("claims", claim.id, "note") if claim.note else None)


def _later(verdict: Verdict, answer: Spread) -> Message:
    """The answer in the claim's own scenario, and in the later one."""
    quantity = verdict.claim.quantity
    made, later = (Scenario.from_query(query) for query in (verdict.claim.scenario, verdict.claim.later))
    under = tuple((name, later[name]) for name in inputs() if later[name] != made[name])
    then = _shown(answer.value, quantity)
    now = Num(verdict.now, GRAPH.unit(quantity), of=quantity, under=under)
    return say("claims.reason.later", label=label(quantity), then=then, now=now)


def _checked(verdict: Verdict, answer: Spread) -> list[Message | Name | None]:
    """The model's answer, how it stands to the claim, and what moves it most."""
    claim = verdict.claim
    named = label(claim.quantity)
    shown = ranged(_shown(answer.value, claim.quantity), answer, claim.quantity)
    if verdict.own == "not_checkable":
        return [say("claims.reason.closest", label=named, answer=shown)]
    exact = "" if has_range(answer) or claim.relation == "positive" else "_exact"
    return [
        say("claims.reason.model", label=named, answer=shown),
        say(f"claims.reason.{claim.relation}.{verdict.own}{exact}", claimed=_claimed(verdict)),
        _decides(answer, claim.quantity),
    ]


def _decides(answer: Spread, quantity: str) -> Message | None:
    """What moves the answer most; how far, where other things move it too."""
    if not answer.decider:
        return None
    low, high = sorted((answer.decider_low, answer.decider_high))
    if math.isclose(low, answer.low, rel_tol=_SAME) and math.isclose(high, answer.high, rel_tol=_SAME):
        return say("claims.reason.decides", decider=lever(answer.decider))
    ends = {
        "low": plain(low, GRAPH.unit(quantity), of=quantity, by="place"),
        "high": plain(high, GRAPH.unit(quantity), of=quantity, by="place"),
    }
    return say("claims.reason.decider", decider=lever(answer.decider), **ends)


def answer_said(verdict: Verdict) -> Message | None:
    """The model's answer with its range, for a claim that was judged by it; nothing for another."""
    answer, quantity = verdict.answer, verdict.claim.quantity
    if answer is None or verdict.own == "not_checkable" or verdict.claim.relation == "positive":
        return None
    shown = ranged(_shown(answer.value, quantity), answer, quantity)
    return say("claims.model", label=label(quantity), answer=shown)


def rests(verdict: Verdict) -> Message | None:
    """How many figures and choices are behind the answer, and how many of them are assumptions."""
    if verdict.own == "not_checkable":
        return None
    of = verdict.claim.quantity
    return say("claims.rests", n=plain(verdict.leaves, of=of), unsure=plain(verdict.assumed, of=of))


def _claimed(verdict: Verdict) -> Message | Num:
    claim = verdict.claim
    figure = figures().get(claim.claimed)
    if claim.relation == "about" and figure and figure.low is not None and figure.high is not None:
        low, high = (plain(end, figure.unit, of=figure.id, by="place") for end in (figure.low, figure.high))
        return say("source.span", low=low, high=high)
    return plain(verdict.claimed, GRAPH.unit(claim.quantity), of=claim.claimed or claim.quantity, by="place")


def _shown(number: float, quantity: str) -> Num:
    return Num(number, GRAPH.unit(quantity), of=quantity if quantity in GRAPH.quantities else "")


def needs(verdict: Verdict) -> tuple[Need, ...]:
    """What would have to be true; nothing for a claim that there is some at all."""
    return () if verdict.claim.relation == "positive" else verdict.needs


def need_said(need: Need) -> Message:
    """What one input or figure would have to be; for a claim that holds as it is, how far it may go."""
    name = say(f"claims.need.lever.{need.lever}")
    if isinstance(need.now, str):
        return _choice_needed(need, need.now, name)
    unit = GRAPH.unit(need.lever)
    now, low, high = (plain(number, unit, of=need.lever, by="place") for number in (need.now, need.low, need.high))
    if need.value is None:
        return say(f"claims.need.{'held' if need.holds else 'none'}", name=name, low=low, high=high)
    if abs(need.value - need.now) <= _SAME * max(abs(need.now), abs(need.value)):
        return say("claims.need.edge", name=name, now=now)
    at_least = (need.value < need.now) == need.holds
    key = f"{'keep' if need.holds else 'reach'}_{'least' if at_least else 'most'}"
    return say(f"claims.need.{key}", name=name, value=plain(need.value, unit, of=need.lever, by="place"), now=now)


def _choice_needed(need: Need, now: str, name: Message) -> Message:
    others = Listed(tuple(choice(need.lever, other) for other in need.choices), "comma")
    if need.holds:
        return say("claims.need.choice_held", name=name, now=choice(need.lever, now))
    if not need.choices:
        return say("claims.need.choice_none", name=name)
    return say("claims.need.choice", name=name, now=choice(need.lever, now), others=others)


def headline(results: Results) -> Says:
    """How the claims stand, and how the reader's own does."""
    verdicts = judged()
    found = counts(verdicts)
    kinds = Listed(tuple(say(f"claims.count.{kind}", n=plain(found[kind], of="claims")) for kind in KINDS))
    first = own_checks(results)[0]
    return Says.of(
        say("headline.claims.counts", n=plain(len(verdicts), of="claims"), kinds=kinds),
        say(
            f"headline.claims.own.{first.kind}",
            claim=part_said(first.name, results),
            answer=answered(first, results),
        ),
    )


def _note(figure: str) -> Callable[[Results], Note]:
    """The line under a figure of the page of claims."""

    def note(results: Results) -> Note:
        check = next(each for each in own_checks(results) if each.quantity == figure)
        claimed = value(results, _CLAIMED[figure])
        return Note(
            say("note.claims", claimed=claimed, verdict=say(f"claims.inside.{check.kind}")),
            check.kind == "does_not_hold",
        )

    return note


NOTES: Mapping[str, Callable[[Results], Note]] = {figure: _note(figure) for figure in _CLAIMED}
