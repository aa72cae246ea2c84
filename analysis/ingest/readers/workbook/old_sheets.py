"""Workbooks of Excel 97 to 2003 (.xls), by xlrd: every sheet row by row, with merged cells and values as they are shown."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from analysis.ingest.readers.document import sheet_lines
from analysis.ingest.readers.limits import CELLS, refused
from analysis.ingest.readers.said import hidden_rows, hidden_sheet
from analysis.ingest.readers.workbook.shown_value import shown
from analysis.package.problem import Problem

if TYPE_CHECKING:
    from xlrd import Book
    from xlrd.sheet import Sheet

    from analysis.ingest.readers.document import Line

_RESAVE = "Excelで開いて「Excel ブック（xlsx）」として保存し直してください"
_SMALLER = "必要なシートだけを新しいブックに写して保存し直してください"


def old_workbook_lines(name: str, data: bytes) -> tuple[list[Line], list[Problem]]:
    """The rows of every visible sheet and what is doubtful; `page` is the number of the sheet. Raises PackageError."""
    import struct

    import xlrd

    broken = (xlrd.XLRDError, xlrd.compdoc.CompDocError, struct.error, AssertionError, LookupError, ValueError, TypeError)
    try:
        # With its formats, without which nobody knows which cells are merged, struck out, or dates.
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
    except broken as error:
        return refused(name, "Excelのブックとして開けません（壊れているか、パスワードが付いています）", _RESAVE, value=str(error))
    if sum(sheet.nrows * sheet.ncols for sheet in book.sheets()) > 4 * CELLS:
        refused(name, f"セルが多すぎます（上限は{CELLS:,}個）", _SMALLER)
    lines: list[Line] = []
    doubts: list[Problem] = []
    struck: list[str] = []
    for page, sheet in enumerate(book.sheets(), start=1):
        found = list(sheet_lines(_filled_rows(book, sheet, struck), _merged(sheet), page=page, sheet=sheet.name))
        if sheet.visibility:
            doubts += hidden_sheet(name, sheet.name, "Excelで") if found else []
            continue
        lines += found
        doubts += _hidden_rows(name, sheet)
    message = f"取り消し線の文字が{len(struck)}個のセルにあります。消された文として省きました"
    return lines, [
        *doubts,
        *([Problem(name, message, "公表されたものと同じかを確かめてください", value=struck[0])] if struck else []),
    ]


def _filled_rows(book: Book, sheet: Sheet, struck: list[str]) -> dict[int, dict[int, str]]:
    """Row, from 1 → column → text; what is struck out in them is added to `struck`."""
    return {row + 1: found for row in range(sheet.nrows) if (found := _row(book, sheet, row, struck))}


def _row(book: Book, sheet: Sheet, row: int, struck: list[str]) -> dict[int, str]:
    found = {column: _text(book, sheet, row, column, struck) for column in range(sheet.row_len(row))}
    return {column: text for column, text in found.items() if text.strip()}


def _text(book: Book, sheet: Sheet, row: int, column: int, struck: list[str]) -> str:
    """The value as shown, without what is struck out; a line break inside a cell is a line feed."""
    import xlrd

    cell = sheet.cell(row, column)
    form = book.xf_list[cell.xf_index] if cell.xf_index is not None and cell.xf_index < len(book.xf_list) else None
    text, kind = _shown(book, cell.value, cell.ctype, form), cell.ctype
    kept = text
    if form is not None and kind != xlrd.XL_CELL_EMPTY and text.strip():
        runs = [(0, form.font_index), *sheet.rich_text_runlist_map.get((row, column), ())]
        ends = [begin for begin, _ in runs[1:]] + [len(text)]
        parts = [text[begin:end] for (begin, font), end in zip(runs, ends, strict=True) if not book.font_list[font].struck_out]
        kept = "".join(parts)
    struck += [text] if kept != text else []
    return kept.replace("\r\n", "\n").replace("\r", "\n")


def _shown(book: Book, value: object, kind: int, form: object) -> str:
    import xlrd

    known = None if form is None else book.format_map.get(form.format_key)  # type: ignore[attr-defined]
    number_format = known.format_str if known else "General"
    if kind == xlrd.XL_CELL_DATE:
        try:
            return shown(xlrd.xldate.xldate_as_datetime(value, book.datemode), number_format)
        except (ValueError, OverflowError, xlrd.xldate.XLDateError):
            return str(value)
    if kind == xlrd.XL_CELL_BOOLEAN:
        return shown(bool(value), number_format)
    if kind == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(value, "#N/A"))
    return shown(value, number_format) if value != "" else ""


def _merged(sheet: Sheet) -> dict[int, list[int]]:
    """Row, from 1 → columns that belong to the cell above or on the left."""
    found: dict[int, list[int]] = {}
    for top, bottom, left, right in sheet.merged_cells:
        for row in range(top, bottom):
            found.setdefault(row + 1, []).extend(range(left + 1 if row == top else left, right))
    return found


def _hidden_rows(name: str, sheet: Sheet) -> list[Problem]:
    hidden = [row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden and row < sheet.nrows]
    return hidden_rows(name, sheet.name, len(hidden), min(hidden, default=None))
