"""What must hold whatever a reader chooses."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model import GRAPH, Results, solve
from explorer.scenario import Scenario, inputs
from tests.strategies import scenarios


def sums_to(amount: float) -> Any:
    """Equal but for the order in which the same amounts were added."""
    return pytest.approx(amount, abs=1e-9, rel=1e-12)


def same(a: Results, b: Results) -> bool:
    return all(np.array_equal(a[name], b[name], equal_nan=True) for name in GRAPH.quantities)


@given(scenarios())
def test_contributions_in_are_uses_out(scenario: Scenario) -> None:
    r = solve(scenario)
    assert r["grants"] + r["equity"] + r["loans"] == sums_to(r["raised"])
    assert r["sites_money_medium"] + r["sites_money_large"] + r["money_without_site"] == sums_to(r["raised"])
    assert r["guaranteed_loans"] + r["unguaranteed_loans"] == sums_to(r["loans"])
    assert r["public_cash"] + r["eib_cash"] + r["private_cash"] == sums_to(r["raised"])
    assert r["raised"] + r["gap"] == sums_to(r["target"])


@given(scenarios())
def test_shares_sum_to_one(scenario: Scenario) -> None:
    r = solve(scenario)
    if r["raised"] > 0:
        whole = r["union_share"] + r["states_share"] + r["eib_share"] + r["private_share"]
        assert whole == pytest.approx(1.0)
        assert r["union_share"] + r["states_share"] == pytest.approx(r["public_share"])
    assert r["state_weight"].sum() == pytest.approx(1.0)


@given(scenarios())
def test_what_countries_pay_adds_up_to_public_money(scenario: Scenario) -> None:
    r = solve(scenario)
    assert r["country_amount"].shape == (27,)
    assert r["country_amount"].sum() == pytest.approx(1000 * r["public_cash"])
    assert r["country_states_part"].sum() == pytest.approx(1000 * r["states_cash"])


@given(scenarios())
def test_capex_is_the_sum_of_its_parts_within_its_range(scenario: Scenario) -> None:
    r = solve(scenario)
    parts = sum(
        r[f"capex_{part}"] for part in ("accelerators", "servers", "network", "storage", "power_cooling", "buildings")
    )
    assert parts == pytest.approx(r["capex_total"])
    assert r["chips_total"] * r["capex_per_chip"] / 1e9 == pytest.approx(r["capex_total"])
    assert r["capex_total_low"] <= r["capex_total"] <= r["capex_total_high"]
    assert r["chips_affordable_low"] <= r["chips_affordable"] <= r["chips_affordable_high"]
    assert r["chips_affordable"] * r["capex_per_chip"] == pytest.approx(1e9 * r["target"])


@pytest.mark.parametrize("field", [name for name in inputs() if name.startswith(("chips_", "sites_"))])
@given(scenarios(), st.integers(1, 50_000))
def test_more_chips_never_mean_less(field: str, scenario: Scenario, more: int) -> None:
    high = inputs()[field].high
    assert high is not None
    before = solve(scenario)
    after = solve(scenario.replace(**{field: min(int(scenario[field]) + more, int(high))}))
    for name in ("chips_total", "h100e_total", "peak_bf16", "power_facility", "energy_year", "capex_total"):
        assert after[name] >= before[name]
    assert not after["interruptions_per_day"] < before["interruptions_per_day"]  # without sites there is none


@given(scenarios(), scenarios())
def test_a_pass_that_builds_on_another_equals_one_from_scratch_bit_for_bit(one: Scenario, other: Scenario) -> None:
    fresh = solve(one)
    assert same(solve(one), fresh)
    assert same(solve(one, solve(other)), fresh)


@given(scenarios())
def test_goodput_and_flags_stay_in_their_range(scenario: Scenario) -> None:
    r = solve(scenario)
    if r["chips_largest_site"] > 0:
        assert 0 <= r["goodput"] < 1
        assert r["checkpoint_interval"] > 0
    for name, made in GRAPH.quantities.items():
        if made.unit == "flag":
            assert np.all(np.isin(r[name], [0.0, 1.0]))


@given(scenarios())
def test_the_law_is_kept_where_there_is_room_and_broken_where_there_is_not(scenario: Scenario) -> None:
    r = solve(scenario)
    assert bool(r["cap_broken"]) == (r["union_cash"] > 0.17 * r["raised"] * scenario["computing_share"] + 1e-9)
    assert bool(r["match_broken"]) == (r["states_cash"] < r["union_cash"] - 1e-9)


def test_every_quantity_says_what_it_is_in_one_plain_line() -> None:
    for made in GRAPH.quantities.values():
        assert made.description.endswith("."), made.name
        assert len(made.description) < 110, made.name
        assert made.formula, made.name


def test_the_model_needs_no_more_than_numpy() -> None:
    script = (
        "import sys; from explorer.model import solve; from explorer.scenario import Scenario; solve(Scenario()); "
        "print(*sorted({name.partition('.')[0] for name in sys.modules} - set(sys.stdlib_module_names)))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = set(ran.stdout.split())
    assert not loaded & {"pandas", "plotly", "ipywidgets", "anywidget", "jinja2", "IPython"}
    assert {"explorer", "numpy"} <= loaded
