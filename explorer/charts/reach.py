"""How many the public time serves: projects of a typical size in a year, and every company."""

from __future__ import annotations

import math

from explorer.charts import bars
from explorer.charts.chart import Drawn, Picture
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
from explorer.findings import reach
from explorer.findings.finding import Finding
from explorer.findings.reach import HOURS, PROJECTS, Companies, Company, Project
from explorer.findings.series import floats
from explorer.message import Num, bold, say
from explorer.model import Results

_LOWEST, _HIGHEST = 0.1, 1e7  # ends of the axis of projects: each step is ten times the one before
_END = math.log10(_HIGHEST / _LOWEST)
_HEAD = 22  # room for its labels [px]
_TICKS = (1.0, 100.0, 1e4, 1e6)


def _projects(found: Finding, results: Results) -> Picture:
    parts: tuple[Project, ...] = found.parts
    rows = [_project(each) for each in parts]
    height = bars.height_of(rows)
    places = [math.log10(tick / _LOWEST) for tick in _TICKS]
    font = {"size": SMALL, "color": SOFT}
    figure = bars.figure(
        rows,
        _END,
        right=92,
        above=_HEAD,
        shapes=[line(x, _HEAD - 4, x, _HEAD + height, color=RULE, width=1, layer="below") for x in places],
        annotations=[
            note(Num(tick, write="count"), x=x, y=_HEAD - 4, yanchor="bottom", xanchor="center", font=font)
            for tick, x in zip(_TICKS, places, strict=True)
        ],
    )
    return Picture(figure)


def _project(found: Project) -> bars.Bar:
    number = found.number.value
    length = min(math.log10(number / _LOWEST), _END) if number > _LOWEST else 0.0
    color = ACCENT if PROJECTS[found.kind].startswith("projects") else faint(ACCENT, 0.45)
    piece = bars.Piece(length, color, say("chart.projects.says", kind=found.name, often=found.often))
    detail = say("chart.projects.each", hours=found.each) if found.each else say("chart.projects.none")
    return bars.Bar(found.name, (piece,), found.often, detail, thick=14, gap=9, value_at=length)


projects = Drawn(reach.projects, _projects, "projects")

_ROOM = 300  # hours from which on there is room for a name to the left
_LOOKS = {"startups": (ACCENT, "solid"), "smes": (SOFT, "dash")}


def _companies(found: Finding, results: Results) -> Picture:
    parts: Companies = found.parts
    chosen = parts.chosen.value
    data = [_curve(each, parts.hours) for each in parts.kinds]
    data.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": [chosen, chosen],
            "y": [each.reached.value for each in parts.kinds],
            "marker": {
                "color": [_LOOKS[each.kind][0] for each in parts.kinds],
                "size": 12,
                "line": {"color": CARD, "width": 2},
            },
            "hoverinfo": "skip",
            "cliponaxis": False,
        }
    )
    levels = [0.0, 0.25, 0.5, 0.75, 1.0]
    x_axis = ticked(
        math.log10(HOURS[0]),
        math.log10(HOURS[-1]),
        list(_TICKS),
        [Num(tick, write="count") for tick in _TICKS],
        type="log",
        title=axis_title(say("chart.companies.axis")),
    )
    shares = [Num(level, "share") for level in levels]
    return Picture(
        {
            "data": data,
            "layout": layout(
                370,
                left=44,
                right=34,
                top=34,
                bottom=48,
                annotations=[heading(say("chart.companies.level"), 44), *(_name(each) for each in parts.kinds)],
                shapes=[line(chosen, 0, chosen, 1, color=SOFT, dash="4px,3px", width=1)],
                xaxis=x_axis,
                yaxis=ticked(0, 1.02, levels, shares, showgrid=True, gridcolor=RULE, gridwidth=1),
            ),
        }
    )


def _curve(found: Company, hours: tuple[Num, ...]) -> Spec:
    color, dash = _LOOKS[found.kind]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": HOURS,
        "y": floats(found.shares),
        "line": {"color": color, "width": 2.5, "dash": dash},
        "text": [
            say("chart.companies.point", kind=found.name, hours=h, share=s)
            for h, s in zip(hours, found.shares, strict=True)
        ],
        "hoverinfo": "text",
    }


def _name(found: Company) -> Spec:
    # the name stands left of where the curve begins to fall, or right of it half-way down
    knee, color = found.for_all.value, _LOOKS[found.kind][0]
    if knee > _ROOM:
        where: Spec = {"x": math.log10(min(knee, HOURS[-1])), "y": 0.9, "xanchor": "right", "xshift": -4}
    else:
        beside = max(2 * knee, 3.0)
        where = {"x": math.log10(beside), "y": max(knee / beside, 0.06), "xanchor": "left", "xshift": 10}
    return note(bold(found.name), yanchor="middle", font={"color": color}, bgcolor=faint(CARD, 0.85), **where)


companies = Drawn(reach.companies, _companies, "companies")
