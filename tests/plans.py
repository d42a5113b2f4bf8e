"""Plans that tests share: without money, without sites, and one site that is easily reckoned by hand."""

from __future__ import annotations

from typing import Any

from explorer.model import Results, solve
from explorer.scenario import Scenario

UNION = ("digital_europe", "horizon_europe", "connecting_europe", "next_budget", "investeu_guarantee")
OTHERS = ("national_budgets", "cohesion", "eib_equity", "eib_loans", "industry_equity", "bank_debt")
NO_UNION = dict.fromkeys(UNION, 0)
NO_MONEY = dict.fromkeys(UNION + OTHERS, 0)
NO_SITES = {"sites_medium": 0, "sites_large": 0}

#: One site of 100,000 H100.
ONE_SITE: dict[str, Any] = {
    "chip": "h100",
    "chip_unit": "chips",
    "phase": "two",
    "sites_medium": 0,
    "sites_large": 1,
    "chips_large": 100_000,
}


def of(preset: str = "called_2026", **changes: Any) -> Results:
    """What follows from a preset with changes."""
    return solve(Scenario(preset, **changes))


def of_one_site(**changes: Any) -> Results:
    """What follows from the call with one site, with changes."""
    return of(**{**ONE_SITE, **changes})
