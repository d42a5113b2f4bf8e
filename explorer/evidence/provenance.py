"""What a chart or a number rests on: quantities, the reader's inputs, sourced figures and tables.

Nobody writes it down: a chart is drawn once from results that remember what was read, and the wiring of the model gives the rest.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from explorer.explain import GRADES
from explorer.facts import Figure
from explorer.model import GRAPH, Results
from explorer.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Basis:
    """What something on the page rests on, each in the order of its source.

    Attributes
    ----------
    quantities
        Quantities that are read directly.
    inputs
        Inputs of the scenario, however far up.
    figures
        Ids of sourced figures, however far up; those that a preset's value comes from are not among them, see :func:`sources`.
    tables
        Tables of the data, however far up.
    """

    quantities: tuple[str, ...]
    inputs: tuple[str, ...]
    figures: tuple[str, ...]
    tables: tuple[str, ...]


class Reading(Results):
    """Results that remember which of their values were asked for, and which of others that were computed from them."""

    __slots__ = ("read",)

    def __init__(self, results: Results, read: set[str] | None = None) -> None:
        self.read: set[str] = set() if read is None else read
        super().__init__(results.graph, results._state, results.given)

    def __getitem__(self, name: str) -> Any:
        self.read.add(name)
        return super().__getitem__(name)

    def varied(self, **fields: Any) -> Results:
        return Reading(super().varied(**fields), self.read)


def basis(names: Collection[str]) -> Basis:
    """What values of the results rest on, by name: quantities, inputs or figures."""
    return _basis(frozenset(names))


@lru_cache(maxsize=512)
def _basis(names: frozenset[str]) -> Basis:
    quantities = {name for name in names if name in GRAPH.quantities}
    above = GRAPH.ancestors(quantities) | names
    found = {GRAPH.figure_of(name) for name in above if name not in GRAPH.quantities and name not in GRAPH.fields}
    return Basis(
        quantities=tuple(name for name in GRAPH.quantities if name in quantities),
        inputs=tuple(name for name in GRAPH.fields if name in above),
        figures=tuple(name for name in GRAPH.figures if name in found),
        tables=tuple(name for name in GRAPH.tables if name in above),
    )


def basis_of_chart(chart: Any, results: Results, option: str | None = None) -> Basis:
    """What a chart of these results rests on.

    Parameters
    ----------
    chart
        The chart: it finds, and it draws.
    option
        Its reading, if it offers several.
    """
    reading = Reading(results)
    choice = (option or chart.options[0],) if chart.options else ()
    found = chart.find(reading, *choice)
    chart.draw(found, reading, *choice)
    found.table  # noqa: B018  (to make it is to read what it holds)
    return basis(reading.read)


def sources(found: Basis, scenario: Scenario) -> list[Figure]:
    """Sourced figures behind something: those of the model, and those that values of the preset were taken from."""
    kept = {name: given.figure for name, given in scenario.given.items() if name not in scenario.changed}
    wanted = {*found.figures, *(kept[name] for name in found.inputs if kept.get(name))}
    return [figure for identity, figure in GRAPH.figures.items() if identity in wanted]


def weakest(found: Basis, scenario: Scenario) -> str:
    """The weakest grade of evidence among the figures and the preset's values behind something; empty if there are none."""
    grades = {figure.grade for figure in sources(found, scenario)}
    grades |= {scenario.given[name].grade for name in found.inputs if name not in scenario.changed}
    return max(grades & set(GRADES), key=GRADES.index, default="")
