"""What an address asks to have framed, or the nearest to it; and the line that says what a chart rests on."""

from __future__ import annotations

import re

import pytest

from explorer import Scenario, solve
from explorer.charts import CHARTS
from explorer.desk.answers import Answerer
from explorer.evidence.credit import credit
from explorer.evidence.provenance import basis_of_chart
from explorer.pages.contents import PAGES
from explorer.pages.embed import asked
from explorer.speech import Text

TEXT = Text()


def ask(page: str, **given: str):
    found = asked(PAGES[page], given)
    assert found is not None
    return found


def test_without_the_parameter_it_is_no_frame() -> None:
    assert asked(PAGES["funding_mix"], {"theme": "dark"}) is None


@pytest.mark.parametrize(
    ("wanted", "page", "chart"),
    [("flow", "funding_mix", "flow"), ("page", "funding_mix", ""), ("budget", "gigafactory", "budget")],
)
def test_a_chart_is_found_on_whatever_page(wanted: str, page: str, chart: str) -> None:
    found = ask("funding_mix", embed=wanted)
    assert (found.page.id, found.chart, found.messages) == (page, chart, ())


@pytest.mark.parametrize(
    ("wanted", "chart"),
    [("flwo", "flow"), ("contries", "countries"), ("", "flow"), ("<script>", "flow"), ("x" * 5000, "flow")],
)
def test_a_chart_that_is_not_there_gives_way_to_the_nearest_with_a_message(wanted: str, chart: str) -> None:
    found = ask("funding_mix", embed=wanted)
    assert found.chart == chart
    assert len(found.messages) == 1
    assert TEXT(f"chart.{chart}.title") in TEXT.say(found.messages[0])


def test_a_page_without_charts_is_shown_whole() -> None:
    assert ask("method", embed="nonsense").chart == ""


def test_an_option_that_is_not_there_is_the_usual_one_with_a_message() -> None:
    found = ask("funding_mix", embed="flow", theme="blue", controls="some")
    assert (found.theme, found.controls) == ("auto", "none")
    assert [("blue" in said, "some" in said) for said in map(TEXT.say, found.messages)] == [
        (True, False),
        (False, True),
    ]
    assert found.parameters == {"embed": "flow"}


def test_controls_of_a_frame_are_those_that_move_its_chart() -> None:
    assert ask("funding_mix", embed="law").part().fields == ()
    few = ask("funding_mix", embed="law", controls="few").part()
    assert few.fields == ("digital_europe", "horizon_europe", "connecting_europe", "next_budget")
    every = ask("funding_mix", embed="law", controls="all").part()
    assert set(few.fields) < set(every.fields) < set(PAGES["funding_mix"].fields)
    assert "investeu_guarantee" not in every.fields  # the ceiling is on money that is paid
    assert {"own_chips", "own_days"} < set(ask("access", embed="own_request", controls="few").part().fields)
    assert ask("funding_mix", embed="page", controls="few").part().fields == ("target", "computing_share")


def test_an_answer_for_a_frame_holds_its_chart_alone() -> None:
    message = {
        "ask": "view",
        "query": "",
        "embed": {"embed": "law", "controls": "few"},
        "change": {"computing_share": "60%"},
    }
    reply, _ = Answerer(PAGES["funding_mix"], TEXT)(message)
    assert list(reply["charts"]) == list(reply["credits"]) == ["law"]
    assert list(reply["controls"]) == ["digital_europe", "horizon_europe", "connecting_europe", "next_budget"]
    assert reply["changes"] == [{"label": "Counts as computing", "now": "60%", "was": "100%"}]


def test_every_chart_of_every_page_has_a_frame_and_a_source_line() -> None:
    for page in PAGES.values():
        answerer = Answerer(page, TEXT)
        for name in page.chart_functions:
            html = answerer.page_html(Scenario(), base="/", embed=ask(page.id, embed=name, controls="all"))
            assert html.count('<article class="card') == html.count('class="credit"') == 1
            assert f'href="/{page.id}"' in html
            assert re.search(r'data-slot="credit">(Sources: .+\. )?Weakest evidence: [a-z ]+\.</span>', html), name


def test_the_source_line_names_publishers_and_the_weakest_grade() -> None:
    scenario = Scenario()
    line = credit(basis_of_chart(CHARTS["compare"]["timeline"], solve(scenario)), scenario)
    assert TEXT.say(line.says) == "Sources: European Commission. Weakest evidence: computed from sourced figures."
    assert line.grade == "derived"
