"""Who holds the computing time: by what each side paid, and by group of users."""

from __future__ import annotations

from explorer.charts import bars
from explorer.charts.chart import Chart, Table
from explorer.charts.style import ACCENT, ACTORS, BAD, CARD, INK, bound, faint
from explorer.model import Results
from explorer.model.access import GROUPS
from explorer.speech import Text

_COLOR = {"union": ACTORS["union"], "states": ACTORS["states"], "consortium": ACTORS["industry"]}
_SWATCH = {"union": "union", "states": "states", "consortium": "industry"}
_LEAST = 1e-9
_LEAST_SHARE = 1e-6  # what is served of less than this reads as nothing


def access_shares(results: Results, text: Text) -> Chart:
    """Who pays for the computing, who holds its time, and who pays to run it, each as parts of a whole."""
    raised, base = float(results["raised"]), float(results["access_base"])
    cash = {"union": float(results["union_cash"]), "states": float(results["states_cash"])}
    cash["consortium"] = max(raised - cash["union"] - cash["states"], 0.0)
    time = {holder: float(results[f"access_share_{holder}"]) if base > _LEAST else 0.0 for holder in cash}
    hours = {holder: float(results[f"{holder}_hours"]) for holder in cash}
    name = {holder: text(f"chart.access_shares.holder.{holder}") for holder in cash}
    lines = {
        "money": {
            holder: (amount / raised if raised > _LEAST else 0.0, text.money(amount)) for holder, amount in cash.items()
        },
        "time": {holder: (share, text.percent(share)) for holder, share in time.items()},
        "running": {"consortium": (1.0, text("chart.access_shares.all"))},
    }
    rows, cells = [], []
    for key, parts in lines.items():
        pieces = tuple(
            bars.Piece(share, _COLOR[holder], f"{name[holder]}: {shown}", border=CARD)
            for holder, (share, shown) in parts.items()
        )
        detail = "   ".join(
            _swatch(_SWATCH[holder], f"{text(f'chart.access_shares.short.{holder}')} {shown}")
            for holder, (share, shown) in parts.items()
            if share > _LEAST
        )
        rows.append(
            bars.Bar(
                text(f"chart.access_shares.row.{key}"),
                pieces,
                detail=detail or text("chart.access_shares.nobody"),
                thick=24,
                gap=16,
            )
        )
    for holder in cash:
        cells.append([name[holder], text.number(cash[holder]), text.percent(time[holder]), text.count(hours[holder])])
    columns = [text(f"chart.access_shares.column.{c}") for c in ("who", "pays", "share", "hours")]
    return Chart(bars.figure(rows, 1.0, right=2), _shares_sentence(results, text), Table(columns, cells))


def _shares_sentence(results: Results, text: Text) -> str:
    public, money = float(results["public_access_share"]), float(results["public_cash"])
    if float(results["raised"]) <= _LEAST:
        return text("chart.access_shares.sentence.nothing")
    if money <= _LEAST:
        return text("chart.access_shares.sentence.no_public")
    key = "all" if public >= 1 - _LEAST else "some"
    return text(
        f"chart.access_shares.sentence.{key}",
        money=text.money(money),
        share=text.percent(public),
        union=text.percent(float(results["access_share_union"])),
        states=text.percent(float(results["access_share_states"])),
    )


def user_groups(results: Results, text: Text) -> Chart:
    """What each group of users gets of the public time, against what is kept for it and what it asks for."""
    kept, asked, got = (
        dict(zip(GROUPS, map(float, results[name]), strict=True))
        for name in ("group_reserved", "group_demand", "group_hours")
    )
    top = bound([*kept.values(), *asked.values()])
    rows, cells = [], []
    for group in GROUPS:
        name = text(f"chart.user_groups.group.{group}")
        missing = asked[group] - got[group]
        short = missing > _LEAST * max(asked[group], 1.0)
        says = text("chart.user_groups.says", asked=text.count(asked[group]), kept=text.count(kept[group]))
        pieces = [bars.Piece(got[group], ACCENT, f"{name}: {text.count(got[group])}")]
        if short:
            pieces.append(
                bars.Piece(
                    missing,
                    faint(BAD, 0.12),
                    text("chart.user_groups.missing", hours=text.count(missing)),
                    hatch=BAD,
                    border=BAD,
                )
            )
        rows.append(
            bars.Bar(
                name,
                tuple(pieces),
                text.count(got[group]),
                says,
                mark=kept[group],
                value_color=BAD if short else INK,
                value_at=max(asked[group], kept[group]),
                thick=20,
                gap=12,
            )
        )
        cells.append([name, *(text.count(one[group]) for one in (kept, asked, got))])
    idle = float(results["public_hours_idle"])
    cells.append([text("chart.user_groups.idle"), "", "", text.count(idle)])
    columns = [text(f"chart.user_groups.column.{c}") for c in ("group", "kept", "asked", "got")]
    return Chart(bars.figure(rows, top, right=84), _groups_sentence(asked, got, results, text), Table(columns, cells))


def _groups_sentence(asked: dict[str, float], got: dict[str, float], results: Results, text: Text) -> str:
    public = float(results["public_hours"])
    if public <= 0:
        return text("chart.user_groups.sentence.nothing")
    served = {group: got[group] / asked[group] for group in GROUPS if asked[group] > 0}
    least = min(served, key=lambda group: served[group])
    if served[least] < 1 - _LEAST:
        return text(
            f"chart.user_groups.least.{least}",
            share=text.percent(served[least]) if served[least] > _LEAST_SHARE else text("chart.user_groups.none"),
            load=text.percent(float(results["public_load"])),
        )
    idle = float(results["public_hours_idle"])
    key = "idle" if idle > _LEAST * public else "full"
    return text(f"chart.user_groups.sentence.{key}", idle=text.percent(idle / public))


def _swatch(actor: str, words: str) -> str:
    return f'<span style="color:{ACTORS[actor]}">■</span> {words}'
