"""Tables of Word: cells that extend over others put into columns; narrow ones that come from moved borders are none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.ingest.readers.limits import CELLS, refused
from analysis.ingest.readers.word.runs import W, local, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

NARROW = 170
"""Twentieths of a point (3 mm) up to which a column of the grid is a border that was moved: a digit takes more. What it is stands
in no figure of the bench; `tests/analysis/ingest/readers/word/test_docx.py` holds it."""
_AROUND = ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")


@dataclass(frozen=True)
class Place:
    """A cell and the columns that it takes."""

    cell: Element
    first: int
    last: int
    goes_on: bool
    """Whether it is the rest of the cell above."""


def inside(element: Element, name: str) -> Iterator[Element]:
    """Elements of a name right in an element, also where controls or accepted changes stand around them."""
    for child in element:
        if local(child) == name:
            yield child
        elif local(child) in _AROUND:
            yield from inside(child, name)


def rows_of(table: Element, name: str) -> list[list[Place]]:
    """The rows of a table, each cell with its columns. Raises PackageError when it grows past all measure."""
    rows, count = [], 0
    for row in inside(table, "tr"):
        if _is_deleted(row):
            continue
        rows.append(_row(row))
        count += len(rows[-1])
        if count > CELLS:
            refused(name, f"表のセルが多すぎます（上限は{CELLS:,}個）", "必要な表だけを別のファイルに保存し直してください")
    return _in_columns(rows, [_number(value(each, "w")) for each in table.findall(f"{W}tblGrid/{W}gridCol")])


def _is_deleted(row: Element) -> bool:
    return row.find(f"{W}trPr/{W}del") is not None


def _row(row: Element) -> list[Place]:
    column = _number(value(row.find(f"{W}trPr/{W}gridBefore")))
    found = []
    for cell in inside(row, "tc"):
        properties = cell.find(f"{W}tcPr")
        span, joined = (
            ("", None) if properties is None else (value(properties.find(f"{W}gridSpan")), properties.find(f"{W}vMerge"))
        )
        width = max(1, min(_number(span), 1_000))
        goes_on = joined is not None and value(joined) != "restart"
        found.append(Place(cell, column, column + width - 1, goes_on))
        column += width
    return found


def _in_columns(rows: list[list[Place]], widths: list[int]) -> list[list[Place]]:
    """The rows with columns counted by where cells begin; a border that was moved a little begins none."""
    begins = sorted({place.first for row in rows for place in row})
    kept: list[int] = []
    for begin in begins:
        between = sum(widths[kept[-1] : begin]) if kept and begin <= len(widths) else NARROW + 1
        together = kept and between <= NARROW and not any({kept[-1], begin} <= {place.first for place in row} for row in rows)
        kept += [] if together else [begin]
    numbers = {begin: sum(each <= begin for each in kept) - 1 for begin in begins}
    found = []
    for row in rows:
        lasts = [max(each for each in begins if each <= place.last) for place in row]
        found.append(
            [
                Place(place.cell, numbers[place.first], numbers[last], place.goes_on)
                for place, last in zip(row, lasts, strict=True)
            ]
        )
    return found


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 7 else 0
