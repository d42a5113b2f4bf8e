"""Every figure and every row with a source stands in the ledger, with what its table says."""

from __future__ import annotations

import csv

import pytest

from explorer.facts import figures, table
from explorer.ledger import TABLES, Amount, Entry, entries, months_old, users_of, users_of_figures
from explorer.model import GRAPH
from explorer.paths import DATA
from explorer.scenario.inputs import inputs

BY_ID = {entry.id: entry for entry in entries()}


def test_ids_are_links_of_their_own() -> None:
    assert len(BY_ID) == len(entries())
    assert {entry.table for entry in entries()} == set(TABLES)


@pytest.mark.parametrize("name", TABLES)
def test_every_row_with_a_source_is_there(name: str) -> None:
    """Counted in the file itself: a row counts once for each of its sources."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    sources = [column for column in table(name).columns if column == "source_title" or column.endswith("_source")]
    assert sum(bool(row[column]) for row in rows for column in sources) == sum(
        entry.table == name for entry in entries()
    )


def test_every_figure_is_there_under_its_own_name() -> None:
    for identity, figure in figures().items():
        entry = BY_ID[f"f-{identity}"]
        assert entry.amounts == (Amount("value", figure.value, figure.low, figure.high, figure.unit),)
        assert (entry.as_of, entry.url, entry.grade) == (figure.as_of, figure.url, figure.grade)


def test_a_row_with_two_sources_is_two_entries() -> None:
    chip, price = BY_ID["chips-h100"], BY_ID["chips-h100-price"]
    assert chip.source_title == "Machine Learning Hardware dataset"
    assert Amount("tdp_w", 700.0, None, None, "W") in chip.amounts
    assert price.amounts == (Amount("price_usd", 23200.0, 20000.0, 27000.0, "USD"),)
    assert price.url == "https://github.com/epoch-research/ai-chip-counts"
    assert "price_usd" not in {amount.column for amount in chip.amounts}


@pytest.mark.parametrize(
    ("identity", "unit", "as_of"),
    [
        ("countries-AT-electricity", "EUR/MWh", "2024-S2"),
        ("countries-AT-population", "persons", "2026-01-01"),
        ("comparators-stargate_us", "USD bn", "2025-01"),
        ("clusters-alps", "chips", "2024-09"),
        ("prices-2021", "share", "2021"),
    ],
)
def test_units_and_dates_are_those_of_the_column_or_of_the_row(identity: str, unit: str, as_of: str) -> None:
    assert (BY_ID[identity].amounts[0].unit, BY_ID[identity].as_of) == (unit, as_of)


def test_a_note_on_one_source_is_not_said_of_another() -> None:
    assert BY_ID["countries-BE-cohesion"].note.startswith("Cohesion money")
    assert BY_ID["countries-BE-population"].note == ""


def test_who_uses_a_figure_is_found_in_the_wiring() -> None:
    assert "union_ceiling" in users_of_figures()["union_capex_cap"]
    assert "cap_17" in users_of_figures()["union_capex_cap"]  # a claim
    assert "pue" in users_of_figures()["pue"]  # an input that begins with it
    assert inputs()["pue"].default_figure == "pue"


def test_a_price_is_used_by_what_reads_prices() -> None:
    assert "chip_tdp" not in users_of(BY_ID["chips-h100-price"])
    electricity = users_of(BY_ID["countries-FI-electricity"])
    assert electricity
    assert not set(electricity) & set(users_of(BY_ID["countries-FI-population"])) - _whole_tables()


def _whole_tables() -> set[str]:
    """Quantities that hand the whole table of countries on."""
    columns = set(table("countries").columns)
    return {
        made.name for made in GRAPH.quantities.values() if "countries" in made.arguments and not made.words & columns
    }


@pytest.mark.parametrize(
    ("date", "months"),
    [
        ("2025-02-11", 21),
        ("2025-11-22", 12),
        ("2025-11-23", 11),  # a year to the day is not older than a year
        ("2025", 10),  # as late as it can mean: 31 December
        ("2025-H1", 16),
        ("2024-S2", 22),
        ("2025-Q3", 13),
        ("2025-10", 12),
        ("2026-11", 0),
        ("2028", 0),
    ],
)
def test_how_old_a_date_is_on_23_november_2026(date: str, months: int) -> None:
    """By the calendar; a page must not change with the reader's clock."""
    assert months_old(date, on="2026-11-23") == months


def test_what_is_no_date_is_refused() -> None:
    with pytest.raises(ValueError, match="soon"):
        months_old("soon")


def test_an_entry_is_a_value() -> None:
    assert isinstance(hash(BY_ID["f-pue"]), int)
    assert isinstance(BY_ID["f-pue"], Entry)
