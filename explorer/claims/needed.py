"""What would have to be true: the value of one input or figure at which a claim would hold."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.claims.spread import altered
from explorer.model import Results

Agrees = Callable[[NDArray[np.float64]], NDArray[np.float64]]


@dataclass(frozen=True, slots=True)
class Need:
    """What one input or figure would have to be, all else as it is.

    Attributes
    ----------
    lever
        The input or figure.
    now
        Its value in the scenario.
    value
        The value, closest to that, at which the claim would just hold; None if there is none in its range.
    choices
        Of an input that is a choice: those with which the claim would hold.
    low, high
        Ends of the range that was searched.
    holds
        Whether the claim holds as it is: `value` is then where it tips.
    """

    lever: str
    now: float | str
    value: float | None = None
    choices: tuple[str, ...] = ()
    low: float = math.nan
    high: float = math.nan
    holds: bool = False

    @property
    def possible(self) -> bool:
        """Whether any value in the range would do."""
        return self.value is not None or bool(self.choices)


def needed(results: Results, quantity: str, lever: str, margin: Agrees) -> Need:
    """Solve for a lever.

    Parameters
    ----------
    results
        The scenario to start from.
    quantity
        The quantity that is claimed something of.
    lever
        An input, searched over what it allows, or a figure, searched over its sourced range.
    margin
        From values of the quantity to how far they keep the claim: zero or more where it holds.
    """
    graph = results.graph
    now = results[lever]
    holds = bool(margin(np.atleast_1d(results[quantity]))[0] >= 0)
    if isinstance(now, str):
        choices = [choice for choice in graph.fields[lever].choices if choice != now]
        ok = tuple(c for c in choices if margin(np.atleast_1d(altered(results, quantity, **{lever: c})))[0] >= 0)
        return Need(lever, now, choices=ok, holds=holds)
    entry = graph.fields.get(lever)
    low, high = (entry.low, entry.high) if entry else (graph.figures[lever].low, graph.figures[lever].high)
    if low is None or high is None:
        raise ValueError(f"{lever!r} has no range to search")

    def keeps(values: NDArray[np.float64]) -> NDArray[np.float64]:
        return margin(np.broadcast_to(altered(results, quantity, **{lever: values}), values.shape))

    grid = np.union1d(np.linspace(low, high, _GRID), min(max(float(now), low), high))
    value = _nearest_crossing(keeps, grid, float(now))
    if value is not None and entry is not None and entry.kind == "integer":
        near = np.array([math.floor(value), math.ceil(value)], dtype=float)
        fits = near[(keeps(near) >= 0) & (near >= low) & (near <= high)]
        value = float(fits[np.argmin(np.abs(fits - value))]) if fits.size else None
    return Need(lever, float(now), value, low=low, high=high, holds=holds)


def _nearest_crossing(keeps: Agrees, grid: NDArray[np.float64], now: float) -> float | None:
    """The point closest to `now` at which the claim begins or ends to hold; its holding side."""
    for _ in range(_ROUNDS):
        held = keeps(grid) >= 0
        at = np.flatnonzero(held[1:] != held[:-1])
        if not at.size:
            return None
        best = at[np.argmin(np.abs((grid[at] + grid[at + 1]) / 2 - now))]
        holding = float(grid[best + 1] if held[best + 1] else grid[best])
        grid = np.linspace(grid[best], grid[best + 1], _GRID)
    return holding


_GRID, _ROUNDS = 129, 4  # 129 points, four times between two neighbours: eight digits of the range
