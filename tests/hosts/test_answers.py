"""The server answers the messages of a page without a kernel, and survives everything else."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from explorer.desk.answers import Answerer
from explorer.engine.wire import frame
from explorer.pages.contents import PAGES
from explorer.speech import Text
from tests.hosts.process import Server

VIEW = {"page": "funding_mix", "ask": "view", "query": "next_budget=3&v=1"}


def test_the_same_address_has_the_same_answer_and_it_is_the_models(still_server: Server) -> None:
    first, again = still_server.ask(VIEW), still_server.ask(VIEW)
    assert first.status == 200
    assert first.body == again.body == frame(*Answerer(PAGES["funding_mix"], Text())(VIEW))
    assert "max-age" in first.headers["cache-control"]


@pytest.mark.parametrize(
    "message", ["", "{", "[]", "3", "null", '{"page": "nope"}', '{"page": ["funding_mix"]}', '{"page": {}}']
)
def test_what_is_no_message_is_refused(still_server: Server, message: str) -> None:
    assert still_server.ask(message).status == 400


CRAFTED = [
    {"change": {"pue": 10**400}},
    {"change": {"pue": "9" * 500}},
    {"change": {"pue": "1,2,3.4.5"}},
    {"change": {"pue": float("nan"), "sites_large": float("inf")}},
    {"change": {"pue": [1], "chip": {"a": 1}, "phase": None, "target": True}},
    {"change": [1]},
    {"change": "pue"},
    {"change": {"chip": "\ud800"}},
    {"query": "pue=\ud800"},
    {"query": 7},
    {"query": "&".join(f"a{i}=1" for i in range(300))},
    {"options": "countries"},
    {"options": {"countries": {}, "flow": "per_head"}},
    {"tables": 5},
    {"tables": ["flow", 3, [], "nope"]},
    {"have": [1]},
    {"have": {"flow": 3}},
    {"ask": "\ud800"},
    {"ask": ["view"]},
    {"ask": "chain", "name": "\udfff"},
    {"ask": "chain", "name": "chip"},
    {"ask": "source", "name": "raised"},
    {"ask": "page", "query": "pue=9"},
]


@pytest.mark.parametrize("message", CRAFTED, ids=lambda message: json.dumps(message)[:60])
def test_a_crafted_message_has_an_answer(still_server: Server, message: dict[str, object]) -> None:
    assert still_server.ask({**VIEW, **message}).status in {200, 400}


def test_a_message_nested_without_end_is_refused(still_server: Server) -> None:
    assert still_server.ask('{"page":"funding_mix","ask":' + "[" * 5000 + "]" * 5000 + "}").status == 400


@pytest.mark.parametrize("query", ["", "?m=%ff", "?m=", "?n=1"])
def test_no_message_is_none(still_server: Server, query: str) -> None:
    assert still_server.get(f"/investai/answer{query}").status == 400


def test_what_is_refused_comes_back_with_the_last_good_scenario(still_server: Server) -> None:
    sent = still_server.ask({**VIEW, "change": {"computing_share": "120%", "cohesion": "2"}})
    length = int.from_bytes(sent.body[:8], "little")
    reply = json.loads(sent.body[8 : 8 + length])
    assert reply["query"] == "next_budget=3&cohesion=2&v=1"
    assert [problem["field"] for problem in reply["problems"]] == ["computing_share"]
    assert all(part in reply["problems"][0]["message"] for part in ("120%", "50%", "100%"))


def test_three_hundred_odd_messages_do_no_harm(still_server: Server) -> None:
    rng = random.Random(20260730)
    odd: list[Any] = [
        None,
        True,
        -1,
        1e308,
        10**400,
        "",
        "x" * 300,
        "\x00",
        "\ud800",
        "../..",
        [],
        {},
        [[]],
        {"a": 1},
        "view",
        "chain",
        "raised",
        "p=x&&&=",
        "<b>",
    ]
    keys = ["ask", "query", "name", "change", "options", "tables", "have", "id", "__class__"]
    for _ in range(300):
        message: dict[str, Any] = {key: rng.choice(odd) for key in rng.sample(keys, rng.randint(0, len(keys)))}
        if rng.random() < 0.6:
            message["ask"] = rng.choice(["view", "chain", "source", "page"])
        if rng.random() < 0.5:
            message["change"] = {rng.choice(["pue", "chip", "sites_large", "nonsense"]): rng.choice(odd)}
        status = still_server.ask({"page": rng.choice(["funding_mix", "gigafactory", "method"]), **message}).status
        assert status in {200, 400}, json.dumps(message)
    assert still_server.ask(VIEW).status == 200
