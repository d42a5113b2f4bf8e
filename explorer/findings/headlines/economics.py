"""Headline and notes of the page "Does it pay?"."""

from __future__ import annotations

import math

from explorer.charts.whatif import with_changed
from explorer.findings.headlines.parts import Note, number
from explorer.model import Results
from explorer.speech import Text

_LEAST = 5e-5  # half of what is still written as an amount [EUR bn]
_SAME = 5e-4  # rates that differ by less read as one


def headline(results: Results, text: Text) -> str:
    """Whether it pays, and by how much; the cost of an hour; what the money raised is enough for."""
    if float(results["chips_total"]) <= 0:
        return text("headline.economics.nothing")
    if float(results["raised"]) < _LEAST:
        return text("headline.economics.no_money")
    cost = number("cost_per_h100e_hour", text.euros(float(results["cost_per_h100e_hour"])))
    price = number("price_over_life", text.euros(float(results["price_over_life"])))
    npv, irr = float(results["project_npv"]), float(results["project_irr"])
    if not math.isfinite(npv):
        parts = [text("headline.economics.grants", cost=cost, price=price)]
    else:
        if npv >= 0:
            key = "pays" if math.isfinite(irr) else "pays_no_rate"
        else:
            key = "too_little" if math.isfinite(irr) and irr > 0 else "no_gain"
        verdict = text(
            f"headline.economics.{key}",
            irr=number("project_irr", text.percent(irr)),
            asked=number("discount_rate", text.percent(float(results["discount_rate"]))),
            npv=number("project_npv", text.money(abs(npv))),
            back=number("project_moic", text.euros(float(results["project_moic"]))),
        )
        parts = [verdict, text("headline.economics.hour", cost=cost, price=price)]
    built, drawn = float(results["built_share"]), float(results["drawn_share"])
    if built < 0.9995:
        parts.append(text("headline.economics.gap", share=number("built_share", text.percent(built))))
    elif drawn < 0.9995:
        share, raised = number("drawn_share", text.percent(drawn)), text.money(float(results["raised"]))
        parts.append(text("headline.economics.surplus", share=share, raised=raised))
    return " ".join(parts)


def _capex_plan(results: Results, text: Text) -> Note:
    plan, today, then = (float(results[name]) for name in ("capex_plan", "capex_total", "capex_phase_prices"))
    if plan < _LEAST:
        return Note(text("note.capex_plan.none"))
    if abs(then - today) < _LEAST:
        return Note(text("note.capex_plan.one_phase"))
    key = "then" if abs(plan - today) >= _LEAST else "today"
    return Note(text(f"note.capex_plan.{key}", other=text.money(today if key == "then" else then)))


def _project_irr(results: Results, text: Text) -> Note:
    irr, asked = float(results["project_irr"]), float(results["discount_rate"])
    if not math.isfinite(irr):
        return Note(text("note.project_irr.none"))
    then = float(with_changed(results, phase_two_price="then")["project_irr"])
    key = "asked" if abs(then - irr) < _SAME or not math.isfinite(then) else "asked_then"
    return Note(text(f"note.project_irr.{key}", asked=text.percent(asked), then=text.percent(then)), irr < asked)


def _project_npv(results: Results, text: Text) -> Note:
    npv = float(results["project_npv"])
    if not math.isfinite(npv):
        return Note(text("note.project_npv.none"))
    return Note(text("note.project_npv.some", asked=text.percent(float(results["discount_rate"]))), npv < 0)


def _break_even_utilisation(results: Results, text: Text) -> Note:
    even, use = float(results["break_even_utilisation"]), float(results["utilisation"])
    if not math.isfinite(even):
        return Note(text("note.break_even_utilisation.none"))
    broken = even > use
    price = text.number(float(results["break_even_price"]))
    key = "never" if even > 1 else "broken" if broken else "kept"
    return Note(text(f"note.break_even_utilisation.{key}", use=text.percent(use), price=price), broken)


def _cost_per_h100e_hour(results: Results, text: Text) -> Note:
    price, cost = float(results["price_over_life"]), float(results["cost_per_h100e_hour"])
    return Note(text("note.cost_per_h100e_hour", price=text.euros(price)), cost > price)


def _dscr_min(results: Results, text: Text) -> Note:
    worst = float(results["dscr_min"])
    if not math.isfinite(worst):
        return Note(text("note.dscr_min.none"))
    return Note(text("note.dscr_min.some", mean=text.number(float(results["dscr_mean"]), 2)), worst < 1)


NOTES = {
    "capex_plan": _capex_plan,
    "project_irr": _project_irr,
    "project_npv": _project_npv,
    "break_even_utilisation": _break_even_utilisation,
    "cost_per_h100e_hour": _cost_per_h100e_hour,
    "dscr_min": _dscr_min,
}
