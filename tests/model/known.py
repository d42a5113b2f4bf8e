"""Cases whose answers were published, or computed by independent engines, and how an answer is checked."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

import numpy as np

Answers = dict[str, Any]
Answer = Callable[..., Answers]

_FILE = Path(__file__).parents[1] / "known_answers.json"


def cases(*models: str) -> dict[str, dict[str, Any]]:
    """Cases of ``tests/known_answers.json``, by id, whose id starts with one of these: ``"M8"``."""
    return {
        case["id"]: case
        for case in json.loads(_FILE.read_text(encoding="utf-8"))
        if case["id"].partition("-")[0] in models
    }


def check(case: dict[str, Any], answer: Answer, not_computed: Collection[str] = ()) -> None:
    """Every value that the case expects is found within its tolerance, or named as not computed."""
    found = answer(**case["inputs"])
    assert found.keys() | set(not_computed) == case["expected"].keys()
    assert not found.keys() & set(not_computed)
    for key, value in found.items():
        limit = case["tolerance"].get(key, case["tolerance"]["default"])
        expected = np.array(case["expected"][key], dtype=float)  # null is not a number
        np.testing.assert_allclose(value, expected, rtol=limit["rel"], atol=limit["abs"], err_msg=key)
