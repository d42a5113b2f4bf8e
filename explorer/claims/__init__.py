"""What was said against what follows: verdicts that the model gives, and why.

>>> from explorer.claims import judged
>>> {verdict.claim.id: verdict.kind for verdict in judged()}["four_sites"]
'superseded'
"""

from __future__ import annotations

from explorer.claims.causes import Cause, causes, shapley
from explorer.claims.needed import Need, needed
from explorer.claims.own import Check, own_checks
from explorer.claims.spread import Spread, altered, spread, spread_of
from explorer.claims.verdict import KINDS, Claim, Verdict, claims, counts, judged

__all__ = [
    "KINDS",
    "Cause",
    "Check",
    "Claim",
    "Need",
    "Spread",
    "Verdict",
    "altered",
    "causes",
    "claims",
    "counts",
    "judged",
    "needed",
    "own_checks",
    "shapley",
    "spread",
    "spread_of",
]
