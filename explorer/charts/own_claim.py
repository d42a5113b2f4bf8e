"""The reader's own claim against the model: each part as a multiple of what was claimed, with its range."""

from __future__ import annotations

import math

import numpy as np

from explorer.charts.chart import Chart, Table
from explorer.charts.style import (
    ACCENT,
    BAD,
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
from explorer.text import MISSING, Text

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
    height = len(checks) * _ROW + _BELOW
    left, names, details, at, says = [], [], [], [], []
    shapes: list[Spec] = [line(0, 0, 0, len(checks) * _ROW, color=SOFT, dash="dot")]
    rows = []
    for index, check in enumerate(checks):
        y, color = index * _ROW, _COLORS[check.kind]
        said, answer = part_said(check, results, text), answered(check, results, text)
        verdict = text(f"claims.mark.{check.kind}")
        decider = name_of(check.answer.decider, text) if check.answer.decider else ""
        left.append(y + LINE / 2)
        names.append(f"<b>{said}</b>")
        details.append((y + LINE * 1.5, text("chart.own_claim.detail", verdict=verdict, answer=answer), color))
        middle = y + 2 * LINE + 12
        shapes.append(line(-_END, middle, _END, middle, color=faint(SOFT, 0.25), width=1))
        ends = [_place(number, check.claimed) for number in (check.answer.low, check.answer.value, check.answer.high)]
        if all(map(math.isfinite, ends)):
            shapes.append(line(ends[0], middle, ends[2], middle, color=faint(color, 0.45), width=7))
            at.append((ends[1], middle, color))
            says.append(answer)
        rows.append([said, text(f"claims.verdict.{check.kind}"), answer, decider or text("chart.own_claim.none")])
    data = [
        {
            "type": "scatter",
            "mode": "markers",
            "x": np.array([point[0] for point in at]),
            "y": np.array([point[1] for point in at]),
            "marker": {"size": 11, "color": [point[2] for point in at], "line": {"width": 1.5, "color": "@card"}},
            "hovertext": says,
            "hoverinfo": "text",
            "cliponaxis": False,
        },
        texts([-_END] * len(left), left, names, side="middle right"),
        texts([-_END] * len(details), [d[0] for d in details], [d[1] for d in details], side="middle right", color=INK),
    ]
    ticks = [text(f"chart.own_claim.{tick}") for tick in ("tenth", "as_claimed", "tenfold")]
    figure = {
        "data": data,
        "layout": layout(
            height,
            bottom=_BELOW,
            left=4,
            right=8,
            xaxis=ticked(-_END, _END, [-1, 0, 1], ticks),
            yaxis=axis(height - _BELOW, 0),
            shapes=shapes,
        ),
    }
    columns = [text(f"chart.own_claim.column.{column}") for column in ("claim", "verdict", "answer", "decider")]
    return Chart(figure, _sentence(checks, results, text), Table(columns, rows))


def _place(number: float, claimed: float) -> float:
    if not math.isfinite(number):
        return math.nan
    return min(max(math.log10(number / claimed), -_END), _END) if number > 0 else -_END


def _sentence(checks: tuple[Check, ...], results: Results, text: Text) -> str:
    first = checks[0]
    said = text(
        f"chart.own_claim.sentence.{first.kind}",
        claim=part_said(first, results, text),
        answer=answered(first, results, text),
        decider=name_of(first.answer.decider, text),
    )
    others = ", ".join(
        text(f"chart.own_claim.other.{check.name}", verdict=text(f"claims.verdict.{check.kind}").lower())
        for check in checks[1:]
    )
    found = results["private_per_public"]
    shown = text.number(float(found)) if math.isfinite(float(found)) else MISSING
    key = "some" if shown != MISSING else "none"
    return f"{said} {text(f'chart.own_claim.sentence.others_{key}', others=others, private=shown)}"
