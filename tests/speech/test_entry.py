"""What a reader types is read with goodwill, in the language of the page, and refused with reasons."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.desk.answers import Answerer
from explorer.pages.contents import PAGES
from explorer.scenario import Input, Scenario, ScenarioError, inputs
from explorer.speech import Text, languages
from explorer.speech.cldr import PSEUDO, format_of
from explorer.speech.controls import shown_number, typed_value
from explorer.speech.entry import Typed, parse
from explorer.speech.numbers import Numbers
from explorer.speech.scales import scales
from tests.strategies import values_of

NUMBERS = [entry for entry in inputs().values() if entry.kind != "choice"]
LANGUAGES = ("en", "de", "fr", "es", "pl", "mt", "en-XA", "ar-XB")
NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("field", "typed", "language", "meant"),
    [
        ("computing_share", "69%", "en", 0.69),
        ("computing_share", "69", "en", 0.69),
        ("computing_share", "69,5 %", "en", 0.695),
        ("computing_share", f"69,5{NBSP}%", "fr", 0.695),
        ("tax_rate", "17 %", "de", 0.17),
        ("tax_rate", "%17", "en", 0.17),
        ("next_budget", "4.1", "en", 4.1),
        ("next_budget", "4,1", "en", 4.1),
        ("next_budget", "4.1", "de", 4.1),
        ("next_budget", "€4.1 bn", "en", 4.1),
        ("next_budget", "EUR 4 bn", "en", 4),
        ("next_budget", "EUR4bn", "en", 4),
        ("next_budget", "4,1 Mrd. €", "de", 4.1),
        ("next_budget", "12,5 Mrd", "de", 12.5),
        ("next_budget", "12,5 Mrd", "en", 12.5),  # not million, though it begins with an m
        ("next_budget", "12,5 Milliarden Euro", "en", 12.5),
        ("next_budget", "1,5 milliardi di euro", "it", 1.5),
        ("next_budget", "1,5 milliardi", "en", 1.5),
        ("next_budget", "1,5 milliard d'euros", "fr", 1.5),
        ("next_budget", "1,5 mld", "pl", 1.5),
        ("next_budget", "4 bn", "fr", 4),  # in French short for a million million, which is out of range
        ("next_budget", "4 mil millones", "es", 4),
        ("next_budget", ".5", "en", 0.5),
        ("next_budget", ",5", "de", 0.5),
        ("next_budget", "0.500", "de", 0.5),
        ("next_budget", "5.", "en", 5),
        ("next_budget", "\N{MINUS SIGN}0", "en", 0),
        ("next_budget", "1,2e1", "de", 12),
        ("digital_europe", "€500 m", "en", 0.5),
        ("digital_europe", "500 million", "en", 0.5),
        ("digital_europe", "500 millions", "fr", 0.5),
        ("digital_europe", "500 Millionen", "de", 0.5),
        ("digital_europe", "500 tūkst.", "lt", 0.0005),
        ("chips_large", "100,000", "en", 100_000),
        ("chips_large", "100.000", "de", 100_000),
        ("chips_large", "100.000", "en", 100_000),  # a whole number has no decimals
        ("chips_large", "100 000", "en", 100_000),
        ("chips_large", "100\u202f000", "fr", 100_000),
        ("chips_large", "100’000", "de", 100_000),
        ("chips_large", "100k", "en", 100_000),
        ("chips_large", "25k", "de", 25_000),
        ("chips_large", "100 Tsd.", "de", 100_000),
        ("chips_large", "0,1 Mio.", "de", 100_000),
        ("chips_large", "75000", "en", 75_000),
        ("claim_mw", "1.234,5", "de", 1234.5),
        ("claim_mw", "1,234.5", "en", 1234.5),
        ("claim_mw", "1.234,5", "en", 1234.5),
        ("claim_mw", "1 234,50 MW", "fr", 1234.5),
        ("claim_mw", "1234.567", "de", 1234.567),
        ("claim_flop", "2,1 × 10²⁵ FLOP", "de", 2.1e25),
        ("claim_flop", "2.1x10^25", "en", 2.1e25),
        ("claim_flop", "1.234e25", "de", 1.234e25),
        ("opening_year", "2028-10", "en", 2028.75),
        ("opening_year", "2028,5", "de", 2028.5),
        ("failure_year", "2.031", "de", 2031),
        ("pue", "1.234", "de", 1.234),  # more than a thousand is out of range
        ("pue", "1,234", "en", 1.234),
        ("sites_large", 3.0, "en", 3),
        ("pue", 1.2, "en", 1.2),
        ("chip", "h100", "en", "h100"),
    ],
)
def test_goodwill(field: str, typed: object, language: str, meant: object) -> None:
    found = parse(inputs()[field], typed, language)
    assert found == Typed(pytest.approx(meant, rel=1e-9) if isinstance(meant, float) else meant)
    assert Scenario().replace(**{field: found.value})[field] == found.value


@pytest.mark.parametrize(
    ("typed", "language", "taken", "other"),
    [
        ("1.234", "de", 1234, 1.234),
        ("1.234", "en", 1.234, 1234),
        ("1,234", "en", 1234, 1.234),
        ("1.234", "fr", 1.234, 1234),
    ],
)
def test_of_two_meanings_the_language_decides_and_the_other_is_known(
    typed: str, language: str, taken: float, other: float
) -> None:
    assert parse(inputs()["claim_mw"], typed, language) == Typed(taken, other)


def test_the_page_says_which_it_took() -> None:
    reply, _ = Answerer(PAGES["claims"], Text())({"ask": "view", "query": "", "change": {"claim_mw": "1,234"}})
    assert reply["controls"]["claim_mw"]["value"] == 1234
    [said] = reply["problems"]
    label = Text()("input.claim_mw.label")
    assert said == {
        "field": "claim_mw",
        "message": f"{label}: “1,234” is read as 1,230{NBSP}MW. It could also mean 1.23{NBSP}MW.",
        "notice": True,
    }
    reply, _ = Answerer(PAGES["claims"], Text())({"ask": "view", "query": "", "change": {"claim_mw": "1,234.5"}})
    assert reply["problems"] == []


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "abc",
        "€",
        None,
        True,
        [1],
        "--",
        "–",
        ".",
        "1.2.3",
        "1,2,3.4",
        "12,34.5",
        "1.234,567,890",
        "1 2345",
        "1 2",
        "1/2",
        "10-20",
        "10–20",
        "5x3",
        "1e",
        "1e999999999999",
    ],
)
def test_nonsense_is_no_number(typed: object) -> None:
    if typed == "1e":
        assert parse(inputs()["pue"], typed, "en").value == 1  # what follows is a word
        return
    with pytest.raises(ScenarioError, match=r"is not a number; allowed: 1 to 2 ratio"):
        parse(inputs()["pue"], typed, "en")


def test_out_of_range_is_named_as_it_was_meant() -> None:
    """1.500 sites are fifteen hundred, not one and a half: that there are no such is the scenario's to say."""
    assert parse(inputs()["sites_large"], "1.500", "en") == Typed(1500)
    assert parse(inputs()["sites_large"], "1,5", "en") == Typed(1.5)
    with pytest.raises(ScenarioError, match="is out of range; allowed: 0 to 10 sites"):
        Scenario().replace(sites_large=1500)


def test_a_dragged_share_is_a_share() -> None:
    assert parse(inputs()["mfu"], 0.4, "en") == Typed(0.4)


@pytest.mark.parametrize(
    ("word", "language", "scale"),
    [
        ("Billion", "de", [1e12, 1e9]),  # the page's language first
        ("billion", "fr", [1e12, 1e9]),
        ("billion", "en", [1e9]),
        ("bilijuni", "en", [1.0]),
        ("miliardów", "en", [1e9]),
        ("млрд.", "en", [1e9]),
        ("δισεκατομμύρια", "en", [1e9]),
        ("MW", "en", [1.0]),
        ("t", "de", [1.0]),  # a thousand in Danish: too short to be taken from another language
        ("euro", "en", [1.0]),
    ],
)
def test_words_for_large_numbers(word: str, language: str, scale: list[float]) -> None:
    assert scales(word, language, "EUR bn") == scale


@cache
def numbers(language: str) -> Numbers:
    """As the page writes; a language without texts writes by CLDR alone."""
    if language in {*languages(), *PSEUDO}:
        return Text(language).numbers
    return Numbers(format_of(language), lambda key, digits: None)


@settings(max_examples=1500)
@given(
    st.sampled_from(NUMBERS).flatmap(lambda entry: st.tuples(st.just(entry), values_of(entry))),
    st.sampled_from(LANGUAGES),
)
def test_what_the_page_prints_can_be_typed(printed: tuple[Input, float], language: str) -> None:
    entry, value = printed
    writer = numbers(language)
    if entry.kind == "number":
        value = float(f"{value:.10g}")
    exactly = parse(entry, typed_value(entry, value, writer), language).value
    assert exactly == pytest.approx(value, rel=1e-9, abs=1e-12)
    shown = shown_number(entry, value, writer)
    again = parse(entry, shown, language).value
    assert not isinstance(again, str)
    if entry.kind == "integer":
        assert again == value
    inside = min(max(again, entry.low or 0), entry.high or 0)
    assert inside == pytest.approx(again, rel=0.006)
    assert shown_number(entry, again, writer) == shown
