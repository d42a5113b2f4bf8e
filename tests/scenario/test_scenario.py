"""A scenario is always valid, survives its address, and says what is wrong with a value that it refuses."""

from __future__ import annotations

import copy
import math
import pickle
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.scenario import DEFAULT_PRESET, Scenario, ScenarioError, inputs, presets
from tests.strategies import changes, scenarios

NAMES = st.sampled_from([*inputs(), "p", "v", "page", "view.flow", "nonsense", ""])
HOSTILE = st.one_of(
    st.text(),
    st.lists(st.tuples(NAMES, st.text() | st.floats().map(str) | st.integers().map(str))).map(
        lambda pairs: "&".join(f"{name}={text}" for name, text in pairs)
    ),
)


def test_the_default_is_the_call_of_2026() -> None:
    scenario = Scenario()
    assert (scenario.preset, scenario["target"], scenario["sites_medium"]) == ("called_2026", 30.0, 4)
    assert scenario.changed == {}
    assert list(scenario.values) == list(inputs())


def test_changes_start_from_the_preset() -> None:
    scenario = Scenario("announced_2025", pue=1.2)
    assert (scenario["target"], scenario["pue"], scenario.changed) == (20.0, 1.2, {"pue": 1.2})
    assert scenario.replace(pue=1.25, target=25).changed == {"target": 25.0}
    assert scenario["pue"] == 1.2


def test_a_preset_takes_what_it_does_not_list_from_the_inputs() -> None:
    given_ = presets()["all_public"].values["target"]
    assert (given_.value, given_.grade, given_.figure) == (30.0, "official", "call_total")
    assert all(list(preset.values) == list(inputs()) for preset in presets().values())


@pytest.mark.parametrize(
    ("query", "scenario"),
    [
        ("", Scenario()),
        ("p=announced_2025&v=1", Scenario("announced_2025")),
        ("p=announced_2025&pue=1.2&v=1", Scenario("announced_2025", pue=1.2)),
        ("chips_large=75000&chip=b200&mfu=0.4&v=1", Scenario(chips_large=75_000, chip="b200", mfu=0.4)),
        ("eurusd=1&v=1", Scenario(eurusd=1.0)),
    ],
)
def test_addresses_are_short_and_read_back(query: str, scenario: Scenario) -> None:
    assert scenario.to_query() == query
    assert Scenario.from_query(query) == scenario
    assert Scenario.from_query("?" + query) == scenario


@given(scenarios())
def test_every_scenario_survives_its_address(scenario: Scenario) -> None:
    assert Scenario.from_query(scenario.to_query()) == scenario
    assert Scenario.nearest(scenario.to_query()) == (scenario, [])


def test_the_pages_own_parameters_are_not_the_scenarios() -> None:
    assert Scenario.from_query("page=funding_mix&view.countries=per_head&pue=1.1&v=1") == Scenario(pue=1.1)


@given(scenarios(), changes())
def test_equal_values_are_one_scenario_however_they_came_about(scenario: Scenario, more: dict[str, object]) -> None:
    one = scenario.replace(**more)
    other = Scenario(scenario.preset, **{**scenario.changed, **more})
    assert one == other
    assert hash(one) == hash(other)
    assert pickle.loads(pickle.dumps(one)) == one
    assert copy.deepcopy(one) == one
    assert eval(repr(one)) == one


def test_kind_of_number_does_not_matter() -> None:
    assert Scenario(pue=1) == Scenario(pue=np.float64(1.0)) == Scenario(pue=np.int64(1)) == Scenario(pue=Fraction(1))
    assert Scenario(sites_medium=3.0) == Scenario(sites_medium=np.int32(3)) == Scenario(sites_medium=3)
    assert type(Scenario(sites_medium=3.0)["sites_medium"]) is int
    assert math.copysign(1, float(Scenario(cohesion=-0.0)["cohesion"])) == 1


def test_the_preset_is_part_of_what_a_scenario_is() -> None:
    # the same numbers, but one chain says "the call" where the other says "your choice"
    same = Scenario("law_ceiling", **Scenario().values)
    assert dict(same.values) == dict(Scenario().values)
    assert same != Scenario()
    assert Scenario() != "called_2026"


def test_a_scenario_does_not_change() -> None:
    scenario = Scenario()
    with pytest.raises(AttributeError, match=r"\.replace\(preset="):
        scenario.preset = "all_public"
    with pytest.raises(AttributeError):
        del scenario.values
    with pytest.raises(TypeError):
        scenario.values["pue"] = 1.0  # type: ignore[index]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("pue", 5, "pue: 5 is out of range; allowed: 1 to 2 ratio"),
        ("pue", 0.999, "pue: 0.999 is out of range; allowed: 1 to 2 ratio"),
        ("target", 10**400, "is out of range; allowed: 1 to 100 EUR bn"),
        ("target", math.nan, "target: nan is not a finite number; allowed: 1 to 100 EUR bn"),
        ("target", -math.inf, "target: -inf is not a finite number; allowed: 1 to 100 EUR bn"),
        ("target", True, "target: True is not a number; allowed: 1 to 100 EUR bn"),
        ("target", "30", "target: '30' is not a number; allowed: 1 to 100 EUR bn"),
        ("target", None, "target: None is not a number; allowed: 1 to 100 EUR bn"),
        ("target", Decimal(30), "target: Decimal('30') is not a number; allowed: 1 to 100 EUR bn"),
        ("target", np.array([30.0]), "target: array([30.]) is not a number; allowed: 1 to 100 EUR bn"),
        ("sites_large", 2.5, "sites_large: 2.5 is not a whole number; allowed: 0 to 10 sites"),
        ("sites_large", 11, "sites_large: 11 is out of range; allowed: 0 to 10 sites"),
        ("phase", "three", "phase: 'three' is not one of one, two"),
        ("phase", 1, "phase: 1 is not one of one, two"),
        ("chip", "ascend_910c", "chip: 'ascend_910c' is not one of a100, h100, "),
        ("country", "UK", "country: 'UK' is not one of AT, BE, "),
        ("colour", "red", "colour: 'red' is not an input"),
    ],
)
def test_a_bad_value_is_refused_with_field_range_and_unit(field: str, value: object, message: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        Scenario(DEFAULT_PRESET, **{field: value})
    assert message in str(caught.value)
    assert caught.value.field == field
    with pytest.raises(ScenarioError):
        Scenario().replace(**{field: value})


def test_an_error_carries_what_a_page_needs() -> None:
    with pytest.raises(ScenarioError) as caught:
        Scenario(pue=5)
    error = caught.value
    assert (error.value, error.reason, error.low, error.high, error.unit) == (
        5,
        "is out of range",
        1.0,
        2.0,
        "ratio",
    )
    assert len(str(ScenarioError("x", "y" * 1000, "input"))) < 100


def test_an_unknown_preset_is_refused_with_those_there_are() -> None:
    with pytest.raises(ScenarioError, match="'nope' is not a preset; there are called_2026, announced_2025"):
        Scenario("nope")
    with pytest.raises(ScenarioError):
        Scenario(["called_2026"])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "nearest", "message"),
    [
        ("pue=9&v=1", Scenario(pue=2), "pue: 9.0 is out of range; allowed: 1 to 2 ratio"),
        ("pue=-1e300&v=1", Scenario(pue=1), "is out of range"),
        ("sites_large=2.6", Scenario(sites_large=3), "sites_large: 2.6 is not a whole number"),
        ("sites_large=99.5", Scenario(sites_large=10), "sites_large: 99.5 is not a whole number"),
        ("pue=nan", Scenario(), "pue: 'nan' is not a number"),
        ("pue=1e999", Scenario(), "pue: inf is not a finite number"),
        ("pue=1_1", Scenario(), "pue: '1_1' is not a number"),
        ("pue=١", Scenario(), "is not a number"),
        ("pue=", Scenario(), "pue: '' is not a number"),
        ("pue", Scenario(), "pue: '' is not a number"),
        ("pue=1.1&pue=1.2", Scenario(pue=1.1), "pue: '1.2' is given twice"),
        ("phase=three&pue=1.1", Scenario(pue=1.1), "phase: 'three' is not one of one, two"),
        ("tax=1&pue=1.1", Scenario(pue=1.1), "tax: '1' is not an input"),
        ("p=nope&pue=1.1", Scenario(pue=1.1), "preset: 'nope' is not a preset"),
        ("pue=1.1&v=2", Scenario(pue=1.1), "v: '2' is not a version of these inputs; this is version 1"),
        ("&".join(f"a{i}=1" for i in range(300)), Scenario(), "has more than 200 parameters"),
    ],
)
def test_a_broken_address_gives_the_nearest_scenario_and_says_so(query: str, nearest: Scenario, message: str) -> None:
    found, errors = Scenario.nearest(query)
    assert found == nearest
    assert message in str(errors[0])
    with pytest.raises(ScenarioError):
        Scenario.from_query(query)


@given(HOSTILE)
def test_no_address_breaks_the_lenient_reading(query: str) -> None:
    scenario, errors = Scenario.nearest(query)
    assert Scenario(scenario.preset, **scenario.changed) == scenario
    assert all(str(error) for error in errors)
    if not errors:
        assert Scenario.from_query(query) == scenario


@given(st.sampled_from(list(inputs())), st.none() | st.booleans() | st.floats() | st.integers() | st.text())
def test_no_value_makes_an_invalid_scenario(field: str, value: object) -> None:
    try:
        scenario = Scenario(DEFAULT_PRESET, **{field: value})
    except ScenarioError:
        return  # refused: there is no such scenario
    entry = inputs()[field]
    if entry.kind == "choice":
        assert scenario[field] in entry.choices
    else:
        assert entry.low is not None
        assert entry.high is not None
        assert entry.low <= float(scenario[field]) <= entry.high


def test_default_preset_is_among_the_presets() -> None:
    assert next(iter(presets())) == DEFAULT_PRESET
