"""How the students of a class are spread over one measure of the challenge."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from explorer.findings.finding import Finding, Table, plain, value
from explorer.message import Num, Says, say
from explorer.model import Results
from explorer.model.challenge import CONDITIONS

MEASURES = ("score", *CONDITIONS)

_TARGETS = {
    "chips": "challenge_chips_target",
    "money": "announced_fund",
    "public": "announced_public_share",
    "return": "required_return",
}
_UNITS = {"money": "EUR bn", "public": "share", "return": "share"}


@dataclass(frozen=True, slots=True)
class Spread:
    """One measure of a class: the value of each student, whether the condition is met, and its target."""

    measure: str
    values: tuple[float, ...]
    met: tuple[bool, ...]
    target: Num

    @property
    def known(self) -> list[float]:
        """The values that are numbers."""
        return [value for value in self.values if math.isfinite(value)]


def class_spread(measure: str, values: Sequence[float], met: Sequence[bool], results: Results) -> Finding:
    """The spread of one measure.

    Parameters
    ----------
    measure
        One of :data:`MEASURES`.
    values
        That of each student; not a number if there is none.
    met
        Whether the condition is met; for the score, all of them.
    results
        Those of a scenario that leaves the targets as they are.
    """
    found = Spread(measure, tuple(values), tuple(met), _target(measure, results))
    return Finding(_says(found), Table([], []), found)


def _target(measure: str, results: Results) -> Num:
    if measure == "score":
        return amount(measure, 100.0)
    return value(results, _TARGETS[measure], write=amount(measure, 0.0).write)


def amount(measure: str, size: float) -> Num:
    """A value of a measure."""
    unit = _UNITS.get(measure, "")
    return plain(size, unit, write="" if unit else "count")


def _says(found: Spread) -> Says:
    known = found.known
    if not known:
        return Says.of(say("chart.class_spread.sentence.none"))
    ends = {"low": min(known), "middle": median(known), "high": max(known)}
    missing = len(found.values) - len(known)
    return Says.of(
        say(
            "chart.class_spread.sentence.some",
            n=plain(len(found.values)),
            met=plain(sum(found.met)),
            **{name: amount(found.measure, end) for name, end in ends.items()},
        ),
        say("chart.class_spread.sentence.missing", n=plain(missing)) if missing else None,
    )
