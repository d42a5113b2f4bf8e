"""Who uses an entry: quantities, inputs, presets and claims, found in the wiring and in the tables."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from explorer.claims import claims
from explorer.facts import figures
from explorer.ledger.entries import Entry
from explorer.model import GRAPH
from explorer.scenario.inputs import inputs, presets


@cache
def users_of_figures() -> Mapping[str, tuple[str, ...]]:
    """For each figure the quantities, inputs and claims that use it."""
    users: dict[str, list[str]] = {identity: [] for identity in figures()}
    for made in GRAPH.quantities.values():
        for argument in made.arguments:
            identity = GRAPH.figure_of(argument)
            if identity in users and identity not in inputs():
                users[identity].append(made.name)
    for entry in inputs().values():
        if entry.default_figure:
            users[entry.default_figure].append(entry.name)
    for preset in presets().values():
        for field, given in preset.values.items():
            if given.figure:
                users[given.figure].append(field)
    for claim in claims():
        for name in (claim.claimed, claim.quantity):
            if name in users:
                users[name].append(claim.id)
    return {identity: tuple(dict.fromkeys(names)) for identity, names in users.items()}


def users_of(entry: Entry) -> tuple[str, ...]:
    """What uses an entry: of a row of a table, the quantities that read its columns from the table."""
    if entry.table == "figures":
        return users_of_figures()[entry.key]
    if entry.table not in GRAPH.tables:
        return ()
    columns = {amount.column for amount in entry.amounts} | {column for column, _ in entry.words}
    known = set(GRAPH.tables[entry.table].columns)
    readers = [made for made in GRAPH.quantities.values() if entry.table in made.arguments]
    # A quantity that names no column in its formula hands the whole table on: it may read any.
    return tuple(made.name for made in readers if made.words & columns or not made.words & known)
