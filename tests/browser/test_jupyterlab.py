"""The same notebooks in JupyterLab: the page shows in the cell, its kernel answers, its files come from the same server."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from explorer import __date__
from explorer.paths import NOTEBOOKS
from tests.browser.expected import assert_shows
from tests.browser.tab import Tab
from tests.hosts.process import PATIENCE, free_port, host_of

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A JupyterLab over a copy of the notebooks, with settings of its own; its address."""
    home = tmp_path_factory.mktemp("lab")
    shutil.copytree(NOTEBOOKS, home / "notebooks")
    news = home / "settings" / "@jupyterlab" / "apputils-extension"
    news.mkdir(parents=True)
    (news / "notification.jupyterlab-settings").write_text(json.dumps({"fetchNews": "false", "checkForUpdates": False}))
    port = free_port()
    address = f"http://127.0.0.1:{port}/"
    command = [
        sys.executable,
        "-m",
        "jupyter",
        "lab",
        "--no-browser",
        "--allow-root",
        f"--port={port}",
        "--ip=127.0.0.1",
    ]
    command += [
        f"--ServerApp.root_dir={home / 'notebooks'}",
        "--IdentityProvider.token=",
        f"--LabApp.user_settings_dir={home / 'settings'}",
    ]
    env = {
        **os.environ,
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
    }
    with (home / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, env=env)
    try:
        end = time.monotonic() + PATIENCE
        while not _answers(f"{address}lab"):
            assert process.poll() is None, (home / "log").read_text()
            assert time.monotonic() < end, (home / "log").read_text()
            time.sleep(0.3)
        yield address
    finally:
        process.terminate()
        process.wait(60)


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=10) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def run_all(tab: Tab, lab: str, notebook: str) -> None:
    """Open a notebook and run its cells, as a student does."""
    tab.page.goto(f"{lab}lab/tree/{notebook}?reset")
    tab.page.locator(".jp-Notebook").wait_for()
    tab.page.locator(".jp-Toolbar-kernelName", has_text="Python 3").wait_for()
    tab.page.locator(".jp-Notebook .jp-Cell").first.click()
    tab.page.locator(".lm-MenuBar-itemLabel", has_text="Run").first.click()
    tab.page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    tab.page.locator(".ix[data-solver=kernel]").first.wait_for(timeout=PATIENCE * 1000)


@pytest.mark.parametrize("name", ["funding_mix", "gigafactory"])
def test_a_live_page_works_in_a_cell(open_tab: Callable[..., Tab], lab: str, name: str) -> None:
    tab = open_tab()
    run_all(tab, lab, f"{name}.ipynb")
    page = tab.page
    page.locator(".ix[data-drawn]").wait_for()
    widths = page.evaluate(
        """() => [...document.querySelectorAll(".ix .plot")].map((plot) => [plot.clientWidth, plot.querySelector("svg.main-svg").clientWidth])"""
    )
    assert widths
    assert all(abs(given - drawn) <= 1 for given, drawn in widths), widths
    before = page.locator(".ix .figures").inner_text()
    slider = page.locator(f".ix [data-field={'next_budget' if name == 'funding_mix' else 'chips_large'}] .slide")
    slider.focus()
    slider.press("ArrowRight")
    page.wait_for_function("(before) => document.querySelector('.ix .figures').innerText !== before", arg=before)
    own = [url for url in tab.asked if "investai" in url]
    assert any(url.endswith("plotly.min.js") for url in own)
    assert {host_of(url) for url in tab.asked} - {""} == {host_of(lab)}
    assert not [line for line in tab.said if "ix" in line or "investai" in line]


def test_the_first_page_shows_too(open_tab: Callable[..., Tab], lab: str) -> None:
    tab = open_tab()
    run_all(tab, lab, "index.ipynb")
    assert "Europe" in tab.page.locator(".ix h1").inner_text()


def run_cell(tab: Tab, source: str) -> None:
    """Add a cell below the last one, and run it."""
    tab.page.locator(".jp-Notebook .jp-CodeCell .jp-InputPrompt").last.click()
    tab.page.keyboard.press("b")
    tab.page.keyboard.press("Enter")
    tab.page.keyboard.insert_text(source)
    tab.page.keyboard.press("Control+Enter")


def test_what_a_cell_sets_is_what_the_page_shows(open_tab: Callable[..., Tab], lab: str) -> None:
    tab = open_tab()
    run_all(tab, lab, "funding_mix.ipynb")
    tab.page.locator(".ix[data-drawn]").wait_for()
    run_cell(tab, "from explorer import Scenario; page.scenario = Scenario('announced_2025', target=25)")
    tab.page.locator(".preset[data-id=announced_2025][aria-current]").wait_for()
    assert_shows(tab, "funding_mix", "p=announced_2025&target=25&v=1")


def test_a_file_is_saved_from_a_cell(open_tab: Callable[..., Tab], lab: str) -> None:
    tab = open_tab()
    run_all(tab, lab, "funding_mix.ipynb")
    tab.page.locator(".ix[data-drawn]").wait_for()
    tab.chart("flow", '[data-tool="download"]').click()
    for kind in ("png", "xlsx"):
        with tab.page.expect_download() as taken:
            tab.page.locator(f'[data-get="{kind}"]').click()
        assert taken.value.suggested_filename == f"investai-explorer_funding_mix_flow_{__date__}.{kind}"
    tab.page.keyboard.press("Escape")
    tab.page.locator('.tools [data-tool="python"]').click()
    assert "page.scenario" in tab.page.locator(".in-lab").inner_text()  # how to go on from here


def test_a_page_of_ones_own_follows_its_controls(open_tab: Callable[..., Tab], lab: str) -> None:
    tab = open_tab()
    run_all(tab, lab, "gigafactory.ipynb")
    run_cell(
        tab,
        "def double(results):\n    return {'data': [{'type': 'bar', 'y': [2 * results['chips_total']]}]}\n"
        "Page(title='Mine', controls=['chips_large'], figures=['chips_total'], charts=[double, 'power'])",
    )
    own = tab.page.locator(".ix[data-page^=own]")
    own.locator(".plot[data-drawn]").nth(1).wait_for()
    before = own.locator(".figures").inner_text()
    bar = "document.querySelector('.ix[data-page^=own] .plot').data[0].y[0]"
    drawn = tab.page.evaluate(bar)
    own.locator(".slide").press("ArrowRight")
    tab.wait(f"(drawn) => {bar} > drawn", drawn)
    assert own.locator(".figures").inner_text() != before


def test_slides_move_together(open_tab: Callable[..., Tab], lab: str) -> None:
    tab = open_tab()
    run_all(tab, lab, "slides.ipynb")
    slides = tab.page.locator(".ix[data-page=slides]")
    slides.nth(3).locator(".plot[data-drawn]").wait_for()
    box = slides.nth(3).locator("[data-field=target] .typed")
    box.fill("20")
    box.press("Enter")
    slides.nth(3).locator("[data-slot=say]", has_text="probably enough").wait_for()
    slides.nth(2).locator(".changed:not([hidden])").wait_for()  # the others know
