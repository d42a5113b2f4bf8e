"""What it costs and what the money buys: the plan against the target, the parts of a chip's cost, the same money in other chips."""

from __future__ import annotations

import math

from explorer.charts import bars
from explorer.charts.chart import Chart, Table
from explorer.charts.style import ACCENT, BAD, INK, SOFT, bound, faint, note
from explorer.charts.whatif import with_changed
from explorer.facts import table
from explorer.model import Results
from explorer.speech import Text

PARTS = ("accelerator", "server", "network", "storage", "power_cooling", "building")


def _ranged(low: float, value: float, high: float, color: str, says: str) -> tuple[bars.Piece, ...]:
    """A bar that is sure up to its low end, and ever less beyond: solid, half, striped."""
    return (
        bars.Piece(low, color, says, start=0.0),
        bars.Piece(value - low, faint(color, 0.55), says),
        bars.Piece(high - value, faint(color, 0.12), says, hatch=faint(color, 0.55)),
    )


def _verdict(results: Results) -> str:
    target = float(results["target"])
    if float(results["capex_total_low"]) > target:
        return "never"
    if float(results["capex_total"]) > target:
        return "hardly"
    return "probably" if float(results["capex_total_high"]) > target else "surely"


def _budget_sentence(results: Results, text: Text) -> str:
    if float(results["chips_total"]) <= 0:
        return text("chart.budget.sentence.nothing", target=text.money(float(results["target"])))
    return text(
        f"chart.budget.sentence.{_verdict(results)}",
        target=text.money(float(results["target"])),
        cost=text.money(float(results["capex_total"])),
        low=text.money(float(results["capex_total_low"])),
        high=text.money(float(results["capex_total_high"])),
        chips=text.count(float(results["chips_affordable"])),
        planned=text.count(float(results["chips_total"])),
    )


def budget(results: Results, text: Text) -> Chart:
    """Cost of the plan with its range against the target, and the chips planned against the chips that the target pays for."""
    cost = [float(results[f"capex_total{end}"]) for end in ("_low", "", "_high")]
    chips = [float(results[f"chips_affordable{end}"]) for end in ("_low", "", "_high")]
    target, planned = float(results["target"]), float(results["chips_total"])
    top = bound([*cost, target])
    chip_scale = top / bound([*chips, planned], least=1.0)  # chips have a scale of their own on the same width

    def span(values: list[float], kind: str) -> str:
        write = text.money if kind == "money" else text.count
        return text("chart.budget.span", low=write(values[0]), high=write(values[2]))

    cost_says = f"{text.money(cost[1])} ({span(cost, 'money')})"
    chip_says = f"{text.count(chips[1])} ({span(chips, 'chips')})"
    low, middle, high = (value * chip_scale for value in chips)
    enough = float(results["budget_gap"]) >= 0
    rows = [
        bars.Bar(
            text("chart.budget.row.cost", cost=text.money(cost[1])),
            _ranged(cost[0], cost[1], cost[2], ACCENT, cost_says),
            detail=span(cost, "money") if planned > 0 else text("chart.budget.no_chips"),
            mark=target,
            mark_name=text("chart.budget.target", target=text.money(target)),
            mark_color=INK if enough else BAD,
            thick=22,
            gap=20,
        ),
        bars.Bar(
            text("chart.budget.row.affordable", target=text.money(target), chips=text.count(chips[1])),
            _ranged(low, middle, high, ACCENT, chip_says),
            detail=span(chips, "chips"),
            thick=22,
            gap=12,
        ),
        bars.Bar(
            text("chart.budget.row.planned", chips=text.count(planned)),
            (bars.Piece(planned * chip_scale, SOFT, text.count(planned)),),
            thick=22,
            gap=2,
        ),
    ]
    columns = [text(f"chart.budget.column.{c}") for c in ("what", "low", "value", "high")]
    cells = [
        [text("chart.budget.what.cost"), *map(text.number, cost)],
        [text("chart.budget.what.target"), "", text.number(target), ""],
        [text("chart.budget.what.planned"), "", text.count(planned), ""],
        [text("chart.budget.what.affordable"), *map(text.count, chips)],
    ]
    return Chart(bars.figure(rows, top, right=14), _budget_sentence(results, text), Table(columns, cells))


def capex_parts(results: Results, text: Text) -> Chart:
    """What one chip costs with everything around it, by part."""
    values = {part: float(results[f"capex_chip_{part}"]) for part in PARTS}
    total = float(results["capex_per_chip"])
    top = bound(values.values())
    rows, cells = [], []
    for part, value in values.items():
        name = text(f"chart.capex_parts.part.{part}")
        share = text.percent(value / total)
        # The chip is a product with a price; all else is a ratio to it or to its power.
        color = ACCENT if part == "accelerator" else faint(ACCENT, 0.55)
        label = text("chart.capex_parts.value", amount=text.euros(value), share=share)
        rows.append(bars.Bar("", (bars.Piece(value, color, f"{name}: {label}"),), label, name, thick=16, gap=9))
        cells.append([name, text.count(value), share])
    cells.append([text("chart.capex_parts.part.total"), text.count(total), text.percent(1.0)])
    columns = [text(f"chart.capex_parts.column.{c}") for c in ("part", "euros", "share")]
    around = total - values["accelerator"]
    sentence = text(
        "chart.capex_parts.sentence",
        chip=text.euros(values["accelerator"]),
        around=text.euros(around),
        total=text.euros(total),
    )
    return Chart(bars.figure(rows, top, right=112), sentence, Table(columns, cells))


def same_money(results: Results, text: Text) -> Chart:
    """What the target buys in each kind of chip, most computing power first."""
    chosen, planned = str(results["chip"]), float(results["h100e_total"])
    kinds = []
    for row in table("chips").rows:
        if row["selectable"] == "yes" or row["id"] == chosen:
            other = with_changed(results, chip=row["id"])
            power, chips = float(other["h100e_affordable"]), float(other["chips_affordable"])
            kinds.append(
                (str(row["id"]), str(row["name"]).partition(" (")[0], power, chips, float(other["capex_per_chip"]))
            )
    kinds = sorted((k for k in kinds if math.isfinite(k[2])), key=lambda kind: -kind[2])
    top = bound([planned, *(kind[2] for kind in kinds)])
    rows, cells = [], []
    for kind, name, power, chips, each in kinds:
        label = text("chart.same_money.value", power=text.count(power), chips=text.count(chips))
        color = ACCENT if kind == chosen else faint(ACCENT, 0.35)
        shown = f"<b>{name}</b>" if kind == chosen else name
        piece = bars.Piece(power, color, f"{name}: {label}")
        rows.append(bars.Bar("", (piece,), detail=f"{shown}  {label}", mark=planned, mark_color=SOFT, thick=8, gap=6))
        cells.append([name, text.count(power), text.count(chips), text.count(each)])
    figure = bars.figure(rows, top, right=70, above=24)
    figure["layout"]["annotations"] = [
        note(
            text("chart.same_money.plan", power=text.count(planned)),
            x=planned,
            y=19,
            yanchor="bottom",
            xanchor="right" if planned > 0.4 * top else "left",
            font={"color": SOFT},
        )
    ]
    columns = [text(f"chart.same_money.column.{c}") for c in ("chip", "h100e", "chips", "each")]
    return Chart(figure, _same_money_sentence(kinds, chosen, results, text), Table(columns, cells))


def _same_money_sentence(
    kinds: list[tuple[str, str, float, float, float]], chosen: str, results: Results, text: Text
) -> str:
    target = text.money(float(results["target"]))
    if not kinds:
        return text("chart.same_money.sentence.nothing", target=target)
    best = kinds[0]
    own = next((kind for kind in kinds if kind[0] == chosen), None)
    if own is None or own[0] == best[0]:
        return text("chart.same_money.sentence.best", target=target, name=best[1], power=text.count(best[2]))
    return text(
        "chart.same_money.sentence.other",
        target=target,
        name=own[1],
        power=text.count(own[2]),
        best=best[1],
        best_power=text.count(best[2]),
    )
