"""The facts: every table and figure in `data/`, typed by the schema in `datapackage.json`.

One way to read them: `figure("pue")` for a scalar with its source, `table("chips")` for rows. Nothing
is guessed: a cell that does not fit its schema raises a `FactsError` that says where it is.
"""

from __future__ import annotations

import csv
import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from explorer import paths

if TYPE_CHECKING:
    import numpy as np

# float() also takes "1_000", " 1" and "nan"; a table that a person edits should not.
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_INTEGER = re.compile(r"[+-]?\d+")


class FactsError(ValueError):
    """A table or figure that cannot be used, with the place where it goes wrong.

    Attributes
    ----------
    file : str
        Name of the file.
    row : int or None
        Line in the file; the header is line 1. None when the whole file is meant.
    column : str or None
        Name of the column. None when the whole row is meant.
    reason : str
        What is wrong, in plain words.
    """

    def __init__(self, file: str, row: int | None, column: str | None, reason: str) -> None:
        self.file, self.row, self.column, self.reason = file, row, column, reason
        place = [file]
        if row is not None:
            place.append(f"row {row}")
        if column is not None:
            place.append(f"column {column!r}")
        super().__init__(f"{', '.join(place)}: {reason}")


@dataclass(frozen=True, slots=True)
class Figure:
    """One sourced number. `unit` "share" means a fraction of one: 17% is 0.17.

    `low` and `high` are None when no range is known. `grade` says how good the evidence is: law,
    official, press, analyst, derived or assumption.
    """

    id: str
    value: float
    low: float | None
    high: float | None
    unit: str
    as_of: str
    measures: str
    source_title: str
    publisher: str
    source_date: str
    url: str
    grade: str
    note: str


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Rows of one file, typed and read-only; an empty number is None, an empty text is "".

    `units` and `dates` hold, for the columns whose schema says so, their unit and the date that all their values stand for.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[Mapping[str, Any], ...]
    key: tuple[str, ...]
    numeric: frozenset[str]
    units: Mapping[str, str]
    dates: Mapping[str, str]

    def column(self, name: str) -> np.ndarray | list[str]:
        """One column: floats (an empty cell is NaN) for numbers, a list for texts."""
        if name not in self.columns:
            raise FactsError(self.name, None, name, f"no such column; there are {', '.join(self.columns)}")
        if name not in self.numeric:
            return [row[name] for row in self.rows]
        import numpy as np  # here, so that reading a figure does not cost the import

        array = np.array([math.nan if row[name] is None else row[name] for row in self.rows], dtype=float)
        array.setflags(write=False)
        return array

    def row(self, key: str) -> Mapping[str, Any]:
        """The row with this id."""
        if len(self.key) != 1:
            raise FactsError(self.name, None, None, f"a row is named by {' and '.join(self.key)} together")
        for row in self.rows:
            if row[self.key[0]] == key:
                return row
        known = [str(row[self.key[0]]) for row in self.rows]
        raise FactsError(self.name, None, self.key[0], f"no row {key!r}{_nearest(key, known)}")

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def figure(id: str) -> Figure:
    """The figure with this id; raises FactsError with the nearest ids if there is none."""
    known = figures()
    if id not in known:
        raise FactsError("figures.csv", None, "id", f"no figure {id!r}{_nearest(id, list(known))}")
    return known[id]


@cache
def figures() -> Mapping[str, Figure]:
    """All figures by id, in the order of the file."""
    return read_figures(paths.DATA)


@cache
def table(name: str) -> Table:
    """The table of this name, such as "chips" or "countries"."""
    return read_table(name, paths.DATA)


def read_figures(folder: Path) -> Mapping[str, Figure]:
    """Read figures.csv in a folder that also holds datapackage.json."""
    names = [field.name for field in fields(Figure)]
    read: dict[str, Figure] = {}
    for number, row in enumerate(read_table("figures", folder), start=2):
        found = Figure(**{name: row[name] for name in names})
        for bound, wrong in (
            ("low", found.low is not None and found.low > found.value),
            ("high", found.high is not None and found.high < found.value),
        ):
            if wrong:
                raise FactsError("figures.csv", number, bound, f"the value of {found.id!r} lies outside its range")
        read[found.id] = found
    return MappingProxyType(read)


def read_table(name: str, folder: Path) -> Table:
    """Read one table of a folder, checked against its schema.

    Raises
    ------
    FactsError
        If the file is missing, or a header, row or cell does not fit the schema.
    """
    resource = _resource(name, folder)
    path = folder / resource["path"]
    schema: list[dict[str, Any]] = resource["schema"]["fields"]
    columns = tuple(field["name"] for field in schema)
    key = resource["schema"].get("primaryKey", [])
    key = (key,) if isinstance(key, str) else tuple(key)
    rows: list[Mapping[str, Any]] = []
    seen: dict[tuple[Any, ...], int] = {}
    try:
        with path.open(encoding="utf-8", newline="") as handle:
            reader = csv.reader(handle, strict=True)
            header = tuple(next(reader, ()))
            if header != columns:
                raise FactsError(path.name, 1, _first_difference(header, columns), "the header does not fit the schema")
            for cells in reader:
                line = reader.line_num
                if len(cells) != len(columns):
                    raise FactsError(path.name, line, None, f"{len(cells)} cells where {len(columns)} are due")
                row = {f["name"]: _cell(text, f, path.name, line) for text, f in zip(cells, schema, strict=True)}
                name_of_row = tuple(row[column] for column in key)
                if key and name_of_row in seen:
                    reason = f"{', '.join(map(str, name_of_row))} is in row {seen[name_of_row]} already"
                    raise FactsError(path.name, line, key[0], reason)
                seen[name_of_row] = line
                rows.append(MappingProxyType(row))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise FactsError(path.name, None, None, f"cannot be read: {error}") from error
    numeric = frozenset(field["name"] for field in schema if field["type"] in ("number", "integer"))
    units, dates = (
        MappingProxyType({field["name"]: field[said] for field in schema if said in field})
        for said in ("unit", "as_of")
    )
    return Table(name, columns, tuple(rows), key, numeric, units, dates)


def _cell(text: str, field: Mapping[str, Any], file: str, line: int) -> Any:
    """Type one cell and check it against the constraints of its column."""

    def refuse(reason: str) -> FactsError:
        return FactsError(file, line, field["name"], reason)

    constraints: Mapping[str, Any] = field.get("constraints", {})
    if text == "":
        if constraints.get("required"):
            raise refuse("must not be empty")
        return "" if field["type"] == "string" else None
    value: Any = text
    if field["type"] == "integer":
        if not _INTEGER.fullmatch(text):
            raise refuse(f"{text!r} is not a whole number")
        value = int(text)
    elif field["type"] == "number":
        if not _NUMBER.fullmatch(text) or not math.isfinite(float(text)):
            raise refuse(f"{text!r} is not a number")
        value = float(text)
    if "enum" in constraints and value not in constraints["enum"]:
        raise refuse(f"{text!r} is none of {', '.join(map(str, constraints['enum']))}")
    if "minimum" in constraints and value < constraints["minimum"]:
        raise refuse(f"{text} is below {constraints['minimum']}")
    if "maximum" in constraints and value > constraints["maximum"]:
        raise refuse(f"{text} is above {constraints['maximum']}")
    if "pattern" in constraints and not re.fullmatch(constraints["pattern"], text):
        raise refuse(f"{text!r} is not written as {constraints['pattern']}")
    return value


def _resource(name: str, folder: Path) -> dict[str, Any]:
    resources = _package(folder)
    if name not in resources:
        raise FactsError("datapackage.json", None, None, f"no table {name!r}{_nearest(name, list(resources))}")
    return resources[name]


@cache
def _package(folder: Path) -> dict[str, dict[str, Any]]:
    path = folder / "datapackage.json"
    try:
        package = json.loads(path.read_text(encoding="utf-8"))
        return {resource["name"]: resource for resource in package["resources"]}
    except (OSError, ValueError, KeyError) as error:
        raise FactsError(path.name, None, None, f"cannot be read: {error}") from error


def _first_difference(header: tuple[str, ...], columns: tuple[str, ...]) -> str:
    for found, due in zip(header, columns, strict=False):
        if found != due:
            return due
    return columns[len(header)] if len(header) < len(columns) else header[len(columns)]


def _nearest(wanted: str, known: list[str]) -> str:
    from difflib import get_close_matches  # only needed for an error

    near = get_close_matches(wanted, known, n=3)
    return f"; did you mean {' or '.join(near)}?" if near else ""
