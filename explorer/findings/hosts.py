"""Where a site would find cheap and clean power: the 27 states by price and carbon of their electricity."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from explorer.findings.finding import Cell, Column, Finding, Table, cell, changed, plain, value
from explorer.message import Message, Name, Num, Says, say
from explorer.model import Results


@dataclass(frozen=True, slots=True)
class Host:
    """A country by the price [EUR/MWh] and the carbon [gCO2e/kWh] of its electricity."""

    country: str
    price: Num
    carbon: Num
    in_call: bool
    chosen: bool

    @property
    def name(self) -> Name:
        """What the country is called."""
        return Name("countries", self.country)


def host_countries(results: Results) -> Finding:
    """Price of electricity against its carbon, in every country that publishes both."""
    chosen = str(results["country"])
    found = tuple(
        Host(row["id"], *_power(results, row["id"]), row["in_call"] == "yes", row["id"] == chosen)
        for row in results["countries"]
        if row["electricity_eur_mwh"] is not None and row["gco2_kwh"] is not None
    )
    return Finding(Says.of(_says(results, found)), partial(_table, results), found)


def _power(results: Results, country: str) -> tuple[Num, Num]:
    price = cell(results, "countries", country, "electricity_eur_mwh", "EUR/MWh", write="number")
    return price, cell(results, "countries", country, "gco2_kwh", "gCO2e/kWh", write="number")


def _says(results: Results, listed: tuple[Host, ...]) -> Message:
    name = Name("countries", str(results["country"]))
    own = next((host for host in listed if host.chosen), None)
    if own is None:
        return say("chart.host_countries.sentence.unknown", name=name)
    if not float(results["energy_year"]) > 0:
        return say("chart.host_countries.sentence.nothing", name=name)
    return say(
        "chart.host_countries.sentence.some",
        name=name,
        bill=value(results, "energy_cost_year"),
        carbon=value(results, "emissions_year", write="number2"),
        cheaper=_countries(sum(host.price.value < own.price.value for host in listed)),
        cleaner=_countries(sum(host.carbon.value < own.carbon.value for host in listed)),
    )


def _countries(n: int) -> Num:
    return plain(n, write="exact", of="countries")


def _table(results: Results) -> Table:
    columns = [
        Column(say("chart.host_countries.column.country")),
        Column(say("chart.host_countries.column.price"), "EUR/MWh"),
        Column(say("chart.host_countries.column.carbon"), "gCO2e/kWh"),
        Column(say("chart.host_countries.column.bill"), "EUR m/year"),
        Column(say("chart.host_countries.column.emissions"), "kt CO2e/year"),
    ]
    rows: list[list[Cell]] = [
        [
            Name("countries", row["id"]),
            *_power(results, row["id"]),
            changed(results, "energy_cost_year", write="number", country=row["id"]),
            changed(results, "emissions_year", write="number", country=row["id"]),
        ]
        for row in results["countries"]
    ]
    return Table(columns, rows)
