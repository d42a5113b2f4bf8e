"""What a chart becomes in an office document: the numbers of its table as bars, lines or points that can be edited there.

Most charts of the page are of shapes that PowerPoint knows too. A flow or a map becomes bars of its table; what mixes units, such as the
thread of one euro, becomes a table. Declared here by chart and reading; one that is not declared shows its first numbers.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from explorer.charts.style import ACCENT, ACTORS, BAD, OK, SOFT
from explorer.export.cells import Filed, columns
from explorer.export.extract import Piece
from explorer.facts import FactsError
from explorer.message import Message
from explorer.model.dates import decimal_year
from explorer.speech import Text
from explorer.speech.tables import symbol

_MOST_BARS = 15  # more would not be read on a slide; the largest are kept
_MOST_ROWS, _MOST_COLUMNS = 12, 6  # of a table on a slide
_HUES = (ACCENT, SOFT, "@track", "@ink", OK, BAD)  # of what is no actor


@dataclass(frozen=True, slots=True)
class Plan:
    """How a table becomes a chart.

    Attributes
    ----------
    kind
        ``bars`` and ``stacked`` lie, ``columns`` and ``piled`` stand; ``line``, ``points``, ``curve``, or ``table``.
    series
        Columns that are drawn; with an end of None all from `start` on.
    by
        Column whose words split the first of `series` into one for each.
    x
        Column of the horizontal axis, or of the names.
    also
        A second column of names.
    without_last
        Whether the last row is left out: it holds the whole.
    log
        Axes that are logarithmic.
    where
        A column that must hold a number: it tells sums from single rows.
    hues
        Colours of the series, where they mean something that is no actor's.
    """

    kind: str
    series: tuple[int, ...] | slice
    by: int | None = None
    x: int = 0
    also: int | None = None
    without_last: bool = False
    log: str = ""
    where: int | None = None
    hues: tuple[str, ...] = _HUES


@dataclass(frozen=True, slots=True)
class Series:
    """One row of bars or one line: its name, values and colour."""

    name: str
    values: tuple[float | None, ...]
    colour: str


@dataclass(frozen=True, slots=True)
class Native:
    """A chart as an office document holds it.

    Attributes
    ----------
    kind, log
        See :class:`Plan`.
    names, at
        The categories, or the places on the horizontal axis.
    series
        What is drawn.
    colours
        Colour of each category of a single series, where they are actors.
    unit, across
        Unit of the values; what stands on the horizontal axis.
    left_out
        Rows that are not drawn.
    rows
        Of a table: heads, then its rows.
    """

    kind: str
    names: tuple[str, ...] = ()
    at: tuple[float, ...] = ()
    series: tuple[Series, ...] = ()
    colours: tuple[str, ...] = ()
    unit: str = ""
    across: str = ""
    log: str = ""
    left_out: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


_TABLE = Plan("table", ())
_PLANS: dict[str, Plan] = {
    "flow": Plan("stacked", (3,), by=1),
    "stack": Plan("stacked", slice(1, -1)),
    "countries": Plan("stacked", (1, 2), hues=(ACTORS["states"], ACTORS["union"])),
    "countries.per_head": Plan("bars", (4,)),
    "countries.cohesion": Plan("bars", (5,)),
    "law": Plan("bars", (1, 2)),
    "budget": Plan("bars", (1, 2, 3), hues=("@track", ACCENT, SOFT)),
    "own_request": Plan("bars", (1,)),
    "spread": Plan("bars", (1,)),
    "envelopes": Plan("bars", (4,)),
    "multipliers": Plan("bars", (2,), also=1),
    "loss_stepper": Plan("bars", slice(1, -1)),
    "loss_years": Plan("line", slice(1, None)),
    "loss_years.timing": Plan("piled", slice(1, -2)),
    "loss_payers": Plan("bars", (1, 2, -1)),
    "loss_climb": Plan("piled", slice(1, -1)),
    "layer_risk": Plan("bars", (3,)),
    "layer_risk.worst": Plan("bars", (6, 7)),
    "layer_risk.downturn": Plan("bars", (4, 10)),
    "loss_distribution": Plan("columns", (1,)),
    "first_loss_goal": Plan("curve", (2,)),
    "own_claim": _TABLE,
    "ranges": _TABLE,
    "thread": _TABLE,
    "cash_flow": Plan("piled", slice(1, -1), hues=(OK, "@track", ACTORS["union"], SOFT, "@ink", BAD)),
    "hour_price": Plan("line", slice(1, None), hues=("@track", ACCENT, "@track", BAD)),
    "capex_parts": Plan("bars", (1,), without_last=True),
    "hour_parts": Plan("bars", (1,), without_last=True),
    "debt_cover": Plan("columns", (1, 2)),
    "layer_returns": Plan("bars", (2, 3)),
    "decline": Plan("curve", (1,)),
    "break_even": Plan("curve", (1,)),
    "goodput": Plan("curve", (2,), log="x"),
    "companies": Plan("curve", (1, 2), log="x"),
    "waiting": Plan("curve", (2,)),
    "training": Plan("bars", (2, 3)),
    "host_countries": Plan("points", (2,), x=1),
    "access_shares": Plan("bars", (2,)),
    "projects": Plan("bars", (2,), log="y"),
    "tornado": Plan("bars", (3, 4)),
    "sobol": Plan("bars", (1, 3)),
    "evidence": Plan("bars", (2, 3)),
    "frontier": Plan("points", (2,), x=1, log="y"),
    "comparators": Plan("bars", (3,)),
    "comparators.total": Plan("bars", (2,)),
    "comparators.per_head": Plan("bars", (4,)),
    "comparators.per_gdp": Plan("bars", (5,)),
    "backtest": Plan("bars", (2,), where=1),
}


def native(piece: Piece, text: Text) -> Native:
    """What a chart becomes in an office document."""
    found = columns(piece.table, text)
    plan = _PLANS.get(f"{piece.name}.{piece.option}") or _PLANS.get(piece.name) or _first_numbers(found)
    made = None if plan.kind == "table" else _drawn(found, plan, text)
    return made or _as_table(found)


def _first_numbers(found: list[Filed]) -> Plan:
    """All columns that share the unit of the first numbers."""
    numeric = [place for place, column in enumerate(found) if place and column.numeric]
    if not numeric:
        return _TABLE
    unit = found[numeric[0]].unit
    kind = "curve" if found[0].numeric else "bars"
    return Plan(kind, tuple(place for place in numeric if found[place].unit == unit and found[place].units is None))


def _drawn(found: list[Filed], plan: Plan, text: Text) -> Native | None:
    """The chart of a plan; None where its columns hold no numbers."""
    places = range(len(found))[plan.series] if isinstance(plan.series, slice) else plan.series
    chosen = [found[place] for place in places if place < len(found) and found[place].numeric]
    if not chosen:
        return None
    free = plan.kind in {"points", "curve"}
    at = [_place(cell) for cell in found[plan.x].cells] if free else []
    rows = _rows(chosen, at, plan)
    if plan.where is not None:
        rows = [row for row in rows if found[plan.where].numbers[row] is not None]
    if not rows:
        return None
    unit = chosen[0].units[rows[0]] if chosen[0].units else chosen[0].unit
    names = [_named(found, plan, row) for row in range(len(found[0].cells))]
    left = 0
    if len(rows) > _MOST_BARS and plan.kind in {"bars", "stacked"}:
        rows, left = sorted(rows, key=lambda row: -_size(chosen, row))[:_MOST_BARS], len(rows) - _MOST_BARS
    series = (
        _split(chosen[0], found[plan.by], rows)
        if plan.by is not None
        else [(column.name, column.said[0], [column.numbers[row] for row in rows]) for column in chosen]
    )
    kept = tuple(names[row] for row in rows)
    actors = [_actor(found[plan.x].said[row + 1]) for row in rows]
    return Native(
        plan.kind,
        kept,
        tuple(at[row] for row in rows if at) if free else (),  # type: ignore[misc]
        tuple(
            Series(name, tuple(values), _actor(said) or plan.hues[i % len(plan.hues)])
            for i, (name, said, values) in enumerate(series)
        ),
        tuple(actor or plan.hues[0] for actor in actors) if len(series) == 1 and any(actors) else (),
        symbol(unit, text),
        found[plan.x].head if free else "",
        plan.log,
        left,
    )


def _rows(chosen: list[Filed], at: list[float | None], plan: Plan) -> list[int]:
    """Rows that can be drawn together: those that have a number, in the unit of the first such row."""
    count = len(chosen[0].cells) - plan.without_last
    rows = [
        row
        for row in range(count)
        if any(column.numbers[row] is not None for column in chosen) and (not at or at[row] is not None)
    ]
    units = chosen[0].units
    if units:
        rows = [row for row in rows if units[row] == units[rows[0]]]
    if "y" in plan.log:
        rows = [row for row in rows if (chosen[0].numbers[row] or 0) > 0]
    return rows


def _split(values: Filed, by: Filed, rows: list[int]) -> list[tuple[str, Any, list[float | None]]]:
    """One series for each word of a column."""
    said = {by.said[row + 1]: by.shown[row] for row in rows}
    return [
        (words, each, [values.numbers[row] if by.said[row + 1] == each else None for row in rows])
        for each, words in said.items()
    ]


def _named(found: list[Filed], plan: Plan, row: int) -> str:
    name = found[plan.x if plan.kind not in {"points", "curve"} else 0].shown[row]
    return name if plan.also is None else f"{name}: {found[plan.also].shown[row]}"


def _place(cell: float | int | str | None) -> float | None:
    """Where a cell stands on the horizontal axis: a number, or a day as a decimal year."""
    if isinstance(cell, str):
        try:
            return decimal_year(cell)
        except (ValueError, FactsError):
            return None
    return cell


def _size(chosen: list[Filed], row: int) -> float:
    return math.fsum(abs(column.numbers[row] or 0.0) for column in chosen)


def _actor(said: Any) -> str | None:
    """The colour of an actor: told by the id of its name."""
    name = said.id.split(".") if isinstance(said, Message) else []
    return ACTORS.get(name[2]) if name[:2] == ["chart", "actor"] else None


def _as_table(found: list[Filed]) -> Native:
    """The table itself, as much of it as a slide holds."""
    kept = found[:_MOST_COLUMNS]
    rows = list(zip(*(column.shown for column in kept), strict=True))
    heads = tuple(column.head for column in kept)
    return Native("table", rows=(heads, *rows[:_MOST_ROWS]), left_out=max(len(rows) - _MOST_ROWS, 0))
