"""Pictures: each chart draws what a finding of :mod:`explorer.findings` says, and touches no widget.

A new chart is a finding and a drawing, listed here under its page.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from explorer.charts.access import access_shares, user_groups
from explorer.charts.backtest import backtest
from explorer.charts.budget import budget, capex_parts, same_money
from explorer.charts.causes import attribution
from explorer.charts.challenge import challenge_chances, challenge_next, challenge_points, challenge_way
from explorer.charts.chart import Drawn, Picture
from explorer.charts.clusters import clusters
from explorer.charts.comparators import comparators
from explorer.charts.derisking import derisking, layer_risk
from explorer.charts.factories import factories
from explorer.charts.flow import flow
from explorer.charts.footing import footing
from explorer.charts.frontier import frontier
from explorer.charts.goal import first_loss_goal
from explorer.charts.hosts import host_countries
from explorer.charts.lives import capex_lives
from explorer.charts.loss_climb import loss_climb
from explorer.charts.loss_years import loss_years
from explorer.charts.losses import loss_distribution
from explorer.charts.machine import compute, power
from explorer.charts.own_claim import own_claim
from explorer.charts.payers import loss_payers
from explorer.charts.payoff import break_even, decline, hour_parts, hour_price, layer_returns
from explorer.charts.places import countries
from explorer.charts.queue import own_request, waiting
from explorer.charts.reach import companies, projects
from explorer.charts.risk import stack
from explorer.charts.rules import envelopes, law, multipliers
from explorer.charts.share_returns import share_returns
from explorer.charts.spread import spread
from explorer.charts.stepper import loss_stepper
from explorer.charts.thread import thread
from explorer.charts.timeline import timeline
from explorer.charts.tornado import tornado
from explorer.charts.training import goodput, training
from explorer.charts.variance import evidence, ranges, sobol
from explorer.charts.yearly import cash_flow, debt_cover

__all__ = ["CHARTS", "Drawn", "Picture"]


def _named(*charts: Drawn) -> Mapping[str, Drawn]:
    return MappingProxyType({chart.name: chart for chart in charts})


CHARTS: Mapping[str, Mapping[str, Drawn]] = MappingProxyType(
    {
        "funding_mix": _named(flow, stack, envelopes, law, countries, multipliers, thread),
        "layered_fund": _named(
            loss_stepper,
            loss_payers,
            loss_years,
            loss_climb,
            layer_risk,
            loss_distribution,
            first_loss_goal,
            share_returns,
            derisking,
            thread,
        ),
        "claims": _named(own_claim, attribution, thread),
        "gigafactory": _named(
            budget, capex_parts, compute, power, training, goodput, host_countries, same_money, thread
        ),
        "access": _named(access_shares, user_groups, projects, companies, waiting, own_request, thread),
        "sensitivity": _named(tornado, spread, sobol, evidence, ranges, thread),
        "challenge": _named(challenge_way, challenge_points, challenge_next, challenge_chances),
        "economics": _named(
            cash_flow, capex_lives, hour_price, hour_parts, break_even, decline, layer_returns, debt_cover, thread
        ),
        "compare": _named(clusters, frontier, factories, comparators, backtest, timeline, thread),
        "slides": _named(footing),  # the talk takes the rest from the pages
    }
)
