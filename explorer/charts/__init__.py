"""Pictures with their words: each chart function turns results into a figure, a sentence and a table, and touches no widget.

A new chart is one function, listed here under its page.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from explorer.charts.backtest import backtest
from explorer.charts.budget import budget, capex_parts, same_money
from explorer.charts.chart import Chart, ChartFunction, Table, options_of
from explorer.charts.clusters import clusters
from explorer.charts.comparators import comparators
from explorer.charts.factories import factories
from explorer.charts.flow import flow
from explorer.charts.frontier import frontier
from explorer.charts.hosts import host_countries
from explorer.charts.machine import compute, power
from explorer.charts.places import countries
from explorer.charts.risk import stack
from explorer.charts.rules import envelopes, law, multipliers
from explorer.charts.timeline import timeline
from explorer.charts.training import goodput, training

__all__ = ["CHARTS", "Chart", "ChartFunction", "Table", "options_of"]


def _named(*functions: ChartFunction) -> Mapping[str, ChartFunction]:
    return MappingProxyType({function.__name__: function for function in functions})


CHARTS: Mapping[str, Mapping[str, ChartFunction]] = MappingProxyType(
    {
        "funding_mix": _named(flow, stack, envelopes, law, countries, multipliers),
        "gigafactory": _named(
            budget, capex_parts, compute, power, training, goodput, host_countries, same_money
        ),
        "compare": _named(clusters, frontier, factories, comparators, backtest, timeline),
    }
)
