"""What a reader finds in a published file, whatever its format: lines of cells, in reading order, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from analysis.ingest.readers.formats import Format
    from analysis.package.problem import Problem


@dataclass(frozen=True)
class Line:
    """A row of a table, or a line of running text, which is a row of one cell."""

    page: int
    """Page of the PDF, sheet of the workbook, from 1; 1 in a text, a CSV or a page of HTML."""
    line: int
    """Line of a text or CSV, row of a sheet, from 1; in a PDF or HTML the running number of the line in the whole document."""
    cells: tuple[str, ...]
    """Verbatim; a line break inside a cell is a line feed, a cell that holds nothing is an empty string."""
    table: int | None = None
    """Number of the table in the document, from 1; None for running text. A table that goes on over a page break is one table
    only where the format says so: whether the next page continues it is for the reader of its content to decide."""
    merged: frozenset[int] = frozenset()
    """Columns in which the original has no cell of its own, because the cell above (or on the left) extends over this one."""
    end: int | None = None
    """Last line of the original that the cells take, where that is not `line`."""
    apart: bool = False
    """Whether it stands around the content of a web page: navigation, banner, footer."""
    sheet: str = ""
    """Name of the sheet of a workbook."""
    level: int = 0
    """Level of a heading, from 1, where the format itself says that the line is one, 7 for what is pressed to open a text; -1 for
    the first line of an item of a list; 0 for other lines."""

    @cached_property
    def filled(self) -> tuple[str, ...]:
        """The cells that hold more than blanks: asked for by every step that looks at a line."""
        found = tuple(cell for cell in self.cells if cell and not cell.isspace())
        return self.cells if len(found) == len(self.cells) else found


@dataclass(frozen=True)
class Document:
    """A file, read."""

    name: str
    sha256: str
    format: Format
    lines: tuple[Line, ...]
    doubts: tuple[Problem, ...] = field(default=())
    """What the reader is not sure of: damaged characters, overlapping text, a sheet that is hidden."""
    files: tuple[str, ...] = ()
    """Names of the files, where the document is a zip of several; `sheet` of a line then begins with that of its file."""

    @property
    def content(self) -> Document:
        """The same without what stands around the content of a web page."""
        inside = tuple(line for line in self.lines if not line.apart)
        return self if len(inside) == len(self.lines) else replace(self, lines=inside)


def sheet_lines(
    rows: Mapping[int, Mapping[int, str]], merged: Mapping[int, Sequence[int]], *, page: int, sheet: str
) -> Iterator[Line]:
    """The rows of a sheet that hold anything, from the first column that is used to the last; of empty ones in a row, the first.

    `rows`: number of the row, from 1 → column → text; `merged`: row → columns that belong to the cell above or on the left.
    """
    columns = [column for cells in rows.values() for column in cells]
    first, last = min(columns, default=0), max(columns, default=-1)
    before = None
    for number in sorted(rows):
        if before is not None and number > before + 1:
            yield Line(page, before + 1, ("",), sheet=sheet)
        cells = tuple(rows[number].get(column, "") for column in range(first, last + 1))
        joined = frozenset(column - first for column in merged.get(number, ()) if first <= column <= last)
        yield Line(page, number, cells, page, joined, sheet=sheet)
        before = number
