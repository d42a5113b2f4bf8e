"""Turn meanings round on purpose, one at a time, and see whether a test notices.

``python -m tools.mutants.make findings:120 charts:60 model:80`` makes that many changes in each room, runs for each the
tests that go through the changed function, and lists the changes that none of them caught. Works where a process can
fork (Linux, macOS).
"""

from __future__ import annotations

import argparse
import importlib.abc
import importlib.util
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np  # noqa: F401  (what every process needs is there before it forks)
import pytest
from babel import Locale  # noqa: F401
from hypothesis import settings

from tools.mutants.through import ROOT, Known, Way, known
from tools.mutants.turn import Mutant, mutants

PACKAGE = ROOT / "explorer"
QUIET = [
    "-x",
    "-q",
    "-p",
    "no:cacheprovider",
    "-m",
    "not browser and not slow",
    "--no-header",
    "--hypothesis-profile=mutants",
]
PATIENCE = 3.0  # how much longer than without a change a test may take before it counts as caught in a loop
LEAST = 30  # and that many seconds at least


class _Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives one module with a change in it."""

    def __init__(self, mutant: Mutant) -> None:
        self.name, self.path, self.source = module_of(mutant.path), str(mutant.path), mutant.source

    def find_spec(self, fullname: str, path: Any, target: Any = None) -> Any:
        if fullname != self.name:
            return None
        inner = [str(Path(self.path).parent)] if self.path.endswith("__init__.py") else None
        return importlib.util.spec_from_file_location(
            fullname, self.path, loader=self, submodule_search_locations=inner
        )

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self.source, self.path, "exec"), module.__dict__)


def module_of(path: Path) -> str:
    """Dotted name of a module."""
    return ".".join(("explorer", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")


def children(works: Iterable[tuple[Any, Callable[[], int], float]], jobs: int) -> Iterator[tuple[Any, int]]:
    """Do each work in a process of its own, some at a time, without a word; what it was, and its exit code.

    A work says what it is, what is to be done, and how many seconds it may take; a signal ends it after that.
    """
    running: dict[int, Any] = {}

    def ended() -> tuple[Any, int]:
        pid, status = os.wait()
        return running.pop(pid), os.waitstatus_to_exitcode(status)

    for what, work, longest in works:
        if len(running) >= jobs:
            yield ended()
        pid = os.fork()
        if not pid:
            code = 3
            try:
                with open(os.devnull, "w") as nothing:
                    os.dup2(nothing.fileno(), 1)
                    os.dup2(nothing.fileno(), 2)
                signal.setitimer(signal.ITIMER_PROF, longest)  # of its own computing, however busy the machine
                code = int(work())
            finally:
                os._exit(code)
        running[pid] = what
    while running:
        yield ended()


def test_files(names: list[str]) -> list[Path]:
    """The files of tests with these names, or in these folders, of ``tests``."""
    places = [ROOT / "tests" / name for name in names]
    return [file for place in places for file in ([place] if place.is_file() else sorted(place.rglob("test_*.py")))]


def mapped(files: list[Path], longest: float, jobs: int) -> Known:
    """Which functions each file of tests goes through, learned once for each state of the file and the house."""
    through = known()

    def work(file: Path, way: Way) -> Callable[[], int]:
        return lambda: way.watch(lambda plugin: int(pytest.main([*QUIET[1:], str(file)], plugins=[plugin])))

    new = [way for file in files if (way := through.way(file)) is not None]
    for way, _ in children(((way, work(way.file, way), longest) for way in new), jobs):
        through.learn(way)
        through.keep()
    for file in files:
        for word in through.words(file):
            print(f"{file.relative_to(ROOT)}: {word}", flush=True)
    return through


def caught(mutant: Mutant, tests: list[tuple[float, Path, list[str]]]) -> int:
    """1 if a test fails with the change, 0 if none does; a file of tests after the other, the quickest first."""
    if not tests:
        return 0
    sys.meta_path.insert(0, _Changed(mutant))
    files = [str(file) for _, file, _ in tests]
    left_out = [f"--deselect={name}" for _, _, names in tests for name in names]
    return int(pytest.main([*QUIET, *left_out, *files]) != 0)


def chosen(rooms: list[str], only: str, seed: int) -> Iterator[tuple[str, list[Mutant]]]:
    """For each room as ``name:number`` so many changes, the same ones each time."""
    for room in rooms:
        name, _, number = room.partition(":")
        made = [mutant for path in sorted((PACKAGE / name).rglob("*.py")) for mutant in mutants(path)]
        made = [mutant for mutant in made if only in f"{mutant.path}:{mutant.line}:{mutant.function}"]
        picked = random.Random(seed).sample(made, min(int(number or len(made)), len(made)))
        print(f"{name}: {len(picked)} of {len(made)} possible changes", flush=True)
        yield name, picked


def main() -> None:
    """Make changes, count what was caught, list the rest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rooms", nargs="*", default=["findings:120", "charts:60", "model:80"])
    parser.add_argument("--only", default="", help="part of path:line:function")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--tests", nargs="+", default=["findings", "charts", "model", "claims", "ui/test_baseline.py"])
    parser.add_argument(
        "--longest", type=float, default=40, help="seconds of computing that a file of tests may take, or is left out"
    )
    asked = parser.parse_args()
    settings.register_profile("mutants", max_examples=20, derandomize=True, database=None, deadline=None)
    through = mapped(test_files(asked.tests), asked.longest, asked.jobs)
    counts: Counter[tuple[str, bool]] = Counter()
    for room, picked in chosen(asked.rooms, asked.only, asked.seed):
        begun = time.monotonic()
        works = []
        for mutant in picked:
            tests = through.tests(str(mutant.path.relative_to(ROOT)), mutant.function)
            longest = LEAST + PATIENCE * sum(took for took, _, _ in tests)
            works.append((mutant, partial(caught, mutant, tests), longest))
        with suppress(KeyboardInterrupt):  # who has seen enough gets the count so far
            for mutant, code in children(works, asked.jobs):
                counts[room, code != 0] += 1
                if not code:
                    where = f"{mutant.path.relative_to(ROOT)}:{mutant.line}"
                    print(f"  {where} {mutant.function}: {mutant.what}", flush=True)
        dead, every = counts[room, True], counts[room, True] + counts[room, False]
        print(
            f"{room}: {dead} of {every} caught, {dead / max(every, 1):.0%}, {time.monotonic() - begun:.0f} s",
            flush=True,
        )


if __name__ == "__main__":
    main()
