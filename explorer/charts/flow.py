"""The flow of money: who gives it, in what form, to which sites."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.charts import bars, sankey
from explorer.charts.chart import Chart, Table
from explorer.charts.style import ACTORS, INK, SOFT, Spec, axis, bound, faint, layout, note
from explorer.model import Results
from explorer.speech import Text

#: Scenario field of each source, and who pays it, from top to bottom.
SOURCES = (
    ("digital_europe", "union"),
    ("horizon_europe", "union"),
    ("connecting_europe", "union"),
    ("next_budget", "union"),
    ("national_budgets", "states"),
    ("cohesion", "states"),
    ("eib_equity", "eib"),
    ("eib_loans", "eib"),
    ("industry_equity", "industry"),
    ("bank_debt", "banks"),
)
INSTRUMENTS = ("grants", "equity", "loans")
_ACTOR_CASH = {
    "union": "union_cash",
    "states": "states_cash",
    "eib": "eib_cash",
    "industry": "industry_equity",
    "banks": "bank_debt",
}

_HEIGHT = 430  # [px]
_LEAST = 1e-9  # smaller amounts are not there [EUR bn]


@dataclass(frozen=True, slots=True)
class Stream:
    """Money of one source in one form [EUR bn]."""

    source: str
    actor: str
    instrument: str
    amount: float


def streams(results: Results) -> list[Stream]:
    """Every source split by form; a source that comes in two forms is split as all the money of its actor is."""
    equity_share = {
        "union": float(results["union_equity_share"]),
        "states": float(results["state_equity_share"]),
    }
    found = []
    for source, actor in SOURCES:
        amount = float(results[source])
        if actor in equity_share:
            parts = {"grants": 1 - equity_share[actor], "equity": equity_share[actor]}
        else:
            parts = {"equity" if source.endswith("_equity") else "loans": 1.0}
        found += [Stream(source, actor, form, amount * part) for form, part in parts.items() if amount * part > _LEAST]
    return found


def site_amounts(results: Results) -> dict[str, float]:
    """Money that goes to each size of site [EUR bn]; ``unplaced`` if there is no site to take it."""
    amounts = {size: float(results[f"sites_money_{size}"]) for size in ("medium", "large")}
    placed = {size: amount for size, amount in amounts.items() if amount > _LEAST}
    return placed or {"unplaced": float(results["raised"])}


def _site_name(size: str, results: Results, text: Text) -> str:
    if size == "unplaced":
        return text("chart.flow.unplaced")
    n = int(results[f"sites_{size}"])
    return text(f"chart.flow.{size}.{'one' if n == 1 else 'many'}", n=n)


def _sentence(results: Results, text: Text) -> str:
    raised = float(results["raised"])
    if raised <= _LEAST:
        return text("chart.flow.sentence.nothing")
    cash = {actor: float(results[name]) for actor, name in _ACTOR_CASH.items()}
    largest = max(cash, key=lambda actor: cash[actor])
    tied = sum(amount > cash[largest] - _LEAST for amount in cash.values()) > 1
    first = text(f"chart.flow.{'tied' if tied else 'largest'}.{largest}", share=text.percent(cash[largest] / raised))
    forms = {form: float(results[form]) for form in INSTRUMENTS}
    back = float(results["reimbursable"])
    if back <= _LEAST:
        second = text("chart.flow.sentence.all_grants")
    elif forms["grants"] <= _LEAST:
        second = text("chart.flow.sentence.no_grants")
    else:
        second = text("chart.flow.sentence.grants", share=text.percent(forms["grants"] / raised))
    return f"{first} {second}"


def _table(found: list[Stream], results: Results, text: Text) -> Table:
    raised = float(results["raised"])
    rows = [
        [
            text(f"chart.flow.source.{s.source}"),
            text(f"chart.actor.{s.actor}.name"),
            text(f"chart.flow.instrument.{s.instrument}"),
            text.number(s.amount),
            text.percent(s.amount / raised),
        ]
        for s in found
    ]
    return Table([text(f"chart.flow.column.{c}") for c in ("source", "actor", "instrument", "amount", "share")], rows)


def _wide(found: list[Stream], results: Results, text: Text) -> Spec:
    sites = site_amounts(results)
    forms = [form for form in INSTRUMENTS if any(s.instrument == form for s in found)]

    def place(name: str, amount: float, color: str) -> sankey.Place:
        return sankey.Place(name, f"{_name(name, results, text)}  <b>{text.money(amount)}</b>", amount, color)

    def ribbon(source: str, target: str, amount: float, actor: str) -> sankey.Ribbon:
        says = f"{text(f'chart.actor.{actor}.name')} {text.money(amount)}"
        return sankey.Ribbon(source, target, amount, ACTORS[actor], says)

    def amount_of(**wanted: str) -> float:
        return sum(s.amount for s in found if all(getattr(s, key) == value for key, value in wanted.items()))

    neutral = faint(INK, 0.75)
    columns = [
        [place(name, amount, ACTORS[actor]) for name, actor in SOURCES if (amount := amount_of(source=name)) > _LEAST],
        [place(form, amount_of(instrument=form), neutral) for form in forms],
        [place(size, amount, neutral) for size, amount in sites.items()],
    ]
    ribbons = [ribbon(s.source, s.instrument, s.amount, s.actor) for s in found]
    # The way on keeps the colour of who pays. No document ties a form of money to a size of site: each takes its part of all.
    total = sum(sites.values())
    ribbons += [
        ribbon(form, size, amount * part / total, actor)
        for form in forms
        for size, part in sites.items()
        for actor in ACTORS
        if (amount := amount_of(instrument=form, actor=actor)) > _LEAST
    ]
    heads = [text(f"chart.flow.head.{key}") for key in ("who", "how", "where")]
    return sankey.figure(columns, heads, ribbons, _HEIGHT)


def _name(place: str, results: Results, text: Text) -> str:
    if place in INSTRUMENTS:
        return text(f"chart.flow.instrument.{place}")
    if place in ("medium", "large", "unplaced"):
        return _site_name(place, results, text)
    return text(f"chart.flow.source.{place}")


def _narrow(results: Results, text: Text) -> Spec:
    """The same in three groups of bars; every row is always there, so that nothing below it moves."""
    raised = float(results["raised"])
    sites = site_amounts(results)
    top = bound([float(results[name]) for name in (*_ACTOR_CASH.values(), *INSTRUMENTS)] + list(sites.values()))
    found = streams(results)

    def row(name: str, pieces: list[tuple[str, float]], gap: int = 8) -> bars.Bar:
        amount = sum(part for _, part in pieces)
        drawn = tuple(
            bars.Piece(part, ACTORS.get(actor, SOFT), f"{text(f'chart.actor.{actor}.name')} {text.money(part)}")
            for actor, part in pieces
        )
        return bars.Bar("", drawn, value=text.money(amount), detail=name, thick=13, gap=gap)

    def head(key: str) -> bars.Bar:
        return bars.Bar(text(f"chart.flow.head.{key}"), (), thick=0, gap=0)

    by_actor = {a: float(results[name]) for a, name in _ACTOR_CASH.items()}
    rows = [
        head("who"),
        *(row(text(f"chart.actor.{a}.name"), [(a, amount)]) for a, amount in by_actor.items()),
    ]
    rows.append(head("how"))
    for form in INSTRUMENTS:
        parts = [(a, sum(s.amount for s in found if (s.instrument, s.actor) == (form, a))) for a in ACTORS]
        rows.append(row(text(f"chart.flow.instrument.{form}"), parts))
    rows.append(head("where"))
    places = ["unplaced"] if "unplaced" in sites else ["medium", "large"]
    for size in places:
        share = sites.get(size, 0.0) / raised if raised > _LEAST else 0.0
        rows.append(row(_site_name(size, results, text), [(a, amount * share) for a, amount in by_actor.items()]))
    if len(places) == 1:
        rows.append(bars.Bar("", (), detail="\N{NO-BREAK SPACE}", thick=13, gap=8))
    return bars.figure(rows, top)


def flow(results: Results, text: Text) -> Chart:
    """Who gives the money, in what form, and how much of it each size of site receives."""
    found = streams(results)
    if not found:
        empty = note(
            text("chart.flow.sentence.nothing"),
            x=0.5,
            y=0.5,
            xref="paper",
            yref="paper",
            font={"color": SOFT},
        )
        figure: Spec = {
            "data": [],
            "layout": layout(_HEIGHT, xaxis=axis(0, 1), yaxis=axis(0, 1), annotations=[empty]),
        }
    else:
        figure = _wide(found, results, text)
    return Chart(figure, _sentence(results, text), _table(found, results, text), narrow=_narrow(results, text))
