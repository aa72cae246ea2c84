"""The published result as one sheet, from the title down to the last comment: a workbook, or the same cells as CSV."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, assert_never

from analysis.export.csv import BOM
from analysis.export.interchange.published.parts import Comments, Heading, Items, Paragraph, Totals
from analysis.export.interchange.published.result import result
from analysis.export.interchange.sheet import bordered_cell, height, laid_out, saved
from analysis.export.workbook import sheet_name, text_cell
from analysis.package.guarded_cells import GUARDS_TOLD, guarded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.export.interchange.exchange import Exchange
    from analysis.export.interchange.published.parts import Part

WIDTHS = {"number": 10, "category": 16, "opinion": 60, "reply": 60, "mark": 12}
"""Characters a column."""


def workbook_bytes(exchange: Exchange) -> bytes:
    """Write the workbook; cells are text or counts, nothing runs."""
    from openpyxl import Workbook

    title = exchange.consultation.metadata.title
    book = Workbook(write_only=True)
    sheet = book.create_sheet(sheet_name("意見と考え方", set()))
    parts = result(exchange)
    columns = next(part.columns for part in parts if isinstance(part, Comments))
    widths = [WIDTHS[field] for field, _ in columns]
    laid_out(sheet, widths, title)
    rows = (row for part in parts for row in _rows(part))
    for number, (cells, framed) in enumerate(rows, start=1):
        sheet.row_dimensions[number].height = height(cells, widths) if framed else None
        sheet.append([bordered_cell(sheet, cell) if framed else text_cell(sheet, str(cell)) for cell in cells])
    return saved(book, title, exchange.day)


def table_bytes(exchange: Exchange) -> bytes:
    """Write the cells as CSV, UTF-8 with BOM and CRLF; where texts are guarded against being run, a first line says so."""
    rows = [[str(cell) for cell in cells] for part in result(exchange) for cells, _ in _rows(part)]
    safe = [[guarded(cell) for cell in row] for row in rows]
    told = [[GUARDS_TOLD], *safe] if safe != rows else safe
    width = max(map(len, told))
    written = io.StringIO(newline="")
    csv.writer(written).writerows([*row, *[""] * (width - len(row))] for row in told)  # as wide as a spreadsheet saves it
    return BOM + written.getvalue().encode("utf-8")


def _rows(part: Part) -> Iterator[tuple[Sequence[str | int], bool]]:
    """Each row with whether its cells are framed, as those of a table are."""
    match part:
        case Heading(_, text) | Paragraph(text):
            yield (text,), False
        case Items(texts):
            yield from (((text,), False) for text in texts)
        case Totals(heading, rows):
            yield (heading, "件数"), True
            yield from ((row, True) for row in rows)
        case Comments(columns, sections):
            yield tuple(name for _, name in columns), True
            for section in sections:
                yield from [((section.heading,), False)] if section.heading else []
                yield from ((tuple(entry.told(field) for field, _ in columns), True) for entry in section.entries)
        case _:
            assert_never(part)
