"""What tests of files share: extracts of pages, and an office program that opens them."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from explorer.export.extract import Extract, piece
from explorer.model import solve
from explorer.pages.contents import PAGES
from explorer.scenario import Scenario
from explorer.scenario.address import Address
from explorer.speech import Text

TEXT = Text()
LIVE = [page.id for page in PAGES.values() if page.live]
CHANGED = "p=announced_2025&bank_debt=7.3&chip=b200&pue=1.234567890123&v=1"
MISSING = "no LibreOffice found: `sudo apt install libreoffice-calc libreoffice-impress poppler-utils`"


@cache
def extract(page: str, query: str = "", chart: str = "", option: str | None = None) -> Extract:
    """A page, or one chart of it, as it leaves."""
    scenario = Scenario.from_query(query)
    results, functions = solve(scenario), PAGES[page].chart_functions
    names = [chart] if chart else list(functions)
    pieces = tuple(piece(name, functions[name], results, scenario, TEXT, option) for name in names)
    home = Address("https://explorer.example/", page)
    return Extract(
        page, TEXT(f"page.{page}.title"), "A sentence.", scenario, results, TEXT, home, PAGES[page].figures, pieces
    )


@pytest.fixture
def office(tmp_path: Path) -> Callable[[Path, str], Path]:
    """Converts a file with LibreOffice. In CI, where EXPLORER_NEEDS_BROWSER is set, its absence is a failure."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None or shutil.which("pdftoppm") is None:
        (pytest.fail if os.environ.get("EXPLORER_NEEDS_BROWSER") else pytest.skip)(MISSING)

    def convert(file: Path, to: str) -> Path:
        out = tmp_path / "converted"
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = [program, "--headless", profile, "--convert-to", to, "--outdir", str(out), str(file)]
        subprocess.run(command, check=True, timeout=300, capture_output=True)
        return out / f"{file.stem}.{to}"

    return convert
