"""Who asks does not matter: one message in, one message out.

A page asks for the view of a scenario, for the chain behind a number, for the source of an input. The kernel of a notebook
answers over its websocket, the server over HTTP, and both call :class:`Answerer`, which keeps nothing of its asker.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from explorer.engine.baseline import Baseline
from explorer.engine.protocol import Answer, Problem
from explorer.engine.view import view
from explorer.facts import figures
from explorer.html.chain import chain, source
from explorer.model import Results, solve
from explorer.pages.contents import PageSpec
from explorer.pages.deck import Deck
from explorer.pages.embed import asked, drawer
from explorer.scenario import Scenario, ScenarioError, address, inputs
from explorer.scenario.changes import history
from explorer.speech import Text
from explorer.speech.entry import parse
from explorer.speech.numbers import PLAIN_UNITS

_UNSAID = PLAIN_UNITS - {"", "1", "ratio", "choice", "flag"}  # units that a label says, but a refusal must say itself

_BASELINES = 8  # scenarios to compare with that are kept with their charts
_MOST_SAID = 6  # what is wrong with an address, before the rest is only counted
_LONGEST = 60  # characters of a refused value that are repeated

Reply = tuple[Answer, bytes]


class Answerer:
    """Answers the messages of one page.

    Parameters
    ----------
    page
        The page that asks.
    text
        The language of the answers.
    """

    def __init__(self, page: PageSpec, text: Text) -> None:
        self.page = page
        self.text = text
        self.baseline = lru_cache(_BASELINES)(lambda query: Baseline(query, text))
        self._last: Results | None = None  # only to compute less: the answer is the same without it

    def solve(self, scenario: Scenario) -> Results:
        """All quantities of a scenario; what did not change since the last one is not computed again."""
        results = solve(scenario, previous=self._last)
        self._last = results
        return results  # not `self._last`: another thread of the server may have put its own there

    def shown(self, scenario: Scenario) -> tuple[PageSpec, Scenario, Results, Text]:
        """What leaves the page: it, the scenario, what follows from it, the language."""
        return self.page, scenario, self.solve(scenario), self.text

    def __call__(self, message: Mapping[str, Any]) -> Reply:
        """Answer one message.

        Parameters
        ----------
        message
            A question of :mod:`explorer.engine.protocol`, or whatever else somebody sends.

        Returns
        -------
        tuple
            The answer that goes with it and the buffer of its arrays. What cannot be answered comes back as ``problems``, never as an
            exception of the reader's making.
        """
        scenario, problems = Scenario.nearest(str(message.get("query", "")))
        ask = message.get("ask")
        if isinstance(ask, str) and ask in _ASKS and (reply := _ASKS[ask](self, message, scenario, problems)):
            return reply
        name = str(message.get("name", ""))
        return {"problems": [{"field": "", "message": self.text("problem.unknown", what=f"{ask} {name}".strip())}]}, b""

    def page_html(self, scenario: Scenario, *, base: str = "", **shown: Any) -> str:
        """The whole page as HTML, see :func:`explorer.html.page.live_page`."""
        from explorer.html.page import (
            live_page,  # only where a whole page is made: a kernel under Voila never needs it
        )
        from explorer.html.still import still_page

        if not self.page.live:
            return still_page(self.page, self.text, base=base, embed=shown.get("embed"))
        return live_page(self.page, scenario, self.solve(scenario), self.text, base=base, **shown)

    def opened(self, query: str) -> tuple[Scenario, dict[str, Any]]:
        """The scenario of an address, and what else :meth:`page_html` shows of it."""
        from explorer.engine.since import edition_of, since

        scenario, errors = Scenario.nearest(query)
        said = [entry["message"] for entry in self.problems(errors)]
        edition, unread = edition_of(query)
        if unread:
            said.append(self.text("since.date", value=shorten(unread)))
        if edition > history().edition:
            said.append(self.text("since.newer", date=self.text.date(edition), today=self.text.date(history().edition)))
        versus = address.parameters(query).get("vs")
        return scenario, {
            "options": address.views(query),
            "messages": said[:_MOST_SAID]
            + ([self.text("problem.more", n=len(said) - _MOST_SAID)] if len(said) > _MOST_SAID else []),
            "baseline": None if versus is None else self.baseline(address.versus(versus)),
            "since": since(self.page, query, self.text) if self.page.live else "",
        }

    def problems(self, errors: Iterable[ScenarioError]) -> list[Problem]:
        """Refusals as a page shows them."""
        return [{"field": error.field, "message": problem(error, self.text)} for error in errors]


Ask = Callable[[Answerer, Mapping[str, Any], Scenario, list[ScenarioError]], Reply | None]


def _view(answerer: Answerer, message: Mapping[str, Any], scenario: Scenario, problems: list[ScenarioError]) -> Reply:
    scenario, refused = _changed(scenario, _mapping(message, "change"))
    embed = asked(answerer.page, _mapping(message, "embed"), answerer.text)
    page = embed.part() if embed else answerer.page
    if isinstance(page, Deck) and "only" in message:  # the slide on screen is answered first
        page = page.part([name for name in _list(message, "only") if isinstance(name, str)])
    reply, buffer = view(
        page,
        scenario,
        answerer.solve(scenario),
        answerer.text,
        options=_mapping(message, "options"),
        tables=[name for name in _list(message, "tables") if isinstance(name, str)],
        have=_mapping(message, "have"),
        baseline=answerer.baseline(address.versus(versus)) if isinstance(versus := message.get("vs"), str) else None,
    )
    reply["problems"] = answerer.problems([*problems, *refused])
    return reply, buffer


def _page(answerer: Answerer, message: Mapping[str, Any], scenario: Scenario, problems: list[ScenarioError]) -> Reply:
    scenario, shown = answerer.opened(str(message.get("query", "")))
    return {"html": answerer.page_html(scenario, **shown)}, b""


def _chain(
    answerer: Answerer, message: Mapping[str, Any], scenario: Scenario, problems: list[ScenarioError]
) -> Reply | None:
    name = str(message.get("name", ""))
    results = answerer.solve(scenario)
    return ({"html": chain(name, results, answerer.text, scenario.to_query())}, b"") if name in results else None


def _source(
    answerer: Answerer, message: Mapping[str, Any], scenario: Scenario, problems: list[ScenarioError]
) -> Reply | None:
    name = str(message.get("name", ""))
    known = name in inputs() or name in figures()
    return ({"html": source(name, scenario, answerer.text)}, b"") if known else None


def _tour(answerer: Answerer, message: Mapping[str, Any], scenario: Scenario, problems: list[ScenarioError]) -> Reply:
    from explorer.pages.tour import steps  # most visits need none

    return {"steps": steps(answerer.page, answerer.text)}, b""


def _class(answerer: Answerer, message: Mapping[str, Any], scenario: Scenario, problems: list[ScenarioError]) -> Reply:
    from explorer.desk.classroom import students  # a page of one reader needs none of it

    return students(answerer, message)


def _class_spread(
    answerer: Answerer, message: Mapping[str, Any], scenario: Scenario, problems: list[ScenarioError]
) -> Reply | None:
    from explorer.desk.classroom import spread

    return spread(answerer, message)


def _embed(
    answerer: Answerer, message: Mapping[str, Any], scenario: Scenario, problems: list[ScenarioError]
) -> Reply | None:
    return {"html": drawer(answerer.page, str(message.get("name", "")), answerer.text)}, b""


def _cite(
    answerer: Answerer, message: Mapping[str, Any], scenario: Scenario, problems: list[ScenarioError]
) -> Reply | None:
    from explorer.export.quote import Quoter, dialog  # only when somebody cites

    quoter = Quoter(
        answerer.page,
        scenario,
        answerer.solve(scenario),
        answerer.text,
        base=str(message.get("base", "")),
        options=_mapping(message, "options"),
    )
    quote = quoter.of(str(message.get("what", "")), str(message.get("name", "")))
    return ({"html": dialog(quote, answerer.text)}, b"") if quote else None


def _downloads(
    answerer: Answerer, message: Mapping[str, Any], scenario: Scenario, problems: list[ScenarioError]
) -> Reply | None:
    from explorer.desk.downloads import menu  # no page needs it until a reader asks

    reply = menu(message, answerer.shown(scenario))
    return (reply, b"") if reply else None


def _download(
    answerer: Answerer, message: Mapping[str, Any], scenario: Scenario, problems: list[ScenarioError]
) -> Reply | None:
    from explorer.desk.downloads import file

    return file(message, answerer.shown(scenario))


def _python(
    answerer: Answerer, message: Mapping[str, Any], scenario: Scenario, problems: list[ScenarioError]
) -> Reply | None:
    from explorer.desk.downloads import python

    return python(message, answerer.shown(scenario)), b""


_ASKS: dict[str, Ask] = {
    "view": _view,
    "page": _page,
    "chain": _chain,
    "source": _source,
    "tour": _tour,
    "class": _class,
    "class_spread": _class_spread,
    "embed": _embed,
    "downloads": _downloads,
    "download": _download,
    "python": _python,
    "cite": _cite,
}
"""What a page can ask for. Each gives its answer, or None for a name that there is none of."""


def _changed(scenario: Scenario, change: Mapping[str, object]) -> tuple[Scenario, list[ScenarioError]]:
    """The scenario with what the reader moved or typed.

    ``None`` puts an input back to its preset; a value that is refused leaves the last good one.
    """
    refused: list[ScenarioError] = []
    for field, typed in change.items():
        if field not in inputs():
            continue
        try:
            value = Scenario(scenario.preset)[field] if typed is None else parse(inputs()[field], typed)
            scenario = scenario.replace(**{field: value})
        except ScenarioError as error:
            error.value = typed  # as the reader typed it, not as it was understood
            refused.append(error)
    return scenario, refused


def _mapping(message: Mapping[str, Any], part: str) -> Mapping[str, Any]:
    found = message.get(part)
    return found if isinstance(found, Mapping) else {}


def _list(message: Mapping[str, Any], part: str) -> list[Any]:
    found = message.get(part)
    return found if isinstance(found, list) else []


def shorten(value: object) -> str:
    """A refused value, short enough to be repeated, and without what cannot be printed."""
    said = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in str(value)[: _LONGEST + 1])
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"


def problem(error: ScenarioError, text: Text) -> str:
    """A refusal in the reader's words, with field, range and unit."""
    entry = inputs().get(error.field)
    if entry is None:
        return text("problem.field", field=shorten(error.field), reason=f"{shorten(error.value)} {error.reason}")
    label = text(f"input.{entry.name}.label")
    if entry.kind == "choice":
        return text("problem.choice", field=label, value=shorten(error.value))
    return text(
        "problem.range",
        field=label,
        value=shorten(error.value),
        low=text.quantity(entry.low, entry.unit),
        high=" ".join([text.quantity(entry.high, entry.unit), *([entry.unit] if entry.unit in _UNSAID else [])]),
        reason=text.get(f"problem.reason.{error.reason}", str(error.reason)),
    )
