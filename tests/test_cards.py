"""The picture that other media show beside a link says what the page says."""

from __future__ import annotations

import json
import struct

import pytest

from explorer.pages.contents import PAGES
from tools.cards.content import FOLDER, RECORD, content

COMMAND = "python -m tools.cards.make"


@pytest.mark.parametrize("page", PAGES)
def test_a_card_is_not_older_than_what_it_shows(page: str) -> None:
    made = json.loads(RECORD.read_text(encoding="utf-8"))
    assert made.get(page) == content(page), f"the card shows what the page no longer says: {COMMAND}"


@pytest.mark.parametrize("page", PAGES)
def test_a_card_has_the_size_that_is_asked_for_and_is_light(page: str) -> None:
    picture = (FOLDER / f"{page}.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">II", picture[16:24]) == (1200, 630)
    assert len(picture) < 60_000
