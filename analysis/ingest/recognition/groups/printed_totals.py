"""Tables of totals before and after the comments: what they count, by their labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.ingest.recipe.source import Source
from analysis.ingest.rows.lines_around import FrontReader, heads_counts, is_count_heading
from analysis.ingest.rows.lines_read import line_place
from analysis.ingest.words.wording import folded, is_sum, spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.ingest.readers.document import Line


@dataclass(frozen=True)
class TotalTable:
    """A table of counts."""

    head: str
    """First cell of its head, or the place of that line where another table has the same one."""
    labels: tuple[str, ...]
    """As printed, sums too."""
    wordings: tuple[str, ...]
    """The cell beside each label, where there is one between it and the count."""
    counts: tuple[int, ...]

    def named(self) -> list[str]:
        """Labels that are no sums."""
        return [label for label in self.labels if not is_sum(label)]


def total_tables(lines: Sequence[Line]) -> list[TotalTable]:
    """Every table of counts in these lines, whatever it counts."""
    heads = {line_place(line) for line, below in zip(lines, [*lines[1:], None], strict=False) if _may_be_head(line, below)}
    reader = FrontReader(_source(dict.fromkeys(heads, "pillar")))
    found: list[tuple[Line, list[tuple[str, str, int]]]] = []
    page = 0
    for line in lines:
        read = reader.read(line)
        if line_place(line) in heads and read.kind == "front_matter":
            repeated = bool(found) and line.page > page and found[-1][0].cells == line.cells
            found += [] if repeated else [(line, [])]
            page = line.page
        elif read.kind == "total" and found:
            wording = _wording(line, len(read.totals))
            found[-1][1].extend((label, wording, count) for label, count in read.totals)
            page = line.page
    return _told_apart([(line, rows) for line, rows in found if rows])


def _told_apart(found: list[tuple[Line, list[tuple[str, str, int]]]]) -> list[TotalTable]:
    heads = [folded(line.cells[0]) for line, _ in found]
    return [
        TotalTable(
            spaced(line.cells[0]) if heads.count(folded(line.cells[0])) == 1 and line.cells[0].strip() else line_place(line),
            *(tuple(column) for column in zip(*rows, strict=True)),
        )
        for line, rows in found
    ]


def _may_be_head(line: Line, below: Line | None) -> bool:
    """Whether counts stand below a column of this line, or in the line below all of them."""
    across = (
        below is not None and len(line.cells) > 2 and len(line.cells) == len(below.cells) and is_count_heading(below.cells[0])
    )
    return heads_counts(line.cells) or across


def _wording(line: Line, totals: int) -> str:
    filled = [cell for cell in line.cells if cell.strip()]
    return spaced(filled[1]) if totals == 1 and len(filled) > 2 else ""


def _source(totals: dict[str, str]) -> Source:
    return Source(file="", sha256="", columns={}, totals=totals)
