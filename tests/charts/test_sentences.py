"""What the charts say, word for word: a reader will quote it."""

from __future__ import annotations

from tests.charts.conftest import drawn

NBSP = "\N{NO-BREAK SPACE}"


def said(scenario: str, page: str, name: str, option: str | None = None) -> str:
    return drawn(scenario, page, name, option).sentence.replace(NBSP, " ")


def test_the_announced_money_does_not_buy_the_announced_chips() -> None:
    sentence = said("announced_2025", "gigafactory", "budget")
    assert sentence.startswith("€20 bn is not enough: even at the low end of the range")
    assert sentence.endswith("of 400,000 chips.")


def test_one_site_in_the_singular() -> None:
    assert said("one site", "gigafactory", "power").startswith("The one site draws")
    assert said("called_2026", "gigafactory", "power").startswith("The 7 sites together draw")


def test_cheaper_and_cleaner_countries_are_counted() -> None:
    assert said("dirty power", "gigafactory", "host_countries").startswith(
        "If all sites stood in Poland, power would cost"
    )
    assert "cleaner." in said("called_2026", "gigafactory", "host_countries")


def test_the_frontier_runs_away_from_a_site_that_opens_late() -> None:
    assert "In October 2028 a run of 90 days on the largest site would be 0.42% of it" in said(
        "called_2026", "compare", "frontier"
    )
    assert "In January 2036" in said("opens late", "compare", "frontier")
    assert said("no site", "compare", "frontier").endswith("without chips the plan has no part in it.")


def test_how_good_the_model_is_in_words() -> None:
    power = said("called_2026", "compare", "backtest", "power")
    assert power.startswith(
        "For 5 commercial centres the predicted power is too low by a factor of 1.1 in the middle; half are within 10%"
    )
    assert "Only one commercial centre has reported its own" in said("called_2026", "compare", "backtest", "cost")


def test_a_slip_is_told_from_its_dates() -> None:
    assert said("called_2026", "compare", "timeline").startswith(
        "The call opened 7 months after the end of the quarter first promised."
    )
    assert "87 months after" in said("opens late", "compare", "timeline")
    assert "33 months before" in said("opens early", "compare", "timeline")


def test_states_with_factories_and_in_the_call_are_counted() -> None:
    assert said("called_2026", "compare", "factories").startswith(
        "The 19 AI factories stand in 16 states; 10 of them are among the 18 states"
    )
