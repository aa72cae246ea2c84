"""Puts the blocks of a sheet on pages: wraps cells, breaks pages, repeats headings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.documents.sheet import Break, Merged, Table

if TYPE_CHECKING:
    from tests.documents.sheet import Sheet

FONT, SIZE, LEADING, PADDING = "HeiseiKakuGo-W5", 9.0, 13.0, 4.0
MARGIN = 48.0


@dataclass(frozen=True)
class Style:
    """How the pages look."""

    width: float = 595.0
    height: float = 842.0
    rules: str = "all"
    """all, rows (only lines between rows), columns (only lines around and between columns) or none."""
    split: bool = False
    """Whether a row may go on over a page break, in the middle of a cell."""
    repeat_heads: bool = True
    sideways: bool = False
    """Whether the page lies on its side in the file and /Rotate turns it upright, as landscape pages often do."""
    running_head: str = ""
    bold_twice: bool = False
    """Whether headings are printed twice, a little apart, as some programs fake a bold face."""


@dataclass
class Band:
    """A row, or the part of one that stands on a page."""

    table: Table
    row: int
    top: float
    bottom: float
    texts: dict[int, list[str]]
    """Column → lines that stand in this part."""


@dataclass
class Page:
    """What stands on a page: parts of tables, and lines of text with their heights."""

    bands: list[Band] = field(default_factory=list)
    texts: list[tuple[float, str]] = field(default_factory=list)


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


class Setter:
    """Puts blocks on pages, from the top down."""

    def __init__(self, style: Style) -> None:
        self.style, self.done, self.y = style, [Page()], style.height - MARGIN

    def pages(self, sheet: Sheet) -> list[Page]:
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
        self.done.append(Page())
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
        self.done[-1].bands.append(Band(table, row, self.y, bottom, texts))
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
