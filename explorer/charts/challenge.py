"""The challenge: each condition on its way to the target, the score by condition, what would help, how hard it is."""

from __future__ import annotations

import math

from explorer.charts import bars
from explorer.charts.chart import Chart, Table, readings
from explorer.charts.style import ACCENT, BAD, CARD, INK, OK, RULE, SOFT, faint
from explorer.ensemble.trials import DRAWS, Help, at_random, in_doubt, what_helps
from explorer.facts import table
from explorer.model import Results
from explorer.model.challenge import CONDITIONS
from explorer.scenario.inputs import inputs
from explorer.speech import Text

_MOST = {"money", "public"}  # conditions that set a limit; the others set a least
_TOP = 1.6  # of the target: a bar that is longer is cut, its words say by how much
_SHOWN = 5  # controls that help most
_TENTH = 0.05  # half of the last place of points that is written
_LEAST = 1e-6  # points that are none


def value_of(condition: str, results: Results) -> tuple[float, float]:
    """What a condition looks at, and its target."""
    value, target = {
        "chips": ("challenge_chips", "challenge_chips_target"),
        "money": ("raised", "announced_fund"),
        "public": ("public_share", "announced_public_share"),
        "return": ("shares_irr", "challenge_hurdle"),
    }[condition]
    return float(results[value]), float(results[target])


def written(condition: str, value: float, results: Results, text: Text) -> str:
    """A value of a condition as it is read, with its unit."""
    short = _short(condition, value, text)
    if condition != "chips":
        return short
    unit = str(results["chip_unit"])
    return text.keep(
        text(f"challenge.counted.{unit}", n=short), value, "chips" if unit == "chips" else "H100-equivalents"
    )


def _short(condition: str, value: float, text: Text) -> str:
    """The value at the end of its bar: the line above says the unit."""
    if condition == "chips":
        return text.count(value)
    return text.money(value) if condition == "money" else text.percent(value)


def points(value: float, text: Text, full: float = 100.0) -> str:
    """Points to a tenth, and never rounded up to a `full` score that is not reached."""
    tenths = round(value, 1)
    return text.keep(text.number(min(tenths, full - _TENTH * 2) if value < full - _LEAST else tenths, 3), value)


def _met(results: Results) -> list[bool]:
    return [bool(met) for met in results["challenge_met"]]


def _word(met: bool, text: Text) -> str:
    return text(f"challenge.{'met' if met else 'not_met'}")


def _why(condition: str, results: Results, text: Text) -> str:
    """What counts against a condition beside its value: an old chip, loans that are not served, no shares."""
    if condition == "chips" and results["chip_unit"] == "chips" and not results["chip_last_generation"]:
        return text("challenge.why.old")
    if condition == "return" and float(results["industry_equity"]) <= 0:
        return text("challenge.why.no_shares")
    if condition == "return" and float(results["dscr_min"]) < 1:
        return text("challenge.why.loans", cover=text.euros(float(results["dscr_min"])))
    return ""


def challenge_way(results: Results, text: Text) -> Chart:
    """Four bars, each from nothing to where the scenario stands, against a mark at the target."""
    rows, cells = [], []
    for condition, met in zip(CONDITIONS, _met(results), strict=True):
        value, target = value_of(condition, results)
        far = min(max(value / target, 0.0), _TOP) if math.isfinite(value) else 0.0
        name, now = text(f"challenge.condition.{condition}"), written(condition, value, results, text)
        goal = text(
            f"challenge.{'most' if condition in _MOST else 'least'}", target=written(condition, target, results, text)
        )
        why = _why(condition, results, text)
        rows.append(
            bars.Bar(
                f"{name}: {_word(met, text)}",
                (
                    bars.Piece(
                        far,
                        faint(OK, 0.9) if met else faint(BAD, 0.85),
                        f"{name}: {now}",
                        hatch="" if met else BAD,
                        border=OK if met else BAD,
                    ),
                ),
                value=_short(condition, value, text),
                value_at=max(far, 1.0),  # the line would cross it
                detail=goal,
                mark=1.0,
                name_color=OK if met else BAD,
                mark_color=INK,
                thick=20,
                gap=18,
            )
        )
        cells.append([name, now, goal, _word(met, text), why])
    columns = [text(f"chart.challenge_way.column.{c}") for c in ("condition", "now", "target", "met", "why")]
    sentence = " ".join([_way_sentence(results, text), *(f"{row[-1]}." for row in cells if row[-1])])
    return Chart(bars.figure(rows, _TOP, right=76), sentence, Table(columns, cells))


def _way_sentence(results: Results, text: Text) -> str:
    missed = [
        text(f"challenge.condition.{c}").lower() for c, met in zip(CONDITIONS, _met(results), strict=True) if not met
    ]
    if not missed:
        return text("chart.challenge_way.sentence.all")
    names = text("challenge.and").join([*([", ".join(missed[:-1])] if missed[:-1] else []), missed[-1]])
    return text("chart.challenge_way.sentence.some", n=len(CONDITIONS) - len(missed), names=names)


def challenge_points(results: Results, text: Text) -> Chart:
    """What each condition gives to the score, and what it could still give."""
    got, full = [float(p) for p in results["challenge_points"]], 100 / len(CONDITIONS)
    rows, cells = [], []
    for condition, own, met in zip(CONDITIONS, got, _met(results), strict=True):
        name = text(f"challenge.condition.{condition}")
        value = text("chart.challenge_points.of", points=points(own, text, full), most=text.number(full))
        missing = points(max(full - own, _TENTH * 2 if not met else 0.0), text)
        says = text("chart.challenge_points.missing", points=missing)
        rows.append(
            bars.Bar(
                name,
                (bars.Piece(own, ACCENT, value), bars.Piece(full - own, CARD, says, border=RULE)),
                value=value,
                value_at=full,
                thick=18,
                gap=12,
            )
        )
        cells.append([name, points(own, text, full), missing])
    columns = [text(f"chart.challenge_points.column.{c}") for c in ("condition", "points", "missing")]
    cells.append([text("chart.challenge_points.total"), points(sum(got), text), ""])
    least = min(range(len(got)), key=got.__getitem__)
    key = "full" if all(_met(results)) else "some"
    sentence = text(
        f"chart.challenge_points.sentence.{key}",
        score=points(sum(got), text),
        least=text(f"challenge.condition.{CONDITIONS[least]}").lower(),
        points=points(got[least], text, full),
    )
    return Chart(bars.figure(rows, full, right=96, below=6), sentence, Table(columns, cells))


def challenge_next(results: Results, text: Text) -> Chart:
    """What to try next: the controls that alone would add most, each with the value that does it."""
    helps = what_helps(results)[:_SHOWN]  # the table too: it is made again only when the picture is
    most = max([one.points for one in helps], default=1.0)
    rows = [
        bars.Bar(
            _label(one, text),
            (bars.Piece(one.points, ACCENT, _move(one, results, text)),),
            detail=_move(one, results, text),
            value=f"+{points(max(one.points, _TENTH * 2), text)}",
            thick=12,
            gap=8,
        )
        for one in helps
    ]
    filler = [bars.Bar(" ", (), detail=" ", thick=12, gap=8)] * (_SHOWN - len(rows))
    columns = [text(f"chart.challenge_next.column.{c}") for c in ("control", "move", "points")]
    cells = [[_label(one, text), _move(one, results, text), points(max(one.points, _TENTH * 2), text)] for one in helps]
    if all(_met(results)):
        sentence = text("chart.challenge_next.sentence.won")
    elif not helps:
        sentence = text("chart.challenge_next.sentence.none")
    else:
        best = helps[0]
        sentence = text(
            "chart.challenge_next.sentence.some",
            control=_label(best, text),
            move=_move(best, results, text),
            points=points(max(best.points, _TENTH * 2), text),
        )
    return Chart(bars.figure([*rows, *filler], most, right=64), sentence, Table(columns, cells))


def _label(one: Help, text: Text) -> str:
    return text(f"input.{one.name}.label")


def _move(one: Help, results: Results, text: Text) -> str:
    return text(
        "chart.challenge_next.move",
        now=_setting(one.name, results[one.name], text),
        then=_setting(one.name, one.value, text),
    )


def _setting(name: str, value: float | str, text: Text) -> str:
    """A value of a control as it is read."""
    entry = inputs()[name]
    if isinstance(value, str):
        return text.get(f"choice.{name}.{value}") or str(table(entry.table).row(value)["name"])
    return text.exact(value) if entry.kind == "integer" else text.quantity(value, entry.unit)


@readings("random", "doubt")
def challenge_chances(results: Results, text: Text, view: str) -> Chart:
    """How hard it is: the share of random plans, or of draws of what is uncertain in this one, that meets each condition."""
    trials = at_random(results) if view == "random" else in_doubt(results)
    unit = text(f"challenge.unit.{results['chip_unit']}")
    names = [*(text(f"challenge.condition.{c}") for c in CONDITIONS), text("chart.challenge_chances.won")]
    shares = [*trials.met, trials.won]
    own = [*_met(results), all(_met(results))]
    rows = [
        bars.Bar(
            f"{name} {'✓' if met else '✗'}",
            (bars.Piece(share, INK if last else ACCENT, _share(share, text)), bars.Piece(1 - share, faint(SOFT, 0.15))),
            value=_share(share, text),
            value_at=1.0,
            thick=16,
            gap=11,
        )
        for name, share, met, last in zip(names, shares, own, [False] * len(CONDITIONS) + [True], strict=True)
    ]
    columns = [text(f"chart.challenge_chances.column.{c}") for c in ("condition", "share", "own")]
    cells = [[name, _share(share, text), _word(met, text)] for name, share, met in zip(names, shares, own, strict=True)]
    cells.append([text("chart.challenge_chances.best"), points(trials.best, text), ""])
    sentence = text(
        f"chart.challenge_chances.sentence.{view}_{'some' if trials.won else 'none'}",
        n=text.exact(DRAWS),
        won=_share(trials.won, text),
        best=points(trials.best, text),
        unit=unit,
    )
    return Chart(bars.figure(rows, 1.0, right=64), sentence, Table(columns, cells))


def _share(value: float, text: Text) -> str:
    return text.percent(round(value, 3))
