"""The claims in the reader's words: what was said, the verdict, why, and what would have to be true.

The numbers come from :mod:`explorer.claims`; this module only chooses texts of the catalogue and fills them in.
"""

from __future__ import annotations

import math
from typing import Any

from explorer.charts.causes import ANNOUNCED
from explorer.charts.own_claim import answered, name_of, part_said
from explorer.claims import KINDS, Need, Spread, Verdict, counts, judged, own_checks
from explorer.facts import figures
from explorer.html import markup as html
from explorer.model import GRAPH, Results, solve
from explorer.pages.contents import PAGES
from explorer.scenario import DEFAULT_PRESET, Scenario, inputs
from explorer.scenario.address import Address
from explorer.speech import MISSING, Text
from explorer.speech.names import choice_name, label_of

MARKS = {"holds": "✓", "holds_if": "◐", "superseded": "↻", "not_checkable": "?", "does_not_hold": "✗"}
_SAME = 1e-3  # a limit that is this close to the value reads as the value itself
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


def day(date: str, text: Text) -> str:
    """A date as it is read: "11 February 2025"; a month or a year as precise as it is known."""
    year, *rest = date.split("-")
    names = text("claims.months").split()
    return " ".join([*(str(int(part)) for part in rest[1:]), *(names[int(part) - 1] for part in rest[:1]), year])


def reason(verdict: Verdict, text: Text) -> str:
    """Why the verdict is what it is, in sentences made from its numbers; the answer is marked to open its chain."""
    claim, answer, parts = verdict.claim, verdict.answer, []
    if verdict.by is not None:
        by = verdict.by
        parts.append(text("claims.reason.by", date=day(by.date, text), who=by.who, claim=by.claim))
    known = answer is not None and math.isfinite(answer.value)
    if answer is not None and known and verdict.kind == "superseded" and verdict.by is None:
        values = (_shown(number, claim.quantity, text) for number in (answer.value, verdict.now))
        parts.append(
            text(
                "claims.reason.later",
                label=label_of(claim.quantity, text),
                **dict(zip(("then", "now"), values, strict=True)),
            )
        )
    elif answer is not None and known:
        parts += _checked(verdict, answer, text)
    return " ".join([*parts, claim.note] if claim.note else parts)


def _checked(verdict: Verdict, answer: Spread, text: Text) -> list[str]:
    """The model's answer, how it stands to the claim, and what moves it most."""
    claim, ranged = verdict.claim, answer.low != answer.high
    label = label_of(claim.quantity, text)
    value, low, high = (_shown(number, claim.quantity, text) for number in (answer.value, answer.low, answer.high))
    value = f"[[{claim.quantity}|{value}]]" if claim.quantity in GRAPH.quantities else value
    shown = text("claims.range", value=value, low=low, high=high) if ranged else value
    if verdict.own == "not_checkable":
        return [text("claims.reason.closest", label=label, answer=shown)]
    key = f"{claim.relation}.{verdict.own}{'' if ranged or claim.relation == 'positive' else '_exact'}"
    found = [
        text("claims.reason.model", label=label, answer=shown),
        text(f"claims.reason.{key}", claimed=_claimed(verdict, text)),
    ]
    if answer.decider:
        ends = [_shown(end, claim.quantity, text) for end in sorted((answer.decider_low, answer.decider_high))]
        key = "decides" if ends == [low, high] else "decider"
        found.append(text(f"claims.reason.{key}", decider=name_of(answer.decider, text), low=ends[0], high=ends[1]))
    return found


def answer_said(verdict: Verdict, text: Text) -> str:
    """The model's answer with its range, for a claim that was judged by it; empty for another."""
    answer, quantity = verdict.answer, verdict.claim.quantity
    if answer is None or verdict.own == "not_checkable" or verdict.claim.relation == "positive":
        return ""
    value, low, high = (_shown(number, quantity, text) for number in (answer.value, answer.low, answer.high))
    shown = text("claims.range", value=value, low=low, high=high) if answer.low != answer.high else value
    return text("claims.model", label=label_of(quantity, text), answer=shown)


def _claimed(verdict: Verdict, text: Text) -> str:
    claim = verdict.claim
    figure = figures().get(claim.claimed)
    if claim.relation == "about" and figure and figure.low is not None and figure.high is not None:
        return text(
            "source.span", low=text.quantity(figure.low, figure.unit), high=text.quantity(figure.high, figure.unit)
        )
    return _shown(verdict.claimed, claim.quantity, text)


def _shown(value: float, quantity: str, text: Text) -> str:
    return text.quantity(value, GRAPH.unit(quantity))


def need_said(need: Need, text: Text) -> str:
    """What one input or figure would have to be; for a claim that holds as it is, how far it may go."""
    name, entry = name_of(need.lever, text), inputs().get(need.lever)
    name = name[:1].upper() + name[1:]
    if isinstance(need.now, str):
        assert entry is not None
        now = choice_name(entry, need.now, text)
        others = ", ".join(choice_name(entry, choice, text) for choice in need.choices)
        key = "choice_held" if need.holds else "choice" if others else "choice_none"
        return text(f"claims.need.{key}", name=name, now=now, others=others)
    unit = entry.unit if entry else figures()[need.lever].unit
    now, low, high = (text.quantity(value, unit) for value in (need.now, need.low, need.high))
    if need.value is None:
        return text(f"claims.need.{'held' if need.holds else 'none'}", name=name, low=low, high=high)
    if abs(need.value - need.now) <= _SAME * max(abs(need.now), abs(need.value)):
        return text("claims.need.edge", name=name, now=now)
    at_least = (need.value < need.now) == need.holds
    key = f"{'keep' if need.holds else 'reach'}_{'least' if at_least else 'most'}"
    return text(f"claims.need.{key}", name=name, value=text.quantity(need.value, unit), now=now)


def card(verdict: Verdict, text: Text, home: Address) -> dict[str, Any]:
    """One claim as the template shows it."""
    claim, live = verdict.claim, PAGES[verdict.claim.page].live
    needs = () if claim.relation == "positive" else verdict.needs
    opens = home.bare(claim.page)
    figure = claim.claimed if claim.claimed in figures() else claim.quantity if claim.quantity in figures() else ""
    return {
        "id": claim.id,
        "kind": verdict.kind,
        "mark": MARKS[verdict.kind],
        "verdict": text(f"claims.verdict.{verdict.kind}"),
        "claim": claim.claim,
        "who": claim.who,
        "date": day(claim.date, text),
        "answer": answer_said(verdict, text),
        "reason": html.marked(reason(verdict, text), claim.scenario),
        "rests": text("claims.rests", n=verdict.leaves, unsure=verdict.assumed)
        if verdict.own != "not_checkable"
        else "",
        "needs": [need_said(need, text) for need in needs],
        "needs_head": text(f"claims.needs.{'holds' if needs and needs[0].holds else 'other'}"),
        "grade": claim.grade,
        "figure": figure,
        "source": {
            "title": claim.source_title,
            "publisher": claim.publisher,
            "date": day(claim.source_date, text),
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
                "times": text.ratio(after / before) if before and after else MISSING,
            }
        )
    when = [day(figures()[name].as_of, text) for name in ("announced_fund", "call_total")]
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


def headline(results: Results, text: Text) -> str:
    """How the claims stand, and how the reader's own does."""
    verdicts = judged()
    found = counts(verdicts)
    said = [text(f"claims.count.{kind}.{'one' if found[kind] == 1 else 'many'}", n=found[kind]) for kind in KINDS]
    first = own_checks(results)[0]
    own = text(
        f"headline.claims.own.{first.kind}",
        claim=part_said(first, results, text),
        answer=f"[[claim_cost|{answered(first, results, text)}]]",
    )
    return f"{text('headline.claims.counts', n=len(verdicts), kinds=', '.join(said[:-1]), last=said[-1])} {own}"


def line(figure: str, results: Results, text: Text) -> tuple[str, bool]:
    """The line under a figure of the page of claims, and whether the claim is broken by it."""
    check = next(each for each in own_checks(results) if each.quantity == figure)
    claimed = text.quantity(check.claimed, results.unit(figure))
    return (
        text("note.claims", claimed=claimed, verdict=text(f"claims.verdict.{check.kind}").lower()),
        check.kind == "does_not_hold",
    )
