"""The verdict on each claim: computed from the model, its range and what was said later; nothing of it is typed.

A claim *holds* if it agrees with the whole range of the model's answer, and *holds if* it agrees with a part of it.
"About" agrees where the answer lies within a tenth of the claim, or in the range that the claim's own source gives.
It is *superseded* if something else was said later on the same matter, and *not checkable* if the model has no answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from explorer.claims.needed import Need, needed
from explorer.claims.spread import Spread, spread
from explorer.explain import Node
from explorer.facts import FactsError, table
from explorer.model import GRAPH, Results
from explorer.scenario import Scenario

UNNAMED = {"positive": 0.0, "all": 1.0}
"""Relations that need no figure for what is claimed: that there is some, and that it is all (a share of one)."""

KINDS = ("holds", "holds_if", "superseded", "not_checkable", "does_not_hold")
ABOUT = 0.1  # "about" is within a tenth
_SAME = 1e-9  # as part of the value: amounts that differ by less are one amount
_INTO = {("GW", "MW"): 1e3, ("MW IT", "MW"): 1.0}  # units of a claim in those of the model


@dataclass(frozen=True, slots=True)
class Claim:
    """One row of the table of claims; see ``data/datapackage.json`` for what each column means."""

    id: str
    claim: str
    who: str
    date: str
    matter: str
    quantity: str
    relation: str
    claimed: str
    levers: tuple[str, ...]
    scenario: str
    later: str
    page: str
    source_title: str
    publisher: str
    source_date: str
    url: str
    grade: str
    note: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the model says of a claim.

    Attributes
    ----------
    kind
        One of `KINDS`.
    own
        The verdict on the claim as it was made, whatever was said later.
    answer
        The model's answer with its range; None if there is none.
    claimed
        The value that was claimed, in the unit of the answer; not a number if none was.
    by
        The later claim that supersedes it; None if none does.
    now
        The answer in the later scenario, for a claim that a scenario supersedes; not a number if none does.
    needs
        What would have to be true.
    leaves, assumed
        How many figures and choices the answer comes from, and how many of them are assumptions.
    """

    claim: Claim
    kind: str
    own: str
    answer: Spread | None
    claimed: float
    by: Claim | None = None
    now: float = float("nan")
    needs: tuple[Need, ...] = ()
    leaves: int = 0
    assumed: int = 0


@cache
def claims() -> tuple[Claim, ...]:
    """Every claim, in the order of the table.

    Raises
    ------
    FactsError
        If a row names a quantity, lever or scenario that is not there, or has a relation to nothing.
    """
    return tuple(_claim(row, line) for line, row in enumerate(table("claims"), start=2))


def _claim(row: Mapping[str, str], line: int) -> Claim:
    made = Claim(**{**row, "levers": tuple(row["levers"].split())})  # type: ignore[arg-type]

    def refuse(column: str, reason: str) -> FactsError:
        return FactsError("claims.csv", line, column, reason)

    for column, names in (
        ("quantity", [made.quantity]),
        ("claimed", [made.claimed]),
        ("levers", made.levers),
    ):
        for name in filter(None, names):
            if name not in GRAPH.quantities and name not in GRAPH.fields and name not in GRAPH.figures:
                raise refuse(column, f"no quantity, input or figure is called {name!r}")
    if made.relation and not made.quantity:
        raise refuse("quantity", "a relation needs a quantity")
    if made.relation and (made.relation in UNNAMED) == bool(made.claimed):
        raise refuse("claimed", f"{made.relation!r} needs {'no' if made.claimed else 'a'} claimed value")
    for column, query in (("scenario", made.scenario), ("later", made.later)):
        wrong = Scenario.nearest(query)[1]
        if wrong:
            raise refuse(column, str(wrong[0]))
    return made


def judged(figures: Mapping[str, float] | None = None) -> tuple[Verdict, ...]:
    """The verdict on every claim.

    Parameters
    ----------
    figures
        Other values for some figures: what if they were wrong?
    """
    return _judged(tuple(sorted((figures or {}).items())))


@cache
def _judged(figures: tuple[tuple[str, float], ...]) -> tuple[Verdict, ...]:
    solved: dict[str, Results] = {}

    def results_of(query: str) -> Results:
        if query not in solved:
            scenario = Scenario.from_query(query)
            solved[query] = GRAPH.solve({**scenario.values, **dict(figures)}, given=scenario.given)
        return solved[query]

    return tuple(_verdict(claim, results_of(claim.scenario), results_of(claim.later)) for claim in claims())


def _verdict(claim: Claim, results: Results, later: Results) -> Verdict:
    answer = spread(results, claim.quantity) if claim.quantity else None
    low, value, high = _wanted(claim, results)
    if not claim.relation or answer is None or not np.isfinite([answer.value, answer.low, answer.high]).all():
        return Verdict(claim, "not_checkable", "not_checkable", answer, value)
    own = standing(answer, claim.relation, low, high)
    needs = tuple(
        needed(results, claim.quantity, lever, lambda answers: margin(answers, claim.relation, low, high))
        for lever in claim.levers
    )
    by = _superseding(claim, results)
    kind, now = own, float("nan")
    if by is not None:
        kind = "superseded"
    elif claim.later and own == "holds":
        after = spread(later, claim.quantity)
        if standing(after, claim.relation, low, high) != "holds":
            kind, now = "superseded", after.value
    grades = _grades(results.explain(claim.quantity))
    assumed = sum(grade == "assumption" for grade in grades.values())
    return Verdict(claim, kind, own, answer, value, by, now, needs, len(grades), assumed)


def _grades(node: Node) -> dict[tuple[str, ...], str]:
    """Evidence grade of each figure and choice at the end of a chain."""
    if not node.children:
        return {(node.name, *node.columns): node.grade} if node.grade else {}
    return {leaf: grade for child in node.children for leaf, grade in _grades(child).items()}


def _wanted(claim: Claim, results: Results) -> tuple[float, float, float]:
    """Low end, value and high end of what was claimed, in the unit of the answer."""
    if not claim.claimed:
        return (UNNAMED.get(claim.relation, float("nan")),) * 3
    units = (results.unit(claim.claimed), results.unit(claim.quantity) if claim.quantity else "")
    scale = _INTO.get(units, 1.0)
    value = float(results[claim.claimed]) * scale
    figure = results.graph.figures.get(claim.claimed)
    if claim.relation != "about":
        return value, value, value
    if figure is None or figure.low is None or figure.high is None or figure.value * scale != value:
        return value * (1 - ABOUT), value, value * (1 + ABOUT)
    return figure.low * scale, value, figure.high * scale


def margin(answers: NDArray[np.float64], relation: str, low: float, high: float) -> NDArray[np.float64]:
    """How far answers keep a claim: zero or more where they do."""
    slack = _SAME * max(abs(low), abs(high))
    if relation in ("at_least", "all"):
        return answers - low + slack
    if relation == "at_most":
        return high - answers + slack
    if relation == "positive":
        return np.where(answers > _SAME, answers, -1.0)  # a difference of sums may leave a last digit
    return np.minimum(answers - low, high - answers) + slack


def standing(answer: Spread, relation: str, low: float, high: float) -> str:
    """Whether a claim agrees with all of an answer's range, with a part of it or with nothing of it."""
    kept = margin(np.array([answer.low, answer.value, answer.high]), relation, low, high) >= 0
    if relation == "about":
        if kept[1]:
            return "holds"
        return "holds_if" if answer.low <= high and answer.high >= low else "does_not_hold"
    return "holds" if kept.all() else "holds_if" if kept.any() else "does_not_hold"


def _superseding(claim: Claim, results: Results) -> Claim | None:
    """The last claim on the same matter that says something else."""
    said = [other for other in claims() if claim.matter and other.matter == claim.matter and other.claimed]
    later = [other for other in said if other.date > claim.date and not _same(other, claim, results)]
    return max(later, key=lambda other: other.date, default=None)


def _same(one: Claim, other: Claim, results: Results) -> bool:
    """Whether two claims are of one amount: a hundred thousand chips are not as many H100-equivalents."""
    if results.unit(one.claimed) != results.unit(other.claimed):
        return False
    return bool(np.isclose(float(results[one.claimed]), float(results[other.claimed]), rtol=_SAME))


def counts(verdicts: tuple[Verdict, ...]) -> Mapping[str, int]:
    """How many claims there are of each kind of verdict."""
    return MappingProxyType({kind: sum(verdict.kind == kind for verdict in verdicts) for kind in KINDS})
