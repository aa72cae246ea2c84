"""Excel workbooks: every sheet row by row, with merged cells, values as they are shown, and nothing in them run."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from analysis.ingest.readers.document import Line
from analysis.ingest.readers.workbook.parts import checked_parts
from analysis.ingest.readers.workbook.shown_value import shown
from analysis.package.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.worksheet.worksheet import Worksheet

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
            doubts += _hidden(name, sheet)
            continue
        found = list(_sheet_lines(sheet, page))
        lines += found
        doubts += [*_titles(name, sheet, found), *_hidden_rows(name, sheet), *_hidden_columns(name, sheet)]
        doubts += [*_errors(name, sheet, found), *_struck(name, sheet)]
    return lines, doubts


def _sheet_lines(sheet: Worksheet, page: int) -> Iterator[Line]:
    """Rows with anything in them, from the first column that is used to the last; of several empty ones in a row, the first."""
    rows = _filled_rows(sheet)
    columns = [column for row in rows.values() for column in row]
    first, last = min(columns, default=1), max(columns, default=0)
    merged = _merged(sheet)
    before = None
    for number in sorted(rows):
        if before is not None and number > before + 1:
            yield Line(page, before + 1, ("",), sheet=sheet.title)
        cells = tuple(rows[number].get(column, "") for column in range(first, last + 1))
        joined = frozenset(c - first for c in merged.get(number, ()) if first <= c <= last)
        yield Line(page, number, cells, page, joined, sheet=sheet.title)
        before = number


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


def _hidden(name: str, sheet: Worksheet) -> list[Problem]:
    remedy = "使う場合は、Excelで再表示して保存し直してください"
    return [Problem(name, "表示されていないシートは読んでいません", remedy, value=sheet.title)] if _filled_rows(sheet) else []


def _titles(name: str, sheet: Worksheet, lines: list[Line]) -> list[Problem]:
    remedy = "図や画像に書かれた文字があれば、セルに書き写してください"
    return (
        []
        if lines or not (sheet._images or sheet._charts)
        else [Problem(name, "セルに文字がないシートです", remedy, value=sheet.title)]
    )


def _hidden_rows(name: str, sheet: Worksheet) -> list[Problem]:
    hidden = [number for number, row in sheet.row_dimensions.items() if row.hidden]
    message = f"シート「{sheet.title}」に、表示されていない行が{len(hidden)}行あります。読み取りには含めました"
    return [Problem(name, message, "公表されたものに含まれる行か確かめてください", min(hidden))] if hidden else []


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
