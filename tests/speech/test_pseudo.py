"""In a pseudo-language nothing of English is left: on no page, in no answer, in no file. What a text is made of stays."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree import ElementTree

import pytest

from explorer.desk.answers import Answerer
from explorer.facts import figures
from explorer.hosts.voila.handlers import answerer, document
from explorer.html.tour import steps
from explorer.message import Name
from explorer.pages.contents import PAGES
from explorer.pages.deck import TALK
from explorer.pages.tour import STEPS
from explorer.scenario import inputs
from explorer.scenario.address import Address
from explorer.speech import Text, catalogue
from explorer.speech.cldr import PSEUDO
from explorer.speech.pattern import parse, places
from explorer.speech.pseudo import plain
from tests.speech.leaks import left_over, of_html, of_json

#: An old link to a changed plan beside another, with what does not hold in it: every banner and every refusal stands on the page.
ADDRESS = "p=phase_one&bank_debt=7&fish=3&gpu_hour_price=1e9&chip=x&vs=a25&data=2026-11-23&v=1"
QUERY = "p=phase_one&bank_debt=7&v=1"
LIVE = [page.id for page in PAGES.values() if page.live]
languages = pytest.mark.parametrize("language", PSEUDO)


def assert_none_left(said: Iterable[str], where: str) -> None:
    found = {word: words for words in said for word in left_over(words)}
    assert not found, where


def literals(parts: list[Any]) -> Iterator[str]:
    """A text's own words, of every variant."""
    for part in parts:
        if isinstance(part, str):
            yield part
        else:
            for option in part.get("options", {}).values():
                yield from literals(option)


@languages
def test_a_text_keeps_its_places_and_all_else_is_changed(language: str) -> None:
    english, strange = catalogue("en"), catalogue(language)
    assert english.keys() == strange.keys()
    for key, text in strange.items():
        parse(text)
        assert places(text) == places(english[key]), key
        assert plain(text).startswith(english[key].partition("{")[0]), key
        assert not [word for words in literals(parse(text)) for word in left_over(words)], key


def test_accents_make_a_text_longer_but_not_a_number() -> None:
    text = Text("en-XA")
    assert text("quantity.capex_total") == "⟦Çöšţ ţö ƀûîļđ àļļ šîţéš öñé ţŵö⟧"
    assert plain(text("chart.multipliers.reading.private")).startswith(
        "for each euro of taxpayers' money "
    )  # one apostrophe
    assert text.numbers.money(4.1) == "€4,1\N{NO-BREAK SPACE}ƀñ"
    assert text.numbers.quantity(12, "H100-equivalents") == "12\N{NO-BREAK SPACE}Ĥ100-éɋûîṽàļéñţš"
    assert text("table.head", name="x", unit="MW") == "x [MW]"
    texts, english = catalogue("en-XA"), catalogue("en")
    whole = [key for key, said in english.items() if "{" not in said and texts[key].startswith("⟦")]
    assert sum(len(texts[key]) for key in whole) > 1.4 * sum(len(english[key]) for key in whole)


def test_words_of_the_data_are_spoken_and_names_stay() -> None:
    for language, country in (("en-XA", "Deutschland"), ("ar-XB", "גרמניה")):
        text = Text(language)
        assert text.say(Name("countries", "DE")) == country
        assert text.say(Name("chips", "h100")) == "H100 SXM"
        assert plain(text.say(Name("claims", "four_sites", "who"))).startswith("European Commission")
        assert text.say(Name("claims", "four_sites", "who")) != "European Commission"
    assert Text("en").say(Name("countries", "CZ")) == "Czechia"


@languages
def test_pages_and_the_talk(language: str) -> None:
    for page in (*PAGES, TALK):
        start, end = document(
            page, Address.read(f"?{ADDRESS}&lang={language}"), "/", "https://explorer.example", language
        )
        assert f'<html lang="{language}" dir="{"rtl" if language == "ar-XB" else "ltr"}">' in start
        assert_none_left(of_html(start + end), f"{page} in {language}")


def questions(own: Answerer) -> Iterator[dict[str, Any]]:
    """All that a reader can ask on a page, but for files."""
    page = own.page
    here = {
        "query": QUERY,
        "base": "https://explorer.example/",
        "home": f"https://explorer.example/{page.id}",
        "vs": "p=announced_2025&v=1",
    }
    charts = page.chart_functions
    for at in range(max(len(chart.options) for chart in charts.values()) or 1):
        options = {name: chart.options[at] for name, chart in charts.items() if at < len(chart.options)}
        yield {
            **here,
            "ask": "view",
            "options": options,
            "tables": [*charts],
            "change": {"bank_debt": "lots", "chip": "x", "target": "1.234"},
        }
    for name in page.figures:
        yield {**here, "ask": "chain", "name": name}
    for name in page.fields:
        yield {**here, "ask": "source", "name": name}
    for name in ("", *([] if page.heavy else charts)):
        yield {**here, "ask": "embed", "name": name}
        yield {**here, "ask": "downloads", "chart": name}
    for what, names in (("figure", page.figures), ("figure", page.fields), ("chart", [*charts]), ("page", [page.id])):
        yield {**here, "ask": "cite", "what": what, "name": names[0]}  # each says its numbers by the same texts
    yield {**here, "ask": "python"}
    yield {**here, "ask": "tour"}
    yield {**here, "ask": "§", "name": "§"}


@languages
def test_answers(language: str) -> None:
    for page in LIVE:
        own = answerer(page, language)
        for question in questions(own):
            reply, _ = own(question)
            assert_none_left(of_json(reply), f"{question['ask']} {question.get('name', '')} on {page} in {language}")
        if page in STEPS:
            assert_none_left(of_json(steps(own.page, own.text)), f"tour of {page}")


@languages
def test_sources_and_claims(language: str) -> None:
    own = answerer("claims", language)
    for name in (*figures(), *inputs()):
        assert_none_left(of_json(own({"ask": "source", "name": name, "query": ""})[0]), name)
    from explorer.claims import judged

    for verdict in judged():
        reply, _ = own(
            {"ask": "cite", "what": "claim", "name": verdict.claim.id, "query": "", "base": "https://x.example/"}
        )
        assert_none_left(of_json(reply), verdict.claim.id)


#: What a cell of a file says to a program, not to a reader: ids of choices, and units as the tables write them.
TOKENS = {choice for entry in inputs().values() for choice in entry.choices} | {
    entry.unit for entry in inputs().values()
}
TOKENS |= {figure.unit for figure in figures().values()}


def of_file(name: str, content: bytes) -> Iterator[str]:
    """What a file says."""
    if name.endswith((".xlsx", ".pptx")):
        whole = zipfile.ZipFile(io.BytesIO(content))
        for part in whole.namelist():
            if re.search(r"sharedStrings|slides/slide|notesSlides/notes|charts/chart", part):
                for node in ElementTree.fromstring(whole.read(part)).iter():
                    if node.text and node.tag.rpartition("}")[2] in {"t", "v"} and node.text not in TOKENS:
                        yield node.text
    elif name.endswith(".html"):
        yield from of_html(content.decode())
    elif name.endswith(".ipynb"):
        yield from ("".join(cell["source"]) for cell in json.loads(content)["cells"] if cell["cell_type"] == "markdown")
    elif name.endswith(".csv"):
        lines = content.decode("utf-8-sig").splitlines()
        yield from (line for line in lines if line.startswith("#"))
        rows = csv.reader(line for line in lines if not line.startswith("#"))
        yield from (cell for row in rows for cell in row if cell not in TOKENS)
    elif name.endswith(".txt"):
        yield from content.decode().split("\n")


@languages
def test_files(language: str) -> None:
    for page in LIVE:
        own = answerer(page, language)
        question = {"ask": "download", "kind": "zip", "query": QUERY, "home": f"https://explorer.example/{page}"}
        _, content = own(question)
        whole = zipfile.ZipFile(io.BytesIO(content))
        for name in whole.namelist():
            assert_none_left(of_file(name, whole.read(name)), f"{name} in {language}")
