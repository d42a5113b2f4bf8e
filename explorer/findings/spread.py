"""How the result is spread over all draws: a histogram with its percentiles."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.ensemble import Study, study
from explorer.findings.finding import Cell, Column, Finding, Table, plain, value
from explorer.findings.study import central, name_of, share, shown, unmoved
from explorer.message import Num, Says, say
from explorer.model import Results

#: What the plan or its critics hold against a result, where there is such a number.
_AGAINST = {"capex_total": "target", "chips_affordable": "chips_total"}
_BINS = 40
_TAILS = (0.2, 99.8)  # beyond them, draws count in the first or the last bar
_PERCENT = (1, 5, 25, 50, 75, 95, 99)


@dataclass(frozen=True, slots=True)
class Histogram:
    """How many draws give which result.

    Attributes
    ----------
    edges, parts
        Ends of the bars, and the share of all draws in each.
    inside
        Which bars stand in the middle nine tenths.
    marks
        What is held against the draws, by its name: the result at central values, and a target.
    result, unit
        What was drawn, and its unit.
    """

    edges: NDArray[np.float64]
    parts: NDArray[np.float64]
    inside: NDArray[np.bool_]
    marks: tuple[tuple[str, Num], ...]
    result: str
    unit: str


def spread(results: Results) -> Finding:
    """How many draws give which result, where nine in ten lie, and the central value among them."""
    found = study(results)
    name = _AGAINST.get(found.result)
    against = (name, value(results, name)) if name else None
    if nothing := unmoved(found):
        return Finding(Says.of(nothing), _table(found))
    return Finding(_says(found, against), _table(found), _histogram(found, against))


def _histogram(found: Study, against: tuple[str, Num] | None) -> Histogram:
    low, high = np.percentile(found.known, _TAILS)
    if not high > low:  # nearly all draws give one value
        low, high = found.known.min(), found.known.max()
    counts, edges = np.histogram(np.clip(found.known, low, high), bins=_BINS, range=(low, high))
    middles = (edges[:-1] + edges[1:]) / 2
    five, ninety_five = found.percentiles((5, 95))
    marks = [("central", central(found))]
    if against and abs(against[1].value - (low + high) / 2) <= 1.5 * (high - low):
        marks.append(against)
    inside = (middles >= five) & (middles <= ninety_five)
    return Histogram(
        edges, counts / found.known.size, inside, tuple(marks), found.result, found.graph.unit(found.result)
    )


def _says(found: Study, against: tuple[str, Num] | None) -> Says:
    five, quarter, middle, three, ninety_five = (shown(x, found) for x in found.percentiles((5, 25, 50, 75, 95)))
    said = say(
        "chart.spread.sentence.some",
        result=name_of(found.result),
        five=five,
        ninety_five=ninety_five,
        quarter=quarter,
        three=three,
        middle=middle,
    )
    held = None
    if against:
        name, wanted = against
        below = float(np.mean(found.known <= wanted.value))
        key = "all" if below == 1 else "none" if below == 0 else "part"
        held = say(f"chart.spread.sentence.{name}_{key}", share=share(below, found.result), value=wanted)
    missing = 1 - found.known.size / found.sample.size
    return Says.of(
        said, held, say("chart.spread.sentence.undefined", share=share(missing, found.result)) if missing else None
    )


def _table(found: Study) -> Table:
    columns = [Column(say(f"chart.spread.column.{column}")) for column in ("what", "value")]
    rows: list[list[Cell]] = [[say("chart.spread.row.central"), central(found)]]
    rows += [
        [
            say("chart.spread.row.percent", percent=plain(percent / 100, "share", of=found.result, by="place")),
            shown(float(end), found),
        ]
        for percent, end in zip(_PERCENT, found.percentiles(_PERCENT), strict=True)
    ]
    mean = float(found.known.mean()) if found.known.size else math.nan
    rows.append([say("chart.spread.row.mean"), shown(mean, found)])
    rows.append([say("chart.spread.row.draws"), plain(found.sample.size, write="exact", of=found.result)])
    return Table(columns, rows)
