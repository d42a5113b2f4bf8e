"""Charts as an XLSX workbook: their tables with real numbers and live formulas, the scenario, and the sources.

XlsxWriter writes what each formula gives beside it, so that a viewer that does not compute shows the numbers too; and the same workbook
gives the same bytes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from explorer.about import __date__
from explorer.export.cells import Filed, columns
from explorer.export.extract import Extract, Piece
from explorer.export.formulas import formulas
from explorer.export.ledgers import INPUT_HEADS, SOURCE_HEADS, Row, input_rows, source_rows
from explorer.export.packed import packed

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook, Worksheet

_TOP = 6  # rows above the heads of a table of data
_WIDEST, _NARROWEST = 60, 9  # of a column [characters]
_HEAD = 22  # characters of a head in one line
_LONGEST_NAME = 31  # of a sheet, says Excel
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SCALED = 1e15


def workbook(extract: Extract) -> bytes:
    """The workbook of one chart or of several: a sheet of data each, then the scenario and the sources."""
    from xlsxwriter.workbook import Workbook

    out = io.BytesIO()
    made = Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    made.set_properties(
        {
            "title": extract.name,
            "comments": extract.link,
            "created": datetime.fromisoformat(__date__),
        }
    )
    styles = _Styles(made)
    for piece in extract.pieces:
        name = "data" if len(extract.pieces) == 1 else piece.name[:_LONGEST_NAME]
        _data(made.add_worksheet(name), extract, piece, styles)
    text = extract.text
    _ledger(
        made.add_worksheet("scenario"),
        [text(f"download.input.{head}") for head in INPUT_HEADS],
        input_rows(extract),
        styles,
    )
    _ledger(
        made.add_worksheet("sources"),
        [text(f"download.source.{head}") for head in SOURCE_HEADS],
        source_rows(extract),
        styles,
    )
    made.close()
    return packed(out.getvalue())


class _Styles:
    """Formats of a workbook, each made once."""

    def __init__(self, made: Workbook) -> None:
        self._made = made
        self._known: dict[tuple[tuple[str, Any], ...], Any] = {}

    def __call__(self, **properties: Any) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._known:
            self._known[key] = self._made.add_format(
                {"font_name": "Arial", "font_size": 10, "valign": "top", **properties}
            )
        return self._known[key]


def _data(sheet: Worksheet, extract: Extract, piece: Piece, styles: _Styles) -> None:
    from xlsxwriter.utility import xl_rowcol_to_cell

    found = columns(piece.table, extract.text)
    places = _places(found)
    lines = (
        piece.title,
        piece.sentence,
        piece.below_numbers,
        extract.stands,
        extract.link,
    )
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, line, styles(bold=row == 0, **({"font_size": 14} if row == 0 else {})))

    def cell(row: int, column: int, held: str) -> str:
        return str(
            xl_rowcol_to_cell(
                _TOP + 1 + row, places[column % len(found)], row_abs=held == "row", col_abs=held == "column"
            )
        )

    numbers = [list(row) for row in zip(*(column.numbers for column in found), strict=True)]
    live = formulas(piece.name, numbers, cell)
    for at, (column, place) in enumerate(zip(found, places, strict=True)):
        _head(sheet, place, column.head, column.shown, styles, right=column.numeric)
        for row, value in enumerate(column.cells):
            style = styles(num_format=_format(column, row), align="right" if column.numeric else "left")
            if (row, at) in live:
                formula, given = live[row, at]
                sheet.write_formula(_TOP + 1 + row, place, formula, style, given)
            else:
                _write(sheet, _TOP + 1 + row, place, value, style, styles)
        if column.units:
            _head(sheet, place + 1, extract.text("download.unit_of", column=column.name), column.units, styles)
            for row, unit in enumerate(column.units):
                sheet.write_string(_TOP + 1 + row, place + 1, unit, styles())
    longest = max(len(column.head) for column in found)
    sheet.set_row(_TOP, 15 if longest <= _HEAD else 30 if longest <= 2 * _HEAD else 45)
    sheet.freeze_panes(_TOP + 1, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _places(found: Sequence[Filed]) -> list[int]:
    """Where each column stands: one whose rows differ in unit takes two."""
    places, at = [], 0
    for column in found:
        places.append(at)
        at += 2 if column.units else 1
    return places


def _head(
    sheet: Worksheet, place: int, head: str, cells: Sequence[str], styles: _Styles, *, right: bool = False
) -> None:
    sheet.write_string(
        _TOP, place, head, styles(bold=True, bottom=1, text_wrap=True, align="right" if right else "left")
    )
    widest = max(min(len(head), _HEAD), *map(len, cells), 0)
    sheet.set_column(place, place, min(max(widest + 2, _NARROWEST), _WIDEST))


def _write(
    sheet: Worksheet, row: int, column: int, value: float | int | str | None, style: Any, styles: _Styles
) -> None:
    if isinstance(value, str) and _DAY.fullmatch(value):
        sheet.write_datetime(
            row,
            column,
            datetime.combine(date.fromisoformat(value), datetime.min.time()),
            styles(num_format="yyyy-mm-dd", align="left"),
        )
    elif isinstance(value, str):
        sheet.write_string(row, column, value, style)
    elif value is not None:
        sheet.write_number(row, column, value, style)


def _format(column: Filed, row: int) -> str:
    """How a number is shown: with the decimals that the page shows, unrounded underneath."""
    value, unit = column.cells[row], column.units[row] if column.units else column.unit
    if not isinstance(value, float | int):
        return "General"
    decimals = column.decimals[row]
    places = f".{'0' * decimals}" if decimals else ""
    if unit == "share":
        return f"0{places}%"
    if unit == "year":
        return "0"
    if abs(value) >= _SCALED or 0 < abs(value) < 1e-5:
        return "0.00E+00"
    return "#,##0" if abs(value) >= 1000 else "General" if decimals is None else f"#,##0{places}"


def _ledger(sheet: Worksheet, heads: Sequence[str], rows: Sequence[Row], styles: _Styles) -> None:
    for column, head in enumerate(heads):
        cells = [row[column] for row in rows]
        sheet.write_string(0, column, head, styles(bold=True, bottom=1))
        sheet.set_column(
            column, column, min(max([len(head), *(len(str(cell)) for cell in cells if cell is not None)]) + 2, _WIDEST)
        )
        for at, cell in enumerate(cells, 1):
            _write(sheet, at, column, cell, styles(text_wrap=isinstance(cell, str) and len(cell) > _WIDEST), styles)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.autofilter(0, 0, len(rows), len(heads) - 1)
