"""What the charts of a study share: rows that fill a height that never changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from explorer.charts import bars
from explorer.charts.style import Spec
from explorer.findings.study import MOST

_THICK, _GAP = 16, 14  # a bar, and what is below it, where all rows are taken [px]
_THICKER, _WIDER = 18, 44  # at most that much more where rows are few [px]


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
