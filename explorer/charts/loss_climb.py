"""How the loss grows with the sites that fail."""

from __future__ import annotations

from explorer.charts.chart import Drawn, Picture
from explorer.charts.layers import color, empty, key, stacked, stripes
from explorer.charts.style import RULE, axis_title, bound, heading, layout, line, steps, ticked
from explorer.findings import loss_climb as findings
from explorer.findings.finding import Finding
from explorer.findings.loss_climb import Climb
from explorer.message import Num, say
from explorer.model import Results

_HEIGHT, _LEFT = 340, 44  # [px]


def _loss_climb(found: Finding, results: Results) -> Picture:
    if found.parts is None:
        return Picture(empty(found.says, _HEIGHT))
    parts: Climb = found.parts
    top = bound([max(step.lost.value for step in parts.steps)])
    counts = [step.sites.value for step in parts.steps]
    data = []
    for i, layer in enumerate(parts.layers):
        says = [
            say("chart.loss_climb.hover", name=layer.name, lost=step.layers[i], n=step.sites) for step in parts.steps
        ]
        data.append(stacked(counts, (step.layers[i] for step in parts.steps), color(layer), stripes(layer), says))
    left, right = -0.5, counts[-1] + 0.5
    ticks = steps(0, top, most=4)
    across = [t for t in steps(0, max(counts[-1], 1), most=10) if float(t).is_integer()]
    figure = {
        "data": data,
        "layout": layout(
            _HEIGHT,
            left=_LEFT,
            right=8,
            top=68,
            bottom=46,
            barmode="stack",
            bargap=0.25,
            xaxis=ticked(
                left,
                right,
                across,
                [Num(t, write="exact") for t in across],
                title=axis_title(say("chart.loss_climb.axis")),
            ),
            yaxis=ticked(0, top, ticks, [Num(t, write="number") for t in ticks], showgrid=True, gridcolor=RULE),
            shapes=[
                line(left, end, right, end, color=RULE, dash="dot", layer="below") for end in parts.ends if end <= top
            ],
            annotations=[heading(key(parts.layers, say("chart.loss_climb.heading")), _LEFT)],
        ),
    }
    return Picture(figure)


loss_climb = Drawn(findings.loss_climb, _loss_climb, "loss_climb")
