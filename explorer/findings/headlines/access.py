"""The sentences of the page on access: its headline, and the lines under its figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from explorer.findings.durations import duration
from explorer.findings.finding import Note, value
from explorer.findings.queue import state_of_queue
from explorer.findings.reach import in_hours
from explorer.message import Says, say
from explorer.model import Results


def headline(results: Results) -> Says:
    """Who gets how much, and whether they must wait for it."""
    if float(results["chips_total"]) <= 0:
        return Says.of(say("headline.access.no_chips"))
    if float(results["raised"]) <= 0:
        return Says.of(say("headline.access.no_money"))
    if float(results["public_hours"]) <= 0:
        return Says.of(say("headline.access.no_public"))
    return Says.of(
        say(
            "headline.access.share",
            share=value(results, "public_access_share"),
            hours=value(results, "public_hours", write="count"),
            startup=in_hours(value(results, "hours_per_startup")),
            sme=in_hours(value(results, "hours_per_sme")),
        ),
        say(
            f"headline.access.queue.{state_of_queue(results)}",
            chips=value(results, "job_chips", write="count"),
            wait=duration(value(results, "wait_mean")),
            load=value(results, "public_load"),
        ),
    )


def _public_access_share(results: Results) -> Note:
    union, states = (value(results, f"access_share_{holder}") for holder in ("union", "states"))
    return Note(say("note.public_access_share", union=union, states=states))


def _public_hours(results: Results) -> Note:
    if float(results["public_hours"]) <= 0:
        return Note(say("note.public_hours.nothing"))
    h100, euros = value(results, "public_h100_hours", write="count"), value(results, "public_euros_per_hour")
    return Note(say("note.public_hours.some", h100=h100, euros=euros))


def _wait_mean(results: Results) -> Note:
    state, long = state_of_queue(results), value(results, "wait_long")
    key = "at_once" if state == "stable" and long.value <= 0 else state
    return Note(say(f"note.wait_mean.{key}", long=duration(long)), state in {"small", "unstable"})


def _startups_reached(results: Results) -> Note:
    hours, smes = value(results, "hours_each", write="count"), value(results, "smes_reached")
    return Note(say("note.startups_reached", hours=hours, smes=smes))


def _public_minutes_per_citizen(results: Results) -> Note:
    return Note(say("note.public_minutes_per_citizen", euros=value(results, "public_euros_per_citizen")))


NOTES: Mapping[str, Callable[[Results], Note]] = {
    "public_access_share": _public_access_share,
    "public_hours": _public_hours,
    "wait_mean": _wait_mean,
    "startups_reached": _startups_reached,
    "public_minutes_per_citizen": _public_minutes_per_citizen,
}
