"""What the answers stand on: how many of the numbers behind each are law, published or assumed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from explorer.explain import GRADES, OWN, leaves
from explorer.findings.finding import Cell, Column, Finding, Table, plain
from explorer.message import Message, Num, Says, say
from explorer.model import Results

#: One answer a question of the explorer, in the order of its pages.
ANSWERS = (
    "public_share",
    "expected_pool_loss",
    "gpt4_days",
    "capex_total",
    "project_irr",
    "public_hours",
    "frontier_lag",
)
#: Grades that are shown as one, as the marks of the page do.
KINDS = {
    "sure": ("law", "official"),
    "told": ("press", "analyst", "derived"),
    "assumed": ("assumption",),
    "own": (OWN,),
}


@dataclass(frozen=True, slots=True)
class Footing:
    """How many of the numbers behind an answer are of each grade."""

    answer: str
    counts: Counter[str]

    @property
    def name(self) -> Message:
        """What the answer is called."""
        return say(f"chart.footing.answer.{self.answer}")

    @property
    def kinds(self) -> dict[str, Num]:
        """How many there are of each kind."""
        return _kinds(self.counts, self.answer)


def footing(results: Results) -> Finding:
    """Numbers behind each answer, by how sure they are."""
    behind = {name: leaves(results.explain(name)) for name in ANSWERS}
    found = tuple(Footing(name, Counter(grades.values())) for name, grades in behind.items())
    every = {key: grade for grades in behind.values() for key, grade in grades.items()}
    counts = Counter(every.values())
    n = {"n": plain(len(every), write="exact", of="figures"), "answers": plain(len(ANSWERS), of="answers")}
    says = say(f"chart.footing.sentence.{'own' if counts[OWN] else 'given'}", **n, **_kinds(counts, "figures"))
    grades = (*GRADES, OWN)
    columns = [Column(say("chart.footing.column")), *(Column(say(f"grade.{grade}")) for grade in grades)]
    rows: list[list[Cell]] = [
        [each.name, *(plain(each.counts[grade], write="exact", of=each.answer) for grade in grades)] for each in found
    ]
    return Finding(Says.of(says), Table(columns, rows), found)


def _kinds(counts: Counter[str], of: str) -> dict[str, Num]:
    def total(grades: Iterable[str]) -> Num:
        return plain(sum(counts[grade] for grade in grades), write="exact", of=of)

    return {kind: total(grades) for kind, grades in KINDS.items()}
