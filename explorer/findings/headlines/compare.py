"""Headline and notes of the page "Against the world"."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace

from explorer.findings.finding import Note, derived, value
from explorer.message import Num, Says, say
from explorer.model import Results

_LEVEL = 0.5 / 12  # less than half a month apart [years]


def headline(results: Results) -> Says:
    """Where the largest site stands on the day it opens, and what the plan is against the world's computing."""
    if not float(results["run_flop"]) > 0:
        return Says.of(say("headline.compare.nothing"))
    lag = float(results["frontier_lag"])
    return Says.of(
        say(
            f"headline.compare.{'level' if abs(lag) < _LEVEL else 'behind' if lag > 0 else 'ahead'}",
            days=value(results, "run_days", write="exact"),
            date=value(results, "opening_year", write="month"),
            lag=_apart(results),
            share=value(results, "frontier_share"),
        ),
        say("headline.compare.world", share=value(results, "world_share")),
    )


def _apart(results: Results) -> Num:
    """Years between both, ahead or behind; its chain is that of the lag."""
    return replace(derived(results, lambda r: abs(r["frontier_lag"]), "years", write="number2"), of="frontier_lag")


def _frontier_lag(results: Results) -> Note:
    """When the frontier was where the largest site is."""
    then = value(results, "frontier_same_year", write="month")
    return Note(say("note.frontier_lag", date=then) if math.isfinite(then.value) else say("note.frontier_lag_none"))


def _clusters_ahead(results: Results) -> Note:
    """What the largest site can compute."""
    return Note(say("note.clusters_ahead", peak=value(results, "largest_site_peak", write="number")))


def _world_share(results: Results) -> Note:
    """The chips that the share is of."""
    return Note(say("note.world_share", all=value(results, "world_h100e", write="count")))


def _plan_per_year(results: Results) -> Note:
    """A year of the plan against a year of four companies."""
    years, share = value(results, "plan_years", write="number"), value(results, "plan_of_hyperscalers")
    return Note(say("note.plan_per_year", years=years, share=share))


def _power_error_90(results: Results) -> Note:
    """What the error means for the plan."""
    n = value(results, "backtest_count", 0, write="exact")
    low, high = (value(results, f"power_facility_{end}", write="number") for end in ("low", "high"))
    if not high.value > 0:
        return Note(say("note.power_error_90_none", n=n))
    return Note(say("note.power_error_90", n=n, low=low, high=high))


NOTES: Mapping[str, Callable[[Results], Note]] = {
    "frontier_lag": _frontier_lag,
    "clusters_ahead": _clusters_ahead,
    "world_share": _world_share,
    "plan_per_year": _plan_per_year,
    "power_error_90": _power_error_90,
}
