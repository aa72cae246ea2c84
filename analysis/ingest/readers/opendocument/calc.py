"""Sheets of Calc (.ods), row by row, with merged cells and values as they are shown; nothing in them is run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.ingest.readers.document import sheet_lines
from analysis.ingest.readers.limits import CELLS, refused
from analysis.ingest.readers.opendocument.content import SMALLER, STYLE, TABLE, Texts, content_of, local, number_of, table_rows
from analysis.ingest.readers.said import hidden_rows, hidden_sheet, said

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from analysis.ingest.readers.document import Line
    from analysis.package.problem import Problem

_LAST = 1_048_576
"""Rows that a sheet may have; an empty one is written once with how often it comes."""


def calc_lines(name: str, data: bytes) -> tuple[list[Line], list[Problem]]:
    """The rows of every visible sheet and what is doubtful; `page` is the number of the sheet. Raises PackageError."""
    parts = content_of(name, data)
    texts = Texts(parts)
    lines: list[Line] = []
    doubts: list[Problem] = []
    sheets = [each for each in parts["content"].iter(f"{TABLE}table") if local(each.getparent()) == "spreadsheet"]
    hidden = {each.get(f"{STYLE}name") for each in parts["content"].iter(f"{STYLE}style") if _is_hidden(each)}
    for page, sheet in enumerate(sheets, start=1):
        title = sheet.get(f"{TABLE}name") or ""
        found = list(sheet_lines(*_filled_rows(name, sheet, texts, len(lines)), page=page, sheet=title))
        if sheet.get(f"{TABLE}style-name") in hidden:
            doubts += hidden_sheet(name, title) if found else []
            continue
        lines += found
        doubts += hidden_rows(name, title, _hidden_rows(sheet))
    return lines, [*doubts, *said(name, texts.counts)]


def _filled_rows(name: str, sheet: Element, texts: Texts, before: int) -> tuple[dict[int, dict[int, str]], dict[int, list[int]]]:
    """Row, from 1 → column → text, and row → columns that belong to another cell. `before` lines stand above."""
    rows: dict[int, dict[int, str]] = {}
    merged: dict[int, list[int]] = {}
    number = count = 0
    for row in table_rows(sheet):
        cells, joined = _cells(row, texts)
        times = min(number_of(row, f"{TABLE}number-rows-repeated"), _LAST) if cells else 1
        for step in range(1, times + 1):
            rows |= {number + step: cells} if cells else {}
            merged |= {number + step: joined}
            count += len(cells)
            if count + before > CELLS:
                refused(name, f"セルが多すぎます（上限は{CELLS:,}個）", SMALLER)
        number += number_of(row, f"{TABLE}number-rows-repeated")
    return rows, merged


def _cells(row: Element, texts: Texts) -> tuple[dict[int, str], list[int]]:
    """Column → text of the cells that hold something, and the columns that belong to the cell above or on the left."""
    found: dict[int, str] = {}
    merged: list[int] = []
    column = 0
    for cell in row:
        if local(cell) not in ("table-cell", "covered-table-cell"):
            continue
        times = number_of(cell, f"{TABLE}number-columns-repeated")
        covered = local(cell) == "covered-table-cell"
        text = "" if covered else "\n".join(texts.paragraph(each) for each in cell if local(each) == "p")
        for place in range(column, column + min(times, 2_000)) if text.strip() or covered else ():
            merged += [place] if covered else []
            found |= {place: text} if text.strip() else {}
        column += times
    return found, merged


def _is_hidden(style: Element) -> bool:
    found = style.find(f"{STYLE}table-properties")
    return found is not None and found.get(f"{TABLE}display") == "false"


def _hidden_rows(sheet: Element) -> int:
    """How many rows nobody sees and hold something."""
    hidden = (row for row in table_rows(sheet) if row.get(f"{TABLE}visibility") in ("collapse", "filter"))
    return sum(bool("".join(row.itertext()).strip()) for row in hidden)
