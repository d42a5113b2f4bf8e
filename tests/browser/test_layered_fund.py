"""The loss stepper in the browser: choose what fails and when, twice, and watch the loss climb."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.expected import assert_shows
from tests.browser.tab import Tab
from tests.hosts.process import Server

pytestmark = pytest.mark.browser


def test_a_year_and_a_second_failure_by_keyboard(open_tab: Callable[..., Tab], still_server: Server) -> None:
    tab = open_tab().open(still_server, "layered_fund?p=announced_2025&v=1")
    tab.unfold()
    one = tab.data()["loss_stepper"]
    tab.press("failure_year")
    assert tab.query == "p=announced_2025&failure_year=2032&v=1"
    assert tab.screen()["controls"]["failure_year"]["said"] == "2032"
    assert "fails in 2032" in tab.screen()["headline"]
    tab.press("failed_large_later")
    assert "fails in 2032 and one large site fails in 2034" in tab.screen()["headline"]
    assert_shows(tab, "layered_fund")
    two = tab.data()["loss_stepper"]
    assert len(set(two[0]["base"])) == 2  # a second tower beside the first
    assert len(set(one[0]["base"])) == 1
    tab.move(lambda: tab.chart("loss_years", "label:has([value=timing])").click())
    tab.move(lambda: tab.chart("first_loss_goal", "label:has([value=hurdle])").click())
    tab.move(lambda: tab.chart("share_returns", "label:has([value=needed])").click())
    assert tab.query.endswith("view.first_loss_goal=hurdle&view.loss_years=timing&view.share_returns=needed")
    assert_shows(tab, "layered_fund")
    tab.assert_clean()
