"""What a reader types is read with goodwill, and refused with reasons."""

from __future__ import annotations

import pytest

from explorer.scenario import Scenario, ScenarioError, inputs
from explorer.speech.entry import parse


@pytest.mark.parametrize(
    ("field", "typed", "meant"),
    [
        ("computing_share", "69%", 0.69),
        ("computing_share", "69", 0.69),
        ("computing_share", "69,5 %", 0.695),
        ("next_budget", "4.1", 4.1),
        ("next_budget", "4,1", 4.1),
        ("next_budget", "€4.1 bn", 4.1),
        ("digital_europe", "€500 m", 0.5),
        ("digital_europe", "500 million", 0.5),
        ("chips_large", "100,000", 100_000),
        ("chips_large", "100 000", 100_000),
        ("chips_large", "100k", 100_000),
        ("chips_large", "75000", 75_000),
        ("sites_large", 3.0, 3),
        ("pue", 1.2, 1.2),
        ("chip", "h100", "h100"),
    ],
)
def test_goodwill(field: str, typed: object, meant: object) -> None:
    value = parse(inputs()[field], typed)
    assert value == (pytest.approx(meant) if isinstance(meant, float) else meant)
    assert Scenario().replace(**{field: value})[field] == value


@pytest.mark.parametrize("typed", ["", "abc", "€", None, True, [1], "--"])
def test_nonsense_is_no_number(typed: object) -> None:
    with pytest.raises(ScenarioError, match="is not a number"):
        parse(inputs()["pue"], typed)


def test_a_dragged_share_is_a_share() -> None:
    assert parse(inputs()["mfu"], 0.4) == 0.4
