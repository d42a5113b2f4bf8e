"""What to try on each page: scenarios that are worth a look, as addresses name them. What is said of each is a text, by its number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from explorer.message import Message, say

_TRIES = {
    "funding_mix": (
        "next_budget=0&v=1",
        "computing_share=0.69&v=1",
        "national_budgets=2.5&cohesion=2.5&v=1",
        "p=all_public&national_budgets=0&v=1",
    ),
    "layered_fund": (
        "failed_large=3&recovered=0&v=1",
        "union_equity_share=0.5&state_equity_share=0.5&v=1",
        "asset_correlation=0.8&v=1",
        "p=layered_example&failed_medium=1&failed_large=3&v=1",
        "p=announced_2025&failed_large=2&failed_large_later=1&recovered=0.2&v=1",
    ),
    "gigafactory": (
        "p=announced_2025&chip_unit=h100e&v=1",
        "chip=h100&v=1",
        "country=DE&v=1",
        "checkpoint_minutes=3&restart_minutes=15&v=1",
    ),
    "economics": (
        "price_decline=0&v=1",
        "public_access=paid&v=1",
        "phase_two_price=then&v=1",
        "gpu_hour_price=2.95&v=1",
    ),
    "access": (
        "public_load=1&v=1",
        "public_load=0.97&access_queue=common&v=1",
        "hours_each=100&v=1",
        "own_chips=2000&own_days=21&v=1",
    ),
    "claims": (
        "claim_chip=h100&v=1",
        "cost_group=public&v=1",
        "claim_sites=1&claim_chips=390000&v=1",
    ),
    "compare": (
        "opening_year=2030.75&v=1",
        "chips_large=300000&chip_unit=chips&opening_year=2027&v=1",
        "p=announced_2025&v=1",
        "power_overhead=1.3&v=1",
    ),
    "sensitivity": (
        "result=gpt4_runs_year&v=1",
        "result=water_year&v=1",
        "result=largest_model_parameters&run_days=300&v=1",
        "cost_group=public&v=1",
    ),
    "challenge": (
        "p=announced_2025&v=1",
        "p=called_2026&v=1",
        "p=announced_2025&chip_unit=h100e&v=1",
    ),
}
TRIES: Mapping[str, tuple[str, ...]] = MappingProxyType(_TRIES)


@dataclass(frozen=True, slots=True)
class Try:
    """A scenario to try.

    Attributes
    ----------
    says
        What is tried, and what to look for.
    query
        The scenario as an address names it.
    """

    says: Message
    query: str


def tries_of(page: str) -> Iterator[Try]:
    """What to try on a page, in order."""
    for n, query in enumerate(TRIES.get(page, ()), 1):
        yield Try(say(f"page.{page}.try.{n}.text"), query)
