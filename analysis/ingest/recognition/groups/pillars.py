"""Under which pillar each comment is filed: by headings among the comments, by a column, or all under one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from analysis.ingest.recognition.groups.mark_headings import marks_apart
from analysis.ingest.recognition.groups.sections import Sections, pillar_rows, sections
from analysis.ingest.rows.lines_read import QUESTION, SHEET
from analysis.ingest.words.label_matching import matching_labels
from analysis.ingest.words.wording import folded, on_one_line, pattern, spaced

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.ingest.recipe.source import Source
    from analysis.ingest.recognition.groups.legend import LegendEntry
    from analysis.ingest.recognition.groups.printed_totals import TotalTable
    from analysis.ingest.rows.lines_read import ReadLine, Row

ALL, UNFILED = "全体", "（項目の見出しなし）"
MOST = 40
"""Pillars that a column of categories may make; more are no parts of a plan. 10 and 1,000 read the documents of the bench
alike."""
PillarRow = dict[str, "str | int | None"]


@dataclass(frozen=True)
class Filing:
    """The pillars, and how a comment comes to its own."""

    pillars: list[PillarRow]
    pillars_from: str
    unfiled: str
    sections: Sections
    marks: Mapping[str, LegendEntry] = field(default_factory=dict)
    """Heading → entry of the legend, where headings say what became of the comments below them."""

    def source_fields(self) -> dict[str, Any]:
        """What the recipe says of it."""
        return {
            "pillars_from": self.pillars_from,
            "group_headings": dict.fromkeys(self.sections.groups, "意見のない上位の見出し"),
            "sub_headings": dict.fromkeys(self.sections.subs, "柱の中の小見出し"),
        }


def filing(
    read: Sequence[ReadLine], rows: Sequence[Row], source: Source, tables: Sequence[TotalTable], group: str = ""
) -> Filing:
    """How comments are filed.

    `group` is the column a person chose; otherwise the questions of a survey come first, then a column of sections, headings, a
    column of categories that come again and again, and the sheets of a workbook.
    """
    labels = [label for table in tables for label in table.named()]
    found, marks = marks_apart(sections(read, labels=labels, texts=source.columns if source.layout == "blocks" else ()))
    return replace(_filed(read, rows, source, labels, found, group), marks=marks)


def _filed(
    read: Sequence[ReadLine], rows: Sequence[Row], source: Source, labels: Sequence[str], found: Sections, group: str
) -> Filing:
    if group:
        return _by_column(rows, group, labels, found)
    if any(QUESTION in row.cells for row in rows):
        return _by_column(rows, QUESTION, labels, found)
    if _has(source, "section") and (cells := _section_cells(rows)):
        return _filing(cells, "heading", labels, _beside(found), _unfiled(rows, "section"))
    if found.pillars and not _is_title(read, found.pillars):
        early = _before_first_heading(read, found)
        return _filing(list(found.pillars), "heading", labels, found, UNFILED if early else "")
    names = _distinct(rows, "category")
    filled = sum(bool(row.cells.get("category", "").strip()) or "category" in row.merged for row in rows)
    if 1 < len(names) <= min(MOST, len(rows) * 0.4) and filled * 10 >= len(rows) * 9:
        return _by_column(rows, "category", labels, found)
    if sheets := _sheets(rows):
        return _filing(sheets, SHEET, labels, found, "")
    return _filing([], "none", labels, found if not found.pillars else Sections(()), ALL)


def _is_title(read: Sequence[ReadLine], pillars: Sequence[str]) -> bool:
    """Whether the only heading is the first line of the document: 第3回懇談会の記録."""
    first = next((spaced(cell) for each in read for cell in each.line.cells if cell.strip()), "")
    return len(pillars) == 1 and folded(pillars[0]) == folded(first)


def _sheets(rows: Sequence[Row]) -> list[str]:
    """Names of the sheets with comments; empty where there is one only, or where nobody named them."""
    names = list(dict.fromkeys(row.sheet for row in rows))
    named = all(names) and not any(pattern("sheet").fullmatch(folded(name)) for name in names)
    return names if named and len(names) > 1 else []


def _by_column(rows: Sequence[Row], column: str, labels: Sequence[str], found: Sections) -> Filing:
    names = _distinct(rows, column)
    return _filing(names, column, labels, _beside(found), UNFILED if len(names) == 0 or _unfiled(rows, column) else "")


def _beside(found: Sections) -> Sections:
    """Headings that file nothing, since a column does."""
    return Sections((), (), (*found.pillars, *found.groups, *found.subs))


def _filing(names: list[str], origin: str, labels: Sequence[str], found: Sections, unfiled: str) -> Filing:
    wording = "heading" if origin == "heading" else "category"
    matched = matching_labels(names, labels) if len(names) <= 200 else {}
    pillars = pillar_rows(names, wording, matched)
    if unfiled:
        pillars += [{**_bare(unfiled), "order": len(pillars) + 1}]
    return Filing(pillars, origin, unfiled, found)


def _bare(name: str) -> PillarRow:
    return {"pillar": name, "name": name, "short_name": name, "total_label": None, "heading": None, "category": None}


def _has(source: Source, role: str) -> bool:
    return role in source.columns.values()


def _section_cells(rows: Sequence[Row]) -> list[str]:
    """Sections in order; empty where they are so many that the column names something else."""
    names = _distinct(rows, "section")
    return names if len(names) <= max(MOST, len(rows) // 3) else []


def _distinct(rows: Sequence[Row], column: str) -> list[str]:
    """Different texts of a column in order, as printed on one line."""
    found: dict[str, str] = {}
    for row in rows:
        if (text := row.cells.get(column, "")) and (key := folded(text)):
            found.setdefault(key, on_one_line(text))
    return list(found.values())


def _unfiled(rows: Sequence[Row], column: str) -> str:
    """The pillar of comments whose cell is empty, where there are any."""
    empty = any(not row.cells.get(column, "").strip() and column not in row.merged for row in rows)
    return UNFILED if empty else ""


def _before_first_heading(read: Sequence[ReadLine], found: Sections) -> bool:
    """Whether some comment stands above every heading, or right under one that only gathers others."""
    pillars = {folded(text) for text in found.pillars}
    groups = {folded(text) for text in found.groups}
    filed = False
    for each in read:
        filled = each.line.filled
        key = folded(filled[0]) if len(filled) == 1 else ""
        filed = (filed or key in pillars) and key not in groups
        if each.kind == "row" and not filed:
            return True
    return False
