"""The browser's modules: their types hold, and the pure ones pass tests of their own, which node runs."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from explorer.paths import STATIC

ROOT = Path(__file__).resolve().parent.parent
TYPES = ROOT / "tools" / "types"
TESTS = sorted((ROOT / "tests" / "js").glob("*.test.mjs"))
MODULES = sorted((STATIC / "js").glob("*.js"))


def missing(what: str) -> None:
    """In CI, where EXPLORER_NEEDS_BROWSER is set, what is missing is a failure, elsewhere a skip."""
    (pytest.fail if os.environ.get("EXPLORER_NEEDS_BROWSER") else pytest.skip)(what)


def program(name: str) -> str:
    """Path of a program that comes with Node."""
    found = shutil.which(name)
    if found is None:
        missing(f"no {name} found: `sudo apt install nodejs npm` (Node 20 or later)")
    return str(found)


def run(*command: object, where: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(part) for part in command], cwd=where, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def compiler() -> Path:
    """TypeScript in the version that is pinned, installed outside the checkout; kept for the next time."""
    npm = program("npm")
    wanted = [TYPES / "package.json", TYPES / "package-lock.json"]
    mark = hashlib.blake2b(b"".join(path.read_bytes() for path in wanted), digest_size=6).hexdigest()
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "investai-explorer"
    kept = cache / f"types-{mark}"
    tsc = Path("node_modules", "typescript", "bin", "tsc")
    if not (kept / tsc).exists():
        cache.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(dir=cache))
        for path in wanted:
            shutil.copy(path, fresh)
        made = run(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", where=fresh)
        if made.returncode == 0 and not kept.exists():
            fresh.rename(kept)  # whole or not at all: two may install at once
        else:
            shutil.rmtree(fresh)
        if not (kept / tsc).exists():
            missing(f"npm could not install TypeScript: {made.stderr.strip()[-300:]}")
    return kept / tsc


@pytest.mark.slow
def test_every_module_passes_the_strict_check_of_its_types(compiler: Path) -> None:
    checked = run(program("node"), compiler, "-p", TYPES)
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_every_module_asks_to_be_checked(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.startswith("// @ts-check\n")
    assert "@ts-nocheck" not in source
    assert "@ts-ignore" not in source


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.name)
def test_pure_modules_do_what_their_tests_say(path: Path) -> None:
    tested = run(program("node"), "--test", path)
    assert tested.returncode == 0, tested.stdout + tested.stderr
