"""A reference is read back by the programs that it is made for."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import Entry, parse_string

from explorer.export.reference import Reference, bibtex, csl

PLAIN = Reference(
    "capex_total",
    "Cost to build all sites: €27\N{NO-BREAK SPACE}bn (€20.8\N{NO-BREAK SPACE}bn to €47.3\N{NO-BREAK SPACE}bn)",
    "https://explorer.example/gigafactory?p=announced_2025&v=1#chart-budget",
    "2026-11-23",
    "2026-11-25",
    "0.1.0",
    "The scenario “The announcement, 2025”.",
)


def read(reference: Reference) -> tuple[str, Entry]:
    """Key and entry as a BibTeX program reads them."""
    ((key, entry),) = parse_string(bibtex(reference), "bibtex").entries.items()
    return key, entry


def test_bibtex_is_read_back() -> None:
    key, entry = read(PLAIN)
    assert (key, entry.type) == ("investai_capex_total_2026", "misc")
    assert entry.fields["title"] == "{Cost to build all sites: €27 bn (€20.8 bn to €47.3 bn)}"
    assert (entry.fields["year"], entry.fields["month"], entry.fields["urldate"]) == ("2026", "November", "2026-11-25")
    assert entry.fields["url"] == PLAIN.url
    assert entry.fields["note"] == "The scenario “The announcement, 2025”."
    assert [str(person) for person in entry.persons["author"]] == ["{The InvestAI Explorer authors}"]


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("17% & more", r"17\% \& more"),
        ("a_b #1 $5", r"a\_b \#1 \$5"),
        ("{x}", r"\textbraceleft{}x\textbraceright{}"),
        ("a~b^c\\d", r"a\textasciitilde{}b\textasciicircum{}c\textbackslash{}d"),
        ("Jülich, Große, Žižek: 10²⁵", "Jülich, Große, Žižek: 10²⁵"),
    ],
)
def test_what_tex_would_take_for_a_command_is_escaped(said: str, written: str) -> None:
    assert f"  title = {{{{{written}}}}},\n" in bibtex(Reference("x", said, "", "2026-11-23", "2026-11-25", "0.1.0"))


def test_an_address_cannot_end_its_field() -> None:
    _, entry = read(Reference("x", "t", "https://a.example/{}}?q=%7B&x=1", "2026-11-23", "2026-11-25", "0.1.0"))
    assert entry.fields["url"] == "https://a.example/%7B%7D%7D?q=%7B&x=1"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=60))
def test_no_title_breaks_the_entry(title: str) -> None:
    reference = Reference("x", title, "https://a.example/", "2026-11-23", "2026-11-25", "0.1.0", note=title)
    _, entry = read(reference)
    assert set(entry.fields) >= {"title", "howpublished", "year", "month", "url", "urldate"}


def test_csl_holds_what_its_schema_and_a_reader_need() -> None:
    """The names and kinds of the schema csl-data.json, 1.0.2: id and type are due, a date is an array of date parts."""
    item: dict[str, Any] = json.loads(json.dumps(csl(PLAIN)))
    assert (item["id"], item["type"]) == ("investai_capex_total_2026", "webpage")
    assert item["issued"] == {"date-parts": [[2026, 11, 23]]}
    assert item["accessed"] == {"date-parts": [[2026, 11, 25]]}
    assert item["author"] == [{"literal": "The InvestAI Explorer authors"}]
    assert (item["URL"], item["title"], item["container-title"]) == (PLAIN.url, PLAIN.title, "InvestAI Explorer")
    assert set(item) <= {
        "id",
        "type",
        "title",
        "container-title",
        "author",
        "version",
        "issued",
        "accessed",
        "URL",
        "note",
    }


def test_without_an_address_none_is_made_up() -> None:
    bare = Reference("x", "t", "", "2026-11-23", "2026-11-25", "0.1.0")
    assert "url" not in bibtex(bare)
    assert "URL" not in csl(bare)


def test_a_key_is_letters_digits_and_underscores() -> None:
    assert Reference("Ünï x-1", "t", "", "2026-11-23", "2026-11-25", "0.1.0").key == "investai_n_x_1_2026"
