"""The challenge "beat the target": as many chips as were announced, for the money, the public share and the return of 2025.

Four conditions. Each is met or not, and each gives a quarter of the score: all of it where it is met, and where it is
not, as much of it as the value is of the target, or the target of the value.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from explorer.model.maths import BILLION, Number, flag, ratio, total, vector
from explorer.quantity import quantity

Array = NDArray[np.float64]

CONDITIONS = ("chips", "money", "public", "return")
"""The conditions, in the order of the last axis."""

_POINTS = 100 / len(CONDITIONS)  # of a condition that is met
_SAME = 1e-9  # sums of amounts that are equal on paper differ by less


@quantity(unit="chips")
def challenge_chips_target(announced_sites: Number, announced_chips: Number) -> Number:
    """Chips to reach: those of all sites announced in February 2025."""
    return announced_sites * announced_chips


@quantity(unit="flag")
def chip_last_generation(chip_fp4: Number) -> Number:
    """Whether the chip computes in FP4, as all chips of the generation on sale since the end of 2024 do.

    "Last generation" has no definition in the announcement; this is how it is read here.
    """
    return flag(np.isfinite(chip_fp4))


@quantity(unit="chips")
def chips_for_money(raised: Number, capex_per_chip: Number) -> Number:
    """Chips that the money raised pays for at the prices of today, with all around them.

    Later equipment is cheaper for the same computing, which is another count: that of H100-equivalents.
    """
    return ratio(raised * BILLION, capex_per_chip, nothing=0.0)


@quantity(unit="")
def challenge_chips(
    chip_unit: str,
    chip_last_generation: Number,
    chips_total: Number,
    chips_for_money: Number,
    h100e_total: Number,
    built_share: Number,
) -> Number:
    """Chips that count, in the chosen unit: of the plan as much as the money raised pays for.

    Counted as chips, those of an older generation count nothing. Counted as H100-equivalents, every chip counts by its
    computing, and what is built in phase two is paid for at the prices of its year.
    """
    if chip_unit == "chips":
        return chip_last_generation * np.minimum(chips_total, chips_for_money)
    return h100e_total * built_share


@quantity(unit="share")
def challenge_hurdle(required_return: Number, required_return_low: Number) -> Number:
    """Return to reach: what shares ask for, and never less than the low end of its published range."""
    return np.maximum(required_return, required_return_low)


@quantity(unit="share")
def challenge_parts(
    challenge_chips: Number,
    challenge_chips_target: Number,
    raised: Number,
    announced_fund: Number,
    public_share: Number,
    announced_public_share: Number,
    shares_irr: Number,
    challenge_hurdle: Number,
    industry_equity: Number,
    dscr_min: Number,
) -> Array:
    """How far each condition is on its way: one where it is met.

    The return counts only as far as the loans are served: with too little for them in a year, nobody would lend. No
    money raised meets no limit on money, and without private shares there is no private return.
    """
    some = np.asarray(raised) > 0
    served = np.where(np.isnan(dscr_min), 1.0, np.maximum(dscr_min, 0.0))
    earned = np.where(np.asarray(industry_equity) > 0, shares_irr / np.asarray(challenge_hurdle), 0.0)
    parts = vector(
        challenge_chips / challenge_chips_target,
        ratio(announced_fund, raised, nothing=0.0),
        np.where(some, ratio(announced_public_share, public_share, nothing=1.0), 0.0)[()],
        np.minimum(np.where(np.isnan(earned), 0.0, earned), served)[()],
    )
    return np.where(parts > 1 - _SAME, 1.0, np.maximum(np.where(np.isnan(parts), 0.0, parts), 0.0))


@quantity(unit="flag")
def challenge_met(challenge_parts: Array) -> Array:
    """Whether each condition is met."""
    return (challenge_parts >= 1.0).astype(np.float64)


@quantity(unit="conditions")
def challenge_met_count(challenge_met: Array) -> Number:
    """Conditions that are met, of four."""
    return total(challenge_met)


@quantity(unit="points")
def challenge_points(challenge_parts: Array) -> Array:
    """What each condition gives to the score, at most a quarter of it."""
    return _POINTS * challenge_parts


@quantity(unit="points")
def challenge_score(challenge_points: Array) -> Number:
    """The score of the challenge, from 0 to 100: the points of the four conditions together."""
    return total(challenge_points)
