"""What a reader can choose: every input with its range, the presets, the whole address, and what changed between editions."""

from __future__ import annotations

from explorer.scenario.inputs import Input, Preset, PresetValue, ScenarioError, inputs, presets
from explorer.scenario.links import PAGE_PARAMETERS
from explorer.scenario.scenario import DEFAULT_PRESET, VERSION, Scenario

__all__ = [
    "DEFAULT_PRESET",
    "PAGE_PARAMETERS",
    "VERSION",
    "Input",
    "Preset",
    "PresetValue",
    "Scenario",
    "ScenarioError",
    "inputs",
    "presets",
]
