"""What the machines do with a training run: days for known models, time lost to failures."""

from __future__ import annotations

import math

from explorer.charts import bars
from explorer.charts.chart import Drawn, Picture
from explorer.charts.curves import point
from explorer.charts.style import (
    ACCENT,
    CARD,
    RULE,
    SOFT,
    Spec,
    axis_title,
    bound,
    faint,
    heading,
    layout,
    note,
    ticked,
)
from explorer.findings import training as finds
from explorer.findings.finding import Finding, plain
from explorer.findings.training import Goodput, Job, Run, Training, in_words
from explorer.message import Num, bold, say
from explorer.model import Results


def _training(found: Finding, results: Results) -> Picture:
    parts: Training = found.parts
    days = [num.value for run in parts.runs for num in (run.here, run.then)]
    rows = [bar for run in parts.runs for bar in _run(run)]
    name, limit = say("chart.training.threshold.name"), in_words(parts.limit)
    says = say("chart.training.says", name=name, days=limit)
    piece = bars.Piece(limit.value, faint(ACCENT, 0.3), says, border=ACCENT)
    rows.append(bars.Bar(name, (piece,), limit, say("chart.training.threshold.detail"), thick=15, gap=2))
    return Picture(bars.figure(rows, bound([*days, limit.value]), right=72))


def _run(run: Run) -> list[bars.Bar]:
    """How long it takes here, and under it how long it took."""
    known, here = math.isfinite(run.then.value), in_words(run.here)
    detail = say(f"chart.training.{'then' if known else 'unknown'}", days=in_words(run.then), chips=run.chips)
    piece = bars.Piece(here.value, ACCENT, say("chart.training.says", name=run.name, days=here))
    bar = bars.Bar(run.name, (piece,), here, detail, thick=15, gap=2 if known else 14)
    if not known:
        return [bar]
    ghost = bars.Piece(run.then.value, faint(SOFT, 0.12), detail, hatch=faint(SOFT, 0.5), border=faint(SOFT, 0.6))
    return [bar, bars.Bar("", (ghost,), thick=9, gap=14)]


training = Drawn(finds.training, _training, "training")

_TICKS = (1_000, 10_000, 100_000)
_LEVELS = (0.0, 0.25, 0.5, 0.75, 1.0)


def _goodput(found: Finding, results: Results) -> Picture:
    parts: Goodput = found.parts
    sizes = [job.chips.value for job in parts.jobs]
    data: list[Spec] = [
        {
            "type": "scatter",
            "mode": "lines",
            "x": sizes,
            "y": [job.share.value for job in parts.jobs],
            "line": {"color": ACCENT, "width": 2.5},
            "text": [
                say("chart.goodput.point", chips=job.chips, share=job.share, failures=job.failures)
                for job in parts.jobs
            ],
            "hoverinfo": "text",
        }
    ]
    words = [heading(say("chart.goodput.level"), 44)]
    if parts.own is not None:
        data.append(point(parts.own.chips.value, parts.own.share.value))
        words.append(_label(parts.own, sizes[len(sizes) // 2]))
    across = ticked(
        math.log10(sizes[0]),
        math.log10(sizes[-1]),
        list(_TICKS),
        [plain(tick, write="count", of="chips") for tick in _TICKS],
        type="log",
        title=axis_title(say("chart.goodput.axis")),
    )
    levels = [Num(level, "share") for level in _LEVELS]
    down = ticked(0, 1.02, list(_LEVELS), levels, showgrid=True, gridcolor=RULE, gridwidth=1)
    margins = {"left": 44, "right": 14, "top": 34, "bottom": 48}
    return Picture({"data": data, "layout": layout(370, **margins, annotations=words, xaxis=across, yaxis=down)})


def _label(own: Job, middle: float) -> Spec:
    # under the curve there is room to the left of large jobs, above it to the right of small ones
    where: Spec = {"xanchor": "left", "yanchor": "bottom", "xshift": 8, "yshift": 6}
    if own.chips.value > middle:
        where = {"xanchor": "right", "yanchor": "top", "xshift": -8, "yshift": -4}
    label = say("chart.goodput.own", share=bold(own.share), chips=own.chips)
    return note(label, x=math.log10(own.chips.value), y=own.share.value, bgcolor=faint(CARD, 0.85), **where)


goodput = Drawn(finds.goodput, _goodput, "goodput")
