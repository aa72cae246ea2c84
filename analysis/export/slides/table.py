"""A table of a briefing as a table of PowerPoint, parted so that each part fits its slide."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from analysis.briefing.content import Count
from analysis.export.cell_text import cell_text
from analysis.export.slides.page import INK, LINE, MARGIN, line_count, rgb, write
from analysis.export.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.briefing.citation import Citations
    from analysis.briefing.content import Cell, Column, Table
    from analysis.export.slides.page import Page

SIZES, PADDING = (16.0, 14.0, 12.0), 5.0
LONGEST, SHORT = 84, 40
"""Characters of a verbatim text in a cell, and in a table that must stay on one slide; every other file has it whole."""
SHARES = {"long": 5.0, "text": 2.2, "comment": 1.1}
"""How columns share the width; numbers take a little more than one."""


@dataclass(frozen=True)
class SlideTable:
    """Columns and cells as they stand on a slide."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def heads(self) -> tuple[str, ...]:
        return tuple(visible(column.label) for column in self.columns)

    def widths(self, width: float) -> list[float]:
        shares = [SHARES.get(column.kind, 1.2) for column in self.columns]
        return [width * share / sum(shares) for share in shares]

    def fitting(self, width: float, room: float) -> tuple[int, float]:
        """How many rows fit, one at least, and in which type: the largest in which all of them do, else the smallest."""
        for size in SIZES:
            rows = self._rows_in(room, size, self.widths(width))
            if rows == len(self.rows):
                return rows, size
        return max(rows, 1), SIZES[-1]

    def _rows_in(self, room: float, size: float, widths: Sequence[float]) -> int:
        used = _row_height(self.heads, widths, size)
        for number, row in enumerate(self.rows):
            used += _row_height(row, widths, size)
            if used > room:
                return number
        return len(self.rows)

    def after(self, rows: int) -> SlideTable:
        """What is left when so many rows are shown."""
        return replace(self, rows=self.rows[rows:])


def slide_table(table: Table, citations: Citations, *, longest: int = LONGEST) -> SlideTable:
    """A table for slides, long texts cut visibly."""
    rows = tuple(
        tuple(_shown(cell, column, citations, longest) for cell, column in zip(row, table.columns, strict=True))
        for row in table.rows
    )
    return SlideTable(table.title, table.columns, rows)


def compact(table: Table, citations: Citations) -> SlideTable:
    """The same with shorter texts, two columns of them at most: whole replies give way to the clauses that matter."""
    long = [place for place, column in enumerate(table.columns) if column.kind == "long"]
    kept = [place for place in range(len(table.columns)) if place not in long[2:]]
    shown = slide_table(table, citations, longest=SHORT)
    return SlideTable(
        table.title,
        tuple(table.columns[place] for place in kept),
        tuple(tuple(row[place] for place in kept) for row in shown.rows),
    )


def draw_table(page: Page, table: SlideTable, *, room: float) -> int:
    """Draw head and as many rows as there is room for; returns how many."""
    from pptx.util import Pt

    (number, size), widths = table.fitting(page.width, room), table.widths(page.width)
    rows = (table.heads, *table.rows[:number])
    heights = [_row_height(row, widths, size) for row in rows]
    shape = page.slide.shapes.add_table(len(rows), len(widths), Pt(MARGIN), Pt(page.top), Pt(page.width), Pt(sum(heights)))
    shape.name = visible(table.title)
    for place, width in enumerate(widths):
        shape.table.columns[place].width = Pt(width)
    for line, (row, height) in enumerate(zip(rows, heights, strict=True)):
        shape.table.rows[line].height = Pt(height)
        for place, text in enumerate(row):
            _fill_cell(shape.table.cell(line, place), text, table.columns[place], size, head=line == 0)
    page.top += sum(heights) + 8
    return number


def _row_height(texts: Sequence[str], widths: Sequence[float], size: float) -> float:
    lines = max(line_count(text, size, width - 2 * PADDING) for text, width in zip(texts, widths, strict=True))
    return lines * size * LINE * 1.15 + 2 * PADDING


def _shown(cell: Cell, column: Column, citations: Citations, longest: int) -> str:
    if column.kind == "comment":
        return visible(citations.label(str(cell)))
    text = visible(f"{int(cell):,}" if isinstance(cell, Count) else cell_text(cell, column)).replace("\n", " ")
    return text if len(text) <= longest else text[:longest] + "…"


def _fill_cell(cell: Any, text: str, column: Column, size: float, *, head: bool) -> None:  # noqa: ANN401
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Pt

    cell.margin_left = cell.margin_right = cell.margin_top = cell.margin_bottom = Pt(PADDING)
    cell.fill.solid()
    cell.fill.fore_color.rgb = rgb("E8F1FE" if head else "FFFFFF")
    paragraph = cell.text_frame.paragraphs[0]
    if column.kind not in SHARES:
        paragraph.alignment = PP_ALIGN.RIGHT
    write(paragraph, text, size, bold=head, colour=INK)
