"""Charts as workbooks: real numbers, live formulas, the scenario and the sources."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from explorer.export.cells import columns
from explorer.export.formulas import FORMULAS, formulas
from explorer.export.workbook import workbook
from explorer.scenario import inputs
from tests.charts.conftest import CASES, SCENARIOS, table_of
from tests.export.conftest import CHANGED, LIVE, TEXT, extract

HEADS = 7  # the row of the heads of data


def cells(sheet: Worksheet) -> dict[str, object]:
    return {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None}


@pytest.mark.parametrize("page", LIVE)
def test_every_number_is_one_and_every_formula_says_what_it_gives(page: str) -> None:
    whole = extract(page, CHANGED)
    book = load_workbook(io.BytesIO(workbook(whole)), data_only=True)
    assert book.sheetnames == [*(piece.name for piece in whole.pieces), "scenario", "sources"]
    for piece in whole.pieces:
        rows = list(book[piece.name].iter_rows(min_row=HEADS + 1, values_only=True))
        heads = [cell.value for cell in book[piece.name][HEADS]]
        for column in columns(piece.table, TEXT):
            said = [row[heads.index(column.head)] for row in rows][: len(column.cells)]
            numbers = [(at, cell) for at, cell in enumerate(said) if isinstance(cell, float | int)]
            assert dict(numbers) == pytest.approx(
                {at: n for at, n in enumerate(column.numbers) if n is not None}, rel=1e-15
            ), piece.name


def test_the_scenario_and_the_sources_stand_in_sheets_of_their_own() -> None:
    book = load_workbook(io.BytesIO(workbook(extract("funding_mix", CHANGED, "envelopes"))))
    assert book.sheetnames == ["data", "scenario", "sources"]
    heads, *rows = book["scenario"].iter_rows(values_only=True)
    by_name = {row[0]: dict(zip(heads, row, strict=True)) for row in rows}
    assert list(by_name) == list(inputs())
    assert (by_name["bank_debt"]["Value"], by_name["bank_debt"]["Changed"], by_name["bank_debt"]["Evidence"]) == (
        7.3,
        "yes",
        "your choice",
    )
    assert (by_name["target"]["Value"], by_name["target"]["Changed"], by_name["target"]["Unit"]) == (20, "no", "EUR bn")
    assert by_name["chip"]["In words"] == "B200"
    heads, *rows = book["sources"].iter_rows(values_only=True)
    dep = next(dict(zip(heads, row, strict=True)) for row in rows if row[0] == "envelope_dep")
    assert (dep["Value"], dep["Unit"], dep["Publisher"], dep["Evidence"]) == (8.168, "EUR bn", "EUR-Lex", "law")


def test_a_share_is_computed_in_the_sheet() -> None:
    sheet = load_workbook(io.BytesIO(workbook(extract("funding_mix", "", "flow"))))["data"]
    assert sheet["E8"].value == "=D8/SUM(D$8:D$14)"
    assert sheet["E8"].number_format == "0.0%"
    assert sheet["D8"].value == 0.5


def test_every_rule_is_live_somewhere() -> None:
    live = {(name, rule): False for name, rules in FORMULAS.items() for rule in rules}
    for case in CASES:
        for scenario in ("called_2026", "announced_2025", "layered_example"):
            found = columns(table_of(scenario, *case), TEXT)
            numbers = [list(row) for row in zip(*(column.numbers for column in found), strict=True)]
            at = {column for _, column in formulas(case[1], numbers, lambda *_: "A1")}
            for rule in FORMULAS.get(case[1], ()):
                live[case[1], rule] |= rule.column % len(found) in at
    assert all(live.values()), [key for key, is_live in live.items() if not is_live]
    assert {"layered_example"} <= set(SCENARIOS)


def test_an_office_program_computes_the_same(office: Callable[[Path, str], Path], tmp_path: Path) -> None:
    """Every kind of formula in one book, without what they gave, so that LibreOffice has to compute."""
    pages = ("funding_mix", "layered_fund", "economics", "claims", "gigafactory")
    pieces = tuple(
        {piece.name: piece for page in pages for piece in extract(page).pieces if piece.name in FORMULAS}.values()
    )
    given = workbook(replace(extract("funding_mix"), pieces=pieces))
    book = load_workbook(io.BytesIO(given))
    formulas_in = {
        sheet.title: [at for at, value in cells(sheet).items() if str(value).startswith("=")] for sheet in book
    }
    assert sum(map(len, formulas_in.values())) == 98
    book.save(tmp_path / "bare.xlsx")  # openpyxl keeps the formulas and drops their results
    computed = load_workbook(office(tmp_path / "bare.xlsx", "xlsx"), data_only=True)
    known = load_workbook(io.BytesIO(given), data_only=True)
    for name, places in formulas_in.items():
        for at in places:
            assert computed[name][at].value == pytest.approx(known[name][at].value, rel=1e-12), (name, at)
