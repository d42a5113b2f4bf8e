"""What the layers change: how likely each is to lose, what protection is worth, and how much of it would be needed."""

from __future__ import annotations

import math
from collections.abc import Callable

from explorer.charts import bars
from explorer.charts.chart import Chart, Table, readings
from explorer.charts.layers import LEAST, Layer, layers_of, name_of, nothing
from explorer.charts.style import (
    ACTORS,
    bound,
    faint,
)
from explorer.model import Results
from explorer.speech import Text


@readings("average", "worst", "downturn")
def layer_risk(results: Results, text: Text, view: str) -> Chart:
    """Of each layer: how likely it is to lose anything and to be lost wholly; what it loses in the worst cases; or in a bad market."""
    hit = results["layer_hit_chance"].tolist()
    rows = []
    for layer in reversed(layers_of(results)):
        if not layer.there:
            rows.append(bars.Bar(name_of(layer, text), (), detail=text("chart.layer_risk.absent"), thick=16, gap=12))
            continue
        pale, full, detail = _READ[view](results, layer, text)
        pieces = (
            bars.Piece(pale[0], faint(layer.color, 0.35), pale[1], start=0.0),
            bars.Piece(full[0], layer.color, full[1], start=0.0),
        )
        rows.append(bars.Bar(name_of(layer, text), pieces, detail=detail, thick=16, gap=12))
    columns = ("layer", "size", "mean", "part", "hit", "wiped", "at_risk", "worst", "left", "downturn", "downturn_hit")
    heads = [text(f"chart.layer_risk.column.{c}", year=int(results["failure_year"])) for c in columns]
    table = [
        [name_of(layer, text), *(words(float(results[name][layer.index])) for name, words in _columns(text))]
        for layer in reversed(layers_of(results))
    ]
    return Chart(bars.figure(rows, 1.0, right=8), _risk_sentence(results, hit, view, text), Table(heads, table))


def _columns(text: Text) -> tuple[tuple[str, Callable[[float], str]], ...]:
    amounts = ("layer_sizes", "layer_expected_loss", "layer_left", "downturn_layer_loss")
    names = (
        "layer_sizes", "layer_expected_loss", "layer_expected_loss_share", "layer_hit_chance", "layer_wiped_chance",
        "layer_loss_at_risk", "layer_shortfall", "layer_left", "downturn_layer_loss", "downturn_hit_chance",
    )  # fmt: skip
    return tuple((name, text.number if name in amounts else text.percent) for name in names)


Reading = tuple[tuple[float, str], tuple[float, str], str]
"""A pale bar and a full one, each with what it says, and the line above them."""


def _average(results: Results, layer: Layer, text: Text) -> Reading:
    hit, wiped, mean = (
        float(results[f"layer_{name}"][layer.index]) for name in ("hit_chance", "wiped_chance", "expected_loss_share")
    )
    detail = text("chart.layer_risk.detail", hit=text.percent(hit), wiped=text.percent(wiped), part=text.percent(mean))
    says = (
        text("chart.layer_risk.hit", chance=text.percent(hit)),
        text("chart.layer_risk.wiped", chance=text.percent(wiped)),
    )
    return (hit, says[0]), (wiped, says[1]), detail


def _worst(results: Results, layer: Layer, text: Text) -> Reading:
    at_risk, mean = (float(results[f"layer_{name}"][layer.index]) for name in ("loss_at_risk", "shortfall"))
    detail = text("chart.layer_risk.worst_detail", part=text.percent(mean), limit=text.percent(at_risk))
    says = (
        text("chart.layer_risk.mean_worst", part=text.percent(mean)),
        text("chart.layer_risk.at_risk", part=text.percent(at_risk)),
    )
    return (mean, says[0]), (at_risk, says[1]), detail


def _downturn(results: Results, layer: Layer, text: Text) -> Reading:
    left, lost = (float(results[name][layer.index]) for name in ("layer_left", "downturn_layer_loss"))
    if left <= LEAST:
        return (0.0, ""), (0.0, ""), text("chart.layer_risk.no_stake", year=int(results["failure_year"]))
    hit, part = float(results["downturn_hit_chance"][layer.index]), lost / left
    detail = text(
        "chart.layer_risk.downturn_detail", hit=text.percent(hit), part=text.percent(part), lost=text.money(lost)
    )
    return (hit, text("chart.layer_risk.hit", chance=text.percent(hit))), (part, text.money(lost)), detail


_READ = {"average": _average, "worst": _worst, "downturn": _downturn}


def _risk_sentence(results: Results, hit: list[float], view: str, text: Text) -> str:
    why = nothing(results, text)
    if why:
        return why
    layers = [layer for layer in layers_of(results) if layer.there]
    if view == "worst":
        top = layers[-1]
        return text(
            f"chart.layer_risk.sentence.{'worst' if float(results['layer_shortfall'][top.index]) > 0 else 'worst_spared'}",
            target=text.percent(float(results["loss_target"])), first=text(f"chart.layers.in.{layers[0].id}"),
            part=text.percent(float(results["layer_shortfall"][layers[0].index])), last=text(f"chart.layers.in.{top.id}"),
            last_part=text.percent(float(results["layer_shortfall"][top.index])),
        )  # fmt: skip
    if view == "downturn":
        return text(
            "chart.layer_risk.sentence.downturn",
            state=text.number(float(results["downturn"]), 2), year=int(results["failure_year"]),
            chance=text.percent(float(results["downturn_failure_chance"])),
            usual=text.percent(float(results["default_probability"])),
            lost=text.money(float(results["downturn_loss"])), left=text.money(float(results["layer_left"].sum())),
        )  # fmt: skip
    bottom, top = layers[0], layers[-1]
    if bottom is top:
        return text(
            "chart.layer_risk.sentence.single",
            name=text(f"chart.layers.in.{top.id}"),
            chance=text.percent(hit[top.index]),
        )
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
        detail = (
            text("chart.derisking.detail", lost=text.money(amount), spread=text.percent(spread))
            if math.isfinite(spread)
            else text("chart.derisking.none")
        )
        rows.append(
            bars.Bar(
                text(f"chart.derisking.{key}"),
                (bars.Piece(amount, color, text.money(amount)),),
                detail=detail,
                thick=34,
                gap=36,
            )
        )
    detail = text.money(public)
    rows.append(
        bars.Bar(
            text("chart.derisking.public"),
            (bars.Piece(public, ACTORS["union"], text.money(public)),),
            detail=detail,
            thick=34,
            gap=6,
        )
    )
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
        return text(
            f"chart.derisking.sentence.{'in_vain' if protected else 'unprotected'}",
            bare=text.money(bare),
            spread=spread,
        )
    return text(
        "chart.derisking.sentence.worth",
        worth=text.money(worth), part=text.percent(worth / bare), spread=spread,
        spread_bare=text.percent(float(results["private_spread_bare"])),
    )  # fmt: skip
