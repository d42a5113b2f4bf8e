"""What stands in a picture, for tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from explorer.scenario import Scenario
from tests.charts.conftest import draw
from tests.findings.layered import NBSP

Figure = dict[str, Any]


def figure(scenario: Scenario, name: str, option: str | None = None) -> Figure:
    return draw(scenario, name, option).figure


def notes(of: Figure) -> list[str]:
    return [each["text"].replace(NBSP, " ") for each in of["layout"]["annotations"]]


def words(of: Figure) -> list[str]:
    """What stands in the picture as text."""
    return [each.replace(NBSP, " ") for trace in of["data"] if trace.get("mode") == "text" for each in trace["text"]]


def hovers(trace: Figure) -> list[str]:
    return [each.replace(NBSP, " ") for each in trace["hovertext"]]


def lines(of: Figure) -> Iterator[tuple[float, float, float, float, str]]:
    for shape in of["layout"]["shapes"]:
        yield *(float(shape[end]) for end in ("x0", "y0", "x1", "y1")), shape["line"]["color"]
