"""What is bought for the sites, part by part and phase by phase, and how long each part lasts."""

from __future__ import annotations

import numpy as np

from explorer.charts import bars
from explorer.charts.chart import Chart, Table
from explorer.charts.style import ACCENT, bound, faint
from explorer.model import Results
from explorer.model.phases import PARTS
from explorer.speech import Text

_LEAST = 5e-5  # half of what is still written as an amount [EUR bn]


def capex_lives(results: Results, text: Text) -> Chart:
    """Investment in each part in both phases, its life, and what it costs a year over that life."""
    phases = np.asarray(results["phase_parts"], dtype=float)
    lives, yearly = results["part_lives"], results["part_costs_year"]
    plan, top = float(results["capex_plan"]), bound(phases.sum(axis=0))
    rows, cells = [], []
    for place, part in enumerate(PARTS):
        one, two = (float(v) for v in phases[:, place])
        name, life = text(f"chart.capex_lives.part.{part}"), text.exact(float(lives[place]))
        says = [
            text(f"chart.capex_lives.phase.{p}", part=name, amount=text.money(v))
            for p, v in (("one", one), ("two", two))
        ]
        pieces = (
            bars.Piece(one, ACCENT, says[0], border=ACCENT),
            bars.Piece(two, faint(ACCENT, 0.12), says[1], hatch=ACCENT, border=ACCENT),
        )
        year = text.money(float(yearly[place]))
        detail = text("chart.capex_lives.detail", years=life, yearly=year)
        rows.append(bars.Bar(name, pieces, text.money(one + two), detail, thick=14, gap=8))
        cells.append([name, text.number(one), text.number(two), life, text.number(float(yearly[place]))])
    heads = [text(f"chart.capex_lives.column.{c}") for c in ("part", "one", "two", "life", "yearly")]
    return Chart(bars.figure(rows, top, right=84), _sentence(results, phases, plan, text), Table(heads, cells))


def _sentence(results: Results, phases: np.ndarray, plan: float, text: Text) -> str:
    if plan < _LEAST:
        return text("chart.capex_lives.sentence.nothing")
    today, then = float(results["capex_total"]), float(results["capex_phase_prices"])
    if abs(plan - today) >= _LEAST:
        first = text("chart.capex_lives.sentence.then", plan=text.money(plan), today=text.money(today))
    elif abs(then - today) >= _LEAST:
        first = text("chart.capex_lives.sentence.today", plan=text.money(plan), then=text.money(then))
    else:
        first = text("chart.capex_lives.sentence.one_phase", plan=text.money(plan))
    share = text.percent(float(phases[:, PARTS.index("computers")].sum()) / plan)
    life = text.exact(float(results["part_lives"][PARTS.index("computers")]))
    return f"{first} {text('chart.capex_lives.sentence.computers', share=share, years=life)}"
