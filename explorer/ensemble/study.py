"""One result under uncertainty: its draws, its tornado, its Sobol indices and the evidence that it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from explorer.ensemble import sobol
from explorer.ensemble.draws import uniforms
from explorer.ensemble.run import CHUNK, solve_drawn
from explorer.ensemble.uncertain import Uncertain, uncertain_inputs
from explorer.explain import GRADES, OWN
from explorer.graph import Graph, Results
from explorer.scenario.inputs import PresetValue

Array = NDArray[np.float64]

ROWS = 8_192
"""Most passes of the model for the Sobol indices of one result, unless a study asks for another number."""

_REMEMBERED = 32  # studies, so that the charts of one page share one
_PILOT = 64  # points at which each input is tried
_SAME = 1e-9  # a result that moves by less, as a share of itself, is constant: rounding moves it too


@dataclass(frozen=True, slots=True)
class Swing:
    """What one input alone does to the result: its value with the input at its low and at its high end."""

    input: Uncertain
    low: float
    high: float

    @property
    def size(self) -> float:
        """Distance between the two; zero where one of them is not a number."""
        size = abs(self.high - self.low)
        return size if np.isfinite(size) else 0.0


@dataclass(frozen=True)
class Study:
    """A result and all that it depends on.

    Attributes
    ----------
    graph, values
        The model and a value for each field.
    inputs
        What is uncertain, and nothing that the result does not come from.
    result
        Name of a quantity that is a single number.
    draws, seed
        How many draws, and from which seed.
    rows
        Most passes for the Sobol indices.
    """

    graph: Graph
    values: Mapping[str, Any]
    inputs: tuple[Uncertain, ...]
    result: str
    draws: int
    seed: int
    rows: int = ROWS

    @classmethod
    def of(
        cls,
        graph: Graph,
        values: Mapping[str, Any],
        given: Mapping[str, PresetValue],
        result: str,
        *,
        draws: int,
        seed: int,
        rows: int = ROWS,
    ) -> Study:
        """A study of one result, with its uncertain inputs found by itself."""
        return cls(graph, values, uncertain_inputs(graph, values, given, [result]), result, draws, seed, rows)

    @cached_property
    def drawn(self) -> tuple[Uncertain, ...]:
        """Inputs that can be drawn: those whose ends are not one."""
        return tuple(one for one in self.inputs if not one.fixed)

    @cached_property
    def free(self) -> tuple[Uncertain, ...]:
        """Inputs that move the result: another choice may leave one without effect, or it may cancel out.

        Each is exchanged for another draw at some points, all else equal.
        """
        n, wide = _PILOT, len(self.drawn)
        first, second = (
            np.array([uniforms(one.name, self.seed, start, n) for one in self.drawn]).reshape(wide, n)
            for start in (0, n)
        )
        shares = np.repeat(first[:, None, :], wide + 1, axis=1)
        for i in range(wide):
            shares[i, i] = second[i]
        values = {one.name: one.at(shares[i].ravel()) for i, one in enumerate(self.drawn)}
        results = self._solve(values, n * (wide + 1)).reshape(wide + 1, n)
        there = np.isfinite(results)
        with np.errstate(invalid="ignore"):
            moved = np.abs(results - results[-1]) > _SAME * np.abs(results[-1])
        moved = np.where(there & there[-1], moved, there != there[-1]).any(axis=1)
        return tuple(one for i, one in enumerate(self.drawn) if moved[i])

    @cached_property
    def central(self) -> float:
        """The result where every input has its central value."""
        return float(self._solve({})[0])

    @cached_property
    def sample(self) -> Array:
        """The result in every draw."""
        pieces = []
        for start in range(0, self.draws, CHUNK):
            count = min(CHUNK, self.draws - start)
            drawn = {one.name: one.at(uniforms(one.name, self.seed, start, count)) for one in self.drawn}
            pieces.append(self._solve(drawn, count))
        return np.concatenate(pieces)

    @cached_property
    def known(self) -> Array:
        """The draws in which the result is a number."""
        return self.sample[np.isfinite(self.sample)]

    @cached_property
    def constant(self) -> bool:
        """Whether nothing uncertain moves the result."""
        return self.known.size < 2 or bool(np.ptp(self.known) <= _SAME * np.max(np.abs(self.known)))

    def percentiles(self, percent: Sequence[float] = (5, 50, 95)) -> Array:
        """Values that this percentage of the draws lies below; not a number where no draw has a value."""
        if not self.known.size:
            return np.full(len(percent), np.nan)
        return np.asarray(np.percentile(self.known, percent))

    @cached_property
    def swings(self) -> tuple[Swing, ...]:
        """The tornado: each input in `free` alone at its ends, all others central, the largest swing first."""
        n = len(self.free)
        drawn = {}
        for i, one in enumerate(self.free):
            values = np.full(2 * n, one.central)
            values[i], values[n + i] = one.low, one.high
            drawn[one.name] = values
        results = self._solve(drawn, 2 * n)
        swings = [Swing(one, float(results[i]), float(results[n + i])) for i, one in enumerate(self.free)]
        return tuple(sorted(swings, key=lambda swing: -swing.size))

    @cached_property
    def indices(self) -> sobol.Indices | None:
        """First and total Sobol index of each input in `free`; None where there is nothing to explain."""
        return self._indices(tuple(range(len(self.free))))

    @cached_property
    def grades(self) -> tuple[str, ...]:
        """Evidence grades of the inputs in `free`, from best to weakest."""
        found = {one.grade for one in self.free}
        return tuple(grade for grade in (*GRADES, OWN) if grade in found)

    @cached_property
    def evidence(self) -> sobol.Indices | None:
        """First and total Sobol index of all inputs of a grade together, one entry for each of `grades`.

        The first index of a grade is the share of the variance that would go if all its inputs were known;
        the total index is the share that would stay if all others were known. Both count what the inputs of
        one grade do together. What two grades do together is in no first index, and in the total index of
        both.
        """
        if len(self.grades) == 1 and self.indices is not None:
            return sobol.Indices(np.ones(1), np.ones(1), np.zeros(1), np.zeros(1), self.indices.n)
        return self._indices(tuple(self.grades.index(one.grade) for one in self.free))

    def _indices(self, groups: tuple[int, ...]) -> sobol.Indices | None:
        if self.constant or not self.free:
            return None
        n = sobol.base_for(self.rows, len(set(groups)))
        shares = sobol.design(groups, n, self.seed)
        drawn = {one.name: one.at(shares[:, i]) for i, one in enumerate(self.free)}
        return sobol.analyse(self._solve(drawn, len(shares)), groups, self.seed)

    def _solve(self, drawn: Mapping[str, Array], count: int = 1) -> Array:
        pieces = []
        for start in range(0, count, CHUNK):
            part = {name: values[start : start + CHUNK] for name, values in drawn.items()}
            found = np.asarray(solve_drawn(self.graph, self.values, part, [self.result])[self.result], dtype=float)
            rows = min(CHUNK, count - start)
            if found.shape not in {(), (rows,)}:
                raise ValueError(f"{self.result} is not a single number: its shape is {found.shape}")
            pieces.append(np.broadcast_to(found, rows))
        return np.concatenate(pieces) if len(pieces) > 1 else pieces[0] if pieces else np.empty(0)


def study(results: Results, result: str = "") -> Study:
    """The study of a result, or of the one that a scenario asks for (inputs `result`, `draws` and `seed`).

    The last few are remembered: the charts of a page share one, and a move of something that the result does
    not depend on computes nothing.
    """
    graph, result = results.graph, result or str(results["result"])
    behind = graph.ancestors([result])
    moved = tuple((name, results[name]) for name in graph.fields if name in behind)
    inputs = uncertain_inputs(graph, results, results.given, [result])
    return _remembered(graph, moved, inputs, result, int(results["draws"]), int(results["seed"]))


@lru_cache(maxsize=_REMEMBERED)
def _remembered(
    graph: Graph, moved: tuple[tuple[str, Any], ...], inputs: tuple[Uncertain, ...], result: str, draws: int, seed: int
) -> Study:
    # a pass wants a value for each field; what the result does not come from is never looked at
    return Study(graph, dict.fromkeys(graph.fields) | dict(moved), inputs, result, draws, seed)
