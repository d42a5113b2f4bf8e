"""Headline and notes of the page "Beat the target"."""

from __future__ import annotations

from explorer.findings.challenge import goal, has_no_shares, is_old_chip, met, met_count, missing, now, score, target
from explorer.findings.finding import Note, value
from explorer.message import Message, Name, Says, say
from explorer.model import Results
from explorer.model.challenge import CONDITIONS

_CONDITION = {"challenge_chips": "chips", "raised": "money", "public_share": "public", "shares_irr": "return"}


def headline(results: Results) -> Says:
    """The score and what is missing, condition by condition."""
    missed = [condition for condition, is_met in met(results).items() if not is_met]
    if not missed:
        return Says.of(
            say("headline.challenge.won", chips=now("chips", results)),
            say(f"headline.challenge.won_{results['chip_unit']}"),
        )
    return Says.of(
        say("headline.challenge.some", score=score(results), n=met_count(results)),
        *(_missed(condition, results) for condition in missed),
    )


def _missed(condition: str, results: Results) -> Message | None:
    nothing = float(results["raised"]) <= 0
    if condition == "chips":
        if is_old_chip(results):
            return say("headline.challenge.old_chip", chip=Name("chips", str(results["chip"]), "short"))
        return say("headline.challenge.chips", value=now("chips", results), missing=missing("chips", results))
    if condition == "money":
        if nothing:
            return say("headline.challenge.no_money")
        return say("headline.challenge.money", value=now("money", results), missing=missing("money", results))
    if condition == "public":
        ends = {"value": now("public", results), "target": target("public", results)}
        return None if nothing else say("headline.challenge.public", **ends)
    if has_no_shares(results):
        return say("headline.challenge.no_shares")
    earned, wanted = now("return", results), target("return", results)
    if earned.value >= wanted.value:
        return say("headline.challenge.loans", cover=value(results, "dscr_min", write="euros"))
    return say("headline.challenge.return", value=earned, target=wanted)


def note(figure: str, results: Results) -> Note:
    """The line under a figure: whether its condition is met, and what it is."""
    if figure == "challenge_score":
        n = met_count(results)
        return Note(say(f"note.challenge_score.{'won' if n.value == len(CONDITIONS) else 'some'}", n=n))
    condition = _CONDITION[figure]
    is_met = met(results)[condition]
    return Note(say(f"note.challenge.{'met' if is_met else 'not_met'}", goal=goal(condition, results)), not is_met)
