"""Whatever the reader moves, types or takes back: sentence, figures, charts and address follow, and agree with the model."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from explorer.scenario import Scenario, inputs, presets
from explorer.speech import Text
from tests.browser.expected import LIVE, SLIDER, SOME, assert_same_numbers, assert_shows, chart
from tests.browser.tab import Tab
from tests.hosts.process import Server

pytestmark = pytest.mark.browser

SOLVERS = ["server", "kernel"]
TEXT = Text("en")


@pytest.mark.parametrize("solver", SOLVERS)
@pytest.mark.parametrize("name", LIVE)
def test_an_arrow_key_moves_everything(open_live: Callable[..., Tab], name: str, solver: str) -> None:
    field = SLIDER[name]
    page = open_live(name, solver)
    before, drawn = page.screen(), page.drawings()
    asked, sent, received = len(page.answers()), len(page.sent), len(page.received)
    page.press(field)
    after, redrawn = page.screen(), page.drawings()

    assert after["controls"][field]["value"] == before["controls"][field]["value"] + inputs()[field].step
    assert after["headline"] != before["headline"]
    assert after["figures"] != before["figures"]
    assert after["changed"] == TEXT("preset.changed", n=1)
    assert [which for which in drawn if redrawn[which] != drawn[which]]
    assert_shows(page, name)
    for which, traces in page.data().items():
        made = chart(name, which, page.query)
        assert_same_numbers(made.figure, traces, which)

    if solver == "kernel":
        # Not merely a page that says so: messages went over the kernel's websocket, and none to the server.
        assert len(page.sent) > sent
        assert any(field.encode() in frame for frame in bytes_of(page.sent[sent:]))
        assert any(b'"reply"' in frame for frame in bytes_of(page.received[received:]))
        assert len(page.answers()) == asked
    else:
        assert len(page.answers()) == asked + 1
        assert not page.sent
    page.assert_clean()


def bytes_of(frames: list[bytes | str]) -> list[bytes]:
    return [frame.encode() if isinstance(frame, str) else frame for frame in frames]


def test_the_kernel_takes_over_without_a_jump(open_live: Callable[..., Tab], server: Server, page: Tab) -> None:
    """What was moved before the kernel came stays when it comes."""
    page.open(server, "funding_mix")
    page.press("next_budget")
    moved = page.screen()
    page.page.locator(".ix[data-solver=kernel]").wait_for()
    page.settle()
    assert page.screen() == moved
    page.press("next_budget")
    assert page.query == Scenario(next_budget=4.2).to_query()
    assert_shows(page, "funding_mix")


@pytest.mark.parametrize("solver", SOLVERS)
def test_a_burst_of_moves_ends_at_the_last_and_never_queues(open_live: Callable[..., Tab], solver: str) -> None:
    page = open_live("funding_mix", solver)
    before = len(page.answers()) + len(page.sent)
    page.move(
        lambda: page.field("next_budget", ".slide").evaluate(
            """async (slide) => {
              for (let i = 1; i <= 60; i++) {
                slide.value = i / 10;
                slide.dispatchEvent(new Event("input", { bubbles: true }));
                await new Promise((done) => setTimeout(done, 5));
              }
              slide.dispatchEvent(new Event("change", { bubbles: true }));
            }"""
        )
    )
    assert page.query == Scenario(next_budget=6.0).to_query()
    assert page.screen()["controls"]["next_budget"] == {"value": 6, "text": "€6\u00a0bn", "said": "€6\u00a0bn"}
    assert_shows(page, "funding_mix")
    assert len(page.answers()) + len(page.sent) - before <= 30
    page.assert_clean()


def test_moves_of_two_controls_at_once_both_count(open_live: Callable[..., Tab]) -> None:
    page = open_live("funding_mix")
    page.move(
        lambda: page.page.evaluate(
            """() => {
              for (const [field, value] of [["next_budget", 6], ["cohesion", 2], ["eib_loans", 3]]) {
                const slide = document.querySelector(`[data-field=${field}] .slide`);
                slide.value = value;
                slide.dispatchEvent(new Event("input", { bubbles: true }));
              }
            }"""
        )
    )
    assert page.query == Scenario(next_budget=6.0, cohesion=2.0, eib_loans=3.0).to_query()
    assert_shows(page, "funding_mix")


def test_other_keys_move_a_slider_too(open_live: Callable[..., Tab]) -> None:
    page = open_live("funding_mix")
    for key, value in [("End", 30.0), ("ArrowLeft", 29.9), ("Home", 0.0), ("ArrowUp", 0.1)]:
        page.press("eib_loans", key)
        assert page.query == Scenario(eib_loans=value).to_query()
        assert_shows(page, "funding_mix")


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        ("computing_share", "69%", 0.69),
        ("computing_share", "69", 0.69),
        ("next_budget", "4,1", 4.1),
        ("next_budget", "€4.1 bn", 4.1),
        ("digital_europe", "€700 m", 0.7),
        ("union_equity_share", "17%", 0.17),
    ],
)
def test_what_is_typed_with_goodwill_counts(
    open_live: Callable[..., Tab], field: str, typed: str, value: float
) -> None:
    page = open_live("funding_mix")
    page.move(lambda: page.type(field, typed, "Tab"))
    assert page.query == Scenario().replace(**{field: value}).to_query()
    assert page.screen()["errors"] == []
    assert_shows(page, "funding_mix")


@pytest.mark.parametrize(
    ("name", "field", "typed", "parts", "solver"),
    [
        ("funding_mix", "computing_share", "120%", ["50%", "100%"], "kernel"),
        ("funding_mix", "next_budget", "21", ["€0", "€20\u00a0bn"], "server"),
        ("gigafactory", "chips_large", "1000000", ["0", "300,000", "chips"], "server"),
        ("gigafactory", "run_days", "0", ["1\u00a0day ", "365\u00a0days"], "server"),
        ("gigafactory", "pue", "", ["1", "2"], "server"),
        ("gigafactory", "pue", "cold", ["1", "2"], "kernel"),
    ],
)
def test_what_cannot_be_is_refused_with_field_range_and_unit(
    open_live: Callable[..., Tab], name: str, field: str, typed: str, parts: list[str], solver: str
) -> None:
    page = open_live(name, solver)
    page.field(field).evaluate("(at) => (at.closest('details').open = true)")
    page.press(SLIDER[name])  # so that there is something to lose
    good, query = page.screen(), page.query
    page.move(lambda: page.type(field, typed))
    error = page.field(field, ".error")
    assert error.is_visible()
    message = error.text_content() or ""
    assert TEXT(f"input.{field}.label") in message
    assert all(part in message for part in parts), message
    assert page.field(field, ".typed").get_attribute("aria-invalid") == "true"
    page.move(page.field(field, ".typed").blur)  # which asks once more, and is refused once more
    seen = page.screen()
    assert seen["errors"] == [message]
    assert {**seen, "errors": []} == good
    assert page.query == query
    assert_shows(page, name)


def test_a_refusal_repeats_what_was_typed_as_it_was_typed(open_live: Callable[..., Tab]) -> None:
    page = open_live("funding_mix")
    page.move(lambda: page.type("computing_share", "120%"))
    assert "120%" in (page.field("computing_share", ".error").text_content() or "")


def test_a_number_that_could_mean_two_things_says_which_it_was_taken_for(open_live: Callable[..., Tab]) -> None:
    page = open_live("claims")
    page.unfold()
    page.move(lambda: page.type("claim_mw", "1,234"))
    notice = page.field("claim_mw", ".error")
    assert "is read as 1,230" in (notice.text_content() or "")
    assert page.field("claim_mw", ".typed").get_attribute("aria-invalid") is None
    page.move(lambda: page.type("claim_mw", "1235"))
    assert not notice.is_visible()
    assert page.query == Scenario(claim_mw=1235.0).to_query()


def test_a_good_value_clears_the_refusal(open_live: Callable[..., Tab]) -> None:
    page = open_live("funding_mix")
    page.move(lambda: page.type("computing_share", "120%"))
    assert page.field("computing_share", ".error").is_visible()
    page.move(lambda: page.type("computing_share", "80%"))
    assert not page.field("computing_share", ".error").is_visible()
    assert page.field("computing_share", ".typed").get_attribute("aria-invalid") is None
    assert page.query == Scenario(computing_share=0.8).to_query()


def test_escape_takes_back_what_was_typed(open_live: Callable[..., Tab]) -> None:
    page = open_live("funding_mix")
    good, asked = page.screen(), len(page.answers())
    page.type("next_budget", "9", "Escape")
    page.page.wait_for_timeout(300)
    assert page.screen() == good
    assert len(page.answers()) == asked
    assert page.query == ""


def test_looking_into_a_box_changes_nothing(open_live: Callable[..., Tab]) -> None:
    """To click into every box and leave it again is not to choose its value, however it is rounded on screen."""
    page = open_live("gigafactory", "server")
    good, asked = page.screen(), len(page.answers())
    for box in page.page.locator("details[open] .typed").all():
        box.focus()
    page.page.locator("h1").click()
    page.page.wait_for_timeout(300)
    assert page.screen() == good
    assert len(page.answers()) == asked


def test_choices_are_followed(open_live: Callable[..., Tab]) -> None:
    page = open_live("gigafactory")
    page.move(lambda: page.field("chip", "select").select_option("h100"))
    page.move(lambda: page.field("chip_unit", "label:has([value=chips])").click())
    page.move(lambda: page.field("country", "select").select_option("FI"))
    assert page.query == Scenario(chip="h100", chip_unit="chips", country="FI").to_query()
    assert_shows(page, "gigafactory")


def test_reset_of_one_control_and_of_all(open_live: Callable[..., Tab]) -> None:
    page = open_live("funding_mix?p=announced_2025&next_budget=2&cohesion=3&v=1")
    assert page.screen()["changed"] == TEXT("preset.changed", n=2)
    assert page.field("next_budget", ".reset").is_visible()
    assert not page.field("bank_debt", ".reset").is_visible()
    page.move(page.field("next_budget", ".reset").click)
    assert page.query == Scenario("announced_2025", cohesion=3.0).to_query()
    page.move(page.tool("reset").click)
    assert page.query == Scenario("announced_2025").to_query()
    assert page.screen()["changed"] == ""
    assert_shows(page, "funding_mix")


@pytest.mark.parametrize("name", SOME)
def test_presets_open_in_place(open_live: Callable[..., Tab], name: str) -> None:
    page = open_live(name)
    for preset in [*list(presets())[1:], "called_2026"]:
        page.move(page.preset(preset).click)
        assert page.query == Scenario(preset).to_query()
        assert_shows(page, name)
    page.assert_clean()


def test_what_to_try_opens_in_place(open_live: Callable[..., Tab]) -> None:
    page = open_live("funding_mix")
    for link in page.page.locator(".try a").all():
        page.move(link.click)
        assert page.query == link.get_attribute("data-preset")
        assert_shows(page, "funding_mix")
