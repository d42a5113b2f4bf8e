"""Whatever was done can be taken back, step by step, with the mouse or without."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from explorer.scenario import Scenario
from tests.browser.expected import assert_shows
from tests.browser.tab import Tab

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("solver", ["server", "kernel"])
def test_undo_and_redo(open_live: Callable[..., Tab], solver: str) -> None:
    page = open_live("funding_mix", solver)
    assert page.tool("undo").is_disabled()
    assert page.tool("redo").is_disabled()
    steps = [page.query]
    page.press("next_budget")
    steps.append(page.query)
    page.move(page.preset("announced_2025").click)
    steps.append(page.query)
    page.move(lambda: page.type("cohesion", "2"))
    steps.append(page.query)
    assert len(set(steps)) == 4
    for query in reversed(steps[:-1]):
        page.move(page.tool("undo").click)
        assert page.query == query
        assert_shows(page, "funding_mix")
    assert page.tool("undo").is_disabled()
    for query in steps[1:]:
        page.move(page.tool("redo").click)
        assert page.query == query
    assert page.tool("redo").is_disabled()
    page.move(page.tool("undo").click)
    page.press("eib_loans")  # a new move after an undo: what was undone is gone
    assert page.tool("redo").is_disabled()


def test_undo_and_redo_by_keyboard(open_live: Callable[..., Tab]) -> None:
    page = open_live("funding_mix")
    page.press("next_budget")
    page.press("next_budget")
    keyboard = page.page.keyboard
    page.move(lambda: keyboard.press("Control+z"))
    assert page.query == Scenario(next_budget=4.1).to_query()
    page.move(lambda: keyboard.press("Control+z"))
    assert page.query == ""
    page.move(lambda: keyboard.press("Control+Shift+z"))
    assert page.query == Scenario(next_budget=4.1).to_query()
    assert_shows(page, "funding_mix")


def test_undo_is_there_after_the_first_move(open_live: Callable[..., Tab]) -> None:
    page = open_live("funding_mix")
    page.press("next_budget")
    assert page.tool("undo").is_enabled()
    page.move(page.tool("undo").click)
    assert page.tool("redo").is_enabled()
    assert page.query == ""


def test_undo_by_keyboard_works_wherever_the_reader_is(open_live: Callable[..., Tab]) -> None:
    """Also when nothing has the focus: after a click on the page, or on a button that went grey."""
    page = open_live("funding_mix")
    page.press("next_budget")
    page.page.locator("h1").click()
    page.move(lambda: page.page.keyboard.press("Control+z"))
    assert page.query == ""


def test_redo_by_keyboard_after_the_undo_button_went_grey(open_live: Callable[..., Tab]) -> None:
    page = open_live("funding_mix")
    page.press("next_budget")
    page.move(lambda: page.tool("undo").click(timeout=5000))
    page.move(lambda: page.page.keyboard.press("Control+Shift+z"))
    assert page.query == Scenario(next_budget=4.1).to_query()


def test_two_quick_undos_go_two_steps_back(open_live: Callable[..., Tab]) -> None:
    page = open_live("funding_mix")
    for _ in range(3):
        page.press("next_budget")
    page.move(lambda: page.tool("undo").evaluate("(button) => { button.click(); button.click(); }"))
    assert page.query == Scenario(next_budget=4.1).to_query()
    page.move(page.tool("redo").click)
    page.move(page.tool("redo").click)
    assert page.query == Scenario(next_budget=4.3).to_query()
