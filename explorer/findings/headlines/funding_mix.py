"""Headline and notes of the page "Who pays?"."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from explorer.findings.finding import Note, derived, value
from explorer.message import Message, Num, Says, say
from explorer.model import Results

_EXACT = 5e-4  # amounts that agree to this share read as equal once rounded
_CENTS = 2  # decimals of an amount for each ten euros


def _compared(results: Results, name: str, reference: str) -> str:
    """Whether an amount is ``over``, ``under`` or, as it reads, ``equal`` to another."""
    found, limit = float(results[name]), float(results[reference])
    if abs(found - limit) <= _EXACT * max(abs(limit), 1e-9):
        return "equal"
    return "over" if found > limit else "under"


def _following(results: Results, name: str, make: Callable[[Any], Any], unit: str) -> Num:
    """A number that is a quantity in other words, and explained by that quantity's chain."""
    return replace(derived(results, make, unit), of=name)


def _gap(results: Results) -> Num:
    """The way to the target, whichever side of it the money is."""
    return _following(results, "gap", lambda r: abs(r["gap"]), "EUR bn")


def headline(results: Results) -> Says:
    """What taxpayers put in, whether the money reaches the target, and which rules of the law are broken."""
    if float(results["raised"]) <= 0:
        return Says.of(say("headline.funding_mix.nothing"))
    return Says.of(
        _taxpayers(results),
        say(
            f"headline.funding_mix.target_{_compared(results, 'raised', 'target')}",
            raised=value(results, "raised"),
            gap=_gap(results),
            target=value(results, "target"),
        ),
        *_broken(results),
    )


def _taxpayers(results: Results) -> Message:
    ten = value(results, "taxpayers_of_ten")
    if ten.value <= 0:
        return say("headline.funding_mix.no_taxpayers")
    halves = _compared(results, "union_cash", "states_cash") == "equal"
    return say(
        f"headline.funding_mix.taxpayers{'_halves' if halves else ''}",
        ten=ten,
        union=_following(results, "union_share", _union_of_ten, "EUR"),
        states=_following(results, "states_share", _rest_of_ten, "EUR"),
    )


def _cents(euros: Any) -> Any:
    """Euros as they are printed; numpy rounds a half that is not quite one up, where printing does not."""
    return round(euros, _CENTS) if isinstance(euros, float) else np.round(euros, _CENTS)


def _union_of_ten(results: Any) -> Any:
    return _cents(10 * results["union_share"])


def _rest_of_ten(results: Any) -> Any:
    """What the states pay of ten euros, so that the parts add up as printed."""
    return _cents(results["taxpayers_of_ten"]) - _union_of_ten(results)


def _broken(results: Results) -> list[Message]:
    broken = []
    if results["cap_broken"]:
        share, cap = value(results, "union_share_computing"), value(results, "union_capex_cap")
        broken.append(say("headline.funding_mix.cap_broken", share=share, cap=cap))
    if results["match_broken"]:
        broken.append(say("headline.funding_mix.match_broken", short=value(results, "match_shortfall")))
    return broken


def _raised(results: Results) -> Note:
    case = _compared(results, "raised", "target")
    return Note(say(f"note.raised.{case}", gap=_gap(results), target=value(results, "target")), case == "under")


def _public_share(results: Results) -> Note:
    called = derived(results, lambda r: r["call_public"] / r["call_total"], "share")
    return Note(say("note.public_share", called=called))


def _union_share_computing(results: Results) -> Note:
    broken = bool(results["cap_broken"])
    cap, strict = value(results, "union_capex_cap"), value(results, "union_share_it_only")
    return Note(say(f"note.union_share_computing.{'broken' if broken else 'kept'}", cap=cap, it_only=strict), broken)


def _match_ratio(results: Results) -> Note:
    if not math.isfinite(float(results["match_ratio"])):
        return Note(say("note.match_ratio.none"))
    broken = bool(results["match_broken"])
    short = value(results, "match_shortfall")
    return Note(say(f"note.match_ratio.{'broken' if broken else 'kept'}", short=short), broken)


def _multiplier_effect(results: Results) -> Note:
    audited = value(results, "multiplier_audited", write="ratio")
    there = math.isfinite(audited.value)
    return Note(say("note.multiplier_effect", audited=audited) if there else Says.of(audited))


NOTES: Mapping[str, Callable[[Results], Note]] = {
    "raised": _raised,
    "public_share": _public_share,
    "union_share_computing": _union_share_computing,
    "match_ratio": _match_ratio,
    "multiplier_effect": _multiplier_effect,
}
