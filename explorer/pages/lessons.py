"""Three lesson sheets: tasks that open exact scenarios, and what is found there, computed from the model when the page is made."""

from __future__ import annotations

from dataclasses import dataclass
from string import Formatter
from typing import Any

from explorer.model import Results, solve
from explorer.scenario import Scenario
from explorer.scenario.address import Address
from explorer.speech import Text

SHEETS = ("pays", "loses", "chips")
_FROM = "from_"  # a number of the scenario that the task starts from


@dataclass(frozen=True, slots=True)
class Task:
    """One task of a sheet.

    Attributes
    ----------
    key
        Where its texts stand in the catalogue.
    results, before
        What follows from the scenario that it opens, and from the one to compare with; the same if there is none.
    """

    key: str
    results: Results
    before: Results

    def filled(self, part: str, text: Text) -> str:
        """A text of the task, its numbers filled in."""
        pattern = text(f"{self.key}.{part}")
        names = [name for _, name, _, _ in Formatter().parse(pattern) if name]
        return text(f"{self.key}.{part}", **{name: self._number(name, text) for name in names})

    def _number(self, name: str, text: Text) -> str:
        results = self.before if name.startswith(_FROM) else self.results
        quantity = name.removeprefix(_FROM)
        unit = results.unit(quantity)
        return text.quantity(float(results[quantity]), unit)


def tasks(sheet: str, text: Text) -> list[Task]:
    """The tasks of a sheet, solved."""
    found: list[Task] = []
    while text.has(f"{(key := f'lesson.{sheet}.task.{len(found) + 1}')}.title"):
        results = solve(Scenario.from_query(text(f"{key}.query")))
        before = solve(Scenario.from_query(text(f"{key}.from"))) if text.has(f"{key}.from") else results
        found.append(Task(key, results, before))
    return found


def content(text: Text, home: Address) -> dict[str, Any]:
    """The sheets as the template shows them."""
    return {
        "sheets": [_sheet(sheet, text, home) for sheet in SHEETS],
        "game": {"href": home.bare("challenge").write(), "name": text("page.challenge.title")},
    }


def _sheet(sheet: str, text: Text, home: Address) -> dict[str, Any]:
    key, found = f"lesson.{sheet}", tasks(sheet, text)
    return {
        "id": sheet,
        "title": text(f"{key}.title"),
        "question": text(f"{key}.question"),
        "minutes": sum(int(text(f"{task.key}.minutes")) for task in found),
        "goals": [text(name) for name in text.keys_under(f"{key}.goal.")],
        "know": [text(name) for name in text.keys_under(f"{key}.know.")],
        "tasks": [_task(task, text, home) for task in found],
    }


def _task(task: Task, text: Text, home: Address) -> dict[str, Any]:
    page = text.get(f"{task.key}.page")
    return {
        "title": text(f"{task.key}.title"),
        "minutes": text(f"{task.key}.minutes"),
        "text": task.filled("text", text),
        "find": task.filled("find", text),
        "why": task.filled("why", text),
        "page": text(f"lesson.page.{page}") if page else "",
        "href": _address(home, page, text(f"{task.key}.query")),
        "from": _address(home, page, text(f"{task.key}.from")) if text.has(f"{task.key}.from") else "",
    }


def _address(home: Address, page: str, query: str) -> str:
    return home.bare(page).showing(query).write() if page else ""
