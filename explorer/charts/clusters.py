"""The largest site among clusters of the world, each on a line of its own, so that no two names meet."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from explorer.charts.chart import Chart, Table, readings
from explorer.charts.style import (
    ACCENT,
    CARD,
    INK,
    RULE,
    SOFT,
    Spec,
    axis,
    axis_title,
    layout,
    line,
    texts,
    ticked,
)
from explorer.facts import table
from explorer.model import Results
from explorer.speech import Text

_ROWS, _ROW = 17, 34  # clusters shown beside the plan; height of a row [px]
_LARGEST = 9  # of the world, before the European ones
_GAP = "\N{NO-BREAK SPACE}" * 3  # between a mark and its value
_EUROPE = {"Norway", "Switzerland", "United Kingdom"}  # European, not of the Union

_Write = Callable[[float], str]


@dataclass(frozen=True, slots=True)
class _Item:
    name: str
    value: float
    europe: bool
    known: bool  # reported or published, not modelled by others, and there today
    note: str = ""


@readings("compute", "chips", "power", "cost")
def clusters(results: Results, text: Text, view: str) -> Chart:
    """Clusters and the largest site of the plan by chips, power, cost or computing, on a scale of powers of ten."""
    writes: dict[str, _Write] = {"cost": text.money, "power": text.number, "compute": text.number, "chips": text.count}
    write = writes[view]
    listed = sorted(_listed(results, view), key=lambda item: -item.value)
    own = _plan(results, view, text)
    shown = _chosen(listed) + ([own] if own.value > 0 else [])
    shown.sort(key=lambda item: -item.value)
    low = 10 ** math.floor(math.log10(min(item.value for item in shown)))
    high = 10 ** math.ceil(math.log10(max(item.value for item in shown)) + 0.35)  # room for the value of the largest
    height = (_ROWS + 1) * _ROW
    lines, points, colors, symbols, middles = [], [], [], [], []
    for i, item in enumerate(shown):
        y = i * _ROW + 24
        lines.append(line(math.log10(low), y, math.log10(item.value), y, color=RULE, width=1, layer="below"))
        middles.append(y)
        points.append(math.log10(item.value))
        mine = item is own
        colors.append(ACCENT if mine else INK if item.europe and item.known else CARD if not item.known else SOFT)
        symbols.append("diamond" if mine else "square" if item.europe else "circle")
    edges = [ACCENT if item is own else INK if item.europe else SOFT for item in shown]
    names = [f"<b>{item.name}</b>" if item.europe or item is own else item.name for item in shown]
    dots: Spec = {
        "type": "scatter",
        "mode": "markers",
        "x": points,
        "y": middles,
        "marker": {"size": 11, "color": colors, "symbol": symbols, "line": {"color": edges, "width": 1.5}},
        "hovertext": [
            f"<b>{item.name}</b><br>{write(item.value)} {text(f'chart.clusters.unit.{view}')}<br>{item.note}"
            for item in shown
        ],
        "hoverinfo": "text",
        "cliponaxis": False,
    }
    tints = [ACCENT if item is own else INK for item in shown]
    zero = [math.log10(low)] * len(shown)
    words = texts(zero, [y - 15 for y in middles], names, side="middle right", color=tints)
    values = texts(points, middles, [f"{_GAP}{write(item.value)}" for item in shown], side="middle right", color=tints)
    ticks = list(range(round(math.log10(low)), math.floor(math.log10(high)) + 1))
    figure = {
        "data": [dots, words, values],
        "layout": layout(
            height + 44,
            right=16,
            left=20,  # half of the label under the left end
            bottom=44,
            xaxis=ticked(
                ticks[0],
                math.log10(high),
                [float(t) for t in ticks],
                [text.power_of_ten(10.0**t, 1) if t > 6 else text.number(10.0**t) for t in ticks],
                title=axis_title(text(f"chart.clusters.axis.{view}")),
            ),
            yaxis=axis(height, 0),
            shapes=lines,
        ),
    }
    return Chart(figure, _sentence(own, listed, view, write, text), partial(_table, listed, view, write, text))


def _listed(results: Results, view: str) -> list[_Item]:
    rate = float(results["eurusd"])
    found = []
    for row in table("clusters"):
        value = {
            "chips": row["chip_count"],
            "power": row["facility_power_mw"] or row["it_power_mw"],
            "cost": row["cost_usd_m"] and row["cost_basis"] != "contract" and row["cost_usd_m"] / rate / 1e3,
            "compute": row["peak_bf16_eflops"],
        }[view]
        if not value or not row["cost_group"] or row["id"] == "jupiter_june_2025":
            continue  # not a machine that stands or is to stand, or a part of one that is listed too
        known = row["status"] == "operational" and not _modelled(row, view)
        found.append(
            _Item(
                row["name"].partition(" (")[0],
                float(value),
                row["eu_member"] == "yes" or row["country"] in _EUROPE,
                known,
                row["note"],
            )
        )
    return found


def _modelled(row: Mapping[str, Any], view: str) -> bool:
    return (view == "cost" and row["cost_basis"] == "modelled") or (view == "power" and row["power_test"] == "modelled")


def _chosen(listed: list[_Item]) -> list[_Item]:
    """The largest of the world, then European ones, then the next largest."""
    first = listed[:_LARGEST]
    rest = sorted(listed[_LARGEST:], key=lambda item: (not item.europe, -item.value))
    return first + rest[: _ROWS - len(first)]


def _plan(results: Results, view: str, text: Text) -> _Item:
    alone = float(results["chips_largest_site"])
    value = {
        "chips": alone,
        "power": alone * float(results["it_kw_per_chip"]) / 1e3 * float(results["pue"]),
        "cost": alone * float(results["capex_per_chip"]) / 1e9,
        "compute": float(results["largest_site_peak"]),
    }[view]
    return _Item(text("chart.clusters.plan"), value, True, True)


def _sentence(own: _Item, listed: list[_Item], view: str, write: _Write, text: Text) -> str:
    first = listed[0]
    if not own.value > 0:
        return text("chart.clusters.sentence.nothing", name=first.name)
    ahead = sum(item.value > own.value for item in listed)
    if not ahead:
        return text(f"chart.clusters.sentence.{view}.first", value=write(own.value), n=len(listed))
    return text(
        f"chart.clusters.sentence.{view}.some",
        value=write(own.value),
        ahead=ahead,
        n=len(listed),
        name=first.name,
        most=write(first.value),
    )


def _table(listed: list[_Item], view: str, write: _Write, text: Text) -> Table:
    columns = [text(f"chart.clusters.column.{c}") for c in ("name", view, "where", "state", "note")]
    rows = [
        [
            item.name,
            write(item.value),
            text(f"chart.clusters.{'europe' if item.europe else 'world'}"),
            text(f"chart.clusters.{'known' if item.known else 'unsure'}"),
            item.note,
        ]
        for item in listed
    ]
    return Table(columns, rows)
