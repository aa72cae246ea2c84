"""A table of texts as a workbook of one sheet that is read and printed as it is."""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING, Any

from analysis.export.archive import dated_office_file
from analysis.export.text_width import text_width
from analysis.export.visible import visible
from analysis.export.workbook import sheet_name, text_cell

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    import pandas as pd

LINE, TALLEST = 18, 409
"""Points of a line of text, and the most that Excel gives a row."""


def sheet_bytes(table: pd.DataFrame, *, title: str, widths: Sequence[int], day: date) -> bytes:
    """Write the columns as text cells that no program runs; missing is an empty cell. `widths` are in characters.

    The title stands in the page's head, not in a cell, so that the first row is the heading for every program that reads it.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet(sheet_name(title, set()))
    laid_out(sheet, widths, title)
    sheet.freeze_panes, sheet.print_title_rows = "A2", "1:1"
    sheet.append([bordered_cell(sheet, str(name), bold=True) for name in table])
    for number, row in enumerate(table.astype("object").where(table.notna(), None).itertuples(index=False, name=None), start=2):
        sheet.row_dimensions[number].height = height(row, widths)
        sheet.append([None if value is None else bordered_cell(sheet, str(value)) for value in row])
    return saved(book, title, day)


def saved(book: Any, title: str, day: date) -> bytes:  # noqa: ANN401  # openpyxl has no types
    """The workbook as a file whose bytes its content alone decides."""
    book.properties.creator, book.properties.title = "意見アトラス", visible(title)
    written = io.BytesIO()
    book.save(written)
    return dated_office_file(written.getvalue(), day)


def laid_out(sheet: Any, widths: Sequence[int], title: str) -> None:  # noqa: ANN401  # openpyxl has no types
    """Widths, heads and feet of a sheet that is printed across A4."""
    from openpyxl.utils import get_column_letter

    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", 9, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddHeader.center.text, sheet.oddFooter.center.text = visible(title)[:100].replace("&", "&&"), "&P / &N"


def height(row: Sequence[object], widths: Sequence[int]) -> int:
    """Points that the longest cell takes; written down, because not every program makes room for a text when it opens a file."""
    cells = zip(row, widths, strict=False)
    lines = max(sum(math.ceil(text_width(line, 2) / width) or 1 for line in str(cell or "").split("\n")) for cell, width in cells)
    return min(LINE * lines, TALLEST)


def bordered_cell(sheet: Any, content: str | int, *, bold: bool = False) -> Any:  # noqa: ANN401
    """A cell of a table that is printed: framed, its lines wrapped."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Border, Font, Side

    cell = text_cell(sheet, content) if isinstance(content, str) else WriteOnlyCell(sheet, content)
    cell.border = Border(*[Side("thin", "999999")] * 4)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if bold:
        cell.font = Font(bold=True)
    return cell
