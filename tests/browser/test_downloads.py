"""A click, and the file is there: made by the kernel or by the server, or in the browser itself."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import Browser

from explorer import __date__
from tests.browser.tab import Tab

pytestmark = pytest.mark.browser
STARTS = {
    "png": b"\x89PNG",
    "svg": b"<svg",
    "csv": "\ufeff# Who pays?".encode(),
    "xlsx": b"PK",
    "pptx": b"PK",
    "html": b"<!doctype html>",
    "zip": b"PK",
    "ipynb": b"{",
}


def get(tab: Tab, kind: str) -> tuple[str, bytes]:
    """Take a file of an open drawer: its name and its content."""
    with tab.page.expect_download() as taken:
        tab.page.locator(f'[data-get="{kind}"]').click()
    return taken.value.suggested_filename, Path(taken.value.path()).read_bytes()


@pytest.mark.parametrize("solver", ["server", "kernel"])
def test_each_kind_of_file_is_saved_under_a_telling_name(open_live: Callable[..., Tab], solver: str) -> None:
    tab = open_live("funding_mix?bank_debt=7&v=1", solver)
    tab.chart("flow", '[data-tool="download"]').click()
    stem = "investai-explorer_funding_mix"
    for kind in ("png", "svg", "csv", "xlsx", "pptx", "html"):
        name, content = get(tab, kind)
        assert name == f"{stem}_flow_{__date__}.{kind}"
        assert content.startswith(STARTS[kind]), kind
        if kind == "csv":
            assert "bank_debt=7" in content.decode()
    status = tab.page.locator('.chain [role="status"]')
    assert f"Saved: {stem}_flow_{__date__}.html" in status.inner_text()
    tab.page.keyboard.press("Escape")
    tab.page.locator('.tools [data-tool="download"]').focus()  # by keyboard: the drawer, and its first file
    tab.page.keyboard.press("Enter")
    tab.page.locator('[data-get="zip"]').wait_for()
    name, content = get(tab, "zip")
    assert (name, content[:2]) == (f"{stem}_{__date__}.zip", b"PK")
    tab.assert_clean()


def test_a_picture_is_twice_the_size_and_says_what_it_shows(open_live: Callable[..., Tab]) -> None:
    tab = open_live("funding_mix")
    tab.chart("countries", '[data-tool="download"]').click()
    drawing = ElementTree.fromstring(get(tab, "svg")[1])
    words = "".join(drawing.itertext())
    assert "Who pays, country by country (Amount)" in words
    assert "Germany would pay most" in words
    assert "Eurostat" in words
    assert words.count("@font-face") == 2  # its fonts are inside
    picture = Image.open(io.BytesIO(get(tab, "png")[1]))
    assert picture.size == (2 * int(drawing.get("width", "0")), 2 * int(drawing.get("height", "0")))
    assert picture.getpixel((4, 4))[:3] == (255, 255, 255)  # light, whatever the page's theme


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_in_one_file_asks_nobody_for_anything(
    open_live: Callable[..., Tab], browser: Browser, tmp_path: Path, scheme: str
) -> None:
    tab = open_live("funding_mix")
    tab.page.locator('.tools [data-tool="download"]').click()
    name, content = get(tab, "html")
    (tmp_path / name).write_bytes(content)
    alone = Tab(browser.new_context(offline=True, color_scheme=scheme))  # type: ignore[arg-type]
    alone.page.goto((tmp_path / name).as_uri())
    alone.page.locator(".ix[data-drawn]").wait_for()
    drawn = alone.page.evaluate(
        "[...document.querySelectorAll('.plot')].map((plot) => plot.querySelectorAll('.main-svg').length > 0)"
    )
    assert drawn == [True] * 7
    assert alone.page.evaluate("[...document.fonts].filter((font) => font.status === 'loaded').length") >= 2
    assert (
        alone.page.evaluate("getComputedStyle(document.body).backgroundColor")
        == {"light": "rgb(251, 250, 247)", "dark": "rgb(18, 22, 29)"}[scheme]
    )
    assert "EUR-Lex" in alone.page.locator(".cites").inner_text()
    assert not alone.said
    assert {url.partition(":")[0] for url in alone.asked} <= {"file", "data"}
    assert [url for url in alone.asked if url.startswith("file:")] == [(tmp_path / name).as_uri()]
    alone.context.close()


def test_the_scenario_is_copied_as_python(open_live: Callable[..., Tab]) -> None:
    tab = open_live("gigafactory?chip=h100&v=1")
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.tool("python").click()
    tab.page.locator("[data-copy]").click()
    copied = tab.page.evaluate("navigator.clipboard.readText()")
    assert 'results = solve(Scenario("called_2026", chip="h100"))' in copied
    assert copied == tab.page.locator(".script").inner_text()
    assert get(tab, "ipynb")[0] == f"investai-explorer_gigafactory_{__date__}.ipynb"
