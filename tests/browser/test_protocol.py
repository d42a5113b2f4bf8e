"""What the page's scripts really ask is what the types of the seam say."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from jsonschema import Draft202012Validator

from tests.browser.tab import Tab
from tests.hosts.process import Server
from tools.types.make import SCHEMA

pytestmark = pytest.mark.browser

CLICKED = {"chain": "[data-explain]", "source": "[data-source]"} | {
    ask: f".tools [data-tool={tool}]"
    for ask, tool in {"cite": "cite", "embed": "embed", "downloads": "download", "python": "python"}.items()
}


def questions(tab: Tab) -> list[dict[str, Any]]:
    """What went to the server."""
    return [json.loads(parse_qs(urlsplit(url).query)["m"][0]) for url in tab.answers()]


def test_every_question_of_the_page_is_one_of_the_types(page: Tab, still_server: Server) -> None:
    page.open(still_server, "challenge?tour=1&vs=p%3Dall_public%26v%3D1")
    page.page.locator(".driver-popover").wait_for()
    page.page.keyboard.press("Escape")
    slider = page.page.locator(".slide").first
    page.move(lambda: slider.press("ArrowRight"))
    page.page.locator("[data-chart] details.table summary").first.click()
    for ask, place in CLICKED.items():
        with page.page.expect_response(lambda response, ask=ask: f"%22{ask}%22" in response.url):
            page.page.locator(place).first.click()
        if ask == "downloads":
            with page.page.expect_response(lambda response: "%22download%22" in response.url):
                page.page.locator("[data-get=ipynb]").click()
        page.wait("document.querySelector('.ix dialog[open], .ix :popover-open')")  # before it is closed
        page.page.keyboard.press("Escape")
    page.page.locator("[data-class] textarea").fill("Ann ?p=announced_2025&v=1\nBo ?pue=1.3&v=1")
    with page.page.expect_response(lambda response: "%22class_spread%22" in response.url):
        page.page.locator("[data-class] [data-act=show]").click()
    schema = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    asked = questions(page)
    for question in asked:
        schema.validate(question)
    kinds = {kind for made in schema.schema["$defs"].values() for kind in ask_of(made)}
    assert {question["ask"] for question in asked} == kinds - {"page"}  # a page comes from the server by itself


def ask_of(made: dict[str, Any]) -> list[str]:
    return list(made.get("properties", {}).get("ask", {}).get("enum", []))
