"""An address says all that is on screen, is written the same way each time, and is read as it was written."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.scenario import PAGE_PARAMETERS, Scenario
from explorer.scenario.address import LONG, Address, baseline, readings_of, rules
from explorer.scenario.changes import history
from tests.strategies import scenarios

_WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=8)
_OWN = st.sampled_from(sorted(PAGE_PARAMETERS - {"vs", "data", "lang", "then"}))


@st.composite
def addresses(draw: st.DrawFn) -> Address:
    query = draw(scenarios()).to_query()
    versus = draw(st.none() | scenarios().map(baseline) | scenarios().map(lambda one: baseline(one, "2026-11-23")))
    return Address(
        draw(st.sampled_from(["", "/", "https://explorer.example/a/"])),
        draw(st.sampled_from(["funding_mix", "claims"])),
        query,
        draw(st.dictionaries(_WORDS, _WORDS, max_size=3)),
        versus,
        "2026-11-25" if query or versus is not None else "",
        draw(st.sampled_from(["", "de", "en-XA"])),
        draw(st.dictionaries(_OWN, _WORDS, max_size=3)),
        draw(st.sampled_from(["", "chart-flow"])),
    )


@given(addresses())
def test_what_is_written_is_read(address: Address) -> None:
    assert Address.read(address.write()) == address
    assert hash(Address.read(address.write())) == hash(address)


@given(addresses())
def test_the_short_form_says_the_same(address: Address) -> None:
    short = Address.read(address.write(short=True))
    assert Scenario.nearest(short.query) == Scenario.nearest(address.query)
    assert (short.readings, short.language, short.more) == (address.readings, address.language, address.more)
    if address.versus is not None:
        assert short.versus is not None
        assert Scenario.nearest(short.versus) == Scenario.nearest(address.versus)
        assert Address.read(f"?{short.versus}").then == Address.read(f"?{address.versus}").then
    assert short.edition == ("261125" if address.query or address.versus is not None else "")


def test_an_address_by_eye() -> None:
    here = Address("/", "funding_mix", language="de", more={"theme": "dark", "embed": "flow"}, anchor="chart-flow")
    here = replace(here, readings={"places": "money", "countries": "per_head"}, versus="p=announced_2025&v=1")
    assert here.showing(Scenario(pue=1.2)).write() == (
        f"/funding_mix?pue=1.2&v=1&view.countries=per_head&view.places=money&data={history().edition}"
        "&vs=p%3Dannounced_2025%26v%3D1&lang=de&embed=flow&theme=dark#chart-flow"
    )
    # Another page has other charts, and stands in no frame; one without a scenario takes only the language along.
    assert here.to("compare").write() == "/compare?vs=p%3Dannounced_2025%26v%3D1&lang=de"
    assert here.bare("method", "q-raised").write() == "/method?lang=de#q-raised"
    assert here.bare("index").write() == "/?lang=de"


def test_a_page_as_it_is_needs_no_date_and_what_is_kept_has_one() -> None:
    plain = Address("/", "funding_mix").showing(Scenario())
    assert plain.write() == "/funding_mix"
    assert plain.lasting().write() == f"/funding_mix?p=called_2026&v=1&data={history().edition}"
    assert Address().showing(Scenario()).write() == "?"  # on the page itself: all that was asked for goes
    assert Address().showing(Scenario("announced_2025", pue=1.2)).lasting().query == "p=announced_2025&pue=1.2&v=1"


def test_a_link_that_would_be_long_is_short() -> None:
    here = Address("https://explorer.example/", "gigafactory", versus="p=announced_2025&pue=1.2&v=1")
    assert here.showing(Scenario(pue=1.3)).link == here.showing(Scenario(pue=1.3)).write()
    many = here.showing(
        "p=announced_2025&utilisation=0.5&pue=1.3&load_factor=0.5&mfu=0.3&run_days=80&restart_minutes=7&checkpoint_minutes=2&v=1"
    )
    assert len(many.write()) >= LONG > len(many.link)
    assert "&vs=a25~pu:1.2" in many.link


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("p=announced_2025&v=1", Address(query="p=announced_2025&v=1")),
        ("?lang=de&lang=fr&vs=", Address(language="de", versus="")),
        ("?vs=a25~pu:1.2&vs=x", Address(versus="s=a25~pu:1.2")),
        ("?pue=1.2&data=soon&nonsense=1", Address(query="pue=1.2&nonsense=1", edition="soon")),
        ("https://a.example/b/method#q-pue", Address("https://a.example/b/", "method", anchor="q-pue")),
        ("/?view.flow=x&view.flow=y", Address("/", readings={"flow": "x"})),
        ("?&&=&%ff=1", Address(query="=&%ff=1")),
        ("", Address()),
    ],
)
def test_reading_by_eye(text: str, read: Address) -> None:
    assert Address.read(text) == read


def test_an_edition_that_is_no_date_is_not_written() -> None:
    assert Address(query="pue=1.2", edition="soon").write() == "?pue=1.2"


def test_only_readings_that_there_are_and_that_are_not_the_first() -> None:
    asked = {"flow": "b", "budget": "a", "places": "z", "none": "b", "wrong": 3}
    assert readings_of({"flow": "ab", "budget": "ab", "places": "ab"}, asked) == {"flow": "b"}


def test_the_script_of_a_page_is_told_the_rules() -> None:
    """They come with the page (`data-address`); no script has a list of its own."""
    assert set(rules()["own"]) == PAGE_PARAMETERS
    assert (rules()["view"], rules()["long"]) == ("view.", LONG)
