"""The scenario that the one on screen is compared with."""

from __future__ import annotations

from typing import Any

from explorer.engine.view import ChartView
from explorer.model import GRAPH, Results, solve
from explorer.scenario import Scenario
from explorer.scenario.address import Address, baseline
from explorer.scenario.changes import history


class Baseline:
    """A scenario to compare with, and what follows from it.

    Parameters
    ----------
    query
        Its query, in full or in short. With ``then``, the date of an edition, it is what that scenario was by the data of its day.
    """

    def __init__(self, query: str) -> None:
        self.scenario, self.errors = Scenario.nearest(query)
        self.then = Address.read(f"?{query}").then
        self.values = self.scenario.values
        self.results = solve(self.scenario)
        if self.then:
            self.values, self.results = as_it_was(query, self.then)
        self.charts: dict[tuple[str, str | None], ChartView] = {}  # drawn once, whatever moves beside it

    @property
    def query(self) -> str:
        """How the address names it."""
        return baseline(self.scenario, self.then)

    @property
    def short(self) -> str:
        """The same in short."""
        return baseline(self.scenario, self.then, short=True)

    def differing(self, scenario: Scenario) -> list[str]:
        """Inputs that have another value than in a scenario."""
        return [name for name, value in scenario.values.items() if value != self.values[name]]


def as_it_was(query: str, edition: str) -> tuple[dict[str, Any], Results]:
    """Values and results of a query by the data of an edition: what it names is the reader's, the rest is as it was then."""
    preset, said, _ = Scenario.read(query)
    values = {**history().preset(preset, edition), **said}
    today = solve(Scenario(preset, **said))
    # What the model no longer uses cannot be put back: its formulas are those of today. An input has its figure's name: the input counts.
    before = {name: value for name, value in history().figures(edition).items() if name in today}
    return values, GRAPH.solve({**before, **values}, today, given=today.given)
