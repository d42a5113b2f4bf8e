"""The catalogue and the code fit: every text can be spoken, is used, gets what it has places for, and holds words alone."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import Any

import pytest

from explorer.charts import CHARTS
from explorer.ledger import TABLES
from explorer.pages.challenge import PLANS
from explorer.pages.contents import PAGES
from explorer.pages.lessons import SHEETS, tasks
from explorer.pages.tour import STEPS
from explorer.pages.tries import TRIES
from explorer.scenario import Scenario
from explorer.speech import Text, catalogue, languages
from explorer.speech.feet import caveat, foot
from explorer.speech.pattern import compiled, parse, places
from tests.speech.ids import Asked, calls, in_scripts, patterns

TEXTS = catalogue("en")
MAY_BE_EMPTY = ("unit.", "note.", "join.")
_HASH = "#"  # the number of a plural, within it


@cache
def matching(pattern: str) -> frozenset[str]:
    """The texts that an id, or a part of one, may be."""
    whole = re.compile(pattern)
    return frozenset(key for key in TEXTS if whole.fullmatch(key))


def words(text: str) -> str:
    """What a translator writes, of every variant, with ``{}`` for each place."""

    def within(parts: list[Any]) -> str:
        return "".join(part if isinstance(part, str) else f"{{}}{''.join(options(part))}" for part in parts)

    def options(part: dict[str, Any]) -> list[str]:
        return [within(option) for option in part.get("options", {}).values()]

    return within(parse(text))


@pytest.mark.parametrize("language", languages())
def test_every_text_can_be_spoken(language: str) -> None:
    for key, text in catalogue(language).items():
        compiled(text)
        assert text.strip() or key.startswith(MAY_BE_EMPTY), key


def test_every_text_that_is_asked_for_exists() -> None:
    missing = {asked.id.replace("\\", ""): asked.where for asked in calls() if not matching(asked.id)}
    assert not missing


def test_every_text_is_used() -> None:
    used = {key for pattern in patterns() for key in matching(pattern)}
    script = [re.compile(word) for word in in_scripts()]
    for key in TEXTS:
        rest = key.removeprefix("browser.")
        if rest != key and any(one.fullmatch(part) for one in script for part in (rest, rest.partition(".")[2])):
            used.add(key)
        if key.partition(".")[0] in TABLES:
            used.add(key)  # the name of a row, where a language has its own
    assert not sorted(TEXTS.keys() - used)


def test_a_text_has_no_place_that_the_code_does_not_fill() -> None:
    """Where that can be told: an id that stands in full, or one that a single call may make."""
    asking: dict[str, list[Asked]] = defaultdict(list)
    for asked in calls():
        for key in matching(asked.id):
            asking[key].append(asked)
    for key, all_calls in asking.items():
        sure = [asked for asked in all_calls if asked.exact] or (all_calls if len(all_calls) == 1 else [])
        for asked in sure:
            if asked.given is not None:
                assert places(TEXTS[key]) - {_HASH} <= asked.given, f"{key}, said in {asked.where}"


@pytest.mark.parametrize(
    ("what", "code"),
    [
        ("a query", r"\b[a-z_]+=[\w.%-]|[?&]\w+=|\bv=1\b"),
        (
            "a selector",
            r"\[data-|\bdata-[a-z]+=|(^|\s)[.#][a-z][\w-]*\s*[>{]|^[.#][a-z-]+$|^(chart|group|control|section|mark):",
        ),
        ("a regular expression", r"\\[bdwsB]|\(\?|\[\^|\.\*|\.\+|\^\("),
        ("an address of ours", r"https?://|localhost|\binvestai/|\?p="),
    ],
)
def test_no_text_holds_code(what: str, code: str) -> None:
    found = re.compile(code)
    assert not {key: text for key, text in TEXTS.items() if found.search(words(text))}, what


def test_what_code_and_texts_count_together_is_the_same() -> None:
    """Tries, steps of a tour, tasks and best plans are numbered or named in code and said in texts: neither has one more."""

    def said(pattern: str) -> set[str]:
        return {key for key in TEXTS if re.fullmatch(pattern, key)}

    tries = {f"page.{page}.try.{n}.text" for page, found in TRIES.items() for n in range(1, len(found) + 1)}
    assert said(r"page\.\w+\.try\..+") == tries
    parts = ("title", "what", "look", "try")
    steps = {f"tour.{page}.{n}.{p}" for page, at in STEPS.items() for n in range(1, len(at) + 1) for p in parts}
    assert said(r"tour\.\w+\.\d+\..+") == steps
    lessons = {
        f"lesson.{sheet}.task.{n}.{part}"
        for sheet, plans in SHEETS.items()
        for n in range(1, len(plans) + 1)
        for part in ("title", "text", "find", "why")
    }
    assert said(r"lesson\.\w+\.task\..+") == lessons
    assert said(r"challenge\.best\.row\..+") == {f"challenge.best.row.{plan}" for plan in PLANS}
    assert TRIES.keys() | STEPS.keys() <= PAGES.keys()


@pytest.mark.parametrize("page", TRIES)
def test_what_is_to_be_tried_can_be_opened(page: str) -> None:
    for query in TRIES[page]:
        assert (
            Scenario.from_query(query) != Scenario() or query == "p=called_2026&v=1"
        )  # raises if a part does not hold


def test_a_task_tells_each_number_that_its_texts_have_a_place_for_and_no_other() -> None:
    for sheet in SHEETS:
        for task in tasks(sheet):
            wanted = {name for part in ("text", "find", "why") for name in places(TEXTS[f"{task.key}.{part}"])}
            assert wanted == {name for name, _ in task.says("find").fields}, task.key


def test_feet_are_of_charts_and_what_holds_for_numbers_stands_in_the_whole() -> None:
    text = Text()
    charts = {name for found in CHARTS.values() for name in found}
    for key in TEXTS:
        if found := re.fullmatch(r"chart\.(\w+)\.foot(_drawing)?", key):
            assert found[1] in charts, key
            assert text(key) in text.say(foot(found[1], text))
    assert text.say(foot("budget", text)) == (
        "Solid: up to the low end of the range. Striped: up to the high end. "
        "The range is how far real machines lay from this model."
    )
    assert text.say(caveat("budget", text)) == "The range is how far real machines lay from this model."
    assert text.say(foot("hour_price", text)).endswith("whoever pays it.")  # there the drawing comes last
    assert caveat("power", text) is None
