"""What tests of the layered fund share: scenarios that are easily reckoned by hand, and findings in plain English."""

from __future__ import annotations

from typing import Any

from explorer.charts import CHARTS
from explorer.findings.finding import Finding
from explorer.model import solve
from explorer.scenario import Scenario
from explorer.speech import Text
from tests.speaking import Table, in_words

TEXT = Text("en")
NBSP = "\N{NO-BREAK SPACE}"

#: Two large sites that fail on their own, each with 10%: none 81%, one 18%, both 1%. Half is lost of a site that fails.
#: The pool is 8 of shares and 12 of banks' loans, so one site costs 5 and both 10.
TWO: dict[str, Any] = {
    "sites_medium": 0,
    "sites_large": 2,
    "default_probability": 0.1,
    "asset_correlation": 0,
    "loss_target": 0.05,
}
#: The same with the Union's 5 as a first-loss layer: a pool of 25, of which one site costs 6.25 and both 12.5.
SHIELDED = {**TWO, "union_equity_share": 1}

BOTH = {"failed_large": 2}
GONE = {"failed_large": 10, "failed_medium": 10, "recovered": 0}
ALL_LAYERS = {"union_equity_share": 0.5, "eib_loans": 5, "mezzanine_share": 0.5, "investeu_guarantee": 2}


def find(scenario: Scenario, chart: str, *option: str) -> Finding:
    """What a chart of the page finds."""
    found: Finding = CHARTS["layered_fund"][chart].find(solve(scenario), *option)  # type: ignore[attr-defined]
    return found


def said(scenario: Scenario, chart: str, *option: str) -> str:
    """What it says."""
    return TEXT.say(find(scenario, chart, *option).says).replace(NBSP, " ")


def table(scenario: Scenario, chart: str, *option: str) -> Table:
    """The numbers behind it, as they are written."""
    found = in_words(find(scenario, chart, *option).table, TEXT)
    return Table(found.columns, [[cell.replace(NBSP, " ") for cell in row] for row in found.rows])


def row(scenario: Scenario, chart: str, *option: str, first: str) -> list[str]:
    """The row that begins with these words."""
    return next(cells for cells in table(scenario, chart, *option).rows if cells[0] == first)
