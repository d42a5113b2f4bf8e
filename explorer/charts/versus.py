"""Two scenarios in one chart: both drawings on the same axes, and one table with baseline, now and difference."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np

from explorer.charts.chart import Picture
from explorer.charts.style import Spec
from explorer.findings.finding import Cell, Column, Table
from explorer.message import Num, say

_NOTHING = 1e-9  # a difference below this part of the numbers comes from arithmetic alone
_SCALES = (("zmin", "zmax"), ("cmin", "cmax"))  # ends of a scale of colours: of a map, of bars


def on_the_same_axes(one: Picture, other: Picture) -> tuple[Picture, Picture]:
    """Both pictures, drawn so that a length means the same in both.

    An axis that is in both has the range that holds both; its labels are those of the one that reaches further. A chart that has nothing
    to draw changes nothing in the other.
    """
    wide, other_wide = _joined(one.figure, other.figure)
    if one.narrow is None or other.narrow is None:
        return replace(one, figure=wide), replace(other, figure=other_wide)
    narrow, other_narrow = _joined(one.narrow, other.narrow)
    return replace(one, figure=wide, narrow=narrow), replace(other, figure=other_wide, narrow=other_narrow)


def _joined(one: Spec, other: Spec) -> tuple[Spec, Spec]:
    if not one["data"] or not other["data"]:
        return one, other
    layouts = {**one["layout"]}, {**other["layout"]}
    for name in layouts[0].keys() & layouts[1].keys():
        if name.startswith(("xaxis", "yaxis")):
            axes = layouts[0][name], layouts[1][name]
            for layout, axis in zip(layouts, _axes(*axes), strict=True):
                layout[name] = axis
    traces = list(one["data"]), list(other["data"])
    for low, high in _SCALES:
        _scale(traces, low, high)
    return {**one, "data": traces[0], "layout": layouts[0]}, {**other, "data": traces[1], "layout": layouts[1]}


def _axes(one: Spec, other: Spec) -> tuple[Spec, Spec]:
    """Two axes with one range; those of another kind, or that run the other way, are left alone."""
    if one.get("type") != other.get("type") or "range" not in one or "range" not in other:
        return one, other
    (a, b), (c, d) = ([float(end) for end in axis["range"]] for axis in (one, other))
    if (a, b) == (c, d) or (a < b) != (c < d):
        return one, other
    both = [min(a, c), max(b, d)] if a < b else [max(a, c), min(b, d)]
    shared: Spec = {"range": both}
    if "tickvals" in one and "tickvals" in other:
        marks = [dict(zip(map(float, axis["tickvals"]), axis["ticktext"], strict=True)) for axis in (one, other)]
        if any(marks[0][at] != marks[1][at] for at in marks[0].keys() & marks[1].keys()):
            return {**one, "range": both}, {
                **other,
                "range": both,
            }  # names of things, not of numbers: each keeps its own
        if not all(marks):
            return {**one, **shared}, {**other, **shared}
        far, near = (marks[0], marks[1]) if abs(b - a) >= abs(d - c) else (marks[1], marks[0])
        ends, apart = (min(far), max(far)), min(map(abs, np.diff(sorted(far))), default=0.0)
        whole = far | {at: words for at, words in near.items() if at <= ends[0] - apart or at >= ends[1] + apart}
        shared |= {"tickvals": sorted(whole), "ticktext": [whole[at] for at in sorted(whole)]}
    return {**one, **shared}, {**other, **shared}


def _scale(both: tuple[list[Spec], list[Spec]], low: str, high: str) -> None:
    """Let all traces that colour by number do so on one scale."""

    def holder(trace: Spec) -> Spec:
        found: Spec = trace if low.startswith("z") else trace.get("marker", {})
        return found

    found = [holder(trace) for traces in both for trace in traces if high in holder(trace)]
    if not found:
        return
    ends = {low: min(float(each[low]) for each in found), high: max(float(each[high]) for each in found)}
    for traces in both:
        for at, trace in enumerate(traces):
            if high in holder(trace):
                traces[at] = (
                    {**trace, **ends} if low.startswith("z") else {**trace, "marker": {**trace["marker"], **ends}}
                )


def together(now: Table, was: Table) -> Table:
    """One table of both: for each column of numbers the baseline, now and the difference.

    Rows belong together if their first cells are the same, or all their words where the first cells repeat. A column of words is there
    once if it says the same in both.
    """
    columns = [*now.columns, *(column for column in was.columns if column not in now.columns)]
    if not columns:
        return now
    tables = [_by_column(table) for table in (now, was)]
    first = columns[0]
    numeric = {
        column for column in columns if any(isinstance(row.get(column), Num) for rows in tables for row in rows)
    } - {first}
    words = [column for column in columns if column not in numeric]
    repeats = any(most > 1 for rows in tables for most in Counter(_key(row.get(first)) for row in rows).values())
    keyed = [_by_key(rows, words if repeats else columns[:1]) for rows in tables]
    keys = [*keyed[0], *(key for key in keyed[1] if key not in keyed[0])]
    pairs = [(keyed[0].get(key, {}), keyed[1].get(key, {})) for key in keys]

    made: list[Column] = []
    cells: list[list[Cell]] = [[] for _ in keys]

    def add(column: Column, row_cells: Iterable[Cell]) -> None:
        made.append(column)
        for row, cell in zip(cells, row_cells, strict=True):
            row.append(cell)

    for column in columns:
        mine, theirs = ([row.get(column) for row in side] for side in zip(*pairs, strict=True))
        split = column in numeric or any(
            a != b and a is not None and b is not None for a, b in zip(mine, theirs, strict=True)
        )
        if column == first or not split:
            add(column, [b if a is None else a for a, b in zip(mine, theirs, strict=True)])
            continue
        add(replace(column, head=say("versus.column.was", column=column.head)), _or_missing(theirs))
        add(replace(column, head=say("versus.column.now", column=column.head)), _or_missing(mine))
        if column in numeric:
            head = say("versus.column.difference", column=column.head)
            add(replace(column, head=head), [_difference(a, b) for a, b in zip(mine, theirs, strict=True)])
    return Table(made, cells)


_MISSING = Num(math.nan)


def _or_missing(cells: Iterable[Cell]) -> list[Cell]:
    return [_MISSING if cell is None else cell for cell in cells]


def _by_column(table: Table) -> list[dict[Column, Cell]]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def _key(cell: Cell) -> Any:
    """What makes two cells one: a number's value and place, not the scenario that it was found in."""
    return (cell.value, cell.unit, cell.of) if isinstance(cell, Num) else cell


def _by_key(rows: list[dict[Column, Cell]], columns: list[Column]) -> dict[Any, dict[Column, Cell]]:
    """Rows by what names them; of rows that are named alike, the first goes with the first."""
    seen: Counter[Any] = Counter()
    found = {}
    for row in rows:
        key = tuple(_key(row.get(column)) for column in columns)
        found[key, seen[key]] = row
        seen[key] += 1
    return found


def _difference(now: Cell, was: Cell) -> Cell:
    """The way from one number to another; its words say the difference of those two numbers, not of any others."""
    if not isinstance(now, Num) or not isinstance(was, Num):
        return _MISSING
    return Num(now.value - was.value, now.unit, "difference", words=None) if _differ(now, was) else Num(0.0)


def _differ(now: Num, was: Num) -> bool:
    return not abs(now.value - was.value) <= _NOTHING * max(abs(now.value), abs(was.value))
