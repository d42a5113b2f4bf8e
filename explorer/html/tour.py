"""The guided tour of a page, in words."""

from __future__ import annotations

from html import escape

from explorer.engine.protocol import Step
from explorer.pages.contents import PageSpec
from explorer.pages.tour import STEPS
from explorer.speech import Text

_TOLD = ("look", "try")  # what a step says besides what it is, each under a heading of its own


def steps(page: PageSpec, text: Text) -> list[Step]:
    """The steps of a page's tour, in order: where, a title, and what it is, what to look for and what to try."""
    return [_step(f"tour.{page.id}.{n}", at, text) for n, at in enumerate(STEPS.get(page.id, ()), 1)]


def _step(key: str, at: str, text: Text) -> Step:
    paragraphs = [f"<p>{escape(text(f'{key}.what'))}</p>"]
    paragraphs += [f"<p><b>{escape(text(f'tour.{part}'))}</b> {escape(text(f'{key}.{part}'))}</p>" for part in _TOLD]
    return {"at": at, "title": escape(text(f"{key}.title")), "html": "".join(paragraphs)}
