"""What a page says of a value that it could not take, or could have taken for another."""

from __future__ import annotations

import math

from explorer.message import PLAIN_UNITS, Num, say
from explorer.scenario import Input, ScenarioError, inputs
from explorer.speech import Text
from explorer.speech.controls import shown_value, unit_name
from explorer.speech.entry import Typed

_UNSAID = PLAIN_UNITS - {"", "1", "ratio", "choice", "flag"}  # units that a label says, but a refusal must say itself
_LONGEST = 60  # characters of a refused value that are repeated


def shorten(value: object) -> str:
    """A refused value, short enough to be repeated, and without what cannot be printed."""
    said = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in str(value)[: _LONGEST + 1])
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"


def taken(entry: Input, typed: object, meant: Typed, text: Text) -> str:
    """Which of two meanings of a typed number was taken."""
    assert meant.other is not None
    return text(
        "problem.taken",
        field=text(f"input.{entry.name}.label"),
        typed=shorten(typed),
        value=shown_value(entry, meant.value, text),
        other=shown_value(entry, meant.other, text),
    )


def problem(error: ScenarioError, text: Text) -> str:
    """A refusal in the reader's words, with field, range and unit."""
    entry = inputs().get(error.field)
    if entry is None:
        return text(
            "problem.field",
            field=shorten(error.field),
            value=shorten(error.value),
            reason=say(f"problem.reason.{error.kind}", **error.more),
        )
    label = text(f"input.{entry.name}.label")
    if entry.kind == "choice":
        return text("problem.choice", field=label, value=shorten(error.value))
    low, high = (Num(math.nan if end is None else end, entry.unit, of=entry.name) for end in (entry.low, entry.high))
    return text(
        "problem.range",
        field=label,
        value=shorten(error.value),
        low=low,
        high=say("problem.amount", n=high, unit=unit_name(entry.unit, text)) if entry.unit in _UNSAID else high,
        reason=say(f"problem.reason.{error.kind}", **error.more),
    )
