"""Where the spread comes from: Sobol indices by input and by the evidence behind it, and the ranges themselves."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from explorer.ensemble import Study, Uncertain, study
from explorer.explain import GRADES, OWN
from explorer.findings.finding import Cell, Column, Finding, Table, plain
from explorer.findings.study import grade_name, index, name_of, of_input, share, shown, unmoved
from explorer.message import Message, Num, Says, say
from explorer.model import Results

_APART = 0.02  # what inputs do together is not told from less than this


@dataclass(frozen=True, slots=True)
class Explained:
    """The part of the spread of a result that an input, or all of a grade, explains: alone, and together with others."""

    of: str
    result: str
    first: float
    total: float
    inputs: int = 1

    @property
    def shares(self) -> dict[str, Num]:
        """Both parts in whole per cent of the spread: an index is an estimate, and may lie a little outside."""
        return {"first": share(self.first, self.result), "total": share(self.total, self.result)}


def sobol(results: Results) -> Finding:
    """The part of the spread that each input explains, alone and together with others, the largest first."""
    found = study(results)
    explained: list[Explained] = []
    rows: list[list[Cell]] = []
    if found.indices:
        for i in np.argsort(-found.indices.total):
            numbers = (found.indices.first, found.indices.first_within, found.indices.total, found.indices.total_within)
            first, first_within, total, total_within = (float(each[i]) for each in numbers)
            explained.append(Explained(found.free[i].name, found.result, first, total))
            rows.append(
                [
                    name_of(found.free[i].name),
                    *(index(each, found.result) for each in (first, first_within, total, total_within)),
                ]
            )
    heads = ("input", "first", "first_within", "total", "total_within")
    columns = [Column(say(f"chart.sobol.column.{head}")) for head in heads]
    return Finding(_sobol_says(found), Table(columns, rows), tuple(explained))


def _sobol_says(found: Study) -> Says:
    indices = found.indices
    if nothing := unmoved(found):
        return Says.of(nothing)
    if indices is None:
        return Says.of(say("chart.study.too_few", result=name_of(found.result)))
    most = int(np.argmax(indices.total))
    together = 1 - float(np.clip(indices.first, 0, 1).sum())
    noise = float(indices.first_within.max())
    key = "together" if together > max(noise, _APART) else "apart"
    return Says.of(
        say(
            "chart.sobol.sentence.some",
            input=name_of(found.free[most].name),
            first=share(float(indices.first[most]), found.result),
        ),
        say(f"chart.sobol.sentence.{key}", share=share(together, found.result)),
        say(
            "chart.sobol.sentence.design",
            n=plain(indices.n, write="exact", of=found.result),
            within=plain(max(math.ceil(100 * noise), 1), of=found.result, by="draws"),
        ),
    )


def evidence(results: Results) -> Finding:
    """The part of the spread that rests on each grade of evidence, assumptions last."""
    found = study(results)
    explained = tuple(_of_grade(grade, found) for grade in (*GRADES, OWN))
    heads = ("grade", "inputs", "first", "total")
    columns = [Column(say(f"chart.evidence.column.{head}")) for head in heads]
    rows: list[list[Cell]] = [
        [
            grade_name(each.of),
            plain(each.inputs, write="exact", of=found.result),
            index(each.first, each.result),
            index(each.total, each.result),
        ]
        for each in explained
    ]
    return Finding(Says.of(_evidence_says(found)), Table(columns, rows), explained if found.evidence else ())


def _of_grade(grade: str, found: Study) -> Explained:
    inputs = sum(one.grade == grade for one in found.free)
    if found.evidence is None or grade not in found.grades:
        return Explained(grade, found.result, 0.0, 0.0, inputs)
    at = found.grades.index(grade)
    return Explained(grade, found.result, float(found.evidence.first[at]), float(found.evidence.total[at]), inputs)


def _evidence_says(found: Study) -> Message:
    if nothing := unmoved(found):
        return nothing
    indices = found.evidence
    if indices is None:
        return say("chart.study.too_few", result=name_of(found.result))
    low, high = found.percentiles((5, 95))
    width = shown(float(high - low), found)
    if "assumption" not in found.grades:
        most = int(np.argmax(indices.first))
        part = share(float(indices.first[most]), found.result)
        return say("chart.evidence.sentence.none", width=width, grade=grade_name(found.grades[most]), share=part)
    at = found.grades.index("assumption")
    first, total = (share(float(each[at]), found.result) for each in (indices.first, indices.total))
    if first == total:
        return say("chart.evidence.sentence.one", width=width, first=first)
    return say("chart.evidence.sentence.two", width=width, first=first, total=total)


def ranges(results: Results) -> Finding:
    """How far each input may lie from its central value, those that matter most first."""
    found = study(results)
    inputs = tuple(swing.input for swing in found.swings)
    heads = ("input", "low", "central", "high", "shape", "grade", "source")
    columns = [Column(say(f"chart.ranges.column.{head}")) for head in heads]
    return Finding(Says.of(_ranges_says(found)), Table(columns, [_range(one) for one in inputs]), inputs)


def _range(one: Uncertain) -> list[Cell]:
    shape = "fixed" if one.fixed else "logarithmic" if one.logarithmic else "linear"
    return [
        name_of(one.name),
        *(of_input(end, one) for end in (one.low, one.central, one.high)),
        say(f"chart.ranges.shape.{shape}"),
        grade_name(one.grade),
        say("chart.ranges.source", title=one.figure.source_title, publisher=one.figure.publisher),
    ]


def _ranges_says(found: Study) -> Message:
    if not found.free:
        return say("chart.ranges.sentence.none", result=name_of(found.result))
    widest = max(found.free, key=lambda one: one.high / one.low if one.low > 0 else np.inf)
    return say(
        "chart.ranges.sentence.some",
        n=plain(len(found.free), of=found.result),
        result=name_of(found.result),
        unsure=plain(sum(one.grade == "assumption" for one in found.free), of=found.result),
        widest=name_of(widest.name),
        low=of_input(widest.low, widest),
        high=of_input(widest.high, widest),
    )
