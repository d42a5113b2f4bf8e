"""Many draws of a scenario at once: the same model with a leading axis, in chunks that fit into memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from explorer.ensemble.draws import BLOCK, uniforms
from explorer.ensemble.keep import Draws
from explorer.ensemble.uncertain import Uncertain, uncertain_inputs
from explorer.graph import Graph
from explorer.model import GRAPH
from explorer.scenario import Scenario

if TYPE_CHECKING:
    from distributed import Client

Array = NDArray[np.float64]

CHUNK = 5_000
"""Draws in a pass: large enough that numpy and not Python does the work, small enough for a processor's cache."""

MEMORY = 1e9
"""Bytes of memory for the draws that are kept; more than that goes to a temporary folder."""

_SLAB = 10_000_000  # numbers that percentiles are taken of at a time


@dataclass(frozen=True, slots=True)
class Ensemble:
    """The draws of the quantities that were asked for.

    Attributes
    ----------
    values
        By name, draws on the first axis.
    n, seed
        How many, and from which seed.
    """

    values: Mapping[str, Array]
    n: int
    seed: int

    def __getitem__(self, name: str) -> Array:
        return self.values[name]

    def percentiles(self, name: str, percent: Sequence[float] = (5, 50, 95)) -> Array:
        """Values that this percentage of the draws lies below; of draws that have none, none is counted.

        Returns
        -------
        ndarray
            The percentiles on the first axis; not a number where no draw has a value.
        """
        drawn = self.values[name]
        flat = drawn.reshape(self.n, -1)
        step = max(_SLAB // self.n, 1)
        slabs = [_percentiles(flat[:, at : at + step], percent) for at in range(0, flat.shape[1], step)]
        return np.concatenate(slabs, axis=1).reshape(len(percent), *drawn.shape[1:])


def _percentiles(drawn: Array, percent: Sequence[float]) -> Array:
    known = np.isfinite(drawn)
    if known.all():
        return np.asarray(np.percentile(drawn, percent, axis=0))
    if not known.any():
        return np.full((len(percent), *drawn.shape[1:]), np.nan)
    return np.asarray(np.nanpercentile(np.where(known, drawn, np.nan), percent, axis=0))


def ensemble(
    scenario: Scenario,
    n: int,
    quantities: Sequence[str],
    *,
    seed: int | None = None,
    client: Client | None = None,
    chunk: int = CHUNK,
    memory: float = MEMORY,
) -> Ensemble:
    """Draws of some quantities, over all that is uncertain behind them.

    Parameters
    ----------
    scenario
        Where the ranges stand, and the seed.
    n
        Number of draws.
    quantities
        Names of the quantities that are wanted. Only these are kept, and only what they come from is computed.
    seed
        In place of the scenario's.
    client
        A ``dask.distributed`` client: its workers compute the chunks. The numbers are the same bit for bit;
        the chunks of a worker that dies are computed again by another.
    chunk
        Draws in a pass, a multiple of four. It changes how much memory is used, not the numbers.
    memory
        Bytes that the draws kept may take in memory. If they take more they stand in files of a temporary folder, which
        goes with the ensemble; it changes nothing else.

    Raises
    ------
    ValueError
        If `n` is not positive, or `chunk` is no multiple of four.
    GraphError
        If a name belongs to no quantity.
    OSError
        If neither memory nor the temporary folder has room for the draws.
    """
    if n <= 0:
        raise ValueError(f"at least one draw is needed, not {n}")
    if chunk <= 0 or chunk % BLOCK:
        raise ValueError(f"a chunk must be a multiple of {BLOCK}, not {chunk}")
    seed = int(scenario["seed"]) if seed is None else seed
    wanted = tuple(dict.fromkeys(quantities))
    inputs = uncertain_inputs(GRAPH, scenario.values, scenario.given, wanted)
    base = GRAPH.solve(scenario.values)
    moving = {name for name in wanted if any(one.name in GRAPH.ancestors([name]) for one in inputs)}
    kept = Draws({name: np.asarray(base[name], dtype=float) for name in wanted}, moving, n, memory)
    if moving:
        starts = range(0, n, chunk)
        asked = (scenario, tuple(sorted(moving)), seed, chunk, n)
        for start, part in _on_workers(client, starts, asked) if client else _here(starts, asked):
            for name, values in part.items():
                kept.put(name, start, values)
    return Ensemble(kept, n, seed)


def _here(starts: range, asked: tuple[Any, ...]) -> Iterator[tuple[int, dict[str, Array]]]:
    return (_part(start, *asked) for start in starts)


def _on_workers(client: Client, starts: range, asked: tuple[Any, ...]) -> Iterator[tuple[int, dict[str, Array]]]:
    from distributed import as_completed  # an extra: only who brings a client has it

    futures = client.map(
        _part, starts, **dict(zip(("scenario", "names", "seed", "chunk", "n"), asked, strict=True)), pure=False
    )
    # `result` asks again for what was lost with a worker between its end and here
    return (future.result() for future in as_completed(futures))


def _part(
    start: int, scenario: Scenario, names: tuple[str, ...], seed: int, chunk: int, n: int
) -> tuple[int, dict[str, Array]]:
    count = min(chunk, n - start)
    inputs = uncertain_inputs(GRAPH, scenario.values, scenario.given, names)
    drawn = {one.name: one.at(uniforms(one.name, seed, start, count)) for one in inputs}
    return start, solve_drawn(GRAPH, scenario.values, drawn, names)


def solve_drawn(
    graph: Graph, values: Mapping[str, Any], drawn: Mapping[str, Array], names: Sequence[str]
) -> dict[str, Any]:
    """Results of some quantities for draws of some inputs; a draw without an answer gives no warning, but no number."""
    results = graph.solve({**values, **drawn})
    with np.errstate(all="ignore"):
        return {name: results[name] for name in names}


def columns(inputs: Sequence[Uncertain], shares: Array) -> dict[str, Array]:
    """Values of each input from a table of shares between 0 and 1, an input a column."""
    return {one.name: one.at(shares[:, i]) for i, one in enumerate(inputs)}
