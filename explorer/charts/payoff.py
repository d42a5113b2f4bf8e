"""Whether it pays: cost of an hour against the market, returns against what investors ask for."""

from __future__ import annotations

import math

import numpy as np

from explorer.charts import bars, curves
from explorer.charts.chart import Chart, Table
from explorer.charts.style import ACCENT, BAD, INK, SOFT, bound, faint, line
from explorer.charts.whatif import with_changed
from explorer.model import Results
from explorer.model.hourcost import PARTS
from explorer.model.phases import YEARS
from explorer.model.pool import LAYERS
from explorer.speech import Text

_TICKS = [2026.0, 2030.0, 2035.0, 2040.0]
_DECLINES = np.linspace(0, 0.4, 21)
_USES = np.linspace(0.1, 1, 10)


def hour_price(results: Results, text: Text) -> Chart:
    """The falling price of an hour, with its sourced range, against what an hour costs."""
    price = np.asarray(results["price_years"], dtype=float)
    low, high = (np.asarray(results[f"price_{end}_years"], dtype=float) for end in ("low", "high"))
    cost = float(results["cost_per_h100e_hour"])
    top = bound([*price, *high, min(cost, 4 * float(price[0]))])
    words = [text("chart.hour_price.point", year=y, price=text.euros(v)) for y, v in zip(YEARS, price, strict=True)]
    data = [curves.band(YEARS, low, high), curves.path(YEARS, price, words)]
    own = text("chart.hour_price.cost", cost=text.euros(cost))
    shown = min(cost, top)
    figure = curves.figure(
        data,
        (2025.8, 2040.2, _TICKS, [f"{t:.0f}" for t in _TICKS], ""),
        (0.0, top, text.number, text("chart.hour_price.level")),
        shapes=[line(2025.8, shown, 2040.2, shown, dash="4px,3px")],
        words=[curves.label(f"<b>{own}</b>", 2040.2, shown, right=True, up=shown < 0.9 * top)],
    )
    columns = [
        text("chart.column.year"),
        *(text(f"chart.hour_price.column.{c}") for c in ("low", "price", "high", "cost")),
    ]
    rows = [
        [
            text.keep(str(y), float(y), "year"),
            *(text.number(float(v[i])) for v in (low, price, high)),
            text.number(cost),
        ]
        for i, y in enumerate(YEARS)
    ]
    return Chart(figure, _price_sentence(results, price, cost, text), Table(columns, rows))


def _price_sentence(results: Results, price: np.ndarray, cost: float, text: Text) -> str:
    opens = int(float(results["phase_one_year"])) + 1
    there = [(int(y), float(v)) for y, v in zip(YEARS, price, strict=True) if y >= opens]
    below = [year for year, value in there if value < cost]
    key = "always" if not below else "never" if below[0] == opens else "until"
    first = text.euros(there[0][1])
    return text(
        f"chart.hour_price.sentence.{key}",
        cost=text.euros(cost),
        opens=opens,
        price=first,
        year=below[0] if below else "",
    )


def hour_parts(results: Results, text: Text) -> Chart:
    """What an hour of one chip costs, part by part."""
    values = dict(zip(PARTS, map(float, results["hour_cost_parts"]), strict=True))
    total = float(results["cost_per_gpu_hour"])
    rows, cells = [], []
    for part, value in values.items():
        name = text(f"chart.hour_parts.part.{part}")
        shown = text("chart.hour_parts.value", amount=text.euros(value), share=text.percent(value / total))
        color = ACCENT if part == "chip" else faint(ACCENT, 0.55)
        rows.append(bars.Bar("", (bars.Piece(value, color, f"{name}: {shown}"),), shown, name, thick=14, gap=6))
        cells.append([name, text.number(value), text.percent(value / total)])
    cells.append([text("chart.hour_parts.total"), text.number(total), text.percent(1.0)])
    most = max(values, key=lambda part: values[part])
    sentence = text(
        "chart.hour_parts.sentence",
        total=text.euros(total),
        share=text.percent(values[most] / total),
        part=text(f"chart.hour_parts.in_sentence.{most}"),
    )
    columns = [text(f"chart.hour_parts.column.{c}") for c in ("part", "cost", "share")]
    return Chart(bars.figure(rows, bound(values.values()), right=104), sentence, Table(columns, cells))


def break_even(results: Results, text: Text) -> Chart:
    """What the sites are worth to investors beyond what they ask for, against how much the chips are used."""
    use, own = float(results["utilisation"]), float(results["project_npv"])
    worth = _all(with_changed(results, utilisation=_USES)["project_npv"], len(_USES))
    known = math.isfinite(own)
    even = float(results["break_even_utilisation"])
    low, high = curves.ends([*worth, own])
    words = [
        text("chart.break_even.point", use=text.percent(u), npv=text.money(v))
        for u, v in zip(_USES, worth, strict=True)
    ]
    data = [curves.path(_USES, worth, words)]
    labels = []
    if known:
        data.append(curves.point(use, own))
        label = text("chart.break_even.own", use=text.percent(use), npv=text.money(own))
        labels.append(curves.label(f"<b>{label}</b>", use, own, right=use > 0.5, up=own > (low + high) / 2))
    ticks = [0.2, 0.4, 0.6, 0.8, 1.0]
    figure = curves.figure(
        data,
        (0.08, 1.02, ticks, [text.percent(t) for t in ticks], text("chart.break_even.axis")),
        (low, high, text.number, text("chart.break_even.level")),
        words=labels,
        shapes=[line(even, low, even, high, dash="4px,3px")] if known and 0.08 < even < 1.02 else [],
    )
    columns = [text(f"chart.break_even.column.{c}") for c in ("use", "npv")]
    rows = [[text.percent(u), text.number(v)] for u, v in zip(_USES, worth, strict=True)]
    if not known:
        key = "nothing"
    elif not math.isfinite(even):
        key = "no_revenue"
    else:
        key = "below" if own >= 0 else "never" if even > 1 else "above" if even > use else "taxed"
    sentence = text(
        f"chart.break_even.sentence.{key}", even=text.percent(even), use=text.percent(use), npv=text.money(abs(own))
    )
    return Chart(figure, sentence, Table(columns, rows))


def decline(results: Results, text: Text) -> Chart:
    """Return of all investors against how fast the price of an hour falls."""
    other = with_changed(results, price_decline=_DECLINES)
    irr = _all(other["project_irr"], len(_DECLINES))
    npv = _all(other["project_npv"], len(_DECLINES))
    asked, own, here = (float(results[n]) for n in ("discount_rate", "project_irr", "price_decline"))
    low, high = curves.ends([*np.maximum(irr, -0.3), asked])
    words = [
        text("chart.decline.point", decline=text.percent(d), irr=text.percent(v))
        for d, v in zip(_DECLINES, irr, strict=True)
    ]
    shown = np.where(irr >= low, irr, np.nan)
    data, labels = [curves.path(_DECLINES, shown, words)], []
    if math.isfinite(own) and low <= own <= high and here <= _DECLINES[-1]:
        data.append(curves.point(here, own))
        label = text("chart.decline.own", irr=text.percent(own))
        labels.append(curves.label(f"<b>{label}</b>", here, own, right=here > 0.2))
    labels.append(
        curves.label(text("chart.decline.asked", rate=text.percent(asked)), 0.4, asked, right=True, color=SOFT)
    )
    ticks = [0.0, 0.1, 0.2, 0.3, 0.4]
    figure = curves.figure(
        data,
        (-0.01, 0.41, ticks, [text.percent(t) for t in ticks], text("chart.decline.axis")),
        (low, high, text.percent, text("chart.decline.level")),
        words=labels,
        shapes=[line(-0.01, asked, 0.41, asked, color=SOFT, dash="4px,3px")],
    )
    columns = [text(f"chart.decline.column.{c}") for c in ("decline", "irr", "npv")]
    rows = [[text.percent(d), text.percent(a), text.number(b)] for d, a, b in zip(_DECLINES, irr, npv, strict=True)]
    return Chart(figure, _decline_sentence(npv, irr, asked, text), Table(columns, rows))


def _decline_sentence(npv: np.ndarray, irr: np.ndarray, asked: float, text: Text) -> str:
    if not np.isfinite(npv).any():
        return text("chart.decline.sentence.nothing")
    rate = text.percent(asked)
    enough = np.flatnonzero(npv >= 0)
    if not len(enough):
        return text("chart.decline.sentence.never", asked=rate)
    if len(enough) == len(npv):
        return text("chart.decline.sentence.always", asked=rate, most=text.percent(float(_DECLINES[-1])))
    return text("chart.decline.sentence.until", asked=rate, most=text.percent(float(_DECLINES[enough[-1]])))


def layer_returns(results: Results, text: Text) -> Chart:
    """Return of all investors and of each layer, against what each asks for."""
    drawn = np.asarray(results["layer_drawn_years"]).sum(axis=-1)
    found = [
        (
            "all",
            float(drawn.sum()),
            float(results["project_irr"]),
            float(results["discount_rate"]),
            float(results["project_moic"]),
        )
    ]
    columns = (drawn, results["layer_irr"], results["layer_asked"], results["layer_moic"])
    for name, money, irr, asked, moic in zip(LAYERS, *columns, strict=True):
        found.append((name, float(money), float(irr), float(asked), float(moic)))
    npv = [float(results["project_npv"]), *map(float, results["layer_npv"])]
    back = [float(results["payback_year"]), *map(float, results["layer_payback_year"])]
    top = bound([v for row in found for v in row[2:4] if v < 2], 0.1)
    rows, cells, lacking = [], [], []
    for (name, money, irr, asked, moic), worth, year in zip(found, npv, back, strict=True):
        label = text(f"chart.layer_returns.row.{name}")
        there, known = money > 0, math.isfinite(irr)
        met = known and irr >= asked - 1e-9
        if there and not met:
            lacking.append(name)
        value = text.percent(irr) if known else text("chart.layer_returns.none")
        shown = value if there else ""
        detail = text(
            f"chart.layer_returns.{'detail' if there else 'absent'}",
            money=text.money(money),
            back=text.euros(moic),
            asked=text.percent(asked),
        )
        piece = bars.Piece(min(irr, top), ACCENT if met else BAD, f"{label}: {shown}", hatch="" if met else BAD)
        drawn_piece = (piece,) if there and known and irr > 0 else ()
        at = max(min(irr, top), asked) if known else asked
        rows.append(
            bars.Bar(
                label,
                drawn_piece,
                shown,
                detail,
                mark=asked if there else None,
                value_at=at,
                value_color=INK if met else BAD,
                thick=14,
                gap=10,
            )
        )
        paid_back = (
            text.keep(f"{year:.0f}", year, "year")
            if math.isfinite(year)
            else text("chart.layer_returns.never")
            if there
            else text.number(year)
        )
        numbers = (text.percent(irr), text.percent(asked), text.number(moic), text.number(worth), paid_back)
        cells.append([label, text.number(money), *numbers])
    heads = [
        text(f"chart.layer_returns.column.{c}") for c in ("layer", "money", "irr", "asked", "moic", "npv", "payback")
    ]
    return Chart(bars.figure(rows, top, right=84), _layer_sentence(found, lacking, text), Table(heads, cells))


def _layer_sentence(found: list[tuple[str, float, float, float, float]], lacking: list[str], text: Text) -> str:
    layers = {row[0]: row for row in found[1:] if row[1] > 0}
    if not layers:
        return text("chart.layer_returns.sentence.nothing")
    short = [name for name in lacking if name != "all"]
    if not short:
        return text("chart.layer_returns.sentence.all_met")
    name = short[0] if "equity" not in short else "equity"
    _, _, irr, asked, moic = layers[name]
    key = "some" if math.isfinite(irr) else "unknown"
    return text(
        f"chart.layer_returns.sentence.{key}",
        layer=text(f"chart.layer_returns.in_sentence.{name}"),
        irr=text.percent(irr),
        asked=text.percent(asked),
        back=text.euros(moic),
    )


def _all(values: object, n: int) -> np.ndarray:
    """One value for each case, also where none depends on it."""
    return np.broadcast_to(np.asarray(values, dtype=float), (n,))
