"""Who pays for the failures: in euros, and in euros for each EU citizen."""

from __future__ import annotations

from explorer.charts import bars
from explorer.charts.chart import Chart, Table
from explorer.charts.failing import bearers, failures
from explorer.charts.layers import LEAST, by_holder, nothing
from explorer.charts.style import ACTORS, CARD, bound, faint
from explorer.model import Results
from explorer.model.event import borne
from explorer.model.pool import HOLDERS
from explorer.speech import Text


def loss_payers(results: Results, text: Text) -> Chart:
    """Who pays for the failure, in euros and in euros for each EU citizen; below it the grants that are gone anyway."""
    lost, per_head = by_holder(results, "event_holder_loss"), by_holder(results, "event_per_head")
    stake = {holder: float(results[f"pool_{holder}"].sum()) for holder in HOLDERS}
    given = {"union": float(results["union_grants"]), "states": float(results["state_grants"])}
    top = bound([*stake.values(), sum(given.values())])
    rows = []
    for holder in HOLDERS:
        at_stake = bars.Piece(
            stake[holder],
            faint(ACTORS[holder], 0.25),
            text("chart.loss_payers.stake", amount=text.money(stake[holder])),
            start=0.0,
        )
        paid = bars.Piece(lost[holder], ACTORS[holder], text.money(lost[holder]), start=0.0)
        value = text("chart.loss_payers.value", lost=text.money(lost[holder]), head=text.euros(per_head[holder]))
        rows.append(
            bars.Bar(
                text(f"chart.actor.{holder}.name"),
                (at_stake, paid),
                detail=value
                if lost[holder] > LEAST
                else text(f"chart.loss_payers.{'spared' if stake[holder] > LEAST else 'out'}"),
                thick=14,
                gap=12,
            )
        )
    pieces = tuple(
        bars.Piece(amount, faint(CARD, 0), text.money(amount), hatch=ACTORS[who], border=ACTORS[who])
        for who, amount in given.items()
    )
    total = float(results["grants"])
    detail = text("chart.loss_payers.value", lost=text.money(total), head=text.euros(float(results["grants_per_head"])))
    rows.append(bars.Bar(text("chart.loss_payers.grants"), pieces, detail=detail, thick=14, gap=4))
    figure = bars.figure(rows, top, right=8)
    return Chart(figure, _payers_in_words(results, text), _payer_table(results, text))


def _payers_in_words(results: Results, text: Text) -> str:
    grants = float(results["grants"])
    before = (
        text(
            "chart.loss_payers.sentence.grants",
            grants=text.money(grants),
            head=text.euros(float(results["grants_per_head"])),
        )
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
        return (
            f"{text('chart.loss_payers.sentence.private', lost=text.money(loss), who=bearers(results, text))} {before}"
        )
    shared = text(
        f"chart.loss_payers.sentence.{'all_public' if public > loss - LEAST else 'public'}",
        public=text.money(public), lost=text.money(loss), head=text.euros(float(results["event_public_per_head"])),
    )  # fmt: skip
    return f"{shared} {before}"


def _payer_table(results: Results, text: Text) -> Table:
    lost, per_head = by_holder(results, "event_holder_loss"), by_holder(results, "event_per_head")
    mean = by_holder(results, "holder_expected_loss")
    shown = failures(results)
    in_year = borne(results["event_losses"], results["holder_shares"])
    heads = [text(f"chart.loss_payers.column.{c}") for c in ("who", "stake", "lost", "head")]
    # Two failures in one year are one column each: their order is that of the controls.
    heads += [text("chart.loss_payers.column.year", year=failure.year, n=n) for n, failure in enumerate(shown, start=1)]
    rows = [
        [
            text(f"chart.actor.{holder}.name"),
            text.number(float(results[f"pool_{holder}"].sum())),
            text.number(lost[holder]),
            text.number(per_head[holder]),
            *(text.number(float(in_year[failure.index, i])) for failure in shown),
            text.number(mean[holder]),
        ]
        for i, holder in enumerate(HOLDERS)
    ]
    return Table([*heads, text("chart.loss_payers.column.mean")], rows)
