"""In a pseudo-language every page fits its window: no sideways scroll, no word cut off, none outside its drawing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from explorer.pages.contents import PAGES
from explorer.pages.deck import TALK
from explorer.speech.cldr import PSEUDO
from tests.browser.tab import Tab
from tests.hosts.process import Server

pytestmark = pytest.mark.browser

SIZES = ((1440, 900), (1024, 768), (390, 844))

# What does not fit: the page itself, words in their boxes, words in a drawing. What may scroll by itself is left out,
# and what a number in a table spreads for a finger.
MISFITS = """() => {
  const page = document.scrollingElement, found = [];
  if (page.scrollWidth > page.clientWidth) found.push(`the page: ${page.scrollWidth} px in ${page.clientWidth}`);
  const words = ".ix :is(button, .preset, nav a, .brand, .figure small, .figure strong, .figure i, .name, .seg label, .seg span, h1, h2, " +
    ".say, .typed, summary, .takeaway, .credit, .foot, .help, .about, label)";
  for (const at of document.querySelectorAll(words)) {
    if (at.matches(".mark") || at.closest(".plot, .scroll, .across, .unseen, .skip") || !at.checkVisibility()) continue;
    if (at.clientWidth && at.scrollWidth > at.clientWidth + (at.matches("td .num") ? 5 : 1)) found.push(`${at.className || at.tagName}: ${at.textContent.trim()}`);
  }
  for (const plot of document.querySelectorAll(".plot")) {
    if (!plot.checkVisibility()) continue;
    const { left, right } = plot.getBoundingClientRect();
    for (const text of plot.querySelectorAll("svg text")) {
      const box = text.getBoundingClientRect();
      if (box.width && (box.left < left - 4 || box.right > right + 4)) found.push(`${plot.ariaLabel}: ${text.textContent}`);
    }
  }
  return found;
}"""


@pytest.mark.parametrize("language", PSEUDO)
def test_every_page_fits_its_window(open_tab: Callable[..., Tab], still_server: Server, language: str) -> None:
    for width, height in SIZES:
        phone = width < 500
        tab = open_tab(viewport={"width": width, "height": height}, is_mobile=phone, has_touch=phone)
        for name in (*PAGES, TALK):
            live = name == TALK or PAGES[name].live
            tab.open(still_server, f"{name}?lang={language}", "drawn" if live else "loaded")
            assert tab.page.evaluate("document.documentElement.dir") == ("rtl" if language == "ar-XB" else "ltr")
            tab.unfold()
            assert not tab.page.evaluate(MISFITS), f"{name} in {language} at {width} px"
