"""Charts as PowerPoint slides, 16:9: native charts that can be edited, with title, takeaway, source line, alt text and notes."""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING, Any

from explorer.charts.style import ACCENT, INK, RULE, SOFT
from explorer.export.extract import Extract, Piece
from explorer.export.ledgers import source_rows
from explorer.export.native import Native, native
from explorer.export.packed import packed
from explorer.export.palette import colour
from explorer.export.sheet import cited

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide

_SERIF, _SANS = "Georgia", "Arial"  # what every office program has
_WIDE, _HIGH, _EDGE = 13.333, 7.5, 0.6  # of a slide [inch]
_TITLE, _SAID, _CHART, _SOURCE = 0.42, 1.12, 2.12, 6.66  # where each begins [inch from the top]
_MOST_LABELS = 24  # bars that carry their number; more would cover each other
# Numbers from so large on, and how they are written: a comma at the end divides by a thousand.
_LARGE = ((1e15, "0.0E+00"), (1e9, '0.0,,," billion"'), (1e6, '0.0,," million"'))
_TITLE_ONLY = 5  # layout of the default template: its title is a real one, for readers who hear it


def deck(extract: Extract) -> bytes:
    """A slide for each chart; where there are several, one before them that says what they show."""
    from pptx import Presentation
    from pptx.util import Inches

    shown = Presentation()
    shown.slide_width, shown.slide_height = Inches(_WIDE), Inches(_HIGH)
    shown.core_properties.title = f"{extract.title} {extract.pieces[0].title if len(extract.pieces) == 1 else ''}".strip()
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
    _box(slide, 5.6, 0.9, f"{extract.scenario_line} {extract.edition}", 14, SOFT)
    _box(slide, _SOURCE, 0.5, "" if extract.home else extract.link, 11, SOFT, link=_link(extract))
    slide.notes_slide.notes_text_frame.text = _notes(extract, extract.headline)


def _add(slide: Slide, extract: Extract, piece: Piece) -> None:
    made = native(piece, extract.text)
    _box(slide, _SAID, 0.95, piece.chart.sentence, 17, INK)
    frame = _table(slide, made) if made.kind == "table" else _chart(slide, made)
    properties = frame._element.nvGraphicFramePr.cNvPr
    properties.set("descr", f"{piece.title}: {piece.chart.sentence}")
    properties.set("name", piece.title)
    left = [extract.text("download.left_out", n=made.left_out)] if made.left_out else []
    _box(slide, _SOURCE, 0.7, " ".join([*left, piece.below_numbers, extract.edition]), 10, SOFT, link=_link(extract))
    slide.notes_slide.notes_text_frame.text = _notes(extract, piece.chart.sentence, piece)


def _link(extract: Extract) -> tuple[str, str]:
    """Words of a link to the scenario, and its address; nothing where it has none."""
    return (extract.text("download.link"), extract.link) if extract.home else ("", "")


def _notes(extract: Extract, sentence: str, piece: Piece | None = None) -> str:
    """What the speaker reads: the sentence, the scenario with what was changed, the link, the sources."""
    text, scenario = extract.text, extract.scenario
    changed = [text("download.changed", label=text(f"input.{name}.label"), value=value) for name, value in scenario.changed.items()]
    if piece is None:
        return "\n".join([sentence, extract.scenario_line, *changed, extract.link])
    cites = [cited(row) for row in source_rows(extract.only(piece))]
    return "\n".join([sentence, "", extract.scenario_line, *changed, extract.link, "", text("download.sources"), *cites])


def _box(slide: Slide, top: float, height: float, words: str, size: float, token: str, *, font: str = _SANS, link: tuple[str, str] = ("", "")) -> None:
    from pptx.util import Inches

    box = slide.shapes.add_textbox(Inches(_EDGE), Inches(top), Inches(_WIDE - 2 * _EDGE), Inches(height))
    _say(box, words, size, token, font=font, link=link)


def _say(shape: Any, words: str, size: float, token: str, *, font: str = _SANS, bold: bool = False, link: tuple[str, str] = ("", "")) -> None:
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
            run.font.name, run.font.size = _SANS, Pt(11)
    return frame


def _chart(slide: Slide, made: Native) -> Any:
    from pptx.chart.data import CategoryChartData, XyChartData
    from pptx.enum.chart import XL_CHART_TYPE as KIND

    kinds = {
        "bars": KIND.BAR_CLUSTERED,
        "stacked": KIND.BAR_STACKED,
        "columns": KIND.COLUMN_CLUSTERED,
        "piled": KIND.COLUMN_STACKED,
        "line": KIND.LINE,
        "points": KIND.XY_SCATTER,
        "curve": KIND.XY_SCATTER_LINES_NO_MARKERS,
    }
    style = _number_format(made)
    if made.at:
        points = XyChartData(number_format=style)
        for series in made.series:
            drawn = points.add_series(series.name)
            for x, y in zip(made.at, series.values, strict=True):
                if y is not None:
                    drawn.add_data_point(x, y)
        frame = slide.shapes.add_chart(kinds[made.kind], *_place(), points)
    else:
        rows = CategoryChartData(number_format=style)
        rows.categories = made.names
        for series in made.series:
            rows.add_series(series.name, series.values)
        frame = slide.shapes.add_chart(kinds[made.kind], *_place(), rows)
    _dress(frame.chart, made, style)
    return frame


def _dress(chart: Any, made: Native, style: str) -> None:
    """The look of the page: its colours and quiet axes; numbers on the bars where there is room."""
    from pptx.dml.color import RGBColor
    from pptx.enum.chart import XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
    from pptx.util import Pt

    def rgb(token: str) -> RGBColor:
        return RGBColor.from_string(colour(token).upper())

    chart.has_title = False
    chart.font.name, chart.font.size = _SANS, Pt(12)
    chart.font.color.rgb = rgb(INK)
    chart.has_legend = len(made.series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    values, across = chart.value_axis, chart.category_axis
    for axis in (values, across):
        axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
        axis.format.line.color.rgb = rgb(RULE)
        axis.has_major_gridlines = False
    values.has_major_gridlines = True
    values.major_gridlines.format.line.color.rgb = rgb(RULE)
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = _axis_format(made.unit, _largest(made)), False
    if made.unit == "share" and 0.8 < _largest(made) <= 1:
        values.maximum_scale = 1
    across.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if made.unit and made.unit not in {"share", "ratio"}:
        _name_axis(values, made.unit)
    if made.at:
        _name_axis(across, made.across.removesuffix(" [share]"))
        across.tick_labels.number_format, across.tick_labels.number_format_is_linked = _axis_format("share" if made.across.endswith("[share]") else "year" if "y" in made.log else "", max(map(abs, made.at))), False
        if made.kind == "curve" and "x" not in made.log:
            across.minimum_scale, across.maximum_scale = min(made.at), max(made.at)
        elif "y" in made.log:  # points in time
            across.minimum_scale, across.maximum_scale = math.floor(min(made.at)), math.ceil(max(made.at) + 0.5)
    elif made.kind in {"bars", "stacked"}:
        across.reverse_order = True  # the first row of the table on top
        values.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    for letter, axis in (("x", across), ("y", values)):
        if letter in made.log:
            _logarithmic(axis)
    plot = chart.plots[0]
    if made.kind in {"stacked", "piled"}:
        plot.overlap = 100
    if made.kind not in {"points", "curve", "line"}:
        plot.gap_width = 45
    for series, drawn in zip(plot.series, made.series, strict=True):
        _colour(series, made, drawn.colour, rgb)
    labelled = made.kind in {"bars", "columns"} and len(made.names) * len(made.series) <= _MOST_LABELS
    if labelled:
        plot.has_data_labels = True
        plot.data_labels.number_format, plot.data_labels.number_format_is_linked = style, False
        plot.data_labels.font.size = Pt(11)


def _colour(series: Any, made: Native, token: str, rgb: Any) -> None:
    from pptx.enum.chart import XL_LABEL_POSITION, XL_MARKER_STYLE
    from pptx.util import Pt

    if made.kind in {"curve", "line"}:
        series.format.line.color.rgb, series.format.line.width = rgb(token), Pt(2.5)
        series.smooth = False
        series.marker.style = XL_MARKER_STYLE.NONE
    elif made.kind == "points":
        series.format.line.fill.background()
        series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 8
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = rgb(token)
        for place, name in enumerate(made.names):
            label = series.points[place].data_label
            label.position = XL_LABEL_POSITION.RIGHT
            label.text_frame.text = name
            label.text_frame.paragraphs[0].runs[0].font.size = Pt(9)
    else:
        series.invert_if_negative = False
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = rgb(token)
        for place, own in enumerate(made.colours):
            fill = series.points[place].format.fill
            fill.solid()
            fill.fore_color.rgb = rgb(own)


def _name_axis(axis: Any, words: str) -> None:
    from pptx.util import Pt

    axis.has_title = True
    frame = axis.axis_title.text_frame
    frame.text = words
    font = frame.paragraphs[0].runs[0].font
    font.size, font.bold = Pt(11), False


def _logarithmic(axis: Any) -> None:
    from pptx.oxml import parse_xml

    scaling = axis._element.find("{http://schemas.openxmlformats.org/drawingml/2006/chart}scaling")
    scaling.insert(0, parse_xml('<c:logBase xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" val="10"/>'))


def _number_format(made: Native) -> str:
    """How the numbers of a chart are written, by its unit and its largest."""
    largest, unit = _largest(made), made.unit
    if unit == "share":
        return "0%" if largest > 1 else "0.0%" if largest >= 0.01 else "0.00%"
    for size, style in _LARGE:
        if largest >= size:
            return style
    return "#,##0" if largest >= 1000 else "#,##0.0" if largest >= 10 else "0.00" if largest >= 0.1 else "0.0000"


def _axis_format(unit: str, largest: float) -> str:
    """How the numbers along an axis are written: rounder than those on the bars."""
    if unit == "share":
        return "0%" if largest >= 0.05 else "0.0%"
    if unit == "year":
        return "0"
    return next((style if largest < 10 * size else style.replace("0.0", "0") for size, style in _LARGE if largest >= size), "#,##0" if largest >= 10 else "General")


def _largest(made: Native) -> float:
    return max((abs(value) for series in made.series for value in series.values if value is not None), default=0.0)
