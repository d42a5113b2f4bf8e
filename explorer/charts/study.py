"""What the charts of a study share: names, values and shares in words, and rows that fill a height that never changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from explorer.charts import bars
from explorer.charts.style import Spec
from explorer.ensemble import Study, Uncertain
from explorer.speech import Text

MOST = 6
"""Inputs that a chart shows; its table holds all."""

_LEAST_SHARE = 0.005  # below it a share would be written as 0%
_THICK, _GAP = 16, 14  # a bar, and what is below it, where all rows are taken [px]
_THICKER, _WIDER = 18, 44  # at most that much more where rows are few [px]


def label(name: str, text: Text) -> str:
    """What an input, a figure or a quantity is called."""
    keys = (f"study.name.{name}", f"input.{name}.label", f"quantity.{name}")
    return next(found for found in map(text.get, keys) if found)


def shown(value: float, study: Study, text: Text) -> str:
    """A value of the result with its unit."""
    return text.quantity(value, study.graph.unit(study.result))


def of_input(value: float, one: Uncertain, text: Text) -> str:
    """A value of an input with its unit."""
    return text.quantity(value, one.figure.unit)


def share(value: float, text: Text) -> str:
    """A share of the spread in whole per cent: more would claim more than the draws can tell."""
    if value < _LEAST_SHARE:
        return text("chart.study.hardly")
    return text("chart.study.nearly") if 1 - _LEAST_SHARE < value < 1 else text.percent(round(min(value, 1.0), 2))


def figure(rows: Sequence[bars.Bar], top: float, *, lines: int, most: int = MOST, **more: Any) -> Spec:
    """A figure of rows that is as high for one row as for `most`: the page keeps its place while the reader looks around.

    Parameters
    ----------
    rows
        At most `most`, all with as many `lines` of text above them.
    """
    full = bars.height_of([bars.Bar("x" * (lines > 0), (), detail="x" * (lines > 1), thick=_THICK, gap=_GAP)] * most)
    each = full // max(len(rows), 1) - full // most  # room to spare for a row
    thick = _THICK + min(each // 3, _THICKER)
    gap = _GAP + min(each - (thick - _THICK), _WIDER)
    placed = [replace(row, thick=thick, gap=gap) for row in rows]
    return bars.figure(placed, top, above=0, below=full - bars.height_of(placed), **more)


def unmoved(study: Study, text: Text) -> str | None:
    """The sentence where there is nothing to show: no value at all, or one that nothing uncertain moves."""
    name = label(study.result, text)
    if not study.known.size:
        return text("chart.study.undefined", result=name)
    if study.constant:
        return text("chart.study.constant", result=name, value=shown(float(study.known[0]), study, text))
    return None


def grade_name(grade: str, text: Text) -> str:
    """An evidence grade in words."""
    return text(f"grade.{grade}")
