"""Tables without rules: columns are what the lines of a page leave blank between their pieces."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from analysis.ingest.readers.pdf.gaps import TextLine, cut_at, gutters, runs_of, runs_over
from analysis.ingest.readers.pdf.prose_columns import beside, halves, is_prose
from analysis.ingest.readers.pdf.set_text import line_text
from analysis.ingest.readers.plain.aligned import Piece, Region, cells_of, regions_of
from analysis.ingest.readers.plain.wrapped_rows import row_ends


@dataclass(frozen=True)
class Rows:
    """Rows of cells that stand under each other, or lines of running text, from `top` down."""

    top: float
    cells: tuple[tuple[str, ...], ...]
    is_table: bool
    merged: tuple[frozenset[int], ...] = ()


def loose_rows(lines: list[TextLine], prose: list[float]) -> list[Rows]:
    """The tables and the running text that lines make, from the top down.

    `prose` holds where the pages so far leave room between two columns of text; what is found on this one is added.
    """
    if not lines:
        return []
    unit = median(glyph.size for line in lines for glyph in line) / 2
    pieces = [line_pieces(line, unit) for line in lines]
    found, done = [], 0
    for region in regions_of(pieces):
        if region.begin < done:
            continue
        found += [_running(line) for line in lines[done : region.begin]]
        inside = lines[region.begin : region.end]
        edges = gutters([runs_of(line) for line in inside])
        if _is_prose(inside, edges or [(first - 1) * unit for first, _ in region.columns[1:]]):
            found += [_running(line) for line in inside]
            done = region.end
            continue
        if _in_columns(inside, edges, prose):
            begin, end = _reach(lines, region, edges[0], done)
            found = found[: len(found) - (region.begin - begin)] + _by_column(lines[begin:end], edges[0])
            done = end
            continue
        cells = (
            [cut_at(line, edges) for line in inside]
            if edges
            else [cells_of(p, region.columns) for p in pieces[region.begin : region.end]]
        )
        found.append(Rows(inside[0][0].top, wrapped(inside, cells), is_table=True))
        done = region.end
    return found + [_running(line) for line in lines[done:]]


def _in_columns(lines: list[TextLine], edges: list[float], prose: list[float]) -> bool:
    """Whether lines are text in two columns: by their words, or as on a page before."""
    if len(edges) != 1:
        return False
    if not any(abs(edges[0] - known) < lines[0][0].size for known in prose):
        columns = list(zip(*(map(line_text, halves(line, edges[0])) for line in lines), strict=True))
        if not is_prose(columns):
            return False
        prose.append(edges[0])
    return True


def _reach(lines: list[TextLine], region: Region, edge: float, done: int) -> tuple[int, int]:
    """The lines of a region with those right above and below that stand in one of its columns."""
    begin, end = region.begin, region.end
    while begin > done and beside(lines[begin - 1], edge) and lines[begin - 1][0].x0 > edge:
        begin -= 1
    while end < len(lines) and beside(lines[end], edge):
        end += 1
    return begin, end


def _by_column(lines: list[TextLine], edge: float) -> list[Rows]:
    """Lines as running text, those of the left column first; all stand at the top of the first, to stay in this order."""
    columns = zip(*(halves(line, edge) for line in lines), strict=True)
    texts = [(line_text(line),) for column in columns for line in column if line]
    return [Rows(lines[0][0].top, tuple(texts), is_table=False)]


def _is_prose(lines: list[TextLine], edges: list[float]) -> bool:
    """Whether lines run on over the edges of columns: text in which some lines happen to have wide gaps, such as 意見1　text."""
    runs = [runs_of(line) for line in lines]
    across = sum(len(pieces) == 1 and all(runs_over(pieces[0], edge) for edge in edges) for pieces in runs)
    return across * 2 > sum(len(pieces) > 1 for pieces in runs)


def _running(line: TextLine) -> Rows:
    return Rows(line[0].top, ((line_text(line),),), is_table=False)


def wrapped(lines: list[TextLine], cells: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Lines of cells put together into rows; a band that is blank across the page and wider than between lines parts rows."""
    with_gaps: list[tuple[str, ...]] = []
    usual, bottom = _leading(lines), lines[0][0].top
    for line, row in zip(lines, cells, strict=True):
        if with_gaps and min(glyph.top for glyph in line) - bottom > usual:
            with_gaps.append(())
        with_gaps.append(row)
        bottom = max(bottom, *(glyph.bottom for glyph in line))
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


def _leading(lines: list[TextLine]) -> float:
    """The most that is blank between two lines of the same cell: a little more than usual between lines in the same column."""
    runs = [run for line in lines for run in runs_of(line)]
    blanks = []
    for place, run in enumerate(runs):
        below = next((other for other in runs[place + 1 : place + 12] if _under(run, other)), None)
        if below:
            blanks.append(below[0].top - run[0].bottom)
    size = median(glyph.size for run in runs for glyph in run)
    usual = sorted(blanks)[len(blanks) // 5] if blanks else 0.0
    return max(usual, 0.0) + 0.35 * size


def _under(run: TextLine, other: TextLine) -> bool:
    """Whether a piece of text stands below another one in the same column: they begin at the same place."""
    return other[0].top >= run[0].bottom - 0.3 * run[0].size and abs(other[0].x0 - run[0].x0) < run[0].size


def line_pieces(line: TextLine, unit: float) -> list[Piece]:
    """A line as pieces of text with wide gaps between them, positions counted in half characters."""
    found = []
    for run in runs_of(line):
        places = [round(glyph.x0 / unit) for glyph in run]
        text = "".join(glyph.text[:1] or " " for glyph in run)
        found.append(Piece(text, (*places, round(run[-1].x1 / unit))))
    return found
