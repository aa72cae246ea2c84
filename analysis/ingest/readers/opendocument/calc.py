"""Sheets of Calc (.ods), row by row, with merged cells and values as they are shown; nothing in them is run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.ingest.readers.document import Line
from analysis.ingest.readers.limits import CELLS, refused
from analysis.ingest.readers.opendocument.content import SMALLER, STYLE, TABLE, Texts, content_of, local, number_of
from analysis.ingest.readers.said import said
from analysis.package.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_GROUPS = ("table-header-rows", "table-rows", "table-row-group")
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
        found = list(_sheet_lines(name, sheet, page, texts, len(lines)))
        if sheet.get(f"{TABLE}style-name") in hidden:
            remedy = "使う場合は、再表示して保存し直してください"
            doubts += [Problem(name, "表示されていないシートは読んでいません", remedy, value=title)] if found else []
            continue
        lines += found
        doubts += _hidden_rows(name, sheet, title)
    return lines, [*doubts, *said(name, texts.counts)]


def _sheet_lines(name: str, sheet: Element, page: int, texts: Texts, before: int) -> Iterator[Line]:
    """Rows with anything in them, from the first column that is used to the last; of several empty ones in a row, the first."""
    rows: dict[int, dict[int, str]] = {}
    merged: dict[int, list[int]] = {}
    number = count = 0
    for row in _rows(sheet):
        cells, joined = _cells(row, texts)
        times = min(number_of(row, f"{TABLE}number-rows-repeated"), _LAST) if cells else 1
        for step in range(1, times + 1):
            rows |= {number + step: cells} if cells else {}
            merged |= {number + step: joined}
            count += len(cells)
            if count + before > CELLS:
                refused(name, f"セルが多すぎます（上限は{CELLS:,}個）", SMALLER)
        number += number_of(row, f"{TABLE}number-rows-repeated")
    columns = [column for cells in rows.values() for column in cells]
    first, last = min(columns, default=0), max(columns, default=-1)
    above = None
    for place in sorted(rows):
        if above is not None and place > above + 1:
            yield Line(page, above + 1, ("",), sheet=sheet.get(f"{TABLE}name") or "")
        texts_of_row = tuple(rows[place].get(column, "") for column in range(first, last + 1))
        joined_here = frozenset(column - first for column in merged[place] if first <= column <= last)
        yield Line(page, place, texts_of_row, page, joined_here, sheet=sheet.get(f"{TABLE}name") or "")
        above = place


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


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if local(child) == "table-row":
            yield child
        elif local(child) in _GROUPS:
            yield from _rows(child)


def _is_hidden(style: Element) -> bool:
    found = style.find(f"{STYLE}table-properties")
    return found is not None and found.get(f"{TABLE}display") == "false"


def _hidden_rows(name: str, sheet: Element, title: str) -> list[Problem]:
    hidden = [
        row for row in _rows(sheet) if row.get(f"{TABLE}visibility") in ("collapse", "filter") and "".join(row.itertext()).strip()
    ]
    message = f"シート「{title}」に、表示されていない行が{len(hidden)}行あります。読み取りには含めました"
    return [Problem(name, message, "公表されたものに含まれる行か確かめてください")] if hidden else []
