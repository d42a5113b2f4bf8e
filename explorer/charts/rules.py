"""The mix against rules and limits: the law's ceiling and matching rule, the envelopes of the programmes, leverage and multiplier."""

from __future__ import annotations

import math

from explorer.charts import bars
from explorer.charts.chart import Chart, Table
from explorer.charts.style import ACCENT, ACTORS, BAD, INK, OK, RULE, SOFT, bound, faint
from explorer.facts import table
from explorer.model import Results
from explorer.speech import Text

_LEAST = 1e-9  # smaller amounts are not there [EUR bn]


def _law_sentence(results: Results, text: Text) -> str:
    share = float(results["union_share_computing"])
    cap = text.percent(float(results["union_capex_cap"]))
    if float(results["union_cash"]) <= _LEAST or not math.isfinite(share):
        return text("chart.law.sentence.no_union", cap=cap)
    over = bool(results["cap_broken"])
    at = not over and math.isclose(share, float(results["union_capex_cap"]), rel_tol=5e-4)
    first = text(
        f"chart.law.sentence.{'over' if over else 'at' if at else 'under'}",
        share=text.percent(share),
        cap=cap,
        room=text.money(abs(float(results["cap_headroom"]))),
    )
    short = float(results["match_shortfall"])
    broken = bool(results["match_broken"])
    joint = text("chart.law.join.same" if over == broken else "chart.law.join.other")
    second = text(
        f"chart.law.sentence.{'unmatched' if broken else 'matched'}",
        states=text.money(float(results["states_cash"])),
        union=text.money(float(results["union_cash"])),
        short=text.money(short),
    )
    return f"{first}{joint}{second}"


def law(results: Results, text: Text) -> Chart:
    """The Union's share of the computing infrastructure against the ceiling, and the states' money against the Union's."""
    cap = float(results["union_capex_cap"])
    share, strict = float(results["union_share_computing"]), float(results["union_share_it_only"])
    union, states = float(results["union_cash"]), float(results["states_cash"])
    cap_broken, match_broken = bool(results["cap_broken"]), bool(results["match_broken"])
    # Two scales, one above the other: shares in the upper half, amounts drawn as parts of the larger of both in the lower one.
    top = bound([share, strict], least=2 * cap)
    amounts = bound([union, states], least=1.0)
    least = float(results["states_match_min"]) * union

    def ceiling(value: float, key: str, *, doubtful: bool = False) -> bars.Bar:
        color = BAD if value > cap * (1 + 1e-9) else ACTORS["union"]
        kept = bars.Piece(min(value, cap), faint(ACTORS["union"], 0.3 if doubtful else 1), text.percent(value))
        beyond = bars.Piece(value - cap, faint(BAD, 0.15 if doubtful else 0.35), text.percent(value), hatch=BAD)
        return bars.Bar(
            "",
            (kept, beyond),
            text.percent(value),
            text(f"chart.law.row.{key}"),
            mark=cap,
            value_color=color,
            thick=18,
            gap=9,
            # after the line if it would stand on it
            value_at=max(value, cap) if value > 0.6 * cap else value if math.isfinite(value) else 0.0,
        )

    def amount(actor: str, value: float, color: str, mark: float | None) -> bars.Bar:
        to_scale = top / amounts
        piece = bars.Piece(value * to_scale, ACTORS[actor], text.money(value))
        return bars.Bar(
            "",
            (piece,),
            text.money(value),
            text(f"chart.law.row.{actor}"),
            mark=None if mark is None else mark * to_scale,
            value_color=color,
            thick=18,
            gap=9,
        )

    def head(key: str, broken: bool, **values: str) -> bars.Bar:
        word, color = ("idle", SOFT) if union <= _LEAST else ("broken", BAD) if broken else ("kept", OK)
        mark = f'<span style="color:{color}">{text(f"chart.law.{word}")}</span>'
        return bars.Bar(f"{text(f'chart.law.rule.{key}', **values)} {mark}", (), thick=0, gap=4)

    rows = [
        head("ceiling", cap_broken, cap=text.percent(cap)),
        ceiling(share, "all"),
        ceiling(strict, "it_only", doubtful=True),
        bars.Bar("", (), thick=0, gap=10),
        head("match", match_broken),
        amount("union", union, INK, None),
        amount("states", states, BAD if match_broken else INK, least if union > _LEAST else None),
    ]
    percent = text.percent
    cells = [
        ["share", percent(share), percent(cap), "cap"],
        ["it_only", percent(strict), percent(cap), "cap"],
        ["match", text.number(states), text.number(least), "match"],
    ]
    verdicts = {
        "share": cap_broken,
        "it_only": strict > cap * (1 + 1e-9),
        "match": match_broken,
    }
    columns = [text(f"chart.law.column.{c}") for c in ("what", "is", "limit", "verdict")]
    filled = [
        [
            text(f"chart.law.what.{what}"),
            now,
            limit,
            text(f"chart.law.{'broken' if verdicts[what] else 'kept'}"),
        ]
        for what, now, limit, _ in cells
    ]
    return Chart(bars.figure(rows, top, right=72), _law_sentence(results, text), Table(columns, filled))


def envelopes(results: Results, text: Text) -> Chart:
    """How much of each programme's whole envelope the plan takes: the grey bar is the envelope."""
    rows, cells, shares = [], [], {}
    for row in table("programmes").rows:
        if row["whole"] != "yes":
            continue
        field = str(row["input"])
        size = float(row["envelope_eur_bn"])
        share = float(results[f"envelope_share_{field.removesuffix('_guarantee')}"])
        shares[field] = share
        name = text.get(f"chart.envelopes.programme.{row['id']}", str(row["name"]))
        color = ACTORS["states" if field == "cohesion" else "union"]
        over = share > 1 + 1e-9
        label = text(f"chart.envelopes.{'over' if over else 'of'}", share=text.percent(share), size=text.money(size))
        says = f"{name}: {label}"
        pieces = (
            bars.Piece(1.0, faint(RULE, 0.8), says, start=0.0),
            bars.Piece(min(share, 1.0), BAD if over else color, says, start=0.0, border=BAD if over else color),
        )
        rows.append(bars.Bar("", pieces, label, name, inside=share > 0.6, thick=18, gap=9, value_at=min(share, 1.0)))
        cells.append(
            [
                name,
                str(row["period"]),
                text.number(size),
                text.number(float(results[field])),
                text.percent(share),
            ]
        )
    columns = [text(f"chart.envelopes.column.{c}") for c in ("programme", "period", "size", "taken", "share")]
    return Chart(bars.figure(rows, 1.0, right=0), _envelope_sentence(shares, results, text), Table(columns, cells))


def _envelope_sentence(shares: dict[str, float], results: Results, text: Text) -> str:
    most = max(shares, key=lambda field: shares[field])
    name = text(f"chart.envelopes.full.{most}")
    if shares[most] <= _LEAST:
        return text("chart.envelopes.sentence.nothing")
    key = "over" if shares[most] > 1 + 1e-9 else "most"
    first = text(f"chart.envelopes.sentence.{key}", name=name, share=text.percent(shares[most]))
    later = float(results["next_budget"])
    if later <= _LEAST:
        return first
    return f"{first} " + text(
        "chart.envelopes.sentence.later",
        amount=text.money(later),
        share=text.percent(later / float(results["union_cash"])),
    )


_READINGS = ("effect", "provisioned", "audited")


def multipliers(results: Results, text: Text) -> Chart:
    """Multiplier and leverage by what they are divided by, the headline beside the audited reading."""
    values = {
        kind: {reading: float(results[f"{kind}_{reading}"]) for reading in _READINGS}
        for kind in ("multiplier", "leverage")
    }
    each = [v for kind in values.values() for v in kind.values()]
    top = bound(each)
    rows, cells = [], []
    for kind, readings in values.items():
        rows.append(bars.Bar(text(f"chart.multipliers.{kind}"), (), thick=0, gap=3))
        for reading, value in readings.items():
            solid = reading == "effect"
            color = ACCENT if solid else faint(ACCENT, 0.45) if reading == "provisioned" else faint(ACCENT, 0.12)
            hatch = ACCENT if reading == "audited" else ""
            name = text(f"chart.multipliers.reading.{reading}")
            shown = text.ratio(value)
            piece = bars.Piece(value, color, f"{name}: {shown}", hatch=hatch, border=hatch)
            rows.append(
                bars.Bar(
                    "",
                    (piece,),
                    shown if math.isfinite(value) else text("chart.multipliers.none"),
                    name,
                    thick=15,
                    gap=7,
                )
            )
            cells.append([text(f"chart.multipliers.{kind}"), name, shown])
        rows.append(bars.Bar("", (), thick=0, gap=8))
    per_public = float(results["private_per_public"])
    cells.append([text("chart.multipliers.private"), text("chart.multipliers.reading.private"), text.ratio(per_public)])
    columns = [text(f"chart.multipliers.column.{c}") for c in ("what", "reading", "value")]
    headline = values["multiplier"]["effect"]
    if not math.isfinite(headline):
        sentence = text("chart.multipliers.sentence.none")
    else:
        sentence = text(
            "chart.multipliers.sentence.some",
            headline=text.euros(headline),
            audited=text.euros(values["multiplier"]["audited"]),
        )
    return Chart(bars.figure(rows[:-1], top, right=56), sentence, Table(columns, cells))
