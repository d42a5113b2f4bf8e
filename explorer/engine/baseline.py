"""The scenario that the one on screen is compared with."""

from __future__ import annotations

from html import escape
from typing import Any

from explorer.engine.controls import shown_value
from explorer.engine.view import ChartView
from explorer.findings.finding import plain
from explorer.findings.sentences import headline
from explorer.html import markup as html
from explorer.message import Date, say
from explorer.model import GRAPH, Results, solve
from explorer.pages.contents import PageSpec
from explorer.scenario import Scenario, inputs
from explorer.scenario.address import Address, baseline
from explorer.scenario.changes import history
from explorer.speech import Text


class Baseline:
    """A scenario to compare with, and what follows from it.

    Parameters
    ----------
    query
        Its query, in full or in short. With ``then``, the date of an edition, it is what that scenario was by the data of its day.
    text
        The language.
    """

    def __init__(self, query: str, text: Text) -> None:
        self._text = text
        self.scenario, self.errors = Scenario.nearest(query)
        self.then = Address.read(f"?{query}").then
        self.values = self.scenario.values
        self.results = solve(self.scenario)
        if self.then:
            self.values, self.results = as_it_was(query, self.then)
        self.charts: dict[tuple[str, str | None], ChartView] = {}  # drawn once, whatever moves beside it

    @property
    def query(self) -> str:
        """How the address names it."""
        return baseline(self.scenario, self.then)

    @property
    def short(self) -> str:
        """The same in short."""
        return baseline(self.scenario, self.then, short=True)

    @property
    def name(self) -> str:
        """What the reader calls it."""
        name = say(f"preset.{self.scenario.preset}.name")
        if changed := len(self.scenario.changed):
            name = say("versus.name.changed", preset=name, n=plain(changed, of="inputs"))
        return self._text.say(say("versus.name.then", scenario=name, date=Date(self.then)) if self.then else name)

    def differing(self, scenario: Scenario) -> list[str]:
        """Inputs that have another value than in a scenario."""
        return [name for name, value in scenario.values.items() if value != self.values[name]]

    def shown(self, field: str) -> str:
        """Its value of an input, as the reader reads it."""
        return shown_value(inputs()[field], self.values[field], self._text)

    def said(self, page: PageSpec, scenario: Scenario) -> str:
        """What it says where the scenario on screen says something else, as HTML: its sentence, and the inputs that differ."""
        text = self._text
        differing = self.differing(scenario)
        sentence = text.say(
            headline(page.id, self.results), html.Page(self.results, None if self.then else self.scenario)
        )
        listed = "".join(
            "<li>"
            + escape(
                text(
                    "versus.input",
                    label=text(f"input.{name}.label"),
                    was=self.shown(name),
                    now=shown_value(inputs()[name], scenario[name], text),
                )
            )
            + "</li>"
            for name in differing
        )
        count = escape(text("versus.inputs", n=plain(len(differing), of="inputs")))
        return f'<p class="before"><b>{escape(text("versus.baseline"))}</b> {sentence}</p>' + (
            f"<details><summary>{count}</summary><ul>{listed}</ul></details>" if differing else f"<p>{count}</p>"
        )


def as_it_was(query: str, edition: str) -> tuple[dict[str, Any], Results]:
    """Values and results of a query by the data of an edition: what it names is the reader's, the rest is as it was then."""
    preset, said, _ = Scenario.read(query)
    values = {**history().preset(preset, edition), **said}
    today = solve(Scenario(preset, **said))
    # What the model no longer uses cannot be put back: its formulas are those of today. An input has its figure's name: the input counts.
    before = {name: value for name, value in history().figures(edition).items() if name in today}
    return values, GRAPH.solve({**before, **values}, today, given=today.given)
