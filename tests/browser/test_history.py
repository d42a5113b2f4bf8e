"""Back, forward and undo go their own ways; two scenarios stand side by side; named ones stay in the browser; an old link says what changed."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from explorer.scenario.changes import history
from tests.browser.expected import assert_shows
from tests.browser.tab import Tab
from tests.hosts.process import Server, free_port

pytestmark = pytest.mark.browser

CALL, FOUR_ONE = "", "next_budget=4.1&v=1"


def pull(page: Tab, field: str, steps: int) -> None:
    """Pull a slider over several positions and let go."""
    page.field(field, ".slide").evaluate(
        """async (slide, steps) => {
          slide.dispatchEvent(new Event("pointerdown", { bubbles: true }));
          for (let i = 0; i < steps; i++) {
            slide.stepUp(1);
            slide.dispatchEvent(new Event("input", { bubbles: true }));
            await new Promise((rest) => setTimeout(rest, 200));
          }
          slide.dispatchEvent(new Event("change", { bubbles: true }));
        }""",
        steps,
    )


def step(page: Tab, way: str) -> None:
    page.move(lambda: page.page.evaluate(f"history.{way}()"))


def test_back_and_forward_go_move_by_move_and_undo_goes_its_own_way(open_live: Callable[..., Tab]) -> None:
    page = open_live("funding_mix")
    page.page.evaluate("window.same = true")
    page.move(lambda: pull(page, "next_budget", 4))  # one pull, one entry
    assert page.query == "next_budget=4.4&v=1"
    page.move(page.preset("announced_2025").click)
    page.move(page.chart("countries", "label:has([value=per_head])").click)
    assert page.query == "p=announced_2025&v=1&view.countries=per_head"
    assert page.page.url.endswith(f"&data={history().edition}")
    step(page, "back")
    assert page.query == "p=announced_2025&v=1"
    assert page.chart("countries", "[value=amount]").is_checked()
    step(page, "back")
    assert page.query == "next_budget=4.4&v=1"
    assert_shows(page, "funding_mix")
    step(page, "back")
    assert page.query == CALL
    assert page.tool("undo").is_disabled()  # as it was at the start
    step(page, "forward")
    assert_shows(page, "funding_mix", "next_budget=4.4&v=1")
    # Undo goes on from where it was here, and is a move of its own: Back takes it back.
    page.move(page.tool("undo").click)
    assert page.query == CALL
    assert page.tool("redo").is_enabled()
    step(page, "back")
    assert_shows(page, "funding_mix", "next_budget=4.4&v=1")
    assert page.tool("redo").is_disabled()
    assert page.page.evaluate("window.same")  # all without a reload
    page.assert_clean()


def test_back_from_another_page_and_a_reload_keep_scenario_baseline_and_undo(open_live: Callable[..., Tab]) -> None:
    page = open_live("funding_mix")
    page.press("next_budget")
    page.move(page.tool("compare").click)
    page.press("next_budget")
    seen = page.screen()
    page.page.get_by_role("navigation").get_by_role("link", name="What do the chips buy?").click()
    page.page.locator(".ix[data-page=gigafactory][data-drawn][data-comparing]").wait_for()
    assert "vs=next_budget%3D4.1%26v%3D1" in page.query
    page.page.go_back(wait_until="commit")
    page.page.locator(".ix[data-page=funding_mix][data-drawn][data-comparing]").wait_for()
    assert page.screen() == seen
    page.page.reload(wait_until="commit")
    page.page.locator(".ix[data-drawn][data-comparing]").wait_for()
    page.page.locator(".ix[data-solver=server]").wait_for()
    page.move(page.tool("undo").click)
    assert page.query.startswith(FOUR_ONE)


@pytest.mark.parametrize("name", ["funding_mix", "sensitivity"])
def test_compare_shows_both(open_live: Callable[..., Tab], name: str) -> None:
    page = open_live(f"{name}?sites_large=2&v=1")
    charts = page.page.locator("[data-chart]").count()
    page.move(page.tool("compare").click)
    assert page.tool("compare").get_attribute("aria-pressed") == "true"
    page.move(page.preset("announced_2025").click)
    assert page.page.locator(".side.was .plot[data-drawn]").count() == charts
    assert page.page.locator(".figure .before").count() == page.page.locator(".figure").count()
    assert "sites_large%3D2%26v%3D1" in page.query
    ranges = page.page.evaluate(
        """() => [...document.querySelectorAll("[data-chart]")].map((card) =>
             [...card.querySelectorAll(".plot")].map((plot) => JSON.stringify([plot.layout.xaxis?.range, plot.clientWidth, plot.clientHeight])))"""
    )
    assert all(one == other for one, other in ranges)
    told = page.page.locator(".control .was:visible").first.inner_text()
    assert told.startswith("Baseline: ")
    first = page.page.locator("[data-chart] details.table").first
    page.move(first.locator("summary").click)
    assert {"baseline", "now", "difference"} <= {
        head.rpartition(", ")[2] for head in first.locator("thead th").all_inner_texts()
    }
    page.page.locator("[data-tool=swap]").click()
    page.page.locator(".preset[data-id=called_2026][aria-current]").wait_for()
    page.page.locator("[data-slot=vs-pick]").select_option(label="Phase one only")
    page.page.locator("[data-slot=vs-name]", has_text="Phase one only").first.wait_for()
    page.move(page.page.locator("[data-tool=uncompare]").click)
    assert page.page.locator(".side.was, .figure .before").count() == 0
    assert_shows(page, name)
    page.assert_clean()


def test_named_scenarios_stay_and_a_bad_file_loses_nothing(open_live: Callable[..., Tab], tmp_path: Path) -> None:
    page = open_live("funding_mix?next_budget=4.1&v=1&data=261123")
    drawer, kept = page.page.locator("dialog.chain"), page.page.locator("ul.saved li")
    page.tool("scenarios").click()
    drawer.locator("[type=text]").fill("<b>Mine</b>")
    drawer.get_by_role("button", name="Keep what is on screen").click()
    assert kept.locator("b").all_inner_texts() == ["<b>Mine</b>"]
    page.page.reload(wait_until="commit")
    page.page.locator(".ix[data-solver=server][data-drawn]").wait_for()
    page.move(page.preset("phase_one").click)
    page.tool("scenarios").click()
    bad = tmp_path / "bad.json"
    for content, said in [
        ("{", "not JSON"),
        ('{"scenarios": []}', "no file of named scenarios"),
        (json.dumps({"format": "investai-explorer-scenarios", "version": 1, "scenarios": [{"name": 3}]}), "Scenario 1"),
    ]:
        bad.write_text(content, encoding="utf-8")
        drawer.locator("[type=file]").set_input_files(bad)
        drawer.locator(".said", has_text=said).wait_for()
        assert kept.count() == 1
    with page.page.expect_download() as download:
        drawer.get_by_role("button", name="Export as a file").click()
    exported = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert exported["scenarios"] == [{"name": "<b>Mine</b>", "query": FOUR_ONE, "data": history().edition}]
    exported["scenarios"].append({"name": "<b>Mine</b>", "query": "cohesion=2&v=1"})
    bad.write_text(json.dumps(exported), encoding="utf-8")
    drawer.locator("[type=file]").set_input_files(bad)
    drawer.locator(".said", has_text="New scenarios from the file: 1").wait_for()
    assert kept.locator("b").all_inner_texts() == ["<b>Mine</b>", "<b>Mine</b> (2)"]
    kept.first.get_by_role("button", name="Delete").click()
    drawer.get_by_role("button", name="Put back").click()
    assert kept.count() == 2
    page.move(kept.first.get_by_role("button", name="Open").click)
    assert page.query == FOUR_ONE
    page.assert_clean()


def test_what_the_browser_cannot_keep_is_said(open_live: Callable[..., Tab]) -> None:
    page = open_live("funding_mix")
    page.page.evaluate("localStorage.setItem('investai.scenarios', '{broken')")
    page.tool("scenarios").click()
    drawer = page.page.locator("dialog.chain")
    drawer.locator(".said", has_text="cannot be read").wait_for()
    page.page.evaluate(
        "() => void (Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); })"
    )
    drawer.get_by_role("button", name="Keep what is on screen").click()
    drawer.locator(".said", has_text="storage is full").wait_for()
    assert page.page.locator("ul.saved li b").count() == 1
    assert page.page.evaluate("localStorage.getItem('investai.scenarios')") == "{broken"


OLDER = """
from dataclasses import replace
from explorer import facts
real = facts.table
row = dict(date="2027-03-01", kind="preset", id="called_2026.next_budget", before="3", after="4", unit="EUR bn", why="Made up.")
facts.table = lambda name: replace(real(name), rows=(row,)) if name == "changes" else real(name)
from explorer.__main__ import main
main()
"""


@pytest.fixture(scope="module")
def later_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The explorer after a change of its data."""
    command = [sys.executable, "-c", OLDER, "--no-browser", "--max-kernels", "0", "--port", str(free_port())]
    server = Server(command, tmp_path_factory.mktemp("later") / "log")
    yield server
    server.stop()


def test_an_old_link_says_what_changed_since(page: Tab, later_server: Server) -> None:
    page.open(later_server, "funding_mix?industry_equity=9&v=1&data=261123")
    said = page.page.locator(".since")
    assert "Budget 2028 to 2034: €3 bn then, €4 bn now." in said.inner_text().replace("\N{NO-BREAK SPACE}", " ")
    page.page.locator(".ix[data-solver=server]").wait_for()
    page.move(said.get_by_role("link").click)
    assert (
        page.page.locator("[data-slot=vs-name]").first.inner_text()
        == "The call, 2026, changes: 1, as of 23 November 2026"
    )
    assert (
        page.page.locator(".figure[data-figure=raised] .before").inner_text().replace("\N{NO-BREAK SPACE}", " ")
        == "was €30 bn, +€1 bn"
    )
    page.assert_clean()
