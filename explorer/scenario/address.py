"""The whole address: every link of the explorer is written here, and read here.

An address says which page, the scenario, the reading of each chart, what is compared with, the edition of the data, the language, what
else the page is to do, and a place on it. In the browser ``explorer/static/js/address.js`` does the same, by the rules of :func:`rules`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any
from urllib.parse import quote, unquote_plus

from explorer.scenario.changes import date_of, history
from explorer.scenario.links import PAGE_PARAMETERS, PRESET_KEY, SHORT_KEY, VERSION_KEY, VIEW_PREFIX, shorten
from explorer.scenario.scenario import VERSION, Scenario

LONG = 200
"""Characters from which on a link is given in short."""

INDEX = "index"
"""The page that stands at the address of the explorer itself."""

_MOST = 400  # readings that are read; the explorer writes fewer
_BARE = "!*'():~"  # what a value may hold as it is, as in the browser
_EDITION, _VERSUS, _LANGUAGE, _THEN = "data", "vs", "lang", "then"


def rules() -> dict[str, Any]:
    """What the script of a page must know to write and read addresses as this module does."""
    return {"own": sorted(PAGE_PARAMETERS), "view": VIEW_PREFIX, "long": LONG}


@dataclass(frozen=True, slots=True)
class Address:
    """An address; it does not change, :func:`dataclasses.replace` makes another.

    Attributes
    ----------
    base, page
        Where the explorer stands, with a slash at its end, and the id of the page. Without both it is one on the same page.
    query
        The scenario as it stands in the address, in full or in short; empty for that of the page as it is.
    readings
        Which reading of each chart is asked for: ``view.countries=per_head``.
    versus
        The scenario to compare with, in full or in short; None for none, and the empty one is a scenario too.
    edition
        The day of the data that it was made with, as it is written; empty for those of today.
    language
        Code of the language; empty for whatever the reader's browser asks for.
    more
        The page's own parameters, such as ``embed``.
    anchor
        A place on the page.
    """

    base: str = ""
    page: str = ""
    query: str = ""
    readings: Mapping[str, str] = field(default_factory=dict, hash=False)
    versus: str | None = None
    edition: str = ""
    language: str = ""
    more: Mapping[str, str] = field(default_factory=dict, hash=False)
    anchor: str = ""

    def __post_init__(self) -> None:
        for name in ("readings", "more"):
            given: Mapping[str, str] = getattr(self, name)
            object.__setattr__(self, name, MappingProxyType(dict(sorted(given.items()))))

    # Reading ------------------------------------------------------------------------------------------------------------
    @classmethod
    def read(cls, text: str) -> Address:
        """What a text says that is an address, or what follows the question mark of one; of what is given twice, the first."""
        whole, _, anchor = text.partition("#")
        where, mark, query = whole.partition("?")
        if not mark and "://" not in whole and "=" in whole:
            where, query = "", whole
        base, slash, page = where.rpartition("/")
        scenario: list[str] = []
        readings: dict[str, str] = {}
        own: dict[str, str] = {}
        for part in query.split("&"):
            name, _, value = (unquote_plus(half) for half in part.partition("="))
            if name.startswith(VIEW_PREFIX):
                if len(readings) < _MOST:
                    readings.setdefault(name.removeprefix(VIEW_PREFIX), value)
            elif name in PAGE_PARAMETERS:
                own.setdefault(name, value)
            elif part:
                scenario.append(part)
        versus = own.pop(_VERSUS, None)
        return cls(
            base=base + slash,
            page=page,
            query="&".join(scenario),
            readings=readings,
            versus=None if versus is None else spelled(versus),
            edition=own.pop(_EDITION, ""),
            language=own.pop(_LANGUAGE, ""),
            more=own,
            anchor=anchor,
        )

    @property
    def then(self) -> str:
        """Of a scenario to compare with: the edition whose data it is shown by; empty for those of today."""
        return date_of(self.more.get(_THEN, "")) or ""

    # Writing ------------------------------------------------------------------------------------------------------------
    def write(self, *, short: bool = False) -> str:
        """The address as a text; the same one is written the same way each time.

        Parameters
        ----------
        short
            Say the scenarios and the date in short.
        """
        where = self.base if self.page == INDEX and self.base else f"{self.base}{self.page}"
        search = self.search(short=short)
        mark = "?" if search or not where else ""
        return f"{where}{mark}{search}{f'#{self.anchor}' if self.anchor else ''}"

    def search(self, *, short: bool = False) -> str:
        """What stands after its question mark."""
        query, versus = self.query, self.versus
        if short:
            query = Scenario.nearest(query)[0].to_short()
            versus = None if versus is None else _shortened(versus)
        edition = date_of(self.edition) if query or versus is not None else None
        if edition and short:
            edition = edition[2:].replace("-", "")
        own = {_EDITION: edition, _VERSUS: versus, _LANGUAGE: self.language or None}
        said = [
            *((f"{VIEW_PREFIX}{chart}", reading) for chart, reading in self.readings.items()),
            *((name, value) for name, value in own.items() if value is not None),
            *self.more.items(),
        ]
        return "&".join(filter(None, [query, *(f"{_safe(name)}={_safe(value)}" for name, value in said)]))

    @property
    def link(self) -> str:
        """The address to pass on: in short where it would be long."""
        whole = self.write()
        return whole if len(whole) < LONG else self.write(short=True)

    # Others -------------------------------------------------------------------------------------------------------------
    def showing(self, scenario: Scenario | str) -> Address:
        """The same page with another scenario, by the data of today."""
        query = scenario.to_query() if isinstance(scenario, Scenario) else scenario
        return replace(self, query=query, edition=history().edition)

    def lasting(self) -> Address:
        """The same for what is kept or printed: it names its preset, whatever a page without one opens one day, and the edition."""
        scenario = Scenario.nearest(self.query)[0]
        query = scenario.to_query() or f"{VERSION_KEY}={VERSION}"
        named = query if query.startswith(f"{PRESET_KEY}=") else f"{PRESET_KEY}={scenario.preset}&{query}"
        return self.showing(named)

    def to(self, page: str) -> Address:
        """Another page with the same scenario, compared with the same; the readings are those of this page's charts."""
        return replace(self, page=page, readings={}, more={}, anchor="")

    def bare(self, page: str = "", anchor: str = "", **more: str) -> Address:
        """Another page, with nothing of this one but its language."""
        return Address(base=self.base, page=page, language=self.language, anchor=anchor, more=more)


def baseline(scenario: Scenario, then: str = "", *, short: bool = False) -> str:
    """How an address names a scenario to compare with.

    Parameters
    ----------
    then
        The edition whose data it is shown by; empty for those of today.
    short
        In short.
    """
    said = shorten(scenario.preset, scenario.changed) if short else scenario.to_query()
    if not then:
        return said
    return "&".join(filter(None, [f"{SHORT_KEY}={said}" if short else said, f"{_THEN}={then}"]))


def readings_of(charts: Mapping[str, Iterable[str]], asked: Mapping[str, Any]) -> dict[str, str]:
    """Of the readings that are asked for those that there are, by chart; the first of a chart goes without saying.

    Parameters
    ----------
    charts
        The readings of each chart.
    """
    offered = {name: [*options][1:] for name, options in charts.items()}
    return {name: option for name, option in asked.items() if option in offered.get(name, ())}


def spelled(versus: str) -> str:
    """The query of a baseline as ``vs`` holds it: a whole query, or a scenario in short."""
    return versus if "=" in versus or not versus else f"{SHORT_KEY}={versus}"


def _shortened(versus: str) -> str:
    other = Address.read(f"?{versus}")
    return baseline(Scenario.nearest(other.query)[0], other.then, short=True)


def _safe(text: str) -> str:
    return quote(text, safe=_BARE, errors="replace")
