"""A class at a glance: each link by itself, a bad one never loses the others, and nothing of it is believed."""

from __future__ import annotations

import math

import pytest

from explorer.desk.answers import Answerer
from explorer.desk.classroom import AT_ONCE, MOST
from explorer.ensemble.trials import CHOICES, LEVERS
from explorer.html.challenge import content
from explorer.model import solve
from explorer.pages.contents import PAGES
from explorer.scenario import Scenario
from explorer.scenario.address import Address
from explorer.speech import Text

ASK = Answerer(PAGES["challenge"], Text())
WON = "p=announced_2025&chip_unit=h100e&horizon_europe=0&national_budgets=0&cohesion=0&bank_debt=9&v=1"


def students(*links: object) -> list[dict[str, object]]:
    return list(ASK({"ask": "class", "links": list(links)})[0]["students"])


def test_each_link_gets_its_score_in_the_order_of_the_lines() -> None:
    first, second = students("p=announced_2025&v=1", WON)
    assert first["values"][0] == pytest.approx(float(solve(Scenario("announced_2025"))["challenge_score"]))  # type: ignore[index]
    assert second["met"] == [True] * 5
    assert second["query"] == WON
    assert second["unit"] == "H100-equivalents"


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("pue=99&v=1", "PUE"),
        ("bank_debt=lots&v=1", "Bank"),
        ("chip=<script>alert(1)</script>", "Chip"),
        ("p=nope", "nope"),
        ("utm_source=x&id=7", "no scenario"),
        ("a=1&" * 5000, "no scenario"),
        ("\x00%00%ff", ""),
        (None, ""),
        ({"a": 1}, ""),
    ],
)
def test_a_bad_link_says_why_and_leaves_the_others_alone(link: object, reason: str) -> None:
    before, bad, after = students(WON, link, WON)
    assert before["met"] == after["met"] == [True] * 5
    assert reason in str(bad.get("reason", ""))
    assert len(str(bad)) < 700


def test_what_messengers_add_to_a_link_is_passed_over() -> None:
    (one,) = students(f"{WON}&fbclid=abc")
    assert one["query"] == WON


def test_more_than_fits_is_refused_and_said() -> None:
    reply, _ = ASK({"ask": "class", "links": [WON] * (AT_ONCE + 1)})
    assert str(AT_ONCE) in reply["problems"][0]["message"]


def test_the_spread_of_a_class_takes_what_it_is_given_or_nothing() -> None:
    reply, buffer = ASK({"ask": "class_spread", "measure": "return", "values": [0.1, None, 0.3], "met": [0, 0, 1]})
    assert "3 students: from 10% to 30%" in reply["chart"]["sentence"]
    assert "Without a value here: 1." in reply["chart"]["sentence"]
    assert len(buffer) == 2 * 3 * 8
    for bad in (
        {"measure": "nope"},
        {"values": [1] * (MOST + 1), "met": [1] * (MOST + 1)},
        {"values": "x"},
        {"met": []},
    ):
        reply, _ = ASK({"ask": "class_spread", "measure": "score", "values": [1], "met": [1], **bad})
        assert reply["problems"], bad
    reply, _ = ASK({"ask": "class_spread", "measure": "score", "values": [math.inf, "x", -5], "met": [1, 1, 1]})
    assert reply["chart"]["sentence"]


def test_the_best_plans_known_are_what_their_names_say() -> None:
    stands, best, cheap, counted = content(Text(), Address("/"))["best"]
    met = [[cell["met"] for cell in row["cells"]] for row in (stands, best, cheap, counted)]
    assert met[0] == [False, False, True, True, False]
    assert met[1] == [False, False, True, True, True]
    assert met[2] == met[3] == [True] * 5


def test_every_control_of_the_page_takes_part_in_what_helps() -> None:
    assert {*LEVERS, *CHOICES, "chip_unit"} == set(PAGES["challenge"].fields)
