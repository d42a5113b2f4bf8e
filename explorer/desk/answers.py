"""Who asks does not matter: one message in, one message out.

A page asks for the view of a scenario, for the chain behind a number, for the source of an input. The kernel of a notebook
answers over its websocket, the server over HTTP, and both call :class:`Answerer`, which keeps nothing of its asker.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from explorer.desk.moves import changed
from explorer.desk.refusals import problem, shorten
from explorer.desk.shown import shown
from explorer.engine.baseline import Baseline
from explorer.engine.protocol import Problem, Reply
from explorer.evidence.bounds import explained
from explorer.facts import figures
from explorer.findings.finding import plain
from explorer.html.chain import chain, lead, source
from explorer.html.embed import drawer
from explorer.message import Date
from explorer.model import Results, solve
from explorer.pages.contents import PageSpec
from explorer.pages.deck import Deck
from explorer.pages.embed import asked
from explorer.scenario import Scenario, ScenarioError, inputs
from explorer.scenario.address import Address, spelled
from explorer.scenario.changes import history
from explorer.speech import Text, choice

_BASELINES = 8  # scenarios to compare with that are kept with their charts
_MOST_SAID = 6  # what is wrong with an address, before the rest is only counted
_MOST_CHAINS = 8  # of a number that follows from several


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
        self.baseline = lru_cache(_BASELINES)(Baseline)
        self._last: Results | None = None  # only to compute less: the answer is the same without it
        self._others: dict[str, Answerer] = {}

    def speaking(self, language: object) -> Answerer:
        """Who answers for the same page in a language; itself for one that the explorer does not speak."""
        asked = choice.named(language)
        if asked is None or asked == self.text.language:
            return self
        return self._others.get(asked) or self._others.setdefault(asked, Answerer(self.page, Text(asked)))

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

    def page_html(self, scenario: Scenario, *, base: str = "", **opened: Any) -> str:
        """The whole page as HTML, see :func:`explorer.html.page.live_page`."""
        from explorer.html.page import (
            live_page,  # only where a whole page is made: a kernel under Voila never needs it
        )
        from explorer.html.still import still_page

        if not self.page.live:
            return still_page(self.page, self.text, base=base, here=opened.get("here"), embed=opened.get("embed"))
        embed, options = opened.get("embed"), opened.pop("options", None)
        page = embed.part() if embed else self.page
        first, buffer = shown(
            page,
            scenario,
            self.solve(scenario),
            self.text,
            options=options,
            tables=list(page.chart_functions),
            baseline=opened.get("baseline"),
        )
        return live_page(page, scenario, self.text, first, buffer, base=base, **opened)

    def opened(self, query: str | Address) -> tuple[Scenario, dict[str, Any]]:
        """The scenario of an address, or of its query, and what else :meth:`page_html` shows of it."""
        from explorer.html.since import edition_of, since

        given = query if isinstance(query, Address) else Address.read(f"?{query}")
        scenario, errors = Scenario.nearest(given.query)
        said = [entry["message"] for entry in self.problems(errors)]
        edition, unread = edition_of(given)
        if given.language and choice.named(given.language) is None:
            said.append(self.text("problem.language", value=shorten(given.language)))
        if unread:
            said.append(self.text("since.date", value=shorten(unread)))
        if edition > history().edition:
            said.append(self.text("since.newer", date=Date(edition), today=Date(history().edition)))
        here = self.here(given)
        return scenario, {
            "here": here,
            "options": given.readings,
            "messages": said[:_MOST_SAID]
            + ([self.text("problem.more", n=plain(len(said) - _MOST_SAID))] if len(said) > _MOST_SAID else []),
            "baseline": None if given.versus is None else self.baseline(given.versus),
            "since": since(self.page, replace(here, edition=edition), self.text) if self.page.live else "",
        }

    def here(self, given: Address) -> Address:
        """An address as the links of its page go on from it: by the data of today, in the language that is spoken."""
        asked = (
            choice.named(given.language) == self.text.language
        )  # also the usual one, if somebody asks for it by name
        language = self.text.language if asked else choice.said(self.text.language)
        return replace(given, edition=history().edition, language=language)

    def problems(self, errors: Iterable[ScenarioError]) -> list[Problem]:
        """Refusals as a page shows them."""
        return [{"field": error.field, "message": problem(error, self.text)} for error in errors]


Ask = Callable[[Answerer, Mapping[str, Any], Scenario, list[ScenarioError]], Reply | None]


def _view(answerer: Answerer, message: Mapping[str, Any], scenario: Scenario, problems: list[ScenarioError]) -> Reply:
    scenario, refused, notices = changed(scenario, _mapping(message, "change"), answerer.text)
    embed = asked(answerer.page, _mapping(message, "embed"))
    page = embed.part() if embed else answerer.page
    if isinstance(page, Deck) and "only" in message:  # the slide on screen is answered first
        page = page.part([name for name in _list(message, "only") if isinstance(name, str)])
    reply, buffer = shown(
        page,
        scenario,
        answerer.solve(scenario),
        answerer.text,
        options=_mapping(message, "options"),
        tables=[name for name in _list(message, "tables") if isinstance(name, str)],
        have=_mapping(message, "have"),
        baseline=answerer.baseline(spelled(versus)) if isinstance(versus := message.get("vs"), str) else None,
    )
    reply["problems"] = [*answerer.problems([*problems, *refused]), *notices]
    return reply, buffer


def _page(answerer: Answerer, message: Mapping[str, Any], scenario: Scenario, problems: list[ScenarioError]) -> Reply:
    scenario, opened = answerer.opened(str(message.get("query", "")))
    return {"html": answerer.page_html(scenario, **opened)}, b""


def _chain(
    answerer: Answerer, message: Mapping[str, Any], scenario: Scenario, problems: list[ScenarioError]
) -> Reply | None:
    names = str(message.get("name", "")).split()[:_MOST_CHAINS]
    results = answerer.solve(scenario)
    made = [chain(name, results, answerer.text, scenario.to_query()) for name in names if explained(name, results)]
    return ({"html": "".join([lead(str(message.get("lead", "")), answerer.text), *made])}, b"") if made else None


def _source(
    answerer: Answerer, message: Mapping[str, Any], scenario: Scenario, problems: list[ScenarioError]
) -> Reply | None:
    name = str(message.get("name", ""))
    known = name in inputs() or name in figures()
    return ({"html": source(name, scenario, answerer.text)}, b"") if known else None


def _tour(answerer: Answerer, message: Mapping[str, Any], scenario: Scenario, problems: list[ScenarioError]) -> Reply:
    from explorer.html.tour import steps  # most visits need none

    return {"steps": steps(answerer.page, answerer.text)}, b""


def _class(answerer: Answerer, message: Mapping[str, Any], scenario: Scenario, problems: list[ScenarioError]) -> Reply:
    from explorer.desk.classroom import students  # a page of one reader needs none of it

    return students(message, answerer.text)


def _class_spread(
    answerer: Answerer, message: Mapping[str, Any], scenario: Scenario, problems: list[ScenarioError]
) -> Reply | None:
    from explorer.desk.classroom import spread

    return spread(message, answerer.text)


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
        versus=versus if isinstance(versus := message.get("vs"), str) else None,
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


def _mapping(message: Mapping[str, Any], part: str) -> Mapping[str, Any]:
    found = message.get(part)
    return found if isinstance(found, Mapping) else {}


def _list(message: Mapping[str, Any], part: str) -> list[Any]:
    found = message.get(part)
    return found if isinstance(found, list) else []
