"""Lesson sheets: what a task says is found is what the model finds, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from explorer.html.lessons import content
from explorer.pages.contents import PAGES
from explorer.pages.lessons import SHEETS, Task, tasks
from explorer.scenario import Scenario
from explorer.scenario.address import Address
from explorer.speech import Text

TEXT = Text()


def near(a: float, b: float) -> bool:
    return bool(abs(a - b) < 1e-9)


#: What each task's finding claims, in the order of the tasks: `a` follows from what it opens, `b` from what it compares with.
CLAIMS: dict[str, list[Callable[[Task], bool]]] = {
    "pays": [
        lambda t: (
            near(t.results["taxpayers_of_ten"], 10 / 3) and near(t.results["union_share"], t.results["states_share"])
        ),
        lambda t: t.results["union_cash"] < t.before["union_cash"] and t.results["gap"] > 0 >= t.before["gap"],
        lambda t: (
            t.results["cap_broken"] == 1
            and t.before["cap_broken"] == 0
            and t.results["union_cash"] == t.before["union_cash"]
        ),
        lambda t: t.results["raised"] < t.before["raised"] and t.results["public_share"] > t.before["public_share"],
        lambda t: 0.3 < t.results["public_share"] < 0.36 and t.results["next_budget"] > t.results["union_cash"] / 2,
    ],
    "loses": [
        lambda t: (
            near(t.results["event_public_loss"], 0)
            and near(t.results["event_private_loss"], t.results["event_loss"])
            and t.results["grants"] > 0
        ),
        lambda t: (
            near(t.results["event_private_loss"], 0)
            and t.results["event_public_loss"] > 0
            and t.results["event_loss"] < t.results["layer_first_loss"]
        ),
        lambda t: (
            near(t.results["event_public_loss"], t.results["layer_first_loss"]) and t.results["event_private_loss"] > 0
        ),
        lambda t: (
            t.results["any_failure_chance"] < t.before["any_failure_chance"]
            and near(t.results["expected_pool_loss"], t.before["expected_pool_loss"])
            and t.results["private_expected_loss"] > t.before["private_expected_loss"]
        ),
        lambda t: t.results["event_public_loss"] > 0 and near(t.results["event_private_loss"], 0),
    ],
    "chips": [
        lambda t: (
            t.results["budget_enough"] == 0 and t.results["chips_affordable"] < t.results["chips_total"] == 400_000
        ),
        lambda t: (
            t.results["budget_enough"] == 1
            and near(t.results["h100e_total"], 400_000)
            and t.results["chips_total"] < t.before["chips_total"] / 2
        ),
        lambda t: (
            t.results["energy_cost_year"] > t.before["energy_cost_year"]
            and t.results["emissions_year"] > t.before["emissions_year"]
            and t.results["capex_total"] == t.before["capex_total"]
        ),
        lambda t: (
            all(t.results[name] > t.before[name] for name in ("chips_total", "power_facility", "capex_total"))
            and near(t.results["h100e_total"], t.before["h100e_total"])
            and t.results["capex_per_chip"] < t.before["capex_per_chip"]
        ),
        lambda t: t.results["capex_total"] > t.results["target"],
    ],
}
TASKS = [(sheet, i) for sheet in SHEETS for i in range(5)]


@pytest.mark.parametrize(("sheet", "i"), TASKS)
def test_the_finding_follows_from_the_model(sheet: str, i: int) -> None:
    task = tasks(sheet)[i]
    assert CLAIMS[sheet][i](task), TEXT.say(task.says("find"))


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_takes_twenty_minutes_and_opens_what_exists(sheet: str) -> None:
    found = next(one for one in content(TEXT, Address("/"))["sheets"] if one["id"] == sheet)
    assert found["minutes"] == 20
    assert len(found["tasks"]) == len(CLAIMS[sheet])
    assert found["goals"]
    assert found["know"]
    for task in found["tasks"]:
        for address in filter(None, (task["href"], task["from"])):
            path, _, query = address.partition("?")
            assert PAGES[path.removeprefix("/")].live
            Scenario.from_query(query)  # raises if a part of it does not hold


def test_numbers_of_a_finding_are_never_typed() -> None:
    """Digits in a finding stand for the words of the task: ten euros, the announced count. All else is filled in."""
    told = {"400,000", "100"}
    for sheet, i in TASKS:
        pattern = TEXT.pattern(f"lesson.{sheet}.task.{i + 1}.find")
        typed = re.findall(r"\d[\d,.]*", re.sub(r"\{\w+\}|H100", "", pattern))
        assert {number.rstrip(".,") for number in typed} <= told, pattern
