"""Losses in time: what each layer has at stake from year to year, and what the same failure costs in another year."""

from __future__ import annotations

import numpy as np

from explorer.charts.chart import Chart, Table, readings
from explorer.charts.failing import failures
from explorer.charts.layers import LEAST, Layer, empty, layers_of, name_of, nothing
from explorer.charts.style import (
    BAD,
    CARD,
    INK,
    RULE,
    SMALL,
    Spec,
    bound,
    faint,
    heading,
    layout,
    note,
    steps,
    ticked,
)
from explorer.charts.whatif import with_changed
from explorer.model import Results
from explorer.model.event import borne, left_by_year
from explorer.model.normal import Array
from explorer.model.phases import FIRST_YEAR, YEARS
from explorer.speech import Text

_HEIGHT, _LEFT = 330, 44  # [px]
_SHOWN = YEARS[2:]  # from the first year in which sites run
_LAST = str(_SHOWN[-1])


@readings("course", "timing")
def loss_years(results: Results, text: Text, view: str) -> Chart:
    """Money at stake and money lost by year; or what the first failure costs if it comes in another year."""
    why = nothing(results, text)
    if why:
        columns = [text("chart.column.year"), text("chart.loss_years.column.lost")]
        return Chart(empty(why, _HEIGHT), why, Table(columns, []))
    return _course(results, text) if view == "course" else _timing(results, text)


def _course(results: Results, text: Text) -> Chart:
    layers = [layer for layer in layers_of(results) if layer.there]
    left, lost = left_by_year(results)[:, 2:], _lost_by_year(results)
    gone = np.cumsum(lost.sum(axis=0))
    says = [
        text("chart.loss_years.gone", year=year, lost=text.money(float(v)))
        for year, v in zip(_SHOWN, gone, strict=True)
    ]
    data = [_stack(gone, BAD, "/", says)]
    for layer in layers:
        amounts = left[layer.index]
        data.append(_stack(amounts, layer.color, "x" if layer.id == "guaranteed" else "", [
            text("chart.loss_years.left", year=year, name=name_of(layer, text), left=text.money(float(v))) for year, v in zip(_SHOWN, amounts, strict=True)
        ]))  # fmt: skip
    key = [
        f'<span style="color:{BAD}">▨</span> {text("chart.loss_years.key")}',
        *(_key(layer, text) for layer in layers),
    ]
    top = bound([float((left.sum(axis=0) + gone).max())])
    marks = [
        note(f"<b>−{text.money(amount)}</b>", x=year, y=float(left[:, year - _SHOWN[0]].sum() + gone[year - _SHOWN[0]]),
             yanchor="bottom", yshift=3, font={"size": SMALL, "color": BAD}, bgcolor=faint(CARD, 0.95))
        for year, amount in ((int(y), float(v)) for y, v in zip(_SHOWN, lost.sum(axis=0), strict=True)) if amount > LEAST
    ]  # fmt: skip
    figure = _figure(data, top, key, text("chart.loss_years.heading"), text, marks)
    holders = borne(lost.T, results["holder_shares"])
    heads = [
        text("chart.column.year"),
        *(text("chart.loss_years.column.left", name=name_of(layer, text)) for layer in layers),
    ]
    heads += [text(f"chart.loss_years.column.{c}") for c in ("lost", "public", "total")]
    rows = [
        [text.keep(str(year), float(year), "year"), *(text.number(float(left[layer.index, i])) for layer in layers)]
        + [text.number(float(v)) for v in (lost[:, i].sum(), holders[i, 0] + holders[i, 1], gone[i])]
        for i, year in enumerate(_SHOWN)
    ]
    return Chart(figure, _course_sentence(results, text), Table(heads, rows))


def _lost_by_year(results: Results) -> Array:
    """What each layer loses in each year: layers by years."""
    found = np.zeros((len(results["layer_sizes"]), len(_SHOWN)))
    for failure in failures(results):
        found[:, failure.year - _SHOWN[0]] += results["event_losses"][failure.index]
    return found


def _course_sentence(results: Results, text: Text) -> str:
    shown, losses = failures(results), results["event_losses"].sum(axis=-1)
    if not shown:
        peak = results["layer_left_years"].sum(axis=0)
        year = FIRST_YEAR + int(peak.argmax())
        return text("chart.loss_years.sentence.none", year=year, left=text.money(float(peak.max())))
    parts = [
        text(
            f"chart.loss_years.sentence.{'finds' if float(losses[failure.index]) > LEAST else 'finds_none'}",
            year=failure.year, left=text.money(float(results["event_held"][failure.index].sum())), lost=text.money(float(losses[failure.index])),
        )
        for failure in shown
    ]  # fmt: skip
    if len(shown) == 2 and float(losses.min()) > LEAST:
        parts.append(text("chart.loss_years.sentence.stays"))
    return " ".join(parts)


def _timing(results: Results, text: Text) -> Chart:
    fields = {"failed_large": results["failed_large"], "failed_medium": results["failed_medium"]}
    if not float(results["event_exposure"]) > 0:  # nothing fails first: ask of one site, the one with most money
        large = float(results["site_share_large"]) >= float(results["site_share_medium"])
        fields = {"failed_large": int(large), "failed_medium": int(not large)}
    other = with_changed(
        results, failure_year=_SHOWN.astype(float), **fields, failed_large_later=0, failed_medium_later=0
    )
    lost = np.broadcast_to(other["event_layer_loss"], (len(_SHOWN), len(results["layer_sizes"])))
    public = np.broadcast_to(other["event_public_loss"], len(_SHOWN))
    layers = [layer for layer in layers_of(results) if layer.there]
    data = [
        _stack(lost[:, layer.index], layer.color, "x" if layer.id == "guaranteed" else "", [
            text("chart.loss_years.timed", year=year, name=name_of(layer, text), lost=text.money(float(v)))
            for year, v in zip(_SHOWN, lost[:, layer.index], strict=True)
        ])
        for layer in layers
    ]  # fmt: skip
    totals = lost.sum(axis=-1)
    chosen = int(results["failure_year"])
    at = float(totals[chosen - _SHOWN[0]])
    marks = [
        note(
            f"<b>{text.money(at)}</b>",
            x=chosen,
            y=at,
            yanchor="bottom",
            yshift=3,
            font={"size": SMALL, "color": INK},
            bgcolor=faint(CARD, 0.8),
        )
    ]
    figure = _figure(
        data,
        bound([float(totals.max())]),
        [_key(layer, text) for layer in layers],
        text("chart.loss_years.heading_timing"),
        text,
        marks,
    )
    heads = [
        text("chart.loss_years.column.failure"),
        *(text("chart.loss_years.column.layer", name=name_of(layer, text)) for layer in layers),
    ]
    heads += [text("chart.loss_years.column.lost"), text("chart.loss_years.column.public")]
    rows = [
        [
            text.keep(str(year), float(year), "year"),
            *(text.number(float(lost[i, layer.index])) for layer in layers),
            text.number(float(totals[i])),
            text.number(float(public[i])),
        ]
        for i, year in enumerate(_SHOWN)
    ]
    worst = int(totals.argmax())
    words = text(
        f"chart.loss_years.sentence.{'worst' if totals[worst] > LEAST else 'never'}",
        year=_SHOWN[worst], lost=text.money(float(totals[worst])), public=text.money(float(public[worst])),
        last=_LAST, least=text.money(float(totals[-1])),
    )  # fmt: skip
    return Chart(figure, words, Table(heads, rows))


def _stack(amounts: Array, color: str, stripes: str, says: list[str]) -> Spec:
    pattern = {"shape": stripes, "fgcolor": CARD, "fillmode": "overlay", "size": 6, "solidity": 0.25}
    marker = {"color": faint(color, 0.9), "line": {"color": CARD, "width": 1}, "pattern": pattern}
    return {
        "type": "bar",
        "x": _SHOWN,
        "y": np.asarray(amounts),
        "marker": marker,
        "hovertext": says,
        "hoverinfo": "text",
    }


def _key(layer: Layer, text: Text) -> str:
    return f'<span style="color:{layer.color}">{"▩" if layer.id == "guaranteed" else "■"}</span> {text(f"chart.layers.key.{layer.id}")}'


def _figure(data: list[Spec], top: float, key: list[str], head: str, text: Text, marks: list[Spec]) -> Spec:
    lines = ["  ".join(key[:3]), "  ".join(key[3:]), head]
    ticks = steps(0, top, most=4)
    across = [float(y) for y in _SHOWN]
    return {
        "data": data,
        "layout": layout(
            _HEIGHT,
            left=_LEFT,
            right=8,
            top=68,
            bottom=28,
            barmode="stack",
            bargap=0.2,
            xaxis=ticked(across[0] - 0.5, across[-1] + 0.5, across[::2], [f"{x:.0f}" for x in across[::2]]),
            yaxis=ticked(0, top, ticks, [text.number(t) for t in ticks], showgrid=True, gridcolor=RULE),
            annotations=[heading("<br>".join(filter(None, lines)), _LEFT), *marks],
        ),
    }
