"""What shares return once sites may fail, and how much must lose first for a return that is asked for.

Every number of failures in every year, each with its exact chance, goes through the waterfall of the plan: no random
draws. The return that is sought is that of the *expected* cash flow, the mean over all these cases (IRR of the
expected cash flow). The returns of the single cases stand beside it; their mean is another number.

Sites that fail do so in one and the same year, each of ten years as likely, from the year after the last money is
paid in. They earn nothing from then on; what is recovered of the money in them pays back the highest layer first.
The loans of the fund stay owed in full: standing sites serve them.

Nothing here is a quantity of the graph: a pass of the model does not need it, and ten thousand draws of some hundred
cases each would take seconds. The charts that show it ask for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from explorer.model import returns
from explorer.model.failures import pool_losses
from explorer.model.normal import Array
from explorer.model.phases import YEARS
from explorer.model.waterfall import Debt, share_residual, waterfall

_ROUNDS = (25, 9, 9, 9)  # sizes tried at once, each round within two of the one before: to 1/12288 of the shares
_RARE = 1e-7  # rarer numbers of failures change no digit that is shown
_NEARLY_ALL = 1 - 1e-6  # of the shares lose first: something must be left to return anything


@dataclass(frozen=True, slots=True)
class Cases:
    """What holders of shares are paid in every case.

    Attributes
    ----------
    chances
        Probability of each case; the first is that nothing fails.
    paid
        Cash for all shares together in each case and year [EUR bn].
    drawn
        What all shares together pay in, in each year [EUR bn].
    preferred
        Return that shares above the first loss get before it gets its money back.
    """

    chances: Array
    paid: Array
    drawn: Array
    preferred: float

    def flows(self, first: Array | float) -> Array:
        """Cash flow, in every case, of the shares that do not lose first, if this part of all shares does."""
        part = np.asarray(first, dtype=float)[..., np.newaxis]
        others = (1 - part) * self.drawn
        cash = self.paid.reshape(len(self.paid), *(1,) * (part.ndim - 1), -1)
        return share_residual(cash, part * self.drawn, others, self.preferred)[1] - others

    def expected_return(self, first: Array | float) -> Array:
        """Return on the expected cash flow of the shares that do not lose first (IRR of the expected cash flow)."""
        return np.asarray(returns.irr(np.tensordot(self.chances, self.flows(first), axes=1)))

    def returns(self, first: float) -> Array:
        """Their return in each case; -1 if all is lost, not a number if there is no single one."""
        return np.asarray(returns.irr(self.flows(first)))


@dataclass(frozen=True, slots=True)
class Hurdle:
    """Smallest part of the shares that must lose first for the others to return what is asked for.

    Attributes
    ----------
    first
        Part of all shares; not a number if none is enough.
    reached
        Return of the others with it; if none is enough, the most that they can return.
    why_not
        Empty; ``earns_too_little`` if it would not even be enough if nothing failed, else ``failures``;
        ``no_single_return`` if the cash flow turns more than once between paying in and getting back.
    """

    first: float
    reached: float
    why_not: str = ""


def cases_of(results: Mapping[str, Any]) -> Cases:
    """Every case of a plan, from the results of one scenario."""
    sites = [results[name] for name in ("sites_medium", "sites_large", "site_share_medium", "site_share_large")]
    parts, chances = pool_losses(results["failure_chances"], *sites)
    fails = (parts > 0) & (chances > _RARE)
    years = _failure_years(results["build_shares"], int(results["risk_years"]))
    part, year = (grid.ravel() for grid in np.meshgrid(parts[fails], years, indexing="ij"))
    chance = np.append(chances[parts == 0].sum(), np.repeat(chances[fails], len(years)) / len(years))
    paid = _paid(results, np.append(0.0, part), np.append(years[0], year))
    return Cases(chance / chance.sum(), paid, _drawn(results)[:2].sum(axis=0), float(results["preferred_return"]))


def _failure_years(build_shares: Array, risk_years: int) -> NDArray[np.intp]:
    built = np.flatnonzero(build_shares > 0)
    first = int(built[-1]) + 1 if len(built) else 1
    return np.arange(first, min(first + risk_years, len(YEARS)))


def _drawn(results: Mapping[str, Any]) -> Array:
    return np.asarray(results["layer_drawn_years"], dtype=float)


def _paid(results: Mapping[str, Any], part: Array, year: NDArray[np.intp]) -> Array:
    """What the shares are paid in each case: cases by years."""
    steps = np.arange(len(YEARS))
    then, later = steps == year[:, np.newaxis], steps > year[:, np.newaxis]
    at_stake = results["layer_left_years"].sum(axis=0)[year] * float(results["drawn_share"])
    back = part * (1 - float(results["loss_given_default"])) * at_stake
    drawn = _drawn(results)
    debts = []
    for lent, due, rate in (
        (drawn[3] + drawn[4], results["senior_due_years"], results["senior_rate"]),
        (drawn[2], results["mezzanine_due_years"], results["preferred_return"]),
    ):
        # What is due that year is served as planned; what comes back pays off what would be due later, as if less had
        # been lent. Nobody saw it coming: the reserve of the year before does not hold it.
        owed = np.maximum(np.cumsum(lent - due)[year], 0.0)
        early = np.minimum(back, owed)
        back = back - early
        left = 1 - np.divide(early, owed, out=np.zeros(len(early)), where=owed > 0)
        debts.append(Debt(lent - early[:, np.newaxis] * then, due * np.where(later, left[:, np.newaxis], 1.0), rate))
    senior, mezzanine = debts
    cash = results["cash_years"] * (1 - part[:, np.newaxis] * (then | later)) + back[:, np.newaxis] * then
    return waterfall(cash, senior, mezzanine).equity


def sizes() -> Array:
    """Parts of the shares that may lose first, from none to nearly all: those that the search begins with."""
    return np.linspace(0.0, _NEARLY_ALL, _ROUNDS[0])


def first_part_for_return(cases: Cases, hurdle: float) -> Hurdle:
    """Smallest part of the shares that must lose first for the others to return `hurdle` on the expected cash flow.

    The more loses first, the sooner the others are paid. Their return mostly rises with it, but may fall again where
    shares pay for running losses late in life: the first of 25 sizes that is enough is looked at more closely.
    """
    low, high, reached = 0.0, _NEARLY_ALL, np.nan
    for count in _ROUNDS:
        tried = np.linspace(low, high, count)
        found = cases.expected_return(tried)
        enough = found >= hurdle
        if np.isnan(found).all():
            return Hurdle(np.nan, np.nan, "no_single_return")
        if not enough.any():
            unharmed = max(float(cases.returns(part)[0]) for part in (0.0, _NEARLY_ALL))
            return Hurdle(np.nan, float(np.nanmax(found)), "failures" if unharmed >= hurdle else "earns_too_little")
        at = int(np.argmax(enough))
        if at == 0:
            return Hurdle(low, float(found[0]))
        low, high, reached = float(tried[at - 1]), float(tried[at]), float(found[at])
    return Hurdle(high, reached)
