"""Every number in a sentence, a note or a table knows its quantity, and a number that says it is a value is that value."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from explorer.engine.view import chart_of
from explorer.evidence.bounds import Bounds, bounds, explained, names_of
from explorer.findings.finding import plain
from explorer.findings.sentences import headline, note
from explorer.html.markup import Page
from explorer.message import Num, numbers
from explorer.model import Results, solve
from explorer.pages.contents import PAGES
from explorer.scenario import Scenario, presets
from explorer.speech import Text

COUNTED = {"claims"}
"""What is counted and is no value of the model: nothing is behind its name."""
WAYS = {"draws", "place", "count", "part"}
SCENARIOS = [
    *(Scenario(preset) for preset in presets()),
    Scenario(chip="b200", pue=1.3, bank_debt=9, failed_large=1, failed_medium=2, failure_year=2033),
]


def told(results: Results) -> Iterator[tuple[str, Num]]:
    """Every number that a reader of the pages meets, and where."""
    said: dict[str, Any]
    for page in PAGES.values():
        if not page.live:
            continue
        said = {f"{page.id}: headline": headline(page.id, results)}
        said |= {f"{page.id}: note {name}": note(name, results, page.id).says for name in page.figures}
        for name, chart in page.chart_functions.items():
            for option in chart.options or (None,):
                found = chart_of(page, name, results, option).found
                said[f"{page.id}: {name} {option} says"] = found.says
                said[f"{page.id}: {name} {option} table"] = found.table
                said |= {
                    f"{page.id}: {name} {option} head {i}": column.head for i, column in enumerate(found.table.columns)
                }
                said |= {f"{page.id}: {name} {option} row {i}": row for i, row in enumerate(found.table.rows)}
        for where, each in said.items():
            yield from ((where, num) for num in numbers(each))


def fault(num: Num, results: Results) -> str:
    """What is wrong with a number; empty if nothing is."""
    if not num.of and num.make is None:
        return "loose"
    if num.of and not explained(num.of, results) and num.of not in COUNTED:
        return "of nothing that there is"
    if num.by:
        return "" if num.by in WAYS and num.of else "by no way that there is"
    if num.under:
        results = results.varied(**dict(num.under))
    found = num.make(results) if num.make is not None else _value(num, results)
    same = math.isclose(float(found), num.value, rel_tol=1e-12, abs_tol=1e-12)
    return "" if same or (math.isnan(float(found)) and math.isnan(num.value)) else f"is {found}"


def _value(num: Num, results: Results) -> float:
    if "/" in num.of:
        table, row, column = num.of.split("/")
        found = results[table].row(row)[column]
        return math.nan if found is None else float(found)
    return float(np.asarray(results[num.of])[num.at])


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.to_query() or "default")
def test_every_number_knows_what_it_is(scenario: Scenario) -> None:
    results = solve(scenario)
    every = list(told(results))
    faults = [(where, num, why) for where, num in every if (why := fault(num, results))]
    assert len(every) > 1_000
    assert not faults, "\n".join(f"{where}: {num!r} {why}" for where, num, why in faults[:40])


def test_a_fault_is_seen() -> None:
    results = solve(Scenario())
    cost = float(results["capex_total"])
    assert fault(Num(1.0), results) == "loose"
    assert fault(Num(1.0, of="no_such_thing"), results) == "of nothing that there is"
    assert fault(Num(1.0, of="clusters/no_such_row/power"), results) == "of nothing that there is"
    assert fault(Num(cost + 1, of="capex_total"), results).startswith("is ")
    assert fault(Num(cost + 1, make=lambda r: r["capex_total"]), results).startswith("is ")
    assert not fault(Num(cost, of="capex_total"), results)
    assert not fault(Num(cost + 1, of="capex_total", by="draws"), results)


def test_a_number_of_a_quantity_that_is_not_its_value_opens_the_quantity_and_has_no_range_of_its_own() -> None:
    results = solve(Scenario())
    num = plain(25.6, "EUR bn", of="capex_total", by="draws")
    assert names_of(num, results) == ("capex_total",)
    assert bounds(results, num) == Bounds("none", 25.6)
    assert 'data-explain="capex_total"' in Text().say(num, Page(results))


def test_what_is_only_counted_is_no_button() -> None:
    results = solve(Scenario())
    assert [name for name in COUNTED if explained(name, results)] == []
    assert Text().say(plain(37, of="claims"), Page(results)) == "37"
