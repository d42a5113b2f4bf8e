"""The sentence of the page "Against the world", and the lines under its figures."""

from __future__ import annotations

import math

from explorer.findings.headlines.parts import Note, number
from explorer.model import Results
from explorer.speech import Text


def headline(results: Results, text: Text) -> str:
    """Where the largest site stands on the day it opens, and what the plan is against the world's computing."""
    date = text.month(float(results["opening_year"]))
    share = float(results["world_share"])
    if not float(results["run_flop"]) > 0:
        return text("headline.compare.nothing")
    lag = float(results["frontier_lag"])
    case = "level" if abs(lag) < 0.5 / 12 else "behind" if lag > 0 else "ahead"
    first = text(
        f"headline.compare.{case}",
        days=text.exact(float(results["run_days"])),
        date=date,
        lag=number("frontier_lag", text.number(abs(lag), 2)),
        share=number("frontier_share", text.percent(float(results["frontier_share"]))),
    )
    world = text("headline.compare.world", share=number("world_share", text.percent(share)))
    return f"{first} {world}"


def _frontier_lag(results: Results, text: Text) -> Note:
    """When the frontier was where the largest site is."""
    then = float(results["frontier_same_year"])
    return Note(
        text("note.frontier_lag", date=text.month(then)) if math.isfinite(then) else text("note.frontier_lag_none")
    )


def _clusters_ahead(results: Results, text: Text) -> Note:
    """What the largest site can compute."""
    return Note(text("note.clusters_ahead", peak=text.number(float(results["largest_site_peak"]))))


def _world_share(results: Results, text: Text) -> Note:
    """The chips that the share is of."""
    return Note(text("note.world_share", all=text.count(float(results["world_h100e"]))))


def _plan_per_year(results: Results, text: Text) -> Note:
    """A year of the plan against a year of four companies."""
    return Note(
        text(
            "note.plan_per_year",
            years=text.number(float(results["plan_years"])),
            share=text.percent(float(results["plan_of_hyperscalers"])),
        )
    )


def _power_error_90(results: Results, text: Text) -> Note:
    """What the error means for the plan."""
    n = text.exact(float(results["backtest_count"][0]))
    low, high = (float(results[f"power_facility_{end}"]) for end in ("low", "high"))
    if not high > 0:
        return Note(text("note.power_error_90_none", n=n))
    return Note(text("note.power_error_90", n=n, low=text.number(low), high=text.number(high)))


NOTES = {
    "frontier_lag": _frontier_lag,
    "clusters_ahead": _clusters_ahead,
    "world_share": _world_share,
    "plan_per_year": _plan_per_year,
    "power_error_90": _power_error_90,
}
