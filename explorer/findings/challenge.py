"""The challenge: each condition on its way to the target, the score by condition, what would help, how hard it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from explorer.ensemble.trials import DRAWS, Help, at_random, in_doubt, what_helps
from explorer.findings.finding import Cell, Column, Finding, Table, derived, plain, readings, value
from explorer.findings.labels import choice, label
from explorer.message import Listed, Message, Name, Num, Says, say
from explorer.model import Results
from explorer.model.challenge import CONDITIONS
from explorer.scenario import inputs

_LOOKS_AT = {"chips": "challenge_chips", "money": "raised", "public": "public_share", "return": "shares_irr"}
_TARGETS = {
    "chips": "challenge_chips_target",
    "money": "announced_fund",
    "public": "announced_public_share",
    "return": "challenge_hurdle",
}
_MOST = {"money", "public"}  # conditions that set a limit; the others set a least
SHOWN = 5  # controls that help most
_SCORE = 100.0  # points of a plan that wins
_FULL = _SCORE / len(CONDITIONS)  # points of a condition that is met
_TENTH = 0.1  # the last place of points that is written
_LEAST = 1e-6  # points that are none


# What a condition looks at --------------------------------------------------------------------------------------------
def now(condition: str, results: Results) -> Num:
    """What a condition looks at, with its unit."""
    return _counted(condition, value(results, _LOOKS_AT[condition]), results)


def target(condition: str, results: Results) -> Num:
    """What it has to be."""
    return _counted(condition, value(results, _TARGETS[condition]), results)


def missing(condition: str, results: Results) -> Num:
    """How far the one is from the other."""
    looks_at, wanted = _LOOKS_AT[condition], _TARGETS[condition]
    return _counted(
        condition, derived(results, lambda r: abs(r[wanted] - r[looks_at]), results.unit(looks_at)), results
    )


def goal(condition: str, results: Results) -> Message:
    """The target as a limit or as a least."""
    return say(f"challenge.{'most' if condition in _MOST else 'least'}", target=target(condition, results))


def short(condition: str, num: Num) -> Num:
    """A value of a condition at the end of its bar: the line above says the unit."""
    return replace(num, unit="", write="count", words=None) if condition == "chips" else num


def _counted(condition: str, num: Num, results: Results) -> Num:
    if condition != "chips":
        return num
    unit = str(results["chip_unit"])
    words = say(f"challenge.counted.{unit}", n=Num(num.value, write="count"))
    return replace(num, unit=_UNITS[unit], write="", words=words)


_UNITS = {"chips": "chips", "h100e": "H100-equivalents"}


def points(num: Num, full: float = _SCORE) -> Num:
    """Points to a tenth, and never rounded up to a `full` score that is not reached."""
    tenths = round(num.value, 1)
    shown = min(tenths, full - _TENTH) if num.value < full - _LEAST else tenths
    words = say("challenge.points", n=Num(shown, write="number"))
    return replace(num, write="", words=words)


def score(results: Results) -> Num:
    """The score of the plan."""
    return points(value(results, "challenge_score"))


def met(results: Results) -> dict[str, bool]:
    """Whether each condition is met."""
    return {condition: bool(one) for condition, one in zip(CONDITIONS, results["challenge_met"], strict=True)}


def met_count(results: Results) -> Num:
    """How many conditions are met."""
    return value(results, "challenge_met_count", write="exact")


def met_word(is_met: bool) -> Message:
    """Whether it is met, in words."""
    return say(f"challenge.{'met' if is_met else 'not_met'}")


def is_old_chip(results: Results) -> bool:
    """Whether none of the chips counts, because they are of an older generation."""
    return results["chip_unit"] == "chips" and not results["chip_last_generation"]


def has_no_shares(results: Results) -> bool:
    """Whether nobody private holds shares, so that there is no return on them."""
    return float(results["industry_equity"]) <= 0


def _why(condition: str, results: Results) -> Message | None:
    """What counts against a condition beside its value: an old chip, loans that are not served, no shares."""
    if condition == "chips" and is_old_chip(results):
        return say("challenge.why.old")
    if condition == "return" and has_no_shares(results):
        return say("challenge.why.no_shares")
    if condition == "return" and float(results["dscr_min"]) < 1:
        return say("challenge.why.loans", cover=value(results, "dscr_min", write="euros"))
    return None


# On the way -----------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Way:
    """A condition, where the plan stands, and its target."""

    condition: str
    now: Num
    target: Num
    goal: Message
    met: bool
    why: Message | None

    @property
    def name(self) -> Message:
        """What the condition is called."""
        return say(f"challenge.condition.{self.condition}")


def challenge_way(results: Results) -> Finding:
    """Where the plan stands on the way to each of the four targets."""
    ways = tuple(
        Way(
            condition,
            now(condition, results),
            target(condition, results),
            goal(condition, results),
            is_met,
            _why(condition, results),
        )
        for condition, is_met in met(results).items()
    )
    heads = ("condition", "now", "target", "met", "why")
    columns = [Column(say(f"chart.challenge_way.column.{head}")) for head in heads]
    rows: list[list[Cell]] = [[way.name, way.now, way.goal, met_word(way.met), way.why] for way in ways]
    against = (say("chart.challenge_way.sentence.why", why=way.why) for way in ways if way.why)
    return Finding(Says.of(_way_says(ways, results), *against), Table(columns, rows), ways)


def _way_says(ways: tuple[Way, ...], results: Results) -> Message:
    missed = [say(f"challenge.inside.{way.condition}") for way in ways if not way.met]
    if not missed:
        return say("chart.challenge_way.sentence.all")
    return say("chart.challenge_way.sentence.some", n=met_count(results), names=Listed(tuple(missed)))


# Points ---------------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Points:
    """What a condition gives to the score, what it could still give, and what it gives at most."""

    condition: str
    got: Num
    missing: Num
    full: Num

    @property
    def name(self) -> Message:
        """What the condition is called."""
        return say(f"challenge.condition.{self.condition}")


def challenge_points(results: Results) -> Finding:
    """What each condition gives to the score, and what it could still give."""
    found = tuple(
        Points(
            condition,
            points(value(results, "challenge_points", i), _FULL),
            _points_missing(i, is_met, results),
            plain(_FULL, write="number", of="challenge_points", by="place"),
        )
        for i, (condition, is_met) in enumerate(met(results).items())
    )
    columns = [
        Column(say("chart.challenge_points.column.condition")),
        Column(say("chart.challenge_points.column.points")),
        Column(say("chart.challenge_points.column.missing"), "points"),
    ]
    rows: list[list[Cell]] = [[each.name, each.got, each.missing] for each in found]
    rows.append([say("chart.challenge_points.total"), score(results), None])
    least = min(found, key=lambda each: each.got.value)
    says = say(
        f"chart.challenge_points.sentence.{'full' if all(met(results).values()) else 'some'}",
        score=score(results),
        least=say(f"challenge.inside.{least.condition}"),
        points=least.got,
    )
    return Finding(Says.of(says), Table(columns, rows), found)


def _points_missing(i: int, is_met: bool, results: Results) -> Num:
    least = 0.0 if is_met else _TENTH  # points that are some are never written as none
    return points(derived(results, lambda r: np.maximum(_FULL - r["challenge_points"][..., i], least), "points"))


# What would help ------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Move:
    """A control that alone would add to the score, its move, and the points that it adds."""

    control: Message
    move: Message
    adds: float
    points: Num


def challenge_next(results: Results) -> Finding:
    """What to try next: the controls that alone would add most, each with the value that does it."""
    moves = tuple(_move(one, results) for one in what_helps(results)[:SHOWN])
    columns = [Column(say(f"chart.challenge_next.column.{head}")) for head in ("control", "move", "points")]
    rows: list[list[Cell]] = [[each.control, each.move, each.points] for each in moves]
    if all(met(results).values()):
        says = say("chart.challenge_next.sentence.won")
    elif not moves:
        says = say("chart.challenge_next.sentence.none")
    else:
        best = moves[0]
        says = say("chart.challenge_next.sentence.some", control=best.control, move=best.move, points=best.points)
    return Finding(Says.of(says), Table(columns, rows), moves)


def _move(one: Help, results: Results) -> Move:
    ends = {
        "now": _setting(one.name, results[one.name], {}),
        "then": _setting(one.name, one.value, {one.name: one.value}),
    }
    adds = points(plain(max(one.points, _TENTH), of="challenge_score", by="part"))
    return Move(label(one.name), say("chart.challenge_next.move", **ends), one.points, adds)


def _setting(name: str, setting: float | str, under: dict[str, Any]) -> Message | Name | Num:
    """A value of a control as it is read."""
    entry = inputs()[name]
    if isinstance(setting, str):
        return choice(name, setting)
    write = "exact" if entry.kind == "integer" else ""
    return Num(float(setting), entry.unit, write, name, under=tuple(under.items()))


# How hard it is -------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Chance:
    """How many of many plans meet a condition, or all at once, and whether this one does."""

    name: Message
    share: Num
    met: bool


@readings("random", "doubt")
def challenge_chances(results: Results, view: str) -> Finding:
    """How hard it is: the share of random plans, or of draws of what is uncertain in this one, that meets each condition."""
    trials = at_random(results) if view == "random" else in_doubt(results)
    own = met(results)
    conditions = tuple(
        Chance(say(f"challenge.condition.{condition}"), _share(part, "challenge_met"), own[condition])
        for condition, part in zip(CONDITIONS, trials.met, strict=True)
    )
    every = Chance(say("chart.challenge_chances.won"), _share(trials.won, "challenge_met_count"), all(own.values()))
    best = points(plain(trials.best, of="challenge_score", by="draws"))
    columns = [Column(say(f"chart.challenge_chances.column.{head}")) for head in ("condition", "share", "own")]
    rows: list[list[Cell]] = [[each.name, each.share, met_word(each.met)] for each in (*conditions, every)]
    rows.append([say("chart.challenge_chances.best"), best, None])
    says = say(
        f"chart.challenge_chances.sentence.{view}_{'some' if trials.won else 'none'}",
        n=plain(DRAWS, write="exact", of="challenge_score"),
        won=every.share,
        best=best,
        unit=say(f"challenge.unit.{results['chip_unit']}"),
    )
    return Finding(Says.of(says), Table(columns, rows), (*conditions, every))


def _share(part: float, of: str) -> Num:
    """A share of the draws: more than a tenth of a per cent would claim more than they can tell."""
    return plain(round(part, 3), "share", of=of, by="draws")
