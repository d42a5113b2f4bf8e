"""What is copied as Python gives the numbers of the page again, to the last bit."""

from __future__ import annotations

import contextlib
import io
import json
import subprocess
import sys

import nbformat
import pytest

from explorer.desk.answers import Answerer
from explorer.desk.downloads import opened, python
from explorer.export.snippet import as_json, called, notebook, snippet
from explorer.hosts.jupyter.remix import compose
from explorer.pages.contents import PAGES
from explorer.scenario import Scenario
from explorer.scenario.changes import history
from tests.export.conftest import CHANGED, LIVE, TEXT, extract


def shown(page: str, query: str) -> str:
    """The page's figures as a script prints them."""
    results = Answerer(PAGES[page], TEXT).solve(Scenario.from_query(query))
    return "".join(f"{name} {float(results[name])!r} {results.unit(name)}\n" for name in PAGES[page].figures)


@pytest.mark.parametrize("query", ["", CHANGED], ids=["default", "changed"])
@pytest.mark.parametrize("page", LIVE)
def test_the_snippet_prints_what_the_page_shows(page: str, query: str) -> None:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(snippet(extract(page, query)), "snippet", "exec"), {})
    assert printed.getvalue() == shown(page, query)
    assert len(printed.getvalue().splitlines()) >= 4


def test_it_runs_by_itself() -> None:
    whole = Answerer(PAGES["claims"], TEXT)
    lines = python({}, whole.shown(Scenario.from_query(CHANGED)))["code"]
    done = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout == shown("claims", CHANGED)


def test_a_long_scenario_is_written_over_several_lines() -> None:
    scenario = Scenario("announced_2025", bank_debt=7.25, chip="b200", pue=1.2, target=25)
    assert called(scenario).splitlines()[:2] == ["Scenario(", '    "announced_2025",']
    assert eval(called(scenario), {"Scenario": Scenario}) == scenario


@pytest.mark.parametrize("page", LIVE)
def test_the_notebook_opens_the_page_with_the_scenario(page: str) -> None:
    made = nbformat.reads(notebook(extract(page, CHANGED), opened(PAGES[page])).decode(), as_version=4)  # type: ignore[no-untyped-call]
    nbformat.validate(made)
    code = [cell for cell in made.cells if cell.cell_type == "code"]
    assert not any(cell.outputs for cell in code)
    names: dict = {}
    for cell in code[:2]:
        exec(cell.source, names)
    assert names["page"].page == page
    assert names["page"].scenario == Scenario.from_query(CHANGED)


def test_a_page_of_ones_own_opens_again() -> None:
    own = compose("Mine", ["chips_large"], ["chips_total"], ["power"])
    names: dict = {}
    exec(f"from explorer import Page, Scenario\npage = Page({opened(own)}, scenario=Scenario())", names)
    assert names["page"].table("power").columns[0] == "What"


def test_the_scenario_as_json_opens_the_same_page() -> None:
    whole = json.loads(as_json(extract("funding_mix", CHANGED)))
    assert Scenario(whole["preset"], **whole["changed"]) == Scenario.from_query(CHANGED)
    assert whole["link"] == f"https://explorer.example/funding_mix?{whole['query']}&data={history().edition}"
    assert len(whole["values"]) == len(Scenario().values)
