"""What a reader moved or typed, put into the scenario."""

from __future__ import annotations

from collections.abc import Mapping

from explorer.desk.refusals import taken
from explorer.engine.protocol import Problem
from explorer.scenario import Scenario, ScenarioError, inputs
from explorer.speech import Text
from explorer.speech.entry import Typed, parse


def changed(
    scenario: Scenario, change: Mapping[str, object], text: Text
) -> tuple[Scenario, list[ScenarioError], list[Problem]]:
    """The scenario with what the reader moved or typed; what of it was refused; and which of two meanings was taken.

    ``None`` puts an input back to its preset; a value that is refused leaves the last good one.
    """
    refused: list[ScenarioError] = []
    notices: list[Problem] = []
    for field, typed in change.items():
        if field not in inputs():
            continue
        entry = inputs()[field]
        try:
            usual = Typed(Scenario(scenario.preset)[field])
            meant = usual if typed is None else parse(entry, typed, text.language)
            scenario = scenario.replace(**{field: meant.value})
            if meant.other is not None:
                notices.append({"field": field, "message": taken(entry, typed, meant, text), "notice": True})
        except ScenarioError as error:
            error.value = typed  # as the reader typed it, not as it was understood
            refused.append(error)
    return scenario, refused, notices
