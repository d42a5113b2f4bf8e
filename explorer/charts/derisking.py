"""What the layers change: how likely each is to lose, what protection is worth, and how much of it would be needed."""

from __future__ import annotations

import math

from explorer.charts import bars
from explorer.charts.chart import Chart, Table, readings
from explorer.charts.layers import LEAST, layers_of, name_of, nothing
from explorer.charts.style import (
    ACTORS,
    bound,
    faint,
)
from explorer.model import Results
from explorer.text import Text

_HEIGHT, _LEFT = 340, 52  # [px]
_RAREST = 1e-4  # the lower end of the axis of chances


@readings("average", "downturn")
def layer_risk(results: Results, text: Text, view: str) -> Chart:
    """Of each layer: what it loses on average, how likely it is to lose anything and to be lost wholly; or the same in a bad market."""
    hit, wiped, bad = (results[name].tolist() for name in ("layer_hit_chance", "layer_wiped_chance", "layer_shortfall"))
    mean = (results["layer_expected_loss"] if view == "average" else results["downturn_layer_loss"]).tolist()
    rows = []
    for layer in reversed(layers_of(results)):
        if not layer.there:
            rows.append(bars.Bar(name_of(layer, text), (), detail=text("chart.layer_risk.absent"), thick=16, gap=12))
            continue
        part = mean[layer.index] / layer.size
        if view == "average":
            chance = hit[layer.index]
            pieces: tuple[bars.Piece, ...] = (
                bars.Piece(chance, faint(layer.color, 0.35), text("chart.layer_risk.hit", chance=text.percent(chance)), start=0.0),
                bars.Piece(wiped[layer.index], layer.color, text("chart.layer_risk.wiped", chance=text.percent(wiped[layer.index])), start=0.0),
            )
            detail = text("chart.layer_risk.detail", hit=text.percent(chance), wiped=text.percent(wiped[layer.index]), part=text.percent(part))
        else:
            pieces = (bars.Piece(part, layer.color, text.money(mean[layer.index])),)
            detail = text("chart.layer_risk.downturn_detail", part=text.percent(part), lost=text.money(mean[layer.index]))
        rows.append(bars.Bar(name_of(layer, text), pieces, detail=detail, thick=16, gap=12))
    figure = bars.figure(rows, 1.0, right=8)
    columns = [text(f"chart.layer_risk.column.{c}") for c in ("layer", "size", "mean", "part", "hit", "wiped", "worst", "downturn")]
    average, downturn = results["layer_expected_loss"].tolist(), results["downturn_layer_loss"].tolist()
    table = [
        [name_of(layer, text), text.number(layer.size), text.number(average[layer.index])]
        + [text.percent(v[layer.index]) for v in (results["layer_expected_loss_share"].tolist(), hit, wiped, bad)]
        + [text.number(downturn[layer.index])]
        for layer in reversed(layers_of(results))
    ]
    return Chart(figure, _risk_sentence(results, hit, view, text), Table(columns, table))


def _risk_sentence(results: Results, hit: list[float], view: str, text: Text) -> str:
    why = nothing(results, text)
    if why:
        return why
    if view == "downturn":
        return text(
            "chart.layer_risk.sentence.downturn",
            state=text.number(float(results["downturn"]), 2),
            chance=text.percent(float(results["downturn_failure_chance"])),
            usual=text.percent(float(results["default_probability"])),
            lost=text.money(float(results["downturn_loss"])),
        )
    layers = [layer for layer in layers_of(results) if layer.there]
    bottom, top = layers[0], layers[-1]
    if bottom is top:
        return text("chart.layer_risk.sentence.single", name=text(f"chart.layers.in.{top.id}"), chance=text.percent(hit[top.index]))
    return text(
        f"chart.layer_risk.sentence.{'average' if hit[top.index] > 0 else 'never'}",
        first=text(f"chart.layers.in.{bottom.id}"),
        first_chance=text.percent(hit[bottom.index]),
        last=text(f"chart.layers.in.{top.id}"),
        last_chance=text.percent(hit[top.index]),
    )


def derisking(results: Results, text: Text) -> Chart:
    """Expected loss of private money, with the layers as they are and without public protection."""
    bare, kept = float(results["private_expected_loss_bare"]), float(results["private_expected_loss"])
    worth = bare - kept if abs(bare - kept) > LEAST else 0.0  # the last digits of two sums are no money
    public = float(results["public_expected_loss"])
    top = bound([bare, kept, public])
    rows = []
    for key, amount, color in (("bare", bare, faint(ACTORS["industry"], 0.5)), ("kept", kept, ACTORS["industry"])):
        spread = float(results["private_spread_bare" if key == "bare" else "private_spread"])
        detail = text("chart.derisking.detail", lost=text.money(amount), spread=text.percent(spread)) if math.isfinite(spread) else text("chart.derisking.none")
        rows.append(bars.Bar(text(f"chart.derisking.{key}"), (bars.Piece(amount, color, text.money(amount)),), detail=detail, thick=18, gap=14))
    detail = text.money(public)
    rows.append(bars.Bar(text("chart.derisking.public"), (bars.Piece(public, ACTORS["union"], text.money(public)),), detail=detail, thick=18, gap=6))
    columns = [text(f"chart.derisking.column.{c}") for c in ("what", "amount", "spread")]
    table = [
        [text("chart.derisking.bare"), text.number(bare), text.percent(float(results["private_spread_bare"]))],
        [text("chart.derisking.kept"), text.number(kept), text.percent(float(results["private_spread"]))],
        [text("chart.derisking.worth"), text.number(worth), ""],
        [text("chart.derisking.public"), text.number(public), ""],
    ]
    return Chart(bars.figure(rows, top, right=8), _worth_sentence(results, text), Table(columns, table))


def _worth_sentence(results: Results, text: Text) -> str:
    if float(results["private_cash"]) <= LEAST:
        return text("chart.derisking.sentence.no_private")
    bare, worth = float(results["private_expected_loss_bare"]), float(results["derisking_worth"])
    if bare <= LEAST:
        return text("chart.derisking.sentence.no_loss")
    spread = text.percent(float(results["private_spread"]))
    if worth <= LEAST:
        protected = float(results["layer_first_loss"]) + float(results["layer_guaranteed"]) > LEAST
        return text(f"chart.derisking.sentence.{'in_vain' if protected else 'unprotected'}", bare=text.money(bare), spread=spread)
    return text(
        "chart.derisking.sentence.worth",
        worth=text.money(worth), part=text.percent(worth / bare), spread=spread,
        spread_bare=text.percent(float(results["private_spread_bare"])),
    )  # fmt: skip
