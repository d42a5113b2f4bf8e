"""Charts as PowerPoint slides, 16:9: native charts that can be edited, with title, takeaway, source line, alt text and notes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from explorer.charts.style import ACCENT, INK, SOFT
from explorer.export.extract import Extract, Piece
from explorer.export.ledgers import source_rows
from explorer.export.native import Native, native
from explorer.export.office import SANS, chart
from explorer.export.packed import packed
from explorer.export.palette import colour
from explorer.export.sheet import cited
from explorer.findings.finding import plain
from explorer.message import Says, say

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide

_SERIF = "Georgia"  # what every office program has
_WIDE, _HIGH, _EDGE = 13.333, 7.5, 0.6  # of a slide [inch]
_TITLE, _SAID, _CHART, _SOURCE = 0.42, 1.12, 2.12, 6.66  # where each begins [inch from the top]
_TITLE_ONLY = 5  # layout of the default template: its title is a real one, for readers who hear it


def deck(extract: Extract) -> bytes:
    """A slide for each chart; where there are several, one before them that says what they show."""
    from pptx import Presentation
    from pptx.util import Inches

    shown = Presentation()
    shown.slide_width, shown.slide_height = Inches(_WIDE), Inches(_HIGH)
    shown.core_properties.title = extract.name
    shown.core_properties.author = extract.text("site.name")
    if len(extract.pieces) > 1:
        _opening(_slide(shown, extract.title, 40), extract)
    for piece in extract.pieces:
        _add(_slide(shown, piece.title, 26), extract, piece)
    out = io.BytesIO()
    shown.save(out)
    return packed(out.getvalue())


def _slide(shown: Presentation, title: str, size: int) -> Slide:
    from pptx.util import Inches

    slide = shown.slides.add_slide(shown.slide_layouts[_TITLE_ONLY])
    place = slide.shapes.title
    place.left, place.top, place.width, place.height = (Inches(v) for v in (_EDGE, _TITLE, _WIDE - 2 * _EDGE, 0.7))
    _say(place, title, size, INK, font=_SERIF, bold=True)
    return slide


def _opening(slide: Slide, extract: Extract) -> None:
    _box(slide, 1.6, 3.4, extract.headline, 26, INK, font=_SERIF)
    _box(slide, 5.6, 0.9, extract.stands, 14, SOFT)
    _box(slide, _SOURCE, 0.5, "" if extract.reachable else extract.link, 11, SOFT, link=_link(extract))
    slide.notes_slide.notes_text_frame.text = _notes(extract, extract.headline)


def _add(slide: Slide, extract: Extract, piece: Piece) -> None:
    made = native(piece, extract.text)
    _box(slide, _SAID, 0.95, piece.sentence, 17, INK)
    frame = _table(slide, made) if made.kind == "table" else chart(slide, made, _place())
    properties = frame._element.nvGraphicFramePr.cNvPr
    properties.set("descr", extract.text("download.titled", title=piece.title, sentence=piece.sentence))
    properties.set("name", piece.title)
    left = say("download.left_out", n=plain(made.left_out, of="rows")) if made.left_out else None
    below = extract.text.say(Says.of(left, piece.below_numbers, extract.edition))
    _box(slide, _SOURCE, 0.7, below, 10, SOFT, link=_link(extract))
    slide.notes_slide.notes_text_frame.text = _notes(extract, piece.sentence, piece)


def _link(extract: Extract) -> tuple[str, str]:
    """Words of a link to the scenario, and its address; nothing where it has none."""
    return (extract.text("download.link"), extract.link) if extract.reachable else ("", "")


def _notes(extract: Extract, sentence: str, piece: Piece | None = None) -> str:
    """What the speaker reads: the sentence, the scenario with what was changed, the link, the sources."""
    text, scenario = extract.text, extract.scenario
    changed = [
        text("download.changed", label=say(f"input.{name}.label"), value=str(value))
        for name, value in scenario.changed.items()
    ]
    if piece is None:
        return "\n".join([sentence, extract.scenario_line, *changed, extract.link])
    cites = [text.say(cited(row)) for row in source_rows(extract.only(piece))]
    return "\n".join(
        [sentence, "", extract.scenario_line, *changed, extract.link, "", text("download.sources"), *cites]
    )


def _box(
    slide: Slide,
    top: float,
    height: float,
    words: str,
    size: float,
    token: str,
    *,
    font: str = SANS,
    link: tuple[str, str] = ("", ""),
) -> None:
    from pptx.util import Inches

    box = slide.shapes.add_textbox(Inches(_EDGE), Inches(top), Inches(_WIDE - 2 * _EDGE), Inches(height))
    _say(box, words, size, token, font=font, link=link)


def _say(
    shape: Any,
    words: str,
    size: float,
    token: str,
    *,
    font: str = SANS,
    bold: bool = False,
    link: tuple[str, str] = ("", ""),
) -> None:
    from pptx.dml.color import RGBColor
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Pt

    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = 0
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT
    for part, address in ((words, ""), link):
        if not part:
            continue
        run = paragraph.add_run()
        run.text = f" {part}" if address and words else part
        run.font.name, run.font.size, run.font.bold = font, Pt(size), bold
        run.font.color.rgb = RGBColor.from_string(colour(token).upper())
        if address:
            run.hyperlink.address = address


def _place() -> tuple[Any, ...]:
    from pptx.util import Inches

    return tuple(Inches(value) for value in (_EDGE, _CHART, _WIDE - 2 * _EDGE, _SOURCE - _CHART - 0.1))


def _table(slide: Slide, made: Native) -> Any:
    from pptx.dml.color import RGBColor
    from pptx.util import Pt

    frame = slide.shapes.add_table(len(made.rows), len(made.rows[0]), *_place())
    for row, cells in enumerate(made.rows):
        frame.table.rows[row].height = Pt(22)
        for column, words in enumerate(cells):
            cell = frame.table.cell(row, column)
            cell.fill.solid()
            cell.fill.fore_color.rgb = RGBColor.from_string(colour("@card" if row else ACCENT).upper())
            paragraph = cell.text_frame.paragraphs[0]
            run = paragraph.add_run()
            run.text = words
            run.font.name, run.font.size = SANS, Pt(11)
    return frame
