"""A page of one's own, in a line or two of a notebook."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go
import pytest

from explorer import Page, Scenario
from explorer.findings.finding import value
from explorer.message import say
from explorer.model import Results


def power_by_site(results: Results) -> go.Figure:
    return go.Figure(
        go.Bar(x=["medium", "large"], y=[float(results["power_it_medium_site"]), float(results["power_it_large_site"])])
    )


def as_dict(results: Results) -> dict:
    return {"data": [{"type": "bar", "y": [float(results["raised"])]}], "layout": {"height": 200}}


def test_own_controls_figures_and_charts() -> None:
    page = Page(title="Mine", controls=["chips_large"], figures=["power_it"], charts=["power", power_by_site, as_dict])
    reply, _ = page._answerer({"ask": "view", "query": "", "change": {"chips_large": 50_000}})
    assert list(reply["charts"]) == ["power", "power_by_site", "as_dict"]
    assert list(reply["figures"]) == ["power_it"]
    assert reply["charts"]["power_by_site"]["figure"]["layout"]["paper_bgcolor"]  # the explorer's look ...
    assert reply["charts"]["as_dict"]["figure"]["layout"]["height"] == 200  # ... and the author's word
    assert "Mine" in page._answerer.page_html(Scenario())


def test_a_page_is_a_calculator_too() -> None:
    page = Page("gigafactory", "announced_2025")
    assert page["chips_total"] == 400_000
    page.scenario = page.scenario.replace(sites_large=2)
    assert page["chips_total"] == 200_000
    assert page.scenario == Scenario("announced_2025", sites_large=2)


def test_what_the_reader_moves_is_what_the_next_cell_reads() -> None:
    page = Page("funding_mix")
    page._on_message(None, {"id": 1, "ask": "view", "query": "", "change": {"next_budget": 4.1}}, [])
    assert page.scenario.changed == {"next_budget": 4.1}
    assert page["raised"] == pytest.approx(30.1)


def test_the_table_behind_a_chart_is_a_frame() -> None:
    frame = Page("funding_mix").table("flow")
    assert len(frame) > 3
    assert list(frame.columns)


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"controls": ["pu"]}, "no input 'pu'"),
        ({"figures": ["money"]}, "no quantity 'money'"),
        ({"charts": ["pie"]}, "no chart 'pie'"),
    ],
)
def test_a_wrong_name_is_answered_with_the_right_ones(wrong: dict, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        Page(title="Mine", **wrong)
    with pytest.raises(ValueError, match="no page 'fund'"):
        Page("fund")


def test_words_of_an_own_chart_may_be_messages() -> None:
    def mine(results: Results) -> dict[str, Any]:
        title = say("chart.power.mw", mw=value(results, "power_facility", write="number"))
        return {"data": [], "layout": {"title": {"text": title}}}

    reply, _ = Page(title="Mine", charts=[mine])._answerer({"ask": "view", "query": ""})
    assert reply["charts"]["mine"]["figure"]["layout"]["title"]["text"] == "711 MW"
