"""Answers on uncertainty that were published or computed by independent engines (M9) come out of the ensemble's functions.

Left out is M9-11, the number of paths that a loss of a senior layer would need by sampling: layers are not sampled here.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.stats import norm

from explorer.ensemble import Study, sobol
from explorer.ensemble.study import Swing
from explorer.ensemble.uncertain import triangular
from explorer.facts import Figure
from explorer.graph import Graph
from explorer.quantity import quantity

CASES = {
    case["id"]: case for case in json.loads((Path(__file__).parent / "known_answers.json").read_text(encoding="utf-8"))
}
LEFT_OUT = {"M9-11": "the layers are enumerated, not sampled"}
NOT_COMPUTED = {
    "M9-01": {"S2_13"},  # second indices are not shown
    "M9-07": {"S2_13"},
    "M9-10": {"lognormal", "lognormal_mean"},  # no input is drawn so
    "M9-13": {"with_second_order"},
}
BASE = 4096  # points, as the case asks for

Answers = dict[str, Any]


def indices(function: Callable[[np.ndarray], np.ndarray], inputs: int) -> Answers:
    """Both indices of a function of shares between 0 and 1, and the moments of what it gives."""
    groups = tuple(range(inputs))
    results = function(sobol.design(groups, BASE, 1))
    found = sobol.analyse(results, groups, 1)
    assert found is not None
    assert found.n == BASE
    plain = results.reshape(BASE, -1)[:, [0, -1]]  # the first and the last point of a block are drawn independently
    return {"S1": found.first, "ST": found.total, "mean": plain.mean(), "variance": plain.var()}


def ishigami(a: float, b: float, offset: float = 0.0, **_: Any) -> Answers:
    def function(shares: np.ndarray) -> np.ndarray:
        x1, x2, x3 = (np.pi * (2 * shares - 1)).T
        result: np.ndarray = np.sin(x1) + a * np.sin(x2) ** 2 + b * x3**4 * np.sin(x1) + offset
        return result

    return indices(function, 3)


def g_function(a: list[float], **_: Any) -> Answers:
    found = indices(lambda shares: np.prod((np.abs(4 * shares - 2) + a) / (1 + np.array(a)), axis=1), len(a))
    del found["mean"]
    return found


def linear(coefficients: list[float], sd: list[float]) -> Answers:
    found = indices(lambda shares: norm.ppf(shares) @ (np.array(coefficients) * sd), len(sd))
    del found["mean"]
    return found


@quantity(unit="EUR/h")
def cost_hour(capex: Any, rate: Any, life: Any, fixed: Any, util: Any, el: Any, kw: Any, pue: Any) -> Any:
    """Levelised cost of an hour, as the case gives it."""
    crf = rate / (1 - (1 + rate) ** -life)
    return (capex * crf + fixed) / (8760 * util) + kw * pue * el


def tornado(base: dict[str, float], ranges: dict[str, list[float]], **_: Any) -> Answers:
    figures = {
        name: Figure(
            name, value, *ranges.get(name, (None, None)), "", "2026", "an input", "", "", "", "", "assumption", ""
        )
        for name, value in base.items()
    }
    study = Study.of(Graph([cost_hour], figures=figures), {}, {}, "cost_hour", draws=1000, seed=1)
    swings: tuple[Swing, ...] = study.swings
    return {
        "base_value": study.central,
        "order": [swing.input.name for swing in swings],
        "low_value": [swing.low for swing in swings],
        "high_value": [swing.high for swing in swings],
        "swing": [swing.size for swing in swings],
    }


def percentiles(triangular_: dict[str, float], p: list[float]) -> Answers:
    ends = (triangular_["low"], triangular_["mode"], triangular_["high"])
    shares = (np.arange(1_000_000) + 0.5) / 1_000_000
    return {"triangular": triangular(np.array(p), *ends), "triangular_mean": triangular(shares, *ends).mean()}


ANSWER: dict[str, Callable[..., Answers]] = {
    "M9-01": ishigami,
    "M9-03": g_function,
    "M9-05": linear,
    "M9-07": ishigami,
    "M9-08": tornado,
    "M9-10": lambda triangular, p, **_: percentiles(triangular, p),
    "M9-13": lambda base_n, dimensions: {"first_and_total": sobol.evaluations(base_n, dimensions)},
}


@pytest.mark.parametrize("id", sorted(ANSWER))
def test_known_answer(id: str) -> None:
    case = CASES[id]
    found = ANSWER[id](**case["inputs"])
    assert found.keys() | NOT_COMPUTED.get(id, set()) == case["expected"].keys()
    assert not found.keys() & NOT_COMPUTED.get(id, set())
    for key, value in found.items():
        limit = case["tolerance"].get(key, case["tolerance"]["default"])
        expected = case["expected"][key]
        if key == "order":
            assert value == expected
        else:
            np.testing.assert_allclose(value, expected, rtol=limit["rel"], atol=limit["abs"], err_msg=key)


def test_every_case_in_the_file_is_answered_or_left_out_with_a_reason() -> None:
    assert ANSWER.keys() | LEFT_OUT.keys() == CASES.keys()
    assert not ANSWER.keys() & LEFT_OUT.keys()
    assert NOT_COMPUTED.keys() <= CASES.keys()
