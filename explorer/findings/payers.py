"""Who pays for the failures: in euros, and in euros for each EU citizen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from explorer.findings.failing import Failure, bearers, failures
from explorer.findings.finding import Cell, Column, Finding, Table, derived, plain, value
from explorer.findings.layers import LEAST, actor, bare, nothing
from explorer.message import Message, Num, Says, say
from explorer.model import Results
from explorer.model.event import borne
from explorer.model.pool import HOLDERS

GIVERS = {"union": "union_grants", "states": "state_grants"}


@dataclass(frozen=True, slots=True)
class Payer:
    """One who pays: what he has in the pool, what he loses of it [EUR bn], and that for each EU citizen [EUR]."""

    holder: str
    stake: Num
    lost: Num
    head: Num


@dataclass(frozen=True, slots=True)
class Payers:
    """All who pay, and the grants that are gone anyway: by giver, together [EUR bn], and for each EU citizen [EUR]."""

    payers: tuple[Payer, ...]
    given: dict[str, Num]
    grants: Num
    grants_head: Num


def loss_payers(results: Results) -> Finding:
    """Who pays for the failure, in euros and in euros for each EU citizen; and the grants that are gone anyway."""
    found = Payers(
        tuple(
            Payer(
                holder,
                derived(results, partial(_stake, holder=holder), "EUR bn"),
                value(results, "event_holder_loss", i),
                value(results, "event_per_head", i),
            )
            for i, holder in enumerate(HOLDERS)
        ),
        {who: value(results, name) for who, name in GIVERS.items()},
        value(results, "grants"),
        value(results, "grants_per_head"),
    )
    return Finding(Says.of(_event_says(results), _grants_say(found)), _table(results, found), found)


def _stake(r: Any, holder: str) -> Any:
    return r[f"pool_{holder}"].sum(axis=-1)


def _grants_say(found: Payers) -> Message:
    if found.grants.value > LEAST:
        return say("chart.loss_payers.sentence.grants", grants=found.grants, head=found.grants_head)
    return say("chart.loss_payers.sentence.no_grants")


def _event_says(results: Results) -> Message:
    why = nothing(results)
    if why:
        return why
    loss, public = value(results, "event_loss"), value(results, "event_public_loss")
    if loss.value <= LEAST:
        return say("chart.loss_payers.sentence.none")
    if public.value <= LEAST:
        return say("chart.loss_payers.sentence.private", lost=loss, who=bearers(results))
    key = "all_public" if public.value > loss.value - LEAST else "public"
    head = value(results, "event_public_per_head")
    return say(f"chart.loss_payers.sentence.{key}", public=public, lost=loss, head=head)


def _table(results: Results, found: Payers) -> Table:
    shown = failures(results)
    columns = [
        Column(say("chart.loss_payers.column.who")),
        Column(say("chart.loss_payers.column.stake"), "EUR bn"),
        Column(say("chart.loss_payers.column.lost"), "EUR bn"),
        Column(say("chart.loss_payers.column.head"), "EUR"),
        # Two failures in one year are one column each: their order is that of the controls.
        *(
            Column(say("chart.loss_payers.column.year", n=plain(n, of="event_years"), year=failure.year), "EUR bn")
            for n, failure in enumerate(shown, start=1)
        ),
        Column(say("chart.loss_payers.column.mean"), "EUR bn"),
    ]
    rows: list[list[Cell]] = [
        [
            actor(payer.holder),
            bare(payer.stake),
            bare(payer.lost),
            bare(payer.head),
            *(bare(_in_failure(results, failure, i)) for failure in shown),
            bare(value(results, "holder_expected_loss", i)),
        ]
        for i, payer in enumerate(found.payers)
    ]
    return Table(columns, rows)


def _in_failure(results: Results, failure: Failure, holder: int) -> Num:
    """What one of them loses in one of the failures."""
    return derived(
        results,
        lambda r: borne(r["event_losses"][..., failure.index, :], r["holder_shares"])[..., holder],
        "EUR bn",
    )
