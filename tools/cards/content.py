"""What stands on each page's card: the picture that other media show beside a link to it. All of it is the default scenario's."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from html import escape
from typing import Any

from explorer import __date__
from explorer.engine.view import chart_of, figure_of
from explorer.export.cells import columns
from explorer.facts import figures
from explorer.findings.sentences import headline
from explorer.message import Num, Says, say
from explorer.model import GRAPH, solve
from explorer.pages.contents import PAGES
from explorer.paths import STATIC
from explorer.scenario import Scenario
from explorer.speech import Medium, Text

FOLDER = STATIC / "cards"
RECORD = FOLDER / "cards.json"
"""What the cards showed when they were made."""

# The chart of each card: the one that says most at a glance. A page without charts borrows one, and names its page's first figures.
_CHARTS = {
    "funding_mix": "flow",
    "layered_fund": "loss_stepper",
    "gigafactory": "budget",
    "economics": "cash_flow",
    "access": "access_shares",
    "claims": "attribution",
    "compare": "frontier",
    "sensitivity": "tornado",
}
_BORROWED = {"index": ("funding_mix", "countries"), "method": ("compare", "backtest")}
_OTHERWISE = ("compare", "backtest")
_LONGEST = 180  # characters of the sentence; the first one stands, however long
_FIGURES = 4


@dataclass(frozen=True, slots=True)
class _Bold(Medium):
    """Words as HTML, numbers in bold."""

    def literal(self, words: str) -> str:
        return escape(words)

    def number(self, shown: str, num: Num) -> str:
        return f"<b>{escape(shown)}</b>"


def _short(said: Says, text: Text) -> str:
    """The first sentences of a headline, as many as a card has room for."""
    kept = said.parts[:1]
    for part in said.parts[1:]:
        if len(text.say(Says((*kept, part)))) > _LONGEST:
            break
        kept = (*kept, part)
    return text.say(Says(kept), _Bold())


def _numbers_of_the_method(text: Text) -> list[dict[str, str]]:
    grades = [figure.grade for figure in figures().values()]
    counts = {
        "quantities": len(GRAPH.quantities),
        "figures": len(grades),
        "law": grades.count("law") + grades.count("official"),
        "assumptions": grades.count("assumption"),
    }
    return [{"label": text(f"card.{name}"), "value": text.numbers.count(n)} for name, n in counts.items()]


def content(name: str) -> dict[str, Any]:
    """What the card of a page shows: texts, figures, and a fingerprint of its chart."""
    text, scenario = Text(), Scenario()
    results, page = solve(scenario), PAGES[name]
    from_page, chart = (
        (name, _CHARTS.get(name, next(iter(page.chart_functions)))) if page.live else _BORROWED.get(name, _OTHERWISE)
    )
    if page.live:
        sentence = _short(headline(name, results), text)
    else:
        key = "index.heading" if name == "index" else f"page.{name}.description"
        sentence = text.say(say(key), _Bold())
    shown = page.figures or (PAGES[from_page].figures if name == "index" else ())
    made = chart_of(PAGES[from_page], chart, results)
    said, table = text.say(made.found.says), columns(made.table, text)
    return {
        "question": "" if name == "index" else text(f"page.{name}.title"),
        "sentence": sentence,
        "figures": [
            {"label": text(f"figure.{one}"), "value": text.say(figure_of(one, results))} for one in shown[:_FIGURES]
        ]
        or _numbers_of_the_method(text),
        "page": from_page,
        "chart": chart,
        "title": text(f"chart.{chart}.title"),
        "numbers": hashlib.blake2b(
            json.dumps([said, [column.head for column in table], [column.shown for column in table]]).encode(),
            digest_size=8,
        ).hexdigest(),
        "point": text(f"preset.{scenario.preset}.name"),
        "date": __date__,
    }


def contents() -> dict[str, dict[str, Any]]:
    """What the card of every page shows."""
    return {name: content(name) for name in PAGES}
