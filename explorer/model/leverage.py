"""What each euro of the Union brings in: leverage and multiplier, by what they are divided by.

Both follow the definitions of the Financial Regulation [1]_: the leverage effect counts the money that is to
be paid back, the multiplier effect counts the whole investment, grants included.

References
----------
.. [1] Regulation (EU, Euratom) 2024/2509, Art. 2.
"""

from __future__ import annotations

import numpy as np

from explorer.model.maths import Number, ratio
from explorer.quantity import quantity


@quantity(unit="EUR bn")
def union_contribution(union_cash: Number, investeu_guarantee: Number) -> Number:
    """What the Union puts at stake: its money and the whole amount it guarantees."""
    return union_cash + investeu_guarantee


@quantity(unit="EUR bn")
def guarantee_provision(investeu_guarantee: Number, investeu_provisioning: Number) -> Number:
    """Cash that the Union sets aside for its guarantee."""
    return investeu_guarantee * investeu_provisioning


@quantity(unit="EUR bn")
def union_contribution_provisioned(union_cash: Number, guarantee_provision: Number) -> Number:
    """The Union's money and the cash set aside for its guarantee."""
    return union_cash + guarantee_provision


@quantity(unit="ratio")
def leverage_effect(reimbursable: Number, union_contribution: Number) -> Number:
    """Shares and loans for each euro that the Union puts at stake, money and whole guarantee."""
    return ratio(reimbursable, union_contribution)


@quantity(unit="ratio")
def multiplier_effect(raised: Number, union_contribution: Number) -> Number:
    """Investment for each euro that the Union puts at stake, money and whole guarantee.

    Of several projects it is the ratio of the sums, not the mean of their ratios.
    """
    return ratio(raised, union_contribution)


@quantity(unit="ratio")
def leverage_provisioned(reimbursable: Number, union_contribution_provisioned: Number) -> Number:
    """Shares and loans for each euro of the Union in cash: of the guarantee, what is set aside for it."""
    return ratio(reimbursable, union_contribution_provisioned)


@quantity(unit="ratio")
def multiplier_provisioned(raised: Number, union_contribution_provisioned: Number) -> Number:
    """Investment for each euro of the Union in cash: of the guarantee, what is set aside for it."""
    return ratio(raised, union_contribution_provisioned)


@quantity(unit="ratio")
def leverage_audited(leverage_effect: Number, efsi_overstatement: Number) -> Number:
    """The leverage effect if it fell as short as auditors found in the EU's earlier investment plan.

    The auditors measured the investment, not the lending; that both fell short alike is a simplification.
    """
    return leverage_effect * (1 - efsi_overstatement)


@quantity(unit="ratio")
def multiplier_audited(multiplier_effect: Number, efsi_overstatement: Number) -> Number:
    """The multiplier effect if it fell as short as auditors found in the EU's earlier investment plan.

    The overstatement is a share of the reported investment, so it is taken off, not divided by.
    """
    return multiplier_effect * (1 - efsi_overstatement)


@quantity(unit="ratio")
def private_per_public(private_cash: Number, public_cash: Number) -> Number:
    """Private euros for each euro of taxpayers' money."""
    return ratio(private_cash, public_cash)


@quantity(unit="ratio")
def private_per_public_low(
    raised: Number, private_cash: Number, public_cash: Number, efsi_overstatement: Number
) -> Number:
    """Private euros for each euro of taxpayers' money, if private money fell short as auditors found before.

    The overstatement was found in the investment of the EU's earlier plan. Public money is paid by budgets: what is missing is private.
    """
    return ratio(np.maximum(private_cash - raised * efsi_overstatement, 0.0), public_cash)
