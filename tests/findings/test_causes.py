"""Why the plan differs from the announcement: one cause at a time, by hand, up and down."""

from __future__ import annotations

from typing import Any

import pytest

from explorer.charts import CHARTS
from explorer.findings.causes import Attribution, attribution
from explorer.model import solve
from explorer.scenario import Scenario
from explorer.speech import Text
from tests.plans import NO_MONEY
from tests.speaking import Chart, spoken

TEXT = Text("en")
NBSP = "\N{NO-BREAK SPACE}"


def chart(option: str, **fields: Any) -> Chart:
    return spoken(CHARTS["claims"]["attribution"], solve(Scenario("announced_2025", **fields)), TEXT, option)


def said(option: str, **fields: Any) -> str:
    return chart(option, **fields).sentence.replace(NBSP, " ")


def rows(option: str, **fields: Any) -> dict[str, str]:
    return {name: cell.replace(NBSP, " ") for name, cell in chart(option, **fields).table.rows}


def test_twice_the_sites_cost_twice_as_much() -> None:
    # 4 sites of 100,000 chips of €67,550 (see test_own_claim): €27.0 bn; 8 of them €54.0 bn, so the sites alone make +€27.0 bn
    assert said("cost", sites_large=8) == (
        "Building costs €54 bn instead of the €27 bn of the announcement; the number of sites moves it most (+€27 bn)."
        " The parts add up to the whole difference."
    )
    found = rows("cost", sites_large=8)
    assert list(found.items())[:2] == [("Announcement of 2025", "€27 bn"), ("Number of sites", "+€27 bn")]
    assert list(found.items())[-1] == ("Scenario on screen", "€54 bn")
    assert {value for name, value in list(found.items())[2:-1]} == {"no change"}


def test_fewer_sites_take_off() -> None:
    # half of €27.0 bn, and half of 400,000 chips of 2.52 H100 each (2,500 by 990 TFLOP/s)
    assert "moves it most (−€13.5 bn)" in said("cost", sites_large=2)
    assert list(rows("cost", sites_large=2))[-2] == "Number of sites"  # what takes off comes last
    assert said("compute", sites_large=2).startswith(
        "The plan has the computing of 505,000 H100 chips instead of the 1.01 million of the announcement;"
    )
    assert rows("compute", sites_large=2)["Number of sites"] == "−505,000"


def test_who_pays_is_a_cause_of_what_taxpayers_pay() -> None:
    assert "the public share moves it most (−€9.5 bn)" in said(
        "public", digital_europe=0, horizon_europe=0, next_budget=0, national_budgets=0, cohesion=0, connecting_europe=0
    )
    assert "Who pays: public share" not in rows("cost")


def test_what_comes_from_other_inputs_is_said() -> None:
    # more power for each chip makes the buildings dearer, which is none of the causes
    more = said("cost", power_overhead=2.5)
    assert "what is not among the causes moves it most (+" in more
    assert "The parts add up to the whole difference; +€" in more
    assert more.endswith("of it comes from other inputs.")


@pytest.mark.parametrize("option", ["cost", "compute", "public"])
def test_the_announcement_itself_does_not_differ(option: str) -> None:
    assert "as in the announcement" in said(option)
    assert "instead of" not in said(option)


def test_without_money_taxpayers_pay_nothing_and_no_cause_is_told() -> None:
    assert said("public", **NO_MONEY).endswith("or there is no money: €9.5 bn and €0.")
    assert list(rows("public", **NO_MONEY)) == ["Announcement of 2025", "Scenario on screen"]
    found: Attribution = attribution(solve(Scenario("announced_2025", **NO_MONEY)), "public").parts
    assert found.after.of == ""  # nothing is no value of the quantity
    assert found.places == len(attribution(solve(Scenario()), "public").parts.steps)


def test_the_picture_is_a_stair() -> None:
    # from 27.0 up by 27.0, and down by 13.5 from there
    up, down = (chart("cost", sites_large=sites).figure["data"][0] for sites in (8, 2))
    assert up["x"][:3] == pytest.approx([27.02, 27.02, 54.04], rel=1e-3)
    assert up["base"][:3] == pytest.approx([0, 27.02, 0], abs=1e-2)
    assert "@ok/0.75" in up["marker"]["color"]
    assert down["base"][1] == pytest.approx(13.51, rel=1e-3)
    assert down["marker"]["pattern"]["bgcolor"][1] == "@bad/0.75"
    assert down["marker"]["pattern"]["shape"] == ["", "/", ""]
