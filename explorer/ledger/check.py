"""What is wrong with the data: a field that nobody reads, a figure that nobody uses, no date, no source; and what is old."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from explorer.facts import Table
from explorer.ledger.age import months_old
from explorer.ledger.entries import LINKS, Entry

PROBLEMS = ("empty", "unread", "unused", "undated", "unsourced")
"""Kinds of finding that are wrong."""

NOTES = ("stale",)
"""Kinds that are only worth knowing."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, or worth knowing: its kind, where it is, and more of it."""

    kind: str
    where: str
    more: str = ""


def check(
    tables: Iterable[Table], entries: Iterable[Entry], *, read: Collection[str], used: Collection[str], older_than: int
) -> Iterator[Finding]:
    """Everything that is wrong with tables and entries, and what is old.

    Parameters
    ----------
    tables, entries
        What is looked at.
    read
        Columns that somebody reads, see :func:`columns_read`.
    used
        Ids of the figures that somebody uses.
    older_than
        An entry is old if it is older than so many months.
    """
    for table in tables:
        for column in table.columns:
            if len(table) and all(row[column] in ("", None) for row in table):
                yield Finding("empty", f"{table.name}.{column}")
            elif column not in read and not column.endswith(LINKS):  # those are read by their ending
                yield Finding("unread", f"{table.name}.{column}")
    for entry in entries:
        where = f"{entry.table}.{'.'.join(filter(None, [entry.key, entry.part]))}"
        if entry.table == "figures" and entry.key not in used:
            yield Finding("unused", where)
        if not entry.as_of:
            yield Finding("undated", where)
        elif months_old(entry.as_of) >= older_than:
            yield Finding("stale", where, entry.as_of)
        if not entry.source_title or not (entry.url or entry.grade == "assumption"):
            yield Finding("unsourced", where, entry.source_title)


def columns_read(package: Path) -> frozenset[str]:
    """Words that the code of a package may read a column by: texts in quotes, names after a dot, names of fields."""
    found: set[str] = set()
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
            elif isinstance(node, ast.Attribute):
                found.add(node.attr)
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                found.add(node.target.id)
    return frozenset(found)
