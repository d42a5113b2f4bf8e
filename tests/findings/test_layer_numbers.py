"""Every number of the layered fund is what it says it is: its quantity has it, under the inputs that it names, and so do draws."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np
import pytest

from explorer.charts import CHARTS
from explorer.findings.finding import options_of
from explorer.findings.headlines.layered_fund import NOTES, headline
from explorer.message import Num, numbers
from explorer.model import GRAPH, Results, solve
from explorer.scenario import Scenario
from tests.findings.layered import ALL_LAYERS

SCENARIOS = (
    Scenario(),
    Scenario("announced_2025", failed_large_later=1),
    Scenario(**ALL_LAYERS, failed_large=2, failure_year=2036, failure_year_later=2031, failed_medium_later=3),
    Scenario(failed_large=0, bank_debt=0),
)


def within(node: Any) -> Iterator[Num]:
    """Every number of the parts of a finding."""
    if isinstance(node, Num):
        yield node
    elif isinstance(node, tuple | list):
        for each in node:
            yield from within(each)
    elif isinstance(node, dict):
        yield from within(list(node.values()))
    elif is_dataclass(node):
        yield from within([getattr(node, field.name) for field in fields(node)])


def all_numbers(results: Results) -> Iterator[Num]:
    for name, chart in CHARTS["layered_fund"].items():
        if name == "thread":
            continue
        for option in [(each,) for each in options_of(chart)] or [()]:
            found = chart.find(results, *option)  # type: ignore[attr-defined]
            yield from numbers(found.says)
            yield from numbers([column.head for column in found.table.columns])
            yield from numbers(found.table.rows)
            yield from within(found.parts)
    yield from numbers(headline(results))
    for note in NOTES.values():
        yield from numbers(note(results).says)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_number_is_what_it_says_it_is(scenario: Scenario) -> None:
    results = solve(scenario)
    changed = {"recovered": np.array([0.1, 0.8]), "default_probability": np.array([0.02, 0.3])}
    drawn = results.varied(**changed)
    single = [results.varied(**{name: float(x[i]) for name, x in changed.items()}) for i in range(2)]
    named = made = 0
    for num in all_numbers(results):
        if num.by:
            assert num.of in GRAPH.quantities or num.of in GRAPH.fields, num
        elif num.of:
            named += 1
            under = results.varied(**dict(num.under)) if num.under else results
            found = under[num.of]
            assert num.value == pytest.approx(float(found[num.at] if num.at else found), nan_ok=True), num
            assert num.unit == GRAPH.unit(num.of)
        elif num.make is not None:
            made += 1
            assert num.value == pytest.approx(float(num.make(results)), nan_ok=True), num
            try:
                draws = np.broadcast_to(num.make(drawn), 2)
            except TypeError:  # made for one scenario alone: it says so
                continue
            assert draws == pytest.approx([float(num.make(each)) for each in single], nan_ok=True), num
    assert named > 100
    assert made > 20
