"""A number and its range: the same for verdicts, citations and everything else."""

from __future__ import annotations

import sys

import numpy as np
import pytest

from explorer.claims import Spread, spread
from explorer.evidence.bounds import LEADS, Bounds, bounds, lead_of, names_of
from explorer.findings.finding import alone, cell, changed, derived, plain, value
from explorer.message import Num
from explorer.model import GRAPH, solve
from explorer.scenario import Scenario
from explorer.speech import Text

NBSP = "\N{NO-BREAK SPACE}"
ANNOUNCED, CALLED = solve(Scenario("announced_2025")), solve(Scenario())


def test_a_range_is_that_of_the_verdicts() -> None:
    """EUR 27.02bn, 20.81 to 47.28, see tests/claims/test_verdicts.py; as a newspaper prints them."""
    found = bounds(ANNOUNCED, value(ANNOUNCED, "capex_total"))
    assert found.kind == "range"
    assert [Text().write(x, "EUR bn") for x in (found.value, found.low, found.high)] == [
        f"€27{NBSP}bn",
        f"€20.8{NBSP}bn",
        f"€47.3{NBSP}bn",
    ]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("raised", "none"),  # the reader's own amounts added up
        ("sites_total", "none"),
        ("call_total", "none"),  # a figure
    ],
)
def test_what_has_no_range_says_so(name: str, kind: str) -> None:
    assert bounds(CALLED, value(CALLED, name)) == Bounds(kind, float(CALLED[name]))


def test_a_row_of_values_has_no_one_range() -> None:
    assert bounds(CALLED, Num(float("nan"), of="country_amount")) == Bounds("many", 27)


def test_a_result_that_has_no_answer_at_one_end_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a year of payback where it may never come."""
    monkeypatch.setattr(
        sys.modules["explorer.evidence.bounds"], "spread", lambda results, name: Spread(27.0, float("nan"), 40.0)
    )
    assert bounds(ANNOUNCED, value(ANNOUNCED, "capex_total")).kind == "open"


def test_what_follows_from_two_quantities_has_a_range_of_its_own() -> None:
    """Power of one site of seven: a seventh of the whole, at both ends."""
    whole = bounds(CALLED, value(CALLED, "power_facility"))
    part = bounds(CALLED, derived(CALLED, lambda r: r["power_facility"] / 7, "MW"))
    assert (part.kind, part.value) == ("range", pytest.approx(whole.value / 7))
    assert part.low < part.value < part.high
    assert names_of(derived(CALLED, lambda r: r["power_it"] / r["sites_total"], "MW"), CALLED) == (
        "power_it",
        "sites_total",
    )


def test_a_number_that_is_found_one_draw_at_a_time_has_the_same_range() -> None:
    whole = bounds(CALLED, derived(CALLED, lambda r: r["power_facility"] * 1.0, "MW"))
    single = bounds(CALLED, derived(CALLED, lambda r: float(r["power_facility"]), "MW"))
    assert (single.low, single.high) == (pytest.approx(whole.low), pytest.approx(whole.high))


def test_a_place_in_a_row_and_a_number_under_another_input() -> None:
    layer = bounds(CALLED, value(CALLED, "layer_expected_loss", 1))
    assert layer.value == float(CALLED["layer_expected_loss"][1])
    assert layer.kind in {"range", "none"}
    other = changed(CALLED, "energy_cost_year", country="PL")
    assert bounds(CALLED, other).value == float(CALLED.varied(country="PL")["energy_cost_year"])


def test_a_cell_of_the_data_has_the_range_that_stands_beside_it() -> None:
    """H100: USD 23,200, 20,000 to 27,000, in data/chips.csv."""
    assert bounds(CALLED, cell(CALLED, "chips", "h100", "price_usd", "USD")) == Bounds("range", 23200, 20000, 27000)
    assert bounds(CALLED, cell(CALLED, "chips", "h100", "tdp_w", "W")).kind == "none"


def test_a_count_has_no_range_and_names_what_was_counted() -> None:
    found = plain(3, of="clusters")
    assert bounds(CALLED, found).kind == "none"
    assert names_of(found, CALLED) == ("clusters",)


def test_every_quantity_can_be_quoted() -> None:
    for name in GRAPH.quantities:
        if np.ndim(CALLED[name]):
            continue
        found = bounds(CALLED, value(CALLED, name))
        if found.kind == "range":
            whole = spread(CALLED, name)
            assert whole.low <= whole.value <= whole.high
            assert (found.low, found.high) == (whole.low, whole.high)
        else:
            assert np.isnan(found.low)
            assert np.isnan(found.high)


def test_what_is_found_for_one_scenario_alone_is_asked_one_draw_at_a_time() -> None:
    """It would read draws as something else: here the first of them as the whole."""
    row = derived(CALLED, alone(lambda r: np.atleast_1d(r["power_facility"])[0]), "MW")
    assert bounds(CALLED, row) == bounds(CALLED, derived(CALLED, lambda r: r["power_facility"], "MW"))


def test_how_a_number_comes_from_what_explains_it() -> None:
    results = solve(Scenario())
    for num, lead in [
        (value(results, "raised"), None),
        (changed(results, "energy_cost_year", country="PL"), None),
        (value(results, "revenue_years", 3), "one"),
        (derived(results, lambda r: r["raised"] / r["target"], "share"), "made"),
        (plain(0.8, "share", of="utilisation", by="place"), "place"),
        (plain(3, of="raised"), "count"),
    ]:
        assert lead_of(num) == lead, num
    assert len({Text()(f"chain.lead.{lead}") for lead in LEADS}) == len(LEADS)  # and each has words of its own
