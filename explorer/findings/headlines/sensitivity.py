"""The sentence of the page on uncertainty: how far the answer spreads, what matters most, how much is assumed."""

from __future__ import annotations

from explorer.ensemble import Study, study
from explorer.findings.finding import Note
from explorer.findings.study import central, name_of, share, shown
from explorer.message import Message, Says, say
from explorer.model import Results

_EXPLAINS = 0.05  # share of the spread below which an input is not said to explain it alone


def headline(results: Results) -> Says:
    """The page's sentence for these results."""
    found = study(results)
    name = name_of(found.result)
    if not found.known.size:
        return Says.of(say("headline.sensitivity.undefined", result=name))
    if found.constant:
        only = shown(float(found.known[0]), found)
        return Says.of(say("headline.sensitivity.constant", result=name, central=only))
    low, high = (shown(float(end), found) for end in found.percentiles((5, 95)))
    missing = 1 - found.known.size / found.sample.size
    return Says.of(
        say("headline.sensitivity.some", result=name, low=low, high=high, central=central(found)),
        *_explained(found),
        say("headline.sensitivity.missing", share=share(missing, found.result)) if missing else None,
    )


def _explained(found: Study) -> list[Message]:
    """What matters most, and how much of the spread rests on assumptions."""
    if not (found.indices and found.evidence):
        return []
    most = int(found.indices.total.argmax())
    first, name = float(found.indices.first[most]), name_of(found.free[most].name)
    assumed = dict(zip(found.grades, found.evidence.first, strict=True)).get("assumption")
    return [
        say("headline.sensitivity.most", input=name, first=share(first, found.result))
        if first > _EXPLAINS
        else say("headline.sensitivity.jointly", input=name),
        say("headline.sensitivity.sourced")
        if assumed is None
        else say("headline.sensitivity.assumed", share=share(float(assumed), found.result)),
    ]


def note(figure: str, results: Results) -> Note:
    """How far the draws of a figure spread."""
    found = study(results, figure)
    if not found.known.size:
        return Note(say("note.drawn.undefined"))
    if found.constant:
        return Note(say("note.drawn.constant"))
    low, high = (shown(float(end), found) for end in found.percentiles((5, 95)))
    return Note(say("note.drawn.some", low=low, high=high))
