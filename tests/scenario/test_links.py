"""A link says the same in full and in short, and the short one is short."""

from __future__ import annotations

import random
from urllib.parse import parse_qsl

import pytest
from hypothesis import given

from explorer import facts
from explorer.scenario import Scenario
from explorer.scenario.inputs import ScenarioError, inputs, presets
from explorer.scenario.links import expand, pairs
from tests.strategies import scenarios


def usual(rng: random.Random, changes: int) -> Scenario:
    """A scenario as a reader makes it with the sliders: some inputs moved to one of their steps."""
    moved: dict[str, object] = {}
    for entry in rng.sample(list(inputs().values()), changes):
        if entry.kind == "choice":
            moved[entry.name] = rng.choice(entry.choices)
            continue
        assert entry.low is not None
        assert entry.high is not None
        assert entry.step is not None
        value = round(entry.low + entry.step * rng.randrange(int((entry.high - entry.low) / entry.step) + 1), 10)
        value = min(float(f"{value:.12g}"), entry.high)
        moved[entry.name] = int(value) if entry.kind == "integer" else value
    return Scenario(rng.choice(list(presets())), **moved)


@given(scenarios())
def test_short_and_full_say_the_same(scenario: Scenario) -> None:
    assert Scenario.nearest(scenario.to_short()) == (scenario, [])
    assert Scenario.from_query("?" + scenario.to_short() + "&view.flow=x&data=261123") == scenario


def test_a_short_link_can_be_read_by_eye() -> None:
    scenario = Scenario("announced_2025", chips_large=130_000, pue=1.2, chip="h100")
    assert scenario.to_short() == "s=a25~cl:13e4~ch:h100~pu:1.2&v=1"
    assert Scenario().to_short() == "s=c26&v=1"


def test_names_stand_for_themselves_in_a_short_link() -> None:
    """An input that has no code yet, and a preset."""
    assert Scenario.from_query("s=announced_2025~pue:1.2") == Scenario("announced_2025", pue=1.2)


@pytest.mark.parametrize(
    ("query", "nearest", "said"),
    [
        ("s=a25~pu:9", Scenario("announced_2025", pue=2.0), "pue: 9.0 is out of range"),
        ("s=a25~zz:9", Scenario("announced_2025"), "zz: '9' is not an input"),
        ("s=zz", Scenario(), "'zz' is not a preset"),
        ("s=a25~pu:1.1~pu:1.2", Scenario("announced_2025", pue=1.1), "is given twice"),
        ("s=a25~pu:1.1&pue=1.2", Scenario("announced_2025", pue=1.1), "is given twice"),
        ("s=a25~p:pub", Scenario("announced_2025"), "is given twice"),
        ("s=" + "~pu:1" * 300, Scenario(), "more than 200"),
        ("s=~~~", Scenario(), None),
        ("s=:::", Scenario(), "is not a preset"),
        ("s=a25&s=c26", Scenario("announced_2025"), None),
    ],
)
def test_a_broken_short_link_gives_the_nearest_scenario(query: str, nearest: Scenario, said: str | None) -> None:
    found, errors = Scenario.nearest(query)
    assert found == nearest
    assert (said is None and not errors) or said in str(errors[0])


def test_codes_name_one_thing_each_and_say_it_for_ever() -> None:
    codes = facts.table("codes").rows
    assert len({(row["kind"], row["name"]) for row in codes}) == len(codes)
    assert not {row["code"] for row in codes if row["kind"] == "input"} & set(inputs())
    # Links with these are in the world.
    assert dict(expand("a25~nb:2~cl:1e5")) == {"p": "announced_2025", "next_budget": "2", "chips_large": "1e5"}


def test_a_usual_link_has_less_than_200_characters() -> None:
    """Up to eight changed inputs, a reading of a chart, the edition of the data, and a host of usual length."""
    rng = random.Random(2026)
    for _ in range(1000):
        scenario = usual(rng, rng.randint(0, 8))
        link = f"https://explorer.example.org/gigafactory?{scenario.to_short()}&view.countries=per_head&data=261123"
        assert len(link) < 200, link


def test_the_pages_own_parameters_are_left_out() -> None:
    errors: list[ScenarioError] = []
    assert pairs("page=x&data=1&vs=2&then=3&view.flow=4&embed=5&pue=1.1", errors) == {"pue": "1.1"}
    assert not errors
    assert dict(parse_qsl("vs=a25~nb:2"))["vs"] == "a25~nb:2"
