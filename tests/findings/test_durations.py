"""A length of time reads as one would say it."""

from __future__ import annotations

import math

from explorer.findings.durations import duration
from explorer.message import Num
from tests.findings.given import TEXT, plain

MINUTE, HOUR, MONTH, YEAR = 1 / 1440, 1 / 24, 365 / 12, 365.0


def test_the_unit_that_reads_best() -> None:
    said = {
        -1.0: "no time",
        0.0: "no time",
        1e-6: "less than a minute",
        0.999 * MINUTE: "less than a minute",
        MINUTE * 1.001: "1 minute",
        1.6 * MINUTE: "1.6 minutes",
        1 / 48: "30 minutes",
        59.4 * MINUTE: "59 minutes",
        HOUR: "1 hour",
        3.5 * HOUR: "3.5 hours",
        0.4: "9.6 hours",
        1.0: "24 hours",
        47.4 * HOUR: "47 hours",
        2.0: "2 days",
        13.0: "13 days",
        59.4: "59 days",
        60.0: "2 months",  # 60 / 30.42
        394.0: "13 months",
        729.0: "24 months",
        730.0: "2 years",
        912.5: "2.5 years",
        123 * YEAR: "120 years",
    }
    assert {days: plain(duration(Num(days, "days"))) for days in said} == said


def test_one_is_what_is_written_as_one() -> None:
    """Two digits are written: 1.02 hours are "1 hour", 1.06 are "1.1 hours"."""
    said = [plain(duration(Num(x * HOUR, "days"))) for x in (1.0001, 1.02, 1.06)]
    assert said == ["1 hour", "1 hour", "1.1 hours"]


def test_it_still_is_the_number_that_it_was() -> None:
    given = Num(0.4, "days", of="wait_mean")
    made = duration(given)
    assert (made.value, made.unit, made.of) == (0.4, "days", "wait_mean")
    assert plain(duration(Num(math.nan, "days"))) == plain(duration(Num(math.inf, "days"))) == "–"
    assert TEXT.written(made) == plain(made)
