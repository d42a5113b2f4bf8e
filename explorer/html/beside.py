"""The scenario that the one on screen is compared with, in words."""

from __future__ import annotations

from explorer.engine.baseline import Baseline
from explorer.findings.finding import plain
from explorer.findings.sentences import headline
from explorer.html import markup
from explorer.message import Date, Message, say
from explorer.pages.contents import PageSpec
from explorer.scenario import Scenario, inputs
from explorer.speech import Text
from explorer.speech.controls import shown_value


def called(baseline: Baseline) -> Message:
    """What the reader calls it."""
    name = say(f"preset.{baseline.scenario.preset}.name")
    if changed := len(baseline.scenario.changed):
        name = say("versus.name.changed", preset=name, n=plain(changed, of="inputs"))
    return say("versus.name.then", scenario=name, date=Date(baseline.then)) if baseline.then else name


def value_of(baseline: Baseline, field: str, text: Text) -> str:
    """Its value of an input, as the reader reads it."""
    return shown_value(inputs()[field], baseline.values[field], text)


def said(baseline: Baseline, page: PageSpec, scenario: Scenario, text: Text) -> str:
    """What it says where the scenario on screen says something else, as HTML: its sentence, and the inputs that differ."""
    medium = markup.Page(baseline.results, None if baseline.then else baseline.scenario)
    inputs_that_differ = [
        text(
            "versus.input",
            label=text(f"input.{name}.label"),
            was=value_of(baseline, name, text),
            now=shown_value(inputs()[name], scenario[name], text),
        )
        for name in baseline.differing(scenario)
    ]
    return markup.render(
        "beside.html",
        text,
        sentence=text.say(headline(page.id, baseline.results), medium),
        count=text("versus.inputs", n=plain(len(inputs_that_differ), of="inputs")),
        inputs=inputs_that_differ,
    )
