"""Writes a sheet as a PDF: draws the pages that setting.py fills, with the rules that are wanted."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from tests.documents.setting import FONT, LEADING, MARGIN, PADDING, SIZE, Band, Page, Setter, Style
from tests.documents.sheet import Merged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.documents.sheet import Sheet


def pdf(sheet: Sheet, *, style: Style | None = None) -> bytes:
    """The document; the same bytes every time."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    style = style or Style()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(style.width, style.height), invariant=1)
    for number, page in enumerate(Setter(style).pages(sheet), start=1):
        if style.sideways:
            canvas.setPageRotation(90)  # reportlab then swaps the sides of the page by itself
            canvas.translate(style.height, 0)
            canvas.rotate(90)
        _draw(canvas, page, style, number)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw(canvas, page: Page, style: Style, number: int) -> None:
    canvas.setFont(FONT, SIZE)
    canvas.setLineWidth(0.5)
    for y, text in page.texts:
        canvas.drawString(MARGIN, y, text)
    for place, band in enumerate(page.bands):
        for x, right, column in _cells(band, style):
            _draw_text(canvas, band, column, x, right, style)
            if style.rules != "none":
                _draw_rules(canvas, page, place, (x, right, column), style)
    if style.running_head:
        canvas.drawRightString(style.width - MARGIN, style.height - 30, style.running_head)
    canvas.drawCentredString(style.width / 2, 24, f"- {number} -")


def _cells(band: Band, style: Style) -> Iterator[tuple[float, float, int]]:
    """Left edge, right edge and column of each cell, those that belong to the cell above too."""
    inner = style.width - 2 * MARGIN
    row = band.table.rows[band.row]
    for column, cell in enumerate(row):
        if cell is not Merged.LEFT:
            after = column + 1
            while after < len(row) and row[after] is Merged.LEFT:
                after += 1
            yield MARGIN + sum(band.table.widths[:column]) * inner, MARGIN + sum(band.table.widths[:after]) * inner, column


def _draw_text(canvas, band: Band, column: int, x: float, right: float, style: Style) -> None:
    for number, line in enumerate(band.texts.get(column, [])):
        y = band.top - PADDING - SIZE - number * LEADING
        left = (x + right - SIZE) / 2 if column in band.table.vertical else x + PADDING
        canvas.drawString(left, y, line)
        if style.bold_twice and band.row < band.table.heads:
            canvas.drawString(left + 0.3, y, line)


def _draw_rules(canvas, page: Page, place: int, cell: tuple[float, float, int], style: Style) -> None:
    x, right, column = cell
    band = page.bands[place]
    joined = band.table.rows[band.row][column] is Merged.UP and place > 0 and page.bands[place - 1].row >= band.table.heads
    inner = style.rules == "columns" and band.row > 0 and place > 0 and page.bands[place - 1].table is band.table
    if not (joined or inner):
        canvas.line(x, band.top, right, band.top)
    last = place + 1 == len(page.bands) or page.bands[place + 1].table is not band.table
    if last:
        canvas.line(x, band.bottom, right, band.bottom)
    if style.rules in ("all", "columns"):
        canvas.line(x, band.top, x, band.bottom)
        canvas.line(right, band.top, right, band.bottom)
