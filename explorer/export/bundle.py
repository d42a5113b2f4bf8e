"""Everything of a page in one ZIP, with a README that says what is what."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from explorer.about import __date__, __version__
from explorer.export.deck import deck
from explorer.export.extract import Extract
from explorer.export.ledgers import INPUT_HEADS, SOURCE_HEADS, Row, input_rows, source_rows
from explorer.export.packed import zipped
from explorer.export.sheet import sheet
from explorer.export.snippet import as_json, snippet
from explorer.export.workbook import workbook
from explorer.message import Says, say


def bundle(extract: Extract, html: bytes, notebook: bytes) -> bytes:
    """The ZIP of a page; the same scenario gives the same bytes.

    Parameters
    ----------
    html, notebook
        The page as one file, and the notebook that opens it.
    """
    text = extract.text
    files = {f"data/{extract.file_name('csv', piece)}": sheet(extract, piece) for piece in extract.pieces}
    own = {
        extract.file_name("xlsx"): workbook(extract),
        extract.file_name("pptx"): deck(extract),
        extract.file_name("html"): html,
        extract.file_name("ipynb"): notebook,
        "scenario.json": as_json(extract),
        "scenario.py": snippet(extract).encode(),
        "sources.csv": _plain([text(f"download.source.{head}") for head in SOURCE_HEADS], source_rows(extract)),
        "inputs.csv": _plain([text(f"download.input.{head}") for head in INPUT_HEADS], input_rows(extract)),
    }
    return zipped({"README.txt": _readme(extract, own).encode(), **own, **files})


def _plain(heads: Sequence[str], rows: Sequence[Row]) -> bytes:
    out = io.StringIO(newline="")
    out.write("\ufeff")
    csv.writer(out, lineterminator="\n").writerows([heads, *rows])
    return out.getvalue().encode()


def _readme(extract: Extract, files: dict[str, bytes]) -> str:
    text = extract.text

    def says(key: str, **values: object) -> str:
        return text(f"download.readme.{key}", **values)

    about = {
        name: name.partition(".")[0] if name in {"sources.csv", "inputs.csv"} else name.rpartition(".")[2]
        for name in files
    }
    title = says("title", title=extract.title, site=text("site.name"))
    lines = [
        title,
        "=" * len(title),
        "",
        says("made"),
        "",
        extract.headline,
        "",
        extract.scenario_line,
        *(
            text("download.changed", label=say(f"input.{name}.label"), value=str(value))
            for name, value in extract.scenario.changed.items()
        ),
        extract.link,
        extract.edition,
        "",
        says("files"),
        *(f"- {says('file', name=name, about=says(key))}" for name, key in about.items()),
        f"- {says('data')}",
        "",
        says("charts"),
        *(
            f"- {says('chart', title=piece.title, said=Says.of(piece.sentence, piece.below_numbers))}"
            for piece in extract.pieces
        ),
        "",
        says("cite"),
        says("cite_text", version=__version__, date=__date__, link=extract.link),
        says("licence"),
    ]
    return "\n".join(lines) + "\n"
