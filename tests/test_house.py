"""The house stands as its plan says: arrows of import, small rooms, no naked number, no text or figure that nobody uses."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from pathlib import Path

import pytest
import yaml

from explorer.charts import CHARTS
from explorer.ensemble import FIELDS
from explorer.facts import figures
from explorer.html.uses import pages_of
from explorer.ledger import users_of_figures
from explorer.model import GRAPH
from explorer.pages.contents import PAGES
from explorer.pages.deck import TALK, page_of
from explorer.paths import NOTEBOOKS, STATIC
from explorer.scenario import PAGE_PARAMETERS, inputs, presets
from explorer.speech import catalogue, languages

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "explorer"


def test_the_model_is_pure() -> None:
    """numpy, the standard library and the house's own left side, nothing else; and no file is read there."""
    found = set()
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in (PACKAGE / "model").glob("*.py")]
    for node in (node for tree in trees for node in ast.walk(tree)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    assert not found & {"pandas", "plotly", "ipywidgets", "anywidget", "traitlets", "csv", "pathlib", "os", "json"}


def test_every_figure_is_used() -> None:
    unused = [name for name, users in users_of_figures().items() if not users and name not in pages_of()]
    assert not unused, f"nobody uses {', '.join(unused)}"


def test_every_input_moves_something() -> None:
    used = {argument for made in GRAPH.quantities.values() for argument in made.arguments}
    assert set(inputs()) <= used | set(FIELDS)


def test_no_input_has_the_name_of_a_parameter_of_the_page() -> None:
    assert not set(inputs()) & {*PAGE_PARAMETERS, "p", "s", "v"}


def test_every_input_stands_on_a_page() -> None:
    shown = {field for page in PAGES.values() for field in page.fields}
    assert shown == set(inputs())


def test_every_chart_stands_on_its_page() -> None:
    for page, charts in CHARTS.items():
        shown = set(page_of(page).chart_functions)
        assert shown == set(charts) or (page == TALK and shown > set(charts))  # the talk takes the rest from the pages


@pytest.mark.parametrize("language", languages())
def test_the_reader_has_words_for_everything(language: str) -> None:
    texts = catalogue(language)
    wanted = {f"input.{name}.label" for name in inputs()}
    wanted |= {f"preset.{name}.{part}" for name in presets() for part in ("name", "about")}
    wanted |= {f"group.{group.id}" for page in PAGES.values() for group in page.groups}
    wanted |= {f"figure.{name}" for page in PAGES.values() for name in page.figures}
    wanted |= {f"page.{name}.{part}" for name in PAGES for part in ("title", "description")}
    wanted |= {f"chart.{name}.title" for charts in CHARTS.values() for name in charts}
    wanted |= {f"module.{made.module.rpartition('.')[2]}" for made in GRAPH.quantities.values()}
    wanted |= {f"grade.{figure.grade}" for figure in figures().values()} | {"grade.own"}
    wanted |= {
        f"choice.{entry.name}.{choice}"
        for entry in inputs().values()
        if not entry.table and entry.name != "result"  # its choices are quantities, which have their own names
        for choice in entry.choices
    }
    wanted |= {f"quantity.{name}" for name in inputs()["result"].choices}
    assert not wanted - texts.keys()
    assert not [
        key for key, text in texts.items() if not text.strip() and not key.startswith(("unit.", "note.", "join."))
    ]


NOTEBOOK_FILES = sorted(NOTEBOOKS.glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOK_FILES, ids=lambda path: path.stem)
def test_a_notebook_composes_and_does_not_compute(path: Path) -> None:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    assert len(code) <= (12 if path.stem == TALK else 6)  # a slide is a cell: whoever gives the talk moves them about
    for source in code:
        assert source.count("\n") < 12
        assert not any(
            isinstance(node, ast.FunctionDef | ast.ClassDef | ast.For) for node in ast.walk(ast.parse(source))
        )
    assert not any(cell.get("outputs") for cell in cells)


def test_every_page_has_its_notebook() -> None:
    assert {path.stem for path in NOTEBOOK_FILES} >= set(PAGES)


def test_conda_and_pip_install_the_same() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    listed = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    conda = {item for item in listed if isinstance(item, str)} - {"pip"}
    assert conda == {*project["dependencies"], f"python{project['requires-python']}"}


def test_no_page_names_another_host() -> None:
    """Links for the reader lead out; what a page loads never does."""
    own = [*(STATIC / "js").glob("*.js"), *STATIC.glob("*.css"), *(PACKAGE / "html" / "templates").glob("*.html")]
    for path in own:
        assert not re.search(r"(?:src|url|import|href)\s*[=(\"' ]+https?://", path.read_text(encoding="utf-8")), (
            path.name
        )
