"""Where a site would find cheap and clean power: the 27 states by price and carbon of their electricity."""

from __future__ import annotations

from functools import cache

from explorer.charts.chart import Drawn, Picture
from explorer.charts.style import (
    ACCENT,
    CARD,
    INK,
    RULE,
    SMALL,
    SOFT,
    Spec,
    axis_title,
    bound,
    faint,
    heading,
    layout,
    note,
    steps,
    ticked,
)
from explorer.findings import hosts
from explorer.findings.finding import Finding, plain
from explorer.findings.hosts import Host
from explorer.message import Rich, bold, lines, say
from explorer.model import Results

Box = tuple[float, float, float, float]

_HEIGHT, _LEFT = 400, 44  # of the figure, of its left margin [px]
#: Where the letters stand [px from the point], in the order of preference.
_OFFSETS = {
    "top center": (0, -14),
    "bottom center": (0, 14),
    "middle right": (16, 0),
    "middle left": (-16, 0),
}


def _host_countries(found: Finding, results: Results) -> Picture:
    """Cheap and clean is at the lower left; the chosen country is marked."""
    listed: tuple[Host, ...] = found.parts
    prices = [host.price.value for host in listed]
    top = bound(host.carbon.value for host in listed)
    x_ticks = steps(min(prices), bound(prices))
    left = x_ticks[0] - (x_ticks[1] - x_ticks[0])
    x_ticks, y_ticks = [left, *x_ticks], steps(0, top, most=4)
    across = (left, x_ticks[-1])
    own = [host for host in listed if host.chosen]
    data = [_others(listed, across, top), *map(_own, own)]
    words = [heading(say("chart.host_countries.axis.carbon"), _LEFT), *(_label(host, across) for host in own)]
    grid: Spec = {"showgrid": True, "gridcolor": RULE, "gridwidth": 1}
    title = axis_title(say("chart.host_countries.axis.price"))
    figure = {
        "data": data,
        "layout": layout(
            _HEIGHT,
            left=_LEFT,
            right=16,
            top=34,
            bottom=50,
            xaxis=ticked(*across, x_ticks, [plain(tick) for tick in x_ticks], title=title, **grid),
            yaxis=ticked(0, top, y_ticks, [plain(tick) for tick in y_ticks], **grid),
            annotations=words,
        ),
    }
    return Picture(figure)


def _others(listed: tuple[Host, ...], across: tuple[float, float], top: float) -> Spec:
    others = sorted(listed, key=lambda host: host.chosen)  # the chosen one last: its letters stand in a label
    shown = [host for host in others if not host.chosen]
    sides = _sides(tuple((host.price.value, host.carbon.value) for host in others), across, top)
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [host.price.value for host in shown],
        "y": [host.carbon.value for host in shown],
        "text": [host.country for host in shown],
        "textposition": sides[: len(shown)],
        "textfont": {"size": SMALL, "color": [INK if host.in_call else SOFT for host in shown]},
        "marker": {
            "size": 9,
            # a ring for states that did not join the call
            "color": [faint(ACCENT, 0.55) if host.in_call else CARD for host in shown],
            "line": {"color": faint(ACCENT, 0.7), "width": 1.3},
        },
        "hovertext": [_point(host) for host in shown],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _own(host: Host) -> Spec:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [host.price.value],
        "y": [host.carbon.value],
        "marker": {"size": 15, "color": ACCENT, "line": {"color": CARD, "width": 2}},
        "hovertext": [_point(host)],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _label(host: Host, across: tuple[float, float]) -> Spec:
    right = host.price.value > sum(across) / 2
    return note(
        bold(host.name),
        x=host.price.value,
        y=host.carbon.value,
        font={"color": ACCENT},
        bgcolor=faint(CARD, 0.85),
        xanchor="right" if right else "left",
        yanchor="bottom",
        xshift=8 if right else -8,
        yshift=9,
    )


def _point(host: Host) -> Rich:
    return lines(bold(host.name), say("chart.host_countries.point", price=host.price, carbon=host.carbon))


@cache
def _sides(points: tuple[tuple[float, float], ...], across: tuple[float, float], top: float) -> list[str]:
    """On which side of each point its two letters stand, so that they lie on no other point or letters.

    Tried out on the plot of a phone: where it is wider there is only more room.
    """
    width, height = 280.0, _HEIGHT - 84.0
    places = [
        ((price - across[0]) / (across[1] - across[0]) * width, (1 - carbon / top) * height) for price, carbon in points
    ]
    taken = [(x, y, 6.0, 6.0) for x, y in places]  # centre and half of the size of what is drawn [px]
    chosen = []
    for x, y in places:
        boxes = {side: (x + dx, y + dy, 9.0, 7.0) for side, (dx, dy) in _OFFSETS.items()}
        crowded = {side: sum(_overlap(box, other) for other in taken) for side, box in boxes.items()}
        best = min(crowded, key=lambda side: crowded[side])
        chosen.append(best)
        taken.append(boxes[best])
    return chosen


def _overlap(a: Box, b: Box) -> float:
    across = a[2] + b[2] - abs(a[0] - b[0])
    down = a[3] + b[3] - abs(a[1] - b[1])
    return across * down if across > 0 and down > 0 else 0.0


host_countries = Drawn(hosts.host_countries, _host_countries, "host_countries")
