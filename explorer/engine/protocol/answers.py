"""The answers to all other questions, and which answer goes with which."""

from __future__ import annotations

from typing import NotRequired, TypedDict, final

from explorer.engine.protocol.view import Drawing, Refusal, ViewAnswer


@final
class HtmlAnswer(TypedDict):
    """HTML to show as it is."""

    html: str


class Step(TypedDict):
    """A step of the tour.

    Attributes
    ----------
    at
        CSS selector of what it points at.
    title, html
        Both are HTML.
    """

    at: str
    title: str
    html: str


@final
class TourAnswer(TypedDict):
    """The steps in their order."""

    steps: list[Step]


class Student(TypedDict):
    """What a scenario scores.

    Attributes
    ----------
    query, href
        The scenario, and the address that opens it on the same page.
    values, shown, met
        The score, then each condition: its value, the same in words, and whether it is met.
    unit
        What the chips are counted in.
    """

    query: str
    href: str
    values: list[float | None]
    shown: list[str]
    unit: str
    met: list[bool]


class Unread(TypedDict):
    """A link that is no scenario, and why."""

    reason: str


@final
class ClassAnswer(TypedDict):
    """One for each link, in their order."""

    students: list[Student | Unread]


@final
class SpreadAnswer(TypedDict):
    """The chart over a class; its marks are in the order of the students."""

    chart: Drawing


class Words(TypedDict):
    """What is written into the picture of a chart."""

    title: str
    sentence: str
    source: str


@final
class DownloadsAnswer(TypedDict):
    """The drawer.

    Attributes
    ----------
    names
        Of the file of each kind.
    words
        For the picture of a chart, which the browser makes.
    """

    html: str
    names: dict[str, str]
    words: NotRequired[Words]


@final
class DownloadAnswer(TypedDict):
    """The name of the file in the buffer."""

    name: str


@final
class PythonAnswer(TypedDict):
    """The drawer with the scenario as Python, and the lines alone."""

    html: str
    code: str
    names: dict[str, str]


Answers = TypedDict(
    "Answers",
    {
        "view": ViewAnswer,
        "page": HtmlAnswer,
        "chain": HtmlAnswer,
        "source": HtmlAnswer,
        "tour": TourAnswer,
        "class": ClassAnswer,
        "class_spread": SpreadAnswer,
        "embed": HtmlAnswer,
        "cite": HtmlAnswer,
        "downloads": DownloadsAnswer,
        "download": DownloadAnswer,
        "python": PythonAnswer,
    },
)
Answers.__doc__ = "The answer to each kind of question; a refusal may come in its place."

Answer = (
    ViewAnswer
    | HtmlAnswer
    | TourAnswer
    | ClassAnswer
    | SpreadAnswer
    | DownloadsAnswer
    | DownloadAnswer
    | PythonAnswer
    | Refusal
)
