"""The guided tour of a page: its steps are rows of the catalogue, each pointing at something that stands on the page."""

from __future__ import annotations

from html import escape

from explorer.engine.protocol import Step
from explorer.pages.contents import PageSpec
from explorer.speech import Text

_PLACES = {
    "headline": '[data-slot="headline"]',
    "figures": ".figures",
    "figure": '[data-figure="{name}"]',
    "group": '[data-group="{name}"]',
    "control": '[data-field="{name}"]',
    "mark": '[data-field="{name}"] .mark',
    "chart": "#chart-{name}",
    "section": "#{name}",
    "presets": ".presets",
    "tools": ".tools",
    "tries": ".try",
}
_PARTS = ("what", "look", "try")


def selector(place: str) -> str:
    """CSS selector of a place as the catalogue names it: ``headline``, ``group:union``, ``chart:flow``.

    Raises
    ------
    KeyError
        If there is no such kind of place.
    """
    kind, _, name = place.partition(":")
    return _PLACES[kind].format(name=name)


def steps(page: PageSpec, text: Text) -> list[Step]:
    """The steps of a page's tour, in order: where, a title, and what it is, what to look for and what to try."""
    found: list[Step] = []
    while text.has(f"{(key := f'tour.{page.id}.{len(found) + 1}')}.at"):
        paragraphs = [f"<p>{escape(text(f'{key}.what'))}</p>"]
        paragraphs += [
            f"<p><b>{escape(text(f'tour.{part}'))}</b> {escape(text(f'{key}.{part}'))}</p>" for part in _PARTS[1:]
        ]
        found.append(
            {"at": selector(text(f"{key}.at")), "title": escape(text(f"{key}.title")), "html": "".join(paragraphs)}
        )
    return found
