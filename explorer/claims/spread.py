"""How sure a result is: its range, and the one uncertain figure that moves it most."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from explorer.model import Results


@dataclass(frozen=True, slots=True)
class Spread:
    """A result with its range.

    Attributes
    ----------
    value, low, high
        The result and the ends of its range; all the same where nothing uncertain is in it.
    decider
        Input or figure whose own range moves it most; empty if none does.
    decider_low, decider_high
        The result at the two ends of the decider's range.
    """

    value: float
    low: float
    high: float
    decider: str = ""
    decider_low: float = float("nan")
    decider_high: float = float("nan")


def altered(results: Results, name: str, **values: Any) -> Any:
    """What a quantity becomes with other values in some inputs or figures; all else stays as it is in `results`."""
    return _altered(results, values)[name]


def _altered(results: Results, values: Mapping[str, Any]) -> Results:
    return results.graph.solve({**results.roots, **values})


def uncertain(results: Results, name: str) -> dict[str, tuple[float, float]]:
    """Inputs and figures with a sourced range that a result depends on, with the ends of that range.

    An input counts if its default was taken from a figure with a range; the range is cut to what the input
    allows. Counts of sites and chips are what is claimed or called for, not what is uncertain.
    """
    graph = results.graph
    stands_for = {
        entry.default_figure: entry.name
        for entry in graph.fields.values()
        if entry.default_figure and entry.group not in _CHOSEN
    }
    below = {entry.name for entry in graph.fields.values() if name in graph.followers(entry.name)}
    found: dict[str, tuple[float, float]] = {}
    for figure in graph.figures.values():
        if figure.low is None or figure.high is None:
            continue
        root = stands_for.get(figure.id, figure.id)
        if root in below:
            entry = graph.fields[root]
            found[root] = (
                max(figure.low, entry.low or figure.low),
                min(figure.high, entry.high or figure.high),
            )
        elif root not in graph.fields and name in graph.followers(root):
            found[root] = (figure.low, figure.high)
    return found


def spread(results: Results, name: str) -> Spread:
    """A result, its range and what decides it.

    Where the model gives the range itself, as quantities ``<name>_low`` and ``<name>_high``, it is taken.
    Elsewhere each uncertain figure is moved alone to its ends, and what that does to the result is added up
    in quadrature, as for errors that have nothing to do with each other.

    Parameters
    ----------
    results
        A scenario's results; no draws.
    name
        A quantity, an input or a figure.
    """
    found = spread_of(results, lambda each: each[name], [name], results.unit(name))
    low, high = (float(results[f"{name}{end}"]) if f"{name}{end}" in results else None for end in ("_low", "_high"))
    if low is None and high is None:
        return found
    return replace(found, low=found.value if low is None else low, high=found.value if high is None else high)


def spread_of(results: Results, find: Callable[[Results], Any], names: Iterable[str], unit: str) -> Spread:
    """The same for any number that follows from results.

    Parameters
    ----------
    find
        Finds the number in results. It is given draws, with the draws on the first axis of what depends on them; if it is not made for
        that, it is asked one draw at a time.
    names
        The quantities, inputs and figures that it reads.
    unit
        Its unit: a share lost is never more than all.
    """
    value = float(find(results))
    quantities = [name for name in names if name in results.graph.quantities]
    roots = {root: ends for name in quantities for root, ends in uncertain(results, name).items()}
    changes = _moved_alone(results, find, roots)
    swings = {root: float(np.ptp([value, *ends])) for root, ends in changes.items()}
    decider = max(swings, key=lambda root: swings[root], default="")
    if not decider or swings[decider] <= _NOTHING * abs(value):
        decider = ""
    low, high = _added(value, list(changes.values()))
    if unit == "share":
        low = max(low, _ALL_LOST)  # a return is never worse, however the causes add up
    ends = changes.get(decider, (float("nan"), float("nan")))
    return Spread(value, low, high, decider, *ends)


def leaning(results: Results, name: str) -> str:
    """The assumption that a result leans on most: the input without a source whose change of a tenth moves it most.

    Empty if it leans on none.
    """
    graph, given = results.graph, results.given
    assumed = [
        field
        for field, entry in graph.fields.items()
        if entry.kind == "number"
        and name in graph.followers(field)
        and field in given
        and given[field].grade == "assumption"
        and results[field] == given[field].value != 0
    ]
    moved = {
        field: abs(float(altered(results, name, **{field: results[field] * _TENTH})) - float(results[name]))
        for field in assumed
    }
    best = max(moved, key=lambda field: moved[field], default="")
    return best if best and moved[best] > _NOTHING * abs(float(results[name])) else ""


def _moved_alone(
    results: Results, find: Callable[[Results], Any], roots: dict[str, tuple[float, float]]
) -> dict[str, tuple[float, float]]:
    if not roots:
        return {}
    values: dict[str, Any] = {}
    for index, (root, ends) in enumerate(roots.items()):
        draws = np.full(2 * len(roots), float(results[root]))
        draws[2 * index : 2 * index + 2] = ends
        values[root] = draws
    try:
        moved = np.broadcast_to(find(_altered(results, values)), 2 * len(roots))
    except (TypeError, ValueError, IndexError):  # it finds single numbers alone
        single = [{root: float(draws[i]) for root, draws in values.items()} for i in range(2 * len(roots))]
        moved = np.array([float(find(_altered(results, each))) for each in single])
    return {root: (float(moved[2 * i]), float(moved[2 * i + 1])) for i, root in enumerate(roots)}


def _added(value: float, changes: list[tuple[float, float]]) -> tuple[float, float]:
    # on a log scale where signs allow it: most of the model multiplies, and a cost cannot fall below zero
    ends = np.array(changes, dtype=float).reshape(-1, 2)
    logs = value > 0 and bool((ends > 0).all())
    steps = np.log(ends / value) if logs else ends - value
    down = float(np.sqrt(np.sum(np.minimum(steps.min(axis=1, initial=0.0), 0.0) ** 2)))
    up = float(np.sqrt(np.sum(np.maximum(steps.max(axis=1, initial=0.0), 0.0) ** 2)))
    return (value * float(np.exp(-down)), value * float(np.exp(up))) if logs else (value - down, value + up)


_TENTH = 1.1  # a tenth more
_ALL_LOST = -1.0
_NOTHING = 1e-12  # a swing this small is the last digit of a sum
_CHOSEN = {"plan", "claim", "target"}  # groups of inputs that say what is built or claimed
