"""What the tests of who pays share: scenarios by what differs from the call, and words without no-break spaces."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from explorer import Scenario, solve
from explorer.findings.finding import Finding
from explorer.model import Results
from explorer.speech import Text
from explorer.speech.media import PLAIN

TEXT = Text("en")
UNION = ("digital_europe", "horizon_europe", "connecting_europe", "next_budget", "investeu_guarantee")
OTHERS = ("national_budgets", "cohesion", "eib_equity", "eib_loans", "industry_equity", "bank_debt")
NO_UNION = dict.fromkeys(UNION, 0)
NOTHING = dict.fromkeys(UNION + OTHERS, 0)

# Worked by hand in the tests: the call (EU 0.5 + 0.3 + 0.2 + 4 = 5, states 5, industry 8, banks 12), with 40% of the EU's money as
# equity, EUR 2 bn less of bank debt and a guarantee of EUR 1 bn. All money: 5 + 5 + 8 + 10 = 28.
MIXED = {"union_equity_share": 0.4, "bank_debt": 10, "investeu_guarantee": 1}


def of(preset: str = "called_2026", **changes: Any) -> Results:
    """What follows from a preset with changes."""
    return solve(Scenario(preset, **changes))


def spoken(said: Any, medium: Any = PLAIN) -> str:
    """What is said, in English."""
    return TEXT.say(said, medium).replace("\N{NO-BREAK SPACE}", " ")


def rows(found: Finding) -> list[list[str]]:
    """The rows of a table, in English."""
    return [[spoken(cell) for cell in row] for row in found.table.rows]


def says(find: Callable[..., Finding], preset: str = "called_2026", **changes: Any) -> str:
    """What a chart says, in English."""
    return spoken(find(of(preset, **changes)).says)
