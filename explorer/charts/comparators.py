"""The plan among other large programmes: in all, a year, a head, against the economy."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from explorer.charts import bars
from explorer.charts.chart import Chart, Table, readings
from explorer.charts.style import ACCENT, SOFT, bound, faint
from explorer.facts import table
from explorer.model import Results
from explorer.speech import Text

_QUANTITIES = {
    "total": ("raised", "comparator_amount"),
    "per_year": ("plan_per_year", "comparator_per_year"),
    "per_head": ("plan_per_head", "comparator_per_head"),
    "per_gdp": ("plan_per_gdp", "comparator_per_gdp"),
}


@readings("per_year", "total", "per_head", "per_gdp")
def comparators(results: Results, text: Text, view: str) -> Chart:
    """The plan, and what others spend, in euros of one year."""
    write: Callable[[float], str] = {"per_head": text.euros, "per_gdp": text.percent}.get(view, text.money)
    own_name, others_name = _QUANTITIES[view]
    own, values = float(results[own_name]), np.asarray(results[others_name], dtype=float)
    listed = table("comparators").rows
    order = [int(i) for i in np.argsort(-np.nan_to_num(values), kind="stable") if math.isfinite(values[i])]
    top = bound([own, *values[order]])
    # the plan first, so that its place does not depend on its size
    rows = [
        bars.Bar(
            f"{text('chart.comparators.plan')}",
            (bars.Piece(own, ACCENT, write(own)),),
            write(own),
            text("chart.comparators.plan_detail", years=text.number(float(results["plan_years"]))),
        )
    ]
    for i in order:
        row = listed[i]
        sure = row["grade"] != "assumption"
        shade = faint(SOFT, 0.55 if row["kind"] == "private" else 0.9)
        piece = bars.Piece(float(values[i]), shade, str(row["measures"]), hatch="" if sure else SOFT)
        when = text("chart.comparators.years", n=text.number(row["years"])) if row["years"] and row["years"] > 1 else ""
        detail = text(f"chart.comparators.kind.{row['kind']}", year=row["price_year"]) + when
        rows.append(bars.Bar(str(row["name"]), (piece,), write(float(values[i])), detail, thick=12, gap=10))
    return Chart(
        bars.figure(rows, top, right=84), _sentence(view, own, values, order, write, text), _table(results, text)
    )


def _sentence(
    view: str, own: float, values: np.ndarray, order: list[int], write: Callable[[float], str], text: Text
) -> str:
    if not own > 0:
        return text("chart.comparators.sentence.nothing")
    names = [str(row["name"]).partition(" (")[0] for row in table("comparators")]
    first = order[0]
    above = [i for i in order if values[i] > own]
    below = next((i for i in order if values[i] <= own), None)
    said = [text(f"chart.comparators.sentence.{view}", own=write(own))]
    if above:
        times = text.number(values[first] / own, 2)
        said.append(
            text("chart.comparators.sentence.above", name=names[first], value=write(float(values[first])), times=times)
        )
    if below is not None:
        said.append(text("chart.comparators.sentence.below", name=names[below], value=write(float(values[below]))))
    return " ".join(said)


def _table(results: Results, text: Text) -> Table:
    columns = [
        text(f"chart.comparators.column.{c}")
        for c in ("name", "said", "total", "per_year", "per_head", "per_gdp", "note")
    ]
    parts = [np.asarray(results[others]) for _, others in _QUANTITIES.values()]
    writes: list[Callable[[float], str]] = [text.number, text.number, text.number, text.percent]

    def cells(values: list[float]) -> list[str]:
        return [write(value) if math.isfinite(value) else "" for write, value in zip(writes, values, strict=True)]

    rows = [[text("chart.comparators.plan"), "", *cells([float(results[own]) for own, _ in _QUANTITIES.values()]), ""]]
    for i, row in enumerate(table("comparators")):
        money = {"currency": row["currency"], "year": row["price_year"]}
        said = text.keep(
            text("chart.comparators.said", value=text.number(row["value"]), **money),
            row["value"],
            text("chart.comparators.said_unit", **money),
        )
        rows.append([str(row["name"]), said, *cells([float(part[i]) for part in parts]), str(row["note"])])
    return Table(columns, rows)
