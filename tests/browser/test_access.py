"""Readable without scripts, usable without a mouse, told to those who listen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from explorer.pages.contents import PAGES
from explorer.scenario import Scenario, inputs, presets
from explorer.scenario.changes import history
from explorer.speech import Text
from explorer.speech.controls import shown_value
from tests.browser.expected import LIVE, SLIDER, SOME, screen_of
from tests.browser.tab import Tab
from tests.hosts.process import Server

pytestmark = pytest.mark.browser

LINKED = "p=announced_2025&next_budget=2&chip=h100&v=1"


@pytest.mark.parametrize("name", LIVE)
def test_without_scripts_everything_can_be_read(open_tab: Callable[..., Tab], still_server: Server, name: str) -> None:
    page = open_tab(java_script_enabled=False).page
    page.goto(f"{still_server.url}{name}?{LINKED}")
    wanted = screen_of(name, LINKED)
    assert page.locator("[data-slot=headline]").text_content() == wanted["headline"]
    for figure, shown in wanted["figures"].items():
        assert page.locator(f'[data-figure="{figure}"] strong').text_content() == shown["value"]
    for which, sentence in wanted["sentences"].items():
        assert page.locator(f'[data-chart="{which}"] [data-slot=sentence]').text_content() == sentence
        table = page.locator(f'[data-chart="{which}"] details.table')
        table.locator("summary").click()
        assert table.locator("table").is_visible()
        assert table.locator("tbody tr").count() > 0


@pytest.mark.parametrize("name", SOME)
def test_without_scripts_presets_are_links(open_tab: Callable[..., Tab], still_server: Server, name: str) -> None:
    page = open_tab(java_script_enabled=False).page
    page.goto(f"{still_server.url}{name}")
    for preset in [*list(presets())[1:], "called_2026"]:
        page.locator(f'.preset[data-id="{preset}"]').click()
        query = Scenario(preset).to_query()
        page.locator(f'.preset[data-id="{preset}"][aria-current]').wait_for()
        assert page.url.partition("?")[2] == (f"{query}&data={history().edition}" if query else "")
        assert page.locator("[data-slot=headline]").text_content() == screen_of(name, query)["headline"]
        assert page.locator(".preset[aria-current]").count() == 1


@pytest.mark.parametrize("name", LIVE)
def test_every_control_has_a_name_and_says_its_value_with_unit(page: Tab, still_server: Server, name: str) -> None:
    page.open(still_server, name)
    page.unfold()
    text = Text("en")
    for field in PAGES[name].fields:
        entry, label = inputs()[field], text(f"input.{field}.label")
        control = page.field(field)
        if entry.kind == "choice":
            choices = control.get_by_role("radiogroup", name=label)
            assert choices.or_(control.get_by_role("combobox", name=label)).count() == 1, field
            continue
        slider = control.get_by_role("slider")
        assert slider.count() == 1
        assert label in (slider.get_attribute("aria-label") or ""), field
        assert slider.get_attribute("aria-valuetext") == shown_value(entry, Scenario()[field], text), field
        box = control.get_by_role("textbox")
        assert label in (box.get_attribute("aria-label") or ""), field
        assert text.get(f"unit.{entry.unit}", entry.unit) in (box.get_attribute("aria-label") or ""), field
    page.press(SLIDER[name])
    assert (
        page.field(SLIDER[name], ".slide").get_attribute("aria-valuetext")
        == page.screen()["controls"][SLIDER[name]]["text"]
    )


@pytest.mark.parametrize("name", SOME)
def test_no_two_sliders_of_a_page_have_the_same_name(page: Tab, still_server: Server, name: str) -> None:
    page.open(still_server, name)
    page.unfold()
    names = page.page.locator(".slide").evaluate_all("(all) => all.map((at) => at.ariaLabel)")
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("name", PAGES)
def test_nothing_to_press_or_to_fill_is_nameless(page: Tab, still_server: Server, name: str) -> None:
    page.open(still_server, name, "drawn" if PAGES[name].live else "loaded")
    nameless = page.page.evaluate(
        """() => [...document.querySelectorAll("button, input, select, a[href], [role=figure], dialog, [popover]")]
          .filter((at) => !(at.ariaLabel || at.labels?.length || at.textContent.trim() || at.title || at.dataset.title))
          .map((at) => at.outerHTML.slice(0, 120))"""
    )
    assert nameless == []
    headings = page.page.locator("h1, h2, h3").filter(visible=True).evaluate_all("(all) => all.map((at) => at.tagName)")
    assert headings[0] == "H1"
    ids = page.page.evaluate(
        "[...document.querySelectorAll('.ix [id]')].map((at) => at.id).filter((id) => !id.startsWith('clip'))"
    )
    assert len(ids) == len(set(ids))
    assert page.page.evaluate("document.documentElement.lang") == "en"


def test_the_keyboard_reaches_everything_in_order(page: Tab, still_server: Server) -> None:
    """The first stop is the way past the navigation; every control comes, and a slider moves with the arrow keys."""
    page.open(still_server, "funding_mix")
    keyboard, stops = page.page.keyboard, []
    where = "() => { const at = document.activeElement; return [at.className, at.closest('[data-field]')?.dataset.field ?? '', at.closest('[data-figure]')?.dataset.figure ?? '']; }"
    for _ in range(120):
        keyboard.press("Tab")
        stops.append(page.page.evaluate(where))
        if stops[-1][1] == "bank_debt" and "slide" in stops[-1][0]:
            break
    assert "skip" in stops[0][0]
    open_fields = [field for group in PAGES["funding_mix"].groups if not group.folded for field in group.fields]
    seen = list(dict.fromkeys(field for _, field, _ in stops if field))
    assert seen == [field for field in open_fields if field in seen]
    assert set(open_fields[:-2]) <= set(seen)
    assert {figure for _, _, figure in stops} >= set(PAGES["funding_mix"].figures)
    before = page.screen()
    page.move(lambda: keyboard.press("ArrowRight"))
    assert page.screen()["figures"] != before["figures"]
    assert page.query == Scenario(bank_debt=12.1).to_query()


def test_the_way_past_the_navigation_leads_to_the_content(page: Tab, still_server: Server) -> None:
    page.open(still_server, "funding_mix")
    page.page.keyboard.press("Tab")
    assert page.page.locator(".skip").bounding_box()["x"] >= 0  # type: ignore[index]
    page.page.keyboard.press("Enter")
    page.page.keyboard.press("Tab")
    assert page.page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_what_changes_is_told(page: Tab, still_server: Server) -> None:
    """The sentence is a live region, a refusal an alert, a message a status."""
    page.open(still_server, "funding_mix")
    assert page.page.locator("[data-slot=headline]").get_attribute("aria-live") == "polite"
    assert page.page.locator("[data-slot=messages]").get_attribute("role") == "status"
    page.move(lambda: page.type("target", "1000"))
    assert "Target" in page.page.get_by_role("alert").inner_text()


@pytest.mark.parametrize("name", LIVE)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(
    open_tab: Callable[..., Tab], still_server: Server, name: str, scheme: str
) -> None:
    """At least 4.5 to 1 for every word of the page around the charts, as WCAG 2 asks."""
    tab = open_tab(color_scheme=scheme).open(still_server, name)
    tab.unfold()
    assert tab.page.evaluate(CONTRAST) == []


# Texts whose colour is too close to that of the ground that they stand on; a button that is off may be.
CONTRAST = """() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (at) => { for (; at; at = at.parentElement) { const c = rgba(getComputedStyle(at).backgroundColor); if (c[3] === 255) return c; } return [255, 255, 255]; };
  const bad = [];
  for (const at of document.querySelectorAll(".ix *:not(svg *)")) {
    const own = [...at.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!own || !at.checkVisibility({ visibilityProperty: true }) || at.closest(":disabled, script, style, .skip, .plot")) continue;
    const [a, b] = [light(rgba(getComputedStyle(at).color)), light(ground(at))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) bad.push(`${at.tagName}.${at.className} ${at.textContent.trim().slice(0, 30)}: ${ratio.toFixed(2)}`);
  }
  return bad;
}"""


def test_a_finger_finds_the_small_things(open_tab: Callable[..., Tab], still_server: Server) -> None:
    """On a phone what is pressed is at least 24 px wide and high, its own margin included, as WCAG 2.2 asks; what stands within a sentence is free."""
    tab = open_tab(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True).open(
        still_server, "funding_mix"
    )
    tab.unfold()
    small = tab.page.evaluate(
        """() => [...document.querySelectorAll(".ix button, .ix select, .ix summary, .ix .seg label, .ix .slide, .ix nav a, .ix .preset")]
          .filter((at) => at.checkVisibility({ visibilityProperty: true }) && !at.closest(".say, .takeaway, .figure > i, .modebar"))
          .map((at) => {
            const box = at.getBoundingClientRect(), after = getComputedStyle(at, "::after");
            const inset = after.position === "absolute" && after.content !== "none" ? -2 * parseFloat(after.top) || 0 : 0;
            return [at.className || at.textContent.trim(), box.width + inset, box.height + inset];
          })
          .filter(([, wide, high]) => wide < 24 || high < 24)
          .map(([name, wide, high]) => `${name} ${Math.round(wide)}x${Math.round(high)}`)"""
    )
    assert sorted(set(small)) == []
