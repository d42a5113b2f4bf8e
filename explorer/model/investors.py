"""What those get who put money in: for all of them together, and layer by layer.

Grants are given and not paid back: they lower what investors have to pay for. What the layers get follows from one
waterfall of the expected cash flow, without failures of sites: its rate of return is the "IRR of the expected cash
flow".
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from explorer.model import returns
from explorer.model.maths import Number, at, ratio, vector
from explorer.model.phases import FIRST_YEAR, YEARS, ages
from explorer.model.pool import LAYERS
from explorer.model.returns import by_year
from explorer.model.waterfall import Debt, scheduled_service, share_residual, waterfall
from explorer.quantity import quantity

Array = NDArray[np.float64]


@quantity(unit="share")
def discount_rate(
    loans: Number,
    layer_mezzanine: Number,
    reimbursable: Number,
    required_return: Number,
    senior_rate: Number,
    preferred_return: Number,
) -> Number:
    """Return that the investors ask for on average: shares, mezzanine and loans by their part of the pool."""
    senior = ratio(loans - layer_mezzanine, reimbursable, nothing=0.0)
    middle = ratio(layer_mezzanine, reimbursable, nothing=0.0)
    return senior * senior_rate + middle * preferred_return + (1 - senior - middle) * required_return


@quantity(unit="EUR bn")
def grants_years(grants: Number, drawn_share: Number, build_shares: Array) -> Array:
    """Grants paid out in each year."""
    return by_year(grants * drawn_share) * build_shares


@quantity(unit="EUR bn")
def investor_years(cash_years: Array, capex_years: Array, grants_years: Array, reimbursable: Number) -> Array:
    """Cash flow of all investors together: what comes in, less what grants do not pay of the investment.

    Nothing in any year where all the money is grants: there are no investors then.
    """
    return (cash_years - capex_years + grants_years) * (by_year(reimbursable) > 0)


@quantity(unit="EUR bn")
def project_npv(discount_rate: Number, investor_years: Array) -> Number:
    """What the sites are worth to their investors today, beyond the return that they ask for (NPV)."""
    worth = returns.npv(discount_rate, investor_years)
    return np.where((investor_years < 0).any(axis=-1), worth, np.nan)[()]


@quantity(unit="share")
def project_irr(investor_years: Array) -> Number:
    """Return of all investors together on the expected cash flow (IRR)."""
    return returns.irr(investor_years)


@quantity(unit="multiple")
def project_moic(cash_years: Array, capex_years: Array, grants_years: Array, reimbursable: Number) -> Number:
    """What all investors together get back for each euro (MOIC)."""
    there = by_year(reimbursable) > 0
    return returns.moic(
        np.concatenate(np.broadcast_arrays(cash_years * there, (grants_years - capex_years) * there), axis=-1)
    )


@quantity(unit="year")
def payback_year(investor_years: Array) -> Number:
    """Year in which the investors have their money back."""
    return FIRST_YEAR + returns.payback(investor_years)


@quantity(unit="year")
def discounted_payback_year(discount_rate: Number, investor_years: Array) -> Number:
    """Year in which the investors have their money back with the return that they ask for."""
    return FIRST_YEAR + returns.discounted_payback(discount_rate, investor_years)


@quantity(unit="share")
def break_even_utilisation(
    utilisation: Number, project_npv: Number, discount_rate: Number, revenue_years: Array, tax_years: Array
) -> Number:
    """Part of the time that the chips must be sold for investors to get just the return that they ask for.

    Power does not follow the use of the chips here, so only revenue changes. Before tax.
    """
    before_tax = project_npv + returns.npv(discount_rate, tax_years)
    return returns.break_even(utilisation, before_tax, returns.npv(discount_rate, revenue_years))


@quantity(unit="USD/h")
def break_even_price(
    gpu_hour_price: Number, project_npv: Number, discount_rate: Number, revenue_years: Array, tax_years: Array
) -> Number:
    """Price of an H100-hour in 2026 at which investors get just the return that they ask for, before tax."""
    before_tax = project_npv + returns.npv(discount_rate, tax_years)
    return returns.break_even(gpu_hour_price, before_tax, returns.npv(discount_rate, revenue_years))


@quantity(unit="EUR bn")
def senior_drawn_years(
    layer_guaranteed: Number, layer_senior: Number, drawn_share: Number, build_shares: Array
) -> Array:
    """Senior loans paid out in each year, guaranteed ones included."""
    return by_year((layer_guaranteed + layer_senior) * drawn_share) * build_shares


@quantity(unit="EUR bn")
def senior_due_years(
    layer_guaranteed: Number,
    layer_senior: Number,
    drawn_share: Number,
    phase_money: Array,
    phase_one_year: Number,
    phase_two_year: Number,
    senior_tenor: Number,
) -> Array:
    """Principal of the senior loans that is due in each year: equal parts over their term, phase by phase."""
    due: Array = np.zeros(len(YEARS))
    for phase, built in enumerate((phase_one_year, phase_two_year)):
        age = ages(built)
        term = _term(senior_tenor, age)
        due = due + phase_money[..., phase, np.newaxis] * ((age > 0) & (age <= term)) / term
    return by_year((layer_guaranteed + layer_senior) * drawn_share) * due


@quantity(unit="EUR bn")
def mezzanine_due_years(
    layer_mezzanine: Number, drawn_share: Number, phase_two_year: Number, senior_tenor: Number
) -> Array:
    """Principal of the mezzanine that is due in each year: all in the year after the last senior loan."""
    age = ages(phase_two_year)
    due: Array = (age == np.minimum(_term(senior_tenor, age) + 1, age[..., -1:])).astype(np.float64)
    return by_year(layer_mezzanine * drawn_share) * due


@quantity(unit="EUR bn")
def service_years(senior_drawn_years: Array, senior_due_years: Array, senior_rate: Number) -> Array:
    """Interest and principal of the senior loans that are due in each year, if all goes as planned."""
    service = scheduled_service(Debt(senior_drawn_years, senior_due_years, senior_rate))
    return service * (senior_due_years > 0)


@quantity(unit="ratio")
def dscr_years(operating_years: Array, service_years: Array) -> Number:
    """Cash of each year for each euro of interest and principal that is due (DSCR)."""
    return returns.dscr(operating_years, service_years)


@quantity(unit="ratio")
def dscr_min(dscr_years: Array) -> Number:
    """Cash for each euro that is due to senior lenders, in the worst year."""
    least = np.where(np.isnan(dscr_years), np.inf, dscr_years).min(axis=-1)
    return np.where(np.isinf(least), np.nan, least)[()]


@quantity(unit="ratio")
def dscr_mean(dscr_years: Array) -> Number:
    """Cash for each euro that is due to senior lenders, on average over the years."""
    there = np.isfinite(dscr_years)
    return ratio(np.where(there, dscr_years, 0.0).sum(axis=-1), there.sum(axis=-1))


@quantity(unit="EUR bn")
def paid_years(
    cash_years: Array,
    senior_drawn_years: Array,
    senior_due_years: Array,
    senior_rate: Number,
    layer_mezzanine: Number,
    drawn_share: Number,
    build_shares: Array,
    mezzanine_due_years: Array,
    preferred_return: Number,
) -> Array:
    """What senior loans, mezzanine and shares are paid in each year, and the reserve at its end.

    The reserve holds the next year's senior interest and principal. It starts empty and is filled from cash before
    anybody below the senior loans is paid. What revenue does not cover is paid by the holders of shares.
    """
    paid = waterfall(
        cash_years,
        Debt(senior_drawn_years, senior_due_years, senior_rate),
        Debt(by_year(layer_mezzanine * drawn_share) * build_shares, mezzanine_due_years, preferred_return),
    )
    return np.stack(np.broadcast_arrays(paid.senior, paid.mezzanine, paid.equity, paid.reserve), axis=-2)


@quantity(unit="EUR bn")
def layer_drawn_years(layer_sizes: Array, drawn_share: Number, build_shares: Array) -> Array:
    """What each layer pays in, in each year."""
    return (layer_sizes * by_year(drawn_share))[..., np.newaxis] * build_shares[..., np.newaxis, :]


@quantity(unit="EUR bn")
def layer_paid_years(
    paid_years: Array, layer_drawn_years: Array, layer_sizes: Array, preferred_return: Number
) -> Array:
    """What each layer gets in each year.

    Guaranteed and other senior loans share by size, before the guarantee pays. Where public shares lose first, the
    other shares first get their money back with the preferred return, then public ones theirs without; the rest
    is shared by size.
    """
    senior, mezzanine, shares, _ = np.moveaxis(paid_years, -2, 0)
    guaranteed = ratio(layer_sizes[..., 3], layer_sizes[..., 3] + layer_sizes[..., 4], nothing=0.0)
    first, others = share_residual(shares, layer_drawn_years[..., 0, :], layer_drawn_years[..., 1, :], preferred_return)
    parts = (first, others, mezzanine, senior * by_year(guaranteed), senior * (1 - by_year(guaranteed)))
    return np.stack(np.broadcast_arrays(*parts), axis=-2)


@quantity(unit="EUR bn")
def layer_cash_years(layer_paid_years: Array, layer_drawn_years: Array) -> Array:
    """Cash flow of each layer: what it gets, less what it pays in."""
    return layer_paid_years - layer_drawn_years


@quantity(unit="share")
def layer_irr(layer_cash_years: Array, layer_drawn_years: Array) -> Number:
    """Return of each layer on the expected cash flow (IRR)."""
    there = layer_drawn_years.sum(axis=-1, keepdims=True) > 0
    return returns.irr(layer_cash_years * there)


@quantity(unit="multiple")
def layer_moic(layer_paid_years: Array, layer_drawn_years: Array) -> Number:
    """What each layer gets back for each euro (MOIC)."""
    there = layer_drawn_years.sum(axis=-1, keepdims=True) > 0
    return returns.moic(np.concatenate(np.broadcast_arrays(layer_paid_years * there, -layer_drawn_years), axis=-1))


@quantity(unit="share")
def shares_irr(layer_irr: Array) -> Number:
    """Return on shares that do not lose first (IRR)."""
    return at(layer_irr, LAYERS.index("equity"))


@quantity(unit="EUR bn")
def layer_npv(layer_cash_years: Array, layer_drawn_years: Array, layer_asked: Array) -> Number:
    """What each layer is worth today, beyond the return that it asks for (NPV)."""
    return np.where(layer_drawn_years.sum(axis=-1) > 0, returns.npv(layer_asked, layer_cash_years), np.nan)


@quantity(unit="year")
def layer_payback_year(layer_cash_years: Array) -> Number:
    """Year in which each layer has its money back."""
    return FIRST_YEAR + returns.payback(layer_cash_years)


@quantity(unit="share")
def layer_asked(required_return: Number, preferred_return: Number, senior_rate: Number) -> Array:
    """Return that each layer asks for; public first loss asks for none."""
    return vector(0.0, required_return, preferred_return, senior_rate, senior_rate)


def _term(tenor: Number, age: Array) -> Array:
    """Years over which a loan is paid back: its term, or as many as there are."""
    return np.clip(by_year(np.rint(tenor)), 1.0, np.maximum(age[..., -1:], 1.0))
