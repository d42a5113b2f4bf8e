"""Which controls, figures and charts make up each page: the table of contents of the explorer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from explorer.charts import CHARTS, Drawn

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
    heavy
        Whether an answer may take so long that the server gives it beside its other work.
    title, own
        Of a page that a notebook user makes: what stands above it, and chart functions of the user's.
    """

    id: str
    groups: tuple[Group, ...] = ()
    figures: tuple[str, ...] = ()
    charts: tuple[str, ...] = ()
    heavy: bool = False
    title: str = ""
    own: Mapping[str, Drawn] = field(default_factory=dict)

    @property
    def chart_functions(self) -> dict[str, Drawn]:
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
        charts=("flow*", "stack", "law", "envelopes", "multipliers", "countries*", "thread*"),
    ),
    PageSpec(
        "layered_fund",
        groups=(
            Group("event", ("failed_large", "failed_medium", "failure_year", "recovered")),
            Group("event_later", ("failed_large_later", "failed_medium_later", "failure_year_later"), folded=True),
            Group(
                "layers",
                (
                    "union_equity_share",
                    "state_equity_share",
                    "public_equity_rank",
                    "investeu_guarantee",
                    "mezzanine_share",
                ),
            ),
            Group(
                "risk",
                (
                    "default_probability",
                    "loss_given_default",
                    "asset_correlation",
                    "downturn",
                    "loss_target",
                    "required_return",
                ),
            ),
            Group(
                "layer_money",
                ("next_budget", "national_budgets", "eib_loans", "eib_equity", "industry_equity", "bank_debt"),
                folded=True,
            ),
            _SITES,
        ),
        figures=(
            "event_loss",
            "event_public_loss",
            "any_failure_chance",
            "expected_pool_loss",
            "first_loss_needed_amount",
        ),
        charts=(
            "loss_stepper",
            "loss_payers",
            "loss_years*",
            "loss_climb",
            "layer_risk",
            "loss_distribution",
            "first_loss_goal",
            "share_returns",
            "derisking",
            "thread*",
        ),
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
        figures=(
            "capex_total",
            "chips_total",
            "power_facility",
            "effective_bf16",
            "largest_model_parameters",
            "gpt4_runs_year",
        ),
        charts=(
            "budget*",
            "capex_parts",
            "power",
            "compute",
            "training",
            "same_money",
            "goodput",
            "host_countries*",
            "thread*",
        ),
    ),
    PageSpec(
        "economics",
        groups=(
            Group("market", ("gpu_hour_price", "price_decline", "utilisation", "public_access")),
            Group("renewal", ("chip_life", "equipment_decline", "phase_two_price")),
            Group("lives", ("network_life", "storage_life", "power_cooling_life", "building_life"), folded=True),
            Group("finance", ("required_return", "senior_rate", "senior_tenor", "preferred_return")),
            Group("costs", ("country", "staff_per_mw", "upkeep_share", "inflation", "tax_rate"), folded=True),
            Group("ranks", ("public_equity_rank", "mezzanine_share"), folded=True),
        ),
        figures=(
            "capex_plan",
            "project_irr",
            "project_npv",
            "break_even_utilisation",
            "cost_per_h100e_hour",
            "dscr_min",
        ),
        charts=(
            "cash_flow*",
            "capex_lives*",
            "hour_price",
            "hour_parts",
            "break_even",
            "decline",
            "layer_returns",
            "debt_cover",
            "thread*",
        ),
    ),
    PageSpec(
        "access",
        groups=(
            Group("queue", ("public_load", "job_chips", "job_days", "job_variation", "access_queue")),
            Group("own_request", ("own_chips", "own_days")),
            Group("companies", ("hours_each",)),
            Group("parts", ("part_startups", "part_smes", "part_research", "part_others"), folded=True),
            Group("asks", ("ask_startups", "ask_smes", "ask_research", "ask_others"), folded=True),
            Group(
                "access_money",
                ("next_budget", "national_budgets", "industry_equity", "bank_debt", "computing_share"),
                folded=True,
            ),
            Group("access_sites", ("sites_medium", "sites_large", "phase", "chip", "utilisation"), folded=True),
        ),
        figures=("public_access_share", "public_hours", "wait_mean", "startups_reached", "public_minutes_per_citizen"),
        charts=("access_shares", "user_groups", "projects", "companies", "waiting", "own_request", "thread*"),
    ),
    PageSpec(
        "claims",
        groups=(
            Group("claim", ("claim_budget", "claim_sites", "claim_chips", "claim_chip")),
            Group("claim_more", ("claim_private", "claim_mw", "claim_flop", "claim_days")),
            Group("running", ("pue", "power_overhead", "mfu"), folded=True),
            Group("cost", ("cost_group", "eurusd"), folded=True),
        ),
        figures=("claim_cost", "claim_site_power", "claim_days_needed", "private_per_public"),
        charts=("own_claim*", "attribution*", "thread*"),
    ),
    PageSpec(
        "compare",
        groups=(
            Group("opening", ("opening_year", "run_days")),
            Group(
                "sites_and_chips",
                ("sites_medium", "chips_medium", "sites_large", "chips_large", "chip_unit", "chip", "phase"),
            ),
            Group("tested", ("pue", "power_overhead", "mfu", "eurusd"), folded=True),
        ),
        figures=("frontier_lag", "clusters_ahead", "world_share", "plan_per_year", "power_error_90"),
        charts=("frontier*", "clusters", "timeline", "comparators", "backtest", "factories*", "thread*"),
    ),
    PageSpec(
        "sensitivity",
        groups=(
            Group("study", ("result", "draws", "seed")),
            Group("plan", ("sites_medium", "chips_medium", "sites_large", "chips_large", "chip_unit", "chip", "phase")),
            Group("place", ("country", "target")),
            Group("running", ("utilisation", "mfu", "pue", "power_overhead", "load_factor", "run_days"), folded=True),
            Group("cost", ("cost_group", "eurusd"), folded=True),
        ),
        figures=("capex_total", "power_facility", "effective_bf16", "largest_model_parameters", "gpt4_runs_year"),
        charts=("tornado*", "spread", "evidence", "sobol", "ranges", "thread*"),
        heavy=True,
    ),
    PageSpec(
        "challenge",
        groups=(
            Group(
                "challenge_plan", ("chip_unit", "chip", "sites_medium", "chips_medium", "sites_large", "chips_large")
            ),
            Group(
                "challenge_public",
                (
                    "digital_europe",
                    "horizon_europe",
                    "next_budget",
                    "union_equity_share",
                    "national_budgets",
                    "cohesion",
                    "state_equity_share",
                ),
            ),
            Group("challenge_private", ("industry_equity", "bank_debt", "eib_loans")),
            Group("market", ("utilisation", "gpu_hour_price", "price_decline", "public_access")),
            Group("cost", ("cost_group", "power_overhead", "eurusd"), folded=True),
        ),
        figures=("challenge_score", "challenge_chips", "raised", "public_share", "shares_irr"),
        charts=("challenge_way*", "challenge_points", "challenge_next", "challenge_chances*"),
    ),
    PageSpec("lessons"),
    PageSpec("method"),
    PageSpec("sources", heavy=True),
)

PAGES: Mapping[str, PageSpec] = MappingProxyType({page.id: page for page in _ALL})
