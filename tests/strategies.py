"""Scenarios for property tests: any preset, any inputs changed, any valid value, the ends of ranges included."""

from __future__ import annotations

from hypothesis import strategies as st

from explorer.scenario import Input, Scenario, inputs, presets


def values_of(entry: Input) -> st.SearchStrategy[float | int | str]:
    """Any value that an input can have."""
    if entry.kind == "choice":
        return st.sampled_from(entry.choices)
    assert entry.low is not None
    assert entry.high is not None
    if entry.kind == "integer":
        return st.integers(int(entry.low), int(entry.high))
    return st.floats(entry.low, entry.high, allow_nan=False)


def changes() -> st.SearchStrategy[dict[str, float | int | str]]:
    """Some inputs, each with a valid value."""
    return st.fixed_dictionaries({}, optional={name: values_of(entry) for name, entry in inputs().items()})


def scenarios() -> st.SearchStrategy[Scenario]:
    """Any scenario."""
    return st.builds(lambda preset, changed: Scenario(preset, **changed), st.sampled_from(list(presets())), changes())
