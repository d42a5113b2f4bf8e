"""The page on who loses first: its sentence and its notes, what fails, and why there may be nothing to lose."""

from __future__ import annotations

import re

import pytest

from explorer.charts import CHARTS
from explorer.findings.failing import failures, first_chosen
from explorer.findings.finding import options_of
from explorer.findings.headlines.layered_fund import NOTES, headline
from explorer.findings.sentences import headline as marked
from explorer.findings.sentences import note as written
from explorer.model import solve
from explorer.scenario import Scenario
from tests.findings.layered import ALL_LAYERS, BOTH, GONE, NBSP, SHIELDED, TEXT, TWO, find, said, table
from tests.speaking import MARKED

GRANTS = "The €10 bn of grants, €22.12 for each EU citizen, is gone whatever happens."


def first_words(scenario: Scenario) -> str:
    return TEXT.say(headline(solve(scenario))).replace(NBSP, " ")


@pytest.mark.parametrize(
    ("scenario", "sentence"),
    [
        # In 2031 the shares of 8 are all at stake; of the loans of 12, 4/7 of phase one (36.67%) and 6/7 of phase two: 9.03.
        # One large site holds a sixth of the 17.03, half of which is lost; grants of 10 for 452 million people.
        (Scenario(), f"If one large site fails in 2031, €1.4 bn of the €17 bn still to come back is lost. All of it falls on companies: taxpayers lose nothing more. {GRANTS}"),
        # in 2028 phase one alone is paid in: 36.67% of 20, and a sixth of it halved
        (Scenario(failure_year=2028), f"If one large site fails in 2028, €611 m of the €7.3 bn still to come back is lost. All of it falls on companies: taxpayers lose nothing more. {GRANTS}"),
        (Scenario("announced_2025"), "If one large site fails in 2031, €1.1 bn of the €8.6 bn still to come back is lost. Taxpayers bear €1.1 bn of it, the rest falls on companies. The €6 bn of grants, €13.16 for each EU citizen, is gone whatever happens."),
        (Scenario("announced_2025", failed_large=2, recovered=0, failure_year=2028), "If 2 large sites fail in 2028, €7 bn of the €14.1 bn still to come back is lost. Taxpayers bear €1.1 bn of it, the rest falls on companies. The €6 bn of grants, €13.16 for each EU citizen, is gone whatever happens."),
        (Scenario("all_public"), "All the money is grants: it is gone from the start, and nobody can lose more."),
        # no grants here: all public money is shares
        (Scenario("layered_example", failed_medium_later=2), "If one large site fails in 2031 and 2 medium sites fail in 2034, €5.1 bn of the €30 bn that was to come back is lost. Taxpayers bear all of it."),
        (Scenario(failed_large=0), f"No site fails in this event: choose how many do, and watch the loss climb. {GRANTS}"),
        (Scenario(sites_medium=0, sites_large=0), f"No site is planned, so none can fail. {GRANTS}"),
        (Scenario(recovered=1), f"If one large site fails in 2031, all the money in them comes back, so nobody loses. {GRANTS}"),
        (Scenario(chips_medium_phase1=0, chips_large_phase1=0, failure_year=2029), f"If one large site fails in 2029, nobody loses: nothing is at stake there in that year. {GRANTS}"),
        (Scenario(**dict.fromkeys(("digital_europe", "horizon_europe", "connecting_europe", "next_budget", "national_budgets", "cohesion", "eib_loans", "eib_equity", "industry_equity", "bank_debt"), 0)), "Nobody has put in any money, so nobody can lose any."),
    ],
)  # fmt: skip
def test_the_headline(scenario: Scenario, sentence: str) -> None:
    assert first_words(scenario) == sentence


def test_numbers_of_the_headline_lead_to_their_quantities() -> None:
    found = TEXT.say(marked("layered_fund", solve(Scenario("announced_2025"))), MARKED)
    assert re.findall(r"\[\[(\w+)\|", found) == [
        "failure_year", "event_loss", "event_pool", "event_public_loss", "grants", "grants_per_head"
    ]  # fmt: skip


def test_all_who_bear_a_loss_are_named_and_taxpayers_only_if_they_do() -> None:
    everything = "the rest falls on companies, banks and the EIB."
    assert everything in first_words(Scenario(**{**ALL_LAYERS, **GONE}))
    assert "All of it falls on companies and banks:" in first_words(Scenario(**GONE))
    # half of the Union's 5 is first loss: 2.5 is more than the loss of one site
    assert "Taxpayers bear all of it." in first_words(Scenario(union_equity_share=0.5))


@pytest.mark.parametrize(
    ("changed", "fails"),
    [
        ({"failed_large": 1, "failed_medium": 2}, "one large site and 2 medium sites fail in 2031"),
        ({"failed_large": 0, "failed_medium": 1}, "one medium site fails in 2031"),
        # there are three large and four medium sites
        ({"failed_large": 10, "failed_medium": 9}, "3 large sites and 4 medium sites fail in 2031"),
        ({"failed_large": 2, "failed_large_later": 9}, "2 large sites fail in 2031 and one large site fails in 2034"),
        ({"failed_large": 3, "failed_large_later": 3}, "3 large sites fail in 2031"),
        ({"failed_large": 0, "failed_medium_later": 3}, "3 medium sites fail in 2034"),
        # the earlier year comes first, whichever control chose it; in one year the first control's
        ({"failure_year": 2040, "failure_year_later": 2028, "failed_medium_later": 1}, "one medium site fails in 2028 and one large site fails in 2040"),
        ({"failure_year_later": 2031, "failed_medium_later": 1}, "one large site fails in 2031 and one medium site fails in 2031"),
    ],
)  # fmt: skip
def test_what_fails_and_when(changed: dict[str, int], fails: str) -> None:
    assert said(Scenario(recovered=0, **changed), "loss_stepper").startswith(f"If {fails}, ")


def test_the_first_failure_is_the_one_that_the_reader_chose_first() -> None:
    turned = solve(Scenario(failure_year=2040, failure_year_later=2028, failed_medium_later=1))
    assert (first_chosen(turned).when, first_chosen(turned).index) == (2040, 1)
    assert [(each.when, each.index) for each in failures(turned)] == [(2028, 0), (2040, 1)]
    straight = solve(Scenario())
    assert (first_chosen(straight).when, first_chosen(straight).index) == (2031, 0)


@pytest.mark.parametrize(
    ("scenario", "figure", "words", "broken"),
    [
        # 1.42 of 20 is 7.1%; with 452 million people €3.14 a head if it were public
        (Scenario(), "event_loss", "7.1% of the €20 bn that is to come back", False),
        (Scenario(failed_large=0), "event_loss", "no site fails in this event", False),
        (Scenario(recovered=1), "event_loss", "0% of the €20 bn that is to come back", False),
        (Scenario(), "event_public_loss", "€0 a head; €10 bn of grants is gone anyway", False),
        # a first loss of 5 is lost wholly: 5e9 / 451.991e6
        (Scenario(**SHIELDED), "event_public_loss", "€11.06 a head; €5 bn of grants is gone anyway", False),
        (Scenario("layered_example"), "event_public_loss", "€4.98 a head; there are no grants", False),
        (Scenario(), "any_failure_chance", "7 sites, 6.7% each within ten years", False),
        (Scenario(sites_medium=0, sites_large=0), "any_failure_chance", "there is no site", False),
        (Scenario(**TWO), "expected_pool_loss", "5% of the money that is to come back", False),
        (Scenario(), "first_loss_needed_amount", "so that the rest loses in at most 1% of cases", False),
        (Scenario(default_probability=1, loss_given_default=1), "first_loss_needed_amount", "no layer is enough: all may be lost", True),
    ],
)  # fmt: skip
def test_the_notes(scenario: Scenario, figure: str, words: str, broken: bool) -> None:
    found = NOTES[figure](solve(scenario))
    assert (TEXT.say(found.says).replace(NBSP, " "), found.broken) == (words, broken)
    page = written(figure, solve(scenario), "layered_fund")
    assert (TEXT.say(page.says).replace(NBSP, " "), page.broken) == (words, broken)


def test_every_chart_says_why_there_is_nothing_to_lose() -> None:
    reasons = {
        "All the money is grants: nobody expects it back, so there is no layer to lose.": Scenario("all_public"),
        "No site is planned, so none can fail.": Scenario(sites_medium=0, sites_large=0),
    }
    for why, scenario in reasons.items():
        for name, chart in CHARTS["layered_fund"].items():
            if name in {"thread", "derisking"}:  # they speak of the money, whoever loses it
                continue
            for option in options_of(chart):
                assert said(scenario, name, option) == why, (name, option)
            if not options_of(chart):
                assert said(scenario, name).startswith(why), name


def test_a_table_of_nothing_keeps_its_heads() -> None:
    none = Scenario(sites_medium=0, sites_large=0)
    heads = {
        ("loss_years", "course"): ["Year", "Lost in the year [€ bn]"],
        ("loss_climb",): ["Sites that fail", "All layers [€ bn]"],
        ("loss_distribution",): ["Loss [€ bn]", "Probability", "Probability of more", "Highest layer that loses"],
    }
    for chart, columns in heads.items():
        found = table(none, *chart)
        assert (found.columns, found.rows) == (columns, [])
        assert find(none, *chart).parts is None


def test_the_tower_in_words() -> None:
    # 1.42 of the 8 of shares: 17.7%; of the pool of 20: 7.1%
    assert said(Scenario(), "loss_stepper") == (
        "If one large site fails in 2031, €1.4 bn is lost, 7.1% of the pool. "
        "The loss climbs into the equity layer and takes 17.7% of what it has left."
    )
    assert said(Scenario(**GONE), "loss_stepper").endswith("It takes every layer: nothing is left.")
    # half of what is left, (5 + 8 + 8.91) / 2 = 10.96: the 5 of first loss, and 5.96 of the 8 above it
    assert said(Scenario(**{**SHIELDED, **BOTH}), "loss_stepper").endswith(
        "The loss climbs into the equity layer and takes 74.5% of what it has left."
    )
    assert said(Scenario(failed_large=0), "loss_stepper") == "No site fails, so no layer loses anything."
    assert said(Scenario(recovered=1), "loss_stepper") == (
        "If one large site fails in 2031, everything is recovered and no layer loses."
    )
    unbuilt = Scenario(chips_medium_phase1=0, chips_large_phase1=0, failure_year=2029)
    assert said(unbuilt, "loss_stepper") == (
        "If one large site fails in 2029, no layer loses: nothing is at stake there in that year."
    )


def test_a_layer_that_is_lost_to_its_end_stops_the_loss() -> None:
    # a sixth of what is left of 10 of shares and 12 of loans, and the layer below it just so large
    found = solve(Scenario(**SHIELDED, recovered=0))
    first_loss = float(found["layer_first_loss"])
    lost = float(found["event_loss"])
    assert lost > first_loss
    some = 1 - first_loss / lost  # recover so much that just the first layer is lost
    assert said(Scenario(**SHIELDED, recovered=some), "loss_stepper").endswith(
        "It takes all that is left of the public first-loss layer and stops there."
    )


def test_the_layers_in_a_table() -> None:
    found = table(Scenario(), "loss_stepper")
    assert found.columns == [
        "Layer, from last to first to lose", "Size [€ bn]", "Failure 1, 2031: at stake before [€ bn]",
        "Failure 1, 2031: lost [€ bn]", "Who bears the loss",
    ]  # fmt: skip
    # 12 × (0.3667 × 4/7 + 0.6333 × 6/7) = 9.03; a sixth of 17.03, halved, is 1.42
    assert found.rows[0] == ["Senior loans", "12", "9.03", "0", "Banks 100%"]
    assert found.rows[3] == ["Equity", "8", "8", "1.42", "Industry 100%"]
    assert [cells[0] for cells in found.rows] == [
        "Senior loans", "Guaranteed loans", "Mezzanine", "Equity", "Public first loss", "Grants"
    ]  # fmt: skip
    assert found.rows[2] == ["Mezzanine", "0", "0", "0", ""]
    assert found.rows[5] == ["Grants", "10", "", "", ""]


def test_a_second_failure_stands_beside_the_first_in_the_table() -> None:
    found = table(Scenario("announced_2025", failed_large_later=1), "loss_stepper")
    assert found.columns[4:6] == ["Failure 2, 2034: at stake before [€ bn]", "Failure 2, 2034: lost [€ bn]"]
    # of the 6.5 of loans, 1 is guaranteed; the EIB lent 30.8% and banks 69.2% of the rest
    assert found.rows[0][-1] == "EIB Group 30.8%, Banks 69.2%"
    assert found.rows[-2] == ["Public first loss", "1.05", "1.05", "1.05", "0", "0", "EU budget 100%"]
    assert len({len(cells) for cells in found.rows}) == 1


def test_the_money_that_is_not_at_stake() -> None:
    def towers(**changed: object) -> list[tuple[int, float, float, float, bool]]:
        parts = find(Scenario(**changed), "loss_stepper").parts
        return [
            (tower.failure.when, tower.before.value, tower.lost.value, tower.rest.value, tower.due)
            for tower in parts.towers
        ]

    # 20 - 17.03 has come back by 2031; in 2028 it is phase two that is not yet paid in: 20 × 63.33%
    assert towers() == [(2031, 0.0, pytest.approx(1.419, abs=1e-3), pytest.approx(2.971, abs=1e-3), False)]
    assert towers(failure_year=2028)[0][3:] == (pytest.approx(12.667, abs=1e-3), True)
    assert towers(failure_year=2029)[0][4]  # phase two is paid in this year, and counts from its end
    assert not towers(failure_year=2030)[0][4]
    twice = towers(failed_large_later=1)
    assert [tower[0] for tower in twice] == [2031, 2034]
    assert twice[1][1] == twice[0][2]  # what the first took stands below the second
    assert towers(failed_large=0, failure_year=2040, failure_year_later=2028)[0][0] == 2040


def test_a_tower_without_failure_shows_the_year_that_it_names() -> None:
    scenario = Scenario(failed_large=0, failure_year=2040, failure_year_later=2028)
    (tower,) = find(scenario, "loss_stepper").parts.towers
    left = solve(scenario)["layer_left"]
    assert [stake.held.value for stake in tower.stakes] == pytest.approx(
        [left[stake.layer.index] for stake in tower.stakes]
    )


def test_what_becomes_of_a_layer() -> None:
    def states(**changed: object) -> dict[str, str]:
        tower = find(Scenario(**changed), "loss_stepper").parts.towers[-1]
        return {stake.layer.id: stake.state for stake in tower.stakes}

    assert states() == {"equity": "loses", "senior": "safe"}
    assert states(**GONE) == {"equity": "wiped", "senior": "wiped"}
    assert states(**SHIELDED) == {"first_loss": "wiped", "equity": "loses", "senior": "safe"}
    assert states(**SHIELDED, failed_large_later=1) == {"first_loss": "empty", "equity": "loses", "senior": "safe"}


def test_the_page_says_that_it_is_a_scenario() -> None:
    assert "published no sizes of layers" in TEXT("chart.loss_stepper.foot")
    assert "as if all the money were drawn" in TEXT("chart.loss_stepper.foot")
