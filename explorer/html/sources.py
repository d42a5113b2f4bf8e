"""The page of sources, and the same in lines for the command line: every entry of the ledger in the reader's words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

from explorer.about import __date__
from explorer.evidence.provenance import basis
from explorer.explain import GRADES
from explorer.facts import figures, table
from explorer.findings.finding import plain
from explorer.html import markup as html
from explorer.html.uses import pages_of
from explorer.ledger import (
    NOTES,
    TABLES,
    Amount,
    Entry,
    check,
    columns_read,
    entries,
    months_old,
    users_of,
    users_of_figures,
)
from explorer.message import Listed, Message, Name, Num, Rich, say
from explorer.model import GRAPH
from explorer.pages.contents import PAGES
from explorer.scenario import Scenario, inputs
from explorer.scenario.address import Address
from explorer.speech import Text
from explorer.speech.controls import unit_name
from explorer.speech.names import label_of
from explorer.speech.pseudo import is_prose

AGES = (6, 12, 24, 36)
"""Months after which a reader can have entries called old."""

OLD = 12
"""What the page begins with."""

_NAMED = 4  # users that are named; the others are counted
_DIGITS = 10  # of a number as it stands in a table
_SAME = 5e-10  # a rounded number that is this close is the number
_PACKAGE = Path(__file__).resolve().parents[1]


def content(text: Text, home: Address) -> dict[str, Any]:
    """What the page of sources shows."""
    listed = entries()
    topics = Counter(entry.table for entry in listed)
    grades = Counter(entry.grade for entry in listed)
    return {
        "rows": [_row(entry, place, text, home) for place, entry in enumerate(listed)],
        "summary": _summary(OLD, text),
        "told": told(OLD, text),
        "grades": [{"id": grade, "name": text(f"grade.{grade}"), "n": grades[grade]} for grade in GRADES],
        "topics": [{"id": name, "name": text(f"sources.topic.{name}"), "n": topics[name]} for name in TABLES],
        "ages": [{"months": months, "on": months == OLD} for months in AGES],
        "old": OLD,
        "released": __date__,
    }


def _row(entry: Entry, place: int, text: Text, home: Address) -> dict[str, Any]:
    users = [_user(name, text, home) for name in users_of(entry)]
    pages = _pages(entry)
    return {
        "entry": entry,
        "name": _name(entry, text),
        "note": text.prose(entry.note),
        "place": place,
        "age": months_old(entry.as_of) if entry.as_of else 0,
        "rank": GRADES.index(entry.grade),
        "topic": text(f"sources.topic.{entry.table}"),
        "code": entry.key if entry.table == "figures" else "",
        "amounts": [_amount(amount, text) for amount in entry.amounts],
        "words": [
            {
                "name": text(f"sources.column.{column}"),
                "said": text.get(f"sources.word.{said}") or _word(entry.table, column, said, text),
                "link": said.startswith("http"),
            }
            for column, said in entry.words
            if text.has(f"sources.column.{column}")
        ],
        "first": entry.amounts[0] if entry.amounts else None,
        "users": _listed(users[:_NAMED], text),
        "n_more": len(users[_NAMED:]),
        "more": _listed(users[_NAMED:], text),
        "pages": [{"href": home.bare(page).write(), "name": text(f"page.{page}.title")} for page in pages],
        "used": len(users) + len(pages),
    }


def _name(entry: Entry, text: Text) -> str:
    """What an entry is, in the language of the page; a row of prices is a year."""
    return entry.name if entry.named == "year" else text.row(Name(entry.table, entry.key, entry.named))


def _word(table: str, column: str, said: str, text: Text) -> str:
    """What a column says in words."""
    return text.prose(said) if is_prose(table, column) else said


def _amount(amount: Amount, text: Text) -> dict[str, str]:
    """A number as it is read, its range, and what stands in the table if that was rounded."""
    span = ""
    if amount.low is not None and amount.high is not None:
        span = text("source.span", **{end: Num(getattr(amount, end), amount.unit) for end in ("low", "high")})
    rounded = abs(amount.value - float(f"{amount.value:.3g}")) > _SAME * abs(amount.value)
    return {
        "name": text.get(f"sources.column.{amount.column}"),
        "shown": text.say(Num(amount.value, amount.unit)),
        "span": span,
        "exact": text.say(_exact(amount, text)) if rounded else "",
    }


def _exact(amount: Amount, text: Text) -> Message:
    """What stands in the table, to the last digit."""
    digits = f"{amount.value:.{_DIGITS}g}"
    value = digits if "e" in digits else text.numbers.number(amount.value, _DIGITS)
    unit = unit_name(amount.unit, text)
    return say("sources.exact_unit", value=value, unit=unit) if unit else say("sources.exact", value=value)


def _listed(users: Sequence[Rich], text: Text) -> str:
    return text.say(Listed(tuple(users), "comma"), html.HTML)


def _user(name: str, text: Text, home: Address) -> Rich:
    """What uses an entry, with a link to where it stands."""
    if name in GRAPH.quantities or name in inputs():
        at = home.bare("method", f"{'q' if name in GRAPH.quantities else 'i'}-{name}")
        return html.link(label_of(name, text), at.write())
    words = text("sources.claim", name=text.prose(name.replace("_", " ")))
    return html.link(words, home.bare("claims", f"claim-{name}").write())


def _pages(entry: Entry) -> list[str]:
    """Pages that use an entry: of a row, those that read its table or show what is computed from it."""
    names = [entry.key] if entry.table == "figures" else [entry.table, *users_of(entry)]
    found = {page for name in names for page in pages_of().get(name, ())}
    return [page for page in PAGES if page in found]


@cache
def resting() -> tuple[int, float, str, float]:
    """How much the figures on top of the pages rest on assumptions, in the first scenario.

    Returns
    -------
    tuple
        How many such figures there are; of what stands behind one, inputs and sourced figures, the part that is an assumption:
        the median, then the figure with the largest part and that part.
    """
    given = Scenario().given
    parts: dict[str, float] = {}
    for name in dict.fromkeys(name for page in PAGES.values() for name in page.figures):
        behind = basis([name])
        grades = [given[field].grade for field in behind.inputs] + [
            figures()[identity].grade for identity in behind.figures
        ]
        parts[name] = grades.count("assumption") / len(grades)
    most = max(parts, key=lambda name: parts[name])
    return len(parts), median(parts.values()), most, parts[most]


def _summary(months: int, text: Text) -> list[dict[str, Any]]:
    """Figures and rows by grade, and how many of them are old."""
    found = []
    for grade in (*GRADES, ""):
        listed = [entry for entry in entries() if grade in ("", entry.grade)]
        scalars = [entry for entry in listed if entry.table == "figures"]
        found.append(
            {
                "grade": grade,
                "name": text(f"grade.{grade}") if grade else text("sources.all"),
                "figures": len(scalars),
                "figures_old": sum(months_old(entry.as_of) >= months for entry in scalars),
                "rows": len(listed) - len(scalars),
                "old": sum(months_old(entry.as_of) >= months for entry in listed),
            }
        )
    return found


def told(months: int, text: Text) -> str:
    """The summary in sentences."""
    whole, guesses = _summary(months, text)[-1], _summary(months, text)[GRADES.index("assumption")]
    shown, middle, most, part = resting()
    return text(
        "sources.told",
        n=_counted(whole["figures"]),
        rows=_counted(whole["rows"]),
        guesses=_counted(guesses["figures"]),
        share=Num(guesses["figures"] / whole["figures"], "share"),
        old=_counted(whole["figures_old"]),
        months=_counted(months),
        released=__date__,
        shown=_counted(shown),
        middle=Num(middle, "share"),
        most=label_of(most, text),
        part=Num(part, "share"),
    )


def _counted(n: int) -> Num:
    return plain(n, write="exact")


def summary_lines(months: int, text: Text) -> list[str]:
    """The summary as lines of plain text."""
    heads = [text(f"sources.head.{name}", months=months) for name in ("grade", "figures", "figures_old", "rows", "old")]
    cells = [
        [str(row[name]) for name in ("name", "figures", "figures_old", "rows", "old")] for row in _summary(months, text)
    ]
    wide = [max(len(line[i]) for line in [heads, *cells]) for i in range(len(heads))]
    lines = [
        "  ".join(
            [line[0].ljust(wide[0]), *(cell.rjust(width) for cell, width in zip(line[1:], wide[1:], strict=True))]
        )
        for line in [heads, *cells]
    ]
    return [*lines, "", told(months, text)]


def check_lines(months: int, text: Text) -> tuple[list[str], bool]:
    """What is wrong with the data as lines, by kind, and whether anything is; what is only old does not count."""
    used = {identity for identity, users in users_of_figures().items() if users} | pages_of().keys()
    shown = {key.removeprefix("sources.column.") for key in text.keys_under("sources.column.")}
    tables = [table(name) for name in (*TABLES, "inputs", "presets", "within", "codes", "changes")]
    found = list(check(tables, entries(), read=columns_read(_PACKAGE) | shown, used=used, older_than=months))
    by_kind: Mapping[str, list[str]] = {kind: [] for kind in dict.fromkeys(finding.kind for finding in found)}
    for finding in found:
        by_kind[finding.kind].append(
            text("sources.check.where", where=finding.where, more=finding.more) if finding.more else finding.where
        )
    lines = []
    for kind in sorted(by_kind, key=lambda kind: kind in NOTES):
        lines += [
            text(f"sources.check.{kind}", n=_counted(len(by_kind[kind])), months=_counted(months), released=__date__),
            *(f"  {where}" for where in by_kind[kind]),
        ]
    wrong = any(kind not in NOTES for kind in by_kind)
    return [*lines, text(f"sources.check.{'wrong' if wrong else 'right'}", n=_counted(len(entries())))], wrong
