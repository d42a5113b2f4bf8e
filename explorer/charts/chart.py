"""How a chart is declared: what finds, and what draws."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from explorer.findings.finding import Column, Finding, options_of, readings
from explorer.findings.finding import Table as TypedTable
from explorer.message import Num, Says
from explorer.speech import Text

__all__ = ["Chart", "ChartFunction", "Drawn", "Legacy", "Picture", "Table", "head", "options_of", "readings", "spoken"]

ChartFunction = Callable[..., "Chart"]


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
    says
        The sentence before it was spoken; empty for a chart that speaks by itself.
    """

    figure: dict[str, Any]
    sentence: str
    numbers: Table | Callable[[], Table]
    narrow: dict[str, Any] | None = None
    roomy: bool = False
    says: Says = field(default_factory=Says)

    @property
    def table(self) -> Table:
        """The numbers behind it."""
        return self.numbers if isinstance(self.numbers, Table) else self.numbers()


@dataclass(frozen=True, slots=True)
class Picture:
    """A plotly figure whose words are still messages.

    Attributes
    ----------
    figure
        A dict; colours are tokens such as ``@union`` or ``@union/0.5``, which the browser resolves by theme.
    narrow
        Another figure for places narrower than 520 px, where the first one does not work.
    roomy
        Whether the first figure needs 860 px, so that the other one stands in below that.
    """

    figure: dict[str, Any]
    narrow: dict[str, Any] | None = None
    roomy: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart: a finding, and the picture of it.

    Attributes
    ----------
    find
        ``find(results)``, or ``find(results, option)`` if it offers several readings, gives the finding.
    draw
        ``draw(finding, results)``, with the option as third where there are readings, gives the picture.
    """

    find: Callable[..., Finding]
    draw: Callable[..., Picture]
    __name__: str = field(default="")

    @property
    def options(self) -> tuple[str, ...]:
        """The readings it offers."""
        return options_of(self.find)

    def __call__(self, results: Any, text: Text, option: str | None = None) -> Chart:
        choice = (option or self.options[0],) if self.options else ()
        found = self.find(results, *choice)
        picture = self.draw(found, results, *choice)
        narrow = None if picture.narrow is None else text.drawn(picture.narrow)
        return Chart(
            text.drawn(picture.figure),
            text.say(found.says),
            lambda: spoken(found.table, text),
            narrow,
            picture.roomy,
            found.says,
        )


@dataclass(frozen=True, slots=True)
class Legacy:
    """A chart function that speaks by itself."""

    function: ChartFunction
    __name__: str = field(default="")

    @property
    def options(self) -> tuple[str, ...]:
        """The readings it offers."""
        return options_of(self.function)

    def __call__(self, results: Any, text: Text, *choice: str) -> Chart:
        made = self.function(results, text, *choice)
        narrow = None if made.narrow is None else text.drawn(made.narrow)
        return Chart(text.drawn(made.figure), made.sentence, made.numbers, narrow, made.roomy)


def head(column: Column, text: Text) -> str:
    """What stands above a column: its name, and its unit in brackets."""
    name = text.say(column.head)
    return text("table.head", name=name, unit=text.get(f"symbol.{column.unit}", column.unit)) if column.unit else name


def spoken(table: TypedTable, text: Text) -> Table:
    """A table in words; its numbers still know what they are."""

    def cell(found: Any, unit: str) -> str:
        if isinstance(found, Num):
            return text.keep(text.say(found), found.value, "" if unit else found.unit)
        return text.say(found)

    units = [column.unit for column in table.columns]
    rows = [[cell(found, unit) for found, unit in zip(row, units, strict=True)] for row in table.rows]
    return Table([head(column, text) for column in table.columns], rows)
