"""What makes the difference between two scenarios: Shapley's shares, which add up to the whole.

Each cause is moved from its value in the first scenario to that in the second, in every order in which the causes can
be moved; its share is the mean of what its move does [1]_. No order is preferred and nothing is left over.

References
----------
.. [1] L. S. Shapley, "A value for n-person games", Contributions to the Theory of Games II (1953), 307-317.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import factorial
from typing import Any

from explorer.claims.spread import altered
from explorer.model import Results

_MONEY = (
    "digital_europe",
    "horizon_europe",
    "connecting_europe",
    "next_budget",
    "national_budgets",
    "cohesion",
    "eib_loans",
    "eib_equity",
    "industry_equity",
    "bank_debt",
)


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause, and its part of the difference."""

    name: str
    part: float


def shapley(value: Callable[[frozenset[str]], float], names: Sequence[str]) -> dict[str, float]:
    """Shares of each name in ``value(all) - value(none)``.

    Parameters
    ----------
    value
        The result when the names in a set are moved and the others are not.
    names
        What can be moved.

    Returns
    -------
    dict
        Share by name; their sum is the whole difference, to the last digits of the sums.

    Examples
    --------
    >>> shapley(lambda moved: 6.0 if len(moved) == 2 else 2.0 if "a" in moved else 0.0, ["a", "b"])
    {'a': 4.0, 'b': 2.0}
    """
    n = len(names)
    known = {frozenset(moved): value(frozenset(moved)) for size in range(n + 1) for moved in combinations(names, size)}
    shares = dict.fromkeys(names, 0.0)
    for name in names:
        others = [other for other in names if other != name]
        for size in range(n):
            weight = factorial(size) * factorial(n - size - 1) / factorial(n)
            for moved in map(frozenset, combinations(others, size)):
                shares[name] += weight * (known[moved | {name}] - known[moved])
    return shares


def _factors(results: Results) -> dict[str, dict[str, Any]]:
    """The causes, each with the inputs that it moves and their values in a scenario.

    The sites are taken as so many sites of the average size: chips, cost and power of the whole plan are the same.
    """
    sites = float(results["sites_total"])
    counted = (
        results["sites_medium"] * results["count_medium_site"] + results["sites_large"] * results["count_large_site"]
    )
    return {
        "sites": {"sites_large": sites},
        "count": {"chips_large": counted / sites if sites else 0.0},
        "unit": {"chip_unit": results["chip_unit"]},
        "chip": {"chip": results["chip"]},
        "price": {name: results[name] for name in ("cost_group", "eurusd")},
        "public": {name: results[name] for name in _MONEY},
    }


def causes(before: Results, after: Results, quantity: str) -> tuple[Cause, ...]:
    """Why a quantity of the whole plan differs between two scenarios.

    Parameters
    ----------
    before, after
        Results of the two scenarios; no draws.
    quantity
        A quantity that is a sum over sites, or a ratio of such sums.

    Returns
    -------
    tuple
        Each cause that can move the quantity, zero where it is the same in both. What differs otherwise, such as the power
        of a server, stays as it is after and is left to the caller to state: the sum of the parts less the difference.
    """
    first, last = _factors(before), _factors(after)
    names = [
        name for name, fields in first.items() if any(quantity in after.graph.followers(field) for field in fields)
    ]

    def value(moved: frozenset[str]) -> float:
        ends = [(last if name in moved else first)[name] for name in first]
        fields = {field: given for each in ends for field, given in each.items()}
        return float(altered(after, quantity, sites_medium=0, phase="two", **fields))

    shares = shapley(value, names)
    return tuple(Cause(name, shares[name]) for name in names)
