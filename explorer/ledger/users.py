"""Who uses a figure or a table: quantities, inputs, presets and claims, found in the wiring and in the tables."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from explorer.claims import claims
from explorer.facts import figures
from explorer.inputs import inputs, presets
from explorer.model import GRAPH


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


@cache
def users_of_tables() -> Mapping[str, tuple[str, ...]]:
    """For each table of the model the quantities that read it."""
    return {
        name: tuple(made.name for made in GRAPH.quantities.values() if name in made.arguments) for name in GRAPH.tables
    }
