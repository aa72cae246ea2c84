"""Text whose cells stand under each other, held apart by blanks, as programs write that keep the layout of a page."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby

from analysis.ingest.readers.document import Line
from analysis.ingest.readers.plain.aligned import NEAR, Columns, Piece, Region, cells_of, display_width, pieces_of, regions_of
from analysis.ingest.readers.plain.wrapped_rows import row_ends

GAP = re.compile(r"[ \u3000]{2,}|\u3000")
"""What parts two cells for certain; a single blank may also stand between words."""
BLANK = re.compile(r"[ \u3000]+")
"""What parts two cells where a program counts full-width characters as one: little room is then left between columns."""
FEW_BLANKS = re.compile(r"[ \u3000]{2,}|\u3000|(?<=^[0-9]) |(?<=^[0-9]{2}) |(?<=^ [0-9]) | (?=[A-Za-z0-9]{1,2}$)")
"""The same where the program sets a blank between Japanese characters and figures, too: a blank then parts cells only behind the
number at the beginning of a line and before a mark at its end."""
_SET_APART = re.compile(r"[^\x00-\x7f\u3000] [0-9A-Za-z]|[0-9A-Za-z] [^\x00-\x7f\u3000]")
_SET_CLOSE = re.compile(r"[^\x00-\x7f\u3000][0-9A-Za-z]|[0-9A-Za-z][^\x00-\x7f\u3000]")


SURER = 1.5
"""How much more wide gaps are believed than single blanks where the program sets such in texts: more pieces agree by chance."""
_LONGEST = 2_000
"""Characters past which a line is no row of a printed page."""


def laid_out_lines(lines: list[str]) -> list[Line]:
    """Rows of the tables, their wrapped cells joined by line feeds, and the other lines as running text; page by page, because
    a program that keeps the layout places the columns anew on each."""
    found: list[Line] = []
    tables = 0
    heads = _repeated(lines)
    for _, page in groupby(_with_pages(lines), key=lambda numbered: numbered[0]):
        numbered = [(number, line.strip("\f").expandtabs()) for _, number, line in page]
        read, tables = _page_lines(numbered, tables, heads)
        found += read
    return found


def _repeated(lines: list[str]) -> set[str]:
    """Lines of several cells that come again on other pages: the heading of a table, below which a cell may go on."""
    pages: dict[str, set[int]] = {}
    for page, _, line in _with_pages(lines):
        if len(GAP.split(line.strip())) > 2:
            pages.setdefault("".join(line.split()), set()).add(page)
    return {text for text, at in pages.items() if len(at) > 1}


def _with_pages(lines: list[str]) -> list[tuple[int, int, str]]:
    """Page, number and text of each line: a form feed begins a new page."""
    page, found = 0, []
    for number, line in enumerate(lines, start=1):
        page += line.startswith("\f")
        found.append((page, number, line))
    return found


def _page_lines(page: list[tuple[int, str]], tables: int, heads: set[str]) -> tuple[list[Line], int]:
    """Lines of one page, and the number of the last table in it; lines in `heads` are rows of their own."""
    pieces, regions = _measured([line for _, line in page])
    found: list[Line] = []
    done = 0
    for region in regions:
        tables += 1
        found += [_running(*page[index]) for index in range(done, region.begin)]
        found += _table_lines(page, pieces, region, tables, heads)
        done = region.end
    return found + [_running(*page[index]) for index in range(done, len(page))], tables


def _measured(lines: list[str]) -> tuple[list[list[Piece]], list[Region]]:
    """Positions by the measure (characters or their widths) under which the lines of the page agree better."""
    blank = _blank(lines)
    found = []
    for measure, gap in ((display_width, GAP), (len, GAP), (len, blank)):
        pieces = [pieces_of(line, gap, measure) if len(line) < _LONGEST else [] for line in lines]
        regions = _tables(pieces, gap)
        surer = SURER if gap is GAP and blank is FEW_BLANKS else 1
        found.append((surer * sum(region.agreement for region in regions), pieces, regions))
    _, pieces, regions = max(found, key=lambda measured: measured[0])
    return pieces, regions


def _tables(pieces: list[list[Piece]], gap: re.Pattern[str]) -> list[Region]:
    """The stretches of lines that are tables; of one with more prose than rows, those between its lines of prose."""
    found: list[Region] = []
    for region in _regions(pieces, gap):
        inside = pieces[region.begin : region.end]
        across = [_runs_across(line, region.columns) for line in inside]
        if sum(across) * 2 <= sum(len(line) > 1 for line in inside):
            found.append(region)
            continue
        for prose, places in groupby(range(len(across)), key=across.__getitem__):
            first, *_ = between = list(places)
            parts = [] if prose else _regions(inside[first : between[-1] + 1], gap)
            step = region.begin + first
            found += [replace(part, begin=part.begin + step, end=part.end + step) for part in parts]
    return found


def _regions(pieces: list[list[Piece]], gap: re.Pattern[str]) -> list[Region]:
    """Stretches of lines with the same columns. A single blank stands behind the sign of a list and within sentences, too: lines
    that only these part must agree well, and have more than two columns."""
    regions = regions_of(pieces)
    return [each for each in regions if gap is GAP or (each.agreement > 0 and len(each.columns) > 2)]


def _runs_across(line: list[Piece], columns: Columns) -> bool:
    """Whether a line runs on over the edge of a column: text in which some lines happen to have wide gaps, such as Q1　text."""
    (_, first), (second, _), *_ = columns
    return len(line) == 1 and line[0].start <= first + NEAR and line[0].end > second + NEAR


def _blank(lines: list[str]) -> re.Pattern[str]:
    """What parts two cells on this page where a single blank may."""
    apart, close = (sum(len(pattern.findall(line)) for line in lines) for pattern in (_SET_APART, _SET_CLOSE))
    return FEW_BLANKS if apart > close else BLANK


def _running(number: int, text: str) -> Line:
    return Line(1, number, (text.strip(),))


def _table_lines(
    page: list[tuple[int, str]], pieces: list[list[Piece]], region: Region, table: int, heads: set[str]
) -> list[Line]:
    """Rows of a table, each from the lines that its cells are wrapped over; empty lines between them stay lines."""
    inside = range(region.begin, region.end)
    cells = [cells_of(pieces[index], region.columns) for index in inside]
    found: list[Line] = []
    begin = 0
    for end in _ends(cells, ["".join(page[index][1].split()) in heads for index in inside]):
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


def _ends(cells: list[tuple[str, ...]], alone: list[bool]) -> list[int]:
    """For each row the index after its last line, where some lines are rows of their own."""
    apart = {end for index, is_alone in enumerate(alone) if is_alone for end in (index, index + 1) if end}
    return sorted(apart.union(row_ends(cells)))
