"""Headline and notes of the page "Who loses first?"."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from explorer.findings.failing import bearers, fails, failures, no_loss
from explorer.findings.finding import Note, value
from explorer.findings.layers import LEAST, has_pool, has_sites
from explorer.message import Message, Num, Says, say
from explorer.model import Results


def headline(results: Results) -> Says:
    """What fails, what is lost and who bears it; and the grants that are gone in any case."""
    if not has_pool(results):
        case = "only_grants" if float(results["raised"]) > LEAST else "no_money"
        return Says.of(say(f"headline.layered_fund.{case}"))
    grants, head = value(results, "grants"), value(results, "grants_per_head")
    gone = grants.value > LEAST and say("headline.layered_fund.grants", grants=grants, head=head)
    return Says.of(*_event(results), gone)


def _event(results: Results) -> list[Message]:
    if not has_sites(results):
        return [say("headline.layered_fund.no_sites")]
    shown = failures(results)
    if not shown:
        return [say("headline.layered_fund.none")]
    loss = value(results, "event_loss")
    if loss.value <= LEAST:
        return [say(f"headline.layered_fund.{no_loss(results)}", fails=fails(results))]
    case, pool = ("loss", "event_pool") if len(shown) == 1 else ("losses", "reimbursable")
    first = say(f"headline.layered_fund.{case}", fails=fails(results), loss=loss, pool=value(results, pool))
    return [first, _bearers(results, loss)]


def _bearers(results: Results, loss: Num) -> Message:
    public = value(results, "event_public_loss")
    if public.value > loss.value - LEAST:
        return say("headline.layered_fund.public")
    if public.value <= LEAST:
        return say("headline.layered_fund.private", who=bearers(results))
    return say("headline.layered_fund.shared", public=public, who=bearers(results))


def _event_loss(results: Results) -> Note:
    if float(results["event_loss"]) <= LEAST and not failures(results):
        return Note(say("note.event_loss.none"))
    share, pool = value(results, "event_loss_share"), value(results, "reimbursable")
    return Note(say("note.event_loss.some", share=share, pool=pool))


def _event_public_loss(results: Results) -> Note:
    head, grants = value(results, "event_public_per_head"), value(results, "grants")
    case = "grants" if grants.value > LEAST else "no_grants"
    return Note(say(f"note.event_public_loss.{case}", head=head, grants=grants))


def _any_failure_chance(results: Results) -> Note:
    sites, chance = value(results, "sites_total", write="count"), value(results, "default_probability")
    case = "some" if sites.value > 0 else "none"
    return Note(say(f"note.any_failure_chance.{case}", sites=sites, pd=chance))


def _expected_pool_loss(results: Results) -> Note:
    return Note(say("note.expected_pool_loss", share=value(results, "expected_loss_share")))


def _first_loss_needed_amount(results: Results) -> Note:
    found, target = math.isfinite(float(results["first_loss_needed_amount"])), value(results, "loss_target")
    return Note(say(f"note.first_loss_needed_amount.{'some' if found else 'infeasible'}", target=target), not found)


NOTES: Mapping[str, Callable[[Results], Note]] = {
    "event_loss": _event_loss,
    "event_public_loss": _event_public_loss,
    "any_failure_chance": _any_failure_chance,
    "expected_pool_loss": _expected_pool_loss,
    "first_loss_needed_amount": _first_loss_needed_amount,
}
