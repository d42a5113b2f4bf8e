"""What an address says besides the scenario: the reading of each chart, and what the page is to do."""

from __future__ import annotations

from urllib.parse import parse_qsl, quote

from explorer.scenario.changes import history
from explorer.scenario.links import PAGE_PARAMETERS, VIEW_PREFIX

_MOST = 400  # parameters that are read; the explorer writes fewer


def _pairs(query: str) -> list[tuple[str, str]]:
    return parse_qsl("&".join(query.removeprefix("?").split("&")[:_MOST]), keep_blank_values=True)


def views(query: str) -> dict[str, str]:
    """Which reading of each chart the address asks for: ``view.countries=per_head``."""
    return {key.removeprefix(VIEW_PREFIX): value for key, value in _pairs(query) if key.startswith(VIEW_PREFIX)}


def parameters(query: str) -> dict[str, str]:
    """The page's own parameters, such as ``embed``; the first of a name counts."""
    return {key: value for key, value in reversed(_pairs(query)) if key in PAGE_PARAMETERS}


def versus(value: str) -> str:
    """The query of a baseline as ``vs`` holds it: a whole query, or a scenario in short."""
    return value if "=" in value or not value else f"s={value}"


def dated(query: str, versus: str | None = None) -> str:
    """A query as a link of today carries it: with the edition of the data, and with what it is compared with."""
    parts = [query, f"data={history().edition}" if query or versus is not None else ""]
    return "&".join(filter(None, [*parts, "" if versus is None else f"vs={quote(versus, safe='')}"]))
