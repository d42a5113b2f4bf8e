"""Where the spread comes from: Sobol indices by input and by the evidence behind it, and the ranges themselves."""

from __future__ import annotations

import math

import numpy as np

from explorer.charts import bars
from explorer.charts.chart import Chart, Table
from explorer.charts.study import MOST, figure, grade_name, label, of_input, share, shown, unmoved
from explorer.charts.style import ACCENT, BAD, INK, SOFT, bound, faint
from explorer.ensemble import Study, Uncertain, study
from explorer.explain import GRADES, OWN
from explorer.model import Results
from explorer.speech import Text


def _row(name: str, first: float, total: float, text: Text, detail: str = "", color: str = ACCENT) -> bars.Bar:
    first, total = min(max(first, 0.0), 1.0), min(max(total, 0.0), 1.0)
    says = text("chart.sobol.value", first=share(first, text), total=share(total, text))
    pieces = (
        bars.Piece(first, color, says, start=0.0),
        bars.Piece(total - first, faint(color, 0.12), says, start=first, hatch=color, border=color),
    )
    return bars.Bar(name, pieces, share(total, text), detail=detail)


def sobol(results: Results, text: Text) -> Chart:
    """The part of the spread that each input explains, alone and together with others."""
    found = study(results)
    indices, rows, cells = found.indices, [], []
    if indices:
        for i in np.argsort(-indices.total):
            name, first, total = label(found.free[i].name, text), float(indices.first[i]), float(indices.total[i])
            detail = text("chart.sobol.detail", first=share(first, text), total=share(total, text))
            rows.append(_row(name, first, total, text, detail))
            cells.append(
                [
                    name,
                    text.number(first, 2),
                    text.number(float(indices.first_within[i]), 2),
                    text.number(total, 2),
                    text.number(float(indices.total_within[i]), 2),
                ]
            )
    columns = [text(f"chart.sobol.column.{c}") for c in ("input", "first", "first_within", "total", "total_within")]
    return Chart(figure(rows[:MOST], 1.0, lines=2, right=104), _sobol_sentence(found, text), Table(columns, cells))


def _sobol_sentence(found: Study, text: Text) -> str:
    indices = found.indices
    if nothing := unmoved(found, text):
        return nothing
    if indices is None:
        return text("chart.study.too_few", result=label(found.result, text))
    most = int(np.argmax(indices.total))
    together = 1 - float(np.clip(indices.first, 0, 1).sum())
    noise = float(indices.first_within.max())
    said = text(
        "chart.sobol.sentence.some",
        input=label(found.free[most].name, text),
        first=share(float(indices.first[most]), text),
    )
    key = "together" if together > max(noise, 0.02) else "apart"
    said += " " + text(f"chart.sobol.sentence.{key}", share=share(together, text))
    return (
        said + " " + text("chart.sobol.sentence.design", n=text.exact(indices.n), within=max(math.ceil(100 * noise), 1))
    )


def evidence(results: Results, text: Text) -> Chart:
    """The part of the spread that rests on each grade of evidence, assumptions last."""
    found = study(results)
    known = dict(zip(found.grades, range(len(found.grades)), strict=True))
    indices, rows, cells = found.evidence, [], []
    for grade in (*GRADES, OWN):
        name = grade_name(grade, text)
        count = sum(one.grade == grade for one in found.free)
        first, total = 0.0, 0.0
        if indices and grade in known:
            first, total = float(indices.first[known[grade]]), float(indices.total[known[grade]])
        if count and indices:
            color = BAD if grade == "assumption" else SOFT if grade == OWN else ACCENT
            rows.append(_row(name, first, total, text, color=color))
        else:
            rows.append(bars.Bar(name, (), text("chart.evidence.no_input")))
        cells.append([name, text.exact(count), text.number(first, 2), text.number(total, 2)])
    columns = [text(f"chart.evidence.column.{c}") for c in ("grade", "inputs", "first", "total")]
    return Chart(
        figure(rows, 1.0, lines=1, most=len(GRADES) + 1, right=104),
        _evidence_sentence(found, text),
        Table(columns, cells),
    )


def _evidence_sentence(found: Study, text: Text) -> str:
    if nothing := unmoved(found, text):
        return nothing
    indices = found.evidence
    if indices is None:
        return text("chart.study.too_few", result=label(found.result, text))
    low, high = found.percentiles((5, 95))
    width = shown(float(high - low), found, text)
    if "assumption" not in found.grades:
        most = int(np.argmax(indices.first))
        grade, part = grade_name(found.grades[most], text), share(float(indices.first[most]), text)
        return text("chart.evidence.sentence.none", width=width, grade=grade, share=part)
    at = found.grades.index("assumption")
    first, total = share(float(indices.first[at]), text), share(float(indices.total[at]), text)
    return text(f"chart.evidence.sentence.{'one' if first == total else 'two'}", width=width, first=first, total=total)


def ranges(results: Results, text: Text) -> Chart:
    """How far each input may lie from its central value, those that matter most first."""
    found = study(results)
    inputs = [swing.input for swing in found.swings]
    spans = [_span(one) for one in inputs]
    left = min([-0.5, *(low for low, _ in spans[:MOST])])
    top = bound([high for _, high in spans[:MOST]], least=0.5) - left
    rows = []
    for one, (low, high) in zip(inputs[:MOST], spans, strict=False):
        says = text("chart.ranges.span", low=of_input(one.low, one, text), high=of_input(one.high, one, text))
        piece = bars.Piece(high - low, faint(ACCENT, 0.45), says, start=low - left, border=ACCENT)
        detail = f"{of_input(one.central, one, text)} ({says}) · {grade_name(one.grade, text)}"
        rows.append(bars.Bar(label(one.name, text), (piece,), detail=detail, mark=-left, mark_color=INK))
    columns = ("input", "low", "central", "high", "shape", "grade", "source")
    cells = [
        [
            label(one.name, text),
            of_input(one.low, one, text),
            of_input(one.central, one, text),
            of_input(one.high, one, text),
            text(f"chart.ranges.shape.{'fixed' if one.fixed else 'logarithmic' if one.logarithmic else 'linear'}"),
            grade_name(one.grade, text),
            f"{one.figure.source_title} ({one.figure.publisher})",
        ]
        for one in inputs
    ]
    head = [text(f"chart.ranges.column.{c}") for c in columns]
    return Chart(figure(rows, top, lines=2, right=4), _ranges_sentence(found, text), Table(head, cells))


def _span(one: Uncertain) -> tuple[float, float]:
    return (one.low / one.central - 1, one.high / one.central - 1) if one.central else (0.0, 0.0)


def _ranges_sentence(found: Study, text: Text) -> str:
    if not found.free:
        return text("chart.ranges.sentence.none", result=label(found.result, text))
    unsure = sum(one.grade == "assumption" for one in found.free)
    widest = max(found.free, key=lambda one: one.high / one.low if one.low > 0 else np.inf)
    return text(
        "chart.ranges.sentence.some",
        n=len(found.free),
        result=label(found.result, text),
        unsure=unsure,
        widest=label(widest.name, text),
        low=of_input(widest.low, widest, text),
        high=of_input(widest.high, widest, text),
    )
