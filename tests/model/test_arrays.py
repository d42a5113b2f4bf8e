"""Draws on a leading axis give what the same draws give one by one."""

from __future__ import annotations

import warnings

import numpy as np
import pytest

from explorer.model import GRAPH
from explorer.scenario import Input, Scenario, inputs, presets

DRAWS = 5


def drawn(entry: Input, rng: np.random.Generator) -> np.ndarray:
    """Draws over the whole range of an input, its ends included."""
    assert entry.low is not None
    assert entry.high is not None
    values = rng.uniform(entry.low, entry.high, DRAWS)
    values[:2] = entry.low, entry.high
    return values.round() if entry.kind == "integer" else values


@pytest.mark.parametrize("preset", list(presets()))
def test_draws_equal_scalars_looped(preset: str) -> None:
    rng = np.random.default_rng(20260730)
    scenario = Scenario(preset)
    draws = {entry.name: drawn(entry, rng) for entry in inputs().values() if entry.kind != "choice"}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        together = GRAPH.solve({**scenario.values, **draws})
        alone = [
            GRAPH.solve({**scenario.values, **{name: float(values[i]) for name, values in draws.items()}})
            for i in range(DRAWS)
        ]
    for name in GRAPH.quantities:
        expected = np.array([one[name] for one in alone])
        found = np.broadcast_to(together[name], expected.shape)
        np.testing.assert_allclose(found, expected, rtol=1e-12, atol=0, err_msg=name)


@pytest.mark.parametrize("field", [entry.name for entry in inputs().values() if entry.kind != "choice"])
def test_draws_of_one_input_alone_flow_through(field: str) -> None:
    values = drawn(inputs()[field], np.random.default_rng(1))
    lengths = {np.size(one) for one in GRAPH.solve(Scenario().values).values() if np.ndim(one) == 1}
    results = GRAPH.solve({**Scenario().values, field: values})
    for name in GRAPH.quantities:
        shape = np.shape(results[name])
        assert shape in {(), (DRAWS,)} or (len(shape) == 1 and shape[0] in lengths) or (
            shape[:1] == (DRAWS,) and shape[1] in lengths and len(shape) == 2
        ), name


def test_money_of_countries_has_draws_first_and_countries_last() -> None:
    results = GRAPH.solve({**Scenario().values, "national_budgets": np.array([1.0, 2.0, 3.0])})
    assert results["country_amount"].shape == (3, 27)
    np.testing.assert_allclose(results["country_states_part"].sum(axis=1), [1000.0, 2000.0, 3000.0])
    assert results["country_union_part"].shape == (27,)


def test_draws_of_a_figure_flow_through_too() -> None:
    results = GRAPH.solve({**Scenario().values, "network_ratio": np.array([0.2, 0.4])})
    assert results["capex_total"].shape == (2,)
    assert results["capex_total"][0] < results["capex_total"][1]
