"""The data package is whole, and a mistake in a file is found and named."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import frictionless
import numpy as np
import pytest

from explorer import paths
from explorer.facts import FactsError, figure, figures, read_figures, read_table, table

TABLES = [
    "figures",
    "inputs",
    "presets",
    "chips",
    "countries",
    "programmes",
    "ai_factories",
    "clusters",
    "training_runs",
    "claims",
    "within",
    "comparators",
    "prices",
    "timeline",
    "codes",
    "changes",
]
# Shorthand of note-takers that has no place in front of a reader.
SHORTHAND = re.compile(r"\b(unverified|relayed|my|mine|todo|tbd)\b", re.IGNORECASE)


def test_data_package_is_valid() -> None:
    report = frictionless.validate(str(paths.DATA / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])


def test_every_csv_file_is_described() -> None:
    assert {path.stem for path in paths.DATA.glob("*.csv")} == set(TABLES)
    package = frictionless.Package(str(paths.DATA / "datapackage.json"))
    assert set(package.resource_names) == set(TABLES)


def test_package_names_licence_and_the_sources_that_ask_for_it() -> None:
    package = frictionless.Package(str(paths.DATA / "datapackage.json"))
    assert [licence["name"] for licence in package.licenses] == ["CC-BY-4.0"]
    titles = " ".join(source["title"] for source in package.sources)
    assert all(name in titles for name in ("Epoch AI", "Eurostat", "Ember", "CC BY 4.0"))


@pytest.mark.parametrize("name", TABLES)
def test_every_column_is_described(name: str) -> None:
    package = frictionless.Package(str(paths.DATA / "datapackage.json"))
    assert all(field.description for field in package.get_resource(name).schema.fields)


@pytest.mark.parametrize("name", TABLES)
def test_rows_are_named_once(name: str) -> None:
    read = table(name)
    names = [tuple(row[column] for column in read.key) for row in read]
    assert read.key
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", TABLES)
def test_texts_are_for_readers(name: str) -> None:
    for row in table(name):
        for value in row.values():
            if isinstance(value, str):
                assert not SHORTHAND.search(value), f"{name}: {value}"
                assert value == value.strip()


def test_tables_are_read_once_and_cannot_be_changed() -> None:
    assert table("chips") is table("chips")
    assert figures() is figures()
    with pytest.raises(TypeError):
        table("chips").rows[0]["tdp_w"] = 1  # type: ignore[index]
    with pytest.raises(AttributeError):
        figure("pue").value = 1.0  # type: ignore[misc]
    with pytest.raises(ValueError, match="read-only"):
        table("chips").column("tdp_w")[0] = 1  # type: ignore[call-overload]


def test_cells_are_typed_by_the_schema() -> None:
    h100, a100 = table("chips").row("h100"), table("chips").row("a100")
    assert (h100["name"], h100["tdp_w"], a100["fp8_tflops"]) == ("H100 SXM", 700.0, None)
    assert isinstance(table("countries").row("DE")["population"], int)
    assert np.isnan(table("chips").column("fp8_tflops")[0])
    assert table("chips").column("id")[:2] == ["a100", "h100"]


def test_a_wrong_name_gets_a_suggestion() -> None:
    with pytest.raises(FactsError, match="did you mean pue"):
        figure("puee")
    with pytest.raises(FactsError, match="did you mean chips"):
        table("chip")
    with pytest.raises(FactsError, match="no row 'h10'"):
        table("chips").row("h10")
    with pytest.raises(FactsError, match="no such column"):
        table("chips").column("bf16")
    with pytest.raises(FactsError, match="preset and field together"):
        table("presets").row("called_2026")


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A copy of the data that a test may break."""
    return Path(shutil.copytree(paths.DATA, tmp_path / "data"))


def edit(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "row", "column", "reason"),
    [
        ("chips.csv", "gpu,2022-09-20,989.4", "gpu,2022-09-20,fast", 3, "bf16_tflops", "not a number"),
        ("chips.csv", "gpu,2022-09-20,989.4", "gpu,2022-09-20,nan", 3, "bf16_tflops", "not a number"),
        ("chips.csv", "gpu,2022-09-20,989.4", "gpu,2022-09-20,1_000", 3, "bf16_tflops", "not a number"),
        ("chips.csv", "gpu,2022-09-20,989.4", "gpu,2022-09-20,-1", 3, "bf16_tflops", "below 0"),
        ("chips.csv", "gpu,2022-09-20", "cat,2022-09-20", 3, "kind", "none of gpu"),
        ("chips.csv", "gpu,2022-09-20", "gpu,20 Sept", 3, "released", "not written as"),
        ("chips.csv", "h100,H100 SXM,", "h100,,", 3, "name", "must not be empty"),
        ("chips.csv", "\nh100,", "\na100,", 3, "id", "in row 2 already"),
        ("chips.csv", "H100 SXM,NVIDIA", "H100,SXM,NVIDIA", 3, None, "26 cells where 25"),
        ("chips.csv", "id,name,short,vendor", "id,name,short,maker", 1, "vendor", "header"),
        ("countries.csv", "9216000", "9.2e6", 2, "population", "not a whole number"),
    ],
)
def test_a_broken_cell_is_named(
    broken: Path, file: str, old: str, new: str, row: int, column: str | None, reason: str
) -> None:
    edit(broken, file, old, new)
    with pytest.raises(FactsError, match=reason) as caught:
        read_table(file.removesuffix(".csv"), broken)
    assert (caught.value.file, caught.value.row, caught.value.column) == (file, row, column)
    assert file in str(caught.value)
    assert f"row {row}" in str(caught.value)


def test_a_value_outside_its_range_is_named(broken: Path) -> None:
    edit(broken, "figures.csv", "pue,1.25,1.05,1.36", "pue,1.25,1.3,1.36")
    with pytest.raises(FactsError, match="'pue' lies outside its range") as caught:
        read_figures(broken)
    assert (caught.value.file, caught.value.column) == ("figures.csv", "low")
    assert caught.value.row == list(figures()).index("pue") + 2


def test_a_missing_file_is_named(broken: Path) -> None:
    (broken / "chips.csv").unlink()
    with pytest.raises(FactsError, match=r"chips\.csv: cannot be read"):
        read_table("chips", broken)


def test_a_broken_package_is_named(tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_text("{", encoding="utf-8")
    with pytest.raises(FactsError, match=r"datapackage\.json: cannot be read"):
        read_table("chips", tmp_path)


def test_reading_facts_needs_neither_numpy_nor_pandas() -> None:
    """Pages start faster when a figure does not cost an import."""
    code = "import sys; from explorer.facts import figure; figure('pue'); print('numpy' in sys.modules, 'pandas' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=paths.DATA.parent, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "False"]
