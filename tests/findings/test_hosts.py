"""Where power is cheap and clean."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest

from explorer.charts import hosts as drawings
from explorer.facts import table
from explorer.findings import hosts as finds
from explorer.findings.finding import Finding
from explorer.model import GRAPH, Results
from explorer.scenario import Scenario
from tests.findings.english import TEXT, heads, rows, spoken
from tests.plans import of


def figure(found: Finding, now: Results) -> dict[str, Any]:
    return drawings.host_countries.draw(found, now).figure


def test_cheaper_and_cleaner_countries_are_counted_each_for_itself() -> None:
    """By price [€/MWh] FI 50, SE 55.9, FR 74.6, BE 89.4, ES 97.4 ... IE 175.9, HU, PL, HR, CY 233.5; by carbon SE, FR, FI ... PL."""
    for country, words in {
        "FI": "no country would be cheaper, 2 countries cleaner.",
        "SE": "one country would be cheaper, no country cleaner.",
        "FR": "2 countries would be cheaper, one country cleaner.",
        "ES": "4 countries would be cheaper, 11 countries cleaner.",
        "PL": "24 countries would be cheaper, 26 countries cleaner.",
        "CY": "26 countries would be cheaper, 25 countries cleaner.",
    }.items():
        assert spoken(finds.host_countries(of(country=country))).endswith(words), country


def test_what_power_costs_and_emits() -> None:
    # 711 MW x 80% x 8,760 h = 4.98 TWh, at €97.4 a MWh and 153.6 g a kWh
    found = finds.host_countries(of(country="ES"))
    assert spoken(found).startswith(
        "If all sites stood in Spain, power would cost €485 m a year and emit 760 kt of CO₂; "
    )
    listed = {row[0]: row for row in rows(found)}
    assert len(listed) == 27
    assert listed["Spain"] == ["Spain", "97.4", "154", "485", "765"]
    assert listed["Finland"] == ["Finland", "50", "57.5", "249", "286"]
    assert [column.unit for column in found.table.columns][1:] == [
        "EUR/MWh",
        "gCO2e/kWh",
        "EUR m/year",
        "kt CO2e/year",
    ]
    heads = [TEXT.say(column.head) for column in found.table.columns]
    assert heads[1:] == ["Price", "Carbon", "Bill if all sites stood there", "Emissions"]
    finland = next(row for row in found.table.rows if row[0].row == "FI")
    assert (finland[3].of, finland[3].under) == ("energy_cost_year", (("country", "FI"),))


def test_without_chips_or_without_a_price() -> None:
    nothing = finds.host_countries(of(country="ES", sites_medium=0, sites_large=0))
    assert spoken(nothing) == "Without chips there is no power to buy in Spain."
    known = table("countries")
    for missing in ("electricity_eur_mwh", "gco2_kwh"):
        without = tuple(MappingProxyType({**row, missing: None}) if row["id"] == "ES" else row for row in known.rows)
        now = GRAPH.solve({**Scenario(country="ES").values, "countries": replace(known, rows=without)})
        found = finds.host_countries(now)
        assert spoken(found) == "For Spain no price or carbon of electricity is published."
        assert len(found.parts) == 26
        assert len(found.table.rows) == 27
        assert len(figure(found, now)["data"]) == 1


def test_the_chosen_country_stands_out_and_those_outside_the_call_are_rings() -> None:
    now = of(country="ES")
    drawn = figure(finds.host_countries(now), now)
    others, own = drawn["data"]
    assert "ES" not in others["text"]
    assert len(others["text"]) == len(others["textposition"]) == len(others["x"]) == 26
    at = {country: i for i, country in enumerate(others["text"])}
    assert (others["x"][at["FI"]], others["y"][at["FI"]]) == (50.0, 57.47)
    assert others["marker"]["color"][at["FI"]] == "@accent/0.55"
    assert others["textfont"]["color"][at["FI"]] == "@ink"
    assert others["marker"]["color"][at["BE"]] == "@card"
    assert others["textfont"]["color"][at["BE"]] == "@soft"
    assert (own["x"], own["y"]) == ([97.4], [153.6])
    assert TEXT.drawn(own["hovertext"][0]) == "<b>Spain</b><br>€97.4 a MWh, 154 g of CO₂ a kWh"
    assert TEXT.drawn(drawn["layout"]["annotations"][1]["text"]) == "<b>Spain</b>"


def test_a_name_stands_on_the_side_where_there_is_room() -> None:
    for country, anchor, shift in (("FI", "left", -8), ("CY", "right", 8)):
        now = of(country=country)
        drawn = figure(finds.host_countries(now), now)
        label = drawn["layout"]["annotations"][1]
        assert (label["xanchor"], label["xshift"]) == (anchor, shift)
        low, high = drawn["layout"]["xaxis"]["range"]
        assert low < 50 < 233.5 < high
        assert low >= 0


def test_letters_stand_above_unless_something_is_there() -> None:
    # on a plot of 280 by 316 px: a second point 14 px above the first takes the place of its letters, one 100 px away does not
    across, top = (0.0, 280.0), 316.0
    assert drawings._sides(((100.0, 100.0),), across, top) == ["top center"]
    assert drawings._sides(((100.0, 100.0), (100.0, 114.0)), across, top) == ["bottom center", "top center"]
    assert drawings._sides(((100.0, 100.0), (200.0, 114.0)), across, top) == ["top center", "top center"]
    around = ((100.0, 100.0), (100.0, 114.0), (100.0, 86.0))
    assert drawings._sides(around, across, top)[0] == "middle right"
    assert drawings._sides((*around, (116.0, 100.0)), across, top)[0] == "middle left"
    # the same, on axes of other units
    units = tuple((x / 2 + 50, y / 4) for x, y in around)
    assert drawings._sides(units, (50.0, 190.0), top / 4) == drawings._sides(around, across, top)


def test_letters_lie_on_no_other() -> None:
    """Boxes of 18 by 14 px around the letters, on a plot of 280 px: what overlaps is less than half of a box in all."""
    now = of(country="ES")
    drawn = figure(finds.host_countries(now), now)
    others = drawn["data"][0]
    (left, right), top = drawn["layout"]["xaxis"]["range"], drawn["layout"]["yaxis"]["range"][1]
    boxes = []
    for x, y, side in zip(others["x"], others["y"], others["textposition"], strict=True):
        dx, dy = drawings._OFFSETS[side]
        boxes.append(((x - left) / (right - left) * 280 + dx, (1 - y / top) * 316 + dy, 9.0, 7.0))
    crowded = sum(drawings._overlap(a, b) for i, a in enumerate(boxes) for b in boxes[:i])
    assert crowded < 126
    assert drawings._overlap((0, 0, 9, 7), (10, 4, 8, 6)) == 7 * 9
    assert drawings._overlap((10, 4, 8, 6), (0, 0, 9, 7)) == 7 * 9
    assert drawings._overlap((0, 0, 9, 7), (18, 0, 9, 7)) == drawings._overlap((0, 0, 9, 7), (0, -14, 9, 7)) == 0
    assert drawings._overlap((0, 0, 9, 7), (30, 0, 9, 7)) == drawings._overlap((0, 0, 9, 7), (0, 40, 9, 7)) == 0
    assert drawings._OFFSETS["top center"][1] < 0 < drawings._OFFSETS["bottom center"][1]
    assert drawings._OFFSETS["middle left"][0] < 0 < drawings._OFFSETS["middle right"][0]


@pytest.mark.parametrize(("column", "unit"), [(1, "EUR/MWh"), (2, "gCO2e/kWh")])
def test_a_cell_knows_its_row(column: int, unit: str) -> None:
    cell = finds.host_countries(of()).table.rows[0][column]
    assert cell.of == f"countries/AT/{('electricity_eur_mwh', 'gco2_kwh')[column - 1]}"
    assert cell.unit == unit


def test_heads_and_axes_say_what_they_measure() -> None:
    now = of()
    found = finds.host_countries(now)
    assert heads(found) == [
        "Country",
        "Price [€ a MWh]",
        "Carbon [g CO₂ a kWh]",
        "Bill if all sites stood there [€ m a year]",
        "Emissions [kt CO₂ a year]",
    ]
    layout = figure(found, now)["layout"]
    assert spoken(layout["annotations"][0]["text"]) == "grams of CO₂ a kWh"
    assert spoken(layout["xaxis"]["title"]["text"]) == "price of electricity, € a MWh"
    assert [spoken(tick) for tick in layout["xaxis"]["ticktext"]] == [
        f"{tick:g}" for tick in layout["xaxis"]["tickvals"]
    ]
    assert [spoken(tick) for tick in layout["yaxis"]["ticktext"]] == ["0", "200", "400", "600"]
