"""A chart's table as CSV: what it is, its units and its sources as lines that start with #, then the numbers.

``pandas.read_csv(file, comment="#")`` and R's ``read.csv(file, comment.char="#")`` read the numbers alone; a spreadsheet shows the lines
above them. The byte order mark tells Excel that the file is UTF-8; pandas skips it, R does with ``fileEncoding="UTF-8-BOM"``.
"""

from __future__ import annotations

import csv
import io

from explorer.export.cells import grid
from explorer.export.extract import Extract, Piece
from explorer.export.ledgers import Cell, Row, source_rows
from explorer.findings.finding import plain
from explorer.message import Listed, Message, say

_PANDAS = "read_csv(file, comment='#')"
_R = "read.csv(file, comment.char='#', fileEncoding='UTF-8-BOM', check.names=FALSE)"


def sheet(extract: Extract, piece: Piece) -> bytes:
    """The CSV of one chart; numbers unrounded, in UTF-8."""
    text = extract.text
    heads, rows = grid(piece.table, text)
    lines = [
        extract.only(piece).name,
        piece.sentence,
        piece.below_numbers,
        extract.scenario_line,
        extract.link,
        extract.edition,
        text("download.csv.how", pandas=_PANDAS, r=_R),
        text("download.csv.units"),
        *(text("download.csv.column", n=plain(n), head=head) for n, head in enumerate(heads, 1)),
        *(text("download.csv.source", source=cited(row)) for row in source_rows(extract.only(piece))),
    ]
    out = io.StringIO(newline="")
    out.write("\ufeff")
    out.writelines(f"# {' '.join(line.split())}\n" for line in filter(None, lines))
    # Words in quotation marks: a # in one of them begins no comment.
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    writer.writerow(heads)
    writer.writerows([["" if cell is None else cell for cell in row] for row in rows])
    return out.getvalue().encode()


def cited(row: Row) -> Listed:
    """A row of the sources in a line; its numbers as a program reads them."""
    identity, measures, value, low, high, unit, as_of, publisher, title, *rest, _ = row
    what = say("download.cited", id=identity, measures=str(measures).rstrip("."))
    return Listed(
        tuple(filter(None, (what, _amount(value, low, high, unit), as_of, title, publisher, *rest))), "semicolon"
    )


def _amount(value: Cell, low: Cell, high: Cell, unit: Cell) -> Message | None:
    if value is None:
        return None
    if low is None or high is None:
        return say("download.amount", value=str(value), unit=unit)
    return say("download.amount_range", value=str(value), unit=unit, low=str(low), high=str(high))
