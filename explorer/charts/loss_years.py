"""Losses in time: what each layer has at stake from year to year, and what the same failure costs in another year."""

from __future__ import annotations

from explorer.charts.chart import Drawn, Picture
from explorer.charts.layers import color, empty, key, key_of, stacked, stripes
from explorer.charts.style import (
    BAD,
    CARD,
    INK,
    RULE,
    SMALL,
    Said,
    Spec,
    bound,
    faint,
    heading,
    layout,
    note,
    steps,
    ticked,
)
from explorer.findings import loss_years as findings
from explorer.findings.finding import Finding
from explorer.findings.layers import LEAST
from explorer.findings.loss_years import SHOWN, Course, Timing
from explorer.message import Num, bold, say
from explorer.model import Results

_HEIGHT, _LEFT = 330, 44  # [px]
_YEARS = [float(year) for year in SHOWN]


def _loss_years(found: Finding, results: Results, view: str) -> Picture:
    if found.parts is None:
        return Picture(empty(found.says, _HEIGHT))
    return Picture(_course(found.parts) if view == "course" else _timing(found.parts))


def _course(parts: Course) -> Spec:
    says: list[Said] = [
        say("chart.loss_years.gone", year=each.year, lost=gone)
        for each, gone in zip(parts.years, parts.gone, strict=True)
    ]
    data = [stacked(SHOWN, parts.gone, BAD, "/", says)]
    for i, layer in enumerate(parts.layers):
        says = [
            say("chart.loss_years.left", year=each.year, name=layer.name, left=each.layers[i]) for each in parts.years
        ]
        data.append(stacked(SHOWN, (each.layers[i] for each in parts.years), color(layer), stripes(layer), says))
    heights = [
        sum(num.value for num in each.layers) + gone.value for each, gone in zip(parts.years, parts.gone, strict=True)
    ]
    marks = [
        _mark(say("chart.layers.minus", amount=each.lost), each.year, height, BAD, 0.95)
        for each, height in zip(parts.years, heights, strict=True)
        if each.lost.value > LEAST
    ]
    head = key(parts.layers, say("chart.loss_years.heading"), key_of("▨", BAD, "lost"))
    return _figure(data, bound([max(heights)]), head, marks)


def _timing(parts: Timing) -> Spec:
    data = []
    for i, layer in enumerate(parts.layers):
        says: list[Said] = [
            say("chart.loss_years.timed", year=each.year, name=layer.name, lost=each.layers[i]) for each in parts.years
        ]
        data.append(stacked(SHOWN, (each.layers[i] for each in parts.years), color(layer), stripes(layer), says))
    chosen = parts.years[parts.chosen]
    mark = _mark(chosen.lost, chosen.year, chosen.lost.value, INK, 0.8)
    top = bound([max(each.lost.value for each in parts.years)])
    return _figure(data, top, key(parts.layers, say("chart.loss_years.heading_timing")), [mark])


def _mark(words: Said, year: Num, height: float, token: str, ground: float) -> Spec:
    font = {"size": SMALL, "color": token}
    return note(bold(words), x=year.value, y=height, yanchor="bottom", yshift=3, font=font, bgcolor=faint(CARD, ground))


def _figure(data: list[Spec], top: float, head: Said, marks: list[Spec]) -> Spec:
    ticks, across = steps(0, top, most=4), _YEARS[::2]
    return {
        "data": data,
        "layout": layout(
            _HEIGHT,
            left=_LEFT,
            right=8,
            top=68,
            bottom=28,
            barmode="stack",
            bargap=0.2,
            xaxis=ticked(_YEARS[0] - 0.5, _YEARS[-1] + 0.5, across, [Num(x, "year", "year") for x in across]),
            yaxis=ticked(0, top, ticks, [Num(t, write="number") for t in ticks], showgrid=True, gridcolor=RULE),
            annotations=[heading(head, _LEFT), *marks],
        ),
    }


loss_years = Drawn(findings.loss_years, _loss_years, "loss_years")
