"""What shares return if sites may fail: every case with its chance, beside the return of the expected cash flow."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from explorer.findings.finding import Cell, Column, Finding, Table, plain, readings, value
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
    cases, shares = cases_of(results), float(results["layer_sizes"][:2].sum())
    first, key = _first(results, cases, shares, view)
    rates, expected = cases.returns(first), float(cases.expected_return(first))
    if not (np.isfinite(expected) and np.isfinite(rates[0])):
        return without(say("chart.share_returns.several"), columns)
    known = np.isfinite(rates)
    unknown = float(cases.chances[~known].sum())
    rates, chances = rates[known], cases.chances[known]
    asked = value(results, "required_return")
    none = _share(chances[0])
    found = Returns(rates[1:], chances[1:], none, _share(expected), _share(rates[0]), asked)
    mean = _share(float(rates @ chances) / (1 - unknown))
    below, lost = (_share(chances[rates < limit].sum()) for limit in (asked.value - 1e-9, 0.0))
    sentence = say(
        f"chart.share_returns.sentence.{key}",
        size=Num(first * shares, "EUR bn"),
        expected=found.expected,
        unharmed=found.unharmed,
        lost=lost,
        below=below,
        hurdle=asked,
    )
    measures = {
        "expected": found.expected,
        "mean": mean,
        "unharmed": found.unharmed,
        "asked": asked,
        "below": below,
        "lost": lost,
        **({"unknown": _share(unknown)} if unknown > 0 else {}),
    }
    rows: list[list[Cell]] = [[say(f"chart.share_returns.row.{name}"), num] for name, num in measures.items()]
    for level in _LEVELS:
        head = say("chart.share_returns.row.worst", share=plain(level, "share"))
        rows.append([head, _share(quantile(rates, chances, level))])
    return Finding(Says.of(sentence), Table(columns, rows), found)


def _first(results: Results, cases: Cases, shares: float, view: str) -> tuple[float, str]:
    """The part of the shares that loses first, and what is said of it."""
    if view == "needed":
        found = first_part_for_return(cases, float(results["required_return"]))
        return (float(sizes()[-1]), "most") if found.why_not else (found.first, "needed")
    first = float(results["layer_first_loss"]) / shares
    if first > 1 - LEAST:
        return 0.0, "all_first"  # nobody stands above it: what the public shares themselves return
    return first, "now"


def _share(x: float) -> Num:
    return Num(float(x), "share")


def quantile(rates: Array, chances: Array, level: float) -> float:
    """Return that is not reached in the worst cases that make up `level`."""
    order = np.argsort(rates, kind="stable")
    at = int(np.searchsorted(np.cumsum(chances[order]), level))
    return float(rates[order][min(at, len(order) - 1)])
