"""The sentence of the page on uncertainty: how far the answer spreads, what matters most, how much is assumed."""

from __future__ import annotations

from explorer.charts.study import label, share
from explorer.ensemble import study
from explorer.findings.headlines.parts import Note, number
from explorer.model import Results
from explorer.speech import Text

_EXPLAINS = 0.05  # share of the spread below which an input is not said to explain it alone


def headline(results: Results, text: Text) -> str:
    """The page's sentence for these results."""
    found = study(results)
    name, unit = label(found.result, text), results.unit(found.result)
    if not found.known.size:
        return text("headline.sensitivity.undefined", result=name)
    if found.constant:
        central = number(found.result, text.quantity(float(found.known[0]), unit))
        return text("headline.sensitivity.constant", result=name, central=central)
    low, high = (text.quantity(float(end), unit) for end in found.percentiles((5, 95)))
    central = number(found.result, text.quantity(found.central, unit))
    parts = [text("headline.sensitivity.some", result=name, low=low, high=high, central=central)]
    if found.indices and found.evidence:
        most = int(found.indices.total.argmax())
        first = float(found.indices.first[most])
        key = "most" if first > _EXPLAINS else "jointly"
        parts.append(
            text(f"headline.sensitivity.{key}", input=label(found.free[most].name, text), first=share(first, text))
        )
        assumed = dict(zip(found.grades, found.evidence.first, strict=True)).get("assumption")
        if assumed is None:
            parts.append(text("headline.sensitivity.sourced"))
        else:
            parts.append(text("headline.sensitivity.assumed", share=share(float(assumed), text)))
    if found.known.size < found.sample.size:
        missing = 1 - found.known.size / found.sample.size
        parts.append(text("headline.sensitivity.missing", share=share(missing, text)))
    return " ".join(parts)


def note(figure: str, results: Results, text: Text) -> Note:
    """How far the draws of a figure spread."""
    found = study(results, figure)
    if not found.known.size:
        return Note(text("note.drawn.undefined"))
    if found.constant:
        return Note(text("note.drawn.constant"))
    unit = results.unit(figure)
    low, high = (text.quantity(float(end), unit) for end in found.percentiles((5, 95)))
    return Note(text("note.drawn.some", low=low, high=high))
