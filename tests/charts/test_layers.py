"""What the page on who loses first says, word for word, and what its tower shows."""

from __future__ import annotations

import itertools
import re
from typing import Any

import pytest

from explorer.charts.stepper import spread
from explorer.model import solve
from explorer.scenario import Scenario
from explorer.ui.sentences import headline
from tests.charts.conftest import SCENARIOS, TEXT, draw, drawn

NBSP = "\N{NO-BREAK SPACE}"


def said(scenario: Scenario, name: str, option: str | None = None) -> str:
    return draw(scenario, name, option).sentence.replace(NBSP, " ")


def first_words(scenario: Scenario) -> str:
    found = headline("layered_fund", solve(scenario), TEXT)
    return re.sub(r"\[\[\w+\|(.*?)\]\]", r"\1", found).replace(NBSP, " ")


@pytest.mark.parametrize(
    ("scenario", "sentence"),
    [
        # one large site holds 20 / 2 / 3 = 3.33, half of which is lost; grants of 10 for 452 million people
        (Scenario(), "If one large site fails, €1.7 bn of the €20 bn that is to come back is lost. All of it falls on companies: taxpayers lose nothing more. The €10 bn of grants, €22.12 for each EU citizen, is gone whatever happens."),
        (Scenario("announced_2025"), "If one large site fails, €1.8 bn of the €14.1 bn that is to come back is lost. Taxpayers bear €1.1 bn of it, the rest falls on companies. The €6 bn of grants, €13.16 for each EU citizen, is gone whatever happens."),
        (Scenario("all_public"), "All the money is grants: it is gone from the start, and nobody can lose more."),
        (Scenario("layered_example"), "If one large site fails, €2.5 bn of the €30 bn that is to come back is lost. Taxpayers bear all of it."),
        (Scenario(failed_large=0), "No site fails in this event: choose how many do, and watch the loss climb. The €10 bn of grants, €22.12 for each EU citizen, is gone whatever happens."),
        (Scenario(sites_medium=0, sites_large=0), "No site is planned, so none can fail. The €10 bn of grants, €22.12 for each EU citizen, is gone whatever happens."),
        (Scenario(failed_large=3, failed_medium=2, recovered=0), "If 3 large sites and 2 medium sites fail, €15 bn of the €20 bn that is to come back is lost. All of it falls on companies and banks: taxpayers lose nothing more. The €10 bn of grants, €22.12 for each EU citizen, is gone whatever happens."),
    ],
)  # fmt: skip
def test_the_headline(scenario: Scenario, sentence: str) -> None:
    assert first_words(scenario) == sentence


def test_the_loss_climbs_from_layer_to_layer() -> None:
    assert said(Scenario(), "loss_stepper") == (
        "If one large site fails, €1.7 bn is lost, 8.3% of the pool. The loss climbs into the equity layer and takes 20.8% of it."
    )
    assert said(Scenario(failed_large=10, failed_medium=10, recovered=0), "loss_stepper").endswith(
        "It takes every layer: nothing is left."
    )
    assert said(Scenario(), "loss_climb") == "The senior layer begins to lose when 6 sites fail. If all 7 fail, €10 bn is lost."


def test_no_public_layer_means_no_protection() -> None:
    assert said(Scenario(), "derisking").startswith("No public layer protects private money: it loses €670 m on average")
    assert said(Scenario("announced_2025"), "derisking").startswith("Public protection takes €168 m, or 41.5%, off")


def test_the_smallest_first_loss_is_a_step() -> None:
    assert said(Scenario(), "first_loss_goal", "chance") == (
        "A first-loss layer of €4.6 bn, 22.9% of the pool, is the smallest that is enough for 1%: "
        "the rest then loses with a probability of 0.74%, just below that size with 1.4%."
    )
    surely = Scenario(default_probability=1, loss_given_default=1)
    assert said(surely, "first_loss_goal", "chance").startswith("No first-loss layer is enough")
    assert said(surely, "first_loss_goal", "hurdle").startswith("No first-loss layer is enough")


def test_more_than_is_promised_cannot_be_had_by_protection() -> None:
    assert said(Scenario(return_hurdle=0.09), "first_loss_goal", "hurdle") == (
        "No first-loss layer is enough: investors want 9% a year, more than the 8% that they get if nothing fails."
    )


def test_the_page_says_that_it_is_a_scenario() -> None:
    assert "published no sizes of layers" in TEXT("chart.loss_stepper.foot")
    assert "gone from the start" in TEXT("chart.loss_stepper.foot")


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_boxes_of_the_tower_are_the_layers_and_what_is_lost_of_them(scenario: str) -> None:
    traces: list[dict[str, Any]] = drawn(scenario, "layered_fund", "loss_stepper", None).figure["data"]
    r = solve(SCENARIOS[scenario])
    if traces:
        boxes = traces[0]
        lost = [height for height, shape in zip(boxes["width"], boxes["marker"]["pattern"]["shape"], strict=True) if shape == "/"]
        assert sum(lost) == pytest.approx(r["event_loss"], abs=1e-3)
        assert sum(boxes["width"]) - sum(lost) == pytest.approx(r["reimbursable"], abs=1e-3)


def test_labels_keep_their_order_and_their_distance() -> None:
    placed = spread([0.0, 1.0, 1.0, 1.1, 9.9], 2.0, 0.0, 10.0)
    assert placed == sorted(placed)
    assert all(b - a >= 2.0 - 1e-9 for a, b in itertools.pairwise(placed))
    assert placed[0] >= 1.0 - 1e-9
    assert placed[-1] <= 9.0 + 1e-9
