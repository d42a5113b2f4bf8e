"""The line under a chart that leaves the page: who is behind its figures, and how sure the weakest of them is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

from explorer.evidence.provenance import Basis, sources, weakest
from explorer.explain import OWN
from explorer.facts import table
from explorer.scenario import Scenario
from explorer.speech import Text

_NAMED = 3  # publishers that are named; the others are counted
_OURS = "InvestAI Explorer"  # publisher of what nobody published: its grade says so


@dataclass(frozen=True, slots=True)
class Credit:
    """What a chart rests on, in one line.

    Attributes
    ----------
    text
        Publishers behind it, those of most figures first, and the weakest grade in words.
    grade
        The weakest grade of evidence behind it; ``own`` where all is the reader's choice.
    """

    text: str
    grade: str


def credit(found: Basis, scenario: Scenario, text: Text) -> Credit:
    """The source line of something on the page.

    Parameters
    ----------
    found
        What it rests on.
    scenario
        The scenario it shows.
    text
        The language.
    """
    named = [_name(figure.publisher) for figure in sources(found, scenario)] + [
        _of_table(name) for name in found.tables
    ]
    names = [name for name, _ in Counter(filter(None, named)).most_common()]
    grade = weakest(found, scenario) or OWN
    more = text("credit.more", n=len(names) - _NAMED) if len(names) > _NAMED else ""
    parts = [text("credit.sources", names="; ".join(names[:_NAMED]), more=more)] if names else []
    return Credit(" ".join([*parts, text("credit.weakest", grade=text(f"grade.{grade}"))]), grade)


def _name(publisher: str) -> str:
    """A publisher without a remark behind a semicolon; nothing for ourselves."""
    name = publisher.partition(";")[0].strip()
    return "" if name == _OURS else name


@cache
def _of_table(name: str) -> str:
    """The publisher of most rows of a table, or of most columns where each has a source of its own."""
    rows = table(name).rows
    named = Counter(_name(str(row["publisher"])) for row in rows if row.get("publisher"))
    if not named:
        columns = [key for key in rows[0] if key.endswith("_source")]
        named = Counter(str(row[key]).partition(",")[0] for row in rows for key in columns if row[key])
    return named.most_common(1)[0][0] if named else ""
