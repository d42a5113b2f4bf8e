"""The tool that makes the code of an embed."""

from __future__ import annotations

from explorer.about import __date__, __version__
from explorer.html import markup as html
from explorer.pages.contents import PageSpec
from explorer.pages.embed import CONTROLS, FALLBACKS, FORMATS, THEMES
from explorer.speech import Text


def drawer(page: PageSpec, name: str, text: Text) -> str:
    """HTML of the tool that makes the code of an embed of a page.

    Parameters
    ----------
    name
        The chart that is chosen at first; any other name chooses the whole page.
    """
    offered = {
        "theme": ("", THEMES),
        "controls": ("live", CONTROLS),
        "fallback": ("live", FALLBACKS),
        "format": ("frozen", FORMATS),
    }
    return html.render(
        "embed.html",
        text,
        name=name,
        version=__version__,
        date=__date__,
        charts=[{"name": chart, "title": text.get(f"chart.{chart}.title", chart)} for chart in page.chart_functions],
        options=[{"name": option, "kind": kind, "choices": choices} for option, (kind, choices) in offered.items()],
    )
