"""The check finds what is wrong, and says where."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import explorer
from explorer.facts import Table
from explorer.ledger import NOTES, PROBLEMS, Entry, Finding, check, columns_read, entries

GOOD = next(entry for entry in entries() if entry.id == "f-call_union")


def found(*listed: Entry, tables: tuple[Table, ...] = (), used: tuple[str, ...] = ("call_union",)) -> list[Finding]:
    return list(check(tables, listed, read={"id", "read"}, used=used, older_than=12))


def test_a_good_entry_passes() -> None:
    assert found(GOOD) == []


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [
        ({"as_of": ""}, "undated"),
        ({"url": ""}, "unsourced"),
        ({"source_title": ""}, "unsourced"),
        ({"as_of": "2025-11-22"}, "stale"),
    ],
)
def test_a_wrong_entry_is_named(wrong: dict[str, str], kind: str) -> None:
    assert [(each.kind, each.where) for each in found(replace(GOOD, **wrong))] == [(kind, "figures.call_union")]


def test_an_assumption_needs_no_address() -> None:
    assert found(replace(GOOD, url="", grade="assumption")) == []


def test_a_figure_that_nobody_uses_is_named() -> None:
    assert found(GOOD, used=()) == [Finding("unused", "figures.call_union")]


def test_dead_columns_are_named() -> None:
    rows = (
        {"id": "a", "read": "", "dead": "x", "dead_source": "y"},
        {"id": "b", "read": "", "dead": "", "dead_source": ""},
    )
    table = Table("made", ("id", "read", "dead", "dead_source"), rows, ("id",), frozenset(), {}, {})
    assert found(tables=(table,)) == [Finding("empty", "made.read"), Finding("unread", "made.dead")]


def test_old_is_a_note_and_all_else_is_wrong() -> None:
    assert NOTES == ("stale",)
    assert set(PROBLEMS) == {"empty", "unread", "unused", "undated", "unsourced"}


def test_what_the_code_reads_is_found_in_it() -> None:
    read = columns_read(Path(explorer.__file__).parent)
    assert {"tdp_w", "electricity_eur_mwh", "source_title"} <= read
    assert "hpl_rpeak_pflops" not in read
