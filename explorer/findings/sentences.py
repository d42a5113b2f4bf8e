"""The sentence that is the page, and the line under each figure that matters: they change with every move."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from explorer.findings import verdicts
from explorer.findings.finding import Note
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
from explorer.message import Says
from explorer.model import Results

__all__ = ["Note", "headline", "note"]

_HEADLINES: Mapping[str, Callable[[Results], Says]] = {
    "funding_mix": funding_mix.headline,
    "layered_fund": layered_fund.headline,
    "gigafactory": gigafactory.headline,
    "economics": economics.headline,
    "access": access.headline,
    "claims": verdicts.headline,
    "challenge": challenge.headline,
    "compare": compare.headline,
    "sensitivity": sensitivity.headline,
}
_NOTES: Mapping[str, Callable[[Results], Note]] = {
    **access.NOTES,
    **compare.NOTES,
    **economics.NOTES,
    **funding_mix.NOTES,
    **gigafactory.NOTES,
    **layered_fund.NOTES,
    **verdicts.NOTES,
}
_PAGE_NOTES = {"challenge": challenge.note, "sensitivity": sensitivity.note}  # of pages that say it in their own way


def headline(page: str, results: Results) -> Says:
    """The page's sentence for these results; a page of one's own has none."""
    return _HEADLINES[page](results) if page in _HEADLINES else Says()


def note(figure: str, results: Results, page: str = "") -> Note:
    """The line under a figure that matters; empty for one that needs none."""
    if page in _PAGE_NOTES:
        return _PAGE_NOTES[page](figure, results)
    return _NOTES[figure](results) if figure in _NOTES else Note(None)
