"""What a control shows of a scenario: the value in words, as typed, whose it is and how sure it is."""

from __future__ import annotations

from explorer.engine.protocol import ControlView
from explorer.scenario import Input, Scenario
from explorer.speech import Text
from explorer.speech.names import choice_name
from explorer.speech.numbers import PLAIN_UNITS


def shown_value(entry: Input, value: float | int | str, text: Text) -> str:
    """An input's value as the reader reads it; a choice by its name."""
    if entry.kind == "choice":
        return choice_name(entry, str(value), text)
    if isinstance(value, int):
        if entry.unit == "year":
            return str(value)
        # A choice is shown as it was made, not rounded; the unit follows where the label does not say it.
        return f"{value:,}" if entry.unit in PLAIN_UNITS else f"{value:,}\N{NO-BREAK SPACE}{entry.unit}"
    return text.quantity(value, entry.unit)


def typed_value(entry: Input, value: float | int | str) -> str:
    """An input's value as the reader would type it: shares as percentages."""
    if entry.unit == "share" and not isinstance(value, str):
        return f"{value * 100:.10g}%"
    return f"{value:.10g}" if isinstance(value, float) else str(value)


def control_state(entry: Input, scenario: Scenario, text: Text) -> ControlView:
    """What a control shows of its value: the value, as read and as typed, whose it is, and how sure it is."""
    value = scenario[entry.name]
    own = entry.name in scenario.changed
    grade = "own" if own else grade_of(entry, scenario)
    return {
        "value": value,
        "text": shown_value(entry, value, text),
        "typed": typed_value(entry, value),
        "own": own,
        "grade": grade,
        "mark": text("mark.label", what=text(f"input.{entry.name}.label"), grade=text(f"grade.{grade}")),
    }


def grade_of(entry: Input, scenario: Scenario) -> str:
    """Evidence grade of the value that a preset gives to an input."""
    return scenario.given[entry.name].grade
