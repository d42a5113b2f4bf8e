"""What the charts say, word for word: a reader will quote it."""

from __future__ import annotations

import pytest

from tests.charts.conftest import drawn

NBSP = "\N{NO-BREAK SPACE}"


def said(scenario: str, page: str, name: str, option: str | None = None) -> str:
    return drawn(scenario, page, name, option).sentence.replace(NBSP, " ")


@pytest.mark.parametrize(
    ("scenario", "sentence"),
    [
        ("called_2026", "The EU pays 16.7% of the computing infrastructure, within the 17% that the law allows, and the states match its €5 bn with €5 bn."),
        ("law_ceiling", "The EU pays 17% of the computing infrastructure, all that the law allows, and the states match its €5.1 bn with €5.1 bn."),
        ("announced_2025", "The EU pays 17.5% of the computing infrastructure, €100 m more than the 17% that the law allows, but the states match its €3.5 bn with €3.5 bn."),
        ("no Union money", "There is no EU money in this plan, so neither the ceiling of 17% nor the matching rule applies."),
        ("states do not match", "The EU pays 19.2% of the computing infrastructure, €580 m more than the 17% that the law allows, and the states are €4 bn short of matching its €5 bn."),
    ],
)  # fmt: skip
def test_the_law(scenario: str, sentence: str) -> None:
    assert said(scenario, "funding_mix", "law") == sentence


def test_who_is_the_largest_source() -> None:
    assert said("called_2026", "funding_mix", "flow").startswith(
        "Bank debt is the largest source, with 40% of all money."
    )
    assert said("all_public", "funding_mix", "flow").endswith(
        "All of it is given away as grants: nobody expects it back."
    )
    assert said("only loans", "funding_mix", "flow").endswith("No part of it is a grant: everybody expects it back.")


def test_who_loses_first() -> None:
    assert said("called_2026", "funding_mix", "stack") == (
        "If a site fails, the companies that invest lose first: all of the €8 bn of equity comes from them. The target of €30 bn is met."
    )
    assert said("all_public", "funding_mix", "stack").startswith(
        "All the money is grants, so taxpayers carry the whole risk."
    )
    assert "The EU budget stands in for €1 bn of the loans." in said("announced_2025", "funding_mix", "stack")
    assert said("twice the target", "funding_mix", "stack").endswith("The target of €15 bn is exceeded by €15 bn.")


def test_a_multiplier_without_a_denominator_is_not_a_number() -> None:
    assert "nothing to multiply" in said("no Union money", "funding_mix", "multipliers")
    # 30 / 5, and 26% less
    assert "€6 is invested in total; €4.44," in said("called_2026", "funding_mix", "multipliers")


def test_an_envelope_can_be_overdrawn() -> None:
    # 1.0 of 0.32
    assert "takes more from the Connecting Europe money for supercomputing than there is: 312% of it" in said(
        "more than the envelope", "funding_mix", "envelopes"
    )


def test_one_site_in_the_singular() -> None:
    assert said("one site", "gigafactory", "power").startswith("The one site draws")
    assert said("called_2026", "gigafactory", "power").startswith("The 7 sites together draw")
