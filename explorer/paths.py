"""Where the data and the notebooks are: beside the package in a checkout, inside it in a wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _first_existing(packaged: str, checkout: str) -> Path:
    inside = _PACKAGE / packaged
    return inside if inside.is_dir() else _PACKAGE.parent / checkout


DATA = _first_existing("_data", "data")
NOTEBOOKS = _first_existing("_notebooks", "notebooks")
STATIC = _PACKAGE / "static"
