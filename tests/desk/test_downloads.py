"""The drawer offers files, and each comes as bytes in the answer."""

from __future__ import annotations

import io
import subprocess
import sys
from zipfile import ZipFile

import pytest

from explorer import __date__
from explorer.desk.answers import Answerer
from explorer.desk.downloads import CHART_KINDS, DRAWN, PAGE_KINDS
from explorer.pages.contents import PAGES
from explorer.scenario import Scenario
from explorer.scenario.changes import history
from explorer.speech import Text

PAGE = Answerer(PAGES["funding_mix"], Text())
STARTS = {
    "zip": b"PK",
    "xlsx": b"PK",
    "pptx": b"PK",
    "csv": "\ufeff# ".encode(),
    "html": b"<!doctype html>",
    "ipynb": b"{",
}


@pytest.mark.parametrize("chart", ["", "flow"])
def test_every_kind_that_is_offered_comes_with_a_telling_name(chart: str) -> None:
    offered, _ = PAGE({"ask": "downloads", "chart": chart})
    kinds = CHART_KINDS if chart else PAGE_KINDS
    assert set(offered["names"]) == set(kinds)
    for kind in kinds:
        assert f'data-get="{kind}"' in offered["html"]
        if kind in DRAWN:
            continue
        reply, file = PAGE({"ask": "download", "kind": kind, "chart": chart})
        assert reply == {"name": f"investai-explorer_funding_mix{'_' if chart else ''}{chart}_{__date__}.{kind}"}
        assert file.startswith(STARTS[kind]), kind


def test_a_reading_is_part_of_the_name() -> None:
    reply, file = PAGE({"ask": "download", "kind": "csv", "chart": "countries", "options": {"countries": "per_head"}})
    assert reply["name"] == f"investai-explorer_funding_mix_countries_per_head_{__date__}.csv"
    assert "Who pays, country by country (Per head)" in file.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "exe"},
        {"kind": ["csv"]},
        {"kind": "csv"},
        {"kind": "csv", "chart": "nope"},
        {"kind": "csv", "chart": {}},
        {"kind": "png", "chart": "flow"},
    ],
)
def test_what_there_is_not_is_refused_in_words(wrong: dict) -> None:
    reply, file = PAGE({"ask": "download", **wrong})
    assert reply["problems"]
    assert file == b""


@pytest.mark.parametrize(
    "home", ["javascript:alert(1)", "https://", "http://a\nb/", "x" * 400, 3, None, "https://[", "\ud800"]
)
def test_only_an_address_of_a_page_is_repeated(home: object) -> None:
    _, file = PAGE({"ask": "download", "kind": "csv", "chart": "flow", "home": home, "query": "bank_debt=7&v=1"})
    assert f"\n# funding_mix?p=called_2026&bank_debt=7&v=1&data={history().edition}\n" in file.decode()


def test_a_file_opens_what_was_on_screen_without_a_word_of_what_changed() -> None:
    """Readings, what it is compared with, and the edition stand in its link: opened the day it was made, nothing has changed since."""
    asked = {"ask": "download", "kind": "csv", "chart": "flow", "home": "https://explorer.example/a/funding_mix"}
    on_screen = {"query": "bank_debt=7&v=1", "options": {"countries": "per_head", "flow": "nonsense"}, "vs": "a25"}
    _, file = PAGE({**asked, **on_screen})
    link = next(line for line in file.decode().splitlines() if line.startswith("# https://")).removeprefix("# ")
    where = "https://explorer.example/a/funding_mix?p=called_2026&bank_debt=7&v=1&view.countries=per_head"
    assert link == f"{where}&data={history().edition}&vs=s%3Da25"
    scenario, shown = PAGE.opened(link.partition("?")[2])
    assert scenario == Scenario(bank_debt=7.0)
    assert (shown["since"], shown["messages"], shown["options"]) == ("", [], {"countries": "per_head"})
    assert shown["baseline"].scenario == Scenario("announced_2025")


def test_everything_in_one_folder_is_the_same_bytes_for_the_same_scenario() -> None:
    asked = {"ask": "download", "kind": "zip", "query": "bank_debt=7&v=1", "home": "http://localhost:8866/funding_mix"}
    (_, first), (_, again) = PAGE(asked), Answerer(PAGES["funding_mix"], Text())(asked)
    assert first == again
    with ZipFile(io.BytesIO(first)) as folder:
        assert folder.testzip() is None
        names = folder.namelist()
        stem = "investai-explorer_funding_mix"
        assert {"README.txt", "scenario.json", "scenario.py", "sources.csv", "inputs.csv"} <= set(names)
        assert {f"{stem}_{__date__}.{kind}" for kind in ("xlsx", "pptx", "html", "ipynb")} <= set(names)
        assert sum(name.startswith("data/") for name in names) == len(PAGES["funding_mix"].charts)
        readme = folder.read("README.txt").decode()
        assert all(name in readme for name in names if not name.startswith(("data/", "README")))
        assert "Changed: Bank debt = 7" in readme
        assert {item.date_time for item in folder.infolist()} == {(*map(int, __date__.split("-")), 0, 0, 0)}


def test_a_kernel_loads_what_writes_files_only_when_a_file_is_asked_for() -> None:
    heavy = "{'pptx', 'xlsxwriter', 'openpyxl', 'nbformat', 'PIL', 'pandas'}"
    script = f"import sys, explorer.hosts.jupyter.widget; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.strip() == "[]"
