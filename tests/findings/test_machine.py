"""The machines in words: computing by precision, power by site, kept floors and missed ones."""

from __future__ import annotations

from explorer.scenario import Scenario
from tests.charts.conftest import draw
from tests.findings.layered import NBSP

CALL = Scenario()


def said(name: str, scenario: Scenario) -> str:
    return draw(scenario, name).sentence.replace(NBSP, " ")


def test_computing_at_peak_and_in_use() -> None:
    # 600,000 H100-equivalents of 989.4 TFLOP/s in BF16, see data/chips.csv: 593.64 EFLOP/s; the chip of the call, GB300, does
    # six times that in FP4 and twice in FP8. In use: 0.8 of the time, and 0.404 of the peak then: 0.3232.
    assert said("compute", CALL) == (
        "On paper the plan reaches 3,560 EFLOP/s in 4-bit numbers; over a year it delivers 192 in the 16-bit numbers that "
        "training uses, 32.3% of that peak."
    )
    assert draw(CALL, "compute").table.rows == [
        ["4-bit numbers (FP4)", "3,560", "1,150"],
        ["8-bit numbers (FP8)", "1,190", "384"],
        ["16-bit numbers (BF16)", "594", "192"],
    ]


def test_the_peak_is_that_of_the_smallest_numbers_a_chip_knows() -> None:
    for chip, peak in {"h100": "1,190 EFLOP/s in 8-bit", "a100": "594 EFLOP/s in 16-bit"}.items():
        assert said("compute", CALL.replace(chip=chip)).startswith(f"On paper the plan reaches {peak} numbers;")
    assert (
        said("compute", CALL.replace(sites_medium=0, sites_large=0))
        == "Without chips there is nothing to compute with."
    )


def test_power_of_a_site_and_of_all() -> None:
    # A quarter on top for cooling and losses: 71.06 MW of computers draw 88.8; 4 of those and 3 of 118.4 draw 711.
    assert draw(CALL, "power").table.rows == [
        ["A medium site", "71.1", "120", "88.8"],
        ["A large site", "94.7", "150", "118"],
        ["All sites together, with cooling", "568", "", "711"],
        ["One gigafactory, in press reports", "", "", "1,000"],
    ]
    assert draw(CALL.replace(sites_medium=0), "power").table.rows[0] == ["A large site", "94.7", "150", "118"]
    assert draw(CALL, "power").table.columns[1:] == [
        "Computers [MW]",
        "Floor of the call [MW]",
        "With cooling [MW]",
    ]


def test_floors_that_are_kept_and_missed() -> None:
    # An A100 has 312 of the 989.4 TFLOP/s of an H100: more chips, and 163 MW where GB300 takes 71. A tenth of them takes 16.
    a_tenth = "does not need the power that the call asks for."
    for changed, words in (
        ({}, "With this chip no site needs the power that the call asks for."),
        ({"chip": "a100"}, "Every size has the power that the call asks for."),
        ({"chip": "a100", "chips_medium": 7500}, f"With this chip a medium site {a_tenth}"),
        ({"chip": "a100", "chips_large": 10000}, f"With this chip a large site {a_tenth}"),
    ):
        assert said("power", CALL.replace(**changed)).endswith(words)
    assert said("power", CALL).startswith("The 7 sites together draw 711 MW from the grid.")


def test_no_site_draws_nothing() -> None:
    nothing = CALL.replace(sites_medium=0, sites_large=0)
    assert said("power", nothing) == "Without chips there is nothing to power."
