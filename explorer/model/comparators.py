"""Other large programmes in one price year: in all, a year, a head, and against the economy of who pays.

Every amount is turned into euros at one rate and into the prices of the last year of ``data/prices.csv`` by
consumer prices in the EU (HICP), dollars and francs too: American prices have risen by some percent less or more
in the same years. Amounts of later years stay as they are.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from explorer.facts import Table
from explorer.model.maths import BILLION, Number, by_country, cell, ratio
from explorer.quantity import quantity

Array = NDArray[np.float64]


@quantity(unit="ratio")
def comparator_price_level(comparators: Table, prices: Table) -> Array:
    """Prices of the last year of the table over those of the year of each amount."""
    listed = [(int(row["year"]), float(row["inflation"])) for row in prices]
    years = [row["price_year"] for row in comparators]
    return np.array([np.prod([1 + rate for year, rate in listed if year > own]) for own in years])


@quantity(unit="EUR bn")
def comparator_amount(comparators: Table, comparator_price_level: Array, eurusd: Number) -> Number:
    """Each comparator's whole amount, in euros and prices of 2025."""
    dollars = np.array([row["currency"] == "USD" for row in comparators])
    fixed = np.array([row["per_eur"] or 1.0 for row in comparators])
    rate = np.where(dollars, by_country(eurusd), fixed)
    return np.asarray(comparators.column("value")) / rate * comparator_price_level


@quantity(unit="EUR bn")
def comparator_per_year(comparators: Table, comparator_amount: Number) -> Number:
    """Each comparator's amount a year, where a source says over how many years."""
    return comparator_amount / np.asarray(comparators.column("years"))


@quantity(unit="people")
def comparator_people(comparators: Table, countries: Table, us_population: Number) -> Number:
    """People of the state or union that each comparator is set against."""
    return _of_payer(comparators, countries, "population", us_population)


@quantity(unit="EUR bn")
def comparator_gdp(comparators: Table, countries: Table, us_gdp: Number, eurusd: Number) -> Number:
    """What the economy that each comparator is set against produces in a year."""
    return _of_payer(comparators, countries, "gdp_eur_bn", us_gdp / eurusd)


@quantity(unit="EUR")
def comparator_per_head(comparator_amount: Number, comparator_people: Number) -> Number:
    """Each comparator's whole amount for each person."""
    return comparator_amount * BILLION / comparator_people


@quantity(unit="share")
def comparator_per_gdp(comparator_amount: Number, comparator_gdp: Number) -> Number:
    """Each comparator's whole amount over what the economy produces in one year."""
    return comparator_amount / comparator_gdp


@quantity(unit="EUR bn")
def plan_per_year(raised: Number, plan_years: Number) -> Number:
    """All money of this plan, a year."""
    return raised / plan_years


@quantity(unit="EUR")
def plan_per_head(raised: Number, country_population: Array) -> Number:
    """All money of this plan for each person in the European Union."""
    return raised * BILLION / float(country_population.sum())


@quantity(unit="share")
def plan_per_gdp(raised: Number, country_gdp: Array) -> Number:
    """All money of this plan over what the European Union produces in one year."""
    return raised / float(country_gdp.sum())


@quantity(unit="share")
def plan_of_hyperscalers(plan_per_year: Number, comparators: Table, comparator_per_year: Number) -> Number:
    """A year of this plan over what four American companies invest in 2026."""
    own = [row["id"] for row in comparators].index("hyperscalers_2026")
    return ratio(plan_per_year, np.asarray(comparator_per_year)[..., own])


def _of_payer(comparators: Table, countries: Table, column: str, american: Number) -> Number:
    known = {row["id"]: cell(row[column]) for row in countries} | {"EU": float(np.sum(countries.column(column)))}
    listed = np.array([known.get(row["payer"], np.nan) for row in comparators])
    return np.where([row["payer"] == "US" for row in comparators], by_country(american), listed)
