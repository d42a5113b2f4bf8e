"""Every step of every tour points at something that stands on its page."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from explorer.desk.answers import Answerer
from explorer.html.tour import steps
from explorer.pages.contents import PAGES
from explorer.scenario import Scenario
from explorer.speech import Text

TEXT = Text()


@pytest.mark.parametrize("page", [page.id for page in PAGES.values() if page.live])
def test_a_tour_points_at_what_is_there(page: str) -> None:
    answerer = Answerer(PAGES[page], TEXT)
    reply, _ = answerer({"ask": "tour"})
    soup = BeautifulSoup(answerer.page_html(Scenario(), base="/"), "html.parser")
    found = reply["steps"]
    assert 5 <= len(found) <= 7
    assert not [step["at"] for step in found if soup.select_one(step["at"]) is None]
    assert len({step["at"] for step in found}) == len(found)
    assert soup.select_one('[data-tool="tour"]') is not None


def test_each_step_says_what_it_is_what_to_look_for_and_what_to_try() -> None:
    for page in PAGES.values():
        for step in steps(page, TEXT):
            assert step["html"].count("<p>") == 3
            assert "{" not in step["html"]
