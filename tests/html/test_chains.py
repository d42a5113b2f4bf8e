"""The chain behind a number, as a reader meets it: words for every step, a source or a choice at every end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest

from explorer.explain import GRADES, OWN, Node
from explorer.facts import figure, figures
from explorer.html.chain import chain
from explorer.model import GRAPH, solve
from explorer.scenario import Scenario, inputs, presets
from explorer.speech import Text, languages
from explorer.speech.names import label_of

TEXT = Text()
# Whatever a chain can hold: quantities, inputs, figures and ends of their ranges, tables.
NAMES = sorted(
    {*GRAPH.quantities, *inputs(), *figures(), *GRAPH.tables}
    | {argument for made in GRAPH.quantities.values() for argument in made.arguments}
)
CHOICES = [
    *(Scenario(preset) for preset in presets()),
    *(Scenario(chip=chip) for chip in inputs()["chip"].choices),
    *(Scenario(country=country) for country in inputs()["country"].choices),
    Scenario(pue=1.3, target=12, chip="b200"),
]


def twice(labels: list[str]) -> list[str]:
    return [label for label, times in Counter(labels).items() if times > 1]


def leaves(node: Node) -> Iterator[Node]:
    if not node.children:
        yield node
    for child in node.children:
        yield from leaves(child)


def shown(name: str, scenario: Scenario) -> str:
    """The chain as a reader reads it: its HTML without escapes."""
    return unescape(chain(name, solve(scenario), TEXT))


@pytest.mark.parametrize("language", languages())
def test_every_quantity_and_figure_has_a_label(language: str) -> None:
    text = Text(language)
    assert not [name for name in GRAPH.quantities if not text.has(f"quantity.{name}")]
    assert not [name for name in NAMES if label_of(name, text) == name.replace("_", " ")]


@pytest.mark.parametrize("language", languages())
def test_no_label_is_left_over(language: str) -> None:
    assert {key.removeprefix("quantity.") for key in Text(language).keys_under("quantity.")} <= set(NAMES)


@pytest.mark.parametrize("language", languages())
def test_two_things_never_have_the_same_label(language: str) -> None:
    text = Text(language)
    assert not twice([text(f"quantity.{name}") for name in GRAPH.quantities])
    assert not twice([label_of(name, text) for name in NAMES])


def test_labels_are_short_and_plain() -> None:
    for key in TEXT.keys_under("quantity."):
        label = TEXT(key)
        assert 2 <= len(label.split()) <= 5, label
        assert label[0].isupper(), label
        assert not any(sign in label for sign in "_'\"[]"), label


@pytest.mark.parametrize(
    "name", ["multiplier_audited", "capex_total_low", "energy_cost_year", "gpt4_days", "country_per_head"]
)
def test_a_chain_names_each_of_its_steps(name: str) -> None:
    html = shown(name, Scenario())
    made = GRAPH.quantities[name]
    assert html.startswith(f"<h2>{label_of(name, TEXT)}</h2>")
    assert made.description in html
    assert made.formula in html
    for argument in made.arguments:
        assert f'<span class="label">{label_of(argument, TEXT)}</span>' in html


@pytest.mark.parametrize(
    ("name", "behind"),
    [
        ("union_ceiling", "union_capex_cap"),
        ("multiplier_audited", "efsi_overstatement"),
        ("capex_total_low", "commercial_cost_factor"),
        ("gpt4_days", "gpt4_flop"),
        ("water_year", "wue"),
    ],
)
def test_a_chain_cites_the_figures_that_it_ends_in(name: str, behind: str) -> None:
    html, source = shown(name, Scenario()), figure(behind)
    assert source.measures.rstrip(".") in html
    title = source.source_title
    if source.url:
        title = f'<a href="{source.url}" rel="noopener" target="_blank">{title}</a>'
    assert f"{title}, {source.publisher}, {source.as_of}" in html
    assert TEXT(f"grade.{source.grade}") in html


def test_an_input_as_the_preset_has_it_cites_the_figure_of_the_preset() -> None:
    html = shown("sites_total", Scenario())
    assert figure("call_lot1_sites").source_title in html
    assert TEXT("grade.own") not in html


@pytest.mark.parametrize(
    ("changes", "name", "value"),
    [
        ({"pue": 1.4}, "power_facility", "1.4"),
        ({"target": 12}, "gap", "€12\N{NO-BREAK SPACE}bn"),
        ({"chip": "b200"}, "chips_total", "B200"),
        ({"phase": "one"}, "chips_total", "Phase one"),
    ],
)
def test_what_the_reader_changed_is_the_readers_choice(changes: dict[str, Any], name: str, value: str) -> None:
    label, own = label_of(next(iter(changes)), TEXT), TEXT("grade.own")
    step = f'<span class="label">{label}</span> <strong>{value}</strong> <span class="grade">{own}</span>'
    assert step in shown(name, Scenario(**changes))
    assert f'<span class="grade">{own}</span>' not in shown(name, Scenario())


@pytest.mark.parametrize("scenario", CHOICES, ids=str)
def test_each_end_of_a_chain_carries_a_grade(scenario: Scenario) -> None:
    """Whatever the preset, the chip and the country: no number ends in something that nobody vouches for."""
    results = solve(scenario)
    for name in GRAPH.quantities:
        for leaf in leaves(results.explain(name)):
            assert leaf.grade in {*GRADES, OWN}, (name, leaf.name)


def test_every_chain_can_be_shown() -> None:
    results = solve(Scenario("announced_2025", pue=1.3))
    for name in GRAPH.quantities:
        html = unescape(chain(name, results, TEXT))
        assert html.startswith(f"<h2>{label_of(name, TEXT)}</h2>")
        assert "None" not in html, name
