"""What the page on who loses first says: its sentence, and the lines under its figures."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from explorer.charts.failing import bearers, fails, failures, no_loss
from explorer.charts.layers import LEAST, has_pool, has_sites
from explorer.findings.headlines.parts import Note, number
from explorer.model import Results
from explorer.speech import Text


def headline(results: Results, text: Text) -> str:
    """What fails, what is lost and who bears it; and the grants that are gone in any case."""
    if not has_pool(results):
        return text(f"headline.layered_fund.{'only_grants' if float(results['raised']) > LEAST else 'no_money'}")
    grants = float(results["grants"])
    gone = []
    if grants > LEAST:
        head = number("grants_per_head", text.euros(float(results["grants_per_head"])))
        gone = [text("headline.layered_fund.grants", grants=number("grants", text.money(grants)), head=head)]
    return " ".join([*_event(results, text), *gone])


def _event(results: Results, text: Text) -> list[str]:
    if not has_sites(results):
        return [text("headline.layered_fund.no_sites")]
    if not failures(results):
        return [text("headline.layered_fund.none")]
    loss = float(results["event_loss"])
    if loss <= LEAST:
        return [text(f"headline.layered_fund.{no_loss(results)}", fails=fails(results, text))]
    one = len(failures(results)) == 1
    pool = "event_pool" if one else "reimbursable"
    first = text(
        f"headline.layered_fund.{'loss' if one else 'losses'}",
        fails=fails(results, text),
        loss=number("event_loss", text.money(loss)),
        pool=number(pool, text.money(float(results[pool]))),
    )
    return [first, _bearers(results, loss, text)]


def _bearers(results: Results, loss: float, text: Text) -> str:
    public = float(results["event_public_loss"])
    if public > loss - LEAST:
        return text("headline.layered_fund.public")
    who = bearers(results, text)
    if public <= LEAST:
        return text("headline.layered_fund.private", who=who)
    return text("headline.layered_fund.shared", public=number("event_public_loss", text.money(public)), who=who)


def _event_loss(results: Results, text: Text) -> Note:
    if float(results["event_loss"]) <= LEAST and not failures(results):
        return Note(text("note.event_loss.none"))
    share = text.percent(float(results["event_loss_share"]))
    return Note(text("note.event_loss.some", share=share, pool=text.money(float(results["reimbursable"]))))


def _event_public_loss(results: Results, text: Text) -> Note:
    grants = float(results["grants"])
    head = text.euros(float(results["event_public_per_head"]))
    return Note(
        text(
            f"note.event_public_loss.{'grants' if grants > LEAST else 'no_grants'}",
            head=head,
            grants=text.money(grants),
        )
    )


def _any_failure_chance(results: Results, text: Text) -> Note:
    sites = float(results["sites_total"])
    chance = text.percent(float(results["default_probability"]))
    return Note(text(f"note.any_failure_chance.{'some' if sites > 0 else 'none'}", sites=text.count(sites), pd=chance))


def _expected_pool_loss(results: Results, text: Text) -> Note:
    return Note(text("note.expected_pool_loss", share=text.percent(float(results["expected_loss_share"]))))


def _first_loss_needed_amount(results: Results, text: Text) -> Note:
    found = math.isfinite(float(results["first_loss_needed_amount"]))
    target = text.percent(float(results["loss_target"]))
    return Note(
        text(f"note.first_loss_needed_amount.{'some' if found else 'infeasible'}", target=target), broken=not found
    )


NOTES: Mapping[str, Callable[[Results, Text], Note]] = {
    "event_loss": _event_loss,
    "event_public_loss": _event_public_loss,
    "any_failure_chance": _any_failure_chance,
    "expected_pool_loss": _expected_pool_loss,
    "first_loss_needed_amount": _first_loss_needed_amount,
}
