"""What headlines and notes are made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """A line under a figure; `broken` marks a rule or a target that is not kept."""

    text: str
    broken: bool = False


def number(name: str, text: str) -> str:
    """A number in a sentence, tied to the quantity that it comes from."""
    return f"[[{name}|{text}]]"
