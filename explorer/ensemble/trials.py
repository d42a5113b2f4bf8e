"""How hard the challenge is, and what would help: random scenarios, draws of what is uncertain, one control at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from explorer.ensemble.draws import uniforms
from explorer.ensemble.run import solve_drawn
from explorer.ensemble.uncertain import uncertain_inputs
from explorer.facts import table
from explorer.graph import Results
from explorer.model import GRAPH
from explorer.scenario.inputs import Input, inputs

Array = NDArray[np.float64]

_PURSES = (
    "digital_europe",
    "horizon_europe",
    "next_budget",
    "national_budgets",
    "cohesion",
    "industry_equity",
    "bank_debt",
    "eib_loans",
)  # amounts of money
LEVERS = (
    "sites_medium",
    "chips_medium",
    "sites_large",
    "chips_large",
    *_PURSES,
    "union_equity_share",
    "state_equity_share",
    "utilisation",
    "gpu_hour_price",
    "price_decline",
    "power_overhead",
    "eurusd",
)
"""Sliders of the challenge: what a player can move."""

_FIXED = frozenset(
    {
        "announced_sites",
        "announced_chips",
        "announced_fund",
        "announced_public_share",
        "required_return",
        "sites_medium",
        "sites_large",
        "chips_medium",
        "chips_large",
    }
)
"""What doubt leaves alone: the rules of the game, and the size of the plan, which is the player's own."""

CHOICES = ("chip", "cost_group", "public_access")
"""Choices of the challenge that are no slider, but for the unit that chips are counted in: that is a rule."""

DRAWS = 1_000
"""Random scenarios, and draws of what is uncertain in one scenario."""

_SEED = 1
_TRIED = 25  # places on a slider
_FUNDS = 2.0  # random plans raise at most as many times the fund: else hardly one would be near it
_WANTED = ("challenge_met", "challenge_score")
_SAME = 1e-6  # scores that differ by less are equal: the last digits of a sum
_REMEMBERED = 32


@dataclass(frozen=True, slots=True)
class Trials:
    """How many of many scenarios meet the conditions.

    Attributes
    ----------
    met
        Share that meets each condition, in the order of :data:`explorer.model.challenge.CONDITIONS`.
    won
        Share that meets all of them at once.
    best
        The highest score among them [points].
    """

    met: tuple[float, ...]
    won: float
    best: float


@dataclass(frozen=True, slots=True)
class Help:
    """What one control alone can do: its best value, and the points that it adds."""

    name: str
    value: float | str
    points: float


def at_random(results: Results) -> Trials:
    """Scenarios with every slider of the challenge anywhere on its whole length, all else as it is.

    Amounts of money keep the proportions that were drawn and are scaled to a sum between nothing and twice the fund.
    """
    others = {name: value for name, value in _choices_of(results).items() if name not in LEVERS}
    return _at_random(tuple(others.items()), float(results["announced_fund"]))


@lru_cache(_REMEMBERED)
def _at_random(others: tuple[tuple[str, Any], ...], fund: float) -> Trials:
    drawn = {name: _anywhere(inputs()[name], uniforms(name, _SEED, 0, DRAWS)) for name in LEVERS}
    scale = uniforms("raised", _SEED, 0, DRAWS) * _FUNDS * fund / sum(drawn[name] for name in _PURSES)
    drawn |= {name: drawn[name] * scale for name in _PURSES}
    return _counted(solve_drawn(GRAPH, dict(others) | drawn, {}, _WANTED))


def _anywhere(entry: Input, share: Array) -> Array:
    low, high = _ends(entry)
    return np.floor(low + share * (high - low + 1)) if entry.kind == "integer" else low + share * (high - low)


def in_doubt(results: Results) -> Trials:
    """This scenario, with all that is uncertain about the world drawn within its published range."""
    values = _choices_of(results)
    uncertain = uncertain_inputs(GRAPH, values, results.given, _WANTED)
    drawn = {one.name: one.at(uniforms(one.name, _SEED, 0, DRAWS)) for one in uncertain if one.name not in _FIXED}
    return _counted(solve_drawn(GRAPH, values, drawn, _WANTED))


def _choices_of(results: Results) -> dict[str, Any]:
    """All that the reader chose; a chart rests on what the conditions are computed from, not on each of these."""
    roots = results.roots
    return {name: roots[name] for name in inputs()}


def _counted(solved: Mapping[str, Any]) -> Trials:
    met = np.broadcast_to(solved["challenge_met"], (DRAWS, 4))
    return Trials(
        tuple(met.mean(axis=0).tolist()), float(met.all(axis=1).mean()), float(np.max(solved["challenge_score"]))
    )


def what_helps(results: Results) -> list[Help]:
    """For each control the value that alone adds most to the score, the most helpful first; those that add nothing are left out.

    A slider is tried along its published range if it has one, else along its whole length.
    """
    now = float(results["challenge_score"])
    values = _choices_of(results)
    found = [*_sliders(values), *_choices(values)]
    helps = [Help(name, value, score - now) for name, value, score in found if score > now + _SAME]
    return sorted(helps, key=lambda one: -one.points)


def _sliders(values: Mapping[str, Any]) -> list[tuple[str, float | str, float]]:
    places = {name: _places(inputs()[name]) for name in LEVERS}
    rows = np.cumsum([0, *map(len, places.values())])
    drawn = {name: np.full(rows[-1], float(values[name])) for name in LEVERS}
    for (name, tried), start in zip(places.items(), rows, strict=False):
        drawn[name][start : start + len(tried)] = tried
    scores = np.asarray(solve_drawn(GRAPH, values, drawn, _WANTED)["challenge_score"])
    best: list[tuple[str, float | str, float]] = []
    for (name, tried), start in zip(places.items(), rows, strict=False):
        own = scores[start : start + len(tried)]
        top = np.flatnonzero(own > own.max() - _SAME)
        nearest = top[np.argmin(np.abs(tried[top] - float(values[name])))]  # the smallest move that does it
        best.append((name, float(tried[nearest]), float(own[nearest])))
    return best


def _choices(values: Mapping[str, Any]) -> list[tuple[str, float | str, float]]:
    best: list[tuple[str, float | str, float]] = []
    for name in CHOICES:
        options = _chips() if name == "chip" else inputs()[name].choices
        scores = {
            option: float(GRAPH.solve({**values, name: option})["challenge_score"])
            for option in options
            if option != values[name]
        }
        option = max(scores, key=lambda option: scores[option])
        best.append((name, option, scores[option]))
    return best


def _chips() -> list[str]:
    """Chips that count as the last generation: others would be another game."""
    return [chip for chip in inputs()["chip"].choices if table("chips").row(chip)["fp4_tflops"] is not None]


def _places(entry: Input) -> Array:
    low, high = _ends(entry)
    figure = GRAPH.figures.get(entry.default_figure)
    if figure is not None and figure.low is not None and figure.high is not None:
        low, high = figure.low, figure.high
    step = entry.step or 1.0
    inner = np.unique(np.round(np.linspace(low, high, _TRIED) / step)) * step
    return np.unique(np.clip(np.append(inner, (low, high)), low, high))


def _ends(entry: Input) -> tuple[float, float]:
    if entry.low is None or entry.high is None:
        raise ValueError(f"{entry.name} is no slider")
    return float(entry.low), float(entry.high)
