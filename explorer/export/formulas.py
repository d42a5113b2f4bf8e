"""Cells of a spreadsheet that compute themselves: sums, shares and differences between columns of one table.

Declared here for each chart, column by column from 0, and written only where the formula gives what the page says: a rule that does not
fit a row, such as a sum whose parts are not in the table, leaves the number there.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

Numbers = Sequence[Sequence[float | None]]  # by row, then by column
Cell = Callable[[int, int, str], str]  # row, column and what to hold still ("row", "column", ""), to a name such as D$5

_CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Rule(ABC):
    """How one column follows from others of its table; a negative column counts from the last."""

    column: int

    @abstractmethod
    def formula(self, row: int, last: int, width: int, cell: Cell) -> str:
        """The formula of a row of a table of `width` columns whose last row is `last`."""

    @abstractmethod
    def value(self, row: int, numbers: Numbers) -> float:
        """What it gives; not a number where it cannot."""


@dataclass(frozen=True, slots=True)
class Share(Rule):
    """Part of a column's sum."""

    of: int

    def formula(self, row: int, last: int, width: int, cell: Cell) -> str:
        return f"={cell(row, self.of, '')}/SUM({cell(0, self.of, 'row')}:{cell(last, self.of, 'row')})"

    def value(self, row: int, numbers: Numbers) -> float:
        return _ratio(numbers[row][self.of], _sum(line[self.of] for line in numbers))


@dataclass(frozen=True, slots=True)
class OfLast(Rule):
    """Part of the last row, which holds the whole."""

    of: int

    def formula(self, row: int, last: int, width: int, cell: Cell) -> str:
        return f"={cell(row, self.of, '')}/{cell(last, self.of, 'row')}"

    def value(self, row: int, numbers: Numbers) -> float:
        return _ratio(numbers[row][self.of], numbers[-1][self.of])


@dataclass(frozen=True, slots=True)
class Less(Rule):
    """In one row, the first row less the second."""

    row: int

    def formula(self, row: int, last: int, width: int, cell: Cell) -> str:
        return f"={cell(0, self.column, '')}-{cell(1, self.column, '')}"

    def value(self, row: int, numbers: Numbers) -> float:
        first, second = numbers[0][self.column], numbers[1][self.column]
        return first - second if row == self.row and first is not None and second is not None else math.nan


@dataclass(frozen=True, slots=True)
class Ratio(Rule):
    """One column over another."""

    top: int
    bottom: int

    def formula(self, row: int, last: int, width: int, cell: Cell) -> str:
        return f"={cell(row, self.top, '')}/{cell(row, self.bottom, '')}"

    def value(self, row: int, numbers: Numbers) -> float:
        return _ratio(numbers[row][self.top], numbers[row][self.bottom])


@dataclass(frozen=True, slots=True)
class Across(Rule):
    """Sum of columns of a row; `so_far` adds those of all rows above."""

    first: int
    end: int
    so_far: bool = False

    def formula(self, row: int, last: int, width: int, cell: Cell) -> str:
        end = (self.end % width) if self.end < 0 else self.end
        start = cell(0, self.first, "row") if self.so_far else cell(row, self.first, "")
        return f"=SUM({start}:{cell(row, end - 1, '')})"

    def value(self, row: int, numbers: Numbers) -> float:
        rows = numbers[: row + 1] if self.so_far else numbers[row : row + 1]
        return _sum(number for line in rows for number in line[self.first : self.end])


@dataclass(frozen=True, slots=True)
class Below(Rule):
    """The last row is the sum of those above."""

    def formula(self, row: int, last: int, width: int, cell: Cell) -> str:
        return f"=SUM({cell(0, self.column, 'row')}:{cell(last - 1, self.column, '')})" if row == last else ""

    def value(self, row: int, numbers: Numbers) -> float:
        return _sum(line[self.column] for line in numbers[:-1]) if row == len(numbers) - 1 else math.nan


FORMULAS: dict[str, tuple[Rule, ...]] = {
    "flow": (Share(4, 3),),
    "stack": (Across(-1, 1, -1),),
    "envelopes": (Ratio(4, 3, 2),),
    "countries": (Across(3, 1, 3),),
    "capex_parts": (OfLast(2, 1), Below(1)),
    "hour_parts": (OfLast(2, 1), Below(1)),
    "access_shares": (Share(2, 3),),
    "loss_climb": (Across(-1, 1, -1),),
    "layer_risk": (Ratio(3, 2, 1),),
    "derisking": (Less(1, 2),),
    "attribution": (Below(1),),
    "cash_flow": (Across(-1, 1, -1, so_far=True),),
    "debt_cover": (Ratio(3, 1, 2),),
}
"""The rules of each chart's table."""


def formulas(chart: str, numbers: Numbers, cell: Cell) -> dict[tuple[int, int], tuple[str, float]]:
    """The formulas of a chart's table that hold, with what each gives, by row and column.

    Parameters
    ----------
    chart
        Its name.
    numbers
        The table as numbers.
    cell
        Name of a cell of the sheet.
    """
    found: dict[tuple[int, int], tuple[str, float]] = {}
    width, last = (len(numbers[0]) if numbers else 0), len(numbers) - 1
    for rule in FORMULAS.get(chart, ()):
        column = rule.column % width if width else 0
        for row in range(len(numbers)):
            said = numbers[row][column]
            given = rule.value(row, numbers)
            if said is not None and math.isclose(given, said, rel_tol=_CLOSE, abs_tol=1e-12):
                found[row, column] = rule.formula(row, last, width, cell), said
    return found


def _sum(numbers: Iterable[float | None]) -> float:
    kept = [number for number in numbers if number is not None]
    return math.fsum(kept) if kept else math.nan


def _ratio(top: float | None, bottom: float | None) -> float:
    return top / bottom if top is not None and bottom else math.nan
