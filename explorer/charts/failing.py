"""What fails and when, in words and in the order of time: shared by the charts and the sentence of the layered fund."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.charts.layers import LEAST, by_holder
from explorer.model import Results
from explorer.speech import Text


@dataclass(frozen=True, slots=True)
class Failure:
    """Sites that fail in one year.

    Attributes
    ----------
    index
        Its place among the failures of the model.
    year, large, medium
        When, and how many sites of each size.
    """

    index: int
    year: int
    large: int
    medium: int


def failures(results: Results) -> list[Failure]:
    """The failures in which a site with money in it fails, in the order of time."""
    sites = {size: int(results[f"sites_{size}"]) for size in ("large", "medium")}
    first = {size: min(int(results[f"failed_{size}"]), n) for size, n in sites.items()}
    later = {size: min(int(results[f"failed_{size}_later"]), n - first[size]) for size, n in sites.items()}
    years = int(results["failure_year"]), int(results["failure_year_later"])
    found = sorted(zip(years, (first, later), strict=True), key=lambda one: one[0])
    return [
        Failure(index, year, sites["large"], sites["medium"])
        for index, ((year, sites), part) in enumerate(zip(found, results["event_parts"].tolist(), strict=True))
        if part > 0
    ]


def what_fails(failure: Failure, text: Text) -> str:
    """The sites that fail, in words."""
    counts = (("large", failure.large), ("medium", failure.medium))
    parts = [text(f"chart.layers.failed.{size}.{'one' if n == 1 else 'many'}", n=n) for size, n in counts if n]
    return text("chart.layers.and").join(parts)


def fails(results: Results, text: Text) -> str:
    """What fails, with its verb and its year: one large site fails in 2031 and two medium sites fail in 2034."""
    return text("chart.layers.and").join(
        text(
            f"chart.layers.verb.{'one' if failure.large + failure.medium == 1 else 'many'}",
            what=what_fails(failure, text),
            year=failure.year,
        )
        for failure in failures(results)
    )


def no_loss(results: Results) -> str:
    """Why failures cost nothing: all is recovered, or nothing is at stake in their years."""
    at_stake = any(float(results["event_held"][failure.index].sum()) > LEAST for failure in failures(results))
    return "recovered" if at_stake else "no_stake"


def bearers(results: Results, text: Text) -> str:
    """Who bears the loss, taxpayers aside, in words: companies, banks, the EIB."""
    lost = by_holder(results, "event_holder_loss")
    names = [text(f"chart.layers.bearer.{who}") for who in ("industry", "banks", "eib") if lost[who] > LEAST]
    return text("chart.layers.and").join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
