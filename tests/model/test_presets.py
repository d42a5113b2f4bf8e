"""What the presets say, in numbers that can be checked by hand."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.facts import table
from explorer.model import Results, solve
from explorer.scenario import Scenario, presets


@pytest.fixture(params=list(presets()))
def any_preset(request: pytest.FixtureRequest) -> Results:
    return solve(Scenario(request.param))


def test_the_call_raises_30_billion_six_for_each_euro_of_the_union() -> None:
    call = solve(Scenario("called_2026"))
    assert call["union_cash"] == 5.0
    assert call["public_cash"] == 10.0
    assert call["private_cash"] == 20.0
    assert call["raised"] == 30.0
    assert call["gap"] == 0.0
    assert call["multiplier_effect"] == 6.0
    assert call["multiplier_audited"] == pytest.approx(4.44)  # auditors found 26% too much in the EU's earlier plan
    assert call["leverage_effect"] == 4.0  # 20 of the 30 are to be paid back
    assert call["taxpayers_of_ten"] == pytest.approx(10 / 3)


def test_the_call_keeps_the_law_just() -> None:
    call = solve(Scenario("called_2026"))
    assert call["union_share_computing"] == pytest.approx(5 / 30)
    assert call["union_ceiling"] == pytest.approx(5.1)
    assert (call["cap_broken"], call["match_broken"]) == (0, 0)
    assert call["match_ratio"] == 1.0
    # counted on computing equipment alone, 69% of the investment, the same money is above the ceiling
    assert call["union_share_it_only"] == pytest.approx(5 / (30 * 0.69))


def test_the_call_is_for_600000_h100_equivalents() -> None:
    call = solve(Scenario("called_2026"))
    assert call["h100e_total"] == 600_000
    assert call["chips_total"] == pytest.approx(600_000 * 989.4 / 2500)  # GB300: 2,500 TFLOP/s against 989.4
    assert call["h100e_medium_sites"] == call["h100e_large_sites"] == 300_000
    assert call["sites_money_medium"] == call["sites_money_large"] == 15.0
    assert call["money_per_site_large"] == 5.0


def test_the_least_the_call_asks_in_chips_is_below_the_least_it_asks_in_power() -> None:
    call = solve(Scenario("called_2026"))
    assert call["power_it_large_site"] == pytest.approx(39_576 * 1.4 * 1.71 / 1000)  # 95 MW
    assert (call["power_floor_large"], call["power_floor_large_met"]) == (150.0, 0.0)
    assert (call["power_floor_medium"], call["power_floor_medium_met"]) == (120.0, 0.0)
    first = solve(Scenario("phase_one"))
    assert (first["power_floor_medium"], first["power_floor_medium_met"]) == (15.0, 1.0)


def test_phase_one_is_a_fifth_of_the_money_and_a_third_of_the_compute() -> None:
    first = solve(Scenario("phase_one"))
    assert (first["union_cash"], first["states_cash"], first["raised"]) == (1.0, 1.0, 6.0)
    assert first["h100e_total"] == 4 * 25_000 + 3 * 40_000


def test_the_announcement_counts_chips_not_equivalents() -> None:
    announced = solve(Scenario("announced_2025"))
    assert announced["chips_total"] == 400_000
    assert announced["h100e_total"] == pytest.approx(400_000 * 2500 / 989.4)  # a million, not 400,000
    assert announced["raised"] == 20.0
    assert announced["union_share_computing"] == pytest.approx(0.175)
    assert announced["cap_broken"] == 1  # by the law of 2026, which did not exist yet
    assert announced["guaranteed_loans"] == 1.0
    assert announced["unguaranteed_loans"] == 5.5
    assert announced["union_equity"] == pytest.approx(0.3 * 3.5)


def test_the_announcements_multiplier_depends_on_what_is_counted() -> None:
    announced = solve(Scenario("announced_2025"))
    assert announced["multiplier_effect"] == pytest.approx(20 / 4.5)  # 3.5 in cash and 1.0 guaranteed
    assert announced["multiplier_provisioned"] == pytest.approx(20 / 3.9)  # 0.4 is set aside for the guarantee


def test_law_ceiling_is_exactly_at_the_ceiling_and_keeps_it() -> None:
    ceiling = solve(Scenario("law_ceiling"))
    assert ceiling["union_share_computing"] == pytest.approx(0.17, abs=1e-9)
    assert ceiling["raised"] == pytest.approx(30.0)
    assert (ceiling["cap_broken"], ceiling["match_broken"]) == (0, 0)
    assert solve(Scenario("law_ceiling", next_budget=4.11))["cap_broken"] == 1
    assert solve(Scenario("law_ceiling", national_budgets=5.09))["match_broken"] == 1


def test_all_public_breaks_the_ceiling_and_mostly_private_is_far_below() -> None:
    public = solve(Scenario("all_public"))
    assert (public["public_share"], public["private_share"]) == (1.0, 0.0)
    assert (public["cap_broken"], public["match_broken"]) == (1, 0)
    assert public["cap_headroom"] == pytest.approx(5.1 - 10)
    private = solve(Scenario("mostly_private"))
    assert (private["cap_broken"], private["match_broken"]) == (0, 0)
    assert private["multiplier_effect"] == pytest.approx(60.0)


def test_each_preset_meets_its_target(any_preset: Results) -> None:
    assert any_preset["raised"] == pytest.approx(any_preset["target"])


def test_a_training_run_of_gpt4_takes_days_not_months() -> None:
    call = solve(Scenario("called_2026"))
    speed = 39_576 * 2500e12 * 0.404 * call["goodput"]
    assert call["largest_site_flops"] == pytest.approx(speed)
    assert call["gpt4_days"] == pytest.approx(2.1e25 / speed / 86_400)
    assert call["run_flop"] == pytest.approx(speed * 90 * 86_400)
    assert call["largest_model_parameters"] == pytest.approx((call["run_flop"] / 120) ** 0.5)
    assert call["largest_model_tokens"] == pytest.approx(20 * call["largest_model_parameters"])


def test_energy_bill_emissions_and_water_of_one_gigawatt() -> None:
    # one GW of facility power at a PUE of 1.25 for 80% of the year: 7.008 TWh
    year = solve(Scenario(country="ES", pue=1.25, load_factor=0.8))
    per_gw = 1000 / year["power_facility"]
    spain = table("countries").row("ES")
    assert year["energy_year"] * per_gw == pytest.approx(7.008)
    assert year["energy_cost_year"] * per_gw == pytest.approx(7.008 * spain["electricity_eur_mwh"])
    assert year["emissions_year"] * per_gw == pytest.approx(7.008 * spain["gco2_kwh"])
    assert year["water_year"] * per_gw == pytest.approx(7.008 / 1.25 * 0.58)


def test_states_in_the_call_share_the_states_part_and_all_27_the_unions() -> None:
    call = solve(Scenario("called_2026", state_key="gdp", state_group="call"))
    members = np.array([row["in_call"] == "yes" for row in table("countries")])
    assert members.sum() == 18
    assert np.all(call["country_states_part"][~members] == 0)
    assert np.all(call["country_union_part"] > 0)
    gdp = np.asarray(table("countries").column("gdp_eur_bn"))
    germany = [row["id"] for row in table("countries")].index("DE")
    assert call["country_union_part"][germany] == pytest.approx(5000 * gdp[germany] / gdp.sum())


def test_a_plan_without_money_or_sites_has_no_shares_but_no_error() -> None:
    nothing = dict.fromkeys(
        [
            *("digital_europe", "horizon_europe", "connecting_europe", "next_budget", "national_budgets"),
            *(
                "cohesion",
                "eib_loans",
                "eib_equity",
                "industry_equity",
                "bank_debt",
                "sites_medium",
                "sites_large",
            ),
        ],
        0,
    )
    empty = solve(Scenario().replace(**nothing))
    assert (empty["raised"], empty["chips_total"], empty["capex_total"]) == (0, 0, 0)
    for name in (
        "public_share",
        "multiplier_effect",
        "match_ratio",
        "money_per_site_large",
        "goodput",
        "gpt4_days",
    ):
        assert np.isnan(empty[name])
    assert (empty["cap_broken"], empty["match_broken"], empty["budget_enough"]) == (0, 0, 1)


def test_money_without_a_site_is_shown_as_such() -> None:
    homeless = solve(Scenario(sites_medium=0, sites_large=0))
    assert (homeless["money_without_site"], homeless["sites_money_medium"]) == (30.0, 0.0)


def test_cost_by_part_for_one_gb300() -> None:
    # USD 36,700 a chip; servers 10.8%, network 33.3%, storage 3.6% of it; 2.394 kW a chip at USD 11.77m a MW
    call = solve(Scenario("called_2026"))
    usd = 36_700 * (1 + 0.108 + 0.333 + 0.036) + 11.77e6 * 2.394e-3
    assert call["capex_per_chip"] == pytest.approx(usd / 1.16)
    assert call["capex_total"] == pytest.approx(usd / 1.16 * 237_456 / 1e9)
    assert call["capex_per_chip_low"] == pytest.approx(0.77 * usd / 1.16)
    assert call["capex_per_chip_high"] == pytest.approx(1.75 * usd / 1.16)
    assert call["capex_per_mw"] == pytest.approx(call["capex_total"] * 1000 / call["power_it"])
    public = solve(Scenario("called_2026", cost_group="public"))
    assert public["capex_per_chip"] == pytest.approx(0.6 * usd / 1.16)
