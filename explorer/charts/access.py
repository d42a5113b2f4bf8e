"""Who holds the computing time: by what each side paid, and by group of users."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.charts import bars
from explorer.charts.chart import Drawn, Picture
from explorer.charts.style import ACCENT, ACTORS, BAD, CARD, INK, Said, bound, faint, swatch
from explorer.findings import access
from explorer.findings.access import Group, Holder
from explorer.findings.finding import Finding
from explorer.message import Rich, say
from explorer.model import Results

_ACTOR = {"union": "union", "states": "states", "consortium": "industry"}
_LEAST = 1e-9
_BETWEEN = "   "  # between two names in a row

_Part = tuple[Holder, float, Said]
"""Who holds a part of a bar, how much of it, and what that is."""


def _access_shares(found: Finding, results: Results) -> Picture:
    parts: tuple[Holder, ...] = found.parts
    rows = [
        _whole("money", [(each, each.part.value, say("chart.access_shares.cash", cash=each.cash)) for each in parts]),
        _whole("time", [(each, each.time.value, each.time) for each in parts]),
        _whole(
            "running",
            [(each, 1.0, say("chart.access_shares.all")) for each in parts if each.holder == "consortium"],
        ),
    ]
    return Picture(bars.figure(rows, 1.0, right=2))


def _whole(row: str, parts: Sequence[_Part]) -> bars.Bar:
    pieces = tuple(
        bars.Piece(
            share,
            ACTORS[_ACTOR[each.holder]],
            say("chart.access_shares.says", holder=each.name, part=shown),
            border=CARD,
        )
        for each, share, shown in parts
    )
    named: list[Said] = []
    for each, share, shown in parts:
        if share > _LEAST:
            short = say(f"chart.access_shares.short.{each.holder}")
            words = say("chart.access_shares.named", holder=short, part=shown)
            named += [*([_BETWEEN] if named else []), swatch(_ACTOR[each.holder], words)]
    detail = Rich(tuple(named)) if named else say("chart.access_shares.nobody")
    return bars.Bar(say(f"chart.access_shares.row.{row}"), pieces, detail=detail, thick=24, gap=16)


access_shares = Drawn(access.access_shares, _access_shares, "access_shares")


def _user_groups(found: Finding, results: Results) -> Picture:
    parts: tuple[Group, ...] = found.parts
    top = bound(hours.value for each in parts for hours in (each.kept, each.asked))
    return Picture(bars.figure([_group(each) for each in parts], top, right=84))


def _group(found: Group) -> bars.Bar:
    pieces = [bars.Piece(found.got.value, ACCENT, say("chart.user_groups.got", group=found.name, hours=found.got))]
    if found.short:
        missing = say("chart.user_groups.missing", hours=found.missing)
        pieces.append(bars.Piece(found.missing.value, faint(BAD, 0.12), missing, hatch=BAD, border=BAD))
    return bars.Bar(
        found.name,
        tuple(pieces),
        found.got,
        say("chart.user_groups.says", asked=found.asked, kept=found.kept),
        mark=found.kept.value,
        value_color=BAD if found.short else INK,
        value_at=max(found.asked.value, found.kept.value),
        thick=20,
        gap=12,
    )


user_groups = Drawn(access.user_groups, _user_groups, "user_groups")
