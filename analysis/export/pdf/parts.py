"""Pieces of the A4 report that its summary and its annex share, as data for `report.typ`: texts stay texts, never markup."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analysis.briefing.content import Count
from analysis.export.cell_text import cell_text
from analysis.export.pdf.extent import PLACES, shortened
from analysis.export.pdf.paper import WIDTH
from analysis.export.pdf.picture import picture

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.briefing.content import Briefing, Cell, Column, Figure, Sentence, Table
    from analysis.export.evidence import Evidence
    from analysis.export.pdf.glyphs import Glyphs, Run

Piece = dict[str, Any]
"""What `report.typ` sets; `is` names the function that does."""

BOLD = frozenset({"title", "heading", "label", "message", "head", "block"})
"""Kinds of paragraphs in bold type; their looks stand in `report.typ`."""
LONG, SHORT = 5.0, 1.0
"""How columns share the width: verbatim text, and everything else."""
BLOCKS_FROM = 2
"""A table with so many columns of verbatim text is set as blocks, one below the other: columns would be too narrow to read."""
TOGETHER = 15
"""Rows up to which a table is not parted between pages."""
TEXTS = ("text", "long", "comment")
"""Kinds of columns that are read; the others are compared, and stand to the right."""


@dataclass(frozen=True)
class Report:
    """What every piece of one report needs."""

    briefing: Briefing
    evidence: Evidence
    glyphs: Glyphs
    quoted: frozenset[str]
    """Comments quoted in the annex, where there is one; only to these can a number lead."""

    def runs(self, text: str, style: str) -> list[Run]:
        return self.glyphs.runs(text, bold=style in BOLD)

    def paragraph(self, text: str, style: str = "text") -> Piece:
        return {"is": "text", "style": style, "runs": self.runs(text, style)}

    def heading(self, text: str, style: str, level: int, *, anchor: str = "", called: str = "") -> Piece:
        """A paragraph that a reader can jump to; those in the style `heading` stand in the list beside the pages. Links lead
        to the anchor, and say what it is called."""
        runs = self.runs(text, style)
        return {"is": "title", "style": style, "runs": runs, "level": level, "anchor": anchor, "called": called}

    def numbers(self, ids: Sequence[str], *, limit: int = PLACES, before: str = "意見番号：") -> Piece:
        """The numbers of comments, each leading to its place in the annex."""
        runs = self.evidence.runs(tuple(ids))
        kept = runs[:limit]
        more = f" ほか{len(runs) - len(kept):,}か所" if len(kept) < len(runs) else ""
        links = [{"runs": self.runs(label, "small"), "to": self._target(first)} for label, first in kept]
        return {"is": "numbers", "before": self.runs(before, "small"), "links": links, "more": more}

    def _target(self, comment: str) -> str:
        """Where the comment is quoted; empty where it is not."""
        return self.evidence.comment_anchor(comment) if comment in self.quoted else ""

    def picture(self, figure: Figure, table: Table, *, width: float = WIDTH) -> Piece:
        return picture(figure, table, self.glyphs, width=width)

    def sentence(self, sentence: Sentence, style: str = "text") -> Iterator[Piece]:
        yield self.paragraph(sentence.text, style)
        if sentence.ids:
            yield self.numbers(sentence.ids)


def space(points: float) -> Piece:
    return {"is": "space", "points": points}


def table_parts(report: Report, table: Table, *, titled: bool = True) -> Iterator[Piece]:
    """A table under its title: as a grid, or as blocks where it holds much verbatim text."""
    if titled:
        yield report.heading(title_text(report, table), "label", 3)
    kept, told = shortened(table)
    if sum(column.kind == "long" for column in table.columns) >= BLOCKS_FROM and table.rows:
        yield from _blocks(report, kept, level=4 if titled else 3)
    else:
        yield _grid(report, kept)
    if told:
        yield report.paragraph(told, "small")
    yield space(8)


def title_text(report: Report, table: Table) -> str:
    """A table's title with the source of its response types."""
    return f"{table.title}［対応区分：{report.briefing.source.basis}］" if table.basis else table.title


def _grid(report: Report, table: Table) -> Piece:
    """Heads are repeated on every page; a cell longer than a page is parted."""
    shares = [LONG if column.kind == "long" else 2.2 if column.kind == "text" else SHORT for column in table.columns]
    heads = [report.paragraph(column.label, "head") for column in table.columns]
    rows = [[_cell(report, cell, column) for cell, column in zip(row, table.columns, strict=True)] for row in table.rows]
    right = [column.kind not in TEXTS for column in table.columns]
    return {
        "is": "grid",
        "shares": shares,
        "right": right,
        "heads": heads,
        "rows": rows,
        "together": len(table.rows) <= TOGETHER,
    }


def _cell(report: Report, cell: Cell, column: Column) -> Piece:
    if column.kind == "comment":
        return report.numbers((str(cell),), before="")
    return report.paragraph(cell_text(cell, column), "text" if column.kind in TEXTS else "number")


def _blocks(report: Report, table: Table, *, level: int) -> Iterator[Piece]:
    """One block a row: its short cells on a line, then each text under its head."""
    for row in table.rows:
        cells = list(zip(row, table.columns, strict=True))
        short = [_short(report, cell, column) for cell, column in cells if column.kind != "long" and cell is not None]
        yield report.heading("　".join(short), "block", level)
        for cell, column in cells:
            if column.kind == "long" and cell:
                yield report.paragraph(column.label, "label")
                yield report.paragraph(str(cell))
        yield space(6)


def _short(report: Report, cell: Cell, column: Column) -> str:
    if column.kind == "comment":
        return f"{report.evidence.label(str(cell))}番"
    return str(cell) if isinstance(cell, Count) else cell_text(cell, column)
