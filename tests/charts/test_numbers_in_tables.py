"""What stands as a number in a table is one: it leaves the page unrounded, with its unit."""

from __future__ import annotations

import re

from tests.charts.conftest import CASES, SCENARIOS, drawn
from tests.speaking import Said

# A sign, a currency, digits, a power of ten, and a unit of up to three words: "−€1.2 bn", "1/71,000", "USD 500 bn of 2025".
_NUMBER = re.compile(
    r"[+−-]?(?:[€$]|EUR |USD )?\d[\d,./]*(?:\s×\s10[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)?[%×]?(?:\s[^\s\d(]+){0,3}(?:\sof\s\d{4})?(?:\s\(.*\))?"
)
_DATE = re.compile(
    r"\d{4}-(?:\d{2}|Q\d)(?:-\d{2})?"
)  # "2026-07-30", "2025-Q4", and the years of a programme: "2021-27"


def test_every_cell_that_reads_as_a_number_knows_its_value() -> None:
    lost = [
        (case, scenario, cell)
        for case in CASES
        for scenario in SCENARIOS
        for row in drawn(scenario, *case).table.rows
        for cell in row
        if not isinstance(cell, Said) and _NUMBER.fullmatch(cell) and not _DATE.fullmatch(cell)
    ]
    assert not lost


def test_what_reads_as_a_number() -> None:
    for cell in (
        "2026",
        "9.6 hours",
        "+€13.6\xa0bn",
        "−133,000",
        "1/71,000",
        "USD 500 bn of 2025",
        "€27\xa0bn (€20.8\xa0bn to €47.3\xa0bn)",
    ):
        assert _NUMBER.fullmatch(cell), cell
    for cell in (
        "4-bit numbers (FP4)",
        "1HealthAI",
        "1% of the draws lie below",
        "76 answers for 60 sites in 16 states.",
        "Meta 100k",
    ):
        assert not _NUMBER.fullmatch(cell), cell


def test_a_number_in_words_of_its_own_keeps_value_and_unit() -> None:
    """The figures are those of ``data/comparators.csv`` and of the default's link."""
    stargate = drawn("called_2026", "compare", "comparators", "total").table.rows[1][1]
    assert (stargate, stargate.value, stargate.unit) == ("USD 500 bn of 2025", 500, "USD bn of 2025")
    job = drawn("called_2026", "access", "own_request", None).table.rows[3][1]
    assert (job, job.value, job.unit) == ("5 days", 5, "days")
    year = drawn("called_2026", "economics", "cash_flow", None).table.rows[0][0]
    assert (year, year.value, year.unit) == ("2026", 2026, "year")
