"""Findings in plain English, for tests of what they say."""

from __future__ import annotations

from typing import Any

from explorer.charts import Drawn
from explorer.findings.finding import Finding
from explorer.model import Results
from explorer.speech import Text
from explorer.speech.media import PLAIN
from explorer.speech.tables import head

TEXT = Text("en")


def spoken(what: Any, medium: Any = PLAIN) -> str:
    """What is said, or the sentence of a finding."""
    return TEXT.say(what.says if isinstance(what, Finding) else what, medium).replace("\N{NO-BREAK SPACE}", " ")


def rows(found: Finding) -> list[list[str]]:
    """The rows of a finding's table."""
    return [[spoken(cell) for cell in row] for row in found.table.rows]


def by_name(found: Finding) -> dict[str, list[str]]:
    """The rows of a finding's table, by what each begins with."""
    return {row[0]: row for row in rows(found)}


def heads(found: Finding) -> list[str]:
    """The heads of a finding's table."""
    return [head(column, TEXT) for column in found.table.columns]


def figure(drawn: Drawn, results: Results, *choice: str) -> dict[str, Any]:
    """The figure of a chart, with its words unspoken."""
    return drawn.draw(drawn.find(results, *choice), results, *choice).figure
