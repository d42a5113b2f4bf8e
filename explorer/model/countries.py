"""What each of the 27 countries pays: arrays, countries on the last axis, as in ``data/countries.csv``."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from explorer.facts import Table
from explorer.model.maths import MILLION, THOUSAND, Number, by_country, ratio
from explorer.quantity import quantity

Array = NDArray[np.float64]


@quantity(unit="EUR bn")
def country_gdp(countries: Table) -> Array:
    """What each country's economy produces in a year."""
    return np.asarray(countries.column("gdp_eur_bn"))


@quantity(unit="people")
def country_population(countries: Table) -> Array:
    """People who live in each country."""
    return np.asarray(countries.column("population"))


@quantity(unit="EUR bn")
def country_cohesion_envelope(countries: Table) -> Array:
    """Cohesion money of each country for 2021 to 2027. For many countries a rounded amount from memory."""
    return np.asarray(countries.column("cohesion_eur_bn"))


@quantity(unit="flag")
def country_in_call(countries: Table) -> Array:
    """Whether each country joined the call."""
    return np.array([answer == "yes" for answer in countries.column("in_call")], dtype=float)


@quantity(unit="flag")
def country_pays(state_group: str, country_in_call: Array) -> Array:
    """Whether each country is among those that share the states' part."""
    return country_in_call if state_group == "call" else np.ones_like(country_in_call)


@quantity(unit="")
def country_key(
    state_key: str, country_gdp: Array, country_population: Array, country_cohesion_envelope: Array
) -> Array:
    """What the states' part is shared out by: the economy, the people, the Cohesion money, or equal parts."""
    return {
        "gdp": country_gdp,
        "population": country_population,
        "cohesion": country_cohesion_envelope,
        "equal": np.ones_like(country_gdp),
    }[state_key]


@quantity(unit="share")
def state_weight(country_key: Array, country_pays: Array) -> Number:
    """Each country's part of what the states pay together.

    No key is published, and a state pays for the site that it hosts: once sites are chosen, host states will
    pay far more than shown here and the others little or nothing.
    """
    return ratio(country_key * country_pays, np.sum(country_key * country_pays))


@quantity(unit="EUR m")
def country_states_part(states_cash: Number, state_weight: Number) -> Number:
    """What each country pays as a Member State."""
    return THOUSAND * by_country(states_cash) * state_weight


@quantity(unit="EUR m")
def country_union_part(union_cash: Number, country_gdp: Array) -> Number:
    """What each country pays through the Union's budget, by the size of its economy.

    Countries pay into the budget mostly by gross national income. GDP differs from it by a few percent in
    most states, but is about a third higher in Ireland and Luxembourg: their parts come out too large by as
    much. Rebates, customs duties and what a country gets back are left out.
    """
    return THOUSAND * by_country(union_cash) * country_gdp / np.sum(country_gdp)


@quantity(unit="EUR m")
def country_amount(country_states_part: Number, country_union_part: Number) -> Number:
    """What each country pays, as a Member State and through the Union's budget."""
    return country_states_part + country_union_part


@quantity(unit="EUR")
def country_per_head(country_amount: Number, country_population: Array) -> Number:
    """What each country pays, for each of its people."""
    return ratio(MILLION * country_amount, country_population)


@quantity(unit="share")
def country_cohesion_share(country_states_part: Number, country_cohesion_envelope: Array) -> Number:
    """The states' part over each country's Cohesion money: what it would take if it came from there."""
    return ratio(country_states_part, THOUSAND * country_cohesion_envelope)
