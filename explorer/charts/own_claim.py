"""The reader's own claim against the model: each part as a multiple of what was claimed, with its range."""

from __future__ import annotations

import math

import numpy as np

from explorer.charts.chart import Chart, Table
from explorer.charts.style import (
    ACCENT,
    BAD,
    CARD,
    INK,
    LINE,
    OK,
    SOFT,
    Spec,
    axis,
    faint,
    layout,
    line,
    texts,
    ticked,
)
from explorer.claims import Check, own_checks
from explorer.facts import table
from explorer.model import Results
from explorer.speech import Text

_END = 1.5  # the axis ends at 10 to this power, and what lies beyond stands at its end
_ROW, _BELOW = 2 * LINE + 34, 34
_COLORS = {"holds": OK, "holds_if": ACCENT, "does_not_hold": BAD, "not_checkable": SOFT}


def name_of(lever: str, text: Text) -> str:
    """What an input, a figure or a quantity is called inside a sentence."""
    keys = (f"claims.lever.{lever}", f"input.{lever}.label", f"quantity.{lever}")
    return next((text(key) for key in keys if text.has(key)), lever.replace("_", " "))


def part_said(check: Check, results: Results, text: Text) -> str:
    """One part of the reader's claim in words."""
    chip = str(table("chips").row(str(results["claim_chip"]))["name"]).partition(" (")[0]
    return text(
        f"claims.own.{check.name}",
        budget=text.money(float(results["claim_budget"])),
        sites=text.exact(float(results["claim_sites"])),
        chips=text.exact(float(results["claim_chips"])),
        chip=chip,
        private=text.number(float(results["claim_private"])),
        mw=text.exact(float(results["claim_mw"])),
        flop=text.power_of_ten(float(results["claim_flop"])),
        days=text.exact(float(results["claim_days"])),
    )


def answered(check: Check, results: Results, text: Text) -> str:
    """The model's answer with its range."""
    unit = results.unit(check.quantity)
    value, low, high = (
        text.quantity(number, unit) for number in (check.answer.value, check.answer.low, check.answer.high)
    )
    return value if low == high else text("claims.range", value=value, low=low, high=high)


def own_claim(results: Results, text: Text) -> Chart:
    """Each part of the reader's claim: what the model gives, as a multiple of what was claimed."""
    checks = own_checks(results)
    said = [part_said(check, results, text) for check in checks]
    answers = [answered(check, results, text) for check in checks]
    verdicts = [text(f"claims.mark.{check.kind}") for check in checks]
    alone = [text.quantity(check.answer.value, results.unit(check.quantity)) for check in checks]
    wide = [text("chart.own_claim.detail", verdict=v, answer=a) for v, a in zip(verdicts, answers, strict=True)]
    short = [text("chart.own_claim.short", verdict=v, answer=a) for v, a in zip(verdicts, alone, strict=True)]
    deciders = [_decider(check, text) for check in checks]
    rows = [
        [part, text(f"claims.verdict.{check.kind}"), answer, *_ends(check, results, text), decider]
        for part, check, answer, decider in zip(said, checks, alone, deciders, strict=True)
    ]
    columns = [
        text(f"chart.own_claim.column.{column}") for column in ("claim", "verdict", "answer", "low", "high", "decider")
    ]
    sentence = _sentence(checks, said, answers, results, text)
    figures = [_figure(checks, said, details, answers, text) for details in (wide, short)]
    return Chart(figures[0], sentence, Table(columns, rows), figures[1])


def _decider(check: Check, text: Text) -> str:
    """What decides a part of the claim, in words."""
    if not check.decider:
        return text("chart.own_claim.none")
    name = name_of(check.decider, text)
    return text("chart.own_claim.bare", name=name) if check.bare else name


def _ends(check: Check, results: Results, text: Text) -> list[str]:
    """Low and high of the model's answer; nothing where it has no range."""
    ends = (check.answer.low, check.answer.high)
    return ["", ""] if ends[0] == ends[1] else [text.quantity(end, results.unit(check.quantity)) for end in ends]


def _figure(checks: tuple[Check, ...], said: list[str], details: list[str], answers: list[str], text: Text) -> Spec:
    tops = [index * _ROW for index in range(len(checks))]
    shapes: list[Spec] = []
    dots: list[tuple[float, float, str, str]] = []
    for check, top, answer in zip(checks, tops, answers, strict=True):
        middle, color = top + 2 * LINE + 12, _COLORS[check.kind]
        shapes.append(line(-_END, middle, _END, middle, color=faint(SOFT, 0.25), width=1))
        shapes.append(line(0, middle - 10, 0, middle + 10, color=INK, width=2))
        low, at, high = (
            _place(end, check.claimed) for end in (check.answer.low, check.answer.value, check.answer.high)
        )
        if math.isfinite(at):
            shapes.append(line(low, middle, high, middle, color=faint(color, 0.45), width=7))
            dots.append((at, middle, color, answer))
    points = {
        "type": "scatter",
        "mode": "markers",
        "x": np.array([dot[0] for dot in dots]),
        "y": np.array([dot[1] for dot in dots]),
        "marker": {"size": 11, "color": [dot[2] for dot in dots], "line": {"width": 1.5, "color": CARD}},
        "hovertext": [dot[3] for dot in dots],
        "hoverinfo": "text",
        "cliponaxis": False,
    }
    names = texts(
        [-_END] * len(tops),
        [top + LINE / 2 for top in tops],
        [f"<b>{part}</b>" for part in said],
        side="middle right",
    )
    lines = texts([-_END] * len(tops), [top + LINE * 1.5 for top in tops], details, side="middle right")
    ticks = [text(f"chart.own_claim.{tick}") for tick in ("tenth", "as_claimed", "tenfold")]
    height = len(tops) * _ROW + _BELOW
    axes: Spec = {"xaxis": ticked(-_END, _END, [-1, 0, 1], ticks), "yaxis": axis(height - _BELOW, 0)}
    return {
        "data": [points, names, lines],
        "layout": layout(height, bottom=_BELOW, left=6, right=8, shapes=shapes, **axes),
    }


def _place(number: float, claimed: float) -> float:
    if not math.isfinite(number):
        return math.nan
    return min(max(math.log10(number / claimed), -_END), _END) if number > 0 else -_END


def _sentence(checks: tuple[Check, ...], said: list[str], answers: list[str], results: Results, text: Text) -> str:
    first = text(
        f"chart.own_claim.sentence.{checks[0].kind}",
        claim=said[0],
        answer=answers[0],
        decider=_decider(checks[0], text),
    )
    others = "; ".join(
        text(
            f"chart.own_claim.other.{check.name}",
            verdict=text(f"claims.verdict.{check.kind}").lower(),
            decider=_decider(check, text),
        )
        for check in checks[1:]
    )
    found = float(results["private_per_public"])
    key = "some" if math.isfinite(found) else "none"
    return f"{first} {text(f'chart.own_claim.sentence.others_{key}', others=others, private=text.number(found))}"
