"""Headline and notes of the page "What do the chips buy?"."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from explorer.findings.finding import Note, value
from explorer.message import Name, Says, say
from explorer.model import Results


def headline(results: Results) -> Says:
    """How many chips, what they do, what they cost and whether the money wanted is enough."""
    if float(results["chips_total"]) <= 0:
        return Says.of(say("headline.gigafactory.nothing"))
    low, high, target = (float(results[name]) for name in ("capex_total_low", "capex_total_high", "target"))
    case = "enough" if target >= high else "short" if target < low else "within"
    return Says.of(
        say(
            "headline.gigafactory.chips",
            chips=value(results, "chips_total", write="count"),
            chip=Name("chips", str(results["chip"]), "short"),
            sites=say("headline.sites", n=value(results, "sites_total", write="count")),
            h100e=value(results, "h100e_total", write="count"),
        ),
        say(
            f"headline.gigafactory.money_{case}",
            capex=value(results, "capex_total"),
            low=value(results, "capex_total_low"),
            high=value(results, "capex_total_high"),
            target=value(results, "target"),
        ),
    )


def _capex_total(results: Results) -> Note:
    return Note(say("note.capex_total", low=value(results, "capex_total_low"), high=value(results, "capex_total_high")))


def _chips_total(results: Results) -> Note:
    return Note(say("note.chips_total", h100e=value(results, "h100e_total", write="count")))


def _power_facility(results: Results) -> Note:
    energy, water = (value(results, name, write="number2") for name in ("energy_year", "water_year"))
    return Note(say("note.power_facility", energy=energy, water=water))


def _effective_bf16(results: Results) -> Note:
    low, high = (value(results, f"tokens_day_{end}", write="count") for end in ("low", "high"))
    return Note(say("note.effective_bf16", peak=value(results, "peak_bf16", write="number"), low=low, high=high))


def _largest_model_parameters(results: Results) -> Note:
    tokens, days = value(results, "largest_model_tokens", write="count"), value(results, "run_days", write="exact")
    return Note(say("note.largest_model_parameters", days=days, tokens=tokens))


def _gpt4_runs_year(results: Results) -> Note:
    others = {name: value(results, f"{name}_runs_year", write="count") for name in ("llama405", "deepseek_v3")}
    return Note(say("note.gpt4_runs_year", **others))


NOTES: Mapping[str, Callable[[Results], Note]] = {
    "capex_total": _capex_total,
    "chips_total": _chips_total,
    "power_facility": _power_facility,
    "effective_bf16": _effective_bf16,
    "largest_model_parameters": _largest_model_parameters,
    "gpt4_runs_year": _gpt4_runs_year,
}
