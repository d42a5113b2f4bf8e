"""The talk: which slides, in which order. The cells of a notebook say it, and nothing else does.

The server reads them without running them, so that a talk is there before its kernel: what a call of ``Slide`` says in plain
words is shown at once, a chart function of the notebook's own when the kernel has drawn it.
"""

from __future__ import annotations

import ast
import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from explorer.charts import CHARTS
from explorer.charts.chart import Drawn, Picture
from explorer.charts.style import layout
from explorer.findings.finding import Finding, Table
from explorer.message import Says, say
from explorer.pages.contents import ALL, PAGES, Group, PageSpec
from explorer.paths import NOTEBOOKS
from explorer.scenario import inputs

TALK = "slides"
NOTEBOOK = NOTEBOOKS / f"{TALK}.ipynb"
CHART, PAGE = "chart", "page"  # whose sentence a slide says
_WAITING_HEIGHT = 320


@dataclass(frozen=True, slots=True)
class SlideSpec:
    """One slide: a sentence and a chart, or words alone.

    Attributes
    ----------
    chart
        Name of the chart; empty for a slide of words.
    move
        An input that can be moved on the slide; empty for none.
    sentence
        ``"chart"`` or ``"page"`` for the sentence that the chart or its page makes of the scenario, else what to say instead.
    title
        What stands above it; empty for the question of the chart's page.
    option
        Reading of the chart; empty for its first.
    notes
        What to remember, as HTML, before the notes that every chart brings.
    words
        HTML of a slide of words.
    """

    chart: str = ""
    move: str = ""
    sentence: str = CHART
    title: str = ""
    option: str = ""
    notes: str = ""
    words: str = ""

    @property
    def page(self) -> str:
        """The page that the chart comes from; empty for a chart of the notebook's own."""
        return next((page for page, charts in CHARTS.items() if self.chart in charts), "")


@dataclass(frozen=True, slots=True)
class Deck(PageSpec):
    """A page that is a talk.

    Attributes
    ----------
    slides
        In order.
    """

    slides: tuple[SlideSpec, ...] = ()

    @property
    def readings(self) -> dict[str, str]:
        """The reading of each chart that has one."""
        return {slide.chart: slide.option for slide in self.slides if slide.option}

    def part(self, charts: Collection[str]) -> Deck:
        """The same talk with only the slides of some charts; all of them if there are none such."""
        slides = tuple(slide for slide in self.slides if slide.chart in charts)
        return replace(self, slides=slides, charts=tuple(slide.chart for slide in slides)) if slides else self


def deck(slides: Sequence[SlideSpec], own: Mapping[str, Drawn] | None = None) -> Deck:
    """A talk of these slides.

    Parameters
    ----------
    slides
        In order.
    own
        Chart functions that are no part of the explorer, by name.

    Raises
    ------
    ValueError
        If there is no such chart, reading or input, or one stands on two slides: a move would change only one of them.
    """
    own = own or {}
    charts = [slide.chart for slide in slides if slide.chart]
    moves = [slide.move for slide in slides if slide.move]
    for names, known, what in ((charts, {*ALL, *own}, "chart"), (moves, {*inputs()}, "input")):
        for name, times in Counter(names).items():
            if name not in known:
                raise ValueError(f"no {what} {name!r}; there are: {', '.join(sorted(known))}")
            if times > 1:
                raise ValueError(f"{what} {name!r} stands on {times} slides; it can on one")
    for slide in slides:
        options = (own.get(slide.chart) or ALL[slide.chart]).options if slide.chart else ()
        if slide.option and slide.option not in options:
            raise ValueError(f"chart {slide.chart!r} has no reading {slide.option!r}; there are: {', '.join(options)}")
    return Deck(
        TALK, groups=(Group("talk", tuple(moves)),), charts=tuple(charts), heavy=True, own=own, slides=tuple(slides)
    )


def slides_in(notebook: Mapping[str, Any]) -> Iterator[tuple[SlideSpec, bool]]:
    """The slides that the cells of a notebook say, each with whether its chart is a function of the notebook's own.

    Parameters
    ----------
    notebook
        The notebook as JSON. As in any slide show of Jupyter, a cell's ``slide_type`` counts: ``skip`` leaves a cell out, a text
        cell that is a ``slide`` is one of words alone, and one that is ``notes`` belongs to the slide before it.
    """
    found: list[tuple[SlideSpec, bool]] = []
    for cell in notebook["cells"]:
        kind = cell["metadata"].get("slideshow", {}).get("slide_type", "")
        source = "".join(cell["source"])
        if cell["cell_type"] == "code" and kind != "skip":
            calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
            found += [
                _slide(call) for call in calls if ast.unparse(call.func).rpartition(".")[2] == "Slide" and call.args
            ]
        elif cell["cell_type"] == "markdown" and kind == "slide":
            found.append((SlideSpec(words=_html(source)), False))
        elif cell["cell_type"] == "markdown" and kind == "notes" and found:
            slide, own = found[-1]
            found[-1] = replace(slide, notes=slide.notes + _html(source)), own
    return iter(found)


def _slide(call: ast.Call) -> tuple[SlideSpec, bool]:
    first = call.args[0]
    own = not isinstance(first, ast.Constant)
    given = {key.arg: key.value.value for key in call.keywords if key.arg and isinstance(key.value, ast.Constant)}
    known = {name: str(value) for name, value in given.items() if name in SlideSpec.__slots__ and value is not None}
    return SlideSpec(chart=ast.unparse(first) if own else str(ast.literal_eval(first)), **known), own


def _html(markdown: str) -> str:
    import mistune  # comes with Jupyter; only where a notebook has text cells

    return str(mistune.html(markdown))


_WAITING = Drawn(
    lambda results: Finding(Says.of(say("slide.waiting")), Table([], [])),
    lambda found, results: Picture({"data": [], "layout": layout(_WAITING_HEIGHT)}),
    "waiting",
)
"""In place of a chart that only the notebook's kernel can draw."""


@cache
def _read(path: Path, changed: float) -> Deck:
    found = list(slides_in(json.loads(path.read_text(encoding="utf-8"))))
    return deck([slide for slide, _ in found], {slide.chart: _WAITING for slide, own in found if own})


def talk() -> Deck:
    """The talk of the notebook ``slides.ipynb``, as its cells are now."""
    return _read(NOTEBOOK, NOTEBOOK.stat().st_mtime)


def page_of(name: str) -> PageSpec:
    """A page, or the talk, by its name.

    Raises
    ------
    KeyError
        If there is no such page.
    """
    return talk() if name == TALK else PAGES[name]
