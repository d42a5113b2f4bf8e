"""What leaves the page: a scenario with one chart or several, each with its words, its table and what it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from explorer.about import __date__, __version__
from explorer.evidence.credit import credit
from explorer.evidence.provenance import Basis, Reading
from explorer.evidence.provenance import basis as basis_of
from explorer.findings.finding import Table
from explorer.findings.finding import plain as counted
from explorer.message import Says, say
from explorer.model import Results
from explorer.scenario import Scenario
from explorer.scenario.address import Address
from explorer.speech import Text
from explorer.speech.feet import caveat, foot

_WORD = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Piece:
    """One chart as it leaves the page.

    Attributes
    ----------
    name, option
        Name of the chart, and its reading where that is not the first.
    title
        What stands above it, with the reading where it offers several.
    sentence
        What the picture says.
    figure, narrow
        The picture, and the one for narrow places if there is one.
    table
        The numbers behind it.
    basis
        What it rests on.
    below_picture, below_numbers
        What stands below it: the remark of the page, then its source line. Where the picture is another, or none, without
        what the remark says of the drawing.
    """

    name: str
    option: str
    title: str
    sentence: str
    figure: dict[str, Any]
    narrow: dict[str, Any] | None
    table: Table
    basis: Basis
    below_picture: str
    below_numbers: str


@dataclass(frozen=True, slots=True)
class Extract:
    """A scenario with the charts that leave the page.

    Attributes
    ----------
    page, title
        Id of the page, and the question that it asks.
    headline
        The page's sentence, without marks.
    scenario, results, text
        What is shown, and in which language.
    home
        Address of the page on the reader's server, with the readings of its charts, what it is compared with and the language; without a
        base where it has none.
    figures
        Quantities that the page shows as figures that matter.
    pieces
        The charts.
    """

    page: str
    title: str
    headline: str
    scenario: Scenario
    results: Results
    text: Text
    home: Address
    figures: tuple[str, ...]
    pieces: tuple[Piece, ...]

    @property
    def link(self) -> str:
        """The address that opens on the page what is shown."""
        return self.home.showing(self.scenario).lasting().write()

    @property
    def reachable(self) -> bool:
        """Whether that address leads to a server."""
        return bool(self.home.base)

    def only(self, piece: Piece) -> Extract:
        """The same with one chart alone."""
        return replace(self, pieces=(piece,))

    @property
    def edition(self) -> str:
        """Which explorer, and figures of which day."""
        return self.text("download.edition", version=__version__, date=__date__)

    @property
    def scenario_line(self) -> str:
        """The scenario in a line: its preset, and how many inputs were changed."""
        changed = counted(len(self.scenario.changed), of="inputs")
        return self.text("download.scenario", preset=say(f"preset.{self.scenario.preset}.name"), n=changed)

    @property
    def stands(self) -> str:
        """Both in sentences."""
        return self.text.say(Says.of(self.scenario_line, self.edition))

    @property
    def name(self) -> str:
        """What a file of it is called in its properties: the page's question, with the chart's title where it holds one alone."""
        if len(self.pieces) != 1:
            return self.title
        return self.text("download.of_page_chart", page=self.title, chart=self.pieces[0].title)

    def file_name(self, ending: str, piece: Piece | None = None) -> str:
        """A telling name of a file, such as ``investai-explorer_funding_mix_flow_2026-11-23.xlsx``."""
        parts = [self.page, *filter(None, (piece.name, piece.option) if piece else ())]
        return "_".join(["investai-explorer", *(_WORD.sub("-", part) for part in parts), __date__]) + f".{ending}"


def piece(
    name: str,
    chart: Any,
    results: Results,
    scenario: Scenario,
    text: Text,
    option: str | None = None,
) -> Piece:
    """One chart with all that it needs outside the page.

    Parameters
    ----------
    name, chart
        Its name, and the chart.
    option
        The reading asked for; the first where it offers no such one.
    """
    options: tuple[str, ...] = chart.options
    chosen = option if option is not None and option in options else next(iter(options), "")
    title = text.get(f"chart.{name}.title", name.replace("_", " "))
    if chosen:
        title = text("download.reading", title=title, reading=text(f"chart.{name}.option.{chosen}"))
    reading, choice = Reading(results), (chosen,) if chosen else ()
    found = chart.find(reading, *choice)
    picture, table = chart.draw(found, reading, *choice), found.table
    rests = basis_of(reading.read)
    line = credit(rests, scenario).says
    return Piece(
        name,
        chosen if chosen != next(iter(options), "") else "",
        title,
        text.say(found.says),
        text.drawn(picture.figure),
        None if picture.narrow is None else text.drawn(picture.narrow),
        table,
        rests,
        text.say(Says.of(foot(name, text), line)),
        text.say(Says.of(caveat(name, text), line)),
    )


def merged(bases: Iterable[Basis]) -> Basis:
    """What several charts rest on together."""
    found: dict[str, dict[str, None]] = {part: {} for part in Basis.__slots__}
    for basis in bases:
        for part, names in found.items():
            names |= dict.fromkeys(getattr(basis, part))
    parts: dict[str, Any] = {part: tuple(names) for part, names in found.items()}
    return Basis(**parts)
