"""What a control shows of a scenario: the value in words, as typed, whose it is and how sure it is."""

from __future__ import annotations

from explorer.engine.protocol import ControlView
from explorer.message import PLAIN_UNITS
from explorer.scenario import Input, Scenario
from explorer.speech import Text
from explorer.speech.names import choice_name
from explorer.speech.numbers import Numbers


def shown_value(entry: Input, value: float | int | str, text: Text) -> str:
    """An input's value as the reader reads it; a choice by its name."""
    if entry.kind == "choice":
        return choice_name(entry, str(value), text)
    return shown_number(entry, float(value), text.numbers)


def unit_name(unit: str, text: Text) -> str:
    """What a unit is called beside a number: as the catalogue has it, else by its symbol, or as the tables write it."""
    return text.get(f"unit.{unit}") if text.has(f"unit.{unit}") else text.get(f"symbol.{unit}", unit)


def shown_number(entry: Input, value: float, numbers: Numbers) -> str:
    """An input's number as the reader reads it, with its unit where the label does not say it."""
    if entry.kind != "integer":
        return numbers.quantity(value, entry.unit)
    if entry.unit == "year":
        return f"{value:.0f}"
    digits = numbers.exact(value)  # a choice is shown as it was made, not rounded
    return digits if entry.unit in PLAIN_UNITS else numbers.with_unit(digits, value, entry.unit)


def typed_value(entry: Input, value: float | int | str, numbers: Numbers) -> str:
    """An input's value as the reader would type it: shares as percentages."""
    if isinstance(value, str):
        return value
    share = entry.unit == "share"
    digits = f"{value * 100 if share else value:.10g}" if share or isinstance(value, float) else str(value)
    return digits.replace(".", numbers.form.decimal) + ("%" if share else "")


def control_state(entry: Input, scenario: Scenario, text: Text) -> ControlView:
    """What a control shows of its value: the value, as read and as typed, whose it is, and how sure it is."""
    value = scenario[entry.name]
    own = entry.name in scenario.changed
    grade = "own" if own else grade_of(entry, scenario)
    return {
        "value": value,
        "text": shown_value(entry, value, text),
        "typed": typed_value(entry, value, text.numbers),
        "own": own,
        "grade": grade,
        "mark": text("mark.label", what=text(f"input.{entry.name}.label"), grade=text(f"grade.{grade}")),
    }


def grade_of(entry: Input, scenario: Scenario) -> str:
    """Evidence grade of the value that a preset gives to an input."""
    return scenario.given[entry.name].grade
