"""What the page on who loses first says, word for word, and what its tower shows."""

from __future__ import annotations

import itertools
import re
from typing import Any

import pytest

from explorer.charts.stepper import spread
from explorer.findings.sentences import headline
from explorer.model import solve
from explorer.scenario import Scenario
from tests.charts.conftest import SCENARIOS, TEXT, draw, drawn

NBSP = "\N{NO-BREAK SPACE}"


def said(scenario: Scenario, name: str, option: str | None = None) -> str:
    return draw(scenario, name, option).sentence.replace(NBSP, " ")


def first_words(scenario: Scenario) -> str:
    found = TEXT.say(headline("layered_fund", solve(scenario)))
    return re.sub(r"\[\[\w+\|(.*?)\]\]", r"\1", found).replace(NBSP, " ")


@pytest.mark.parametrize(
    ("scenario", "sentence"),
    [
        # In 2031 the shares of 8 are all at stake; of the loans of 12, 4/7 of phase one (36.67%) and 6/7 of phase two: 9.03.
        # One large site holds a sixth of the 17.03, half of which is lost; grants of 10 for 452 million people.
        (Scenario(), "If one large site fails in 2031, €1.4 bn of the €17 bn still to come back is lost. All of it falls on companies: taxpayers lose nothing more. The €10 bn of grants, €22.12 for each EU citizen, is gone whatever happens."),
        # in 2028 phase one alone is paid in: 36.67% of 20, and a sixth of it halved
        (Scenario(failure_year=2028), "If one large site fails in 2028, €611 m of the €7.3 bn still to come back is lost. All of it falls on companies: taxpayers lose nothing more. The €10 bn of grants, €22.12 for each EU citizen, is gone whatever happens."),
        (Scenario("announced_2025"), "If one large site fails in 2031, €1.1 bn of the €8.6 bn still to come back is lost. Taxpayers bear €1.1 bn of it, the rest falls on companies. The €6 bn of grants, €13.16 for each EU citizen, is gone whatever happens."),
        (Scenario("announced_2025", failed_large=2, recovered=0, failure_year=2028), "If 2 large sites fail in 2028, €7 bn of the €14.1 bn still to come back is lost. Taxpayers bear €1.1 bn of it, the rest falls on companies. The €6 bn of grants, €13.16 for each EU citizen, is gone whatever happens."),
        (Scenario("all_public"), "All the money is grants: it is gone from the start, and nobody can lose more."),
        (Scenario("layered_example", failed_medium_later=2), "If one large site fails in 2031 and 2 medium sites fail in 2034, €5.1 bn of the €30 bn that was to come back is lost. Taxpayers bear all of it."),
        (Scenario(failed_large=0), "No site fails in this event: choose how many do, and watch the loss climb. The €10 bn of grants, €22.12 for each EU citizen, is gone whatever happens."),
        (Scenario(sites_medium=0, sites_large=0), "No site is planned, so none can fail. The €10 bn of grants, €22.12 for each EU citizen, is gone whatever happens."),
        (Scenario(recovered=1), "If one large site fails in 2031, all the money in them comes back, so nobody loses. The €10 bn of grants, €22.12 for each EU citizen, is gone whatever happens."),
        (Scenario(chips_medium_phase1=0, chips_large_phase1=0, failure_year=2029), "If one large site fails in 2029, nobody loses: nothing is at stake there in that year. The €10 bn of grants, €22.12 for each EU citizen, is gone whatever happens."),
    ],
)  # fmt: skip
def test_the_headline(scenario: Scenario, sentence: str) -> None:
    assert first_words(scenario) == sentence


def test_the_loss_climbs_from_layer_to_layer() -> None:
    # 1.42 of the 8 of shares: 17.7%
    assert said(Scenario(), "loss_stepper") == (
        "If one large site fails in 2031, €1.4 bn is lost, 7.1% of the pool. The loss climbs into the equity layer and takes 17.7% of what it has left."
    )
    assert said(Scenario(failed_large=10, failed_medium=10, recovered=0), "loss_stepper").endswith(
        "It takes every layer: nothing is left."
    )
    # half of what is at stake, 17.03 / 2 = 8.51, is more than the 8 of shares once all seven sites have failed
    assert (
        said(Scenario(), "loss_climb")
        == "The senior layer begins to lose when 7 sites fail. If all 7 fail, €8.5 bn is lost."
    )


def test_a_second_failure_finds_what_the_first_has_left() -> None:
    both = Scenario("announced_2025", failed_large_later=1)
    assert said(both, "loss_years", "course") == (
        "The failure in 2031 finds €8.6 bn at stake and takes €1.1 bn of it. The failure in 2034 finds €2.9 bn at stake and takes €475 m of it. "
        "What the first took no longer protects the layers above."
    )
    assert (
        said(both, "loss_years", "timing")
        == "This failure costs most in 2028, €1.8 bn, €1.1 bn of it borne by taxpayers; in 2040 it costs €131 m."
    )


def test_no_public_layer_means_no_protection() -> None:
    assert said(Scenario(), "derisking").startswith(
        "No public layer protects private money: it loses €670 m on average"
    )
    assert said(Scenario("announced_2025"), "derisking").startswith("Public protection takes €168 m, or 41.5%, off")


def test_the_smallest_first_loss_is_a_step() -> None:
    assert said(Scenario(), "first_loss_goal", "chance") == (
        "A first-loss layer of €4.6 bn, 22.9% of the pool, is the smallest that is enough for 1%: "
        "the rest then loses with a probability of 0.74%, just below that size with 1.4%."
    )
    surely = Scenario(default_probability=1, loss_given_default=1)
    assert said(surely, "first_loss_goal", "chance").startswith("No first-loss layer is enough")
    assert said(surely, "first_loss_goal", "hurdle").startswith("No first-loss layer is enough")


def test_the_first_loss_for_a_return_or_why_there_is_none() -> None:
    assert said(Scenario(), "first_loss_goal", "hurdle") == (
        "No first-loss layer is enough for 12% a year: even if nearly all shares lost first, the others would return 9.9% at most. "
        "The plan earns too little even if no site fails."
    )
    assert said(Scenario("announced_2025"), "first_loss_goal", "hurdle") == (
        "A first-loss layer of €5.9 bn, 78.8% of all shares, is the smallest with which the other shares return the 12% a year asked for: "
        "more than the EU’s €3.5 bn in cash."
    )
    assert "Failures cost too much" in said(
        Scenario(required_return=0.09, default_probability=1), "first_loss_goal", "hurdle"
    )
    assert said(Scenario("announced_2025"), "share_returns", "now") == (
        "Shares above the first loss return 5.8% a year on the expected cash flow, 6.3% if no site fails. "
        "With a probability of 1.3% they do not get their money back, with 100% less than the 12% asked for."
    )


def test_the_page_says_that_it_is_a_scenario() -> None:
    assert "published no sizes of layers" in TEXT("chart.loss_stepper.foot")
    assert "as if all the money were drawn" in TEXT("chart.loss_stepper.foot")


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_boxes_of_the_tower_are_what_layers_have_left_and_what_is_lost_of_it(scenario: str) -> None:
    traces: list[dict[str, Any]] = drawn(scenario, "layered_fund", "loss_stepper", None).figure["data"]
    r = solve(SCENARIOS[scenario])
    if traces:
        boxes = traces[0]
        lost = [
            height
            for height, shape in zip(boxes["width"], boxes["marker"]["pattern"]["shape"], strict=True)
            if shape == "/"
        ]
        assert sum(lost) == pytest.approx(r["event_loss"], abs=1e-3)
        held, losses, some = r["event_held"].sum(axis=-1), r["event_losses"].sum(axis=-1), r["event_parts"] > 0
        before = losses[0] if some.all() else 0.0  # what an earlier failure took stands below the second tower
        assert sum(boxes["width"]) - sum(lost) == pytest.approx(
            held[some].sum() + before if some.any() else r["layer_left"].sum(), abs=1e-3
        )


def test_labels_keep_their_order_and_their_distance() -> None:
    placed = spread([0.0, 1.0, 1.0, 1.1, 9.9], 2.0, 0.0, 10.0)
    assert placed == sorted(placed)
    assert all(b - a >= 2.0 - 1e-9 for a, b in itertools.pairwise(placed))
    assert placed[0] >= 1.0 - 1e-9
    assert placed[-1] <= 9.0 + 1e-9
