"""The thread from euro to computing time: one euro followed from who gives it to who uses what it buys, and an hour followed back."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial

import numpy as np

from explorer.charts.chart import Chart, Table, readings
from explorer.charts.style import ACCENT, ACTORS, CARD, INK, LINE, SMALL, SOFT, Spec, axis, layout, texts
from explorer.facts import table
from explorer.model import Results
from explorer.model.access import GROUPS
from explorer.model.maths import BILLION, MILLION
from explorer.model.thread import FORMS, PUBLIC
from explorer.speech import Text

SOURCES = tuple(ACTORS)
BACK = "hour"  # the reading that starts from an hour of a chip

_HEIGHT = 156  # of the chain side by side [px]
_DOT, _VALUE, _BELOW = 14, 44, 66  # of each step: its dot, its value, the first line below it [px from the top]
_LEAST = 5e-4  # a part that is still written
_VALUE_SIZE = 17


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the chain: what it is, its value, and a few short lines below."""

    id: str
    value: str
    lines: tuple[str, ...]


@readings(*SOURCES, BACK)
def thread(results: Results, text: Text, start: str = SOURCES[0]) -> Chart:
    """One euro from its source to the users of what it buys, or one hour of a chip back to those who paid."""
    steps = _back(results, text) if start == BACK else _forth(start, results, text)
    color = ACCENT if start == BACK else ACTORS[start]
    sentence = _back_sentence(results, text) if start == BACK else _forth_sentence(start, results, text)
    return Chart(_wide(steps, color), sentence, partial(_table, steps, text), _narrow(steps, color), roomy=True)


def _machine(results: Results, text: Text, euros: float) -> list[Step]:
    """The part of a site that an amount pays for: chip, power, computing."""
    name = str(table("chips").row(str(results["chip"]))["name"]).partition(" (")[0]
    chips = euros * float(results["euro_chips"]) / MILLION
    watts, flops = euros * float(results["euro_watts"]), BILLION * euros * float(results["euro_gflops"])
    return [
        Step("chip", _part(chips, text), (text("chart.thread.chip.of", chip=name), text("chart.thread.chip.all"))),
        Step(
            "power",
            text.keep(text("chart.thread.power.value", value=text.number(watts, 2)), watts, "W"),
            (text("chart.thread.power.from"), text("chart.thread.power.cooling")),
        ),
        Step(
            "computing",
            text.keep(text.count(flops), flops, "FLOP/s"),
            (text("chart.thread.computing.each_second"), text("chart.thread.computing.bits")),
        ),
    ]


def _forth(source: str, results: Results, text: Text) -> list[Step]:
    time = Step(
        "time",
        _minutes(float(results["euro_minutes"]), text),
        (text("chart.thread.time.each_year"), text("chart.thread.time.lasts")),
    )
    return [
        Step(
            "source", text.keep(text("chart.thread.source.value"), 1, "EUR"), (text(f"chart.thread.source.{source}"),)
        ),
        _form(source, results, text),
        *_machine(results, text, 1.0),
        time,
        _users(source, results, text),
    ]


def _form(source: str, results: Results, text: Text) -> Step:
    parts = _forms(source, results)
    if not parts:
        return Step("form", text("chart.thread.form.none"), (text("chart.thread.form.nothing_given"),))
    lead = max(parts, key=lambda form: parts[form])
    others = tuple(
        text("chart.thread.form.part", part=text.percent(share), form=text(f"chart.thread.form.short.{form}"))
        for form, share in parts.items()
        if form != lead
    )
    value = text(f"chart.thread.form.value.{lead}")
    whole = () if not others else (text("chart.thread.form.lead", part=text.percent(parts[lead])),)
    return Step("form", value, (*whole, text(f"chart.thread.form.fate.{lead}"), *others)[:4])


def _forms(source: str, results: Results) -> dict[str, float]:
    """Part of a source's money in each form that it really takes; empty if it gives none."""
    amounts = np.asarray(results[f"forms_{source}"], dtype=float)
    if not amounts.sum() > 0:
        return {}
    return {form: part for form, part in zip(FORMS, amounts / amounts.sum(), strict=True) if part > _LEAST}


def _users(source: str, results: Results, text: Text) -> Step:
    if source not in PUBLIC:
        owner = "owners" if source == "industry" else "lenders"
        return Step(
            "users",
            text("chart.thread.users.consortium"),
            (text("chart.thread.users.sells"), text(f"chart.thread.users.{owner}")),
        )
    minutes = np.asarray(results["euro_minutes_by_group"], dtype=float)
    lines = tuple(
        text("chart.thread.users.group", group=text(f"chart.thread.group.{group}"), time=_minutes(value, text))
        for group, value in zip(GROUPS, minutes, strict=True)
        if value > 0
    )
    return Step("users", text("chart.thread.users.public"), lines)


def _back(results: Results, text: Text) -> list[Step]:
    capex = float(results["hour_capex"])
    paid = zip(SOURCES, np.asarray(results["hour_by_source"], dtype=float), strict=True)
    sources = tuple(
        text("chart.thread.back.paid", source=text(f"chart.actor.{source}.name"), euros=text.euros(value))
        for source, value in paid
        if value >= 0.005
    )
    return [
        Step(
            "hour",
            text.keep(text("chart.thread.back.hour"), 1, "GPU-hours"),
            (text("chart.thread.back.of_chip"), text("chart.thread.back.each_year")),
        ),
        *reversed(_machine(results, text, capex)),
        Step("invested", text.euros(capex), (text("chart.thread.back.to_build"), text("chart.thread.back.running"))),
        Step("payers", text("chart.thread.back.payers"), sources or (text("chart.thread.back.nobody"),)),
    ]


def _part(chips: float, text: Text) -> str:
    """A small part of a chip as one over something."""
    if not math.isfinite(chips) or chips <= 0:
        return text.number(chips)
    return text.keep(text("chart.thread.chip.one_over", n=text.count(float(f"{1 / chips:.3g}"))), chips, "chips")


def _minutes(minutes: float, text: Text) -> str:
    """Minutes, or seconds below two of them."""
    if math.isfinite(minutes) and minutes < 2:
        return text.keep(text("chart.thread.time.seconds", n=text.number(minutes * 60, 2)), minutes, "minutes")
    return text.keep(text("chart.thread.time.minutes", n=text.number(minutes, 2)), minutes, "minutes")


def _forth_sentence(source: str, results: Results, text: Text) -> str:
    parts, name = _forms(source, results), text(f"chart.thread.source.{source}")
    if parts:
        lead = max(parts, key=lambda form: parts[form])
        what = text(f"chart.thread.sentence.what.{lead}")
        first = text(
            f"chart.thread.sentence.{'whole' if len(parts) == 1 else 'mixed'}",
            source=name,
            part=text.percent(parts[lead]),
            what=what,
        )
    else:
        first = text("chart.thread.sentence.none", source=name)
    key = "public" if source in PUBLIC else "private"
    return f"{first} {text(f'chart.thread.sentence.{key}', time=_minutes(float(results['euro_minutes']), text))}"


def _back_sentence(results: Results, text: Text) -> str:
    capex, public = float(results["hour_capex"]), float(results["hour_public"])
    if not math.isfinite(public):
        return text("chart.thread.sentence.back_unpaid", euros=text.euros(capex))
    return text("chart.thread.sentence.back", euros=text.euros(capex), public=text.euros(public))


def _table(steps: list[Step], text: Text) -> Table:
    columns = [text(f"chart.thread.column.{c}") for c in ("step", "value", "notes")]
    return Table(columns, [[text(f"chart.thread.step.{step.id}"), step.value, "; ".join(step.lines)] for step in steps])


def _line(x: list[float], y: list[float], color: str, symbols: list[str]) -> Spec:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": x,
        "y": y,
        "line": {"color": color, "width": 3},
        "marker": {"size": 13, "color": CARD, "symbol": symbols, "line": {"color": color, "width": 3}},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _wide(steps: list[Step], color: str) -> Spec:
    """The steps side by side on one line."""
    at = [float(i) for i in range(len(steps))]
    below = [
        (x, _BELOW + i * LINE, words) for x, step in zip(at, steps, strict=True) for i, words in enumerate(step.lines)
    ]
    data = [
        _line(at, [float(_DOT)] * len(at), color, ["circle"] * len(at)),
        texts(
            at,
            [float(_VALUE)] * len(at),
            [f"<b>{s.value}</b>" for s in steps],
            side="middle right",
            size=_VALUE_SIZE,
            color=INK,
        ),
        texts(
            [b[0] for b in below],
            [b[1] for b in below],
            [b[2] for b in below],
            side="middle right",
            size=SMALL,
            color=SOFT,
        ),
    ]
    across = axis(-0.06, len(steps) - 0.05)
    return {"data": data, "layout": layout(_HEIGHT, xaxis=across, yaxis=axis(_HEIGHT, 0))}


def _narrow(steps: list[Step], color: str) -> Spec:
    """The steps below each other, for a phone."""
    dots, rows, y = [], [], 12.0
    for step in steps:
        dots.append(y)
        rows += [(y, f"<b>{step.value}</b>", INK, _VALUE_SIZE)]
        for words in step.lines:
            y += LINE
            rows += [(y, words, SOFT, SMALL)]
        y += 2 * LINE
    height = 12 + (2 * 7 + 17) * LINE  # the same for every scenario: as many steps and lines as there can be
    data = [_line([0.0] * len(dots), dots, color, ["circle"] * len(dots))]
    for size in (_VALUE_SIZE, SMALL):
        here = [row for row in rows if row[3] == size]
        data.append(
            texts(
                [0.04] * len(here),
                [r[0] for r in here],
                [r[1] for r in here],
                side="middle right",
                size=size,
                color=[r[2] for r in here],
            )
        )
    return {"data": data, "layout": layout(height, left=10, xaxis=axis(0, 1), yaxis=axis(height, 0))}
