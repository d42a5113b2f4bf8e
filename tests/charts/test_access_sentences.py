"""What the page on access says, word for word: a reader will quote it."""

from __future__ import annotations

import pytest

from explorer.charts.durations import duration
from explorer.findings.sentences import headline, note
from explorer.model import solve
from explorer.scenario import Scenario, presets
from tests.charts.conftest import SCENARIOS, TEXT, draw, drawn

NBSP = "\N{NO-BREAK SPACE}"


def said(scenario: str, name: str) -> str:
    return drawn(scenario, "access", name, None).sentence.replace(NBSP, " ")


def test_who_holds_the_time() -> None:
    assert said("called_2026", "access_shares") == (
        "For €10 bn taxpayers hold 33.3% of the computing time, 16.7% through the EU and 16.7% through their states; "
        "the consortium holds the rest and pays all running costs."
    )
    assert said("all_public", "access_shares").startswith("For €30 bn taxpayers hold all of the computing time")
    assert said("only loans", "access_shares").startswith("Taxpayers pay nothing")
    assert said("only a guarantee", "access_shares").startswith("Nobody pays anything yet")


def test_no_public_money_gives_no_public_time() -> None:
    result = solve(SCENARIOS["only loans"])
    assert TEXT.say(headline("access", result)).startswith("Taxpayers pay nothing into this plan")
    assert TEXT.say(note("public_hours", result).says) == "no public time in this plan"
    for name in ("user_groups", "projects", "companies", "waiting", "own_request"):
        assert "no public" in said("only loans", name) or "Without public" in said("only loans", name)


def test_a_queue_that_never_settles_is_not_given_a_number() -> None:
    assert said("more asked for than there is", "waiting") == (
        "With 130% of the public time asked for, the queue grows without end: no wait can be given."
    )
    result = solve(SCENARIOS["all of it asked for"])
    assert TEXT.say(headline("access", result)).endswith("But 100% of it is asked for: the queue grows without end.")
    assert note("wait_mean", result).broken
    assert TEXT.say(note("wait_mean", result).says) == "the queue grows without end"


def test_a_job_that_is_too_large_is_said_to_be() -> None:
    assert (
        said("jobs too large", "waiting")
        == "A job of 8,192 chips cannot run: only 7,915 public chips are at work in one place."
    )
    assert "only 7,915 public chips" in said("jobs too large", "own_request")


def test_every_company_is_not_every_company() -> None:
    assert said("called_2026", "companies") == (
        "With 8,000 hours each, 4,100 of 4,100 AI start-ups could be served, and 13,900 of 25.8 million small firms. "
        "Shared equally, every start-up would get 40,600 hours a year and every small firm 4.3."
    )


def test_a_group_without_a_part_gets_nothing_while_others_lack() -> None:
    chart = draw(Scenario(part_smes=0, public_load=1.5), "user_groups")
    assert chart.sentence.endswith("small and medium-sized firms fare worst and get nothing of what they ask for.")


@pytest.mark.parametrize("preset", list(presets()))
def test_every_preset_has_a_headline_with_its_chains(preset: str) -> None:
    sentence = TEXT.say(headline("access", solve(Scenario(preset))))
    assert "[[public_hours|" in sentence
    assert "[[wait_mean|" in sentence


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "no time"), (1e-6, "less than a minute"), (1 / 48, "30 minutes"), (0.4, "9.6 hours"), (1, "24 hours"),
     (13, "13 days"), (394, "13 months"), (912.5, "2.5 years"), (float("nan"), "–")],
)  # fmt: skip
def test_a_length_of_time_reads_as_one_would_say_it(days: float, words: str) -> None:
    assert duration(days, TEXT) == words
