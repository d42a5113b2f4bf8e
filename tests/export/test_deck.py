"""Charts as slides: native charts that can be edited, with words, alt text and notes."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from pptx import Presentation
from pptx.util import Inches

from explorer.export.deck import deck
from explorer.export.native import native
from tests.charts.conftest import SCENARIOS
from tests.export.conftest import CHANGED, LIVE, TEXT, extract


@pytest.mark.parametrize("page", LIVE)
def test_every_chart_is_a_slide_with_words_alt_text_and_notes(page: str) -> None:
    whole = extract(page, CHANGED)
    slides = Presentation(io.BytesIO(deck(whole))).slides
    assert len(slides) == len(whole.pieces) + 1  # one before them says what they show
    for slide, piece in zip(list(slides)[1:], whole.pieces, strict=True):
        assert slide.shapes.title.text_frame.text == piece.title
        frame = next(shape for shape in slide.shapes if shape.has_chart or shape.has_table)
        assert frame._element.nvGraphicFramePr.cNvPr.get("descr") == f"{piece.title}: {piece.sentence}"
        words = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert piece.sentence in words
        assert piece.below_numbers in words
        notes = slide.notes_slide.notes_text_frame.text
        assert piece.sentence in notes
        assert "https://explorer.example/" in notes
        assert "Changed: Bank debt = 7.3" in notes


def test_the_numbers_of_a_native_chart_are_those_of_the_table() -> None:
    whole = extract("funding_mix", "", "flow")
    shown = Presentation(io.BytesIO(deck(whole)))
    assert (shown.slide_width, shown.slide_height) == (Inches(13.333), Inches(7.5))
    slide = shown.slides[0]
    chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
    plot = chart.plots[0]
    assert list(plot.categories)[:4] == ["Digital Europe", "Horizon Europe", "Connecting Europe", "EU budget 2028–34"]
    assert list(plot.series[0].values)[:4] == [0.5, 0.3, 0.2, 4]
    assert [series.name for series in plot.series] == ["EU budget", "Member States", "Industry", "Banks"]
    colours = [str(series.format.fill.fore_color.rgb).lower() for series in plot.series]
    assert colours == ["1f4e8c", "5b8fc9", "e0912f", "a9703c"]  # --union, --state, --private, --debt of explorer.css


def test_a_map_shows_its_largest_and_says_how_many_are_left_out() -> None:
    made = native(extract("funding_mix", "", "countries", "amount").pieces[0], TEXT)
    assert made.names[:3] == ("Germany", "France", "Italy")
    assert (len(made.names), made.left_out) == (15, 12)  # of 27 countries
    per_head = native(extract("funding_mix", "", "countries", "per_head").pieces[0], TEXT)
    assert (per_head.series[0].name, per_head.unit) == ("Per head", "€")


def test_what_the_page_says_of_its_own_drawing_stays_there() -> None:
    power = extract("gigafactory", "", "power").pieces[0]
    assert power.below_picture.startswith("Dark: the computers. Light: cooling and losses. The tick is")
    assert power.below_numbers.startswith("Sources: ")
    countries = extract("funding_mix", "", "countries").pieces[0]
    assert countries.below_numbers.startswith(
        "An illustration: a state pays for the site it hosts, and no site is chosen."
    )


def test_an_office_program_draws_the_slides(office: Callable[[Path, str], Path], tmp_path: Path) -> None:
    (tmp_path / "deck.pptx").write_bytes(deck(extract("funding_mix")))
    pdf = office(tmp_path / "deck.pptx", "pdf")
    subprocess.run(["pdftoppm", "-r", "40", "-png", str(pdf), str(tmp_path / "slide")], check=True, timeout=120)
    pictures = [Image.open(path).convert("RGB") for path in sorted(tmp_path.glob("slide-*.png"))]
    assert len(pictures) == 8  # seven charts, and one that says what they show
    assert all(abs(picture.width / picture.height - 16 / 9) < 0.01 for picture in pictures)
    flow = pictures[1]
    pixels = flow.getcolors(flow.width * flow.height) or []
    for colour in (
        (0x1F, 0x4E, 0x8C),
        (0xE0, 0x91, 0x2F),
        (0xA9, 0x70, 0x3C),
    ):  # the Union's, industry's and banks' bars
        near = sum(count for count, pixel in pixels if max(abs(a - b) for a, b in zip(pixel, colour, strict=True)) < 12)
        assert near > 0.005 * flow.width * flow.height, colour


@pytest.mark.parametrize("broken", ["no money", "no site", "jobs too large"])
def test_where_there_is_nothing_to_draw_a_slide_says_so_in_a_table(broken: str) -> None:
    for page in ("funding_mix", "access"):
        whole = extract(page, SCENARIOS[broken].to_query())
        assert len(Presentation(io.BytesIO(deck(whole))).slides) == len(whole.pieces) + 1
    nothing = native(extract("funding_mix", SCENARIOS["no money"].to_query(), "flow").pieces[0], TEXT)
    assert (nothing.kind, nothing.rows[0][0]) == ("table", "Source")
