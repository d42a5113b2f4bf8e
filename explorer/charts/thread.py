"""The thread from euro to computing time: one euro followed from who gives it to who uses what it buys, and an hour followed back."""

from __future__ import annotations

from explorer.charts.chart import Drawn, Picture
from explorer.charts.style import ACCENT, ACTORS, CARD, INK, LINE, SMALL, SOFT, Said, Spec, axis, layout, texts
from explorer.findings import thread as findings
from explorer.findings.finding import Finding
from explorer.findings.thread import BACK, Step
from explorer.message import bold
from explorer.model import Results

_HEIGHT = 156  # of the chain side by side [px]
_DOT, _VALUE, _BELOW = 14, 44, 66  # of each step: its dot, its value, the first line below it [px from the top]
_VALUE_SIZE = 17


def _thread(found: Finding, results: Results, start: str) -> Picture:
    color = ACCENT if start == BACK else ACTORS[start]
    return Picture(_wide(found.parts, color), _narrow(found.parts, color), roomy=True)


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


def _wide(steps: tuple[Step, ...], color: str) -> Spec:
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
            [bold(step.value) for step in steps],
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


def _narrow(steps: tuple[Step, ...], color: str) -> Spec:
    """The steps below each other, for a phone."""
    dots: list[float] = []
    rows: list[tuple[float, Said, str, int]] = []
    y = 12.0
    for step in steps:
        dots.append(y)
        rows.append((y, bold(step.value), INK, _VALUE_SIZE))
        for words in step.lines:
            y += LINE
            rows.append((y, words, SOFT, SMALL))
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


thread = Drawn(findings.thread, _thread, "thread")
