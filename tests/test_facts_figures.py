"""Every figure has its source, and says what its source says."""

from __future__ import annotations

import re
import statistics
from typing import Any

import pytest

from explorer.facts import figure, figures, table

GRADES = {"law", "official", "press", "analyst", "derived", "assumption"}


def test_every_figure_has_source_unit_grade_and_date() -> None:
    for found in figures().values():
        assert found.source_title, found.id
        assert found.publisher, found.id
        assert found.unit, found.id
        assert found.as_of, found.id
        assert found.grade in GRADES, found.id
        assert found.url.startswith("http") or found.grade == "assumption", found.id
        assert found.measures.endswith("."), found.id
        assert found.note == "" or found.note.endswith("."), found.id


def test_every_figure_lies_in_its_range() -> None:
    for found in figures().values():
        assert found.low is None or found.low <= found.value, found.id
        assert found.high is None or found.value <= found.high, found.id


def test_shares_are_fractions_not_percentages() -> None:
    shares = [found for found in figures().values() if found.unit == "share"]
    assert len(shares) >= 8
    assert all(0 < found.value < 1 for found in shares)
    assert not any("%" in found.unit for found in figures().values())


def test_derived_figures_show_their_arithmetic() -> None:
    for found in figures().values():
        if found.grade == "derived":
            assert re.search(r"[/=:]", found.note), found.id


def test_assumptions_own_up() -> None:
    """What rests on nobody's publication is said to be an assumption, and the other way round."""
    for found in figures().values():
        if found.source_title == "Assumption of this explorer":
            assert found.grade == "assumption"


def test_law_is_what_the_regulation_says() -> None:
    cap = figure("union_capex_cap")
    assert (cap.value, cap.grade) == (0.17, "law")  # Article 12b(5)
    assert "computing infrastructure" in cap.note
    assert figure("states_match_min").value == 1  # Article 12b(5)
    assert figure("envelope_connecting").value == 0.32  # Article 5(1)
    assert figure("investeu_provisioning").value == 0.4  # Regulation (EU) 2021/523, Article 4(1)


def test_announcement_and_call_are_told_apart_by_unit() -> None:
    assert figure("announced_chips").unit == "chips"
    assert figure("call_lot2_chips_phase2").unit == "H100-equivalents"
    assert figure("announced_chips").value == figure("call_lot2_chips_phase2").value == 100_000


def test_call_adds_up() -> None:
    assert figure("call_public").value + figure("call_private").value == figure("call_total").value == 30
    assert figure("call_lot1_sites").value + figure("call_lot2_sites").value == figure("call_sites").value == 7
    # The Union's part, per project of lot 1 and lot 2, phases one and two [EUR bn]
    assert figure("call_union").value == pytest.approx(4 * (0.1 + 0.4) + 3 * (0.2 + 0.8))
    assert figure("call_union_current").value == pytest.approx(4 * 0.1 + 3 * 0.2)


def test_announcement_adds_up() -> None:
    assert figure("announced_private").value + figure("announced_topup").value == figure("announced_total").value


def test_power_overhead_is_the_mean_of_five_published_figures() -> None:
    tdp = {chip: table("chips").row(chip)["tdp_w"] / 1000 for chip in ("h100", "b200", "b300", "gb300", "gb200")}
    # IT power per chip [kW]: RAND; DGX B200 and B300, 8 chips; Epoch AI; GB200 rack of 72
    measured = {"h100": 1.419, "b200": 14.3 / 8, "b300": 14.5 / 8, "gb300": 2.2, "gb200": 132 / 72}
    ratios = [measured[chip] / tdp[chip] for chip in tdp]
    found = figure("power_overhead")
    assert found.value == pytest.approx(statistics.mean(ratios), abs=0.005)
    assert found.low == pytest.approx(min(ratios), abs=0.005)
    assert found.high == pytest.approx(max(ratios), abs=0.005)


def test_equipment_share_is_the_ratio_of_published_costs() -> None:
    share, building = figure("it_share_of_capex"), figure("construction_usd_per_mw").value
    assert share.value == pytest.approx(26.11 / (26.11 + building), abs=0.005)  # USD m/MW, Epoch AI
    assert share.low == pytest.approx(3.4 / (3.4 + 2.5), abs=0.005)  # USD m a rack, Bernstein


def test_parts_of_a_chip_come_from_bernsteins_shares() -> None:
    chips, network, storage = 0.39, 0.13, 0.014
    racks = 3.4 / (3.4 + 2.5)
    assert figure("network_ratio").value == pytest.approx(network / chips, abs=0.0005)
    assert figure("storage_ratio").value == pytest.approx(storage / chips, abs=0.0005)
    assert figure("server_ratio").value == pytest.approx((racks - chips - network - storage) / chips, abs=0.0005)


def modelled_cost(chip: str, price: str = "price_usd", building: float | None = None) -> float:
    """All-in cost of one commercial chip [USD], as the model puts it together."""
    row = table("chips").row(chip)
    equipment = 1 + sum(figure(f"{part}_ratio").value for part in ("server", "network", "storage"))
    per_mw = figure("construction_usd_per_mw").value if building is None else building
    return row[price] * equipment + per_mw * row["tdp_w"] * figure("power_overhead").value


def test_commercial_costs_are_within_five_percent_of_both_published_ones() -> None:
    assert modelled_cost("gb200") == pytest.approx(5_900_000 / 72, rel=0.05)  # Bernstein, USD 81,944 a chip
    assert modelled_cost("gb300") == pytest.approx(37_880 * 2.2, rel=0.05)  # Epoch AI, USD a kW x kW
    assert figure("commercial_cost_factor").value == 1


def test_commercial_range_runs_from_the_cheapest_parts_to_abilene() -> None:
    factor, abilene = figure("commercial_cost_factor"), table("clusters").row("abilene")
    cheapest = modelled_cost("gb300", "price_usd_low", figure("construction_usd_per_mw").low)
    reported = abilene["cost_usd_m"] * 1e6 / abilene["chip_count"]
    assert factor.low == pytest.approx(cheapest / modelled_cost("gb300"), abs=0.005)
    assert factor.high == pytest.approx(reported / modelled_cost("gb200"), abs=0.005)
    assert 60_000 < cheapest < reported < 140_000


def public_machines() -> list[dict[str, Any]]:
    return [dict(r) for r in table("clusters") if r["calibrates"] == "yes" and r["cost_group"] == "public"]


def test_public_cost_factor_is_the_median_of_four_reported_machines() -> None:
    ratios = {
        row["id"]: row["cost_usd_m"] * 1e6 / (row["chip_count"] * modelled_cost(row["price_chip"]))
        for row in public_machines()
    }
    assert set(ratios) == {"jupiter", "lumi_g", "frontier", "perlmutter"}
    found = figure("public_cost_factor")
    assert found.value == pytest.approx(statistics.median(ratios.values()), abs=0.005)
    assert found.low == pytest.approx(min(ratios.values()), abs=0.005)
    assert found.high == pytest.approx(max(ratios.values()), abs=0.005)


def test_cost_factors_never_rest_on_modelled_or_contract_values() -> None:
    used = [row for row in table("clusters") if row["calibrates"] == "yes"]
    assert used
    assert all(row["cost_basis"] == "reported" and row["cost_usd_m"] and row["chip_count"] for row in used)


def test_auditors_overstatement_is_131_of_503() -> None:
    assert figure("efsi_overstatement").value == pytest.approx(131 / 503, abs=0.005)  # EUR bn
