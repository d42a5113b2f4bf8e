"""Charts as CSV: what pandas reads back is what the model gave."""

from __future__ import annotations

import io

import pandas as pd
import pytest

from explorer.export.cells import columns
from explorer.export.sheet import sheet
from explorer.message import Num
from explorer.scenario.changes import history
from tests.export.conftest import CHANGED, LIVE, TEXT, extract


@pytest.mark.parametrize("query", ["", CHANGED], ids=["default", "changed"])
@pytest.mark.parametrize("page", LIVE)
def test_pandas_reads_the_very_numbers_of_every_table(page: str, query: str) -> None:
    whole = extract(page, query)
    for piece in whole.pieces:
        read = pd.read_csv(io.BytesIO(sheet(whole, piece)), comment="#", float_precision="round_trip")
        assert len(read) == len(piece.table.rows)
        for column in columns(piece.table, TEXT):
            assert column.head in read.columns, piece.name
            for said, given in zip(read[column.head], column.cells, strict=True):
                if given is None:
                    assert pd.isna(said), (piece.name, column.head)
                elif isinstance(given, str):
                    assert said == given
                else:
                    assert float(said) == given, (piece.name, column.head)  # to the last bit


def test_a_sheet_says_what_it_is_in_which_units_and_from_where() -> None:
    whole = extract("funding_mix", "", "envelopes")
    text = sheet(whole, whole.pieces[0]).decode("utf-8-sig")
    lines = [line for line in text.splitlines() if line.startswith("# ")]
    assert lines[0] == "# Who pays? How much of each programme is used up"
    assert f"# https://explorer.example/funding_mix?p=called_2026&v=1&data={history().edition}" in lines
    assert "# Column 3: Envelope [€ bn]" in lines
    assert any(
        "envelope_dep: Whole budget of the Digital Europe Programme" in line and "8.168 EUR bn" in line
        for line in lines
    )
    numbers = [line for line in text.splitlines() if not line.startswith("#")]
    # 0.5 of 8.168 bn; the page shows 6.1%
    assert numbers[:2] == [
        '"Programme","Years","Envelope [€ bn]","Taken [€ bn]","Share of the envelope [share]"',
        f'"Digital Europe 2021–27","2021-27",8.168,0.5,{0.5 / 8.168!r}',
    ]


def test_where_rows_differ_in_unit_a_column_says_each() -> None:
    whole = extract("funding_mix", "", "thread")
    read = pd.read_csv(io.BytesIO(sheet(whole, whole.pieces[0])), comment="#")
    units = dict(zip(read["Step"], read["Value: unit"], strict=True))
    assert (units["Source"], units["Power"], units["Chips"]) == ("EUR", "W", "chips")
    watts = next(row[1] for row in whole.pieces[0].table.rows if TEXT.say(row[0]) == "Power")
    assert isinstance(watts, Num)
    assert watts.value == pytest.approx(float(whole.results["euro_watts"]))
