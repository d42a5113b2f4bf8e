"""Words that go with a file: what it shows, who is behind it and how sure that is, spoken from names and counts."""

from __future__ import annotations

import pytest

from explorer.evidence.credit import Credit
from explorer.export.offline import _source
from explorer.export.sheet import cited
from explorer.scenario import Scenario
from tests.export.conftest import TEXT, extract

ROW = ["pue", "Power usage effectiveness.", 1.2, 1.05, 1.5, "ratio", "2025", "A publisher", "A report", "2025-03-01"]


@pytest.mark.parametrize(
    ("names", "grade", "said"),
    [
        ((), "own", "Weakest evidence: your choice."),
        (("A",), "law", "Sources: A. Weakest evidence: law."),
        (("A", "B", "C"), "press", "Sources: A; B; C. Weakest evidence: press report."),
        (("A", "B", "C", "D"), "press", "Sources: A; B; C; and 1 more. Weakest evidence: press report."),
        (("A", "B", "C", "D", "E"), "press", "Sources: A; B; C; and 2 more. Weakest evidence: press report."),
    ],
)
def test_three_publishers_are_named_and_the_others_counted(names: tuple[str, ...], grade: str, said: str) -> None:
    assert TEXT.say(Credit(names, grade).says) == said


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "Scenario: The call, 2026, as it stands."),
        ("pue=1.3&v=1", "Scenario: The call, 2026, with one input changed."),
        ("pue=1.3&mfu=0.3&v=1", "Scenario: The call, 2026, with 2 inputs changed."),
    ],
)
def test_a_file_says_how_many_inputs_were_changed(query: str, said: str) -> None:
    found = extract("gigafactory", query, "power")
    assert len(found.scenario.changed) == len(Scenario.from_query(query).changed)
    assert found.scenario_line == said
    assert found.stands == f"{said} {found.edition}"


def test_a_file_of_one_chart_is_called_by_page_and_chart_and_one_of_several_by_the_page() -> None:
    one = extract("gigafactory", "", "power")
    assert one.name == f"{one.title} {one.pieces[0].title}"
    assert extract("gigafactory").name == one.title


def test_a_source_in_a_line_has_what_is_known_of_it() -> None:
    """The number as a program reads it, with its range where both ends are known."""
    line = TEXT.say(cited([*ROW, "https://a.example/", "official source", None]))
    assert line == (
        "pue: Power usage effectiveness; 1.2 ratio (1.05 to 1.5); 2025; A report; A publisher; 2025-03-01; "
        "https://a.example/; official source"
    )
    bare = ["pue", "PUE", 1.2, None, 1.5, "ratio", "2025", "A", "", None, None, "", None]
    assert TEXT.say(cited(bare)) == "pue: PUE; 1.2 ratio; 2025; A"
    table = ["chips", "Read from the table chips", None, None, None, None, None, "", "A list", None, "", "", None]
    assert TEXT.say(cited(table)) == "chips: Read from the table chips; A list"


def test_a_source_of_a_page_in_one_file_is_a_link_where_it_has_an_address() -> None:
    whole = _source([*ROW, "https://a.example/?a=1&b=2", "official source", None], TEXT)
    assert whole == (
        'Power usage effectiveness: 1.2. <a href="https://a.example/?a=1&amp;b=2" rel="noopener" target="_blank">'
        "A report</a>, A publisher, 2025-03-01 (official source)"
    )
    bare = ["x", "A & B", None, None, None, None, None, "", "A list", None, "", "", None]
    assert _source(bare, TEXT) == "A &amp; B. A list"
