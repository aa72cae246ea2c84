"""Excel workbooks: every sheet row by row, with merged cells, values as they are shown, and nothing in them run."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from analysis.ingest.readers.document import sheet_lines
from analysis.ingest.readers.said import hidden_rows, hidden_sheet
from analysis.ingest.readers.workbook.parts import checked_parts
from analysis.ingest.readers.workbook.shown_value import shown
from analysis.package.problem import Problem

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from analysis.ingest.readers.document import Line

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_ERRORS = re.compile(r"#(?:N/A|REF!|NAME\?|VALUE!|DIV/0!|NULL!|NUM!)")


def workbook_lines(name: str, data: bytes) -> tuple[list[Line], list[Problem]]:
    """The rows of every visible sheet and what is doubtful; `page` is the number of the sheet. Raises PackageError."""
    from openpyxl import load_workbook

    doubts = list(checked_parts(name, data))
    # Numbers and texts as last calculated: a formula is neither run nor shown.
    book = load_workbook(io.BytesIO(data), data_only=True, keep_links=False, rich_text=True)
    lines: list[Line] = []
    for page, sheet in enumerate(book.worksheets, start=1):
        if sheet.sheet_state != "visible":
            doubts += hidden_sheet(name, sheet.title, "Excelで") if _filled_rows(sheet) else []
            continue
        found = list(sheet_lines(_filled_rows(sheet), _merged(sheet), page=page, sheet=sheet.title))
        lines += found
        doubts += [*_titles(name, sheet, found), *_hidden_rows(name, sheet), *_hidden_columns(name, sheet)]
        doubts += [*_errors(name, sheet, found), *_struck(name, sheet)]
    return lines, doubts


def _filled_rows(sheet: Worksheet) -> dict[int, dict[int, str]]:
    """Row → column → text. Only cells that the file has are visited: one stray cell would make a walk over the sheet endless."""
    rows: dict[int, dict[int, str]] = {}
    for (row, column), cell in sheet._cells.items():
        if text := _text(cell):
            rows.setdefault(row, {})[column] = text
    return rows


def _text(cell: object) -> str:
    """The value as shown; a line break inside a cell is a line feed."""
    value = _not_struck(cell)
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), shown(value, getattr(cell, "number_format", "General")))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _not_struck(cell: object) -> object:
    """The value of a cell, without what is struck out in it: that was deleted, for all to see."""
    value = cell.value  # type: ignore[attr-defined]
    if value is None or _is_struck(cell):
        return None
    if not isinstance(value, list):  # texts in several faces are a list of their parts
        return value
    return "".join(str(part) for part in value if not getattr(getattr(part, "font", None), "strike", False))


def _is_struck(cell: object) -> bool:
    # Merged places have no font, and asking each of a million cells for one takes long where none is styled.
    return bool(getattr(cell, "has_style", False) and cell.font.strike)  # type: ignore[attr-defined]


def _struck(name: str, sheet: Worksheet) -> list[Problem]:
    """Cells in which something is struck out."""
    found = [
        (row, str(cell.value))
        for (row, _), cell in sorted(sheet._cells.items())
        if cell.value is not None
        and (_is_struck(cell) or (isinstance(cell.value, list) and _not_struck(cell) != str(cell.value)))
    ]
    message = f"シート「{sheet.title}」に、取り消し線の文字が{len(found)}個のセルにあります。消された文として省きました"
    return [Problem(name, message, "公表されたものと同じかを確かめてください", *found[0])] if found else []


def _merged(sheet: Worksheet) -> dict[int, list[int]]:
    """Row → columns that belong to the cell above or on the left."""
    found: dict[int, list[int]] = {}
    for box in sheet.merged_cells.ranges:
        for row in range(box.min_row, box.max_row + 1):
            first = box.min_col + 1 if row == box.min_row else box.min_col
            found.setdefault(row, []).extend(range(first, box.max_col + 1))
    return found


def _titles(name: str, sheet: Worksheet, lines: list[Line]) -> list[Problem]:
    remedy = "図や画像に書かれた文字があれば、セルに書き写してください"
    return (
        []
        if lines or not (sheet._images or sheet._charts)
        else [Problem(name, "セルに文字がないシートです", remedy, value=sheet.title)]
    )


def _hidden_rows(name: str, sheet: Worksheet) -> list[Problem]:
    hidden = [number for number, row in sheet.row_dimensions.items() if row.hidden]
    return hidden_rows(name, sheet.title, len(hidden), min(hidden, default=None))


def _hidden_columns(name: str, sheet: Worksheet) -> list[Problem]:
    """Columns that nobody sees and that say something: names and addresses may have been hidden before publication."""
    from openpyxl.utils import get_column_letter

    boxes = [box for box in sheet.column_dimensions.values() if box.hidden]
    used = {column for row in _filled_rows(sheet).values() for column in row} if boxes else set()
    hidden = sorted({column for box in boxes for column in range(box.min or 0, (box.max or 0) + 1)} & used)
    message = f"シート「{sheet.title}」に、表示されていない列が{len(hidden)}列あります。読み取りには含めました"
    remedy = "氏名などの公表されない内容でないか確かめ、そうなら列を除いて保存し直してください"
    return [Problem(name, message, remedy, value="、".join(map(get_column_letter, hidden[:20])))] if hidden else []


def _errors(name: str, sheet: Worksheet, lines: list[Line]) -> list[Problem]:
    found = [(line.line, cell) for line in lines for cell in line.cells if _ERRORS.fullmatch(cell)]
    message = f"シート「{sheet.title}」に、計算の誤りを示すセルが{len(found)}個あります"
    return [Problem(name, message, "Excelで開いて値を確かめてください", *found[0])] if found else []
