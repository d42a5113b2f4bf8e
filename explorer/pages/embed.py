"""A page, or one of its charts, in a frame of another site: what the address asks for, and the part of the page that shows it.

``?embed=flow`` is one chart, ``?embed=page`` the page without the way to others; ``theme`` and ``controls`` are options.
What cannot be had gives way to the nearest that can, with a message.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cache
from typing import Any

from explorer.evidence.provenance import basis_of_chart
from explorer.message import Listed, Message, say
from explorer.model import GRAPH, solve
from explorer.pages.contents import PAGES, Group, PageSpec
from explorer.pages.deck import Deck
from explorer.scenario import Scenario

FRAME_PARAMETERS = ("embed", "theme", "controls")
WHOLE = "page"
THEMES = ("auto", "light", "dark")
CONTROLS = ("none", "few", "all")
FALLBACKS = ("file", "inside", "without")  # where the picture lies that shows where frames do not run
FORMATS = ("png", "svg")
_FEW = 4  # controls of a chart that are few


@dataclass(frozen=True, slots=True)
class Embed:
    """What a frame shows.

    Attributes
    ----------
    page
        The page it is taken from.
    chart
        The one chart; nothing for the whole page.
    theme
        ``light``, ``dark``, or as the reader's system has it: ``auto``.
    controls
        How much the reader can change: ``none``, ``few`` or ``all``.
    messages
        What the address asked for and cannot be had.
    """

    page: PageSpec
    chart: str
    theme: str
    controls: str
    messages: tuple[Message, ...] = field(default=())

    @property
    def parameters(self) -> dict[str, str]:
        """The same as parameters of an address; what is usual is left out."""
        wanted = {"embed": self.chart or WHOLE, "theme": self.theme, "controls": self.controls}
        usual = {"theme": THEMES[0], "controls": _usual(self.chart)}
        return {name: value for name, value in wanted.items() if usual.get(name) != value}

    def part(self) -> PageSpec:
        """The page with only what the frame shows."""
        if not self.chart:
            groups = {"none": (), "few": self.page.groups[:1], "all": self.page.groups}[self.controls]
            return replace(self.page, groups=groups)
        place = next(place for place in self.page.charts if place.rstrip("*") == self.chart)
        return replace(self.page, charts=(place,), figures=(), groups=self._groups())

    def _groups(self) -> tuple[Group, ...]:
        """Of the page's controls those that the chart rests on; few of them are those that lead to it most directly."""
        if self.controls == "none":
            return ()
        behind = _behind(self.page.id, self.chart)
        groups = [
            replace(group, fields=tuple(name for name in group.fields if name in behind)) for group in self.page.groups
        ]
        if self.controls == "all":
            return tuple(group for group in groups if group.fields)
        nearest = sorted((name for group in groups for name in group.fields), key=lambda name: behind[name])[:_FEW]
        few = [
            replace(group, folded=False, fields=tuple(name for name in group.fields if name in nearest))
            for group in groups
        ]
        return tuple(group for group in few if group.fields)


def asked(page: PageSpec, given: Mapping[str, Any]) -> Embed | None:
    """What parameters of an address, or of a message, ask for; None if it is no frame. A talk has none.

    Parameters
    ----------
    page
        The page at that address.
    given
        Its parameters; see :func:`explorer.scenario.address.parameters`.
    """
    if "embed" not in given or isinstance(page, Deck):
        return None
    wanted = str(given["embed"])
    page, chart = _chart(page, wanted)
    messages = []
    if wanted not in (chart, WHOLE):
        shown = say(f"chart.{chart}.title") if chart else say(f"page.{page.id}.title")
        messages.append(say("embed.no_chart", asked=wanted, shown=shown))
    choices = {}
    for name, known, usual in (("theme", THEMES, THEMES[0]), ("controls", CONTROLS, _usual(chart))):
        choices[name] = value = str(given.get(name, usual))
        if value not in known:
            choices[name] = usual
            messages.append(say("embed.no_option", name=name, asked=value, known=Listed(known, "comma"), shown=usual))
    return Embed(page, chart, choices["theme"], choices["controls"], tuple(messages))


@cache
def _behind(page: str, chart: str) -> dict[str, int]:
    """Inputs that a chart rests on, and how many steps of the model lie between.

    The default scenario answers for all: the controls of a frame do not come and go.
    """
    found = basis_of_chart(PAGES[page].chart_functions[chart], solve(Scenario()))
    steps, reached = 0, set(found.quantities)
    away = dict.fromkeys(found.inputs, 0)  # those that no quantity leads to are read by the chart itself
    edge = reached
    while edge:
        steps += 1
        edge = {argument for name in edge for argument in GRAPH.quantities[name].arguments} - reached
        reached = reached | edge
        away |= dict.fromkeys(edge & away.keys(), steps)
        edge &= GRAPH.quantities.keys()
    return away


def _usual(chart: str) -> str:
    return "none" if chart else "all"


def _chart(page: PageSpec, wanted: str) -> tuple[PageSpec, str]:
    """The page and the chart that come closest to what is wanted: of this page, of another, of this by its spelling."""
    if wanted == WHOLE:
        return page, ""
    for other in (page, *PAGES.values()):
        if wanted in other.chart_functions:
            return other, wanted
    near = get_close_matches(wanted[:80], page.chart_functions, n=1)
    return page, near[0] if near else next(iter(page.chart_functions), "")
