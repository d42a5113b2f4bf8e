"""The texts of a language: a folder of JSON files, in which every text has its id."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from explorer.speech.cldr import PSEUDO

_HERE = Path(__file__).resolve().parent
DEFAULT_LANGUAGE = "en"


def languages() -> list[str]:
    """Languages that have a catalogue, as BCP 47 codes."""
    return sorted(folder.name for folder in _HERE.iterdir() if any(folder.glob("*.json")))


def _flatten(tree: dict[str, Any], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in tree.items():
        if isinstance(value, dict):
            flat |= _flatten(value, f"{prefix}{key}.")
        else:
            flat[prefix + key] = value
    return flat


@cache
def catalogue(language: str = DEFAULT_LANGUAGE) -> dict[str, str]:
    """Every text of a language, by dotted key.

    Raises
    ------
    ValueError
        If there is no such language, or two files of it hold the same key.
    """
    if language in PSEUDO:
        from explorer.speech.pseudo import pseudo

        return pseudo(catalogue(DEFAULT_LANGUAGE), language)
    if language not in languages():
        raise ValueError(f"no texts in {language!r}; there are: {', '.join(languages())}")
    texts: dict[str, str] = {}
    for path in sorted((_HERE / language).glob("*.json")):
        more = _flatten(json.loads(path.read_text(encoding="utf-8")))
        twice = texts.keys() & more.keys()
        if twice:
            raise ValueError(f"{path.name}: keys that another file holds too: {', '.join(sorted(twice))}")
        texts |= more
    return texts
