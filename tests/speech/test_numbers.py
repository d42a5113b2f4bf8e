"""One rounding policy: what a newspaper would print."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.speech import Text
from explorer.speech.decimals import decimals

numbers = Text("en").numbers
NBSP, MINUS = "\N{NO-BREAK SPACE}", "\N{MINUS SIGN}"


@pytest.mark.parametrize(
    ("billions", "shown"),
    [
        (30, "€30 bn"),
        (4.13, "€4.1 bn"),
        (5.88, "€5.9 bn"),
        (230, "€230 bn"),
        (99.96, "€100 bn"),
        (0.9996, "€1 bn"),
        (0.31, "€310 m"),
        (0.0123, "€12 m"),
        (0, "€0"),
        (-1.6, f"{MINUS}€1.6 bn"),
        (math.nan, "–"),
    ],
)
def test_money(billions: float, shown: str) -> None:
    assert numbers.money(billions) == shown.replace(" ", NBSP)


@pytest.mark.parametrize(
    ("share", "shown"),
    [(1 / 3, "33.3%"), (0.17, "17%"), (1, "100%"), (0.0421, "4.2%"), (0.0032, "0.32%"), (0, "0%"), (2.1, "210%")],
)
def test_shares(share: float, shown: str) -> None:
    assert numbers.percent(share) == shown


@pytest.mark.parametrize(
    ("amount", "shown"),
    [(3.333, "€3.33"), (10, "€10"), (9.999, "€10"), (350, "€350"), (76_667, "€76,700"), (1_234, "€1,234")],
)
def test_euros(amount: float, shown: str) -> None:
    assert numbers.euros(amount) == shown


@pytest.mark.parametrize(
    ("n", "shown"),
    [
        (7, "7"),
        (9_999, "9,999"),
        (87_067, "87,100"),
        (237_456, "237,000"),
        (1e6, "1 million"),
        (3.04e9, "3.04 billion"),
    ],
)
def test_counts(n: float, shown: str) -> None:
    assert numbers.count(n) == shown.replace(" ", NBSP)


@pytest.mark.parametrize(("x", "shown"), [(2.1e25, "2.1 × 10²⁵"), (9.96e25, "1.0 × 10²⁶"), (0, "0")])
def test_powers_of_ten(x: float, shown: str) -> None:
    assert numbers.power_of_ten(x) == shown.replace(" ", NBSP)


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (4.1, "EUR bn", "€4.1 bn"),
        (485.2, "EUR m/year", "€485 m a year"),
        (711.4, "MW", "711 MW"),
        (1.25, "ratio", "1.25"),
        (1, "flag", "yes"),
        (0, "flag", "no"),
        (600_000, "H100-equivalents", "600,000 H100-equivalents"),
        (1.26e12, "parameters", "1.26 trillion parameters"),
        (2.1e25, "FLOP", "2.1 × 10²⁵ FLOP"),
        ("h100e", "choice", "h100e"),
        (math.inf, "MW", "–"),
    ],
)
def test_a_value_with_its_unit(value: object, unit: str, shown: str) -> None:
    assert numbers.quantity(value, unit).replace(NBSP, " ") == shown


@given(
    st.floats(allow_nan=True, allow_infinity=True),
    st.sampled_from(["EUR bn", "share", "MW", "EUR", "ratio", "chips", "FLOP"]),
)
def test_every_number_can_be_written(value: float, unit: str) -> None:
    shown = numbers.quantity(value, unit)
    assert shown
    assert "nan" not in shown
    assert "inf" not in shown
    assert "-" not in shown.replace("H100-", "")  # a true minus sign


@given(st.floats(0.001, 1e6))
def test_what_is_written_is_close_to_what_is_meant(value: float) -> None:
    written = numbers.number(value).replace(",", "")
    assert float(written) == pytest.approx(value, rel=0.006)


def test_a_decimal_year_is_a_month() -> None:
    assert [Text().month(year) for year in (2028.75, 2026.0, 2035.999)] == [
        "October 2028",
        "January 2026",
        "December 2035",
    ]
    assert numbers.quantity(2028.75, "year") == "2028-10"


def test_decimals_are_those_that_are_shown() -> None:
    """Files hold the number itself and show so many decimals: as many as the page writes, none where it writes another number."""
    shown = {
        (4.0512, "EUR bn", ""): 1,
        (230.0, "EUR bn", ""): 0,
        (0.31, "EUR bn", ""): None,  # "€310 m"
        (0.1712, "share", ""): 1,
        (0.0421, "share", ""): 1,
        (711.4, "MW", ""): 0,
        (0.0421, "MW", ""): 4,
        (1.26e12, "parameters", ""): None,
        (5.98, "ratio", "ratio"): 1,
        (3.333, "EUR", ""): 2,
    }
    assert {key: decimals(*key) for key in shown} == shown


@pytest.mark.parametrize(
    ("value", "shown"), [(0.65, "0.7×"), (0.951, "0.95×"), (0.9999, "0.99×"), (1.0, "1.0×"), (5.98, "6.0×")]
)
def test_a_multiple_that_falls_short_is_not_rounded_up_to_one(value: float, shown: str) -> None:
    assert numbers.ratio(value) == shown
