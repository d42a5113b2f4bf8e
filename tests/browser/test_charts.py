"""Charts are as wide as their place, in the reader's colours, with their table, and can be taken along as a picture."""

from __future__ import annotations

import struct
from collections.abc import Callable

import pytest

from explorer.pages.contents import PAGES
from explorer.scenario import Scenario
from explorer.speech import Text
from tests.browser.expected import LIVE, SLIDER, SOME, assert_same_numbers, chart
from tests.browser.tab import Tab
from tests.hosts.process import Server

pytestmark = pytest.mark.browser

# Of every chart: the width of its place and of its drawing, the height of both, and the form it is drawn in.
SIZES = """() => Object.fromEntries([...document.querySelectorAll("[data-chart]")].map((card) => {
  const plot = card.querySelector(".plot"), svg = plot.querySelector("svg.main-svg");
  return [card.dataset.chart, {
    place: plot.clientWidth, drawn: svg && Math.round(svg.getBoundingClientRect().width),
    high: plot.clientHeight, tall: svg && Math.round(svg.getBoundingClientRect().height), form: plot.dataset.drawn,
  }];
}))"""
FITS = f"""() => Object.values(({SIZES})()).every(({{ place, drawn }}) => place && Math.abs(place - drawn) <= 1)"""


def assert_fit(tab: Tab, name: str, query: str = "") -> None:
    """Every drawing fills its place, in the narrow form where the place is narrow and there is such a form."""
    tab.wait(FITS)
    for which, size in tab.page.evaluate(SIZES).items():
        assert abs(size["drawn"] - size["place"]) <= 1, which
        assert abs(size["tall"] - size["high"]) <= 1, which
        made = chart(name, which, query)
        narrow = size["place"] < (860 if made.roomy else 520) and made.narrow is not None
        assert size["form"] == ("narrow" if narrow else "wide"), which
        assert_same_numbers(made.narrow if narrow and made.narrow else made.figure, tab.data()[which], which)


@pytest.mark.parametrize("name", SOME)
def test_charts_follow_the_window(page: Tab, still_server: Server, name: str) -> None:
    page.open(still_server, name)
    assert_fit(page, name)
    for width in (700, 360, 1100):
        page.page.set_viewport_size({"width": width, "height": 900})
        page.page.wait_for_timeout(100)
        assert_fit(page, name)
    page.assert_clean()


@pytest.mark.parametrize("name", LIVE)
def test_charts_of_a_phone_are_narrow_from_the_start(
    open_tab: Callable[..., Tab], still_server: Server, name: str
) -> None:
    tab = open_tab(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True).open(still_server, name)
    assert_fit(tab, name)
    assert tab.page.locator(".plot[data-drawn=narrow]").count() == sum(
        chart(name, which, "").narrow is not None for which in PAGES[name].chart_functions
    )
    tab.unfold()
    tab.move(lambda: tab.type(SLIDER[name], "7"))
    assert_fit(tab, name, tab.query)


def test_charts_in_a_hidden_pane_have_the_right_width_once_it_shows(page: Tab, still_server: Server) -> None:
    """As in a tab of a notebook: moved while hidden, they are right when they show."""
    page.open(still_server, "funding_mix")
    page.page.evaluate("document.querySelector('.cards').style.display = 'none'")
    page.press("next_budget")
    page.page.evaluate("document.querySelector('.ix').style.width = '900px'")
    page.page.wait_for_timeout(200)
    page.page.evaluate("document.querySelector('.cards').style.display = ''")
    assert_fit(page, "funding_mix", "next_budget=4.1&v=1")
    page.assert_clean()


def test_charts_that_start_in_a_hidden_pane_are_drawn_when_it_shows(page: Tab, still_server: Server) -> None:
    page.page.add_init_script(
        """addEventListener("DOMContentLoaded", () => {
             document.head.insertAdjacentHTML("beforeend", "<style class=hides>.cards { display: none !important }</style>");
           })"""
    )
    page.open(still_server, "funding_mix", "loaded")
    page.page.locator(".ix[data-solver=server]").wait_for()
    page.page.wait_for_timeout(500)
    page.page.evaluate("document.querySelectorAll('.hides').forEach((at) => at.remove())")
    assert_fit(page, "funding_mix")


# The two inks of letters, --ink and --soft, by day and by night.
LIGHT = {"rgb(27, 35, 48)", "rgb(86, 96, 112)"}
DARK = {"rgb(233, 237, 243)", "rgb(162, 173, 187)"}


def inks(tab: Tab) -> dict[str, set[str]]:
    """Colours of the letters in each chart."""
    found = tab.page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("[data-chart]")].map((card) => [card.dataset.chart,
             [...card.querySelectorAll(".plot text")].map((at) => getComputedStyle(at).fill)]))"""
    )
    return {which: set(colours) for which, colours in found.items()}


@pytest.mark.parametrize("name", SOME)
def test_charts_follow_the_readers_colours(open_tab: Callable[..., Tab], still_server: Server, name: str) -> None:
    """In the dark the letters are light, the ground is dark, and what was light a moment ago changes too."""
    tab = open_tab(color_scheme="dark").open(still_server, name)
    for which, colours in inks(tab).items():
        assert not LIGHT & colours, which
        assert DARK & colours, which
    assert tab.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(18, 22, 29)"
    tab.press(SLIDER[name])
    assert not any(LIGHT & colours for colours in inks(tab).values())
    tab.page.emulate_media(color_scheme="light")
    tab.wait(
        "(dark) => [...document.querySelectorAll('.plot text')].every((at) => !dark.includes(getComputedStyle(at).fill))",
        list(DARK),
    )
    assert all(LIGHT & colours for colours in inks(tab).values())
    tab.assert_clean()


@pytest.mark.parametrize("name", LIVE)
def test_no_colour_is_left_unnamed(page: Tab, still_server: Server, name: str) -> None:
    """A colour of a figure is a token such as @union; all are replaced, none reaches plotly."""
    page.open(still_server, name)
    left = page.page.evaluate(
        """() => [...document.querySelectorAll(".plot")].flatMap((plot) => {
             const seen = JSON.stringify([plot.data, plot.layout], (key, value) => (key === "geojson" ? 0 : value));
             return seen.match(/"@[^"]*"/g) ?? [];
           })"""
    )
    assert left == []


def test_motion_stops_for_those_who_ask(open_tab: Callable[..., Tab], still_server: Server) -> None:
    def animated(tab: Tab) -> set[str]:
        tab.page.route("**/plotly.min.js", lambda route: None)  # so that the charts stay in waiting
        tab.server = still_server
        tab.page.goto(still_server.url + "funding_mix", wait_until="commit")
        tab.page.locator(".plot").first.wait_for()
        return set(
            tab.page.evaluate(
                """[...document.querySelectorAll(".ix *")].map((at) => getComputedStyle(at))
                   .flatMap((style) => [style.animationName, style.transitionDuration === "0s" ? "none" : "moves"])"""
            )
        )

    assert animated(open_tab(reduced_motion="no-preference")) > {"none"}
    assert animated(open_tab(reduced_motion="reduce")) == {"none"}


# What each band and node of the flow looks like, over the 400 ms after a move: the first two frames are plotly's to draw in.
FRAMES = """async () => {
  const plot = document.querySelector("[data-chart=flow] .plot"), frame = () => new Promise(requestAnimationFrame);
  const look = () => JSON.stringify([...plot.querySelectorAll(".sankey-link, .sankey-node, .node-rect")].map((at) =>
    [getComputedStyle(at).opacity, at.getAttribute("transform"), at.getAttribute("height"), at.getAttribute("d")]));
  await frame(); await frame();
  const seen = [];
  for (const start = performance.now(); performance.now() - start < 400; await frame()) seen.push(look());
  return [new Set(seen).size, JSON.parse(seen[0]).filter(([opacity]) => opacity !== "1").length];
}"""


def test_a_flow_is_there_at_once_and_does_not_fade_in_after_each_move(page: Tab, still_server: Server) -> None:
    page.open(still_server, "funding_mix")
    for _ in range(3):
        page.press("next_budget")
        assert page.page.evaluate(FRAMES) == [1, 0]


@pytest.mark.parametrize(
    ("name", "which"), [("funding_mix", "flow"), ("funding_mix", "countries"), ("gigafactory", "goodput")]
)
def test_a_chart_can_be_taken_along_as_a_picture(
    open_tab: Callable[..., Tab], still_server: Server, name: str, which: str
) -> None:
    tab = open_tab(accept_downloads=True).open(still_server, name)
    place = tab.chart(which, ".plot")
    tab.chart(which).scroll_into_view_if_needed()
    tab.chart(which).hover()
    with tab.page.expect_download() as waiting:
        tab.chart(which, ".modebar-btn").click()
    download = waiting.value
    assert download.suggested_filename == f"investai-{which}.png"
    picture = download.path().read_bytes()
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    box = place.bounding_box()
    assert box is not None
    wide, high = struct.unpack(">II", picture[16:24])
    assert wide == pytest.approx(2 * box["width"], abs=4)
    assert high == pytest.approx(2 * box["height"], abs=4)
    assert len(picture) > 10_000
    tab.assert_clean()


def test_the_picture_button_is_in_reach_of_the_keyboard(page: Tab, still_server: Server) -> None:
    page.open(still_server, "funding_mix")
    button = page.chart("flow", ".modebar-btn")
    button.focus()
    assert button.evaluate("(at) => at === document.activeElement")
    assert button.evaluate("(at) => Boolean(at.getAttribute('aria-label') || at.title || at.dataset.title)")
    with page.page.expect_download():
        page.page.keyboard.press("Enter")


def rows_of(tab: Tab, which: str) -> list[list[str]]:
    return list(
        tab.chart(which, "table").evaluate(
            "(at) => [...at.rows].map((row) => [...row.cells].map((cell) => cell.textContent))"
        )
    )


# Whether the table of a chart has these rows.
SAME_ROWS = """([which, rows]) => {
  const table = document.querySelector(`[data-chart="${which}"] table`);
  return JSON.stringify([...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent))) === JSON.stringify(rows);
}"""


def wanted_rows(name: str, which: str, query: str) -> list[list[str]]:
    table = chart(name, which, query).table
    return [list(table.columns), *([str(cell) for cell in row] for row in table.rows)]


@pytest.mark.parametrize("name", LIVE)
def test_every_table_has_the_numbers_of_the_scenario(page: Tab, still_server: Server, name: str) -> None:
    """Open it before a move, after a move, or leave it open meanwhile."""
    page.open(still_server, name)
    charts = list(PAGES[name].chart_functions)
    left_open = charts[0]
    page.chart(left_open, "summary").click()
    for which in charts:
        assert rows_of(page, which) == wanted_rows(name, which, ""), which
    page.press(SLIDER[name])
    assert rows_of(page, left_open) == wanted_rows(name, left_open, page.query)
    for which in charts[1:]:
        wanted = wanted_rows(name, which, page.query)
        page.chart(which, "summary").click()
        page.wait(SAME_ROWS, [which, wanted])
        assert page.chart(which, "table").is_visible()
    page.press(SLIDER[name])
    for which in charts:
        assert rows_of(page, which) == wanted_rows(name, which, page.query), which
    page.assert_clean()


def test_a_reading_changes_picture_sentence_and_table(page: Tab, still_server: Server) -> None:
    page.open(still_server, "funding_mix")
    page.chart("countries", "summary").click()
    before, drawn = page.screen()["sentences"]["countries"], page.drawings()
    for option in ("per_head", "cohesion"):
        page.move(page.chart("countries", f"label:has([value={option}])").click)
        query = f"view.countries={option}"
        assert page.query == query
        assert page.screen()["sentences"]["countries"] == chart("funding_mix", "countries", query).sentence != before
        assert rows_of(page, "countries") == wanted_rows("funding_mix", "countries", query)
        assert page.drawings()["countries"] != drawn["countries"]
    assert Scenario.from_query(page.query) == Scenario()
    assert Text("en")("chart.table") == page.chart("countries", "summary").text_content()


def test_what_did_not_change_is_not_drawn_again(page: Tab, still_server: Server) -> None:
    """From the first move on: it is what a move costs most."""
    page.open(still_server, "funding_mix")
    page.page.evaluate(
        """() => {
             window.redrawn = new Set();
             for (const card of document.querySelectorAll("[data-chart]"))
               new MutationObserver(() => redrawn.add(card.dataset.chart)).observe(card.querySelector(".plot"), { subtree: true, childList: true });
           }"""
    )
    page.move(lambda: page.chart("countries", "label:has([value=per_head])").click())
    assert page.page.evaluate("[...redrawn]") == ["countries"]
