"""Who takes which risk: the money by what happens to it when things go wrong, against the target."""

from __future__ import annotations

from dataclasses import dataclass, replace

from explorer.findings.finding import Cell, Column, Finding, Table, derived, plain, value
from explorer.findings.flow import FORMS, PAID, Form, form_of
from explorer.message import Message, Num, Says, say
from explorer.model import Results

LEAST = 5e-5  # half of what is still written as an amount [EUR bn]


@dataclass(frozen=True, slots=True)
class Stack:
    """Grants, equity and loans up to the target [EUR bn].

    Attributes
    ----------
    guaranteed
        Loans that the Union's guarantee stands in for.
    gap
        The way from all the money to the target, whichever is more.
    state
        Whether money is ``missing`` to the target, goes ``beyond`` it, or has ``met`` it.
    """

    forms: tuple[Form, ...]
    guaranteed: Num
    raised: Num
    target: Num
    gap: Num
    state: str


def stack(results: Results) -> Finding:
    """Grants, shares and loans as steps up to the target, and what is missing."""
    gap = float(results["gap"])
    found = Stack(
        tuple(form_of(results, each) for each in FORMS),
        value(results, "guaranteed_loans"),
        value(results, "raised"),
        value(results, "target"),
        derived(results, lambda r: abs(r["gap"]), "EUR bn"),
        "missing" if gap > LEAST else "beyond" if gap < -LEAST else "met",
    )
    return Finding(_says(found, results), _table(found, results), found)


def _says(found: Stack, results: Results) -> Says:
    if found.raised.value < LEAST:
        return Says.of(say("chart.stack.sentence.nothing", target=found.target))
    guaranteed = say("chart.stack.sentence.guaranteed", amount=found.guaranteed)
    return Says.of(
        _loses_first(results),
        guaranteed if found.guaranteed.value > LEAST else None,
        say(f"chart.stack.sentence.{found.state}", gap=found.gap, target=found.target),
    )


def _loses_first(results: Results) -> Message:
    held = {actor: float(results[name]) for actor, name in FORMS["equity"]}
    equity = value(results, "equity")
    if equity.value < LEAST:
        lent = float(results["loans"]) > LEAST
        return say("chart.stack.sentence.no_equity" if lent else "chart.stack.sentence.only_grants")
    most = max(held, key=lambda actor: held[actor])
    alone = held[most] > equity.value - LEAST
    return say(f"chart.stack.{'alone' if alone else 'mostly'}.{most}", equity=equity)


def _table(found: Stack, results: Results) -> Table:
    columns = [
        Column(say("chart.stack.column.form")),
        *(Column(say(f"chart.actor.{actor}.name"), "EUR bn") for actor in PAID),
        Column(say("chart.stack.column.total"), "EUR bn"),
    ]
    rows: list[list[Cell]] = []
    for each in found.forms:
        given = {part.actor: replace(part.amount, write="number") for part in each.parts}
        by_actor = [given.get(actor) or _none(each.id, actor) for actor in PAID]
        rows.append([_row(each.id), *by_actor, replace(each.whole, write="number")])
    for name in ("guaranteed_loans", "raised", "target", "gap"):
        rows.append([_row(name), *(None for _ in PAID), value(results, name, write="number")])
    return Table(columns, rows)


def _none(form: str, actor: str) -> Num:
    """What an actor gives in a form in which it gives nothing."""
    return plain(0.0, "EUR bn", write="number", of=PAID[actor] if form != "grants" else form, by="part")


def _row(name: str) -> Message:
    return say(f"chart.stack.form.{name}")
