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
    access,
    backtest,
    capacity,
    capex,
    cashflow,
    challenge,
    comparators,
    countries,
    downturn,
    event,
    frontier,
    funding,
    hourcost,
    investors,
    law,
    leverage,
    own_claim,
    phases,
    pool,
    power,
    reach,
    renewal,
    risk,
    statements,
    thread,
    timeline,
    training,
    waiting,
)
from explorer.quantity import quantities_in
from explorer.scenario import Scenario, inputs

__all__ = ["GRAPH", "Graph", "Results", "solve"]

GRAPH = Graph(
    quantities_in(
        funding,
        pool,
        leverage,
        law,
        countries,
        capacity,
        power,
        capex,
        training,
        event,
        risk,
        downturn,
        phases,
        renewal,
        cashflow,
        investors,
        hourcost,
        access,
        reach,
        waiting,
        thread,
        statements,
        own_claim,
        backtest,
        frontier,
        comparators,
        timeline,
        challenge,
    ),
    fields=inputs(),
    figures=figures(),
    tables={
        name: table(name)
        for name in (
            "ai_factories",
            "chips",
            "clusters",
            "comparators",
            "countries",
            "prices",
            "programmes",
            "timeline",
            "training_runs",
        )
    },
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
