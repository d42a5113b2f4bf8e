"""How long draws take and how much memory: python -m tests.bench.bench_ensemble

Prints time (best of three) and, for a million draws, the highest memory of a process that does nothing else (all that is kept
is more than memory holds: it goes to the temporary folder and needs some 15 GB there); then what a move
on the page "What matters most?" computes, for every result on offer. Nothing is asserted: a clock is not a test.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable

from explorer.engine.view import view
from explorer.ensemble import ensemble, uncertain_inputs
from explorer.model import GRAPH, solve
from explorer.model.defaults import loss_distribution
from explorer.pages.contents import PAGES
from explorer.scenario import Scenario, inputs
from explorer.speech import Text

MANY = """
import resource, time
from explorer.ensemble import ensemble
from explorer.model import GRAPH
from explorer.scenario import Scenario
def peak():
    return f"peak {{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}} MiB"
ensemble(Scenario(), 4, list(GRAPH.quantities))
names = {names}
start, worked = time.perf_counter(), time.process_time()
found = ensemble(Scenario(), {n}, names)
took, worked = time.perf_counter() - start, time.process_time() - worked
said = f"{{took:.1f}} s ({{worked:.1f}} s of one processor), {{peak()}}"
start = time.perf_counter()
for name in names:
    found.percentiles(name)
print(f"{{said}}; then percentiles of all of them: {{time.perf_counter() - start:.1f}} s, {{peak()}}")
"""


def best(run: Callable[[], object], times: int = 3, clock: Callable[[], float] = time.perf_counter) -> float:
    """Milliseconds, best of a few."""
    took = []
    for _ in range(times):
        start = clock()
        run()
        took.append(clock() - start)
    return min(took) * 1e3


def apart(n: int, names: str) -> str:
    """Time and peak memory in a process of its own."""
    script = MANY.format(n=n, names=names)
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.strip()


def unequal() -> None:
    """The distribution of the losses of seven sites of which no two are alike."""
    amounts = [0.05 * 1.37**i for i in range(7)]
    loss_distribution([0.01 * 1.5**i for i in range(7)], amounts, 0.2)


def moves(result: str, count: int = 20) -> list[float]:
    """Milliseconds of each of some moves: pass, study, charts and message, with nothing remembered."""
    took = []
    for i in range(count + 1):
        scenario = Scenario(
            result=result, chips_large=100_000 + 1000 * i, chips_medium=75_000 + 500 * i, target=30 + 0.5 * i
        )
        start = time.perf_counter()
        view(PAGES["sensitivity"], scenario, solve(scenario), Text())
        took.append((time.perf_counter() - start) * 1e3)
    return sorted(took[1:])  # the first loads SALib


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--many", type=int, default=1_000_000)
    parser.add_argument("--brief", action="store_true", help="without the moves of the page")
    wanted = parser.parse_args()
    scenario, everything = Scenario(), list(GRAPH.quantities)
    uncertain = uncertain_inputs(GRAPH, scenario.values, scenario.given)
    moving = [name for name in everything if any(one.name in GRAPH.ancestors([name]) for one in uncertain)]
    print(f"{len(everything)} quantities, of which {len(moving)} depend on {len(uncertain)} uncertain inputs")
    ensemble(scenario, 4, everything)
    for clock in (time.perf_counter, time.process_time):  # the second leaves out what others did on this machine
        took = best(lambda: ensemble(scenario, 10_000, everything), clock=clock)
        print(f"10,000 draws of all quantities: {took:.0f} ms by {clock.__name__}")
    print(f"the loss distribution of 7 unequal sites: {best(unequal, 20):.2f} ms")
    shown = sorted({name for page in PAGES.values() for name in page.figures})
    print(f"{wanted.many:,} draws of the {len(shown)} figures of all pages: {apart(wanted.many, repr(shown))}")
    print(
        f"{wanted.many:,} draws of all {len(everything)} quantities, all kept: {apart(wanted.many, 'list(GRAPH.quantities)')}"
    )
    if wanted.brief:
        return
    for result in inputs()["result"].choices:
        took = moves(result)
        print(
            f"a move of the page with {result}: median {took[len(took) // 2]:.0f} ms, p95 {took[int(0.95 * len(took))]:.0f}"
        )


if __name__ == "__main__":
    main()
