"""A briefing as an Excel workbook: a sheet a table, numbers as numbers, heads that stay in sight, filters, and no formula."""

from __future__ import annotations

import io
import re
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from analysis.export.archive import dated_office_file
from analysis.export.briefing_tables import briefing_tables
from analysis.export.visible import visible
from analysis.package.guarded_cells import would_run

if TYPE_CHECKING:
    from analysis.briefing.content import Briefing, Column
    from analysis.export.briefing_tables import PlainTable, Value

LONGEST_CELL = 32_767
"""Characters that a cell of Excel holds."""
CUT = "…（長いため以下省略。全文はCSVにあります）"
LONGEST_NAME = 31
"""Characters of a sheet's name."""
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What a workbook reads as an escaped character: `_x0041_` would show as A."""
_PLAIN = re.compile(r"[0-9぀-ヿ一-鿿][0-9A-Za-z぀-ヿ一-鿿 （）・、～]{0,99}")
"""A short text that no program takes for anything else."""
FORMATS = {"count": "#,##0", "official": "#,##0", "share": "0.0%", "number": "#,##0.0"}
WIDTHS = {"text": 24, "long": 60, "count": 12, "official": 12, "share": 10, "number": 14, "whole": 10}


def workbook_bytes(briefing: Briefing) -> bytes:
    """Write the workbook. The same briefing gives the same bytes."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    names: set[str] = set()
    for table in briefing_tables(briefing):
        name = sheet_name(table.title, names)
        names.add(name.casefold())
        _sheet(book.create_sheet(name), table)
    day = datetime.combine(briefing.source.date, time())
    book.properties.creator, book.properties.title = "意見アトラス", visible(briefing.source.title)
    book.properties.created = book.properties.modified = day
    written = io.BytesIO()
    book.save(written)
    return dated_office_file(written.getvalue(), briefing.source.date)


def sheet_name(title: str, taken: set[str]) -> str:
    """A title as a sheet may be called: without forbidden signs, short enough, and no name twice."""
    plain = _NOT_IN_NAMES.sub(" ", visible(title)).strip()[:LONGEST_NAME] or "表"
    number, name = 1, plain
    while name.casefold() in taken:
        number += 1
        name = f"{plain[: LONGEST_NAME - len(str(number))]}{number}"
    return name


def _sheet(sheet: Any, table: PlainTable) -> None:  # noqa: ANN401  # openpyxl has no types
    from openpyxl.utils import get_column_letter

    for place, column in enumerate(table.columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = WIDTHS.get(column.kind, WIDTHS["text"])
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(table.rows) + 1}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", 9, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    sheet.append([_head(sheet, column) for column in table.columns])
    for row in table.rows:
        sheet.append([_cell(sheet, value, column) for value, column in zip(row, table.columns, strict=True)])


def _head(sheet: Any, column: Column) -> Any:  # noqa: ANN401
    from openpyxl.styles import Alignment, Font, PatternFill

    cell = text_cell(sheet, column.label)
    cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="E8F1FE")
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _cell(sheet: Any, value: Value, column: Column) -> Any:  # noqa: ANN401
    """A value as it stands where that will do: of many rows, cells with a format of their own take most of the time."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment

    if value is None or column.kind == "whole" or (column.kind == "text" and _PLAIN.fullmatch(str(value))):
        return value
    if isinstance(value, str):
        cell = text_cell(sheet, value)
        if column.kind == "long":
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        return cell
    cell = WriteOnlyCell(sheet, value)
    cell.number_format = FORMATS.get(column.kind, "General")
    return cell


def text_cell(sheet: Any, text: str) -> Any:  # noqa: ANN401
    """A cell that is text whatever it looks like, also after somebody edits it."""
    from openpyxl.cell import WriteOnlyCell

    shown = _ESCAPED.sub("_x005F_", visible(text))
    if len(shown) > LONGEST_CELL:
        shown = shown[: LONGEST_CELL - len(CUT)] + CUT
    cell = WriteOnlyCell(sheet, shown)
    cell.data_type = "s"
    if would_run(text):
        cell.quotePrefix = True
    return cell
