"""Chips, countries, machines, inputs and presets hold together."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.facts import figure, table

PRESETS = [
    "called_2026",
    "announced_2025",
    "phase_one",
    "law_ceiling",
    "all_public",
    "mostly_private",
    "layered_example",
]
MONEY = [
    "digital_europe",
    "horizon_europe",
    "connecting_europe",
    "next_budget",
    "national_budgets",
    "cohesion",
    "eib_loans",
    "eib_equity",
    "industry_equity",
    "bank_debt",
]


def scenario_of(preset: str) -> dict[str, str]:
    """Every input with the value it has in a preset."""
    values = {row["name"]: row["default"] for row in table("inputs")}
    return values | {row["field"]: row["value"] for row in table("presets") if row["preset"] == preset}


def test_h100_is_dense_not_sparse() -> None:
    """NVIDIA's data sheet prints 1,979 TFLOP/s, which holds only for half-empty matrices."""
    assert table("chips").row("h100")["bf16_tflops"] == 989.4


def test_no_chip_gains_more_than_its_precision_allows() -> None:
    """Halving the bits at most doubles the dense rate, or a sparse rate has slipped in.

    NVIDIA's Ultra chips triple FP4, AWS' and Microsoft's chips quadruple FP8: published as dense.
    """
    exceptions = {("b300", "fp4"), ("gb300", "fp4"), ("trainium3", "fp8"), ("maia_200", "fp8")}
    for row in table("chips"):
        for fine, coarse in (("fp8", "bf16"), ("fp4", "fp8")):
            above, below = row[f"{fine}_tflops"], row[f"{coarse}_tflops"]
            if above and below and (row["id"], fine) not in exceptions:
                assert above / below < 2.2, row["id"]


def test_selectable_chips_can_be_computed_with() -> None:
    chosen = [row for row in table("chips") if row["selectable"] == "yes"]
    assert {"h100", "gb200", "gb300"} <= {row["id"] for row in chosen}
    for row in chosen:
        assert None not in (row["bf16_tflops"], row["tdp_w"], row["price_usd"]), row["id"]
        assert row["price_grade"] not in ("", "assumption")
        assert row["price_source"]


def test_chip_prices_lie_in_their_range() -> None:
    for row in table("chips"):
        if row["price_usd"] and row["price_usd_low"]:
            assert row["price_usd_low"] <= row["price_usd"] <= row["price_usd_high"], row["id"]
        assert (row["price_usd"] is None) == (row["price_grade"] == "")


def test_training_runs_lie_in_their_range() -> None:
    for row in table("training_runs"):
        assert row["flop_low"] <= row["training_flop"] <= row["flop_high"], row["id"]


@pytest.mark.parametrize(
    ("id", "run"),
    [("gpt4_flop", "gpt_4"), ("llama405_flop", "llama_3_1_405b"), ("deepseek_v3_flop", "deepseek_v3")],
)
def test_named_runs_agree_with_the_table(id: str, run: str) -> None:
    row, found = table("training_runs").row(run), figure(id)
    assert (found.value, found.low, found.high) == (row["training_flop"], row["flop_low"], row["flop_high"])


def test_there_are_27_member_states_and_18_in_the_call() -> None:
    countries = table("countries")
    assert len(countries) == 27
    assert sum(row["in_call"] == "yes" for row in countries) == 18
    assert countries.row("GR")["name"] == "Greece"  # ISO, not Eurostat's EL
    assert 440e6 < np.sum(countries.column("population")) < 460e6


def test_unchecked_cohesion_envelopes_are_assumptions() -> None:
    grades = {row["id"]: row["cohesion_grade"] for row in table("countries")}
    assert sum(grade == "assumption" for grade in grades.values()) == 15
    assert (grades["ES"], grades["RO"]) == ("official", "assumption")
    assert np.sum(table("countries").column("cohesion_eur_bn")) < figure("envelope_cohesion").value


def test_electricity_price_is_that_of_the_largest_published_band() -> None:
    bands = {row["id"]: row["electricity_band"] for row in table("countries")}
    assert sum(band == "IG" for band in bands.values()) == 17
    assert table("countries").row("SE")["electricity_eur_mwh"] == 55.9  # band IG, 2024-S2
    assert (bands["HR"], bands["LU"]) == ("IE", "IE")


def test_default_country_is_the_call_state_nearest_the_median() -> None:
    """Among states of the call with a price for the largest consumers, by price and carbon alike."""
    countries = table("countries")
    price, carbon = (float(np.median(countries.column(c))) for c in ("electricity_eur_mwh", "gco2_kwh"))
    distance = {
        row["id"]: abs(row["electricity_eur_mwh"] / price - 1) + abs(row["gco2_kwh"] / carbon - 1)
        for row in countries
        if row["in_call"] == "yes" and row["electricity_band"] == "IG"
    }
    assert min(distance, key=distance.__getitem__) == table("inputs").row("country")["default"] == "ES"


def test_there_are_19_ai_factories_in_three_rounds() -> None:
    waves = [row["wave"] for row in table("ai_factories")]
    assert [waves.count(wave) for wave in (1, 2, 3)] == [7, 6, 6]
    assert len({row["country"] for row in table("ai_factories")}) == 16


def test_clusters_and_factories_point_to_rows_that_exist() -> None:
    chips = set(table("chips").column("id"))
    for row in table("clusters"):
        assert {row["chip"], row["price_chip"]} - {""} <= chips, row["id"]


def test_cluster_peaks_are_chips_times_dense_rate() -> None:
    for row in table("clusters"):
        if row["peak_basis"] == "chips x dense BF16" and row["chip"] and row["chip"] != "gb200":
            peak = row["chip_count"] * table("chips").row(row["chip"])["bf16_tflops"] / 1e6
            assert row["peak_bf16_eflops"] == pytest.approx(peak, rel=0.01, abs=0.001), row["id"]


def test_whole_envelopes_are_the_figures_of_the_same_name() -> None:
    whole = {row["input"]: row["envelope_eur_bn"] for row in table("programmes") if row["whole"] == "yes"}
    assert whole == {
        "digital_europe": figure("envelope_dep").value,
        "horizon_europe": figure("envelope_horizon").value,
        "connecting_europe": figure("envelope_connecting").value,
        "next_budget": figure("envelope_next_budget").value,
        "investeu_guarantee": figure("envelope_investeu_guarantee").value,
        "cohesion": figure("envelope_cohesion").value,
    }


def test_inputs_are_complete() -> None:
    for row in table("inputs"):
        if row["kind"] == "choice":
            assert row["choices"], row["name"]
        else:
            assert row["unit"], row["name"]
            assert row["low"] <= float(row["default"]) <= row["high"], row["name"]
            assert 0 < row["step"] <= row["high"] - row["low"]


def test_defaults_equal_the_figures_they_name() -> None:
    named = [row for row in table("inputs") if row["default_figure"]]
    assert len(named) >= 15
    for row in named:
        found = figure(row["default_figure"])
        assert float(row["default"]) == found.value, row["name"]
        assert row["grade"] == found.grade, row["name"]


def test_a_slider_covers_the_range_of_its_figure() -> None:
    for row in table("inputs"):
        if row["default_figure"]:
            found = figure(row["default_figure"])
            assert found.low is None or row["low"] <= found.low, row["name"]
            assert found.high is None or found.high <= row["high"], row["name"]


def test_presets_are_the_documented_ones() -> None:
    assert list(dict.fromkeys(table("presets").column("preset"))) == PRESETS


def test_presets_use_known_inputs_within_their_range() -> None:
    for row in table("presets"):
        known = table("inputs").row(row["field"])
        if known["kind"] != "choice":
            assert known["low"] <= float(row["value"]) <= known["high"], row
            assert known["kind"] == "number" or float(row["value"]).is_integer(), row
        elif not known["choices"].startswith("table:"):
            assert row["value"] in known["choices"].split(), row
        else:
            assert table(known["choices"].removeprefix("table:")).row(row["value"])


def test_chosen_chips_are_selectable() -> None:
    for preset in PRESETS:
        assert table("chips").row(scenario_of(preset)["chip"])["selectable"] == "yes"


def test_a_preset_value_equals_the_figure_it_names() -> None:
    for row in table("presets"):
        if row["figure"]:
            assert float(row["value"]) == figure(row["figure"]).value, row
            assert row["grade"] == figure(row["figure"]).grade, row
        else:
            assert row["note"], row


def test_default_preset_is_the_default_of_every_input() -> None:
    for row in table("presets"):
        if row["preset"] == "called_2026":
            assert row["value"] == table("inputs").row(row["field"])["default"], row["field"]


@pytest.mark.parametrize("preset", PRESETS)
def test_the_money_of_a_preset_reaches_its_target(preset: str) -> None:
    values = scenario_of(preset)
    assert sum(float(values[source]) for source in MONEY) == pytest.approx(float(values["target"]))


def test_union_pays_exactly_17_percent_at_the_ceiling() -> None:
    values = scenario_of("law_ceiling")
    union = sum(float(values[source]) for source in MONEY[:4])
    assert union == pytest.approx(5.1)
    assert union / float(values["target"]) == pytest.approx(figure("union_capex_cap").value)
    assert float(values["national_budgets"]) == pytest.approx(5.1)


def test_announced_scenario_is_public_by_35_percent() -> None:
    values = scenario_of("announced_2025")
    public = sum(float(values[source]) for source in MONEY[:6])
    assert public / float(values["target"]) == pytest.approx(figure("announced_public_share").value)
