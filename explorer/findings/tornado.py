"""What one input alone does to the result: a tornado."""

from __future__ import annotations

import math

from explorer.ensemble import Study, Swing, study
from explorer.findings.finding import Cell, Column, Finding, Table
from explorer.findings.study import central, name_of, of_input, shown, unmoved
from explorer.message import Message, Says, say
from explorer.model import Results


def tornado(results: Results) -> Finding:
    """The result with each input alone at its low and at its high end, the largest swing first."""
    found = study(results)
    columns = [
        Column(say(f"chart.tornado.column.{column}")) for column in ("input", "low", "high", "at_low", "at_high")
    ]
    return Finding(Says.of(_says(found)), Table(columns, [_cells(swing, found) for swing in found.swings]), found)


def _cells(swing: Swing, found: Study) -> list[Cell]:
    one = swing.input
    return [
        name_of(one.name),
        of_input(one.low, one),
        of_input(one.high, one),
        shown(swing.low, found),
        shown(swing.high, found),
    ]


def _says(found: Study) -> Message:
    if nothing := unmoved(found):
        return nothing
    result = name_of(found.result)
    if not math.isfinite(found.central):
        return say("chart.tornado.sentence.no_central", result=result)
    first = found.swings[0]
    if not first.size > 0:
        return say("chart.tornado.sentence.together", result=result)
    low, high = sorted((first.low, first.high))
    return say(
        "chart.tornado.sentence.some",
        input=name_of(first.input.name),
        result=result,
        low=shown(low, found),
        high=shown(high, found),
        central=central(found),
    )
