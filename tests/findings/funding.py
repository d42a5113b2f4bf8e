"""What the tests of who pays share: scenarios by what differs from the call, and words without no-break spaces."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from explorer.findings.finding import Finding
from tests.findings.english import spoken
from tests.plans import of

# Worked by hand in the tests: the call (EU 0.5 + 0.3 + 0.2 + 4 = 5, states 5, industry 8, banks 12), with 40% of the EU's money as
# equity, EUR 2 bn less of bank debt and a guarantee of EUR 1 bn. All money: 5 + 5 + 8 + 10 = 28.
MIXED = {"union_equity_share": 0.4, "bank_debt": 10, "investeu_guarantee": 1}


def says(find: Callable[..., Finding], preset: str = "called_2026", **changes: Any) -> str:
    """What a chart says, in English."""
    return spoken(find(of(preset, **changes)).says)
