"""The sentences of the page on access: its headline, and the lines under its figures."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from explorer.charts.durations import duration
from explorer.charts.queue import state_of_queue
from explorer.charts.reach import hours_words
from explorer.findings.headlines.parts import Note, number
from explorer.model import Results
from explorer.speech import Text


def headline(results: Results, text: Text) -> str:
    """Who gets how much, and whether they must wait for it."""
    if float(results["chips_total"]) <= 0:
        return text("headline.access.no_chips")
    if float(results["raised"]) <= 0:
        return text("headline.access.no_money")
    if float(results["public_hours"]) <= 0:
        return text("headline.access.no_public")
    state = state_of_queue(results)
    first = text(
        "headline.access.share",
        share=number("public_access_share", text.percent(float(results["public_access_share"]))),
        hours=number("public_hours", text.count(float(results["public_hours"]))),
        startup=number("hours_per_startup", hours_words(float(results["hours_per_startup"]), text)),
        sme=number("hours_per_sme", hours_words(float(results["hours_per_sme"]), text)),
    )
    wait = float(results["wait_mean"])
    second = text(
        f"headline.access.queue.{state}",
        chips=text.count(float(results["job_chips"])),
        wait=number("wait_mean", duration(wait, text)) if math.isfinite(wait) else "",
        load=text.percent(float(results["public_load"])),
    )
    return f"{first} {second}"


def _public_access_share(results: Results, text: Text) -> Note:
    union, states = (text.percent(float(results[f"access_share_{holder}"])) for holder in ("union", "states"))
    return Note(text("note.public_access_share", union=union, states=states))


def _public_hours(results: Results, text: Text) -> Note:
    if float(results["public_hours"]) <= 0:
        return Note(text("note.public_hours.nothing"))
    return Note(
        text(
            "note.public_hours.some",
            h100=text.count(float(results["public_h100_hours"])),
            euros=text.euros(float(results["public_euros_per_hour"])),
        )
    )


def _wait_mean(results: Results, text: Text) -> Note:
    state = state_of_queue(results)
    long = float(results["wait_long"])
    key = "at_once" if state == "stable" and long <= 0 else state
    return Note(text(f"note.wait_mean.{key}", long=duration(long, text)), state in {"small", "unstable"})


def _startups_reached(results: Results, text: Text) -> Note:
    return Note(
        text(
            "note.startups_reached",
            hours=text.count(float(results["hours_each"])),
            smes=text.percent(float(results["smes_reached"])),
        )
    )


def _public_minutes_per_citizen(results: Results, text: Text) -> Note:
    return Note(text("note.public_minutes_per_citizen", euros=text.euros(float(results["public_euros_per_citizen"]))))


NOTES: Mapping[str, Callable[[Results, Text], Note]] = {
    "public_access_share": _public_access_share,
    "public_hours": _public_hours,
    "wait_mean": _wait_mean,
    "startups_reached": _startups_reached,
    "public_minutes_per_citizen": _public_minutes_per_citizen,
}
