"""The sentence that is the page, and the line under each figure that matters: they change with every move.

Sentences are texts of the catalogue; this module only chooses which one fits and fills in the numbers. A number in a sentence
is written ``[[name|text]]``; the page turns it into a button that opens the chain of the quantity `name`.
"""

from __future__ import annotations

from collections.abc import Callable

from explorer.facts import table
from explorer.findings import verdicts
from explorer.findings.finding import Note as Found
from explorer.findings.headlines import (
    access,
    challenge,
    compare,
    economics,
    funding_mix,
    gigafactory,
    layered_fund,
    sensitivity,
)
from explorer.findings.headlines.parts import Note, number
from explorer.model import Results
from explorer.pages.contents import PAGES
from explorer.speech import MARKED, Text

__all__ = ["Note", "headline", "note", "number"]


def chip_name(results: Results) -> str:
    """The chip as it stands in a sentence: "GB300", not "GB300 (one GPU)"."""
    return str(table("chips").row(str(results["chip"]))["name"]).partition(" (")[0]


_FOUND = {"funding_mix": funding_mix.headline, "gigafactory": gigafactory.headline}
_FOUND_NOTES: dict[str, Callable[[Results], Found]] = {**funding_mix.NOTES, **gigafactory.NOTES}

_HEADLINES = {
    "layered_fund": layered_fund.headline,
    "economics": economics.headline,
    "access": access.headline,
    "claims": verdicts.headline,
    "challenge": challenge.headline,
    "compare": compare.headline,
    "sensitivity": sensitivity.headline,
}


def headline(page: str, results: Results, text: Text) -> str:
    """The page's sentence for these results, its numbers marked; a page of one's own has none."""
    if page in _FOUND:
        return text.say(_FOUND[page](results), MARKED)
    return _HEADLINES[page](results, text) if page in _HEADLINES else ""


def _claimed(figure: str) -> Callable[[Results, Text], Note]:
    return lambda results, text: Note(*verdicts.line(figure, results, text))


_NOTES = {
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
