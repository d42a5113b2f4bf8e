"""What every quantity was over 300 scenarios, so that a change of the house that should change no number is seen to change none.

``python -m tests.model.before`` writes it anew, after a change of the model that is meant.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from explorer.model import GRAPH, Results, solve
from explorer.scenario import Scenario, inputs, presets

FILE = Path(__file__).with_suffix(".json")
SCENARIOS = 300


def scenarios() -> Iterator[Scenario]:
    """Every preset, then random plans: the same each time."""
    rng, names = random.Random(7), list(presets())
    yield from (Scenario(name) for name in names)
    for _ in range(SCENARIOS - len(names)):
        changes: dict[str, object] = {}
        for name, entry in inputs().items():
            if rng.random() < 0.5:
                continue
            if entry.kind == "choice":
                changes[name] = rng.choice(list(entry.choices))
            else:
                low, high = float(entry.low or 0), float(entry.high or 0)
                changes[name] = rng.randint(int(low), int(high)) if entry.kind == "integer" else rng.uniform(low, high)
        yield Scenario(rng.choice(names), **changes)


def measured(all_results: list[Results]) -> dict[str, list[float]]:
    """Of each quantity how many values are numbers, their mean and their mean distance from it."""
    found = {}
    for name in GRAPH.quantities:
        values = np.concatenate([np.ravel(results[name]).astype(float) for results in all_results])
        finite = values[np.isfinite(values)]
        mean = float(finite.mean()) if finite.size else 0.0
        found[name] = [int(finite.size), mean, float(np.abs(finite - mean).mean()) if finite.size else 0.0]
    return found


def main() -> None:
    """Write the file."""
    found = measured([solve(scenario) for scenario in scenarios()])
    rows = ",\n".join(f"  {json.dumps(name)}: {json.dumps(row)}" for name, row in found.items())
    FILE.write_text(f"{{\n{rows}\n}}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
