"""Writes a sheet as a PDF: wraps the cells, breaks the pages, draws the rules that are wanted."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.documents.sheet import Break, Merged, Sheet, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

FONT, SIZE, LEADING, PADDING = "HeiseiKakuGo-W5", 9.0, 13.0, 4.0
MARGIN = 48.0


@dataclass(frozen=True)
class Style:
    """How the pages look."""

    width: float = 595.0
    height: float = 842.0
    rules: str = "all"
    """all, rows (only lines between rows) or none."""
    split: bool = False
    """Whether a row may go on over a page break, in the middle of a cell."""
    repeat_heads: bool = True
    sideways: bool = False
    """Whether the page lies on its side in the file and /Rotate turns it upright, as landscape pages often do."""
    running_head: str = ""
    bold_twice: bool = False
    """Whether headings are printed twice, a little apart, as some programs fake a bold face."""


@dataclass
class _Band:
    """A row, or the part of one that stands on a page."""

    table: Table
    row: int
    top: float
    bottom: float
    texts: dict[int, list[str]]
    """Column → lines that stand in this part."""


@dataclass
class _Page:
    bands: list[_Band] = field(default_factory=list)
    texts: list[tuple[float, str]] = field(default_factory=list)


def pdf(sheet: Sheet, *, style: Style | None = None) -> bytes:
    """The document; the same bytes every time."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    style = style or Style()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(style.width, style.height), invariant=1)
    for number, page in enumerate(_Setter(style).pages(sheet), start=1):
        if style.sideways:
            canvas.setPageRotation(90)  # reportlab then swaps the sides of the page by itself
            canvas.translate(style.height, 0)
            canvas.rotate(90)
        _draw(canvas, page, style, number)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines_of(text: str, width: float) -> list[str]:
    """A text cut into lines no wider than `width` points."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    lines = []
    for part in text.split("\n"):
        line = ""
        for character in part:
            if line and stringWidth(line + character, FONT, SIZE) > width:
                lines.append(line)
                line = ""
            line += character
        lines.append(line)
    return lines


class _Setter:
    """Puts blocks on pages, from the top down."""

    def __init__(self, style: Style) -> None:
        self.style, self.done, self.y = style, [_Page()], style.height - MARGIN

    def pages(self, sheet: Sheet) -> list[_Page]:
        for block in sheet:
            if isinstance(block, Table):
                self._table(block)
            elif isinstance(block, Break):
                self._turn()
                self._text(block.title) if block.title else None
            else:
                self._text(block.text)
        return self.done

    def _turn(self) -> None:
        self.done.append(_Page())
        self.y = self.style.height - MARGIN

    def _text(self, text: str) -> None:
        for line in lines_of(text, self.style.width - 2 * MARGIN):
            if self.y - LEADING < MARGIN:
                self._turn()
            self.done[-1].texts.append((self.y - SIZE, line))
            self.y -= LEADING
        self.y -= 4

    def _table(self, table: Table) -> None:
        for row, texts in enumerate(_wrapped_rows(table, self.style)):
            if row == table.heads and self.y - _height(texts) < MARGIN:
                self._turn()
            self._row(table, row, texts)
        self.y -= LEADING

    def _row(self, table: Table, row: int, texts: dict[int, list[str]]) -> None:
        room = int((self.y - MARGIN - 2 * PADDING) // LEADING)
        deepest = max((len(lines) for lines in texts.values()), default=1)
        if deepest > room and (not self.style.split or room < 2 or row < table.heads):
            self._next_page(table, row)
            room = int((self.y - MARGIN - 2 * PADDING) // LEADING)
        self._put(table, row, {column: lines[:room] for column, lines in texts.items()})
        if rest := {column: lines[room:] for column, lines in texts.items() if lines[room:]}:
            self._next_page(table, row)
            self._row(table, row, rest)

    def _next_page(self, table: Table, row: int) -> None:
        self._turn()
        if self.style.repeat_heads and row >= table.heads:
            for head, texts in enumerate(_wrapped_rows(table, self.style)[: table.heads]):
                self._put(table, head, texts)

    def _put(self, table: Table, row: int, texts: dict[int, list[str]]) -> None:
        bottom = self.y - _height(texts)
        self.done[-1].bands.append(_Band(table, row, self.y, bottom, texts))
        self.y = bottom


def _height(texts: dict[int, list[str]]) -> float:
    return max((len(lines) for lines in texts.values()), default=1) * LEADING + 2 * PADDING


def _wrapped_rows(table: Table, style: Style) -> list[dict[int, list[str]]]:
    """Each row as column → lines. A cell that extends downwards is spread over the rows it covers."""
    rows: list[dict[int, list[str]]] = [{} for _ in table.rows]
    for top, row in enumerate(table.rows):
        for left, cell in enumerate(row):
            if not isinstance(cell, Merged):
                right = left + 1
                while right < len(row) and row[right] is Merged.LEFT:
                    right += 1
                width = sum(table.widths[left:right]) * (style.width - 2 * MARGIN) - 2 * PADDING
                rows[top][left] = list(cell) if left in table.vertical else lines_of(cell, width)
    for top in range(len(rows)):
        _spread(table, rows, top)
    return rows


def _spread(table: Table, rows: list[dict[int, list[str]]], top: int) -> None:
    for left, lines in list(rows[top].items()):
        if isinstance(table.rows[top][left], Merged):
            continue  # already taken from the cell that extends over this row
        below = top
        while below + 1 < len(rows) and table.rows[below + 1][left] is Merged.UP:
            own = max((len(other) for column, other in rows[below].items() if column != left), default=1)
            last = below + 2 == len(rows) or table.rows[below + 2][left] is not Merged.UP
            rows[below][left], lines = lines[:own], lines[own:]
            below += 1
            if lines or last:
                rows[below][left] = lines


def _draw(canvas, page: _Page, style: Style, number: int) -> None:
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


def _cells(band: _Band, style: Style) -> Iterator[tuple[float, float, int]]:
    """Left edge, right edge and column of each cell, those that belong to the cell above too."""
    inner = style.width - 2 * MARGIN
    row = band.table.rows[band.row]
    for column, cell in enumerate(row):
        if cell is not Merged.LEFT:
            after = column + 1
            while after < len(row) and row[after] is Merged.LEFT:
                after += 1
            yield MARGIN + sum(band.table.widths[:column]) * inner, MARGIN + sum(band.table.widths[:after]) * inner, column


def _draw_text(canvas, band: _Band, column: int, x: float, right: float, style: Style) -> None:
    for number, line in enumerate(band.texts.get(column, [])):
        y = band.top - PADDING - SIZE - number * LEADING
        left = (x + right - SIZE) / 2 if column in band.table.vertical else x + PADDING
        canvas.drawString(left, y, line)
        if style.bold_twice and band.row < band.table.heads:
            canvas.drawString(left + 0.3, y, line)


def _draw_rules(canvas, page: _Page, place: int, cell: tuple[float, float, int], style: Style) -> None:
    x, right, column = cell
    band = page.bands[place]
    joined = band.table.rows[band.row][column] is Merged.UP and place > 0 and page.bands[place - 1].row >= band.table.heads
    if not joined:
        canvas.line(x, band.top, right, band.top)
    last = place + 1 == len(page.bands) or page.bands[place + 1].table is not band.table
    if last:
        canvas.line(x, band.bottom, right, band.bottom)
    if style.rules == "all":
        canvas.line(x, band.top, x, band.bottom)
        canvas.line(right, band.top, right, band.bottom)
