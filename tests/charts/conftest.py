"""Every chart of every page over every preset, and over mixes that are broken on purpose."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np

from explorer.charts import CHARTS
from explorer.findings.finding import Table
from explorer.model import solve
from explorer.scenario import Scenario, presets
from explorer.speech import Text
from tests.plans import NO_MONEY, UNION
from tests.speaking import Chart, spoken

TEXT = Text()


#: Mixes at the edge of what the sliders allow.
BROKEN: dict[str, dict[str, Any]] = {
    "no money": NO_MONEY,
    "no Union money": dict.fromkeys(UNION, 0),
    "only a guarantee": {**NO_MONEY, "investeu_guarantee": 5},
    "only loans": {**NO_MONEY, "bank_debt": 10},
    "all by the EIB": {**NO_MONEY, "eib_loans": 10, "eib_equity": 5},
    "public equity": {"union_equity_share": 1, "state_equity_share": 1, "industry_equity": 0},
    "states do not match": {"national_budgets": 1},
    "more than the envelope": {"connecting_europe": 1, "cohesion": 30},
    "twice the target": {"target": 15},
    "one site": {"sites_medium": 0, "sites_large": 1},
    "no site": {"sites_medium": 0, "sites_large": 0},
    "sites without chips": {"chips_medium": 0, "chips_large": 0},
    "an old chip": {"chip": "a100"},
    "huge sites": {"chips_medium": 300_000, "chips_large": 300_000, "chip_unit": "chips"},
    "tiny target": {"target": 1},
    "all 27 states by Cohesion money": {"state_group": "eu27", "state_key": "cohesion"},
    "dirty power": {"country": "PL"},
    "more asked for than there is": {"public_load": 1.3, "own_chips": 4000},
    "all of it asked for": {"public_load": 1, "access_queue": "common"},
    "a queue that is almost full": {"public_load": 0.99, "job_chips": 4096, "own_chips": 8000, "own_days": 30},
    "jobs too large": {"job_chips": 8192, "sites_medium": 1, "sites_large": 0, "own_chips": 16384},
    "hardly any public money": {"next_budget": 0, "national_budgets": 0, "hours_each": 200000},
    "every layer at once": {"union_equity_share": 0.5, "eib_loans": 5, "mezzanine_share": 0.5, "investeu_guarantee": 2},
    "no site fails": {"failed_large": 0},
    "everything lost": {"failed_large": 10, "failed_medium": 10, "recovered": 0, "loss_given_default": 1},
    "sites that surely fail": {"default_probability": 1, "loss_given_default": 1},
    "sites that never fail": {"default_probability": 0},
    "all fail or none": {"asset_correlation": 1, "public_equity_rank": "equal", "state_equity_share": 0.3},
    "owners pay in the end": {"price_decline": 0.35, "gpu_hour_price": 9},
    "two failures": {
        "failed_medium_later": 2,
        "failed_large_later": 3,
        "state_equity_share": 0.2,
        "recovered": 0.2,
        "failure_year_later": 2033,
    },
    "two failures in one year": {
        "failed_medium_later": 9,
        "failure_year_later": 2031,
        "recovered": 0,
        "eib_loans": 4,
        "mezzanine_share": 1,
    },
    "the second failure comes first": {"failed_medium_later": 1, "failure_year": 2040, "failure_year_later": 2028},
    "twenty sites": {"sites_medium": 10, "sites_large": 10, "default_probability": 0.3, "failed_medium": 10},
    "opens early": {"opening_year": 2026},
    "opens late": {"opening_year": 2036},
}

SCENARIOS = {
    **{name: Scenario(name) for name in presets()},
    **{k: Scenario().replace(**v) for k, v in BROKEN.items()},
}
# Each chart once, on the first page that has it.
CASES = [
    (page, name, option)
    for name, page in {name: page for page in reversed(CHARTS) for name in CHARTS[page]}.items()
    for option in (CHARTS[page][name].options or (None,))
]


@cache
def drawn(scenario: str, page: str, name: str, option: str | None) -> Chart:
    """One chart of one scenario."""
    results = solve(SCENARIOS[scenario])
    function = CHARTS[page][name]
    return spoken(function, results, TEXT, option)


def table_of(scenario: str, page: str, name: str, option: str | None) -> Table:
    """The typed table behind a chart."""
    chart = CHARTS[page][name]
    return chart.find(solve(SCENARIOS[scenario]), *([option] if option else [])).table


def draw(scenario: Scenario, name: str, option: str | None = None) -> Chart:
    """One chart of any scenario."""
    function = next(charts[name] for charts in CHARTS.values() if name in charts)
    results = solve(scenario)
    return spoken(function, results, TEXT, option)


def leaves(node: Any) -> Iterator[Any]:
    """Every string and number of a figure."""
    if isinstance(node, dict):
        for value in node.values():
            yield from leaves(value)
    elif isinstance(node, list | tuple | np.ndarray):
        for value in node:
            yield from leaves(value)
    else:
        yield node
