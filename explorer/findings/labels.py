"""What quantities, inputs, figures and choices are called, as messages."""

from __future__ import annotations

from explorer.message import Message, Name, say
from explorer.scenario import inputs


def label(name: str) -> Message:
    """What a quantity, an input or a figure is called."""
    return say(f"input.{name}.label" if name in inputs() else f"quantity.{name}")


def choice(name: str, chosen: str) -> Message | Name:
    """What one choice of an input is called: by the row of its table, or by a text of its own."""
    table = inputs()[name].table
    return Name(table, chosen) if table else say(f"choice.{name}.{chosen}")


def lever(name: str) -> Message:
    """What an input or a figure is called inside a sentence, where it is what decides."""
    return say(f"claims.lever.{name}")
