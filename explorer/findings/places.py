"""Who pays, country by country: in all, for each of its people, or against its Cohesion money."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from explorer.findings.finding import Cell, Column, Finding, Table, readings, value
from explorer.message import Name, Num, Says, say
from explorer.model import Results

#: What each reading shows.
SHOWN = {"amount": "country_amount", "per_head": "country_per_head", "cohesion": "country_cohesion_share"}

_FEWEST = 3  # a sentence names as many
_RANKS = {"first": 0, "second": 1, "third": 2, "last": -1}
_NAMED = {
    "amount": ("first", "second", "third"),
    "per_head": ("first", "second", "third", "last"),
    "cohesion": ("first", "last"),
}
_COLUMNS = {
    "states": ("country_states_part", "EUR m"),
    "union": ("country_union_part", "EUR m"),
    "amount": ("country_amount", "EUR m"),
    "per_head": ("country_per_head", "EUR"),
    "cohesion": ("country_cohesion_share", ""),
}


@dataclass(frozen=True, slots=True)
class Country:
    """A country, and what it pays in one reading."""

    id: str
    paid: Num

    @property
    def name(self) -> Name:
        """What it is called."""
        return Name("countries", self.id)


@dataclass(frozen=True, slots=True)
class Countries:
    """All countries as the table has them, and the places of those that pay, from the most to the least."""

    every: tuple[Country, ...]
    order: tuple[int, ...]

    @property
    def ranked(self) -> list[Country]:
        """Those that pay, from the most to the least."""
        return [self.every[place] for place in self.order]


@readings(*SHOWN)
def countries(results: Results, view: str) -> Finding:
    """What each country pays: in all, for each of its people, or against its Cohesion money."""
    ids = [row["id"] for row in results["countries"].rows]
    amounts = np.asarray(results[SHOWN[view]], dtype=float)
    every = tuple(Country(id, value(results, SHOWN[view], place)) for place, id in enumerate(ids))
    order = [int(place) for place in np.argsort(-np.nan_to_num(amounts), kind="stable") if amounts[place] > 0]
    found = Countries(every, tuple(order))
    return Finding(_says(found.ranked, view), _table(ids, results), found)


def _says(ranked: list[Country], view: str) -> Says:
    if len(ranked) < _FEWEST:
        return Says.of(say(f"chart.countries.sentence.{view}.nothing"))
    said: dict[str, Any] = {}
    for rank in _NAMED[view]:
        country = ranked[_RANKS[rank]]
        said |= {rank: country.name, f"{rank}_value": country.paid}
    return Says.of(say(f"chart.countries.sentence.{view}.some", **said))


def _table(ids: list[str], results: Results) -> Table:
    columns = [
        Column(say("chart.countries.column.country")),
        *(Column(say(f"chart.countries.column.{name}"), unit) for name, (_, unit) in _COLUMNS.items()),
    ]
    rows: list[list[Cell]] = []
    for place, id in enumerate(ids):
        cells = [(value(results, quantity, place), unit) for quantity, unit in _COLUMNS.values()]
        rows.append([Name("countries", id), *(replace(num, write="number") if unit else num for num, unit in cells)])
    return Table(columns, rows)
