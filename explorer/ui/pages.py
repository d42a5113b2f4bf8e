"""Which controls, figures and charts make up each page: the table of contents of the explorer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from explorer.charts import CHARTS, Chart

ALL = {name: function for charts in CHARTS.values() for name, function in charts.items()}
"""Every chart function, by name: a page of one's own may take any."""


@dataclass(frozen=True, slots=True)
class Group:
    """Controls that stand together under one heading; `folded` ones start closed."""

    id: str
    fields: tuple[str, ...]
    folded: bool = False


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page: a question, what the reader can move, what follows.

    Attributes
    ----------
    id
        Name of its notebook, its address and its texts.
    groups
        The controls, in order. A page without controls needs no kernel.
    figures
        Quantities shown as figures that matter.
    charts
        Charts, in order; a trailing ``*`` asks for the full width.
    title, own
        Of a page that a notebook user makes: what stands above it, and chart functions of the user's.
    """

    id: str
    groups: tuple[Group, ...] = ()
    figures: tuple[str, ...] = ()
    charts: tuple[str, ...] = ()
    title: str = ""
    own: Mapping[str, Callable[..., Chart]] = field(default_factory=dict)

    @property
    def chart_functions(self) -> dict[str, Callable[..., Chart]]:
        """The function of each chart, by name, in order."""
        names = [place.rstrip("*") for place in self.charts]
        return {name: self.own.get(name) or ALL[name] for name in names}

    @property
    def fields(self) -> tuple[str, ...]:
        """Every scenario field that the page lets the reader choose."""
        return tuple(name for group in self.groups for name in group.fields)

    @property
    def live(self) -> bool:
        """Whether the page shows a scenario."""
        return bool(self.charts)


_SITES = Group("sites", ("sites_medium", "sites_large"), folded=True)

_ALL = (
    PageSpec("index"),
    PageSpec(
        "funding_mix",
        groups=(
            Group("target", ("target", "computing_share")),
            Group(
                "union",
                (
                    "digital_europe",
                    "horizon_europe",
                    "connecting_europe",
                    "next_budget",
                    "investeu_guarantee",
                    "union_equity_share",
                ),
            ),
            Group("states", ("national_budgets", "cohesion", "state_equity_share", "state_key", "state_group")),
            Group("eib", ("eib_loans", "eib_equity")),
            Group("private", ("industry_equity", "bank_debt")),
            _SITES,
        ),
        figures=("raised", "public_share", "union_share_computing", "match_ratio", "multiplier_effect"),
        charts=("flow*", "stack", "law", "envelopes", "multipliers", "countries*"),
    ),
    PageSpec(
        "gigafactory",
        groups=(
            Group(
                "plan",
                ("sites_medium", "chips_medium", "sites_large", "chips_large", "chip_unit", "chip", "phase"),
            ),
            Group("phases", ("chips_medium_phase1", "chips_large_phase1"), folded=True),
            Group("place", ("country", "target")),
            Group("running", ("utilisation", "mfu", "pue", "power_overhead", "load_factor")),
            Group("training", ("run_days", "checkpoint_minutes", "restart_minutes"), folded=True),
            Group("cost", ("cost_group", "eurusd"), folded=True),
        ),
        figures=("capex_total", "chips_total", "power_facility", "effective_bf16", "largest_model_parameters", "gpt4_runs_year"),
        charts=(
            "budget*",
            "capex_parts",
            "power",
            "compute",
            "training",
            "same_money",
            "goodput",
            "host_countries*",
        ),
    ),
    PageSpec(
        "compare",
        groups=(
            Group("opening", ("opening_year", "run_days")),
            Group("sites_and_chips", ("sites_medium", "chips_medium", "sites_large", "chips_large", "chip_unit", "chip", "phase")),
            Group("tested", ("pue", "power_overhead", "mfu", "eurusd"), folded=True),
        ),
        figures=("frontier_lag", "clusters_ahead", "world_share", "plan_per_year", "power_error_90"),
        charts=("frontier*", "clusters", "timeline", "comparators", "backtest", "factories*"),
    ),
    PageSpec("method"),
)

PAGES: Mapping[str, PageSpec] = MappingProxyType({page.id: page for page in _ALL})
