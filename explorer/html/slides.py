"""What the slides of a talk say of a scenario: the sentence, the line of sources, the notes for whoever speaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from explorer.engine.protocol import SlideView
from explorer.engine.view import ChartView
from explorer.evidence.provenance import Basis, basis_of_chart, sources
from explorer.explain import GRADES, OWN, leaves
from explorer.facts import Figure
from explorer.findings.finding import plain as counted
from explorer.findings.sentences import headline
from explorer.html import markup as html
from explorer.message import Listed, Message, Num, Says
from explorer.model import Results
from explorer.pages.contents import PAGES
from explorer.pages.deck import CHART, PAGE, Deck, SlideSpec
from explorer.scenario import Scenario
from explorer.scenario.address import Address
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
_AFTER_NAME = re.compile(r",| \(")  # what follows the name of a publisher
_DASH = re.compile("([-\N{MINUS SIGN}])")


def brief(said: Says, text: Text) -> Says:
    """What has room on a slide: the first sentence, in the shorter form that the catalogue may have of it."""
    if not said.parts:
        return said  # a chart of the notebook's own says nothing
    first = said.parts[0]
    key = f"slide.brief.{first.id}" if isinstance(first, Message) else ""
    return Says.of(Message(key, first.fields) if text.has(key) else first)


@dataclass(frozen=True, slots=True)
class _Unbroken(html.Page):
    """Words whose lines never end behind a minus or a hyphen: so large, that shows."""

    def literal(self, words: str) -> str:
        return html.Page.literal(self, _joined(words))

    def number(self, shown: str, num: Num) -> str:
        return html.Page.number(self, _joined(shown), num)


def _joined(words: str) -> str:
    return _DASH.sub("\N{WORD JOINER}\\1\N{WORD JOINER}", words)


def shown(
    deck: Deck, results: Results, scenario: Scenario, charts: Mapping[str, ChartView], text: Text
) -> dict[str, SlideView]:
    """What changes on the slides of a talk with the scenario, by chart.

    Parameters
    ----------
    deck, results, scenario, text
        What is shown, and in which language.
    charts
        The charts, by name.
    """
    return {
        slide.chart: _slide(slide, deck, results, scenario, charts[slide.chart], text)
        for slide in deck.slides
        if slide.chart
    }


def _slide(
    slide: SlideSpec, deck: Deck, results: Results, scenario: Scenario, chart: ChartView, text: Text
) -> SlideView:
    # What takes long to say is said only if the slide is for it.
    whole = headline(slide.page, results) if slide.sentence == PAGE or slide.page not in _SLOW else Says()
    said = _said(slide, whole, chart, text)
    basis = basis_of_chart(deck.chart_functions[slide.chart], results, slide.option or None)
    cited = sources(basis, scenario)
    length = len(text.say(said))
    return {
        "say": text.say(said, _Unbroken(results, on_screen=scenario)),
        "size": "large" if length <= _SHORT else "middle" if length <= _MIDDLE else "small",
        "sources": _source_line(basis, cited, results, text),
        "notes": _notes(slide, [*dict.fromkeys([text.say(whole), text.say(chart.found.says)])], cited, text),
    }


def _said(slide: SlideSpec, whole: Says, chart: ChartView, text: Text) -> Any:
    """The sentence of a slide: of its chart, of its page, or the one that it was given."""
    if slide.sentence not in (CHART, PAGE):
        return slide.sentence
    return brief((whole if slide.sentence == PAGE else None) or chart.found.says, text)


def _source_line(basis: Basis, cited: list[Figure], results: Results, text: Text) -> str:
    """How many numbers are behind a chart, by their grade, and who published the best of them."""
    behind: dict[tuple[str, ...], str] = {}
    for name in (*basis.quantities, *basis.inputs):
        behind |= leaves(results.explain(name))
    grades = Counter(behind.values())
    marks = [
        f'<span class="mark {kind}" aria-hidden="true"></span>{escape(text(f"slide.kind.{kind}", n=counted(n)))}'
        for kind, members in _MARKS
        if (n := sum(grades[grade] for grade in members))
    ]
    names = tuple(
        dict.fromkeys(
            _AFTER_NAME.split(figure.publisher)[0] for figure in _best_first(cited) if figure.grade != "assumption"
        )
    )
    more = counted(max(len(names) - _NAMED, 0), of="publishers")
    who = escape(text("slide.sources", names=Listed(names[:_NAMED], "semicolon"), more=more)) if names else ""
    return f'<span class="kinds">{" ".join(marks)}</span> {who}'


def _best_first(cited: list[Figure]) -> list[Figure]:
    return sorted(cited, key=lambda figure: GRADES.index(figure.grade))


def _notes(slide: SlideSpec, sentences: list[str], cited: list[Figure], text: Text) -> str:
    """What to say, what to ask the hall, and the sources: for the window of whoever speaks."""
    parts = [slide.notes] if slide.notes else []
    for part in ("say", "ask", "move"):
        if words := text.get(f"slide.{slide.chart}.{part}"):
            parts.append(f"<p><b>{escape(text(f'slide.head.{part}'))}</b> {escape(words)}</p>")
    parts += [f"<p><b>{escape(text('slide.head.now'))}</b> {escape(text.say(Says.of(*sentences)))}</p>"]
    titles = [
        *dict.fromkeys(
            text("slide.source", title=figure.source_title, publisher=figure.publisher)
            for figure in _best_first(cited)
            if figure.url
        )
    ]
    if len(titles) > _CITED:
        titles = [*titles[:_CITED], text("slide.more_sources", n=counted(len(titles) - _CITED, of="sources"))]
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


def content(text: Text, home: Address) -> dict[str, Any]:
    """What the template of a talk needs besides what every page does."""
    return {"title_of": lambda slide: title(slide, text)}
