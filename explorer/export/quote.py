"""Quotes: from a number, a chart, a verdict or a page to a sentence, a footnote, BibTeX and CSL-JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np

from explorer.about import __date__, __version__
from explorer.claims import Verdict, judged
from explorer.engine.view import chart_of
from explorer.evidence.bounds import Bounds, bounds, names_of
from explorer.evidence.provenance import basis, weakest
from explorer.export.reference import Reference, bibtex, csl
from explorer.findings.finding import plain, value
from explorer.findings.sentences import headline
from explorer.findings.verdicts import reason
from explorer.html import markup as html
from explorer.message import Listed, Name, Num, Says, numbers, say
from explorer.model import GRAPH, Results
from explorer.pages.contents import PAGES, PageSpec
from explorer.scenario import Scenario, inputs
from explorer.scenario.address import Address, readings_of, spelled
from explorer.speech import Text, choice
from explorer.speech.controls import shown_value
from explorer.speech.names import choice_name, label_of

_BASE = re.compile(r"https?://[\w.:\[\]-]+/(?:[\w.~%+-]+/)*")  # where the pages stand, as the reader's browser says
_ENDS = ("_low", "_high")  # ends of a range: they have none of their own
_NAMED = 3  # changes of a scenario, or ranges of a sentence, that are named
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Printed:
    """A value and its range as printed; `kind` is that of the range, or ``rounding`` if its ends are printed as the value is."""

    kind: str
    value: str
    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """What can be quoted: a sentence for the text of an article, and the reference behind it."""

    label: str
    sentence: str
    footnote: str
    reference: Reference

    @property
    def parts(self) -> dict[str, str]:
        """The four forms, by name."""
        return {
            "sentence": self.sentence,
            "footnote": self.footnote,
            "bibtex": bibtex(self.reference),
            "csl": json.dumps([csl(self.reference)], ensure_ascii=False, indent=2),
        }


class Quoter:
    """Makes quotes of one scenario on one page.

    Parameters
    ----------
    page, scenario, results, text
        What is on screen, and in which language.
    base
        Address of the explorer as the reader reached it; what is no address is left out.
    options
        Which reading of each chart is chosen.
    versus
        What the page compares with; None for nothing.
    accessed
        The day of the reader's visit.
    """

    def __init__(
        self,
        page: PageSpec,
        scenario: Scenario,
        results: Results,
        text: Text,
        *,
        base: str = "",
        options: Mapping[str, str] | None = None,
        versus: str | None = None,
        accessed: date | None = None,
    ) -> None:
        self.page, self.scenario, self.results, self.text = page, scenario, results, text
        self.options = options or {}
        self.home = Address(
            base if len(base) <= _LONGEST and _BASE.fullmatch(base) else "",
            page.id,
            readings=readings_of({name: chart.options for name, chart in page.chart_functions.items()}, self.options),
            versus=None if versus is None else spelled(versus),
            language=choice.said(text.language),
        )
        self.accessed = (accessed or date.today()).isoformat()

    def of(self, what: str, name: str) -> Quote | None:
        """The quote of a ``figure``, a ``chart`` or a ``claim`` of that name, or of the ``page``; None if there is none."""
        if what == "figure" and name in self.results and name not in GRAPH.tables:
            return self._figure(name)
        if what == "chart" and name in self.page.chart_functions:
            return self._chart(name)
        if what == "claim" and (found := next((verdict for verdict in judged() if verdict.claim.id == name), None)):
            return self._claim(found)
        return self._page() if what == "page" and self.page.live else None

    def _page(self) -> Quote:
        """The sentence of the page; of a page of one's own, which has none, the figures that matter."""
        page, text = self.page, self.text
        said = headline(page.id, self.results)
        nums = list(numbers(said)) or [value(self.results, name) for name in page.figures]
        names = list(dict.fromkeys(name for num in nums for name in names_of(num, self.results)))
        listed = Listed(tuple(say("cite.value", label=self._label(num), value=num) for num in nums), "semicolon")
        told = self._told(said or say("cite.sentence", said=listed), nums)
        return self._quote(page.id, text.get(f"page.{page.id}.title", page.title), told, self._address(page.id), names)

    def _figure(self, name: str) -> Quote:
        single = np.ndim(self.results[name]) == 0 and not isinstance(self.results[name], str)
        num = value(self.results, name) if single else Num(np.nan, of=name)
        found, label = self._bounds(num), label_of(name, self.text)
        said = self.text(
            f"cite.figure.{found.kind}",
            label=label,
            scenario=self._scenario(),
            **self._ends(found),
            **_stamp(self.text),
        )
        title = self.text(f"cite.title.{'range' if found.low else 'value'}", label=label, **self._ends(found))
        page = self.page.id if self.page.live else _page_with(name)
        return self._quote(
            name, title, said, self._address(page) if page else self._address("method", at=f"q-{name}"), [name], label
        )

    def _chart(self, name: str) -> Quote:
        chart = chart_of(self.page, name, self.results, self.options.get(name))
        title = self.text.get(f"chart.{name}.title", name.replace("_", " "))
        return self._quote(
            name,
            title,
            self._told(chart.found.says, list(numbers(chart.found.says))),
            self._address(self.page.id, at=f"chart-{name}"),
            list(chart.basis.quantities),
        )

    def _claim(self, verdict: Verdict) -> Quote:
        claim, text = verdict.claim, self.text
        why = text.say(reason(verdict))
        scenario = Scenario.from_query(claim.scenario)
        judged_in = text("cite.claim.in", scenario=self._scenario(scenario)) if verdict.answer else ""
        kind = text(f"claims.inside.{verdict.kind}")
        said = text(
            "cite.claim.sentence",
            claim=Name("claims", claim.id, "claim"),
            who=Name("claims", claim.id, "who"),
            said=text.date(claim.date),
            verdict=kind,
            scenario=judged_in,
            reason=why,
            **_stamp(text),
        )
        address = self._printed(replace(self.home.to("claims"), versus=None, anchor=f"claim-{claim.id}"), scenario)
        title = text("cite.claim.title", claim=text.prose(claim.claim.rstrip(".")), verdict=kind)
        return self._quote(claim.id, title, said, address, [claim.quantity] if claim.quantity else [], title, scenario)

    def _told(self, sentence: Any, nums: list[Num]) -> str:
        """A sentence of the page with its scenario, its date, and the ranges of the numbers in it."""
        found = {num: bounds(self.results, num) for num in nums if not num.of.endswith(_ENDS)}
        ranged = [(num, each) for num, each in found.items() if each.kind == "range"]
        said_already = {num.value for num in nums}  # a range whose ends the sentence says itself is not said again
        unsaid = [(num, each) for num, each in ranged if not {each.low, each.high} <= said_already]
        parts = [say("cite.range", label=self._label(num), **self._at_ends(num, each)) for num, each in unsaid[:_NAMED]]
        ranges = (
            say("cite.ranges", ranges=Listed(tuple(parts), "semicolon"))
            if parts
            else None
            if ranged
            else say("cite.no_ranges")
        )
        told = say("cite.told", scenario=self._scenario(), sentence=sentence, **_stamp(self.text))
        return self.text.say(Says.of(told, ranges))

    def _label(self, num: Num) -> Any:
        """What a number is called; one that only follows from others is called by its value."""
        return label_of(num.of, self.text) if num.of and not num.at and "/" not in num.of else num

    def _at_ends(self, num: Num, found: Bounds) -> dict[str, Num]:
        return {end: replace(num, value=getattr(found, end), words=None) for end in ("low", "high")}

    def _bounds(self, num: Num) -> Printed:
        """A number and its range as they are printed."""
        if num.of in self.results and isinstance(self.results[num.of], str):
            chosen = str(self.results[num.of])
            return Printed("none", choice_name(inputs()[num.of], chosen, self.text) if num.of in inputs() else chosen)
        found = bounds(self.results, num)
        if found.kind == "many":
            return Printed("many", self.text("chain.many", n=found.value))
        shown = self.text.say(num)
        if found.kind != "range":
            return Printed(found.kind, shown)
        low, high = (self.text.say(end) for end in self._at_ends(num, found).values())
        return Printed("rounding", shown) if low == high == shown else Printed("range", shown, low, high)

    def _ends(self, found: Printed) -> dict[str, str]:
        return {"value": found.value, "low": found.low, "high": found.high}

    def _scenario(self, scenario: Scenario | None = None, *, start: bool = False) -> str:
        """What the scenario is called, and what the reader changed in it; `start` is the start of a sentence."""
        scenario = scenario or self.scenario
        name, where = say(f"preset.{scenario.preset}.name"), "start" if start else "inside"
        changed = [
            say(
                "cite.value",
                label=say(f"input.{field}.label"),
                value=shown_value(inputs()[field], scenario[field], self.text),
            )
            for field in scenario.changed
        ]
        if not changed:
            return self.text(f"cite.{where}.scenario", name=name)
        more = [say("cite.more", n=plain(len(changed) - _NAMED, of="inputs"))] if len(changed) > _NAMED else []
        return self.text(f"cite.{where}.changed", name=name, changes=Listed((*changed[:_NAMED], *more), "semicolon"))

    def _address(self, page: str, at: str = "") -> str:
        """An address on this page, with all that it shows, or on another."""
        if page not in PAGES:
            return ""
        if not PAGES[page].live:
            return self.home.bare(page, at).write() if self.home.base else ""
        return self._printed(
            replace(self.home if page == self.page.id else self.home.to(page), anchor=at), self.scenario
        )

    def _printed(self, address: Address, scenario: Scenario) -> str:
        return address.showing(scenario).lasting().write() if address.base else ""

    def _quote(
        self,
        name: str,
        title: str,
        said: str,
        url: str,
        names: list[str],
        label: str = "",
        scenario: Scenario | None = None,
    ) -> Quote:
        text = self.text
        where = self._scenario(scenario)
        grade = weakest(basis([each for each in names if each in GRAPH.quantities]), scenario or self.scenario)
        assumes = say("cite.assumes") if grade == "assumption" else None
        note = text.say(Says.of(say("cite.note", scenario=self._scenario(scenario, start=True)), assumes))
        reference = Reference(name, title, url, __date__, self.accessed, __version__, note)
        footnote = text(
            f"cite.footnote{'' if url else '_here'}",
            title=title,
            scenario=where,
            url=url,
            accessed=text.date(self.accessed),
            **_stamp(text),
        )
        return Quote(label or title, said, footnote, reference)


def _page_with(name: str) -> str:
    """The first page that shows a value, or what is computed from it, on top; empty if none does."""
    shown = (page.id for page in PAGES.values() if page.live and name in GRAPH.ancestors(page.figures))
    return next(shown, "")


def _stamp(text: Text) -> dict[str, str]:
    return {"version": __version__, "date": text.date(__date__)}


def dialog(quote: Quote, text: Text) -> str:
    """HTML of the dialog that shows a quote."""
    parts = [
        {"id": name, "name": text(f"cite.part.{name}"), "said": said, "code": name in ("bibtex", "csl")}
        for name, said in quote.parts.items()
    ]
    return html.render("cite.html", text, label=quote.label, parts=parts)
