"""How many the public time serves: projects of a typical size in a year, and every company."""

from __future__ import annotations

import math

import numpy as np

from explorer.charts import bars
from explorer.charts.chart import Chart, Table
from explorer.charts.style import (
    ACCENT,
    CARD,
    RULE,
    SMALL,
    SOFT,
    Spec,
    axis_title,
    faint,
    heading,
    layout,
    line,
    note,
    ticked,
)
from explorer.charts.whatif import with_changed
from explorer.model import Results
from explorer.speech import Text

#: Kinds of project from small to large: the quantity that counts them.
_PROJECTS = {
    "playground": "projects_playground",
    "fast_lane": "projects_fast_lane",
    "large_scale": "projects_large_scale",
    "grand_challenge": "projects_grand_challenge",
    "deepseek_v3": "deepseek_v3_runs_public",
    "gpt4": "gpt4_runs_public",
    "llama405": "llama405_runs_public",
}
_LOWEST, _HIGHEST = 0.1, 1e7  # ends of the axis of projects: each step is ten times the one before
_HEAD = 22  # room for its labels [px]


def hours_words(hours: float, text: Text) -> str:
    """A number of hours: decimals only where they matter."""
    return text.number(hours, 2) if hours < 100 else text.count(hours)


def projects(results: Results, text: Text) -> Chart:
    """Projects of each kind that the public time would serve in a year, if all of it went to that kind."""
    public = float(results["public_hours"])
    rows, cells = [], []
    for kind, quantity in _PROJECTS.items():
        number = float(results[quantity])
        name = text(f"chart.projects.kind.{kind}")
        shown = _a_year(number, text)
        each = hours_words(public / number, text) if number > 0 else ""
        detail = text("chart.projects.each", hours=each) if each else text("chart.projects.none")
        color = ACCENT if quantity.startswith("projects") else faint(ACCENT, 0.45)
        length = math.log10(number / _LOWEST) if number > _LOWEST else 0.0
        piece = bars.Piece(min(length, _end()), color, f"{name}: {shown}")
        rows.append(bars.Bar(name, (piece,), shown, detail, thick=14, gap=9, value_at=min(length, _end())))
        cells.append([name, each, text.number(number)])
    height = bars.height_of(rows)
    powers = [1.0, 100.0, 1e4, 1e6]
    places = [math.log10(power / _LOWEST) for power in powers]
    figure = bars.figure(
        rows,
        _end(),
        right=92,
        above=_HEAD,
        shapes=[line(x, _HEAD - 4, x, _HEAD + height, color=RULE, width=1, layer="below") for x in places],
        annotations=[
            note(
                text.count(power),
                x=x,
                y=_HEAD - 4,
                yanchor="bottom",
                xanchor="center",
                font={"size": SMALL, "color": SOFT},
            )
            for power, x in zip(powers, places, strict=True)
        ],
    )
    columns = [text(f"chart.projects.column.{c}") for c in ("kind", "hours", "number")]
    sentence = (
        text(
            "chart.projects.sentence.some",
            fast=text.count(float(results["projects_fast_lane"])),
            big=_a_year(float(results["gpt4_runs_public"]), text),
        )
        if public > 0
        else text("chart.projects.sentence.nothing")
    )
    return Chart(figure, sentence, Table(columns, cells))


def _end() -> float:
    return math.log10(_HIGHEST / _LOWEST)


def _a_year(number: float, text: Text) -> str:
    if not number > 0:
        return text("chart.projects.never")
    if number < 1:
        return text("chart.projects.seldom", years=text.number(1 / number, 2))
    return text("chart.projects.often", n=text.number(number, 2) if number < 100 else text.count(number))


_HOURS = np.geomspace(1, 1_000_000, 49)
_TICKS = (1.0, 100.0, 1e4, 1e6)
_ROOM = 300  # hours from which on there is room for a name to the left
_COMPANIES = {"startups": ("startups_reached", ACCENT, "solid"), "smes": ("smes_reached", SOFT, "dash")}


def companies(results: Results, text: Text) -> Chart:
    """Part of all AI start-ups and of all small firms that could have so many hours each."""
    curve = with_changed(results, hours_each=_HOURS)
    each = float(results["hours_each"])
    data: list[Spec] = []
    words = [heading(text("chart.companies.level"), 44)]
    for kind, (quantity, color, dash) in _COMPANIES.items():
        share = np.broadcast_to(np.asarray(curve[quantity], dtype=float), _HOURS.shape)
        name = text(f"chart.companies.kind.{kind}")
        data.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": _HOURS,
                "y": share,
                "line": {"color": color, "width": 2.5, "dash": dash},
                "text": [
                    text("chart.companies.point", kind=name, hours=hours_words(h, text), share=text.percent(s))
                    for h, s in zip(_HOURS, share, strict=True)
                ],
                "hoverinfo": "text",
            }
        )
        # the name stands left of where the curve begins to fall, or right of it half-way down
        knee = float(results[f"hours_per_{kind.removesuffix('s')}"])
        if knee > _ROOM:
            where: Spec = {"x": math.log10(min(knee, _HOURS[-1])), "y": 0.9, "xanchor": "right", "xshift": -4}
        else:
            beside = max(2 * knee, 3.0)
            where = {"x": math.log10(beside), "y": max(knee / beside, 0.06), "xanchor": "left", "xshift": 10}
        words.append(
            note(f"<b>{name}</b>", yanchor="middle", font={"color": color}, bgcolor=faint(CARD, 0.85), **where)
        )
    data.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": [each, each],
            "y": [float(results[quantity]) for quantity, _, _ in _COMPANIES.values()],
            "marker": {
                "color": [color for _, color, _ in _COMPANIES.values()],
                "size": 12,
                "line": {"color": CARD, "width": 2},
            },
            "hoverinfo": "skip",
            "cliponaxis": False,
        }
    )
    levels = [0.0, 0.25, 0.5, 0.75, 1.0]
    low, high = math.log10(_HOURS[0]), math.log10(_HOURS[-1])
    figure = {
        "data": data,
        "layout": layout(
            370,
            left=44,
            right=34,
            top=34,
            bottom=48,
            annotations=words,
            shapes=[line(each, 0, each, 1, color=SOFT, dash="4px,3px", width=1)],
            xaxis=ticked(
                low,
                high,
                list(_TICKS),
                [text.count(t) for t in _TICKS],
                type="log",
                title=axis_title(text("chart.companies.axis")),
            ),
            yaxis=ticked(
                0, 1.02, levels, [text.percent(v) for v in levels], showgrid=True, gridcolor=RULE, gridwidth=1
            ),
        ),
    }
    rows = [
        [
            hours_words(float(h), text),
            *(text.percent(float(np.broadcast_to(curve[q], _HOURS.shape)[i])) for q, _, _ in _COMPANIES.values()),
        ]
        for i, h in list(enumerate(_HOURS))[::8]
    ]
    columns = [text(f"chart.companies.column.{c}") for c in ("hours", "startups", "smes")]
    return Chart(figure, _companies_sentence(results, text), Table(columns, rows))


def _companies_sentence(results: Results, text: Text) -> str:
    if float(results["public_hours"]) <= 0:
        return text("chart.companies.sentence.nothing")
    count = {
        "startups": float(results["startups_reached"]) * float(results["eu_ai_startups"]),
        "smes": float(results["smes_reached"]) * float(results["eu_smes"]),
    }
    return text(
        "chart.companies.sentence.some",
        hours=text.count(float(results["hours_each"])),
        startups=text.count(math.floor(count["startups"] + 1e-6)),
        all_startups=text.count(float(results["eu_ai_startups"])),
        smes=text.count(math.floor(count["smes"] + 1e-6)),
        all_smes=text.count(float(results["eu_smes"])),
        per_startup=hours_words(float(results["hours_per_startup"]), text),
        per_sme=hours_words(float(results["hours_per_sme"]), text),
    )
