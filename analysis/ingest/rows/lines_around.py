"""Lines before and after the comments: printed totals, and everything else that a document says of itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.ingest.rows.lines_read import ReadLine, line_place
from analysis.ingest.words.column_headings import heading_weights
from analysis.ingest.words.wording import folded, pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.ingest.readers.document import Line
    from analysis.ingest.recipe.source import Source

_CIRCLED = re.compile("[①-⑳㉑-㊿]")
COUNT = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,9})(件|人|名|通|団体|者)?")


def printed_count(cell: str) -> int | None:
    """The number that a cell of a table of totals holds; None for anything else."""
    found = None if _CIRCLED.search(cell) else COUNT.fullmatch(folded(cell))
    return int(found[1].replace(",", "")) if found else None


def is_count_heading(cell: str) -> bool:
    """Whether counts stand under or beside this cell."""
    return heading_weights(cell).get("count", 0.0) == 1.0


def count_column(cells: Sequence[str]) -> int | None:
    """The column of a head of totals under which the counts of opinions stand; None where no heading says so."""
    found = [place for place, cell in enumerate(cells) if is_count_heading(cell)]
    of_opinions = [place for place in found if "人" not in cells[place] or "意見" in cells[place]]
    return next(iter(of_opinions or found), None)


def heads_counts(cells: Sequence[str]) -> bool:
    """Whether a line is the head of a table of totals: counts stand under one of its columns, behind that of their labels."""
    return bool(count_column(cells))


class FrontReader:
    """Goes through the lines outside the comments and remembers in which table of totals it is."""

    def __init__(self, source: Source) -> None:
        self.heads = {folded(head): axis for head, axis in source.totals.items()}
        self.skipped = {folded(label) for label in source.skipped_totals}
        self.axis, self.column = "", 0
        self.table: int | None = None
        self.across: tuple[str, ...] = ()
        """Labels of a table of totals that goes across: its counts stand in the next line."""
        self.running = {folded(text) for text in source.running}
        self.gap, self.page = False, 0

    def read(self, line: Line) -> ReadLine:
        """Say what a line is."""
        filled = [cell for cell in line.cells if cell.strip()]
        if not filled:
            self.gap = True
            return ReadLine(line, "blank")
        if len(filled) == 1 and self._is_page_mark(line, filled[0]):
            return ReadLine(line, "page_mark")
        if self._begins(line):
            return ReadLine(line, "front_matter")
        if self.axis and self._ends(line, len(filled)):
            self.axis, self.across = "", ()
        self.gap = False
        totals = self._across(line) if self.across else self._down(line)
        totals = tuple(each for each in totals if folded(each[0]) not in self.skipped)
        return ReadLine(line, "total", axis=self.axis, totals=totals) if totals else ReadLine(line, "front_matter")

    def _is_page_mark(self, line: Line, cell: str) -> bool:
        mark = len(line.cells) == 1 and pattern("page_mark").fullmatch(folded(cell)) is not None
        return folded(cell) in self.running or mark

    def _ends(self, line: Line, filled: int) -> bool:
        """Whether the table in hand is over: running text, another table on the page, or a single cell below a gap."""
        if line.table is None or (self.gap and filled == 1):
            return True
        return line.table != self.table and line.page == self.page

    def _begins(self, line: Line) -> bool:
        # Where two tables have the same head, the recipe names the line.
        axis = self.heads.get(line_place(line)) or self.heads.get(folded(line.cells[0]))
        if not axis:
            return False
        column = count_column(line.cells)
        if column == 0 or (column is None and len(line.cells) < 3):
            return False
        self.axis, self.column, self.table, self.page, self.gap = axis, column or 0, line.table, line.page, False
        self.across = () if column else line.cells
        return True

    def _down(self, line: Line) -> tuple[tuple[str, int], ...]:
        if not self.axis or self.column >= len(line.cells):
            return ()
        label = next((cell for cell in line.cells[: self.column] if cell.strip()), "")
        count = printed_count(line.cells[self.column])
        return ((label, count),) if label and count is not None else ()

    def _across(self, line: Line) -> tuple[tuple[str, int], ...]:
        if not is_count_heading(line.cells[0]):
            return ()
        counts = [printed_count(cell) for cell in line.cells[1:]]
        labelled = zip(self.across[1:], counts, strict=False)
        return tuple((label, count) for label, count in labelled if label.strip() and count is not None)
