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

    def rich(self, parts: list[str], look: str) -> str:
        """Parts that stand together, see :class:`explorer.message.Rich`."""
        return ", ".join(filter(None, parts)) if look == "lines" else "".join(parts)


PLAIN = Medium()


@dataclass(frozen=True, slots=True)
class Plot(Medium):
    """Words on a picture, in the few tags that plotly knows; a text may break its line."""

    def literal(self, words: str) -> str:
        if "<" in words or "&" in words:
            words = words.replace("&", "&amp;").replace("<", "&lt;")
        return words.replace("\n", "<br>") if "\n" in words else words

    def rich(self, parts: list[str], look: str) -> str:
        if look == "lines":
            return "<br>".join(parts)
        inner = "".join(parts)
        if not inner or not look:
            return inner
        return f"<b>{inner}</b>" if look == "b" else f'<span style="color:{look}">{inner}</span>'


PLOT = Plot()
