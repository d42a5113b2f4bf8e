"""The seam between a page and whoever answers it: each question with its answer, as types.

``python -m tools.types.make`` makes from them what the browser's modules are checked against (``static/js/protocol.d.ts``) and a JSON Schema
(``schema.json`` beside this file). What a page sends is still read with care: anybody can send anything.

A question goes to a kernel over its websocket, or to the server over HTTP. With the answer comes a buffer that holds its arrays, see
:mod:`explorer.engine.wire`; that of a download is the file.
"""

from __future__ import annotations

from explorer.engine.protocol.answers import (
    Answer,
    Answers,
    ClassAnswer,
    DownloadAnswer,
    DownloadsAnswer,
    HtmlAnswer,
    PythonAnswer,
    SpreadAnswer,
    Step,
    Student,
    TourAnswer,
    Unread,
    Words,
)
from explorer.engine.protocol.questions import Question
from explorer.engine.protocol.view import (
    ChangeView,
    ChartView,
    ControlView,
    CreditView,
    FigureView,
    Place,
    Problem,
    Refusal,
    SlideView,
    ViewAnswer,
)

Reply = tuple[Answer, bytes]
"""An answer, and the buffer of its arrays."""

__all__ = [
    "Answer",
    "Answers",
    "ChangeView",
    "ChartView",
    "ClassAnswer",
    "ControlView",
    "CreditView",
    "DownloadAnswer",
    "DownloadsAnswer",
    "FigureView",
    "HtmlAnswer",
    "Place",
    "Problem",
    "PythonAnswer",
    "Question",
    "Refusal",
    "Reply",
    "SlideView",
    "SpreadAnswer",
    "Step",
    "Student",
    "TourAnswer",
    "Unread",
    "ViewAnswer",
    "Words",
]
