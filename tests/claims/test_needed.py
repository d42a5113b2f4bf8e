"""What would have to be true is solved, not guessed: put it into the model and the claim just holds."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.claims import judged, needed
from explorer.claims.verdict import _wanted, margin
from explorer.model import GRAPH, solve
from explorer.scenario import Scenario, inputs

FOUND = [(v, need) for v in judged() for need in v.needs if need.value is not None or need.choices]


@pytest.mark.parametrize(("verdict", "need"), FOUND, ids=[f"{v.claim.id}-{n.lever}" for v, n in FOUND])
def test_a_solution_solves(verdict, need) -> None:  # type: ignore[no-untyped-def]
    claim, scenario = verdict.claim, Scenario.from_query(verdict.claim.scenario)
    low, _, high = _wanted(claim, solve(scenario))

    def kept(value: object) -> bool:
        answer = GRAPH.solve({**scenario.values, need.lever: value})[claim.quantity]
        return bool(margin(np.array([float(answer)]), claim.relation, low, high)[0] >= 0)

    for value in need.choices or [need.value]:
        assert kept(value)
    if need.value is not None and need.value != need.now and claim.relation != "positive":
        assert kept(need.now) == need.holds
        beyond = need.value + (need.value - need.now) * (1e-3 if need.holds else -1e-3)
        if need.lever in inputs() and inputs()[need.lever].kind == "integer":
            beyond = need.value + np.sign(need.value - need.now) * (1 if need.holds else -1)
        assert not kept(beyond)


def at_least(limit: float):  # type: ignore[no-untyped-def]
    return lambda answers: answers - limit


def test_the_money_that_four_sites_take() -> None:
    """4 x 100,000 chips at EUR 67,549.95 each: EUR 27.02bn."""
    need = needed(solve(Scenario("announced_2025")), "sites_affordable", "target", at_least(4.0))
    assert need.value == pytest.approx(27.01998, abs=1e-4)
    assert not need.holds


def test_no_number_of_chips_on_offer_makes_a_gigawatt() -> None:
    """100,000 GB200 draw 256.5 MW, 300,000 draw 769.5: the most that can be chosen is too little."""
    need = needed(solve(Scenario("announced_2025")), "power_facility_large_site", "chips_large", at_least(1000.0))
    assert not need.possible
    assert (need.low, need.high) == (0, 300_000)


def test_a_whole_number_is_rounded_to_the_side_that_holds() -> None:
    need = needed(solve(Scenario("announced_2025")), "power_facility_large_site", "chips_large", at_least(300.0))
    assert need.value == 116_960  # 300 MW / 2.565 kW a chip is 116,959.06


def test_of_a_choice_those_that_do_are_named() -> None:
    need = needed(solve(Scenario("announced_2025")), "chip_bf16", "chip", at_least(2500.0))
    assert set(need.choices) == {"gb300", "mi355x"}
    assert need.holds


def test_a_lever_without_a_range_is_refused() -> None:
    with pytest.raises(ValueError, match="no range"):
        needed(solve(Scenario()), "capex_total", "network_ratio", at_least(1.0))
