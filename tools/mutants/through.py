"""Which functions of the house each file of tests goes through: learned once, then kept in a file of the reader's cache."""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "explorer"
KEPT = Path.home() / ".cache" / "investai-explorer" / "mutants.json"


class _Failed:
    """Remembers which tests fail without a change: they prove nothing."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.broken = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """One test came to an end."""
        if report.failed:
            self.names.append(report.nodeid)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """One file was read."""
        self.broken = self.broken or report.failed


@dataclass(frozen=True, slots=True)
class Way:
    """A file of tests whose way is not known yet, and the file that will hold it."""

    file: Path
    out: Path

    def watch(self, run: Callable[[Any], int]) -> int:
        """Run the tests, and write down what they went through."""
        codes: set[CodeType] = set()

        def trace(frame: FrameType, event: str, argument: Any) -> None:
            if event == "call":
                codes.add(frame.f_code)

        failed, start = _Failed(), time.process_time()
        sys.setprofile(trace)
        run(failed)
        sys.setprofile(None)
        took = time.process_time() - start
        package = f"{PACKAGE}/"
        seen = sorted(
            f"{Path(code.co_filename).relative_to(ROOT)} {code.co_name}"
            for code in codes
            if code.co_filename.startswith(package)
        )
        found = {"took": took, "failed": failed.names, "broken": failed.broken, "seen": seen}
        self.out.write_text(json.dumps(found), encoding="utf-8")
        return 0


@dataclass(slots=True)
class Known:
    """What is known of files of tests, by their content and that of the house."""

    house: str
    kept: dict[str, Any]
    keys: dict[Path, str] = field(default_factory=dict)
    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="mutants-")))

    def way(self, file: Path) -> Way | None:
        """What is to be learned of a file; None if it is known."""
        key = self._key(file)
        return None if key in self.kept else Way(file, self.folder / key)

    def learn(self, way: Way) -> None:
        """Take over what was learned; a file that took too long is left out."""
        late: dict[str, Any] = {"took": 0.0, "failed": [], "broken": True, "seen": []}
        found = json.loads(way.out.read_text(encoding="utf-8")) if way.out.exists() else late
        self.kept[self._key(way.file)] = {**found, "file": str(way.file.relative_to(ROOT)), "house": self.house}

    def keep(self) -> None:
        """Write down what is known of the house as it is now."""
        KEPT.parent.mkdir(parents=True, exist_ok=True)
        now = {key: found for key, found in self.kept.items() if found["house"] == self.house}
        KEPT.write_text(json.dumps(now), encoding="utf-8")

    def words(self, file: Path) -> list[str]:
        """What a reader should know of a file of tests."""
        found = self.kept[self._key(file)]
        words = ["left out, as it cannot be read or takes too long"] if found["broken"] else []
        return words + [f"left out, as it fails without a change: {name.split('::', 1)[1]}" for name in found["failed"]]

    def tests(self, path: str, function: str) -> list[tuple[float, Path, list[str]]]:
        """Files of tests that go through a function, the quickest first: seconds, file, tests to leave out.

        What stands outside of functions belongs to every file that goes through one of the module's.
        """
        found = []
        for each in self.kept.values():
            ways = {name for where, name in (way.split(" ", 1) for way in each["seen"]) if where == path}
            inside = ways - {"<module>"} if function == "<module>" else ways & {function}
            if inside and not each["broken"] and each["house"] == self.house and self._is_now(each):
                found.append((each["took"], ROOT / each["file"], each["failed"]))
        return sorted(found, key=lambda each: each[0])

    def _is_now(self, found: dict[str, Any]) -> bool:
        file = ROOT / found["file"]
        return file.exists() and self.kept.get(self._key(file)) is found

    def _key(self, file: Path) -> str:
        """What a file of tests was when it was first seen; a reader may go on writing meanwhile."""
        if file not in self.keys:
            self.keys[file] = _hash([file], self.house)
        return self.keys[file]


def known() -> Known:
    """What is known already."""
    shared = [file for file in (ROOT / "tests").rglob("*.py") if not file.name.startswith("test_")]
    house = _hash([*PACKAGE.rglob("*.py"), *(ROOT / "data").glob("*"), *shared], str(ROOT))
    kept = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    return Known(house, kept)


def _hash(files: list[Path], start: str) -> str:
    found = hashlib.sha256(start.encode())
    for file in sorted(files):
        if file.is_file():
            found.update(str(file).encode() + file.read_bytes())
    return found.hexdigest()[:32]
