"""The flow of money: who gives it, in what form, to which sites."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from explorer.findings.finding import Cell, Column, Finding, Table, derived, value
from explorer.message import Message, Num, Says, say
from explorer.model import Results

#: What each actor pays, in the order of ``source_parts``.
PAID = {
    "union": "union_cash",
    "states": "states_cash",
    "eib": "eib_cash",
    "industry": "industry_equity",
    "banks": "bank_debt",
}
#: Scenario field of each source, and who pays it, from top to bottom.
SOURCES = (
    ("digital_europe", "union"),
    ("horizon_europe", "union"),
    ("connecting_europe", "union"),
    ("next_budget", "union"),
    ("national_budgets", "states"),
    ("cohesion", "states"),
    ("eib_equity", "eib"),
    ("eib_loans", "eib"),
    ("industry_equity", "industry"),
    ("bank_debt", "banks"),
)
#: What each form of money is made of: the actor and the quantity.
FORMS = {
    "grants": (("union", "union_grants"), ("states", "state_grants")),
    "equity": (
        ("union", "union_equity"),
        ("states", "state_equity"),
        ("eib", "eib_equity"),
        ("industry", "industry_equity"),
    ),
    "loans": (("eib", "eib_loans"), ("banks", "bank_debt")),
}
SIZES = ("medium", "large")

_EQUITY_SHARE = {"union": "union_equity_share", "states": "state_equity_share"}
LEAST = 1e-9  # smaller amounts are not there [EUR bn]


@dataclass(frozen=True, slots=True)
class Stream:
    """Money of one source in one form [EUR bn], and its part of all the money."""

    source: str
    actor: str
    form: str
    amount: Num
    share: Num


@dataclass(frozen=True, slots=True)
class Part:
    """Money of one actor [EUR bn]."""

    actor: str
    amount: Num


@dataclass(frozen=True, slots=True)
class Form:
    """Money of one form: all of it, and the actors that give it so [EUR bn]."""

    id: str
    whole: Num
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """Money for the sites of one size [EUR bn]; ``unplaced`` if there is no site to take it."""

    size: str
    name: Message
    amount: Num


@dataclass(frozen=True, slots=True)
class Flow:
    """All the money [EUR bn]: by source and form, by actor, by form, and by size of site."""

    streams: tuple[Stream, ...]
    actors: tuple[Part, ...]
    forms: tuple[Form, ...]
    sites: tuple[Site, ...]
    sources: dict[str, Num]

    @property
    def placed(self) -> tuple[Site, ...]:
        """Where money really goes."""
        return tuple(site for site in self.sites if site.amount.value > LEAST)


def flow(results: Results) -> Finding:
    """Who gives the money, in what form, and how much of it each size of site receives."""
    found = Flow(
        tuple(_streams(results)),
        tuple(Part(actor, value(results, name)) for actor, name in PAID.items()),
        tuple(form_of(results, each) for each in FORMS),
        tuple(_sites(results)),
        {source: value(results, source) for source, _ in SOURCES},
    )
    return Finding(_says(results), _table(found.streams), found)


def form_of(results: Results, each: str) -> Form:
    """The money of one form, and who gives it."""
    parts = tuple(Part(actor, value(results, name)) for actor, name in FORMS[each])
    return Form(each, value(results, each), parts)


def _streams(results: Results) -> Iterator[Stream]:
    """Every source split by form; a source that comes in two forms is split as all the money of its actor is."""
    for source, actor in SOURCES:
        for each, make in _split(source, actor).items():
            amount = derived(results, make, "EUR bn") if actor in _EQUITY_SHARE else value(results, source)
            if amount.value > LEAST:
                share = derived(results, partial(_of_all, make), "share")
                yield Stream(source, actor, each, amount, share)


def _split(source: str, actor: str) -> dict[str, Callable[[Any], Any]]:
    """How to find the amount of a source in each form that it may come in."""
    equity = _EQUITY_SHARE.get(actor)
    if equity is None:
        return {"equity" if source.endswith("_equity") else "loans": lambda r: r[source]}
    return {"grants": lambda r: r[source] * (1 - r[equity]), "equity": lambda r: r[source] * r[equity]}


def _of_all(make: Callable[[Any], Any], results: Any) -> Any:
    return make(results) / results["raised"]


def _sites(results: Results) -> list[Site]:
    amounts = {size: value(results, f"sites_money_{size}") for size in SIZES}
    if all(amount.value <= LEAST for amount in amounts.values()):
        return [Site("unplaced", say("chart.flow.site.unplaced"), value(results, "money_without_site"))]
    return [
        Site(size, say(f"chart.flow.site.{size}", n=value(results, f"sites_{size}", write="exact")), amount)
        for size, amount in amounts.items()
    ]


def _says(results: Results) -> Says:
    if float(results["raised"]) <= LEAST:
        return Says.of(say("chart.flow.sentence.nothing"))
    paid = {actor: float(results[name]) for actor, name in PAID.items()}
    largest = max(paid, key=lambda actor: paid[actor])
    tied = sum(amount > paid[largest] - LEAST for amount in paid.values()) > 1
    share = value(results, "source_parts", list(PAID).index(largest))
    return Says.of(say(f"chart.flow.{'tied' if tied else 'largest'}.{largest}", share=share), _given_away(results))


def _given_away(results: Results) -> Message:
    if float(results["reimbursable"]) <= LEAST:
        return say("chart.flow.sentence.all_grants")
    if float(results["grants"]) <= LEAST:
        return say("chart.flow.sentence.no_grants")
    share = derived(results, lambda r: r["grants"] / r["raised"], "share")
    return say("chart.flow.sentence.grants", share=share)


def _table(found: tuple[Stream, ...]) -> Table:
    columns = [
        *(Column(say(f"chart.flow.column.{name}")) for name in ("source", "actor", "instrument")),
        Column(say("chart.flow.column.amount"), "EUR bn"),
        Column(say("chart.flow.column.share")),
    ]
    rows: list[list[Cell]] = [
        [
            say(f"chart.flow.source.{each.source}"),
            say(f"chart.actor.{each.actor}.name"),
            say(f"chart.flow.instrument.{each.form}"),
            replace(each.amount, write="number"),
            each.share,
        ]
        for each in found
    ]
    return Table(columns, rows)
