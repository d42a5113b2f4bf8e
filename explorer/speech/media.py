"""What a message is spoken for: plain words, or words with marks around the numbers in them."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.message import Num


@dataclass(frozen=True, slots=True)
class Medium:
    """Plain words: for files, citations and speech. Other media mark what stands in a text."""

    def literal(self, words: str) -> str:
        """The words of a text or a name."""
        return words

    def number(self, shown: str, num: Num) -> str:
        """A number that was written, and what it is."""
        return shown


PLAIN = Medium()


@dataclass(frozen=True, slots=True)
class Marked(Medium):
    """Words in which a number that has a quantity stands as ``[[quantity|number]]``."""

    def number(self, shown: str, num: Num) -> str:
        return f"[[{num.of}|{shown}]]" if num.of and "/" not in num.of else shown


MARKED = Marked()
