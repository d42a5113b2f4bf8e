"""What a chart rests on is found by watching it."""

from __future__ import annotations

from explorer.charts import CHARTS
from explorer.evidence.provenance import basis, basis_of_chart, sources, weakest
from explorer.model import solve
from explorer.scenario import Scenario
from explorer.speech import Text

TEXT = Text()


def test_a_number_rests_on_inputs_figures_and_tables() -> None:
    found = basis(["power_facility"])
    assert found.quantities == ("power_facility",)
    assert {"chip", "pue", "power_overhead", "sites_large"} <= set(found.inputs)
    assert "country" not in found.inputs  # power in MW is the same anywhere
    assert found.tables == ("chips",)


def test_the_law_on_the_chart_of_the_law() -> None:
    scenario = Scenario()
    found = basis_of_chart(CHARTS["funding_mix"]["law"], solve(scenario))
    assert "union_capex_cap" in found.figures
    assert {figure.id for figure in sources(found, scenario)} >= {"union_capex_cap"}
    assert weakest(found, scenario) == "assumption"  # how the Union's money is split among its programmes


def test_every_chart_rests_on_something() -> None:
    scenario = Scenario()
    results = solve(scenario)
    for charts in CHARTS.values():
        for name, function in charts.items():
            found = basis_of_chart(function, results)
            assert found.inputs or found.figures or found.tables, name


def test_what_the_reader_chose_has_no_source() -> None:
    own = Scenario(pue=1.4)
    before = {figure.id for figure in sources(basis(["power_facility"]), Scenario())}
    assert {figure.id for figure in sources(basis(["power_facility"]), own)} < before
