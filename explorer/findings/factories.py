"""Where the AI factories are and which states joined the call."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial

from explorer.findings.finding import Cell, Column, Finding, Table, cell, derived, plain
from explorer.message import Message, Name, Num, Says, say
from explorer.model import Results

_LARGEST = "jupiter"  # the largest machine of an AI factory today


@dataclass(frozen=True, slots=True)
class State:
    """A state, its AI factories, and whether it joined the call."""

    country: str
    factories: int
    joined: bool

    @property
    def name(self) -> Name:
        """What the state is called."""
        return Name("countries", self.country)


@dataclass(frozen=True, slots=True)
class Factories:
    """All states, and those that have an AI factory or joined the call in the order of the list."""

    states: tuple[State, ...]
    listed: tuple[State, ...]


def factories(results: Results) -> Finding:
    """States by their number of AI factories, and those of the call."""
    count = Counter(str(row["country"]) for row in results["ai_factories"])
    names = {str(row["id"]): str(row["name"]) for row in results["countries"]}
    states = tuple(State(row["id"], count[row["id"]], row["in_call"] == "yes") for row in results["countries"])
    listed = sorted(
        (state for state in states if state.factories or state.joined),
        key=lambda state: (-state.factories, not state.joined, names[state.country]),
    )
    says = Says.of(_where(states), _times(results))
    return Finding(says, partial(_table, results), Factories(states, tuple(listed)))


def _where(states: tuple[State, ...]) -> Message:
    hosts, joined = [s for s in states if s.factories], [s for s in states if s.joined]

    def count(n: int, of: str) -> Num:
        return plain(n, write="exact", of=of)

    return say(
        "chart.factories.sentence.where",
        n=count(sum(state.factories for state in hosts), "ai_factories"),
        states=count(len(hosts), "countries"),
        joined=count(len(joined), "countries"),
        both=count(sum(state.joined for state in hosts), "countries"),
    )


def _times(results: Results) -> Message:
    if not float(results["peak_bf16"]) > 0:
        return say("chart.factories.sentence.nothing")
    times = derived(
        results,
        lambda r: r["peak_bf16"] / r["clusters"].row(_LARGEST)["peak_bf16_eflops"],
        "ratio",
        write="number2",
    )
    return say("chart.factories.sentence.times", times=times)


def _table(results: Results) -> Table:
    joined = {row["id"] for row in results["countries"] if row["in_call"] == "yes"}
    columns = [
        *(Column(say(f"chart.factories.column.{c}")) for c in ("name", "state", "city", "selected", "machine")),
        Column(say("chart.factories.column.money"), "EUR m"),
        *(Column(say(f"chart.factories.column.{c}")) for c in ("chips", "call")),
    ]
    rows: list[list[Cell]] = [
        [
            Name("ai_factories", row["id"]),
            Name("countries", row["country"]),
            Name("ai_factories", row["id"], "city"),
            Name("ai_factories", row["id"], "selected"),
            Name("ai_factories", row["id"], "supercomputer"),
            _known(results, row["id"], "investment_eur_m", "EUR m", "number"),
            _known(results, row["id"], "accelerators", "chips", "exact"),
            say(f"chart.factories.{'yes' if row['country'] in joined else 'no'}"),
        ]
        for row in results["ai_factories"]
    ]
    return Table(columns, rows)


def _known(results: Results, row: str, column: str, unit: str, write: str) -> Num | None:
    if results["ai_factories"].row(row)[column] is None:
        return None
    return cell(results, "ai_factories", row, column, unit, write=write)
