"""A chart's table as CSV: what it is, its units and its sources as lines that start with #, then the numbers.

``pandas.read_csv(file, comment="#")`` and R's ``read.csv(file, comment.char="#")`` read the numbers alone; a spreadsheet shows the lines
above them. The byte order mark tells Excel that the file is UTF-8; pandas skips it, R does with ``fileEncoding="UTF-8-BOM"``.
"""

from __future__ import annotations

import csv
import io

from explorer.export.cells import grid
from explorer.export.extract import Extract, Piece
from explorer.export.ledgers import source_rows


def sheet(extract: Extract, piece: Piece) -> bytes:
    """The CSV of one chart; numbers unrounded, in UTF-8."""
    text = extract.text
    heads, rows = grid(piece.table, text)
    lines = [
        f"{extract.title} {piece.title}",
        piece.sentence,
        piece.below_numbers,
        extract.scenario_line,
        extract.link,
        extract.edition,
        text("download.csv.how"),
        text("download.csv.units"),
        *(text("download.csv.column", n=n, head=head) for n, head in enumerate(heads, 1)),
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


def cited(row: list[float | int | str | None]) -> str:
    """A row of the sources in a line."""
    identity, measures, value, low, high, unit, as_of, publisher, title, published, url, grade, _ = row
    number = "" if value is None else f"{value} {unit}" + ("" if low is None or high is None else f" ({low} to {high})")
    parts = [f"{identity}: {str(measures).rstrip('.')}", number, as_of, title, publisher, published, url, grade]
    return "; ".join(str(part) for part in parts if part)
