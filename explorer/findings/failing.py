"""What fails and when, in the order of time: shared by the charts and the sentence of the layered fund."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from explorer.findings.finding import derived, value
from explorer.findings.layers import LEAST
from explorer.message import Listed, Message, Num, say
from explorer.model import Results
from explorer.model.pool import HOLDERS

SIZES = ("large", "medium")


@dataclass(frozen=True, slots=True)
class Failure:
    """Sites that fail in one year.

    Attributes
    ----------
    index
        Its place among the failures of the model.
    year
        When.
    sites
        How many sites of each size, those with most computers first.
    """

    index: int
    year: Num
    sites: dict[str, Num]

    @property
    def when(self) -> int:
        """Its year as a whole number."""
        return int(self.year.value)


def failures(results: Results) -> list[Failure]:
    """The failures in which a site with money in it fails, in the order of time."""
    parts = results["event_parts"].tolist()
    return [failure for failure in _in_time(results) if parts[failure.index] > 0]


def first_chosen(results: Results) -> Failure:
    """The failure that the reader chose as the first, whether or not a site fails in it."""
    return next(failure for failure in _in_time(results) if failure.year.of == "failure_year")


def _in_time(results: Results) -> list[Failure]:
    first = {size: _sites(results, partial(_first, size=size)) for size in SIZES}
    later = {size: _sites(results, partial(_later, size=size)) for size in SIZES}
    chosen = [(value(results, name, write="year"), sites) for name, sites in
              (("failure_year", first), ("failure_year_later", later))]  # fmt: skip
    chosen.sort(key=lambda one: one[0].value)  # two in one year stay in the order of the controls
    return [Failure(index, year, sites) for index, (year, sites) in enumerate(chosen)]


def _sites(results: Results, count: Callable[[Any], Any]) -> Num:
    return derived(results, count, "sites", write="exact")


def _first(r: Any, size: str) -> Any:
    return np.minimum(r[f"failed_{size}"], r[f"sites_{size}"])


def _later(r: Any, size: str) -> Any:
    """No more can fail later than still stand."""
    return np.minimum(r[f"failed_{size}_later"], r[f"sites_{size}"] - _first(r, size))


def fails(results: Results) -> Listed:
    """What fails, with its verb and its year: one large site fails in 2031 and two medium sites fail in 2034."""
    return Listed(tuple(_fails(failure) for failure in failures(results)))


def _all(failure: Failure) -> Num:
    """Sites of both sizes together."""
    made = [n.make for n in failure.sites.values() if n.make]
    return Num(sum(n.value for n in failure.sites.values()), "sites", make=lambda r: sum(make(r) for make in made))


def _fails(failure: Failure) -> Message:
    there = {size: n for size, n in failure.sites.items() if n.value > 0}
    what = Listed(tuple(say(f"chart.layers.failed.{size}", n=n) for size, n in there.items()))
    return say("chart.layers.fails", n=_all(failure), what=what, year=failure.year)


def no_loss(results: Results) -> str:
    """Why failures cost nothing: all is recovered, or nothing is at stake in their years."""
    at_stake = any(float(results["event_held"][failure.index].sum()) > LEAST for failure in failures(results))
    return "recovered" if at_stake else "no_stake"


def bearers(results: Results) -> Listed:
    """Who bears the loss, taxpayers aside: companies, banks, the EIB."""
    lost = dict(zip(HOLDERS, results["event_holder_loss"].tolist(), strict=True))
    return Listed(tuple(say(f"chart.layers.bearer.{who}") for who in ("industry", "banks", "eib") if lost[who] > LEAST))
