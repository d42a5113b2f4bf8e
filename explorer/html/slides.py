"""What the slides of a talk say of a scenario: the sentence, the line of sources, the notes for whoever speaks."""

from __future__ import annotations

import re
from collections import Counter
from html import escape
from typing import Any

from explorer.engine.protocol import SlideView
from explorer.evidence.provenance import Basis, basis_of_chart, sources
from explorer.explain import GRADES, OWN, leaves
from explorer.facts import Figure
from explorer.findings.sentences import headline
from explorer.html import markup as html
from explorer.model import Results
from explorer.pages.contents import PAGES
from explorer.pages.deck import CHART, PAGE, Deck, SlideSpec
from explorer.scenario import Scenario
from explorer.speech import Text

_SLOW = {name for name, page in PAGES.items() if page.heavy}
_NAMED = 2  # publishers that the line of sources names
_CITED = 8  # sources that the notes name
_SHORT, _MIDDLE = 90, 150  # characters of a sentence up to which it is set large, or middling
_MARKS = (
    ("law", ("law", "official")),
    ("press", ("press", "analyst", "derived")),
    ("assumption", ("assumption",)),
    ("own", (OWN,)),
)
_END = re.compile(r"(?<=[.!?])\s+(?=[^\s\d])")
_AFTER_NAME = re.compile(r",| \(")  # what follows the name of a publisher
_DASH = re.compile("([-\N{MINUS SIGN}])")
_NUMBER = re.compile(r"\[\[\w+\|(.*?)\]\]")


def brief(sentences: str) -> str:
    """The first of some sentences, and of a long one what stands before its semicolon, or its colon."""
    said = _END.split(sentences, maxsplit=1)[0]
    for mark in ("; ", ": "):
        if len(plain(said)) > _MIDDLE and mark in said:
            said = said.partition(mark)[0] + "."
    return said


def unbroken(sentence: str) -> str:
    """A sentence whose lines never end behind a minus or a hyphen: so large, that shows."""
    return _DASH.sub("\N{WORD JOINER}\\1\N{WORD JOINER}", sentence)


def plain(sentence: str) -> str:
    """A sentence without the marks of its numbers."""
    return _NUMBER.sub(r"\1", sentence)


def shown(deck: Deck, results: Results, scenario: Scenario, charts: dict[str, str], text: Text) -> dict[str, SlideView]:
    """What changes on the slides of a talk with the scenario, by chart.

    Parameters
    ----------
    deck, results, scenario, text
        What is shown, and in which language.
    charts
        The sentence of each chart.
    """
    return {
        slide.chart: _slide(slide, deck, results, scenario, charts[slide.chart], text)
        for slide in deck.slides
        if slide.chart
    }


def _slide(slide: SlideSpec, deck: Deck, results: Results, scenario: Scenario, sentence: str, text: Text) -> SlideView:
    # What takes long to say is said only if the slide is for it.
    whole = headline(slide.page, results, text) if slide.sentence == PAGE or slide.page not in _SLOW else ""
    said = {CHART: brief(sentence), PAGE: brief(whole or sentence)}.get(slide.sentence, slide.sentence)
    found = basis_of_chart(deck.chart_functions[slide.chart], results, text, slide.option or None)
    cited = sources(found, scenario)
    length = len(plain(said))
    return {
        "say": html.marked(unbroken(said)),
        "size": "large" if length <= _SHORT else "middle" if length <= _MIDDLE else "small",
        "sources": _source_line(found, cited, results, text),
        "notes": _notes(slide, [*dict.fromkeys([plain(whole), sentence])], cited, text),
    }


def _source_line(found: Basis, cited: list[Figure], results: Results, text: Text) -> str:
    """How many numbers are behind a chart, by their grade, and who published the best of them."""
    behind: dict[tuple[str, ...], str] = {}
    for name in (*found.quantities, *found.inputs):
        behind |= leaves(results.explain(name))
    grades = Counter(behind.values())
    marks = [
        f'<span class="mark {kind}" aria-hidden="true"></span>{escape(text(f"slide.kind.{kind}", n=n))}'
        for kind, members in _MARKS
        if (n := sum(grades[grade] for grade in members))
    ]
    names = [
        *dict.fromkeys(
            _AFTER_NAME.split(figure.publisher)[0] for figure in _best_first(cited) if figure.grade != "assumption"
        )
    ]
    more = text("slide.more", n=len(names) - _NAMED) if len(names) > _NAMED else ""
    who = escape(text("slide.sources", names="; ".join(names[:_NAMED]), more=more)) if names else ""
    return f'<span class="kinds">{" ".join(marks)}</span> {who}'


def _best_first(cited: list[Figure]) -> list[Figure]:
    return sorted(cited, key=lambda figure: GRADES.index(figure.grade))


def _notes(slide: SlideSpec, sentences: list[str], cited: list[Figure], text: Text) -> str:
    """What to say, what to ask the hall, and the sources: for the window of whoever speaks."""
    parts = [slide.notes] if slide.notes else []
    for part in ("say", "ask", "move"):
        if words := text.get(f"slide.{slide.chart}.{part}"):
            parts.append(f"<p><b>{escape(text(f'slide.head.{part}'))}</b> {escape(words)}</p>")
    parts += [f"<p><b>{escape(text('slide.head.now'))}</b> {escape(' '.join(filter(None, sentences)))}</p>"]
    titles = [
        *dict.fromkeys(f"{figure.source_title} ({figure.publisher})" for figure in _best_first(cited) if figure.url)
    ]
    if len(titles) > _CITED:
        titles = [*titles[:_CITED], text("slide.more_sources", n=len(titles) - _CITED)]
    if titles:
        parts.append(
            f"<p><b>{escape(text('slide.head.sources'))}</b></p><ul>{''.join(f'<li>{escape(title)}</li>' for title in titles)}</ul>"
        )
    return "".join(parts)


def title(slide: SlideSpec, text: Text) -> str:
    """What stands above a slide: its own title, else the question that its chart answers."""
    return (
        slide.title
        or text.get(f"slide.{slide.chart}.title")
        or text.get(f"page.{slide.page}.title", slide.chart.replace("_", " "))
    )


def content(text: Text, base: str) -> dict[str, Any]:
    """What the template of a talk needs besides what every page does."""
    return {"title_of": lambda slide: title(slide, text)}
