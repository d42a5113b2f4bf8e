"""Why the plan on screen differs from the announcement: each cause a step, and the steps add up."""

from __future__ import annotations

import math
from collections.abc import Callable

from explorer.charts import bars
from explorer.charts.chart import Chart, Table, readings
from explorer.charts.style import ACCENT, BAD, OK, bound, faint
from explorer.claims import Cause, causes
from explorer.model import Results, solve
from explorer.scenario import Scenario
from explorer.speech import Text

ANNOUNCED = "announced_2025"
QUANTITIES = {"cost": "capex_total", "compute": "h100e_total", "public": "public_cost"}
_NOTHING = 1e-9  # parts below this share of the whole are the last digits of sums


def steps(before: Results, after: Results, quantity: str) -> list[Cause]:
    """The causes and, last, what they leave over; what adds comes first, so that no sum on the way falls below zero."""
    found = list(causes(before, after, quantity))
    rest = float(after[quantity]) - float(before[quantity]) - sum(cause.part for cause in found)
    scale = max(abs(float(before[quantity])), abs(float(after[quantity])), 1e-9)
    found.append(Cause("rest", rest))
    found = [Cause(cause.name, cause.part if abs(cause.part) > _NOTHING * scale else 0.0) for cause in found]
    return sorted(found, key=lambda cause: -cause.part)


@readings("cost", "compute", "public")
def attribution(results: Results, text: Text, option: str) -> Chart:
    """From the announcement to the scenario on screen, cause by cause."""
    quantity = QUANTITIES[option]
    announced = solve(Scenario(ANNOUNCED))
    before, after = (float(each[quantity]) for each in (announced, results))
    if not math.isfinite(after):
        after = 0.0  # no money at all: taxpayers pay nothing of it
    found = steps(announced, results, quantity) if math.isfinite(float(results[quantity])) else []

    def shown(value: float) -> str:
        return text.money(value) if option != "compute" else text.count(value)

    def signed(value: float) -> str:
        words = text("chart.attribution.none") if value == 0 else f"{'+' if value > 0 else ''}{shown(value)}"
        return text.keep(words, value, "" if option == "compute" else "EUR bn")

    rows = [bars.Bar(text("chart.attribution.before"), (bars.Piece(before, ACCENT),), shown(before), thick=18, gap=10)]
    at, peak = before, before
    for cause in found:
        low, high = sorted((at, at + cause.part))
        color = OK if cause.part > 0 else BAD
        piece = bars.Piece(
            high - low,
            faint(color, 0.75),
            signed(cause.part),
            start=max(low, 0.0),
            hatch="" if cause.part > 0 else color,
        )
        rows.append(
            bars.Bar(
                text(f"chart.attribution.cause.{cause.name}"),
                (piece,),
                signed(cause.part),
                value_at=high,
                thick=18,
                gap=10,
            )
        )
        at, peak = at + cause.part, max(peak, high)
    if not found:  # without money there are no steps, but their places
        rows += [bars.Bar("\N{NO-BREAK SPACE}", (), thick=18, gap=10)] * len(steps(announced, announced, quantity))
    rows.append(bars.Bar(text("chart.attribution.after"), (bars.Piece(after, ACCENT),), shown(after), thick=18, gap=2))
    columns = [text("chart.attribution.column.cause"), text(f"chart.attribution.column.{option}")]
    cells = [
        [text("chart.attribution.before"), shown(before)],
        *([text(f"chart.attribution.cause.{cause.name}"), signed(cause.part)] for cause in found),
        [text("chart.attribution.after"), shown(after)],
    ]
    return Chart(
        bars.figure(rows, bound([peak, after]), right=96),
        _sentence(before, after, found, option, text, shown, signed),
        Table(columns, cells),
    )


def _sentence(
    before: float,
    after: float,
    found: list[Cause],
    option: str,
    text: Text,
    shown: Callable[[float], str],
    signed: Callable[[float], str],
) -> str:
    ends = {"before": shown(before), "after": shown(after)}
    if not found or all(cause.part == 0 for cause in found):
        return text(f"chart.attribution.sentence.{option}.same", **ends)
    most = max(found, key=lambda cause: abs(cause.part))
    said = text(
        f"chart.attribution.sentence.{option}.differs",
        cause=text(f"chart.attribution.inline.{most.name}"),
        part=signed(most.part),
        **ends,
    )
    rest = next((cause.part for cause in found if cause.name == "rest"), 0.0)
    left = (
        text("chart.attribution.sentence.rest", rest=signed(rest)) if rest else text("chart.attribution.sentence.whole")
    )
    return f"{said} {left}"
