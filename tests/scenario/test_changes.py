"""What the data said before can be had again; the table of changes agrees with the data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from explorer import facts
from explorer.scenario.changes import FIRST, Change, History, date_of, history
from explorer.scenario.inputs import inputs, presets

# Written down from data/ as it stood when links got a date.
THEN = json.loads((Path(__file__).parent / "first_edition.json").read_text(encoding="utf-8"))

MADE_UP = [
    Change("2027-01-10", "figure", "pue", "1.3", "1.28", "ratio", "Measured anew."),
    Change("2027-03-01", "figure", "pue", "1.28", "1.25", "ratio", "Measured again."),
    Change("2027-03-01", "figure", "mfu_low", "0.3", "0.35", "share", "A wider sample."),
    Change("2027-02-01", "default", "chip", "h100", "gb300", "", "Newer."),
    Change("2027-02-01", "preset", "called_2026.next_budget", "3", "4", "EUR bn", "Adopted."),
    Change("2027-04-01", "preset", "announced_2025.eib_loans", "", "2", "EUR bn", "Announced."),
    Change("2027-04-01", "preset", "all_public.target", "25", "", "EUR bn", "As the call."),
    Change("2027-04-01", "input", "tax", "tax", "tax_share", "", "Clearer."),
    Change("2027-05-01", "input", "tax_share", "tax_share", "tax_rate", "", "The usual word."),
    Change("2027-05-01", "input", "mood", "mood", "", "", "It moved nothing."),
]
MINE = History(MADE_UP)


def test_every_edition_has_its_values() -> None:
    assert MINE.edition == "2027-05-01"
    assert MINE.figures(FIRST) == {"pue": 1.3, "mfu_low": 0.3}
    assert MINE.figures("2027-01-10") == {"pue": 1.28, "mfu_low": 0.3}
    assert MINE.figures("2027-03-01") == {}
    assert [change.id for change in MINE.since("2027-04-01")] == ["tax_share", "mood"]


def test_a_preset_is_what_it_was() -> None:
    then = MINE.preset("called_2026", FIRST)
    assert (then["next_budget"], then["chip"]) == (
        3.0,
        "gb300",
    )  # the preset names its chip: the default does not matter
    assert MINE.preset("called_2026", "2027-02-01")["next_budget"] == 4.0
    assert MINE.preset("phase_one", FIRST)["chip"] == "h100"
    assert MINE.preset("announced_2025", FIRST)["eib_loans"] == 0.0  # not named then: the default
    assert MINE.preset("announced_2025", "2027-04-01")["eib_loans"] == 2.0
    assert MINE.preset("all_public", FIRST)["target"] == 25.0


def test_names_are_followed_to_the_one_of_today() -> None:
    assert MINE.renamed("tax") == "tax_rate"
    assert MINE.renamed("mood") == ""
    assert MINE.renamed("pue") is None
    circle = History([Change(FIRST, "input", "a", "a", "b", "", "x"), Change(FIRST, "input", "b", "b", "a", "", "x")])
    assert circle.renamed("a") in {"a", "b"}  # nonsense, but it ends


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2026-11-23", "2026-11-23"),
        ("261123", "2026-11-23"),
        ("20261123", "2026-11-23"),
        ("2026-13-01", None),
        ("٢٦١١٢٣", None),
        ("", None),
        ("26112", None),
        ("soon", None),
    ],
)
def test_dates_are_read_in_full_and_in_short(text: str, date: str | None) -> None:
    assert date_of(text) == date


def test_the_first_edition_can_be_had_again() -> None:
    """Fails when a figure, a default or a preset's value was changed without a row in data/changes.csv."""
    told = "add a row to data/changes.csv for each, see its description in data/datapackage.json"
    now = {figure.id: figure.value for figure in facts.figures().values()}
    for figure in facts.figures().values():
        now |= {f"{figure.id}_{end}": value for end in ("low", "high") if (value := getattr(figure, end)) is not None}
    was = now | history().figures(FIRST)
    assert {
        name: (value, was[name]) for name, value in THEN["figures"].items() if name in was and was[name] != value
    } == {}, told
    for preset in presets():
        listed = THEN["presets"].get(preset, {})
        values = history().preset(preset, FIRST)
        due = {
            name: entry.read(listed.get(name, THEN["defaults"][name]))
            for name, entry in inputs().items()
            if name in THEN["defaults"]
        }
        if listed:
            assert {name: (value, values[name]) for name, value in due.items() if values[name] != value} == {}, (
                preset,
                told,
            )
    gone = THEN["defaults"].keys() - inputs().keys()
    assert {name for name in gone if history().renamed(name) is None} == set(), told


def test_no_name_of_old_means_something_else_today() -> None:
    assert not history().names.keys() & inputs().keys()
    assert {name for name in history().names if (today := history().renamed(name)) and today not in inputs()} == set()


def test_what_the_table_gives_as_the_value_since_is_the_value_today() -> None:
    last = {(change.kind, change.id): change.after for change in history().changes}
    for (kind, name), after in last.items():
        if kind == "default":
            assert inputs()[name].read(after) == inputs()[name].default, name
        elif kind == "preset" and after:
            preset, _, field = name.partition(".")
            assert inputs()[field].read(after) == presets()[preset].plain[field], name
        elif kind == "figure":
            identity, _, end = name.rpartition("_")
            figure = facts.figures().get(name)
            if figure or end in ("low", "high"):
                assert float(after) == (figure.value if figure else getattr(facts.figure(identity), end)), name
