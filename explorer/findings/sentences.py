"""The sentence that is the page, and the line under each figure that matters: they change with every move.

Sentences are texts of the catalogue; this module only chooses which one fits and fills in the numbers. A number in a sentence
is written ``[[name|text]]``; the page turns it into a button that opens the chain of the quantity `name`.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from explorer.facts import table
from explorer.findings import verdicts
from explorer.findings.finding import Note as Found
from explorer.findings.headlines import access, challenge, compare, economics, gigafactory, layered_fund, sensitivity
from explorer.findings.headlines.parts import Note, number
from explorer.message import Says
from explorer.model import Results
from explorer.pages.contents import PAGES
from explorer.speech import MARKED, MISSING, Text

__all__ = ["Note", "found", "headline", "note", "number"]

_EXACT = 5e-4  # amounts that agree to this share read as equal once rounded


def _compare(value: float, reference: float) -> str:
    if not math.isfinite(value) or not math.isfinite(reference):
        return "unknown"
    if abs(value - reference) <= _EXACT * max(abs(reference), 1e-9):
        return "equal"
    return "over" if value > reference else "under"


def chip_name(results: Results) -> str:
    """The chip as it stands in a sentence: "GB300", not "GB300 (one GPU)"."""
    return str(table("chips").row(str(results["chip"]))["name"]).partition(" (")[0]


def _funding_mix(results: Results, text: Text) -> str:
    raised = float(results["raised"])
    if raised <= 0:
        return text("headline.funding_mix.nothing")
    parts = []
    ten = float(results["taxpayers_of_ten"])
    if ten <= 0:
        parts.append(text("headline.funding_mix.no_taxpayers"))
    else:
        union = round(10 * float(results["union_share"]), 2)
        halves = _compare(float(results["union_cash"]), float(results["states_cash"])) == "equal"
        parts.append(
            text(
                f"headline.funding_mix.taxpayers{'_halves' if halves else ''}",
                ten=number("public_share", text.euros(ten)),
                union=number("union_share", text.euros(union)),
                states=number("states_share", text.euros(round(ten, 2) - union)),  # so that the parts add up as printed
            )
        )
    gap = float(results["gap"])
    case = _compare(raised, float(results["target"]))
    parts.append(
        text(
            f"headline.funding_mix.target_{case}",
            raised=number("raised", text.money(raised)),
            gap=number("gap", text.money(abs(gap))),
            target=text.money(float(results["target"])),
        )
    )
    if results["cap_broken"]:
        share = number("union_share_computing", text.percent(float(results["union_share_computing"])))
        cap = text.percent(float(results["union_capex_cap"]))
        parts.append(text("headline.funding_mix.cap_broken", share=share, cap=cap))
    if results["match_broken"]:
        short = number("match_shortfall", text.money(float(results["match_shortfall"])))
        parts.append(text("headline.funding_mix.match_broken", short=short))
    return " ".join(parts)


_FOUND = {"gigafactory": gigafactory.headline}
_FOUND_NOTES: dict[str, Callable[[Results], Found]] = {**gigafactory.NOTES}

_HEADLINES = {
    "funding_mix": _funding_mix,
    "layered_fund": layered_fund.headline,
    "economics": economics.headline,
    "access": access.headline,
    "claims": verdicts.headline,
    "challenge": challenge.headline,
    "compare": compare.headline,
    "sensitivity": sensitivity.headline,
}


def found(page: str, results: Results) -> Says:
    """The page's sentence as a message; empty for a page that speaks by itself or has none."""
    return _FOUND[page](results) if page in _FOUND else Says()


def headline(page: str, results: Results, text: Text) -> str:
    """The page's sentence for these results, its numbers marked; a page of one's own has none."""
    if page in _FOUND:
        return text.say(_FOUND[page](results), MARKED)
    return _HEADLINES[page](results, text) if page in _HEADLINES else ""


def _raised(results: Results, text: Text) -> Note:
    case = _compare(float(results["raised"]), float(results["target"]))
    gap, target = abs(float(results["gap"])), float(results["target"])
    return Note(text(f"note.raised.{case}", gap=text.money(gap), target=text.money(target)), case == "under")


def _public_share(results: Results, text: Text) -> Note:
    called = float(results["call_public"]) / float(results["call_total"])
    return Note(text("note.public_share", called=text.percent(called)))


def _union_share_computing(results: Results, text: Text) -> Note:
    broken = bool(results["cap_broken"])
    return Note(
        text(
            f"note.union_share_computing.{'broken' if broken else 'kept'}",
            cap=text.percent(float(results["union_capex_cap"])),
            it_only=text.percent(float(results["union_share_it_only"])),
        ),
        broken,
    )


def _match_ratio(results: Results, text: Text) -> Note:
    if not math.isfinite(float(results["match_ratio"])):
        return Note(text("note.match_ratio.none"))
    broken = bool(results["match_broken"])
    short = text.money(float(results["match_shortfall"]))
    return Note(text(f"note.match_ratio.{'broken' if broken else 'kept'}", short=short), broken)


def _multiplier_effect(results: Results, text: Text) -> Note:
    audited = float(results["multiplier_audited"])
    return Note(text("note.multiplier_effect", audited=text.ratio(audited)) if math.isfinite(audited) else MISSING)


def _claimed(figure: str) -> Callable[[Results, Text], Note]:
    return lambda results, text: Note(*verdicts.line(figure, results, text))


_NOTES = {
    "raised": _raised,
    "public_share": _public_share,
    "union_share_computing": _union_share_computing,
    "match_ratio": _match_ratio,
    "multiplier_effect": _multiplier_effect,
    **{name: _claimed(name) for name in PAGES["claims"].figures},
    **access.NOTES,
    **compare.NOTES,
    **economics.NOTES,
    **layered_fund.NOTES,
}


def note(figure: str, results: Results, text: Text, page: str = "") -> Note:
    """The line under a figure that matters; empty for one that needs none. A page of draws says how sure it is."""
    if page == "sensitivity":
        return sensitivity.note(figure, results, text)
    if page == "challenge":
        return challenge.note(figure, results, text)
    if figure in _FOUND_NOTES:
        found = _FOUND_NOTES[figure](results)
        return Note(text.say(found.says), found.broken)
    return _NOTES[figure](results, text) if figure in _NOTES else Note("")
