"""Findings in plain words, and results in which some values are given, so that a test can stand on the edge between two cases."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from explorer.charts.chart import Drawn, Picture
from explorer.findings.finding import Finding
from explorer.message import Num, numbers
from explorer.model import Results, solve
from explorer.scenario import Scenario
from explorer.speech import Text
from tests.speaking import in_words

TEXT = Text("en")
NBSP = "\N{NO-BREAK SPACE}"
_DRAWN = (
    "utilisation",
    "gpu_hour_price",
    "price_decline",
    "required_return",
    "chip_life",
    "public_load",
    "next_budget",
)


class Given:
    """Results of a scenario with other values for some quantities, taken as they are.

    Parameters
    ----------
    scenario
        All else follows from it.
    varied
        Values of quantities under other inputs, whatever those are.
    **values
        Values by name.
    """

    def __init__(
        self, scenario: Scenario | None = None, varied: Mapping[str, Any] | None = None, **values: Any
    ) -> None:
        self._results, self._varied = solve(scenario or Scenario()), varied
        self._values = {
            name: np.asarray(value, dtype=float) if isinstance(value, list) else value for name, value in values.items()
        }

    def __getitem__(self, name: str) -> Any:
        return self._values[name] if name in self._values else self._results[name]

    def unit(self, name: str) -> str:
        return self._results.unit(name)

    def varied(self, **fields: Any) -> Any:
        if self._varied is None:
            return self._results.varied(**fields)
        return {name: np.asarray(value, dtype=float) for name, value in self._varied.items()}


def plain(said: Any) -> str:
    """What is said, with plain blanks."""
    return TEXT.say(said).replace(NBSP, " ")


def told(find: Callable[..., Finding], scenario: Scenario | Given | None = None) -> str:
    """The sentence of a finding."""
    return plain(find(results_of(scenario)).says)


def rows(find: Callable[..., Finding], scenario: Scenario | Given | None = None) -> list[list[str]]:
    """The rows of a finding's table."""
    table = in_words(find(results_of(scenario)).table, TEXT)
    return [[cell.replace(NBSP, " ") for cell in row] for row in table.rows]


def heads(find: Callable[..., Finding]) -> list[str]:
    """The heads of a finding's table."""
    return in_words(find(results_of(None)).table, TEXT).columns


def drawn(chart: Drawn, scenario: Scenario | Given | None = None) -> Any:
    """The figure of a chart with its words spoken."""
    results = results_of(scenario)
    picture: Picture = chart.draw(chart.find(results), results)
    return _with_plain_blanks(TEXT.drawn(picture.figure))


def bars_of(figure: Any, axis: str = "x") -> list[tuple[float, str, str]]:
    """Length, colour and hover words of every piece of a figure of bars."""
    trace = figure["data"][0]
    return list(zip(trace[axis], trace["marker"]["color"], trace["hovertext"], strict=True))


def words_of(figure: Any) -> list[str]:
    """What stands on a figure as words: in its traces of text and in its annotations."""
    found = [word for trace in figure["data"] if trace.get("mode") == "text" for word in trace["text"]]
    return [*found, *(note["text"] for note in figure["layout"].get("annotations", []))]


def results_of(scenario: Scenario | Given | None) -> Any:
    """Results, as they are or of a scenario."""
    return scenario if isinstance(scenario, Given) else solve(scenario or Scenario())


def unlike(finding: Finding, results: Results) -> list[Num]:
    """Numbers of a finding that are not what they say they are: a value of the results, there and under those inputs.

    What follows from quantities must follow from draws too: here each draw is the scenario itself.
    """
    draws = results.varied(**{name: np.full(2, float(results[name])) for name in _DRAWN})

    def all_numbers() -> Iterator[Num]:
        yield from numbers(finding.says)
        yield from numbers(finding.table.rows)

    def again(num: Num) -> float:
        there = results.varied(**dict(num.under)) if num.under else results
        if num.make is not None:
            return float(num.make(there))
        found = np.asarray(there[num.of])
        return float(found[num.at] if num.at else found)

    def wrong(num: Num) -> bool:
        found = [again(num)]
        if num.make is not None:
            drawn = np.asarray(num.make(draws))
            found += [*drawn] if drawn.shape == (2,) else [float(drawn)]
        return not np.allclose(found, num.value, rtol=1e-9, atol=1e-9, equal_nan=True)

    return [num for num in all_numbers() if (num.of or num.make) and not num.by and wrong(num)]


def _with_plain_blanks(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _with_plain_blanks(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_with_plain_blanks(value) for value in node]
    return node.replace(NBSP, " ") if isinstance(node, str) else node
