"""Tables without rules: columns are what the lines of a page leave blank between their pieces."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from analysis.ingest.readers.aligned import Piece, cells_of, regions_of
from analysis.ingest.readers.drawn import Glyph
from analysis.ingest.readers.set_text import line_text
from analysis.ingest.readers.wrapped_rows import row_ends

_WIDE = 0.75
"""Sizes of a character that part two cells on a line."""
_APART = 1.3
"""Times the usual distance between lines that two rows of a table stand apart."""
TextLine = list[Glyph]


@dataclass(frozen=True)
class Rows:
    """Rows of cells that stand under each other, or lines of running text, from `top` down."""

    top: float
    cells: tuple[tuple[str, ...], ...]
    is_table: bool
    merged: tuple[frozenset[int], ...] = ()


def loose_rows(lines: list[TextLine]) -> list[Rows]:
    """The tables and the running text that lines make, from the top down."""
    if not lines:
        return []
    unit = median(glyph.size for line in lines for glyph in line) / 2
    pieces = [line_pieces(line, unit) for line in lines]
    found, done = [], 0
    for region in regions_of(pieces):
        found += [_running(line) for line in lines[done : region.begin]]
        inside = lines[region.begin : region.end]
        edges = gutters([runs_of(line) for line in inside])
        cells = (
            [cut_at(line, edges) for line in inside]
            if edges
            else [cells_of(p, region.columns) for p in pieces[region.begin : region.end]]
        )
        found.append(Rows(inside[0][0].top, wrapped(inside, cells), is_table=True))
        done = region.end
    return found + [_running(line) for line in lines[done:]]


def _running(line: TextLine) -> Rows:
    return Rows(line[0].top, ((line_text(line),),), is_table=False)


def wrapped(lines: list[TextLine], cells: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Lines of cells put together into rows."""
    with_gaps: list[tuple[str, ...]] = []
    usual = _pitch(lines)
    for place, row in enumerate(cells):
        if place and lines[place][0].y - lines[place - 1][0].y > _APART * usual:
            with_gaps.append(())
        with_gaps.append(row)
    found, begin = [], 0
    for end in row_ends(with_gaps):
        part = [row for row in with_gaps[begin:end] if row]
        if part:
            found.append(joined(part))
        begin = end
    return tuple(found)


def joined(lines: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Lines of cells as one row, a line feed between the lines of a cell."""
    return tuple("\n".join(filter(None, column)) for column in zip(*lines, strict=True))


def _pitch(lines: list[TextLine]) -> float:
    """The usual distance between two lines: the smallest that is common, as rows stand further apart than lines."""
    steps = sorted(below[0].y - above[0].y for above, below in pairwise(lines))
    return steps[len(steps) // 10] if steps else 1.0


def line_pieces(line: TextLine, unit: float) -> list[Piece]:
    """A line as pieces of text with wide gaps between them, positions counted in half characters."""
    found = []
    for run in runs_of(line):
        places = [round(glyph.x0 / unit) for glyph in run]
        text = "".join(glyph.text[:1] or " " for glyph in run)
        found.append(Piece(text, (*places, round(run[-1].x1 / unit))))
    return found


def runs_of(line: TextLine) -> list[TextLine]:
    """A line cut where it leaves a wide gap."""
    found: list[TextLine] = []
    for glyph in line:
        if glyph.text.isspace():
            continue
        room = glyph.x0 - found[-1][-1].x1 if found else 0.0
        if found and room <= _WIDE * min(glyph.size, found[-1][-1].size):
            found[-1].append(glyph)
        else:
            found.append([glyph])
    return found


def gutters(lines: list[list[TextLine]]) -> list[float]:
    """Where columns part: the middles of what nearly all lines with several pieces leave blank."""
    several = [runs for runs in lines if len(runs) > 1]
    spans = sorted((run[0].x0, run[-1].x1) for runs in several for run in runs)
    if not spans:
        return []
    allowed = len(several) // 20
    events = sorted([(start, 1) for start, _ in spans] + [(end, -1) for _, end in spans])
    found, depth, begin = [], 0, None
    size = median(glyph.size for runs in several for run in runs for glyph in run)
    for place, step in events:
        if depth <= allowed < depth + step and begin is not None and place - begin > _WIDE / 2 * size:
            found.append((begin + place) / 2)
        depth += step
        if depth <= allowed and step < 0:
            begin = place
    return found


def cut_at(line: TextLine, edges: list[float]) -> tuple[str, ...]:
    """The text of a line in each column; a single piece that runs over an edge is in the first."""
    columns: list[TextLine] = [[] for _ in range(len(edges) + 1)]
    runs = runs_of(line)
    if len(runs) == 1 and any(runs[0][0].x0 < edge < runs[0][-1].x1 for edge in edges):
        return (line_text(line), *[""] * len(edges))
    for glyph in line:
        columns[sum(edge < glyph.x for edge in edges)].append(glyph)
    return tuple(line_text(column) for column in columns)
