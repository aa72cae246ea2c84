"""Text whose cells stand under each other, held apart by blanks, as programs write that keep the layout of a page."""

from __future__ import annotations

import re
from itertools import groupby

from analysis.ingest.document import Line
from analysis.ingest.readers.aligned import NEAR, Columns, Piece, Region, cells_of, display_width, pieces_of, regions_of
from analysis.ingest.readers.wrapped_rows import row_ends

GAP = re.compile(r"[ \u3000]{2,}|\u3000")
"""What parts two cells for certain; a single blank may also stand between words."""
BLANK = re.compile(r"[ \u3000]+")
"""What parts two cells where a program counts full-width characters as one: little room is then left between columns."""


_LONGEST = 2_000
"""Characters past which a line is no row of a printed page."""


def laid_out_lines(lines: list[str]) -> list[Line]:
    """Rows of the tables, their wrapped cells joined by line feeds, and the other lines as running text; page by page, because
    a program that keeps the layout places the columns anew on each."""
    found: list[Line] = []
    tables = 0
    for _, page in groupby(_with_pages(lines), key=lambda numbered: numbered[0]):
        numbered = [(number, line.strip("\f").expandtabs()) for _, number, line in page]
        read, tables = _page_lines(numbered, tables)
        found += read
    return found


def _with_pages(lines: list[str]) -> list[tuple[int, int, str]]:
    """Page, number and text of each line: a form feed begins a new page."""
    page, found = 0, []
    for number, line in enumerate(lines, start=1):
        page += line.startswith("\f")
        found.append((page, number, line))
    return found


def _page_lines(page: list[tuple[int, str]], tables: int) -> tuple[list[Line], int]:
    """Lines of one page, and the number of the last table in it."""
    pieces, regions = _measured([line for _, line in page])
    found: list[Line] = []
    done = 0
    for region in regions:
        if _is_prose(pieces[region.begin : region.end], region.columns):
            continue
        tables += 1
        found += [_running(*page[index]) for index in range(done, region.begin)]
        found += _table_lines(page, pieces, region, tables)
        done = region.end
    return found + [_running(*page[index]) for index in range(done, len(page))], tables


def _measured(lines: list[str]) -> tuple[list[list[Piece]], list[Region]]:
    """Positions by the measure (characters or their widths) under which the lines of the page agree better."""
    found = []
    for measure, gap in ((display_width, GAP), (len, GAP), (len, BLANK)):
        pieces = [pieces_of(line, gap, measure) if len(line) < _LONGEST else [] for line in lines]
        # A single blank stands behind the sign of a list and within sentences, too: such lines must agree to be a table.
        sure = gap is not BLANK
        found.append((pieces, [each for each in regions_of(pieces) if sure or (each.agreement > 0 and len(each.columns) > 2)]))
    return max(found, key=lambda measured: sum(region.agreement for region in measured[1]))


def _is_prose(lines: list[list[Piece]], columns: Columns) -> bool:
    """Whether lines run on over the edges of columns: text in which some lines happen to have wide gaps, such as Q1　text."""
    (_, first), (second, _), *_ = columns
    whole = [pieces[0] for pieces in lines if len(pieces) == 1]
    across = sum(piece.start <= first + NEAR and piece.end > second + NEAR for piece in whole)
    return across * 2 > sum(len(pieces) > 1 for pieces in lines)


def _running(number: int, text: str) -> Line:
    return Line(1, number, (text.strip(),))


def _table_lines(page: list[tuple[int, str]], pieces: list[list[Piece]], region: Region, table: int) -> list[Line]:
    """Rows of a table, each from the lines that its cells are wrapped over; empty lines between them stay lines."""
    inside = range(region.begin, region.end)
    cells = [cells_of(pieces[index], region.columns) for index in inside]
    found: list[Line] = []
    begin = 0
    for end in row_ends(cells):
        kept = [index for index in range(begin, end) if cells[index]]
        for index in range(begin, end):
            number = page[region.begin + index][0]
            if kept and index == kept[0]:
                joined = tuple("\n".join(filter(None, column)) for column in zip(*(cells[place] for place in kept), strict=True))
                last = page[region.begin + kept[-1]][0]
                found.append(Line(1, number, joined, table, end=last if last > number else None))
            elif not kept or index > kept[-1]:
                found.append(Line(1, number, ("",)))
        begin = end
    return found
