"""Headline and notes of the page "Does it pay?"."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from explorer.findings.finding import Note, changed, derived, value
from explorer.message import Message, Num, Says, say
from explorer.model import Results

_LEAST = 5e-5  # half of what is still written as an amount [EUR bn]
_SAME = 5e-4  # rates that differ by less read as one
_NEARLY_ALL = 0.9995  # from here on a part reads as all


def headline(results: Results) -> Says:
    """Whether it pays, and by how much; the cost of an hour; what the money raised is enough for."""
    if float(results["chips_total"]) <= 0:
        return Says.of(say("headline.economics.nothing"))
    if float(results["raised"]) < _LEAST:
        return Says.of(say("headline.economics.no_money"))
    hour = {"cost": value(results, "cost_per_h100e_hour"), "price": value(results, "price_over_life")}
    if not math.isfinite(float(results["project_npv"])):
        return Says.of(say("headline.economics.grants", **hour), _money(results))
    return Says.of(_verdict(results), say("headline.economics.hour", **hour), _money(results))


def _verdict(results: Results) -> Message:
    npv, irr = float(results["project_npv"]), value(results, "project_irr")
    known = math.isfinite(irr.value)
    better = "pays" if known else "pays_no_rate"
    worse = "too_little" if known and irr.value > 0 else "no_gain"
    return say(
        f"headline.economics.{better if npv >= 0 else worse}",
        irr=irr,
        asked=value(results, "discount_rate"),
        npv=_size(results, "project_npv"),
        back=value(results, "project_moic", write="euros"),
    )


def _size(results: Results, name: str) -> Num:
    """A quantity without its sign: the sentence says which way it goes."""
    return replace(derived(results, lambda r: np.abs(r[name]), results.unit(name)), of=name)


def _money(results: Results) -> Message | None:
    """What the money raised is enough for; nothing if it is just what is needed."""
    built, drawn = value(results, "built_share"), value(results, "drawn_share")
    if built.value < _NEARLY_ALL:
        return say("headline.economics.gap", share=built)
    if drawn.value < _NEARLY_ALL:
        return say("headline.economics.surplus", share=drawn, raised=value(results, "raised"))
    return None


def _capex_plan(results: Results) -> Note:
    plan, today, then = (value(results, name) for name in ("capex_plan", "capex_total", "capex_phase_prices"))
    if plan.value < _LEAST:
        return Note(say("note.capex_plan.none"))
    if abs(then.value - today.value) < _LEAST:
        return Note(say("note.capex_plan.one_phase"))
    if abs(plan.value - today.value) >= _LEAST:
        return Note(say("note.capex_plan.then", other=today))
    return Note(say("note.capex_plan.today", other=then))


def _project_irr(results: Results) -> Note:
    irr, asked = float(results["project_irr"]), value(results, "discount_rate")
    if not math.isfinite(irr):
        return Note(say("note.project_irr.none"))
    then = changed(results, "project_irr", phase_two_price="then")
    key = "asked" if abs(then.value - irr) < _SAME or not math.isfinite(then.value) else "asked_then"
    return Note(say(f"note.project_irr.{key}", asked=asked, then=then), irr < asked.value)


def _project_npv(results: Results) -> Note:
    npv = float(results["project_npv"])
    if not math.isfinite(npv):
        return Note(say("note.project_npv.none"))
    return Note(say("note.project_npv.some", asked=value(results, "discount_rate")), npv < 0)


def _break_even_utilisation(results: Results) -> Note:
    even, use = float(results["break_even_utilisation"]), value(results, "utilisation")
    if not math.isfinite(even):
        return Note(say("note.break_even_utilisation.none"))
    price = value(results, "break_even_price", write="number")
    key = "never" if even > 1 else "some"
    return Note(say(f"note.break_even_utilisation.{key}", use=use, price=price), even > use.value)


def _cost_per_h100e_hour(results: Results) -> Note:
    price, cost = value(results, "price_over_life"), float(results["cost_per_h100e_hour"])
    return Note(say("note.cost_per_h100e_hour", price=price), cost > price.value)


def _dscr_min(results: Results) -> Note:
    worst = float(results["dscr_min"])
    if not math.isfinite(worst):
        return Note(say("note.dscr_min.none"))
    return Note(say("note.dscr_min.some", mean=value(results, "dscr_mean", write="number2")), worst < 1)


NOTES: Mapping[str, Callable[[Results], Note]] = {
    "capex_plan": _capex_plan,
    "project_irr": _project_irr,
    "project_npv": _project_npv,
    "break_even_utilisation": _break_even_utilisation,
    "cost_per_h100e_hour": _cost_per_h100e_hour,
    "dscr_min": _dscr_min,
}
