"""A number and its range as they are printed."""

from __future__ import annotations

import sys

import numpy as np
import pytest

from explorer.claims import Spread, spread
from explorer.evidence.bounds import Bounds, bounds
from explorer.model import GRAPH, solve
from explorer.scenario import Scenario
from explorer.speech import Text

NBSP = "\N{NO-BREAK SPACE}"
ANNOUNCED, CALLED = solve(Scenario("announced_2025")), solve(Scenario())


def test_a_range_is_that_of_the_verdicts() -> None:
    """EUR 27.02bn, 20.81 to 47.28, see tests/claims/test_verdicts.py; as a newspaper prints them."""
    assert bounds(ANNOUNCED, "capex_total", Text()) == Bounds(
        "range", f"€27{NBSP}bn", f"€20.8{NBSP}bn", f"€47.3{NBSP}bn"
    )


@pytest.mark.parametrize(
    ("name", "kind", "value"),
    [
        ("raised", "none", f"€30{NBSP}bn"),  # the reader's own amounts added up
        ("sites_total", "none", "7"),
        ("call_total", "none", f"€30{NBSP}bn"),  # a figure
        ("chip", "none", "gb300"),  # a choice
        ("country_amount", "many", "27"),
    ],
)
def test_what_has_no_range_says_so(name: str, kind: str, value: str) -> None:
    assert bounds(CALLED, name, Text()) == Bounds(kind, value)


def test_a_result_that_has_no_answer_at_one_end_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a year of payback where it may never come."""
    monkeypatch.setattr(
        sys.modules["explorer.evidence.bounds"], "spread", lambda results, name: Spread(27.0, float("nan"), 40.0)
    )
    assert bounds(ANNOUNCED, "capex_total", Text()) == Bounds("open", f"€27{NBSP}bn")


def test_every_quantity_can_be_quoted_and_is_rounded_alike() -> None:
    """Value and ends are written by one rounding: each printed number is within 0.6% of what it stands for, and they keep their order."""
    for name in GRAPH.quantities:
        found = bounds(CALLED, name, Text())
        assert found.value
        assert "nan" not in f"{found}"
        if found.kind != "range":
            assert (found.low, found.high) == ("", "")
        elif np.isfinite(CALLED[name]):
            whole = spread(CALLED, name)
            assert whole.low <= whole.value <= whole.high
            assert len({found.low, found.value, found.high}) > 1
