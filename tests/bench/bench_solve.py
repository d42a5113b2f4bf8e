"""How long a pass takes: python -m tests.bench.bench_solve

Prints, in milliseconds (best of five): a pass over 150 quantities that do nothing, against calling the same
functions in a plain loop; the model in full, after a change, and over draws. Nothing is asserted: a clock is
not a test.
"""

from __future__ import annotations

import subprocess
import sys
import timeit
from collections.abc import Callable

import numpy as np

from explorer.graph import Graph, quantity
from explorer.model import GRAPH, solve
from explorer.scenario import Input, Scenario, inputs

QUANTITIES, FIELDS, DRAWS = 150, 30, 10_000


def milliseconds(run: Callable[[], object], number: int = 200) -> float:
    return min(timeit.repeat(run, number=number, repeat=5)) / number * 1e3


def synthetic() -> Graph:
    """A graph of quantities that only add: each takes one field and two of the quantities before it."""
    functions = []
    for i in range(QUANTITIES):
        names = [f"f{i % FIELDS}", *(f"q{i - back}" for back in (7, 15) if i >= back)]
        space: dict[str, Callable[..., float]] = {}
        exec(f"def q{i}({', '.join(names)}): return {' + '.join(names)}", space)
        functions.append(quantity(unit="")(space[f"q{i}"]))
    fields = {f"f{k}": Input(f"f{k}", "number", 1.0, "", "", 0, 1, 0.1, "", "", (), "") for k in range(FIELDS)}
    return Graph(functions, fields=fields)


IMPORT = "import numpy, time; start = time.perf_counter(); import explorer.model; print(time.perf_counter() - start)"


def import_time() -> float:
    """Milliseconds to import the model in a new process that has numpy already, best of five."""
    runs = [
        subprocess.run([sys.executable, "-c", IMPORT], capture_output=True, text=True, check=True) for _ in range(5)
    ]
    return min(float(run.stdout) for run in runs) * 1e3


def main() -> None:
    """Run and print."""
    graph = synthetic()
    values = dict.fromkeys(graph.fields, 1.0)
    whole = graph.solve(values)
    dict(whole)  # all of it: a quantity is computed when it is asked for
    calls = [(q.function, [whole[a] for a in q.arguments]) for q in graph.quantities.values()]
    bare = milliseconds(lambda: [function(*arguments) for function, arguments in calls])
    full = milliseconds(lambda: dict(graph.solve(values)))
    one = milliseconds(lambda: dict(graph.solve({**values, "f0": 2.0}, whole)))
    print(
        f"{QUANTITIES} quantities that do nothing: {full:.3f}; the functions alone {bare:.3f}; after one change {one:.3f}"
    )
    print(f"building that graph: {milliseconds(synthetic, 3):.1f}")

    print(f"import of the model, its data included, after numpy: {import_time():.1f}")
    scenario = Scenario()
    results = solve(scenario)
    dict(results)
    print(f"the model, {len(GRAPH.quantities)} quantities: {milliseconds(lambda: dict(solve(scenario))):.3f}")

    for field, value in (("pue", 1.3), ("digital_europe", 1.0), ("chips_large", 120_000), ("chip", "b200")):
        changed = scenario.replace(**{field: value})
        print(f"  after a change of {field}: {milliseconds(lambda changed=changed: dict(solve(changed, results))):.3f}")
    rng = np.random.default_rng(0)
    draws = {
        entry.name: rng.uniform(entry.low, entry.high, DRAWS)
        for entry in inputs().values()
        if entry.low is not None and entry.high is not None
    }
    print(
        f"  {DRAWS} draws of every number: {milliseconds(lambda: dict(GRAPH.solve({**scenario.values, **draws})), 3):.1f}"
    )
    print(f"a scenario: {milliseconds(lambda: Scenario('announced_2025', pue=1.2)):.4f}")
    print(f"  from its address: {milliseconds(lambda: Scenario.from_query('p=announced_2025&pue=1.2&v=1')):.4f}")
    print(f"the chain behind a number: {milliseconds(lambda: results.explain('gpt4_runs_year')):.3f}")


if __name__ == "__main__":
    main()
