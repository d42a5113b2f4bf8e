"""The flow of money: nothing is lost on the way."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import pytest

from explorer.model import solve
from tests.charts.conftest import SCENARIOS, drawn

WITH_MONEY = sorted(SCENARIOS.keys() - {"no money", "only a guarantee"})


def _ends(scenario: str) -> tuple[dict[int, float], dict[int, float]]:
    (trace,) = drawn(scenario, "funding_mix", "flow", None).figure["data"]
    into: dict[int, float] = defaultdict(float)
    out: dict[int, float] = defaultdict(float)
    link = trace["link"]
    for source, target, value in zip(link["source"], link["target"], link["value"], strict=True):
        out[source] += value
        into[target] += value
    return into, out


@pytest.mark.parametrize("scenario", WITH_MONEY)
def test_what_enters_a_node_leaves_it(scenario: str) -> None:
    into, out = _ends(scenario)
    for node in into.keys() & out.keys():
        assert into[node] == pytest.approx(out[node], rel=1e-12)


@pytest.mark.parametrize("scenario", WITH_MONEY)
def test_all_money_raised_enters_and_reaches_the_sites(scenario: str) -> None:
    into, out = _ends(scenario)
    raised = solve(SCENARIOS[scenario])["raised"]
    assert sum(v for node, v in out.items() if node not in into) == pytest.approx(raised)
    assert sum(v for node, v in into.items() if node not in out) == pytest.approx(raised)


@pytest.mark.parametrize("scenario", WITH_MONEY)
def test_nodes_of_a_column_keep_their_order_and_do_not_overlap(scenario: str) -> None:
    figure = drawn(scenario, "funding_mix", "flow", None).figure
    node = figure["data"][0]["node"]
    for x in set(node["x"]):
        ys = [y for at, y in zip(node["x"], node["y"], strict=True) if at == x]
        assert ys == sorted(ys)
        assert all(b - a > 0.03 for a, b in pairwise(ys))


def test_ribbons_are_listed_by_source_and_then_by_target() -> None:
    link = drawn("announced_2025", "funding_mix", "flow", None).figure["data"][0]["link"]
    pairs = list(zip(link["source"], link["target"], strict=True))
    assert pairs == sorted(pairs)


def test_a_node_says_its_name_and_its_amount() -> None:
    labels = drawn("called_2026", "funding_mix", "flow", None).figure["data"][0]["node"]["customdata"]
    assert [label for label in labels if "sites" in label] == [
        "4 medium sites  <b>€15\N{NO-BREAK SPACE}bn</b>",
        "3 large sites  <b>€15\N{NO-BREAK SPACE}bn</b>",
    ]


def test_money_without_a_site_is_shown_as_such() -> None:
    labels = drawn("no site", "funding_mix", "flow", None).figure["data"][0]["node"]["customdata"]
    assert labels[-1].startswith("No site yet")
