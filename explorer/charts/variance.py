"""Where the spread comes from: Sobol indices by input and by the evidence behind it, and the ranges themselves."""

from __future__ import annotations

from explorer.charts import bars
from explorer.charts.chart import Drawn, Picture
from explorer.charts.study import figure
from explorer.charts.style import ACCENT, BAD, INK, SOFT, Said, bound, faint
from explorer.ensemble import Uncertain
from explorer.explain import GRADES, OWN
from explorer.findings import variance
from explorer.findings.finding import Finding
from explorer.findings.study import MOST, grade_name, name_of, of_input
from explorer.findings.variance import Explained
from explorer.message import say
from explorer.model import Results


def _row(name: Said, found: Explained, detail: Said = "", color: str = ACCENT) -> bars.Bar:
    first, total = (min(max(part, 0.0), 1.0) for part in (found.first, found.total))
    says = say("chart.sobol.value", **found.shares)
    pieces = (
        bars.Piece(first, color, says, start=0.0),
        bars.Piece(total - first, faint(color, 0.12), says, start=first, hatch=color, border=color),
    )
    return bars.Bar(name, pieces, found.shares["total"], detail=detail)


def _sobol(found: Finding, results: Results) -> Picture:
    explained: tuple[Explained, ...] = found.parts
    rows = [_row(name_of(each.of), each, say("chart.sobol.value", **each.shares)) for each in explained[:MOST]]
    return Picture(figure(rows, 1.0, lines=2, right=104))


sobol = Drawn(variance.sobol, _sobol, "sobol")


def _evidence(found: Finding, results: Results) -> Picture:
    explained: dict[str, Explained] = {each.of: each for each in found.parts}
    rows = [_grade(grade, explained.get(grade)) for grade in (*GRADES, OWN)]
    return Picture(figure(rows, 1.0, lines=1, most=len(GRADES) + 1, right=104))


def _grade(grade: str, found: Explained | None) -> bars.Bar:
    if found is None or not found.inputs:
        return bars.Bar(grade_name(grade), (), say("chart.evidence.no_input"))
    color = BAD if grade == "assumption" else SOFT if grade == OWN else ACCENT
    return _row(grade_name(grade), found, color=color)


evidence = Drawn(variance.evidence, _evidence, "evidence")


def _ranges(found: Finding, results: Results) -> Picture:
    inputs: tuple[Uncertain, ...] = found.parts[:MOST]
    spans = [_span(one) for one in inputs]
    left = min([-0.5, *(low for low, _ in spans)])
    top = bound([high for _, high in spans], least=0.5) - left
    rows = [_range(one, low - left, high - left, -left) for one, (low, high) in zip(inputs, spans, strict=True)]
    return Picture(figure(rows, top, lines=2, right=4))


def _range(one: Uncertain, low: float, high: float, mark: float) -> bars.Bar:
    span = say("chart.ranges.span", low=of_input(one.low, one), high=of_input(one.high, one))
    piece = bars.Piece(high - low, faint(ACCENT, 0.45), span, start=low, border=ACCENT)
    detail = say("chart.ranges.detail", central=of_input(one.central, one), span=span, grade=grade_name(one.grade))
    return bars.Bar(name_of(one.name), (piece,), detail=detail, mark=mark, mark_color=INK)


def _span(one: Uncertain) -> tuple[float, float]:
    """Both ends of a range, as parts of its central value from there."""
    return (one.low / one.central - 1, one.high / one.central - 1) if one.central else (0.0, 0.0)


ranges = Drawn(variance.ranges, _ranges, "ranges")
