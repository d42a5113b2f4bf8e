"""What a page asks."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from explorer.evidence.bounds import Lead

Value = float | int | str  # of an input: a number, or the id of a choice


class Asked(TypedDict):
    """What every question may say.

    Attributes
    ----------
    query
        The scenario, as in an address; without one a kernel takes what is on screen, the server the default.
    page
        Over HTTP: the id of the page that asks.
    id
        Over a websocket: what the answer is to be called.
    lang
        Code of the language to answer in; without one that of the page.
    """

    query: NotRequired[str]
    page: NotRequired[str]
    id: NotRequired[int]
    lang: NotRequired[str]


class Frame(TypedDict):
    """What of a page stands in a frame of another site, as its address says it.

    Attributes
    ----------
    embed
        The name of a chart, or ``page``.
    """

    embed: str
    theme: NotRequired[str]
    controls: NotRequired[str]


class ViewQuestion(Asked):
    """All that a page shows of a scenario.

    Attributes
    ----------
    change
        What the reader moved or typed, by input; null puts one back to its preset.
    options
        The reading of each chart that is not in its first.
    tables
        Charts whose table is open.
    have
        Fingerprints of the charts that are on screen: those that did not change are left out of the answer.
    vs
        Query of the scenario to compare with; the empty one is a scenario too.
    embed
        What the page is asked for in a frame.
    only
        In a talk: the charts that are answered first.
    talk
        Whether one slide asks for all of them.
    """

    ask: Literal["view"]
    change: NotRequired[dict[str, Value | None]]
    options: NotRequired[dict[str, str]]
    tables: NotRequired[list[str]]
    have: NotRequired[dict[str, str]]
    vs: NotRequired[str]
    embed: NotRequired[Frame]
    only: NotRequired[list[str]]
    talk: NotRequired[bool]


class PageQuestion(Asked):
    """The whole page as HTML."""

    ask: Literal["page"]


class ChainQuestion(Asked):
    """The chain behind a number.

    Attributes
    ----------
    name
        Of a quantity, an input or a figure; several with a blank between.
    lead
        How the number that was chosen comes from them, where it is not the value of one.
    """

    ask: Literal["chain"]
    name: str
    lead: NotRequired[Lead]


class SourceQuestion(Asked):
    """The source of an input's value, or of a figure."""

    ask: Literal["source"]
    name: str


class TourQuestion(Asked):
    """The steps of the guided tour of a page."""

    ask: Literal["tour"]


class ClassQuestion(Asked):
    """What the scenarios of some students score.

    Attributes
    ----------
    links
        A query each.
    """

    ask: Literal["class"]
    links: list[str]


class SpreadQuestion(Asked):
    """The chart of one measure over a class.

    Attributes
    ----------
    measure
        ``score``, or the name of a condition.
    values
        That of each student; null for none.
    met
        Whether it is met, 1 or 0.
    """

    ask: Literal["class_spread"]
    measure: str
    values: list[float | None]
    met: list[int]


class EmbedQuestion(Asked):
    """The tool that makes code for other sites.

    Attributes
    ----------
    name
        The chart that is chosen at first, or ``page``.
    """

    ask: Literal["embed"]
    name: str


class CiteQuestion(Asked):
    """How to cite something.

    Attributes
    ----------
    name
        Of the figure, chart or claim; nothing for the page.
    base
        Address of the explorer, for links; empty where there is none that others can open.
    options
        The reading of each chart.
    vs
        Query of the scenario that is compared with, for the link.
    """

    ask: Literal["cite"]
    what: Literal["figure", "chart", "claim", "page"]
    name: str
    base: str
    options: NotRequired[dict[str, str]]
    vs: NotRequired[str]


class Taken(Asked):
    """What every question of a file says.

    Attributes
    ----------
    chart
        Its name; without one, the whole page.
    options
        The reading of each chart.
    home
        The address of the page, for the file to name.
    vs
        Query of the scenario that is compared with, for the link.
    """

    chart: NotRequired[str]
    options: NotRequired[dict[str, str]]
    vs: NotRequired[str]
    home: NotRequired[str]


class DownloadsQuestion(Taken):
    """The drawer of files to take along."""

    ask: Literal["downloads"]


class DownloadQuestion(Taken):
    """A file; its bytes are the buffer of the answer."""

    ask: Literal["download"]
    kind: Literal["csv", "xlsx", "pptx", "html", "zip", "ipynb"]


class PythonQuestion(Taken):
    """The scenario as Python."""

    ask: Literal["python"]


Question = (
    ViewQuestion
    | PageQuestion
    | ChainQuestion
    | SourceQuestion
    | TourQuestion
    | ClassQuestion
    | SpreadQuestion
    | EmbedQuestion
    | CiteQuestion
    | DownloadsQuestion
    | DownloadQuestion
    | PythonQuestion
)
