"""Heads of tables, and units as they stand in them."""

from __future__ import annotations

from explorer.findings.finding import Column
from explorer.speech.text import Text


def symbol(unit: str, text: Text) -> str:
    """A unit as it stands in the head of a table: "€ bn" for EUR bn."""
    return text.get(f"symbol.{unit}", unit)


def head(column: Column, text: Text) -> str:
    """What stands above a column: its name, and its unit in brackets."""
    name = text.say(column.head)
    return text("table.head", name=name, unit=symbol(column.unit, text)) if column.unit else name
