"""What the data said before: every change of a figure, a preset, a default or a name since the first edition.

A link carries the edition of the data that it was made with. From `data/changes.csv` follows what has changed since, and every value as
it was, so that an old link can show what it showed. The *model* is not kept: a change of a formula stands in the change log alone.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from explorer import facts
from explorer.scenario.inputs import Value, inputs

FIRST = "2026-11-23"
"""The first edition of the data."""

_WRITTEN = re.compile(r"(?:20)?([0-9]{2})-?([0-9]{2})-?([0-9]{2})")


@dataclass(frozen=True, slots=True)
class Change:
    """One row of the table, see ``data/datapackage.json``."""

    date: str
    kind: str
    id: str
    before: str
    after: str
    unit: str
    why: str


class History:
    """Changes in the order of their dates, and the values of any edition.

    Parameters
    ----------
    changes
        The changes, in any order.
    listed
        What each preset lists today, by preset and input, as text; without it, as the tables have it.
    defaults
        Default of each input today, as text.
    """

    def __init__(
        self,
        changes: Iterable[Change],
        listed: Mapping[str, Mapping[str, str]] | None = None,
        defaults: Mapping[str, str] | None = None,
    ) -> None:
        self.changes = tuple(sorted(changes, key=lambda change: change.date))
        self._listed = _listed() if listed is None else listed
        self._defaults = (
            {row["name"]: row["default"] for row in facts.table("inputs")} if defaults is None else defaults
        )
        self.names = {change.id: change.after for change in self.changes if change.kind == "input"}

    @property
    def edition(self) -> str:
        """Edition of the data in use."""
        return max([FIRST, *(change.date for change in self.changes)])

    def since(self, edition: str) -> list[Change]:
        """What later editions changed."""
        return [change for change in self.changes if change.date > edition]

    def renamed(self, name: str) -> str | None:
        """What an input is called today that once was called so; empty if it is gone, None if none was called so."""
        found, steps = None, len(self.names)
        while name in self.names and steps:  # as often as there are names at most: a circle must not hold anyone up
            found = name = self.names[name]
            steps -= 1
        return found

    def figures(self, edition: str) -> dict[str, float]:
        """Figures, and ends of their ranges, that an edition had otherwise: the values that they had."""
        later = [change for change in self.since(edition) if change.kind == "figure"]
        return {change.id: float(change.before) for change in reversed(later)}

    def preset(self, preset: str, edition: str) -> dict[str, Value]:
        """What a preset said of every input in an edition."""
        listed: dict[str, str] = dict(self._listed.get(preset, {}))
        defaults = dict(self._defaults)
        for change in reversed(self.since(edition)):
            if change.kind == "default":
                defaults[change.id] = change.before
            elif change.kind == "preset" and change.id.startswith(f"{preset}."):
                field = change.id.partition(".")[2]
                if change.before:
                    listed[field] = change.before
                else:
                    listed.pop(field, None)
        # Not checked against the range of today: the value was in the range of its day.
        return {
            name: entry.read(listed[name] if name in listed else defaults[name]) for name, entry in inputs().items()
        }


def _listed() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in facts.table("presets"):
        found.setdefault(row["preset"], {})[row["field"]] = row["value"]
    return found


@cache
def history() -> History:
    """The history of the data."""
    return History(Change(**row) for row in facts.table("changes"))


def date_of(text: str) -> str | None:
    """A date as a link writes it, in full (2026-11-23) or short (261123); None if it is none."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return None
    written = "20{}-{}-{}".format(*found.groups())
    try:
        datetime.date.fromisoformat(written)
    except ValueError:
        return None
    return written
