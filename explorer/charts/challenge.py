"""The challenge: each condition on its way to the target, the score by condition, what would help, how hard it is."""

from __future__ import annotations

import math

from explorer.charts import bars
from explorer.charts.chart import Drawn, Picture
from explorer.charts.style import ACCENT, BAD, CARD, INK, OK, RULE, SOFT, faint
from explorer.findings import challenge
from explorer.findings.challenge import SHOWN, Chance, Move, Points, Way, met_word, short
from explorer.findings.finding import Finding
from explorer.message import say
from explorer.model import Results

_TOP = 1.6  # of the target: a bar that is longer is cut, its words say by how much


def _way(found: Finding, results: Results) -> Picture:
    ways: tuple[Way, ...] = found.parts
    return Picture(bars.figure([_condition(way) for way in ways], _TOP, right=76))


def _condition(way: Way) -> bars.Bar:
    value, color = way.now.value, OK if way.met else BAD
    far = min(max(value / way.target.value, 0.0), _TOP) if math.isfinite(value) else 0.0
    piece = bars.Piece(
        far,
        faint(OK, 0.9) if way.met else faint(BAD, 0.85),
        say("chart.challenge_way.says", name=way.name, value=way.now),
        hatch="" if way.met else BAD,
        border=color,
    )
    return bars.Bar(
        say("chart.challenge_way.says", name=way.name, value=met_word(way.met)),
        (piece,),
        value=short(way.condition, way.now),
        value_at=max(far, 1.0),  # the line would cross it
        detail=way.goal,
        mark=1.0,
        name_color=color,
        mark_color=INK,
        thick=20,
        gap=18,
    )


challenge_way = Drawn(challenge.challenge_way, _way, "challenge_way")


def _points(found: Finding, results: Results) -> Picture:
    parts: tuple[Points, ...] = found.parts
    return Picture(bars.figure([_score(each) for each in parts], parts[0].full.value, right=96, below=6))


def _score(found: Points) -> bars.Bar:
    got, full = found.got.value, found.full.value
    value = say("chart.challenge_points.of", points=found.got, most=found.full)
    missing = say("chart.challenge_points.missing", points=found.missing)
    pieces = (bars.Piece(got, ACCENT, value), bars.Piece(full - got, CARD, missing, border=RULE))
    return bars.Bar(found.name, pieces, value=value, value_at=full, thick=18, gap=12)


challenge_points = Drawn(challenge.challenge_points, _points, "challenge_points")


def _next(found: Finding, results: Results) -> Picture:
    moves: tuple[Move, ...] = found.parts
    most = max([move.adds for move in moves], default=1.0)
    filler = [bars.Bar(" ", (), detail=" ", thick=12, gap=8)] * (SHOWN - len(moves))
    return Picture(bars.figure([*(_move(move) for move in moves), *filler], most, right=64))


def _move(move: Move) -> bars.Bar:
    piece, value = bars.Piece(move.adds, ACCENT, move.move), say("chart.challenge_next.more", points=move.points)
    return bars.Bar(move.control, (piece,), detail=move.move, value=value, thick=12, gap=8)


challenge_next = Drawn(challenge.challenge_next, _next, "challenge_next")


def _chances(found: Finding, results: Results, view: str) -> Picture:
    *conditions, every = found.parts
    rows = [*(_chance(each, ACCENT) for each in conditions), _chance(every, INK)]
    return Picture(bars.figure(rows, 1.0, right=64))


def _chance(found: Chance, color: str) -> bars.Bar:
    share = found.share.value
    name = say("chart.challenge_chances.row", name=found.name, met="yes" if found.met else "no")
    pieces = (bars.Piece(share, color, found.share), bars.Piece(1 - share, faint(SOFT, 0.15)))
    return bars.Bar(name, pieces, value=found.share, value_at=1.0, thick=16, gap=11)


challenge_chances = Drawn(challenge.challenge_chances, _chances, "challenge_chances")
