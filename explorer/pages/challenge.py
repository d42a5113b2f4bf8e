"""The best plans of the challenge that are known, as addresses name them. What each is called is a text, by its id."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

STANDS, BEST = "stands", "chips"
"""The announcement as it stands, and the best plan that counts chips."""

PLANS: Mapping[str, str] = MappingProxyType(
    {
        STANDS: "p=announced_2025&v=1",
        BEST: "p=announced_2025&chip=mi355x&power_overhead=1.53&eurusd=1.18&v=1",
        "cheap": "p=announced_2025&cost_group=public&v=1",
        "h100e": "p=announced_2025&chip_unit=h100e&horizon_europe=0&national_budgets=0&cohesion=0&bank_debt=9&v=1",
    }
)
EXAMPLE = "http://…/challenge?p=announced_2025&chip_unit=h100e&v=1"
"""What the link of a student looks like."""

AT_ONCE = 25
"""Links that one message may hold; a page with more sends more messages."""

MOST = 200
"""Students of a class."""
