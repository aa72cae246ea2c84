"""Pieces of the A4 report that its summary and its annex share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import KeepTogether, LongTable, Paragraph, Spacer, TableStyle

from analysis.briefing.content import Count
from analysis.export.cell_text import cell_text
from analysis.export.drawing import drawing
from analysis.export.pdf.drawing import Picture
from analysis.export.pdf.extent import PLACES, shortened
from analysis.export.pdf.styles import BLUE, PALE, RULE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.briefing.content import Briefing, Cell, Column, Figure, Sentence, Table
    from analysis.export.evidence import Evidence
    from analysis.export.pdf.fonts import Fonts
    from analysis.export.pdf.glyphs import Glyphs
    from analysis.export.pdf.styles import Styles

LONG, SHORT = 5.0, 1.0
"""How columns share the width: verbatim text, and everything else."""
BLOCKS_FROM = 2
"""A table with so many columns of verbatim text is set as blocks, one below the other: columns would be too narrow to read."""
TOGETHER = 15
"""Rows up to which a table is not parted between pages."""
FIGURE_SIZE = 8.5
TEXTS = ("text", "long", "comment")
"""Kinds of columns that are read; the others are compared, and stand to the right."""


@dataclass(frozen=True)
class Report:
    """What every piece of one report needs."""

    briefing: Briefing
    evidence: Evidence
    fonts: Fonts
    glyphs: Glyphs
    styles: Styles
    width: float
    quoted: frozenset[str]
    """Comments quoted in the annex, where there is one; only to these can a number lead."""

    def paragraph(self, text: str, style: str = "text") -> Paragraph:
        chosen = getattr(self.styles, style)
        return Paragraph(self.glyphs.markup(text, bold=chosen.fontName == self.fonts.bold.fontName), chosen)

    def numbers(self, ids: Sequence[str], *, limit: int = PLACES, before: str = "意見番号：") -> Paragraph:
        """The comments behind something, each leading to its place in the annex."""
        runs = self.evidence.runs(tuple(ids))
        kept = runs[:limit]
        links = [self._link(first, label) for label, first in kept]
        more = f" ほか{len(runs) - len(kept):,}か所" if len(kept) < len(runs) else ""
        return Paragraph(f"{before}{'、'.join(links)}{more}", self.styles.small)

    def _link(self, comment: str, label: str) -> str:
        """A comment's number, leading to it where it is quoted."""
        shown = self.glyphs.markup(label)
        if comment not in self.quoted:
            return shown
        return f'<a href="#{self.evidence.comment_anchor(comment)}" color="{BLUE}">{shown}</a>'

    def picture(self, figure: Figure, table: Table, *, width: float | None = None) -> Picture:
        return Picture(drawing(figure, table, width=width or self.width, size=FIGURE_SIZE), self.fonts, self.glyphs)

    def sentence(self, sentence: Sentence, style: str = "text") -> Iterator[Any]:
        yield self.paragraph(sentence.text, style)
        if sentence.ids:
            yield self.numbers(sentence.ids)


def table_parts(report: Report, table: Table, *, titled: bool = True) -> Iterator[Any]:
    """A table under its title: as a grid, or as blocks where it holds much verbatim text."""
    if titled:
        yield report.paragraph(title_text(report, table), "label")
    kept, told = shortened(table)
    if sum(column.kind == "long" for column in table.columns) >= BLOCKS_FROM and table.rows:
        yield from _blocks(report, kept)
    else:
        grid = _grid(report, kept)
        yield KeepTogether([grid]) if len(kept.rows) <= TOGETHER else grid
    if told:
        yield report.paragraph(told, "small")
    yield Spacer(0, 8)


def title_text(report: Report, table: Table) -> str:
    """A table's title with the source of its response types."""
    return f"{table.title}［対応区分：{report.briefing.source.basis}］" if table.basis else table.title


def _grid(report: Report, table: Table) -> LongTable:
    """Heads are repeated on every page; a cell longer than a page is parted."""
    shares = [LONG if column.kind == "long" else 2.2 if column.kind == "text" else SHORT for column in table.columns]
    widths = [report.width * share / sum(shares) for share in shares]
    heads = [report.paragraph(column.label, "head" if column.kind in TEXTS else "head_right") for column in table.columns]
    rows = [[_cell(report, cell, column) for cell, column in zip(row, table.columns, strict=True)] for row in table.rows]
    grid = LongTable([heads, *rows], colWidths=widths, repeatRows=1, splitInRow=1)
    grid.setStyle(
        TableStyle(
            [
                ("FONTNAME", (0, 0), (-1, -1), report.fonts.regular.fontName),  # else the file names a font it does not hold
                ("BACKGROUND", (0, 0), (-1, 0), HexColor(PALE)),
                ("LINEBELOW", (0, 0), (-1, -1), 0.5, HexColor(RULE)),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 3),
                ("RIGHTPADDING", (0, 0), (-1, -1), 3),
                ("TOPPADDING", (0, 0), (-1, -1), 2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            ]
        )
    )
    return grid


def _cell(report: Report, cell: Cell, column: Column) -> Paragraph:
    if column.kind == "comment":
        return report.numbers((str(cell),), before="")
    return report.paragraph(cell_text(cell, column), "text" if column.kind in TEXTS else "number")


def _blocks(report: Report, table: Table) -> Iterator[Any]:
    """One block a row: its short cells on a line, then each text under its head."""
    for row in table.rows:
        cells = list(zip(row, table.columns, strict=True))
        short = [_short(report, cell, column) for cell, column in cells if column.kind != "long" and cell is not None]
        yield report.paragraph("　".join(short), "block")
        for cell, column in cells:
            if column.kind == "long" and cell:
                yield report.paragraph(column.label, "label")
                yield report.paragraph(str(cell))
        yield Spacer(0, 6)


def _short(report: Report, cell: Cell, column: Column) -> str:
    if column.kind == "comment":
        return f"{report.evidence.label(str(cell))}番"
    return str(cell) if isinstance(cell, Count) else cell_text(cell, column)
