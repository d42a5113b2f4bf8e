"""The loss stepper: these sites fail, the loss climbs through the layers, and somebody pays."""

from __future__ import annotations

from explorer.charts import bars
from explorer.charts.chart import Chart, Table
from explorer.charts.layers import LEAST, Layer, by_holder, empty, layers_of, name_of, nothing
from explorer.charts.style import (
    ACTORS,
    BAD,
    CARD,
    INK,
    SOFT,
    Spec,
    axis,
    bound,
    faint,
    layout,
    line,
    outline,
    texts,
)
from explorer.model import Results
from explorer.model.pool import HOLDERS
from explorer.text import Text

_HEIGHT = 430  # of the figure [px]
_EDGE = 22  # room above and below the tower, for labels that stand out [px]
_LABEL = 38  # least distance between two labels of two lines [px]
_LEFT, _TOWER, _WORDS = -28.0, 26.0, 31.0  # left edge of the figure, right edge of the tower, left edge of the words


def loss_stepper(results: Results, text: Text) -> Chart:
    """The layers as a tower, grants under the ground, the loss filling it from below."""
    why = nothing(results, text)
    figure = empty(why, _HEIGHT) if why and not float(results["raised"]) > LEAST else _tower(results, text)
    return Chart(figure, why or _climb_in_words(results, text), _layer_table(results, text))


def _tower(results: Results, text: Text) -> Spec:
    layers = [layer for layer in layers_of(results) if layer.there]
    lost = results["event_layer_loss"].tolist()
    grants, pool, loss = (float(results[name]) for name in ("grants", "reimbursable", "event_loss"))
    scale = (grants + pool) / (_HEIGHT - 2 * _EDGE)  # EUR bn a pixel
    low, high = -grants - _EDGE * scale, pool + _EDGE * scale
    boxes: list[tuple[float, float, str, str, str]] = []  # from, to, colour, stripes, what it says
    labels: list[tuple[float, str]] = []
    if grants > LEAST:
        labels.append((-grants / 2, _two_lines(text("chart.layers.name.grants"), text.money(grants), text("chart.loss_stepper.gone"))))
    floor = 0.0
    for layer in layers:
        gone = lost[layer.index]
        says = text("chart.loss_stepper.hover", name=name_of(layer, text), lost=text.money(gone), size=text.money(layer.size))
        boxes.append((floor, floor + layer.size, layer.color, "x" if layer.id == "guaranteed" else "", says))
        if gone > LEAST:
            boxes.append((floor, floor + gone, BAD, "/", says))
        detail = text(
            f"chart.loss_stepper.{'loses' if gone > LEAST else 'safe'}",
            start=text.percent(layer.start), end=text.percent(layer.end), lost=text.money(gone),
        )  # fmt: skip
        labels.append((floor + layer.size / 2, _two_lines(name_of(layer, text), text.money(layer.size), detail)))
        floor += layer.size
    places = spread([at for at, _ in labels], _LABEL * scale, low, high)
    shapes = [line(0, 0, _TOWER, 0, color=INK, width=2)]
    shapes += [
        line(_TOWER, at, _WORDS - 1, place, color=SOFT, width=1) for (at, _), place in zip(labels, places, strict=True)
    ]
    if grants > LEAST:
        shapes.append(outline(0, -grants, _TOWER, 0, SOFT))
    words = texts([_WORDS] * len(labels), places, [said for _, said in labels], side="middle right")
    data = [_boxes(boxes), words]
    if loss > LEAST:
        shapes.append(line(-3, loss, _TOWER, loss, color=BAD, width=3))
        data.append(texts([-4], [loss], [text("chart.loss_stepper.mark", lost=text.money(loss))], side="middle left", color=BAD))
    return {
        "data": data,
        "layout": layout(
            _HEIGHT, xaxis=axis(_LEFT, 100), yaxis=axis(low, high), barmode="overlay", shapes=shapes
        ),
    }


def _two_lines(name: str, amount: str, detail: str) -> str:
    return f'<b>{name}</b>, {amount}<br><span style="color:{SOFT}">{detail}</span>'


def _boxes(boxes: list[tuple[float, float, str, str, str]]) -> Spec:
    """Boxes of the tower as bars that lie: the figure's own stripes tell what is lost from what stands."""
    return {
        "type": "bar",
        "orientation": "h",
        "x": [_TOWER] * len(boxes),
        "y": [(start + end) / 2 for start, end, *_ in boxes],
        "width": [end - start for start, end, *_ in boxes],
        "marker": {
            "color": [faint(color, 0.85) if not stripes else color for *_, color, stripes, _ in boxes],
            "line": {"color": CARD, "width": 1.5},
            "pattern": {
                "shape": [stripes for *_, stripes, _ in boxes],
                "fgcolor": CARD,
                "fillmode": "overlay",
                "size": 7,
                "solidity": 0.25,
            },
        },
        "hovertext": [says for *_, says in boxes],
        "hoverinfo": "text",
    }


def spread(wanted: list[float], gap: float, low: float, high: float) -> list[float]:
    """Places as near as possible to those wanted, in their order, at least `gap` apart and between the ends."""
    placed: list[float] = []
    for at in wanted:
        placed.append(max(at, placed[-1] + gap if placed else low + gap / 2))
    limit = high - gap / 2
    for i in reversed(range(len(placed))):
        placed[i] = min(placed[i], limit)
        limit = placed[i] - gap
    return placed


def what_fails(results: Results, text: Text) -> str:
    """The sites that fail, in words; empty if none does."""
    parts = []
    for size in ("large", "medium"):
        n = min(int(results[f"failed_{size}"]), int(results[f"sites_{size}"]))
        if n and float(results[f"site_share_{size}"]) > 0:
            parts.append(text(f"chart.layers.failed.{size}.{'one' if n == 1 else 'many'}", n=n))
    return text("chart.layers.and").join(parts)


def fails(results: Results, text: Text) -> str:
    """The sites that fail with their verb: one fails, two fail."""
    sites = sum(min(int(results[f"failed_{size}"]), int(results[f"sites_{size}"])) for size in ("large", "medium"))
    return text(f"chart.layers.verb.{'one' if sites == 1 else 'many'}", what=what_fails(results, text))


def bearers(results: Results, text: Text) -> str:
    """Who bears the loss, taxpayers aside, in words: companies, banks, the EIB."""
    lost = by_holder(results, "event_holder_loss")
    names = [text(f"chart.layers.bearer.{who}") for who in ("industry", "banks", "eib") if lost[who] > LEAST]
    return text("chart.layers.and").join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _climb_in_words(results: Results, text: Text) -> str:
    if not what_fails(results, text):
        return text("chart.loss_stepper.sentence.none")
    loss = float(results["event_loss"])
    if loss <= LEAST:
        return text("chart.loss_stepper.sentence.recovered", fails=fails(results, text))
    lost = results["event_layer_loss"].tolist()
    hit = [layer for layer in layers_of(results) if lost[layer.index] > LEAST]
    wiped = [layer for layer in hit if lost[layer.index] > layer.size - LEAST]
    first = text("chart.loss_stepper.sentence.some", fails=fails(results, text), lost=text.money(loss), share=text.percent(float(results["event_loss_share"])))
    top: Layer = hit[-1]
    key = "all" if len(wiped) == sum(layer.there for layer in layers_of(results)) else "wiped" if top in wiped else "within"
    second = text(
        f"chart.loss_stepper.sentence.{key}",
        name=text(f"chart.layers.in.{top.id}"), part=text.percent(lost[top.index] / top.size),
    )  # fmt: skip
    return f"{first} {second}"


def _layer_table(results: Results, text: Text) -> Table:
    heads = [text(f"chart.loss_stepper.column.{c}") for c in ("layer", "size", "start", "end", "lost", "bears")]
    lost, shares = results["event_layer_loss"].tolist(), results["holder_shares"].tolist()
    rows = [
        [
            name_of(layer, text),
            text.number(layer.size),
            text.percent(layer.start),
            text.percent(layer.end),
            text.number(lost[layer.index]),
            ", ".join(
                f"{text(f'chart.actor.{holder}.name')} {text.percent(part)}"
                for holder, part in zip(HOLDERS, shares[layer.index], strict=True)
                if part > 0
            ),
        ]
        for layer in reversed(layers_of(results))
    ]
    return Table(heads, [*rows, [text("chart.layers.name.grants"), text.number(float(results["grants"])), "", "", "", ""]])


def loss_payers(results: Results, text: Text) -> Chart:
    """Who pays for the failure, in euros and in euros for each EU citizen; below it the grants that are gone anyway."""
    lost, per_head = by_holder(results, "event_holder_loss"), by_holder(results, "event_per_head")
    stake = {holder: float(results[f"pool_{holder}"].sum()) for holder in HOLDERS}
    given = {"union": float(results["union_grants"]), "states": float(results["state_grants"])}
    top = bound([*stake.values(), sum(given.values())])
    rows = []
    for holder in HOLDERS:
        at_stake = bars.Piece(stake[holder], faint(ACTORS[holder], 0.25), text("chart.loss_payers.stake", amount=text.money(stake[holder])), start=0.0)
        paid = bars.Piece(lost[holder], ACTORS[holder], text.money(lost[holder]), start=0.0)
        value = text("chart.loss_payers.value", lost=text.money(lost[holder]), head=text.euros(per_head[holder]))
        rows.append(
            bars.Bar(
                text(f"chart.actor.{holder}.name"),
                (at_stake, paid),
                detail=value if lost[holder] > LEAST else text(f"chart.loss_payers.{'spared' if stake[holder] > LEAST else 'out'}"),
                thick=14,
                gap=12,
            )
        )
    pieces = tuple(bars.Piece(amount, faint(CARD, 0), text.money(amount), hatch=ACTORS[who], border=ACTORS[who]) for who, amount in given.items())
    total = float(results["grants"])
    detail = text("chart.loss_payers.value", lost=text.money(total), head=text.euros(float(results["grants_per_head"])))
    rows.append(bars.Bar(text("chart.loss_payers.grants"), pieces, detail=detail, thick=14, gap=4))
    figure = bars.figure(rows, top, right=8)
    return Chart(figure, _payers_in_words(results, text), _payer_table(results, text))


def _payers_in_words(results: Results, text: Text) -> str:
    grants = float(results["grants"])
    before = (
        text("chart.loss_payers.sentence.grants", grants=text.money(grants), head=text.euros(float(results["grants_per_head"])))
        if grants > LEAST
        else text("chart.loss_payers.sentence.no_grants")
    )
    why = nothing(results, text)
    if why:
        return f"{why} {before}"
    loss, public = float(results["event_loss"]), float(results["event_public_loss"])
    if loss <= LEAST:
        return f"{text('chart.loss_payers.sentence.none')} {before}"
    if public <= LEAST:
        return f"{text('chart.loss_payers.sentence.private', lost=text.money(loss), who=bearers(results, text))} {before}"
    shared = text(
        f"chart.loss_payers.sentence.{'all_public' if public > loss - LEAST else 'public'}",
        public=text.money(public), lost=text.money(loss), head=text.euros(float(results["event_public_per_head"])),
    )  # fmt: skip
    return f"{shared} {before}"


def _payer_table(results: Results, text: Text) -> Table:
    lost, per_head = by_holder(results, "event_holder_loss"), by_holder(results, "event_per_head")
    mean = by_holder(results, "holder_expected_loss")
    heads = [text(f"chart.loss_payers.column.{c}") for c in ("who", "stake", "lost", "head", "mean")]
    rows = [
        [
            text(f"chart.actor.{holder}.name"),
            text.number(float(results[f"pool_{holder}"].sum())),
            text.number(lost[holder]),
            text.number(per_head[holder]),
            text.number(mean[holder]),
        ]
        for holder in HOLDERS
    ]
    return Table(heads, rows)
