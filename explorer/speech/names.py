"""What things are called outside the page: quantities, inputs and their choices."""

from __future__ import annotations

from explorer.message import Name
from explorer.scenario import Input
from explorer.speech import Text


def label_of(name: str, text: Text) -> str:
    """What a quantity, an input or a figure is called."""
    for key in (f"quantity.{name}", f"figure.{name}", f"input.{name}.label"):
        if text.has(key):
            return text(key)
    return name.replace("_", " ")


def choice_name(entry: Input, choice: str, text: Text) -> str:
    """The name of one choice: from the catalogue, from the table that the choices come from, or a quantity's own."""
    for key in (f"choice.{entry.name}.{choice}", f"quantity.{choice}"):
        if text.has(key):
            return text(key)
    return text.row(Name(entry.table, choice))
