"""What a chart function gives back, and how it declares the readings it offers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

ChartFunction = Callable[..., "Chart"]
Function = TypeVar("Function", bound=ChartFunction)


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers behind a chart, written for reading. Column heads carry the units."""

    columns: list[str]
    rows: list[list[str]]


@dataclass(frozen=True, slots=True)
class Chart:
    """One picture with its words.

    Attributes
    ----------
    figure
        A plotly figure as a dict; colours are tokens such as ``@union`` or ``@union/0.5``, which the browser resolves by theme.
    sentence
        What the picture says, in one plain sentence.
    numbers
        The table behind it, or how to make it where that takes time: most moves need the picture alone.
    narrow
        Another figure for places narrower than 520 px, where the first one does not work.
    roomy
        Whether the first figure needs 860 px, so that the other one stands in below that.
    """

    figure: dict[str, Any]
    sentence: str
    numbers: Table | Callable[[], Table]
    narrow: dict[str, Any] | None = None
    roomy: bool = False

    @property
    def table(self) -> Table:
        """The numbers behind it."""
        return self.numbers if isinstance(self.numbers, Table) else self.numbers()


def readings(*options: str) -> Callable[[Function], Function]:
    """Mark a chart function that takes one of these options as its third argument; the first is the default."""

    def mark(function: Function) -> Function:
        function.options = options  # type: ignore[attr-defined]
        return function

    return mark


def options_of(function: ChartFunction) -> tuple[str, ...]:
    """The readings that a chart function offers; none for most."""
    return tuple(getattr(function, "options", ()))
