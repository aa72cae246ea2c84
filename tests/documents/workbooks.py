"""Writes a sheet as an Excel workbook, with merged cells, line breaks in cells, and numbers as numbers."""

from __future__ import annotations

import io
import re
import zipfile

from tests.documents.sheet import Break, Merged, Paragraph, Row, Sheet, Table

SAVED = b"2024-03-01T09:00:00Z"


def workbook(sheet: Sheet, *, hidden: tuple[str, ...] = ()) -> bytes:
    """One worksheet, or one for each Break; those named in `hidden` are hidden."""
    from openpyxl import Workbook

    book = Workbook()
    page = book.active
    row, started = 1, False
    for block in sheet:
        if isinstance(block, Break):
            page = book.create_sheet(block.title) if started else page
            page.title, row = block.title, 1
        elif isinstance(block, Paragraph):
            page.cell(row, 1, block.text)
            row += 1
        else:
            row = _write_table(page, block, row) + 1
        started = True
    for title in hidden:
        book[title].sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return without_clock(out.getvalue())


def without_clock(data: bytes) -> bytes:
    """The same workbook, saved at a fixed time: the same bytes every time."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as read, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for name in read.namelist():
            content = (
                re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", SAVED, read.read(name))
                if name == "docProps/core.xml"
                else read.read(name)
            )
            written.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _write_table(page, table: Table, top: int) -> int:
    for down, row in enumerate(table.rows):
        for across, cell in enumerate(row):
            if not isinstance(cell, Merged) and cell:
                page.cell(top + down, across + 1, int(cell) if cell.isdecimal() and cell.isascii() else cell)
    for box in _boxes(table.rows):
        page.merge_cells(start_row=top + box[0], start_column=1 + box[1], end_row=top + box[2], end_column=1 + box[3])
    return top + len(table.rows)


def _boxes(rows: tuple[Row, ...]) -> list[tuple[int, int, int, int]]:
    """Merged places as rectangles: top, left, bottom, right, from 0."""
    found = []
    for top, row in enumerate(rows):
        for left, cell in enumerate(row):
            bottom, right = extent(rows, top, left)
            if not isinstance(cell, Merged) and (bottom, right) != (top, left):
                found.append((top, left, bottom, right))
    return found


def extent(rows: tuple[Row, ...], top: int, left: int) -> tuple[int, int]:
    """Last row and last column over which the cell of a place extends."""
    bottom, right = top, left
    while bottom + 1 < len(rows) and rows[bottom + 1][left] is Merged.UP:
        bottom += 1
    while right + 1 < len(rows[top]) and rows[top][right + 1] is Merged.LEFT:
        right += 1
    return bottom, right
