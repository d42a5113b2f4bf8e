"""Who pays: sources of money, the instruments that carry it, and the sites that it goes to."""

from __future__ import annotations

import numpy as np

from explorer.model.maths import Number, flag, ratio
from explorer.quantity import quantity

TEN_EUROS = 10  # the sentence on the page is about ten euros


@quantity(unit="EUR bn")
def union_cash(
    digital_europe: Number, horizon_europe: Number, connecting_europe: Number, next_budget: Number
) -> Number:
    """Money from the budget of the European Union.

    The guarantee is not in it: it pays only if a loan fails.
    """
    return digital_europe + horizon_europe + connecting_europe + next_budget


@quantity(unit="EUR bn")
def union_equity(union_cash: Number, union_equity_share: Number) -> Number:
    """Part of the Union's money that buys shares."""
    return union_cash * union_equity_share


@quantity(unit="EUR bn")
def union_grants(union_cash: Number, union_equity: Number) -> Number:
    """Part of the Union's money that is given and not paid back."""
    return union_cash - union_equity


@quantity(unit="EUR bn")
def states_cash(national_budgets: Number, cohesion: Number) -> Number:
    """Money from the Member States, with the Cohesion money that they spend on it.

    Cohesion money comes from the Union's budget, but the Regulation counts it as the states' part [1]_.

    References
    ----------
    .. [1] Council Regulation (EU) 2026/150, Art. 12b(7).
    """
    return national_budgets + cohesion


@quantity(unit="EUR bn")
def state_equity(states_cash: Number, state_equity_share: Number) -> Number:
    """Part of the states' money that buys shares."""
    return states_cash * state_equity_share


@quantity(unit="EUR bn")
def state_grants(states_cash: Number, state_equity: Number) -> Number:
    """Part of the states' money that is given and not paid back."""
    return states_cash - state_equity


@quantity(unit="EUR bn")
def public_cash(union_cash: Number, states_cash: Number) -> Number:
    """Taxpayers' money: from the Union and from the states.

    The European Investment Bank is not in it: it lends money that it raises on markets.
    """
    return union_cash + states_cash


@quantity(unit="EUR bn")
def eib_cash(eib_loans: Number, eib_equity: Number) -> Number:
    """Money from the European Investment Bank."""
    return eib_loans + eib_equity


@quantity(unit="EUR bn")
def private_cash(industry_equity: Number, bank_debt: Number) -> Number:
    """Money from companies and banks."""
    return industry_equity + bank_debt


@quantity(unit="EUR bn")
def raised(union_cash: Number, states_cash: Number, eib_cash: Number, private_cash: Number) -> Number:
    """All the money together."""
    return union_cash + states_cash + eib_cash + private_cash


@quantity(unit="EUR bn")
def gap(target: Number, raised: Number) -> Number:
    """What is missing to the target; below zero if there is more than the target."""
    return target - raised


@quantity(unit="EUR bn")
def loans(eib_loans: Number, bank_debt: Number) -> Number:
    """Money that is lent and paid back with interest."""
    return eib_loans + bank_debt


@quantity(unit="EUR bn")
def guaranteed_loans(investeu_guarantee: Number, loans: Number) -> Number:
    """Loans whose loss the Union's guarantee covers.

    The guarantee is taken to cover the first loss on as much lending as its amount; how it would be attached
    is not published.
    """
    return np.minimum(investeu_guarantee, loans)


@quantity(unit="EUR bn")
def unguaranteed_loans(loans: Number, guaranteed_loans: Number) -> Number:
    """Loans whose loss nobody else covers."""
    return loans - guaranteed_loans


@quantity(unit="EUR bn")
def grants(union_grants: Number, state_grants: Number) -> Number:
    """Money that is given and not paid back."""
    return union_grants + state_grants


@quantity(unit="EUR bn")
def equity(union_equity: Number, state_equity: Number, eib_equity: Number, industry_equity: Number) -> Number:
    """Money that buys shares: it is paid last, and earns what is left."""
    return union_equity + state_equity + eib_equity + industry_equity


@quantity(unit="EUR bn")
def reimbursable(equity: Number, loans: Number) -> Number:
    """Money that is to come back to those who give it: shares and loans, not grants."""
    return equity + loans


@quantity(unit="share")
def public_share(public_cash: Number, raised: Number) -> Number:
    """Taxpayers' part of all the money."""
    return ratio(public_cash, raised)


@quantity(unit="share")
def union_share(union_cash: Number, raised: Number) -> Number:
    """The Union budget's part of all the money."""
    return ratio(union_cash, raised)


@quantity(unit="share")
def states_share(states_cash: Number, raised: Number) -> Number:
    """The Member States' part of all the money."""
    return ratio(states_cash, raised)


@quantity(unit="share")
def eib_share(eib_cash: Number, raised: Number) -> Number:
    """The European Investment Bank's part of all the money."""
    return ratio(eib_cash, raised)


@quantity(unit="share")
def private_share(private_cash: Number, raised: Number) -> Number:
    """Companies' and banks' part of all the money."""
    return ratio(private_cash, raised)


@quantity(unit="EUR")
def taxpayers_of_ten(public_share: Number) -> Number:
    """Of every ten euros, what taxpayers pay."""
    return TEN_EUROS * public_share


@quantity(unit="EUR bn")
def sites_money_medium(raised: Number, h100e_medium_sites: Number, h100e_total: Number) -> Number:
    """Part of the money that goes to the medium sites.

    The money is split by computing power; what a site will get is not published.
    """
    return raised * ratio(h100e_medium_sites, h100e_total, nothing=0.0)


@quantity(unit="EUR bn")
def sites_money_large(raised: Number, h100e_large_sites: Number, h100e_total: Number) -> Number:
    """Part of the money that goes to the large sites."""
    return raised * ratio(h100e_large_sites, h100e_total, nothing=0.0)


@quantity(unit="EUR bn")
def money_without_site(raised: Number, h100e_total: Number) -> Number:
    """Money that goes nowhere, because no site is planned or no site has chips."""
    return raised * flag(h100e_total == 0)


@quantity(unit="EUR bn")
def money_per_site_medium(sites_money_medium: Number, sites_medium: Number) -> Number:
    """Money for each medium site."""
    return ratio(sites_money_medium, sites_medium)


@quantity(unit="EUR bn")
def money_per_site_large(sites_money_large: Number, sites_large: Number) -> Number:
    """Money for each large site."""
    return ratio(sites_money_large, sites_large)
