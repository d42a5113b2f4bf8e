"""The sentence that is the page, and the line under each figure that matters: they change with every move.

Sentences are texts of the catalogue; this module only chooses which one fits and fills in the numbers. A number in a sentence
is written ``[[name|text]]``; the page turns it into a button that opens the chain of the quantity `name`.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from explorer.facts import table
from explorer.findings import verdicts
from explorer.findings.headlines import access, challenge, compare, economics, layered_fund, sensitivity
from explorer.findings.headlines.parts import Note, number
from explorer.model import Results
from explorer.pages.contents import PAGES
from explorer.speech import MISSING, Text

__all__ = ["Note", "headline", "note", "number"]

_EXACT = 5e-4  # amounts that agree to this share read as equal once rounded


def _compare(value: float, reference: float) -> str:
    if not math.isfinite(value) or not math.isfinite(reference):
        return "unknown"
    if abs(value - reference) <= _EXACT * max(abs(reference), 1e-9):
        return "equal"
    return "over" if value > reference else "under"


def chip_name(results: Results) -> str:
    """The chip as it stands in a sentence: "GB300", not "GB300 (one GPU)"."""
    return str(table("chips").row(str(results["chip"]))["name"]).partition(" (")[0]


def _sites(results: Results, text: Text) -> str:
    sites = float(results["sites_total"])
    return text("headline.sites.one" if sites == 1 else "headline.sites.many", n=text.count(sites))


def _funding_mix(results: Results, text: Text) -> str:
    raised = float(results["raised"])
    if raised <= 0:
        return text("headline.funding_mix.nothing")
    parts = []
    ten = float(results["taxpayers_of_ten"])
    if ten <= 0:
        parts.append(text("headline.funding_mix.no_taxpayers"))
    else:
        union = round(10 * float(results["union_share"]), 2)
        halves = _compare(float(results["union_cash"]), float(results["states_cash"])) == "equal"
        parts.append(
            text(
                f"headline.funding_mix.taxpayers{'_halves' if halves else ''}",
                ten=number("public_share", text.euros(ten)),
                union=number("union_share", text.euros(union)),
                states=number("states_share", text.euros(round(ten, 2) - union)),  # so that the parts add up as printed
            )
        )
    gap = float(results["gap"])
    case = _compare(raised, float(results["target"]))
    parts.append(
        text(
            f"headline.funding_mix.target_{case}",
            raised=number("raised", text.money(raised)),
            gap=number("gap", text.money(abs(gap))),
            target=text.money(float(results["target"])),
        )
    )
    if results["cap_broken"]:
        share = number("union_share_computing", text.percent(float(results["union_share_computing"])))
        cap = text.percent(float(results["union_capex_cap"]))
        parts.append(text("headline.funding_mix.cap_broken", share=share, cap=cap))
    if results["match_broken"]:
        short = number("match_shortfall", text.money(float(results["match_shortfall"])))
        parts.append(text("headline.funding_mix.match_broken", short=short))
    return " ".join(parts)


def _gigafactory(results: Results, text: Text) -> str:
    chips = float(results["chips_total"])
    if chips <= 0:
        return text("headline.gigafactory.nothing")
    parts = [
        text(
            "headline.gigafactory.chips",
            chips=number("chips_total", text.count(chips)),
            chip=chip_name(results),
            sites=_sites(results, text),
            h100e=number("h100e_total", text.count(float(results["h100e_total"]))),
        )
    ]
    central, low, high = (float(results[f"capex_total{end}"]) for end in ("", "_low", "_high"))
    target = float(results["target"])
    case = "enough" if target >= high else "short" if target < low else "within"
    parts.append(
        text(
            f"headline.gigafactory.money_{case}",
            capex=number("capex_total", text.money(central)),
            low=text.money(low),
            high=text.money(high),
            target=text.money(target),
        )
    )
    return " ".join(parts)


_HEADLINES = {
    "funding_mix": _funding_mix,
    "layered_fund": layered_fund.headline,
    "gigafactory": _gigafactory,
    "economics": economics.headline,
    "access": access.headline,
    "claims": verdicts.headline,
    "challenge": challenge.headline,
    "compare": compare.headline,
    "sensitivity": sensitivity.headline,
}


def headline(page: str, results: Results, text: Text) -> str:
    """The page's sentence for these results, its numbers marked; a page of one's own has none."""
    return _HEADLINES[page](results, text) if page in _HEADLINES else ""


def _raised(results: Results, text: Text) -> Note:
    case = _compare(float(results["raised"]), float(results["target"]))
    gap, target = abs(float(results["gap"])), float(results["target"])
    return Note(text(f"note.raised.{case}", gap=text.money(gap), target=text.money(target)), case == "under")


def _public_share(results: Results, text: Text) -> Note:
    called = float(results["call_public"]) / float(results["call_total"])
    return Note(text("note.public_share", called=text.percent(called)))


def _union_share_computing(results: Results, text: Text) -> Note:
    broken = bool(results["cap_broken"])
    return Note(
        text(
            f"note.union_share_computing.{'broken' if broken else 'kept'}",
            cap=text.percent(float(results["union_capex_cap"])),
            it_only=text.percent(float(results["union_share_it_only"])),
        ),
        broken,
    )


def _match_ratio(results: Results, text: Text) -> Note:
    if not math.isfinite(float(results["match_ratio"])):
        return Note(text("note.match_ratio.none"))
    broken = bool(results["match_broken"])
    short = text.money(float(results["match_shortfall"]))
    return Note(text(f"note.match_ratio.{'broken' if broken else 'kept'}", short=short), broken)


def _multiplier_effect(results: Results, text: Text) -> Note:
    audited = float(results["multiplier_audited"])
    return Note(text("note.multiplier_effect", audited=text.ratio(audited)) if math.isfinite(audited) else MISSING)


def _capex_total(results: Results, text: Text) -> Note:
    low, high = float(results["capex_total_low"]), float(results["capex_total_high"])
    return Note(text("note.capex_total", low=text.money(low), high=text.money(high)))


def _chips_total(results: Results, text: Text) -> Note:
    return Note(text("note.chips_total", h100e=text.count(float(results["h100e_total"]))))


def _power_facility(results: Results, text: Text) -> Note:
    energy, water = (text.number(float(results[name]), 2) for name in ("energy_year", "water_year"))
    return Note(text("note.power_facility", energy=energy, water=water))


def _effective_bf16(results: Results, text: Text) -> Note:
    low, high = (text.count(float(results[f"tokens_day_{end}"])) for end in ("low", "high"))
    return Note(text("note.effective_bf16", peak=text.number(float(results["peak_bf16"])), low=low, high=high))


def _largest_model_parameters(results: Results, text: Text) -> Note:
    tokens = text.count(float(results["largest_model_tokens"]))
    return Note(text("note.largest_model_parameters", days=text.exact(float(results["run_days"])), tokens=tokens))


def _claimed(figure: str) -> Callable[[Results, Text], Note]:
    return lambda results, text: Note(*verdicts.line(figure, results, text))


def _gpt4_runs_year(results: Results, text: Text) -> Note:
    others = {name: text.count(float(results[f"{name}_runs_year"])) for name in ("llama405", "deepseek_v3")}
    return Note(text("note.gpt4_runs_year", **others))


_NOTES = {
    "raised": _raised,
    "public_share": _public_share,
    "union_share_computing": _union_share_computing,
    "match_ratio": _match_ratio,
    "multiplier_effect": _multiplier_effect,
    "capex_total": _capex_total,
    "chips_total": _chips_total,
    "power_facility": _power_facility,
    "effective_bf16": _effective_bf16,
    "largest_model_parameters": _largest_model_parameters,
    "gpt4_runs_year": _gpt4_runs_year,
    **{name: _claimed(name) for name in PAGES["claims"].figures},
    **access.NOTES,
    **compare.NOTES,
    **economics.NOTES,
    **layered_fund.NOTES,
}


def note(figure: str, results: Results, text: Text, page: str = "") -> Note:
    """The line under a figure that matters; empty for one that needs none. A page of draws says how sure it is."""
    if page == "sensitivity":
        return sensitivity.note(figure, results, text)
    if page == "challenge":
        return challenge.note(figure, results, text)
    return _NOTES[figure](results, text) if figure in _NOTES else Note("")
