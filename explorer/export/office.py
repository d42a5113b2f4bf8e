"""A native chart of PowerPoint in the look of the page: its colours, quiet axes, numbers on the bars where there is room."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from explorer.charts.style import INK, RULE
from explorer.export.native import Native
from explorer.export.palette import colour

if TYPE_CHECKING:
    from pptx.slide import Slide

SANS = "Arial"  # what every office program has
_MOST_LABELS = 24  # bars that carry their number; more would cover each other
# Numbers from so large on, and how they are written: a comma at the end divides by a thousand.
_LARGE = ((1e15, "0.0E+00"), (1e9, '0.0,,," billion"'), (1e6, '0.0,," million"'))


def chart(slide: Slide, made: Native, place: tuple[Any, ...]) -> Any:
    """Add a chart to a slide; its frame.

    Parameters
    ----------
    place
        Its left and top edge, width and height.
    """
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
        frame = slide.shapes.add_chart(kinds[made.kind], *place, points)
    else:
        rows = CategoryChartData(number_format=style)
        rows.categories = made.names
        for series in made.series:
            rows.add_series(series.name, series.values)
        frame = slide.shapes.add_chart(kinds[made.kind], *place, rows)
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
    chart.font.name, chart.font.size = SANS, Pt(12)
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
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = (
        _axis_format(made.unit, _largest(made)),
        False,
    )
    if made.unit == "share" and 0.8 < _largest(made) <= 1:
        values.maximum_scale = 1
    across.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if made.unit and made.unit not in {"share", "ratio"}:
        _name_axis(values, made.unit)
    if made.at:
        _name_axis(across, made.across.removesuffix(" [share]"))
        across.tick_labels.number_format, across.tick_labels.number_format_is_linked = (
            _axis_format(
                "share" if made.across.endswith("[share]") else "year" if "y" in made.log else "",
                max(map(abs, made.at)),
            ),
            False,
        )
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
    scaling.insert(
        0, parse_xml('<c:logBase xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" val="10"/>')
    )


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
    return next(
        (style if largest < 10 * size else style.replace("0.0", "0") for size, style in _LARGE if largest >= size),
        "#,##0" if largest >= 10 else "General",
    )


def _largest(made: Native) -> float:
    return max((abs(value) for series in made.series for value in series.values if value is not None), default=0.0)
