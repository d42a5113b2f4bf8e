"""The answer to a move: all that a page shows of a scenario."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict, final

from explorer.engine.protocol.questions import Value

Place = TypedDict("Place", {"$": tuple[int, int]})
# Stands for an array: where in the buffer its float64 values start, counted from the chart's `at` [bytes], and how many they are.


class Problem(TypedDict):
    """What could not be taken as it was.

    Attributes
    ----------
    field
        The input that it stands beside; empty for what is no input's.
    message
        In the reader's words.
    notice
        Whether nothing is wrong: it says which of two meanings of a typed number was taken.
    """

    field: str
    message: str
    notice: NotRequired[bool]


@final
class Refusal(TypedDict):
    """In place of any answer: why there is none."""

    problems: list[Problem]


class FigureView(TypedDict):
    """A figure that matters.

    Attributes
    ----------
    note
        The line under it, as HTML: each number in it opens its chain.
    broken
        Whether a rule is broken.
    was
        What it is in the baseline, and the way from there.
    """

    value: str
    note: str
    broken: bool
    was: NotRequired[str]


class ControlView(TypedDict):
    """What a control shows.

    Attributes
    ----------
    text, typed
        The value as the reader reads it, and as the reader would type it.
    own
        Whether the reader chose it.
    grade
        Of the evidence for it; ``own`` for a choice of the reader's.
    mark
        What the button of its source is called.
    was
        The value in the baseline, where that is another.
    """

    value: Value
    text: str
    typed: str
    own: bool
    grade: str
    mark: str
    was: NotRequired[str]


class ChangeView(TypedDict):
    """An input that the reader changed: its name, its value now, and that of the starting point."""

    label: str
    now: str
    was: str


class Figure(TypedDict):
    """A plotly figure; a ``Place`` stands for each array, and for a colour its name in the theme, such as ``@union/0.5``."""

    data: list[dict[str, Any]]
    layout: dict[str, Any]


class Drawing(TypedDict):
    """A chart.

    Attributes
    ----------
    narrow
        The figure for narrow places, where the first one does not work.
    sentence
        What it says.
    option
        The reading it is in, if it has several.
    table
        Its numbers as HTML; null if nobody asked for them.
    digest
        Fingerprint, to say what the browser has.
    at
        Where its arrays start in the buffer [bytes].
    """

    figure: Figure
    narrow: Figure | None
    sentence: str
    option: str | None
    table: str | None
    digest: str
    at: int


class ChartView(Drawing):
    """A chart of a page.

    Attributes
    ----------
    says
        Its sentence as HTML: each number in it opens its chain.
    roomy
        Whether the first figure needs more room than others.
    beside
        Query of the baseline that its table holds too.
    """

    says: str
    roomy: bool
    beside: NotRequired[str]


class CreditView(TypedDict):
    """What a chart rests on, in one line, and the weakest grade of evidence in it."""

    text: str
    grade: str


class BaselineView(TypedDict):
    """The scenario that the one on screen is compared with.

    Attributes
    ----------
    query, short
        As the address names it, in full and in short.
    html
        What it says where the scenario on screen says something else.
    """

    query: str
    short: str
    name: str
    html: str


class SlideView(TypedDict):
    """What changes on a slide with the scenario: HTML of its sentence, of its sources and of the speaker's notes.

    Attributes
    ----------
    size
        Of the letters of the sentence.
    """

    say: str
    size: Literal["large", "middle", "small"]
    sources: str
    notes: str


@final
class ViewAnswer(TypedDict):
    """All that a page shows of a scenario.

    Attributes
    ----------
    query, short
        The scenario as an address names it, in full and in short.
    preset
        Where it started from.
    changed
        How many inputs the reader changed.
    headline
        The sentence of the page, as HTML.
    figures, controls
        By the name of the quantity, of the input.
    charts
        By name, without those that the browser has; that of the baseline has ``@vs`` after its name.
    credits
        By chart.
    vs
        The baseline, if there is one.
    slides
        In a talk, by chart.
    problems
        What was refused of the question; the answer is for the last good state. Not in what comes with the page.
    """

    query: str
    short: str
    preset: str
    changed: int
    headline: str
    figures: dict[str, FigureView]
    controls: dict[str, ControlView]
    changes: list[ChangeView]
    charts: dict[str, ChartView]
    credits: dict[str, CreditView]
    vs: BaselineView | None
    slides: NotRequired[dict[str, SlideView]]
    problems: NotRequired[list[Problem]]
