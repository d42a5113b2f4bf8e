"""Which pages use a figure, a quantity or a table: found by drawing every chart, see :mod:`explorer.evidence.provenance`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from explorer.charts import Drawn
from explorer.claims import claims
from explorer.evidence.provenance import Basis, Reading, basis, basis_of_chart, sources
from explorer.facts import figures
from explorer.findings.sentences import headline, note
from explorer.ledger import TABLES
from explorer.message import tables
from explorer.model import GRAPH, solve
from explorer.pages.contents import PAGES, PageSpec
from explorer.scenario import Scenario, inputs
from explorer.speech import Text
from explorer.speech.pattern import places

_FEW = 4  # an input with so many choices is tried with each: a chart may read other figures then


@cache
def pages_of() -> Mapping[str, tuple[str, ...]]:
    """For each figure or quantity that a page uses, however far up, and each table that it reads, the pages in their order."""
    found, text = defaultdict(list), Text()
    for page in PAGES.values():
        names = _told(page.id, text)
        for scenario in _scenarios(page):
            for each in _bases(page, scenario, text):
                names |= GRAPH.ancestors(each.quantities) & GRAPH.quantities.keys()
                names |= {figure.id for figure in sources(each, scenario)}
        for chart in page.chart_functions.values():
            for option in chart.options or (None,):
                names |= _named(chart, option)
        for name in names:
            found[name].append(page.id)
    return {name: tuple(pages) for name, pages in found.items()}


def _scenarios(page: PageSpec) -> Iterator[Scenario]:
    yield Scenario()
    for name in () if page.heavy else page.fields:
        choices = inputs()[name].choices
        if len(choices) <= _FEW:
            yield from (Scenario().replace(**{name: choice}) for choice in choices)


def _bases(page: PageSpec, scenario: Scenario, text: Text) -> Iterator[Basis]:
    results = solve(scenario)
    yield basis([*page.figures, *page.fields])
    if page.heavy:
        return  # it is all made from draws of the results on top of it: what they rest on is known already
    reading = Reading(results)
    headline(page.id, reading)
    for name in page.figures:
        note(name, reading, page.id)
    yield basis(reading.read)
    for function in page.chart_functions.values():
        for option in function.options or (None,):
            yield basis_of_chart(function, results, option)


def _named(chart: Drawn, option: str | None) -> set[str]:
    """Tables whose rows a chart names, and figures that it reads by itself."""
    choice = () if option is None else (option,)
    reading = Reading(solve(Scenario()))
    found = chart.find(reading, *choice)
    picture = chart.draw(found, reading, *choice)
    named = {*tables([found.says, found.table.rows, picture.figure, picture.narrow])} & set(TABLES)
    return named | (reading.read & figures().keys())


def _told(page: str, text: Text) -> set[str]:
    """What a page tells besides: the first one in its texts, that of claims in its claims."""
    if page == "claims":
        answered = basis({name for claim in claims() for name in (claim.quantity, claim.claimed) if name})
        return {"claims", *answered.figures, *GRAPH.ancestors(answered.quantities) & GRAPH.quantities.keys()}
    if page == "index":
        return {name for key in text.keys_under("index.") for name in places(text.pattern(key))} & figures().keys()
    return set()
