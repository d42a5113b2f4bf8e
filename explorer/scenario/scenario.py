"""What a reader can choose, as one value: every input of the model, within its range, to and from an address.

The inputs and the presets are rows of ``data/inputs.csv`` and ``data/presets.csv``; this module checks values
against them.

A query holds only what differs from the preset, so it stays short: ``p=announced_2025&pue=1.2&v=1``. The
default preset as it stands is the empty query; every other one ends with ``v``, the version of the inputs
that it was written for. What the query does not name follows the preset when a default is corrected.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

from explorer.scenario.changes import history
from explorer.scenario.inputs import PresetValue, ScenarioError, Value, inputs, presets
from explorer.scenario.links import PRESET_KEY, VERSION_KEY, pairs, shorten

DEFAULT_PRESET = "called_2026"
VERSION = 1
"""Raised when an input is renamed or goes. An older link is read by the names of `data/changes.csv`; a newer one says so."""

_VERSIONS = {str(version) for version in range(1, VERSION + 1)}


class Scenario:
    """Every choice of a reader: immutable, hashable, equal if preset and values are.

    Parameters
    ----------
    preset
        Id of the preset to start from.
    **changes
        Inputs that differ from it.

    Attributes
    ----------
    preset, values
        The preset, and the value of every input.
    changed
        Inputs whose value is not that of the preset.

    Raises
    ------
    ScenarioError
        If there is no such preset or input, or a value is of the wrong kind or out of its range.

    Examples
    --------
    >>> Scenario("announced_2025", pue=1.2).to_query()
    'p=announced_2025&pue=1.2&v=1'
    """

    __slots__ = ("_hash", "changed", "preset", "values")
    _hash: int
    changed: Mapping[str, Value]
    preset: str
    values: Mapping[str, Value]

    def __init__(self, preset: str = DEFAULT_PRESET, **changes: object) -> None:
        self._fill(preset, _preset_values(preset), changes)

    def _fill(self, preset: str, start: Mapping[str, Value], changes: Mapping[str, object]) -> None:
        known = inputs()
        values = dict(start)
        for name, value in changes.items():
            if name not in known:
                raise ScenarioError(name, value, "input")
            values[name] = known[name].check(value)
        at_first = _preset_values(preset)
        changed = {name: value for name, value in values.items() if value != at_first[name]}
        object.__setattr__(self, "changed", MappingProxyType(changed))
        object.__setattr__(self, "preset", preset)
        object.__setattr__(self, "values", MappingProxyType(values))
        object.__setattr__(self, "_hash", hash((preset, *values.values())))

    def __getitem__(self, name: str) -> Value:
        return self.values[name]

    @property
    def given(self) -> Mapping[str, PresetValue]:
        """What the preset says of each input: its value, and how sure that is."""
        return presets()[self.preset].values

    def replace(self, **changes: object) -> Scenario:
        """The same scenario with some inputs changed."""
        new = object.__new__(Scenario)
        new._fill(self.preset, self.values, changes)
        return new

    def to_query(self) -> str:
        """The scenario as a URL query, in the order of the inputs."""
        said = [(name, inputs()[name].write(value)) for name, value in self.changed.items()]
        if self.preset != DEFAULT_PRESET:
            said.insert(0, (PRESET_KEY, self.preset))
        return urlencode([*said, (VERSION_KEY, str(VERSION))]) if said else ""

    def to_short(self) -> str:
        """The scenario in short, for a link: ``s=`` and ``v=`` of an address, see :mod:`explorer.scenario.links`."""
        return f"s={shorten(self.preset, self.changed)}&{VERSION_KEY}={VERSION}"

    @classmethod
    def from_query(cls, query: str) -> Scenario:
        """The scenario that a query describes.

        Raises
        ------
        ScenarioError
            At the first part of the query that does not hold.
        """
        scenario, errors = cls.nearest(query)
        if errors:
            raise errors[0]
        return scenario

    @classmethod
    def nearest(cls, query: str) -> tuple[Scenario, list[ScenarioError]]:
        """The scenario closest to what a query describes, and what did not hold in it. It never raises.

        A number out of range is moved to the end of the range; what cannot be read is left as the preset has
        it.
        """
        preset, changes, errors = cls.read(query)
        return cls(preset, **changes), errors

    @staticmethod
    def read(query: str) -> tuple[str, dict[str, Value], list[ScenarioError]]:
        """What a query says, each value moved into its range: the preset, the inputs that it names, and what did not hold."""
        errors: list[ScenarioError] = []
        said = pairs(query, errors)
        preset = said.pop(PRESET_KEY, DEFAULT_PRESET)
        if preset not in presets():
            errors.append(_no_preset(preset))
            preset = DEFAULT_PRESET
        version = said.pop(VERSION_KEY, str(VERSION))
        if version not in _VERSIONS:
            errors.append(ScenarioError(VERSION_KEY, version, "version", {"n": VERSION}))
        changes: dict[str, Value] = {}
        for name, text in said.items():
            today = name if name in inputs() else history().renamed(name)
            if today is None or today not in inputs():
                kind = "input" if today is None else "gone"
                errors.append(ScenarioError(name, text, kind))
                continue
            value, error = inputs()[today].nearest(text)
            if error is not None:
                errors.append(error)
            if value is not None:
                changes.setdefault(today, value)
        return preset, changes, errors

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a scenario does not change; use .replace({name}=...)")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("a scenario does not change")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Scenario):
            return NotImplemented
        return self.preset == other.preset and self.values == other.values

    def __hash__(self) -> int:
        return self._hash

    def __repr__(self) -> str:
        changes = "".join(f", {name}={value!r}" for name, value in self.changed.items())
        return f"Scenario({self.preset!r}{changes})"

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (self.preset, dict(self.changed))


def _restore(preset: str, changes: dict[str, Value]) -> Scenario:
    return Scenario(preset, **changes)


def _preset_values(preset: str) -> Mapping[str, Value]:
    if not isinstance(preset, str) or preset not in presets():
        raise _no_preset(preset)
    return presets()[preset].plain


def _no_preset(preset: object) -> ScenarioError:
    return ScenarioError("preset", preset, "preset", {"listed": ", ".join(presets())})
