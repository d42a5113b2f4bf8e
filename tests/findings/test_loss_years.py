"""The loss in time, and with each number of failed sites."""

from __future__ import annotations

import pytest

from explorer.model import solve
from explorer.scenario import Scenario
from tests.findings.layered import GONE, SHIELDED, TWO, find, row, said, table


def test_the_course_in_words() -> None:
    # what is left in 2031 is 8 + 9.03, of which a twelfth is lost
    assert said(Scenario(), "loss_years", "course") == (
        "The failure in 2031 finds €17 bn at stake and takes €1.4 bn of it."
    )
    both = Scenario("announced_2025", failed_large_later=1)
    assert said(both, "loss_years", "course") == (
        "The failure in 2031 finds €8.6 bn at stake and takes €1.1 bn of it. The failure in 2034 finds €2.9 bn at stake and takes €475 m of it. "
        "What the first took no longer protects the layers above."
    )
    # 8 of shares and 12 × (0.3667 × 5/7 + 0.6333) = 10.74 of loans: most before any is paid back
    assert said(Scenario(failed_large=0), "loss_years", "course") == (
        "No site fails; most is at stake in 2030, €18.7 bn."
    )
    recovered = said(Scenario(recovered=1, failed_large_later=1), "loss_years", "course")
    assert recovered.startswith("The failure in 2031 finds €17 bn at stake and takes nothing. The failure in 2034 ")
    assert recovered.count("takes nothing.") == 2
    assert "protects" not in recovered


def test_one_failure_that_costs_nothing_leaves_the_protection() -> None:
    unbuilt = Scenario(chips_medium_phase1=0, chips_large_phase1=0, failure_year=2029, failed_large_later=1)
    words = said(unbuilt, "loss_years", "course")
    assert words.startswith("The failure in 2029 finds €0 at stake and takes nothing. The failure in 2034 finds ")
    assert "protects" not in words


def test_the_course_in_a_table() -> None:
    assert table(Scenario(), "loss_years", "course").columns == [
        "Year", "Equity, at stake [€ bn]", "Senior loans, at stake [€ bn]", "Lost in the year [€ bn]",
        "Of it by taxpayers [€ bn]", "Lost so far [€ bn]",
    ]  # fmt: skip
    # 8 - 1.42 of shares; of the loans 9.03 less what is recovered, which goes to the top: 1.42
    assert row(Scenario(), "loss_years", "course", first="2030") == ["2030", "8", "10.7", "0", "0", "0"]
    assert row(Scenario(), "loss_years", "course", first="2031") == ["2031", "6.58", "7.61", "1.42", "0", "1.42"]
    assert row(Scenario(), "loss_years", "course", first="2032")[3:] == ["0", "0", "1.42"]
    both = Scenario("announced_2025", failed_large_later=1)
    assert row(both, "loss_years", "course", first="2031")[-3:] == ["1.07", "1.05", "1.07"]
    assert row(both, "loss_years", "course", first="2034")[-3:] == ["0.475", "0", "1.55"]
    assert [cells[0] for cells in table(both, "loss_years", "course").rows] == [str(year) for year in range(2028, 2041)]


def test_two_failures_in_one_year_are_added_up() -> None:
    both = Scenario(failure_year_later=2031, failed_medium_later=1)
    lost = float(row(both, "loss_years", "course", first="2031")[3])
    assert lost == pytest.approx(float(solve(both)["event_loss"]), abs=5e-3)


def test_the_other_years_in_words() -> None:
    # in 2030 a twelfth of 8 + 10.74; in 2040 of 7.5
    assert said(Scenario(), "loss_years", "timing") == (
        "This failure costs most in 2030, €1.6 bn, €0 of it borne by taxpayers; in 2040 it costs €625 m."
    )
    # the second failure is not asked about
    both = Scenario("announced_2025", failed_large_later=1)
    assert said(both, "loss_years", "timing") == (
        "This failure costs most in 2028, €1.8 bn, €1.1 bn of it borne by taxpayers; in 2040 it costs €131 m."
    )
    assert said(Scenario(recovered=1), "loss_years", "timing") == "This failure costs nothing, whenever it comes."
    # no site is chosen: a large one, with a sixth of the pool, is asked about, not a medium one with an eighth
    assert said(Scenario(failed_large=0, failed_large_later=1), "loss_years", "timing") == said(
        Scenario(), "loss_years", "timing"
    )
    small = {"chips_large": 10_000, "chips_large_phase1": 4_000, "failed_large": 0}
    result = solve(Scenario(**small))
    assert result["site_share_medium"] > result["site_share_large"]
    assert said(Scenario(**small), "loss_years", "timing") == said(
        Scenario(**small, failed_medium=1), "loss_years", "timing"
    )


def test_the_other_years_in_a_table() -> None:
    assert table(Scenario(**SHIELDED), "loss_years", "timing").columns == [
        "Year of the failure", "Public first loss [€ bn]", "Equity [€ bn]", "Senior loans [€ bn]",
        "Lost in the year [€ bn]", "Of it by taxpayers [€ bn]",
    ]  # fmt: skip
    # (5 + 8 + 12 × 0.4 × 4/7 + 12 × 0.6 × 6/7) / 4 = 5.48; in 2028 phase one alone, 40% of 25, quartered
    assert row(Scenario(**SHIELDED), "loss_years", "timing", first="2031") == ["2031", "5", "0.479", "0", "5.48", "5"]
    assert row(Scenario(**SHIELDED), "loss_years", "timing", first="2028") == ["2028", "2", "0.5", "0", "2.5", "2"]
    chosen = find(Scenario(failure_year=2033), "loss_years", "timing").parts
    assert chosen.years[chosen.chosen].year.value == 2033


def test_site_by_site_in_words() -> None:
    # half of what is at stake, 17.03 / 2 = 8.51, is more than the 8 of shares once all seven sites have failed
    assert said(Scenario(), "loss_climb") == (
        "The senior layer begins to lose when 7 sites fail. If all 7 fail, €8.5 bn is lost."
    )
    assert said(Scenario(**SHIELDED), "loss_climb") == (
        "Even if all sites fail, the senior layer loses nothing. If all 2 fail, €11 bn is lost."
    )
    # one site with a half of 16.91, wholly lost: 8.46 is more than 8
    assert said(Scenario(**{**TWO, "recovered": 0}), "loss_climb") == (
        "The senior layer loses as soon as one site fails. If all 2 fail, €16.9 bn is lost."
    )
    one = Scenario(**{**TWO, "recovered": 0, "sites_large": 1})
    assert said(one, "loss_climb") == "The senior layer loses as soon as one site fails."
    # no loans, and phase one alone: a quarter of 40% of the 8 of shares
    assert said(Scenario(**TWO, bank_debt=0, failure_year=2028), "loss_climb") == (
        "There is only the equity layer: it loses €800 m when the first site fails."
    )
    assert said(Scenario(recovered=1), "loss_climb") == "Everything is recovered, however many sites fail."


def test_site_by_site_in_a_table() -> None:
    assert table(Scenario(), "loss_climb").columns == [
        "Sites that fail", "Equity [€ bn]", "Senior loans [€ bn]", "All layers [€ bn]"
    ]  # fmt: skip
    # large sites, with a sixth each, fail before medium ones with an eighth: 17.03 / 2 × (3/6 + 1/8) = 5.32
    assert row(Scenario(), "loss_climb", first="3") == ["3", "4.26", "0", "4.26"]
    assert row(Scenario(), "loss_climb", first="4") == ["4", "5.32", "0", "5.32"]
    assert row(Scenario(), "loss_climb", first="7") == ["7", "8", "0.514", "8.51"]
    assert len(table(Scenario(), "loss_climb").rows) == 8  # none fails, to all seven
    # a second failure is not asked about
    assert table(Scenario(failed_medium_later=4), "loss_climb") == table(Scenario(), "loss_climb")
    small = Scenario(chips_large=10_000, chips_large_phase1=4_000)
    each = [float(cells[-1]) for cells in table(small, "loss_climb").rows]
    assert each[1] > each[-1] - each[-2]  # the sites with most money first, here the medium ones


def test_where_layers_end_in_the_year_of_the_failure() -> None:
    assert find(Scenario(**SHIELDED), "loss_climb").parts.ends == pytest.approx((5.0, 13.0))
    assert find(Scenario(failure_year=2028), "loss_climb").parts.ends == pytest.approx((8 * 0.36667,), abs=1e-3)
    assert find(Scenario(**GONE, bank_debt=0), "loss_climb").parts.ends == ()
