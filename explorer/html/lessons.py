"""The lesson sheets in words, as their template shows them."""

from __future__ import annotations

from typing import Any

from explorer.pages.lessons import SHEETS, Task, tasks
from explorer.scenario.address import Address
from explorer.speech import Text


def content(text: Text, home: Address) -> dict[str, Any]:
    """The sheets as the template shows them."""
    return {
        "sheets": [_sheet(sheet, text, home) for sheet in SHEETS],
        "game": {"href": home.bare("challenge").write(), "name": text("page.challenge.title")},
    }


def _sheet(sheet: str, text: Text, home: Address) -> dict[str, Any]:
    key = f"lesson.{sheet}"
    return {
        "id": sheet,
        "title": text(f"{key}.title"),
        "question": text(f"{key}.question"),
        "minutes": sum(plan.minutes for plan in SHEETS[sheet]),
        "goals": [text(name) for name in text.keys_under(f"{key}.goal.")],
        "know": [text(name) for name in text.keys_under(f"{key}.know.")],
        "tasks": [_task(task, text, home) for task in tasks(sheet)],
    }


def _task(task: Task, text: Text, home: Address) -> dict[str, Any]:
    plan = task.plan
    return {
        "minutes": plan.minutes,
        "page": text(f"lesson.page.{plan.page}") if plan.page else "",
        "href": _address(home, plan.page, plan.query),
        "from": _address(home, plan.page, plan.before),
        **{part: text.say(task.says(part)) for part in ("title", "text", "find", "why")},
    }


def _address(home: Address, page: str, query: str) -> str:
    return home.bare(page).showing(query).write() if page and query else ""
