"""The seam is as its types say: what was made from them is up to date, and real answers fit."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from explorer.desk.answers import _ASKS, Answerer
from explorer.engine.protocol import Answers
from explorer.engine.wire import frame
from explorer.pages.contents import PAGES
from explorer.pages.deck import TALK, page_of
from explorer.scenario import presets
from explorer.speech import Text
from tools.types.make import SCHEMA, made

LIVE = [name for name, page in PAGES.items() if page.live]
TEXT = Text()
WHOLE = json.loads(SCHEMA.read_text(encoding="utf-8"))
OPTIONS = {"flow": "shares"}

QUESTIONS: list[dict[str, Any]] = [
    {"ask": "view", "query": "p=all_public&v=1", "tables": ["flow"], "options": OPTIONS},
    {"ask": "view", "change": {"next_budget": 3, "eib_loans": "2", "cohesion": None}, "have": {"flow": "0"}, "vs": ""},
    {"ask": "view", "change": {"next_budget": "900"}, "vs": "p=announced_2025&v=1&then=2025-01-01"},
    {"ask": "view", "embed": {"embed": "flow", "controls": "few", "theme": "dark"}},
    {"ask": "page", "query": "vs="},
    {"ask": "chain", "name": "raised"},
    {"ask": "source", "name": "target"},
    {"ask": "source", "name": "union_capex_cap"},
    {"ask": "tour"},
    {"ask": "class", "links": ["", "next_budget=3&v=1", "next_budget=900", "what=ever"]},
    {"ask": "class_spread", "measure": "score", "values": [70.5, None], "met": [1, 0]},
    {"ask": "embed", "name": "page"},
    {"ask": "cite", "what": "page", "name": "", "base": "https://explorer.example/"},
    {"ask": "cite", "what": "figure", "name": "raised", "base": "", "options": OPTIONS},
    {"ask": "downloads", "home": "https://explorer.example/funding_mix", "options": OPTIONS},
    {"ask": "downloads", "chart": "flow"},
    {"ask": "download", "chart": "flow", "kind": "csv"},
    {"ask": "download", "kind": "ipynb"},
    {"ask": "python"},
]


def fits(name: str, value: Any) -> None:
    """Nothing is missing, nothing is of another type, and nothing is there that the types do not know."""
    Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": WHOLE["$defs"]}).validate(value)


def answered(page: str, question: dict[str, Any]) -> Any:
    """The answer as it arrives."""
    sent = frame(*Answerer(page_of(page), TEXT)(question))
    length = int.from_bytes(sent[:8], "little")
    return json.loads(sent[8 : 8 + length])


def answer_of(ask: str) -> str:
    """The name of the answer to a kind of question."""
    return str(WHOLE["$defs"]["Answers"]["properties"][ask]["$ref"]).rpartition("/")[2]


@pytest.mark.parametrize("path", made(), ids=lambda path: path.name)
def test_what_is_made_from_the_types_is_up_to_date(path) -> None:
    assert path.read_text(encoding="utf-8") == made()[path], "run: python -m tools.types.make"


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(WHOLE)


def test_every_kind_of_question_has_an_answer_and_is_asked_here() -> None:
    asked = [kind["$ref"].rpartition("/")[2] for kind in WHOLE["anyOf"]]
    kinds = {kind for name in asked for kind in WHOLE["$defs"][name]["properties"]["ask"]["enum"]}
    assert kinds == set(_ASKS) == set(Answers.__annotations__) == {question["ask"] for question in QUESTIONS}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["ask"])
def test_an_answer_is_of_its_type(question: dict[str, Any]) -> None:
    Draft202012Validator(WHOLE).validate(question)
    fits(answer_of(question["ask"]), answered("funding_mix", question))


@pytest.mark.parametrize("page", [*LIVE, TALK])
def test_every_page_shows_what_the_types_say(page: str) -> None:
    for preset in presets():
        fits("ViewAnswer", answered(page, {"ask": "view", "query": f"p={preset}&v=1"}))
    compared = answered(page, {"ask": "view", "vs": "p=all_public&v=1", "tables": list(page_of(page).chart_functions)})
    fits("ViewAnswer", compared)
    assert (compared["vs"] is None) == (page == TALK)
    assert ("slides" in compared) == (page == TALK)
    fits("TourAnswer", answered(page, {"ask": "tour"}))


@pytest.mark.parametrize("question", [{"ask": "chain", "name": "nothing"}, {"ask": "class", "links": [""] * 26}, {}])
def test_what_cannot_be_answered_is_refused(question: dict[str, Any]) -> None:
    fits("Refusal", answered("funding_mix", question))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Place", {"$": [0]}),
        ("Problem", {"field": ""}),
        ("Problem", {"field": "", "message": "no", "more": 1}),
        ("SlideView", {"say": "", "size": "huge", "sources": "", "notes": ""}),
        ("ClassAnswer", {"students": [{}]}),
        ("BaselineView", None),
    ],
)
def test_what_does_not_fit_is_told(name: str, value: object) -> None:
    known = Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": WHOLE["$defs"]})
    assert not known.is_valid(value)
