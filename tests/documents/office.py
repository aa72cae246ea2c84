"""Writes a sheet as a file of an office program: Word, Excel 97 to 2003, OpenDocument text and sheets."""

from __future__ import annotations

import io
import zipfile
from html import escape
from typing import TYPE_CHECKING

from tests.documents.sheet import Break, Merged, Paragraph, Sheet, Table
from tests.documents.workbooks import extent, without_clock

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"))
)


def word(sheet: Sheet) -> bytes:
    """A document of Word, as python-docx writes it; merged cells are merged."""
    from docx import Document

    document = Document()
    for block in sheet:
        if isinstance(block, Break):
            document.add_heading(block.title, 1)
        elif isinstance(block, Paragraph):
            document.add_paragraph(block.text)
        else:
            _word_table(document, block)
    out = io.BytesIO()
    document.save(out)
    return without_clock(out.getvalue())


def _word_table(document, table: Table) -> None:
    made = document.add_table(len(table.rows), len(table.rows[0]))
    for top, row in enumerate(table.rows):
        for left, cell in enumerate(row):
            if isinstance(cell, Merged):
                continue
            bottom, right = extent(table.rows, top, left)
            place = made.cell(top, left)
            place = place.merge(made.cell(bottom, right)) if (bottom, right) != (top, left) else place
            first, *others = cell.split("\n")
            place.paragraphs[0].text = first
            for text in others:
                place.add_paragraph(text)


def old_workbook(sheet: Sheet) -> bytes:
    """A workbook of Excel 97 to 2003; one worksheet, or one for each Break."""
    import xlwt

    book, page, row = xlwt.Workbook(), None, 0
    for block in sheet:
        if isinstance(block, Break) or page is None:
            page, row = book.add_sheet(block.title if isinstance(block, Break) else "Sheet1"), 0
        if isinstance(block, Paragraph):
            page.write(row, 0, block.text)
            row += 1
        elif isinstance(block, Table):
            _old_table(page, block, row)
            row += len(block.rows) + 1
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _old_table(page, table: Table, first: int) -> None:
    for top, row in enumerate(table.rows):
        for left, cell in enumerate(row):
            if isinstance(cell, Merged):
                continue
            bottom, right = extent(table.rows, top, left)
            value = int(cell) if cell.isdecimal() and cell.isascii() else cell
            if (bottom, right) != (top, left):
                page.write_merge(first + top, first + bottom, left, right, value)
            elif cell:
                page.write(first + top, left, value)


def writer(sheet: Sheet) -> bytes:
    """A document of Writer."""
    return opened("text", "".join(_writer_block(block) for block in sheet))


def _writer_block(block: Paragraph | Table | Break) -> str:
    if isinstance(block, Break):
        return f'<text:h text:outline-level="1">{escape(block.title)}</text:h>'
    return _table(block) if isinstance(block, Table) else f"<text:p>{escape(block.text)}</text:p>"


def calc(sheet: Sheet) -> bytes:
    """Sheets of Calc; one, or one for each Break."""
    sheets: list[tuple[str, list[str]]] = []
    for block in sheet:
        if isinstance(block, Break) or not sheets:
            sheets.append((block.title if isinstance(block, Break) else "Sheet1", []))
        if isinstance(block, Paragraph):
            sheets[-1][1].append(
                f"<table:table-row><table:table-cell>{_paragraphs(block.text)}</table:table-cell></table:table-row>"
            )
        elif isinstance(block, Table):
            sheets[-1][1].extend(_rows(block))
            sheets[-1][1].append('<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>')
    tables = "".join(f'<table:table table:name="{escape(title)}">{"".join(rows)}</table:table>' for title, rows in sheets)
    return opened("spreadsheet", tables)


def _table(table: Table) -> str:
    return f"<table:table>{''.join(_rows(table))}</table:table>"


def _rows(table: Table) -> Iterator[str]:
    for top, row in enumerate(table.rows):
        yield f"<table:table-row>{''.join(_cell(table, top, left) for left in range(len(row)))}</table:table-row>"


def _cell(table: Table, top: int, left: int) -> str:
    cell = table.rows[top][left]
    if isinstance(cell, Merged):
        return "<table:covered-table-cell/>"
    bottom, right = extent(table.rows, top, left)
    spans = f'table:number-rows-spanned="{bottom - top + 1}" table:number-columns-spanned="{right - left + 1}"'
    return f"<table:table-cell {spans}>{_paragraphs(cell)}</table:table-cell>"


def _paragraphs(text: str) -> str:
    return "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n")) if text else ""


def opened(kind: str, body: str, styles: str = "") -> bytes:
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES}><office:automatic-styles>{styles}'
        f"</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    return open_document(kind, content)


def open_document(kind: str, content: str) -> bytes:
    """A file of OpenDocument around its content: text or spreadsheet."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr(zipfile.ZipInfo("content.xml"), content)
    return out.getvalue()
