"""What shares return if sites may fail: every case with its chance, beside the return of the expected cash flow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from explorer.findings.finding import Cell, Column, Finding, Table, alone, plain, readings, value
from explorer.findings.layers import LEAST, has_shares, nothing, without
from explorer.message import Num, Says, say
from explorer.model import Results
from explorer.model.hurdle import Cases, cases_of, first_part_for_return, sizes
from explorer.model.normal import Array

_LEVELS = (0.01, 0.05, 0.1)  # parts of the cases, the worst of which the table asks for


@dataclass(frozen=True, slots=True)
class Returns:
    """Every return of the shares above the first loss, and its chance.

    Attributes
    ----------
    rates, chances
        Return of each case in which sites fail, where there is a single one, and its probability.
    none
        Probability that no site fails.
    expected, unharmed, asked
        Return on the expected cash flow, that if no site fails, and the one asked for.
    """

    rates: Array
    chances: Array
    none: Num
    expected: Num
    unharmed: Num
    asked: Num


@readings("now", "needed")
def share_returns(results: Results, view: str) -> Finding:
    """How likely each return of the shares above the first loss is: with the layers as they are, or with the first loss needed."""
    columns = [Column(say(f"chart.share_returns.column.{name}")) for name in ("what", "return")]
    why = nothing(results)
    if not why and not has_shares(results):
        why = say("chart.share_returns.no_shares")
    if why:
        return without(why, columns)
    case = _case(results, view)
    if not (np.isfinite(case.expected) and np.isfinite(case.unharmed)):
        return without(say("chart.share_returns.several"), columns)

    def number(make: Callable[[Case], float]) -> Num:
        return Num(float(make(case)), "share", make=alone(lambda r: make(_case(r, view))))

    asked, expected, unharmed = (
        value(results, "required_return"),
        number(lambda c: c.expected),
        number(lambda c: c.unharmed),
    )
    below, lost = _chance(case.below(case.asked - 1e-9)), _chance(case.below(0.0))
    sentence = say(
        f"chart.share_returns.sentence.{case.key}",
        size=plain(case.size, "EUR bn", of="layer_first_loss", by="place"),
        expected=expected,
        unharmed=unharmed,
        lost=lost,
        below=below,
        hurdle=asked,
    )
    measures = {
        "expected": expected,
        "mean": number(lambda c: c.mean),
        "unharmed": unharmed,
        "asked": asked,
        "below": below,
        "lost": lost,
        **({"unknown": _chance(case.unknown)} if case.unknown > 0 else {}),
    }
    rows: list[list[Cell]] = [[say(f"chart.share_returns.row.{name}"), num] for name, num in measures.items()]
    for level in _LEVELS:
        head = say("chart.share_returns.row.worst", share=plain(level, "share", of="failure_chances", by="place"))
        rows.append([head, number(partial(Case.worst, level=level))])
    found = Returns(case.rates[1:], case.chances[1:], _chance(case.chances[0]), expected, unharmed, asked)
    return Finding(Says.of(sentence), Table(columns, rows), found)


@dataclass(frozen=True, slots=True)
class Case:
    """What the shares above the first loss return, with a first loss of some size.

    Attributes
    ----------
    key
        What is said of it.
    size
        Size of the first loss [EUR bn].
    rates, chances
        Returns where there is a single one, and their probabilities; the first is that no site fails.
    unknown
        Probability that there is no single one.
    expected, unharmed, asked
        Return on the expected cash flow, that if no site fails, and the one asked for.
    """

    key: str
    size: float
    rates: Array
    chances: Array
    unknown: float
    expected: float
    unharmed: float
    asked: float

    @property
    def mean(self) -> float:
        """Mean return of the cases where there is a single one."""
        return float(self.rates @ self.chances) / (1 - self.unknown)

    def below(self, limit: float) -> float:
        """Probability of a return below a limit."""
        return float(self.chances[self.rates < limit].sum())

    def worst(self, level: float) -> float:
        """Return that is not reached in the worst cases that make up `level`."""
        return quantile(self.rates, self.chances, level)


def _case(results: Any, view: str) -> Case:
    cases, shares = cases_of(results), float(results["layer_sizes"][:2].sum())
    first, key = _first(results, cases, shares, view)
    rates = cases.returns(first)
    known = np.isfinite(rates)
    return Case(
        key,
        first * shares,
        rates[known],
        cases.chances[known],
        float(cases.chances[~known].sum()),
        float(cases.expected_return(first)),
        float(rates[0]),
        float(results["required_return"]),
    )


def _first(results: Any, cases: Cases, shares: float, view: str) -> tuple[float, str]:
    """The part of the shares that loses first, and what is said of it."""
    if view == "needed":
        found = first_part_for_return(cases, float(results["required_return"]))
        return (float(sizes()[-1]), "most") if found.why_not else (found.first, "needed")
    first = float(results["layer_first_loss"]) / shares
    if first > 1 - LEAST:
        return 0.0, "all_first"  # nobody stands above it: what the public shares themselves return
    return first, "now"


def _chance(chance: float) -> Num:
    """Probability of some of the cases: no range is added up for it, which could pass 0 or 1."""
    return plain(chance, "share", of="failure_chances", by="part")


def quantile(rates: Array, chances: Array, level: float) -> float:
    """Return that is not reached in the worst cases that make up `level`."""
    order = np.argsort(rates, kind="stable")
    at = int(np.searchsorted(np.cumsum(chances[order]), level))
    return float(rates[order][min(at, len(order) - 1)])
