"""A figure of a briefing as a chart of PowerPoint: its numbers can be edited there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analysis.briefing.content import Count
from analysis.charts.parts.style import ACCENT, MEANING_COLOURS
from analysis.export.drawing import described
from analysis.export.slides.page import INK, MARGIN, rgb
from analysis.export.text_width import text_width
from analysis.export.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.briefing.content import Figure, Table
    from analysis.export.slides.page import Page

SIZE = 14.0
BARS = 540.0
"""Points that the longest bar takes, at least."""
FRAME = "6B7280"
NUMBERS, NUMBERS_WITHOUT_ZERO = '#,##0"件"', "#,##0;;"


def chart(page: Page, figure: Figure, table: Table, *, height: float) -> None:
    """Draw horizontal bars into the room left on a slide, rows from the top as in the table."""
    from pptx.chart import data as chart_data
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Pt

    make: Any = chart_data.CategoryChartData
    data = make(number_format="#,##0")
    data.categories = [visible(str(cell)) for cell in table.column(figure.label)]
    for series in figure.series:
        counts = [int(cell) if isinstance(cell, Count) else 0 for cell in table.column(series.column)]
        data.add_series(visible(series.label), counts)
    parted = XL_CHART_TYPE.BAR_STACKED_100 if figure.shares else XL_CHART_TYPE.BAR_STACKED
    kind = XL_CHART_TYPE.BAR_CLUSTERED if len(figure.series) == 1 else parted
    frame = page.slide.shapes.add_chart(kind, Pt(MARGIN), Pt(page.top), Pt(page.width), Pt(height), data)
    frame.name = figure.title
    frame._element.nvGraphicFramePr.cNvPr.set("descr", described(figure, table))
    _style(frame.chart, figure)
    for place, row in _narrow(figure, table):
        _without_label(frame.chart.plots[0].series[place], row)
    page.top += height + 6


def _style(chart: Any, figure: Figure) -> None:  # noqa: ANN401  # python-pptx has few types
    from pptx.enum.chart import XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
    from pptx.util import Pt

    single = len(figure.series) == 1
    chart.font.size, chart.has_title, chart.has_legend = Pt(SIZE), False, not single
    if not single:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    chart.category_axis.reverse_order = True
    chart.category_axis.has_major_gridlines = chart.value_axis.has_major_gridlines = False
    chart.category_axis.format.line.fill.background()
    chart.value_axis.visible = False
    chart.value_axis.minimum_scale = 0
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    plot = chart.plots[0]
    plot.gap_width, plot.has_data_labels = 45, True
    for each in (plot, *plot.series):  # a series whose labels differ in one piece has labels of its own
        _labels(each.data_labels, single=single)
    if figure.dashed:
        _dashed(chart)
    for place, series in enumerate(figure.series):
        colour = MEANING_COLOURS[series.meaning] if series.meaning else ACCENT
        _fill(plot.series[place].format.fill, colour)
        for row, meaning in enumerate(figure.meanings):
            _fill(plot.series[place].points[row].format.fill, MEANING_COLOURS[meaning])


def _labels(labels: Any, *, single: bool) -> None:  # noqa: ANN401
    """Numbers at the end of single bars, inside the pieces of parted ones."""
    from pptx.enum.chart import XL_LABEL_POSITION
    from pptx.util import Pt

    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = (NUMBERS if single else NUMBERS_WITHOUT_ZERO), False
    labels.position = XL_LABEL_POSITION.OUTSIDE_END if single else XL_LABEL_POSITION.CENTER
    labels.font.size, labels.font.bold = Pt(SIZE), not single
    labels.font.color.rgb = rgb(INK if single else "FFFFFF")


def _narrow(figure: Figure, table: Table) -> Iterator[tuple[int, int]]:
    """Series and row of each piece of a parted bar that is narrower than its number; the table beside the chart has it."""
    columns = [[int(cell) if isinstance(cell, Count) else 0 for cell in table.column(each.column)] for each in figure.series]
    sums = [sum(pieces) for pieces in zip(*columns, strict=True)]
    if len(columns) == 1 or not sums:
        return
    for place, counts in enumerate(columns):
        for row, count in enumerate(counts):
            whole = sums[row] if figure.shares else max(sums)
            if count and count / whole * BARS < text_width(f"{count:,}", SIZE) + 6:
                yield place, row


def _without_label(series: Any, row: int) -> None:  # noqa: ANN401
    """Take the number from one piece."""
    label = series.points[row].data_label._get_or_add_dLbl()
    for child in list(label)[1:]:  # the first says which piece it is
        label.remove(child)
    label.append(label.makeelement(f"{{{label.nsmap['c']}}}delete", {"val": "1"}))


def _fill(fill: Any, colour: str) -> None:  # noqa: ANN401
    fill.solid()
    fill.fore_color.rgb = rgb(colour)


def _dashed(chart: Any) -> None:  # noqa: ANN401
    """A dashed frame around bars that rest on what the source does not print; python-pptx has no call for it."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    line = f'<a:ln w="12700"><a:solidFill><a:srgbClr val="{FRAME}"/></a:solidFill><a:prstDash val="dash"/></a:ln>'
    chart._chartSpace.chart.plotArea.append(parse_xml(f"<c:spPr {nsdecls('c', 'a')}>{line}</c:spPr>"))
