"""The talk is what the cells of its notebook say."""

from __future__ import annotations

import json
from typing import Any

import pytest

from explorer import Scenario, Slide
from explorer.desk.answers import Answerer
from explorer.html.slides import brief
from explorer.message import Num, Says, say
from explorer.model import Results
from explorer.pages.deck import SlideSpec, deck, slides_in, talk
from explorer.speech import Text
from explorer.speech.pattern import places

TEXT = Text()


def cell(source: str, kind: str = "slide", language: str = "code") -> dict[str, Any]:
    return {"cell_type": language, "source": [source], "metadata": {"slideshow": {"slide_type": kind}}}


def test_the_talk_has_ten_slides_of_which_three_can_be_moved() -> None:
    slides = talk().slides
    assert len(slides) == 10
    assert [slide.move for slide in slides if slide.move] == ["failed_large", "target", "gpu_hour_price"]


def test_cells_say_order_charts_and_notes() -> None:
    notebook = {
        "cells": [
            cell("from explorer import Slide", "skip"),
            cell("# My talk\n\nWelcome", language="markdown"),
            cell('Slide("budget", move="target", title="Enough?")'),
            cell("Say it *slowly*", "notes", language="markdown"),
            cell("Slide(mine)"),
            cell('Slide("flow")', "skip"),
        ]
    }
    found = list(slides_in(json.loads(json.dumps(notebook))))
    assert found == [
        (SlideSpec(words="<h1>My talk</h1>\n<p>Welcome</p>\n"), False),
        (SlideSpec("budget", move="target", title="Enough?", notes="<p>Say it <em>slowly</em></p>\n"), False),
        (SlideSpec("mine"), True),
    ]


@pytest.mark.parametrize(
    ("slides", "said"),
    [
        ([SlideSpec("pie")], "no chart 'pie'; there are: "),
        ([SlideSpec("flow", move="pu")], "no input 'pu'; there are: "),
        ([SlideSpec("flow"), SlideSpec("flow")], "chart 'flow' stands on 2 slides"),
        ([SlideSpec("flow", move="pue"), SlideSpec("budget", move="pue")], "input 'pue' stands on 2 slides"),
        ([SlideSpec("countries", option="total")], "no reading 'total'; there are: amount, per_head"),
    ],
)
def test_a_wrong_slide_is_refused_with_what_would_do(slides: list[SlideSpec], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        deck(slides)


def test_every_slide_has_a_sentence_sources_and_notes() -> None:
    reply, _ = Answerer(talk(), TEXT)({"ask": "view", "query": "p=announced_2025&chip=b200&v=1"})
    assert list(reply["slides"]) == [slide.chart for slide in talk().slides]
    for chart, shown in reply["slides"].items():
        assert shown["say"].count(". ") == 0, chart  # one sentence
        assert shown["size"] in {"large", "middle"}, chart
        assert "Sources: " in shown["sources"], chart
        for part in ("Say:", "Ask the hall:", "Sources:"):
            assert f"<b>{part}</b>" in shown["notes"], chart


def test_only_the_slide_on_screen_is_answered_first() -> None:
    reply, _ = Answerer(talk(), TEXT)(
        {"ask": "view", "query": "", "change": {"failed_large": 2}, "only": ["loss_stepper"]}
    )
    assert list(reply["charts"]) == list(reply["slides"]) == ["loss_stepper"]
    assert set(reply["controls"]) == {"failed_large", "target", "gpu_hour_price"}


def test_a_slide_has_room_for_the_first_sentence_in_its_short_form() -> None:
    """The second of a finding's sentences stays behind, and so does what a long text says besides."""
    cost, low = Num(25.9, "EUR bn"), Num(19.9, "EUR bn")
    short = say("chart.budget.sentence.probably", target=Num(20, "EUR bn"), cost=cost, high=Num(45.3, "EUR bn"))
    assert brief(Says.of(short, say("chart.attribution.sentence.whole")), TEXT) == Says.of(short)
    numbers = {
        "target": Num(20, "EUR bn"),
        "cost": cost,
        "low": low,
        "chips": Num(1, "chips"),
        "planned": Num(2, "chips"),
    }
    said = TEXT.say(brief(Says.of(say("chart.budget.sentence.hardly", **numbers)), TEXT)).replace("\xa0", " ")
    assert said == "€20 bn is probably not enough: the plan costs €25.9 bn, at best €19.9 bn."


def test_every_short_form_is_of_a_text_and_tells_nothing_more() -> None:
    for key in TEXT.keys_under("slide.brief."):
        whole = key.removeprefix("slide.brief.")
        assert TEXT.has(whole), key
        assert places(TEXT.pattern(key)) <= places(TEXT.pattern(whole)), key


def power(results: Results) -> dict[str, Any]:
    return {"data": [{"type": "bar", "y": [float(results["power_facility"])]}]}


def test_slides_of_a_notebook_share_their_scenario(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Slide, "_shown", {})
    first, second = Slide("budget", move="target"), Slide(power)
    first._on_message(None, {"id": 1, "ask": "view", "query": "", "change": {"target": 20}}, [])
    assert second.scenario == Scenario(target=20)
    whole, _ = first._answer({"ask": "view", "query": "target=20&v=1", "talk": True})
    assert list(whole["charts"]) == ["budget", "power"]
    third = Slide("flow")
    assert third["target"] == 20
