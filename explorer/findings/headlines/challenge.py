"""Headline and notes of the page "Beat the target"."""

from __future__ import annotations

from explorer.charts.challenge import points, value_of, written
from explorer.facts import table
from explorer.findings.headlines.parts import Note, number
from explorer.model import Results
from explorer.model.challenge import CONDITIONS
from explorer.speech import Text

_MARKED = {"chips": "challenge_chips", "money": "raised", "public": "public_share", "return": "shares_irr"}
_CONDITION = {quantity: condition for condition, quantity in _MARKED.items()}


def headline(results: Results, text: Text) -> str:
    """The score and what is missing, condition by condition."""
    missed = [c for c, met in zip(CONDITIONS, results["challenge_met"], strict=True) if not met]
    chips = number("challenge_chips", written("chips", float(results["challenge_chips"]), results, text))
    if not missed:
        unit = text(f"headline.challenge.won_{results['chip_unit']}")
        return f"{text('headline.challenge.won', chips=chips)} {unit}"
    score = number("challenge_score", points(float(results["challenge_score"]), text))
    return " ".join(
        [
            text("headline.challenge.some", score=score, n=len(CONDITIONS) - len(missed)),
            *(_missed(c, results, text) for c in missed),
        ]
    )


def _missed(condition: str, results: Results, text: Text) -> str:
    value, target = value_of(condition, results)
    key = condition
    if condition == "chips" and results["chip_unit"] == "chips" and not results["chip_last_generation"]:
        key = "old_chip"
    elif condition in ("money", "public") and float(results["raised"]) <= 0:
        return text("headline.challenge.no_money") if condition == "money" else ""
    elif condition == "return" and float(results["industry_equity"]) <= 0:
        key = "no_shares"
    elif condition == "return" and value >= target:
        key = "loans"
    return text(
        f"headline.challenge.{key}",
        value=number(_MARKED[condition], written(condition, value, results, text)),
        target=written(condition, target, results, text),
        missing=written(condition, abs(target - value), results, text),
        chip=str(table("chips").row(str(results["chip"]))["name"]).partition(" (")[0],
        cover=number("dscr_min", text.euros(float(results["dscr_min"]))),
    )


def note(figure: str, results: Results, text: Text) -> Note:
    """The line under a figure: whether its condition is met, and what it is."""
    if figure == "challenge_score":
        n = int(results["challenge_met_count"])
        won = n == len(CONDITIONS)
        return Note(text(f"note.challenge_score.{'won' if won else 'some'}", n=n))
    condition = _CONDITION[figure]
    met = bool(results["challenge_met"][CONDITIONS.index(condition)])
    _, target = value_of(condition, results)
    goal = text(
        f"challenge.{'most' if condition in ('money', 'public') else 'least'}",
        target=written(condition, target, results, text),
    )
    return Note(text(f"note.challenge.{'met' if met else 'not_met'}", goal=goal), not met)
