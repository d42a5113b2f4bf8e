"""What the machines are: computing power by precision, electric power by site."""

from __future__ import annotations

import math

from explorer.charts import bars
from explorer.charts.chart import Chart, Table
from explorer.charts.style import (
    ACCENT,
    BAD,
    INK,
    SOFT,
    bound,
    faint,
)
from explorer.model import Results
from explorer.speech import Text

MEGAWATTS_PER_GIGAWATT = 1000


PRECISIONS = ("fp4", "fp8", "bf16")


def compute(results: Results, text: Text) -> Chart:
    """The peak in each precision, and what is left of it in use."""
    peaks = {name: float(results[f"peak_{name}"]) for name in PRECISIONS}
    used = {name: float(results[f"effective_{name}"]) for name in PRECISIONS}
    rows, cells = [], []
    for name in PRECISIONS:
        label = text(f"chart.compute.row.{name}")
        shown = {
            which: text("chart.compute.value", value=text.number(values[name])) if math.isfinite(values[name]) else ""
            for which, values in (("peak", peaks), ("used", used))
        }
        measured = name == "bf16"
        pieces = (
            bars.Piece(
                used[name],
                ACCENT if measured else faint(ACCENT, 0.25),
                text("chart.compute.used", value=shown["used"]),
                hatch="" if measured else faint(ACCENT, 0.8),
            ),
            bars.Piece(peaks[name] - used[name], faint(ACCENT, 0.25), text("chart.compute.peak", value=shown["peak"])),
        )
        key = "measured" if measured else "assumed" if math.isfinite(peaks[name]) else "none"
        detail = text(f"chart.compute.detail.{key}", value=shown["used"])
        rows.append(bars.Bar(label, pieces, shown["peak"], detail, thick=24, gap=16))
        cells.append([label, text.number(peaks[name]), text.number(used[name])])
    columns = [text(f"chart.compute.column.{c}") for c in ("what", "peak", "used")]
    best = next((name for name in PRECISIONS if math.isfinite(peaks[name])), "bf16")
    if not used["bf16"] > 0:
        sentence = text("chart.compute.sentence.nothing")
    else:
        sentence = text(
            "chart.compute.sentence.some",
            peak=text.number(peaks[best]),
            precision=text(f"chart.compute.precision.{best}"),
            real=text.number(used["bf16"]),
            share=text.percent(used["bf16"] / peaks["bf16"]),
        )
    return Chart(bars.figure(rows, bound(peaks.values()), right=100), sentence, Table(columns, cells))


def power(results: Results, text: Text) -> Chart:
    """Power of a site and of all sites, with the floors of the call and the gigawatt of the press."""
    press = float(results["press_site_gw"]) * MEGAWATTS_PER_GIGAWATT
    total = float(results["power_facility"])
    top = bound([press, total])
    rows, cells, missed, there = [], [], [], []
    for size in ("medium", "large"):
        computers = float(results[f"power_it_{size}_site"])
        whole = float(results[f"power_facility_{size}_site"])
        floor = float(results[f"power_floor_{size}"])
        name = text(f"chart.power.row.{size}")
        if int(results[f"sites_{size}"]) <= 0:
            rows.append(bars.Bar(name, (), detail=text("chart.power.absent"), thick=18, gap=12))
            continue
        there.append(size)
        kept = bool(results[f"power_floor_{size}_met"])
        if not kept:
            missed.append(size)
        detail = text(
            f"chart.power.floor_{results['phase']}",
            floor=text.number(floor),
            kept=text(f"chart.power.{'kept' if kept else 'missed'}"),
        )
        pieces = (
            bars.Piece(computers, ACCENT, text("chart.power.computers", mw=text.number(computers))),
            bars.Piece(
                whole - computers,
                faint(ACCENT, 0.3),
                text("chart.power.cooling", mw=text.number(whole - computers)),
            ),
        )
        shown = text("chart.power.value", it=text.number(computers), mw=text.number(whole))
        color = INK if kept else BAD
        rows.append(
            bars.Bar(
                name,
                pieces,
                shown,
                detail,
                mark=floor,
                mark_color=color,
                value_at=max(whole, floor),
                thick=18,
                gap=12,
            )
        )
        cells.append([name, text.number(computers), text.number(floor), text.number(whole)])
    computers = float(results["power_it"])
    name = text("chart.power.row.total")
    pieces = (
        bars.Piece(computers, ACCENT, text("chart.power.computers", mw=text.number(computers))),
        bars.Piece(
            total - computers,
            faint(ACCENT, 0.3),
            text("chart.power.cooling", mw=text.number(total - computers)),
        ),
    )
    rows.append(bars.Bar(name, pieces, text("chart.power.mw", mw=text.number(total)), thick=18, gap=12))
    cells.append([name, text.number(computers), "", text.number(total)])
    name = text("chart.power.row.press")
    piece = bars.Piece(
        press,
        faint(SOFT, 0.12),
        text("chart.power.mw", mw=text.number(press)),
        hatch=faint(SOFT, 0.6),
        border=SOFT,
    )
    rows.append(bars.Bar(name, (piece,), text("chart.power.mw", mw=text.number(press)), thick=18, gap=2))
    cells.append([name, "", "", text.number(press)])
    columns = [text(f"chart.power.column.{c}") for c in ("what", "computers", "floor", "facility")]
    return Chart(bars.figure(rows, top, right=84), _power_sentence(there, missed, results, text), Table(columns, cells))


def _power_sentence(there: list[str], missed: list[str], results: Results, text: Text) -> str:
    total = float(results["power_facility"])
    if not there or total <= 0:
        return text("chart.power.sentence.nothing")
    sites = int(results["sites_total"])
    first = text(f"chart.power.sentence.{'one' if sites == 1 else 'many'}", n=sites, mw=text.number(total))
    key = "none_missed" if not missed else "all_missed" if missed == there else f"{missed[0]}_missed"
    return f"{first} {text(f'chart.power.sentence.{key}')}"
