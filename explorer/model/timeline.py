"""What was promised for when, and what happened: slips in days, computed from the dates."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from explorer.facts import Table
from explorer.model.dates import last_day
from explorer.quantity import quantity

DAYS_PER_MONTH = 365.25 / 12


@quantity(unit="days")
def timeline_slip(timeline: Table) -> NDArray[np.float64]:
    """Days from the last day that a promise allowed to the day it came true; none where one of them is open."""
    return np.array(
        [
            float((last_day(row["happened"]) - last_day(row["promised_for"])).days)
            if row["happened"] and row["promised_for"]
            else np.nan
            for row in timeline
        ]
    )


@quantity(unit="months")
def call_slip(timeline: Table, timeline_slip: NDArray[np.float64]) -> float:
    """Months by which the call opened after the end of the quarter that was first promised."""
    return float(timeline_slip[[row["id"] for row in timeline].index("call_first")]) / DAYS_PER_MONTH
