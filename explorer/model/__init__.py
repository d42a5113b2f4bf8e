"""The model: quantities as pure functions, wired by the names of their arguments.

>>> from explorer.model import solve
>>> from explorer.scenario import Scenario
>>> results = solve(Scenario())
>>> results["raised"]
30.0
"""

from __future__ import annotations

from explorer.facts import figures, table
from explorer.graph import Graph, Results
from explorer.model import (
    backtest,
    capacity,
    capex,
    comparators,
    countries,
    frontier,
    funding,
    law,
    leverage,
    power,
    timeline,
    training,
)
from explorer.quantity import quantities_in
from explorer.scenario import Scenario, inputs

__all__ = ["GRAPH", "Graph", "Results", "solve"]

GRAPH = Graph(
    quantities_in(funding, leverage, law, countries, capacity, power, capex, training, backtest, frontier, comparators, timeline),
    fields=inputs(),
    figures=figures(),
    tables={name: table(name) for name in ("chips", "countries", "clusters", "training_runs", "comparators", "prices", "timeline")},
)


def solve(scenario: Scenario, previous: Results | None = None) -> Results:
    """What follows from a scenario.

    Parameters
    ----------
    scenario
        All that the reader chose.
    previous
        Results of another scenario: only what differs from it is computed again.
    """
    return GRAPH.solve(scenario.values, previous, given=scenario.given)
