"""Turn meanings round on purpose, one at a time, and see whether a test notices.

``python -m tools.mutants.make --sample 300`` makes that many changes in findings, charts and model, runs for each the tests that go through
the changed function, and lists the changes that none of them caught. Works where a process can fork (Linux, macOS).
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
from collections import Counter, defaultdict
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import numpy as np  # noqa: F401  (what every process needs is there before it forks)
import pytest
from babel import Locale  # noqa: F401
from hypothesis import settings

from tools.mutants.turn import Mutant, mutants

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "explorer"
TESTS = ("findings", "charts", "model", "claims", "evidence", "engine", "test_scenario.py")
LONGEST = 120  # seconds that the tests of one change may take
QUIET = ["-x", "-q", "-p", "no:cacheprovider", "-m", "not browser and not slow", "--no-header"]


class _Changed(importlib.abc.MetaPathFinder, importlib.abc.SourceLoader):
    """Gives one module with a change in it."""

    def __init__(self, name: str, mutant: Mutant) -> None:
        self.name, self.mutant = name, mutant

    def find_spec(self, fullname: str, path: Any, target: Any = None) -> Any:
        if fullname != self.name:
            return None
        return importlib.util.spec_from_file_location(fullname, self.mutant.path, loader=self)

    def get_filename(self, fullname: str) -> str:
        return str(self.mutant.path)

    def get_data(self, path: Any) -> bytes:
        return self.mutant.source.encode()

    def get_code(self, fullname: str) -> CodeType:
        return compile(self.mutant.source, str(self.mutant.path), "exec")


def module_of(path: Path) -> str:
    """Dotted name of a module."""
    return ".".join(("explorer", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")


def child(work: Any) -> int:
    """Do some work in a process of its own, without a word; its exit code."""
    pid = os.fork()
    if pid:
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    with open(os.devnull, "w") as nothing:
        os.dup2(nothing.fileno(), 1)
        os.dup2(nothing.fileno(), 2)
    signal.alarm(LONGEST)
    code = 3
    try:
        code = int(work())
    finally:
        os._exit(code)


def tested_by(files: list[Path], folder: Path) -> dict[tuple[str, str], list[str]]:
    """For each function of the house, by file and name, the test files that go through it, the quickest first."""
    found: dict[tuple[str, str], list[tuple[float, str]]] = defaultdict(list)
    for test in files:
        out = folder / f"{test.stem}.{abs(hash(test))}"
        start = time.monotonic()

        def work(test: Path = test, out: Path = out) -> int:
            seen: set[tuple[str, str]] = set()

            def trace(frame: FrameType, event: str, argument: Any) -> None:
                code = frame.f_code
                if code.co_filename.startswith(str(PACKAGE)):
                    seen.add((code.co_filename, code.co_name))

            sys.setprofile(trace)
            code = pytest.main([*QUIET, str(test)])
            sys.setprofile(None)
            out.write_text("\n".join("\t".join(place) for place in seen), encoding="utf-8")
            return int(code)

        if child(work) not in (0, 5):
            print(f"left out, as it fails without a change: {test.relative_to(ROOT)}")
            continue
        took = time.monotonic() - start
        for line in out.read_text(encoding="utf-8").splitlines():
            file, name = line.split("\t")
            found[file, name].append((took, str(test)))
    return {place: [test for _, test in sorted(tests)] for place, tests in found.items()}


def caught(mutant: Mutant, tests: list[str]) -> bool:
    """Whether one of the tests fails with the change."""

    def work() -> int:
        sys.meta_path.insert(0, _Changed(module_of(mutant.path), mutant))
        return int(pytest.main([*QUIET, *tests]))

    return child(work) != 0


def main() -> None:
    """Make changes, count what was caught, list the rest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rooms", nargs="+", default=["findings", "charts", "model"])
    parser.add_argument("--only", default="", help="part of the names of files")
    parser.add_argument("--sample", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    settings.register_profile("mutants", max_examples=20, derandomize=True, database=None)
    settings.load_profile("mutants")
    files = [
        file
        for name in TESTS
        for file in sorted(
            (ROOT / "tests" / name).rglob("test_*.py") if not name.endswith(".py") else [ROOT / "tests" / name]
        )
    ]
    folder = Path(os.environ.get("TMPDIR", "/tmp")) / f"mutants-{os.getpid()}"
    folder.mkdir()
    through = tested_by(files, folder)
    made = [
        mutant
        for room in asked.rooms
        for path in sorted((PACKAGE / room).rglob("*.py"))
        if asked.only in str(path)
        for mutant in mutants(path, arithmetic=room != "charts")
    ]
    random.Random(asked.seed).shuffle(made)
    chosen = made[: asked.sample]
    counts: Counter[tuple[str, bool]] = Counter()
    for mutant in chosen:
        tests = through.get((str(mutant.path), mutant.function), [])
        dead = bool(tests) and caught(mutant, tests)
        counts[mutant.path.relative_to(PACKAGE).parts[0], dead] += 1
        if not dead:
            why = "" if tests else " (no test goes through it)"
            print(f"{mutant.path.relative_to(ROOT)}:{mutant.line} {mutant.function}: {mutant.what}{why}", flush=True)
    for room in asked.rooms:
        dead, alive = counts[room, True], counts[room, False]
        if dead + alive:
            print(f"{room}: {dead} of {dead + alive} caught, {dead / (dead + alive):.0%}")
    print(f"of {len(made)} possible changes {len(chosen)} were made")


if __name__ == "__main__":
    main()
