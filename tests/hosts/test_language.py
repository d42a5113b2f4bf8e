"""A page is in the language that its address asks for, else in the one that the browser would rather have."""

from __future__ import annotations

import html
import json
import re
from urllib.parse import quote

import pytest

from explorer.speech import choice
from tests.hosts.process import Server


@pytest.mark.parametrize(
    ("query", "accepted", "language", "direction"),
    [
        ("", "", "en", "ltr"),
        ("", "de, en;q=0.5", "en", "ltr"),
        ("?lang=en-XA", "en", "en-XA", "ltr"),
        ("?lang=ar-xb&pue=1.3", "en", "ar-XB", "rtl"),
        ("?lang=xx", "en", "en", "ltr"),
        ("", "en-XA", "en", "ltr"),  # a pseudo-language is for whoever asks for it by name
    ],
)
@pytest.mark.parametrize("page", ["funding_mix", "method", "slides"])
def test_the_language_of_a_page(
    still_server: Server, page: str, query: str, accepted: str, language: str, direction: str
) -> None:
    sent = still_server.get(f"/{page}{query}", Accept_Language=accepted)
    assert sent.headers["vary"].startswith("Accept-Language")
    assert sent.text.count(f'lang="{language}" dir="{direction}"') == 2  # of the document, and of what a notebook shows
    assert ("⟦" in sent.text) == (language == "en-XA")
    own = re.findall(r'href="([^"#]*)"', sent.text)
    pages = [
        link for link in own if link.startswith("/") and "static" not in link and not link.endswith((".ico", ".png"))
    ]
    assert pages
    for link in pages:
        assert (f"lang={language}" in html.unescape(link)) == (language != "en"), link


def test_a_language_that_is_not_spoken_is_said(still_server: Server) -> None:
    assert "does not speak the language of this address (xx)" in still_server.get("/funding_mix?lang=xx").text


def test_english_by_name_goes_along_too(still_server: Server) -> None:
    """A browser that prefers another language would get that one on the next page."""
    assert 'href="/compare?lang=en"' in still_server.get("/funding_mix?lang=en").text


@pytest.mark.parametrize(("language", "said"), [("en-XA", True), ("en", False), ("nonsense", False), (3, False)])
def test_an_answer_is_in_the_language_of_its_question(still_server: Server, language: object, said: bool) -> None:
    message = {"page": "funding_mix", "ask": "view", "query": "pue=1.3&v=1", "lang": language}
    sent = still_server.get(f"/investai/answer?m={quote(json.dumps(message))}")
    assert sent.status == 200
    assert ("⟦".encode() in sent.body) == said


def test_the_browsers_wish_is_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choice, "languages", lambda: ["de", "en", "mt", "pt"])
    wishes = {
        "mt": "mt",
        "de-AT,de;q=0.9": "de",
        "fr, mt;q=0.3, de;q=0.7": "de",
        "mt;q=0, de;q=0.1": "de",
        "pt-BR": "pt",
        "*": "en",
        "fr": "en",
        "": "en",
        ";;q=x,,de;q=2": "en",
        ", ".join(["xx"] * 500) + ", de": "en",
    }
    assert {wish: choice.preferred(wish) for wish in wishes} == wishes
    assert [choice.named(code) for code in ("DE", "de_AT", "en-xa", "ar", "fr", "", None)] == [
        "de",
        "de",
        "en-XA",
        None,
        None,
        None,
        None,
    ]
