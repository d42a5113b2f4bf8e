"""Who takes which risk: the money by what happens to it when things go wrong, against the target."""

from __future__ import annotations

from explorer.charts import bars
from explorer.charts.chart import Chart, Table
from explorer.charts.style import ACTORS, BAD, CARD, INK, SOFT, bound, faint, note, outline
from explorer.model import Results
from explorer.speech import Text

#: What each form of money is made of: the actor and the quantity [EUR bn].
_MADE_OF = {
    "grants": (("union", "union_grants"), ("states", "state_grants")),
    "equity": (
        ("union", "union_equity"),
        ("states", "state_equity"),
        ("eib", "eib_equity"),
        ("industry", "industry_equity"),
    ),
    "loans": (("eib", "eib_loans"), ("banks", "bank_debt")),
}
_LEAST = 5e-5  # half of what is still written as an amount [EUR bn]
_ABOVE = 26  # room for the name of the target line [px]


def _verdict(results: Results, text: Text) -> str:
    gap, target = float(results["gap"]), float(results["target"])
    if abs(gap) < _LEAST:
        return text("chart.stack.sentence.target_met", target=text.money(target))
    key = "target_missed" if gap > 0 else "target_passed"
    return text(f"chart.stack.sentence.{key}", gap=text.money(abs(gap)), target=text.money(target))


def _sentence(results: Results, text: Text) -> str:
    if float(results["raised"]) < _LEAST:
        return text("chart.stack.sentence.nothing", target=text.money(float(results["target"])))
    equity = {actor: float(results[name]) for actor, name in _MADE_OF["equity"]}
    total = float(results["equity"])
    if total < _LEAST:
        first = text(
            "chart.stack.sentence.no_equity" if float(results["loans"]) > _LEAST else "chart.stack.sentence.only_grants"
        )
    else:
        most = max(equity, key=lambda actor: equity[actor])
        key = "alone" if equity[most] > total - _LEAST else "mostly"
        first = text(f"chart.stack.{key}.{most}", equity=text.money(total))
    guaranteed = float(results["guaranteed_loans"])
    if guaranteed > _LEAST:
        first += " " + text("chart.stack.sentence.guaranteed", amount=text.money(guaranteed))
    return f"{first} {_verdict(results, text)}"


def _table(results: Results, text: Text) -> Table:
    columns = [text("chart.stack.column.form")]
    columns += [text("chart.column.of_actor", actor=text(f"chart.actor.{a}.name")) for a in ACTORS]
    columns.append(text("chart.column.total_bn"))
    rows = []
    for form, parts in _MADE_OF.items():
        of = {actor: float(results[name]) for actor, name in parts}
        cells = [text.number(of.get(actor, 0.0)) for actor in ACTORS]
        rows.append([text(f"chart.stack.form.{form}"), *cells, text.number(float(results[form]))])
    empty = [""] * len(ACTORS)
    rows += [
        [text(f"chart.stack.form.{name}"), *empty, text.number(float(results[name]))]
        for name in ("guaranteed_loans", "raised", "target", "gap")
    ]
    return Table(columns, rows)


def stack(results: Results, text: Text) -> Chart:
    """Grants, shares and loans as steps up to the target; the part that is missing is an empty box."""
    target, raised, gap = (float(results[name]) for name in ("target", "raised", "gap"))
    top = bound([raised, target])
    rows, reached = [], 0.0
    for form, parts in _MADE_OF.items():
        amounts = [(actor, float(results[name])) for actor, name in parts]
        drawn = [
            bars.Piece(
                amount,
                ACTORS[actor],
                f"{text(f'chart.actor.{actor}.name')} {text.money(amount)}",
                start=reached + sum(a for _, a in amounts[:i]),
                border=CARD,
            )
            for i, (actor, amount) in enumerate(amounts)
        ]
        guaranteed = float(results["guaranteed_loans"]) if form == "loans" else 0.0
        if guaranteed > _LEAST:
            says = text("chart.stack.guaranteed", amount=text.money(guaranteed))
            drawn.append(bars.Piece(guaranteed, faint(CARD, 0), says, start=reached, hatch=ACTORS["union"]))
        named = [
            _swatch(actor, f"{text(f'chart.actor.{actor}.short')} {text.number(amount)}")
            for actor, amount in amounts
            if amount > _LEAST
        ]
        if guaranteed > _LEAST:
            named.append(text("chart.stack.guaranteed_short", amount=text.number(guaranteed)))
        total = float(results[form])
        name = text("chart.stack.heading", form=text(f"chart.stack.form.{form}"), amount=text.number(total))
        detail = "  ".join(named) or text("chart.stack.none")
        rows.append(bars.Bar(name, tuple(drawn), detail=detail, mark=target, mark_color=SOFT, thick=20, gap=12))
        reached += total
    word = "missing" if gap > _LEAST else "beyond" if gap < -_LEAST else "met"
    name = text(f"chart.stack.form.{word}", gap=text.money(abs(gap)))
    rows.append(
        bars.Bar(
            name,
            (),
            mark=target,
            mark_color=SOFT,
            thick=20,
            gap=4,
            name_color=BAD if word == "missing" else INK,
        )
    )
    figure = bars.figure(rows, top, right=12, above=_ABOVE, below=2)
    height = figure["layout"]["height"]
    if word != "met":
        low, high = sorted((raised, target))
        box = outline(low, height - 26, high, height - 6, BAD if word == "missing" else SOFT)
        figure["layout"]["shapes"].append(box)
    anchor = "right" if target > 0.3 * top else "left"
    label = text("chart.stack.target", target=text.money(target))
    figure["layout"]["annotations"] = [
        note(label, x=target, y=_ABOVE - 7, xanchor=anchor, yanchor="bottom", font={"color": SOFT})
    ]
    return Chart(figure, _sentence(results, text), _table(results, text))


def _swatch(actor: str, words: str) -> str:
    return f'<span style="color:{ACTORS[actor]}">■</span> {words}'
