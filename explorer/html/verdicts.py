"""What the page of claims shows beside controls and charts: every claim with its verdict, and announcement against call."""

from __future__ import annotations

from typing import Any

from explorer.claims import KINDS, Verdict, counts, judged
from explorer.facts import figures
from explorer.findings.causes import ANNOUNCED
from explorer.findings.verdicts import answer_said, need_said, needs, reason, rests
from explorer.html import markup as html
from explorer.message import Name
from explorer.model import GRAPH, solve
from explorer.pages.contents import PAGES
from explorer.scenario import DEFAULT_PRESET, Scenario
from explorer.scenario.address import Address
from explorer.speech import MISSING, Text
from explorer.speech.names import label_of

MARKS = {"holds": "✓", "holds_if": "◐", "superseded": "↻", "not_checkable": "?", "does_not_hold": "✗"}
_CALLED = DEFAULT_PRESET
#: Rows of the table side by side: a quantity of both scenarios each.
_SIDES = (
    "sites_total",
    "chips_total",
    "h100e_total",
    "peak_bf16",
    "power_facility",
    "capex_total",
    "union_cash",
    "states_cash",
    "eib_cash",
    "private_cash",
    "capex_per_h100e",
    "public_h100_hours",
)


def card(verdict: Verdict, text: Text, home: Address) -> dict[str, Any]:
    """One claim as the template shows it."""
    claim, live, asked = verdict.claim, PAGES[verdict.claim.page].live, needs(verdict)
    made_in = Scenario.from_query(claim.scenario)
    opens = home.bare(claim.page)
    figure = claim.claimed if claim.claimed in figures() else claim.quantity if claim.quantity in figures() else ""
    return {
        "id": claim.id,
        "kind": verdict.kind,
        "mark": MARKS[verdict.kind],
        "verdict": text(f"claims.verdict.{verdict.kind}"),
        "claim": text.row(Name("claims", claim.id, "claim")),
        "who": text.row(Name("claims", claim.id, "who")),
        "date": text.date(claim.date),
        "answer": text.say(answer_said(verdict)),
        "reason": text.say(reason(verdict), html.Page(solve(made_in), made_in)),
        "rests": text.say(rests(verdict)),
        "needs": [text.say(need_said(need)) for need in asked],
        "needs_head": text(f"claims.needs.{'holds' if asked and asked[0].holds else 'other'}"),
        "grade": claim.grade,
        "figure": figure,
        "source": {
            "title": claim.source_title,
            "publisher": claim.publisher,
            "date": text.date(claim.source_date),
            "url": claim.url,
        },
        "link": (opens.showing(claim.scenario) if live else opens).write(),
        "opens": text("claims.opens", page=text(f"page.{claim.page}.title")),
    }


def sides(text: Text) -> list[dict[str, str]]:
    """Announcement and call, row by row, with how many times the one is the other."""
    columns = [solve(Scenario(preset)) for preset in (ANNOUNCED, _CALLED)]
    rows = []
    for name in _SIDES:
        before, after = (float(each[name]) for each in columns)
        unit = GRAPH.unit(name)
        rows.append(
            {
                "name": label_of(name, text),
                "before": text.quantity(before, unit),
                "after": text.quantity(after, unit),
                "times": text.numbers.ratio(after / before) if before and after else MISSING,
            }
        )
    when = [text.date(figures()[name].as_of) for name in ("announced_fund", "call_total")]
    opens = text.month(figures()["call_opening_year"].value)
    return [
        {"name": text("claims.sides.said"), "before": when[0], "after": when[1], "times": MISSING},
        *rows,
        {"name": text("claims.sides.opens"), "before": MISSING, "after": opens, "times": MISSING},
    ]


def content(text: Text, home: Address) -> dict[str, Any]:
    """What the page of claims shows besides controls and charts."""
    verdicts = judged()
    found = counts(verdicts)
    return {
        "verdicts": [card(verdict, text, home) for verdict in verdicts],
        "kinds": [
            {"id": kind, "name": text(f"claims.verdict.{kind}"), "mark": MARKS[kind], "n": found[kind]}
            for kind in KINDS
        ],
        "sides": sides(text),
    }
