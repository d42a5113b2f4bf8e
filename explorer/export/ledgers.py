"""The sheets that go with every file: each input of the scenario, and each source behind what is shown."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.evidence.provenance import sources
from explorer.explain import OWN
from explorer.export.extract import Extract, merged
from explorer.facts import table
from explorer.scenario import inputs
from explorer.speech.names import choice_name

Cell = float | int | str | None
Row = list[Cell]

INPUT_HEADS = ("name", "label", "value", "choice", "unit", "low", "high", "preset", "changed", "grade", "note")
SOURCE_HEADS = (
    "id",
    "measures",
    "value",
    "low",
    "high",
    "unit",
    "as_of",
    "publisher",
    "title",
    "published",
    "url",
    "grade",
    "note",
)


def input_rows(extract: Extract) -> list[Row]:
    """Every input of the scenario, in the order of :data:`INPUT_HEADS`."""
    scenario, text = extract.scenario, extract.text
    rows: list[Row] = []
    for name, entry in inputs().items():
        value, given = scenario[name], scenario.given[name]
        own = name in scenario.changed
        choice = choice_name(entry, str(value), text) if entry.kind == "choice" else None
        grade = text(f"grade.{OWN if own else given.grade}")
        note = text.prose(entry.note if own else given.note or entry.note)
        changed = text(f"download.{'yes' if own else 'no'}")
        unit = "" if entry.kind == "choice" else entry.unit
        rows.append(
            [
                name,
                text(f"input.{name}.label"),
                value,
                choice,
                unit,
                entry.low,
                entry.high,
                given.value,
                changed,
                grade,
                note,
            ]
        )
    return rows


def source_rows(extract: Extract) -> list[Row]:
    """Every source behind the charts, in the order of :data:`SOURCE_HEADS`: figures first, then the tables that were read."""
    found = merged(piece.basis for piece in extract.pieces)
    rows: list[Row] = []
    for figure in sources(found, extract.scenario):
        value = (figure.value, figure.low, figure.high, figure.unit, str(figure.as_of))
        source = (figure.publisher, figure.source_title, str(figure.source_date), figure.url)
        measures, note = (extract.text.prose(words) for words in (figure.measures, figure.note))
        rows.append([figure.id, measures, *value, *source, extract.text(f"grade.{figure.grade}"), note])
    for name in found.tables:
        measures = extract.text("download.from_table", name=name)
        for title, (publisher, url, grade) in dict(_of_table(name)).items():
            rows.append(
                [
                    name,
                    measures,
                    None,
                    None,
                    None,
                    None,
                    None,
                    publisher,
                    title,
                    None,
                    url,
                    extract.text.get(f"grade.{grade}"),
                    None,
                ]
            )
    return rows


def _of_table(name: str) -> Iterator[tuple[str, tuple[str, str, str]]]:
    """Title of each source of a table, with publisher, address and grade.

    A column ``price_source`` speaks for ``price_usd``, ``source_title`` for the rest of its row.
    """
    for row in table(name).rows:
        if row.get("source_title"):
            yield (
                str(row["source_title"]),
                (str(row.get("publisher") or ""), str(row.get("url") or ""), str(row.get("grade") or "")),
            )
        for column, title in row.items():
            part = column.removesuffix("_source")
            if part != column and title:
                yield str(title), ("", str(row.get(f"{part}_url") or ""), str(row.get(f"{part}_grade") or ""))
