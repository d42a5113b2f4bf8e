"""A claim of the reader's own, checked as those of others are."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.claims.spread import Spread, leaning, spread
from explorer.claims.verdict import ABOUT, standing
from explorer.model import Results

#: Parts of the claim: what answers each, how it must stand to what, and the input that holds what is claimed.
_PARTS = (
    ("cost", "claim_cost", "at_most", "claim_budget"),
    ("private", "private_per_public", "at_least", "claim_private"),
    ("power", "claim_site_power", "about", "claim_mw"),
    ("days", "claim_days_needed", "at_most", "claim_days"),
)


@dataclass(frozen=True, slots=True)
class Check:
    """One part of the reader's claim.

    Attributes
    ----------
    name, quantity
        Which part it is, and the quantity that answers it.
    kind
        Its verdict.
    answer, claimed
        The model's answer with its range, and what was claimed.
    decider
        What decides: the figure whose range moves the answer most or, where none has a range, the assumption that weighs most.
    bare
        Whether that is an assumption without a range.
    """

    name: str
    quantity: str
    kind: str
    answer: Spread
    claimed: float
    decider: str
    bare: bool


def own_checks(results: Results) -> tuple[Check, ...]:
    """What the model says of each part of the reader's claim in a scenario."""
    found = []
    for name, quantity, relation, field in _PARTS:
        answer, claimed = spread(results, quantity), float(results[field])
        ends = (claimed * (1 - ABOUT), claimed * (1 + ABOUT)) if relation == "about" else (claimed, claimed)
        known = answer.value == answer.value  # a ratio to nothing is not a number
        kind = standing(answer, relation, *ends) if known else "not_checkable"
        decider = answer.decider or leaning(results, quantity)
        found.append(Check(name, quantity, kind, answer, claimed, decider, not answer.decider))
    return tuple(found)
