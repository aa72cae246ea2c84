"""The counts of a document in which no comment is found: its tables of totals, what it says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.ingest.recipe.copied import Copied, CopiedPart, CopiedType
from analysis.ingest.recognition.cover import cover
from analysis.ingest.recognition.groups.legend import LegendEntry, legend
from analysis.ingest.recognition.groups.legend_table import labelled_entries
from analysis.ingest.recognition.groups.printed_totals import total_tables
from analysis.ingest.rows.front_matter import front_matter
from analysis.ingest.rows.lines_read import ReadLine
from analysis.ingest.words.meanings import UNKNOWN, meaning_of_mark
from analysis.ingest.words.wording import folded, is_sum

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.ingest.readers.document import Document
    from analysis.ingest.recognition.groups.printed_totals import TotalTable

ALONE = "この文書には意見の一覧がなく、件数の表だけがあります"
FEWEST = 2
"""Rows of a table of counts: one may be a sentence about a number."""


def printed_alone(document: Document) -> Copied | None:
    """What a person would copy of such a document, to be looked at by one; None where it has no table of counts."""
    lines = document.content.lines
    tables = [table for table in total_tables(lines) if len(table.named()) >= FEWEST]
    if not tables:
        return None
    entries = labelled_entries(legend([line.cells for line in lines], []), tables)
    marks = {folded(entry.total_label): entry for entry in entries if entry.total_label}
    by_type = next((table for table in tables if _counts_types(table, marks)), None)
    by_part = next((table for table in tables if table is not by_type), None)
    said = front_matter(["\t".join(line.cells) for line in lines])
    named = cover(document, [ReadLine(line, "front_matter") for line in lines])
    sums = [count for table in (by_part, by_type) if table for count in _sums(table)]
    received = said.comments if said.comments is not None else next(iter(sums), None)
    return Copied(
        title=named.title,
        publisher=named.publisher,
        plan=named.plan,
        place=document.name,
        received=received,
        people=said.people,
        organisations=said.organisations,
        period_start=said.period_start,
        period_end=said.period_end,
        types=_types(by_type, marks) if by_type else (),
        type_sum=next(iter(_sums(by_type)), None) if by_type else None,
        parts=tuple(CopiedPart(name, count) for name, _, count in _rows(by_part)) if by_part else (),
    )


def _counts_types(table: TotalTable, marks: Mapping[str, LegendEntry]) -> bool:
    """Whether at least half of what a table counts are marks of the legend, or words that say an answer."""
    rows = _rows(table)
    known = sum(folded(name) in marks or meaning_of_mark(name, wording or name, "") is not None for name, wording, _ in rows)
    return known * 2 >= len(rows)


def _types(table: TotalTable, marks: Mapping[str, LegendEntry]) -> tuple[CopiedType, ...]:
    return tuple(_type(name, wording, count, marks.get(folded(name))) for name, wording, count in _rows(table))


def _type(name: str, wording: str, count: int, entry: LegendEntry | None) -> CopiedType:
    mark, worded = (entry.mark, entry.wording) if entry else (name, wording or name)
    return CopiedType(mark, worded, count, meaning_of_mark(mark, worded, "") or UNKNOWN)


def _rows(table: TotalTable) -> Sequence[tuple[str, str, int]]:
    """Label, wording and count of each row that is no sum."""
    rows = zip(table.labels, table.wordings, table.counts, strict=True)
    return [(label, wording, count) for label, wording, count in rows if not is_sum(label)]


def _sums(table: TotalTable) -> list[int]:
    return [count for label, count in zip(table.labels, table.counts, strict=True) if is_sum(label)]
