"""The line under a chart that leaves the page: who is behind its figures, and how sure the weakest of them is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

from explorer.evidence.provenance import Basis, sources, weakest
from explorer.explain import OWN
from explorer.facts import table
from explorer.message import Listed, Num, Says, say
from explorer.scenario import Scenario

_NAMED = 3  # publishers that are named; the others are counted
_OURS = "InvestAI Explorer"  # publisher of what nobody published: its grade says so


@dataclass(frozen=True, slots=True)
class Credit:
    """What a chart rests on.

    Attributes
    ----------
    names
        Publishers behind it, those of most figures first.
    grade
        The weakest grade of evidence behind it; ``own`` where all is the reader's choice.
    """

    names: tuple[str, ...]
    grade: str

    @property
    def says(self) -> Says:
        """The same in a line."""
        more = Num(max(len(self.names) - _NAMED, 0), of="publishers")
        who = say("credit.sources", names=Listed(self.names[:_NAMED], "semicolon"), more=more) if self.names else None
        return Says.of(who, say("credit.weakest", grade=say(f"grade.{self.grade}")))


def credit(found: Basis, scenario: Scenario) -> Credit:
    """Who and what is behind something on the page.

    Parameters
    ----------
    found
        What it rests on.
    scenario
        The scenario it shows.
    """
    named = [_name(figure.publisher) for figure in sources(found, scenario)] + [
        _of_table(name) for name in found.tables
    ]
    names = tuple(name for name, _ in Counter(filter(None, named)).most_common())
    return Credit(names, weakest(found, scenario) or OWN)


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
