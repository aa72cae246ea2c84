"""Goes through a document whose comments are rows of tables and says of every line what it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.ingest.readers.formats import Pages
from analysis.ingest.rows.heading_rows import HeadingRow, known_heading_rows
from analysis.ingest.rows.lines_around import FrontReader
from analysis.ingest.rows.lines_read import QUESTION, ReadLine, Row, line_place
from analysis.ingest.rows.no_comment import is_line_of_sums, why_no_comment
from analysis.ingest.rows.other_tables import OTHER, other_table
from analysis.ingest.rows.row_joins import continues, may_lack_number
from analysis.ingest.rows.ticked_marks import ticked_mark
from analysis.ingest.words.heading_limits import HEADING_CELLS
from analysis.ingest.words.wording import folded, on_one_line, pattern, says_nothing
from analysis.package.roles import TEXTS, TICKED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.ingest.readers.document import Document, Line
    from analysis.ingest.recipe.source import Source

_NO_ROW = "意見も回答もありません"


class TableReader:
    """Reads the lines once, in order, and remembers table, section and the row above."""

    def __init__(self, document: Document, source: Source, headings: Mapping[str, str]) -> None:
        self.document, self.source = document, source
        self.roles = {folded(key): role for key, role in source.columns.items()}
        self.headings = {folded(text): pillar for text, pillar in headings.items()}
        self.others = {folded(text) for text in (*source.group_headings, *source.sub_headings)}
        self.groups = {folded(text) for text in source.group_headings}
        self.running = {folded(text) for text in source.running}
        self.front = FrontReader(source)
        self.heading_row: HeadingRow | None = None
        self.columns: tuple[tuple[str, str], ...] = ()
        """Column of comments.csv and role of each column of the table in hand."""
        self.other = ""
        """Headings of the table in hand, where it stands below that of the comments and holds none."""
        self.questions: dict[int, str] = {}
        """Place → heading of the columns of opinions, where the table in hand has several side by side."""
        self.page, self.in_page, self.pillar, self.section = 0, 0, "", ""
        self.rows: list[Row] = []
        self.marks: set[str] = set()
        """Marks of the rows, folded."""
        self.last: Line | None = None
        """Line of the row above, or of its last part."""

    def read(self) -> tuple[list[ReadLine], list[Row]]:
        """Every line with its kind, and the comments."""
        lines = self.document.lines
        heading_rows = {heading_row.first: heading_row for heading_row in self._heading_rows(lines)}
        leading = self._leading(min(heading_rows, default=0))
        notes = self._notes(heading_rows)
        found: list[ReadLine] = []
        headings_until = -1
        for index, line in enumerate(lines):
            if index in heading_rows:
                self._enter(heading_rows[index], line)
                headings_until, self.other = heading_rows[index].last, ""
            elif index > headings_until and self.heading_row:
                self.other = other_table(lines, index, self.other)
            corrected = self.source.lines.get(line_place(line))
            kind = "page_header" if index <= headings_until else self._single_text(line) if index in leading else None
            read = self._rejected(line, "表の見出しの上の注記です") if index in notes else self._line(line, corrected or kind)
            found.append(read)
        return self._after(found), self.rows

    def _heading_rows(self, lines: Sequence[Line]) -> list[HeadingRow]:
        if not self.source.headless:
            return known_heading_rows(lines, self.source.columns)
        width = len(self.source.columns)
        first = next((index for index, line in enumerate(lines) if len(line.cells) == width), None)
        # Nothing is the heading of a table without one; its columns go by their places from the first row on.
        return [] if first is None else [HeadingRow(first, first - 1, tuple(self.source.columns))]

    def _leading(self, first: int) -> set[int]:
        """Headings right above the first table, with nothing but empty lines and page marks between."""
        found: set[int] = set()
        for index in range(first - 1, -1, -1):
            line = self.document.lines[index]
            if line.filled:
                if self._single_text(line) not in ("section_heading", "page_mark"):
                    break
                found.add(index)
        return found

    def _notes(self, heading_rows: Mapping[int, HeadingRow]) -> set[int]:
        """Single cells right above a heading repeated inside a sheet: remarks on the table, and no comments."""
        if self.document.format.cuts_cells:
            return set()
        above = [index - 1 for index in sorted(heading_rows)[1:] if index]
        lines = self.document.lines
        return {index for index in above if len(lines[index].cells) > 1 and self._is_note(lines[index])}

    def _is_note(self, line: Line) -> bool:
        return len(line.filled) == 1 and not self._is_heading(line)

    def _is_heading(self, line: Line) -> bool:
        text = folded(line.filled[0])
        return text in self.headings or text in self.others

    def _single_text(self, line: Line) -> str | None:
        return self._single(line.filled[0], line) or None if len(line.filled) == 1 else None

    def _enter(self, heading_row: HeadingRow, line: Line) -> None:
        self.heading_row = heading_row
        roles = [self.roles.get(folded(key), "ignore") for key in heading_row.keys]
        names = zip(heading_row.keys, roles, strict=True)
        self.columns = tuple((key if role in ("attribute", TICKED) else role, role) for key, role in names)
        opinions = {place: heading_row.keys[place] for place, role in enumerate(roles) if role == "opinion"}
        self.questions = opinions if len(opinions) > 1 else {}
        # A text has no pages; there, each repeated heading begins one.
        self._turn(self.page + 1 if self.document.format.pages is Pages.REPEATED else line.page)

    def _turn(self, page: int) -> None:
        if page != self.page:
            self.page, self.in_page = page, 0

    def _line(self, line: Line, kind: str | None) -> ReadLine:
        if not self.heading_row and kind in (None, "front_matter"):
            return self.front.read(line)
        if self.document.format.pages is not Pages.REPEATED and self.heading_row:
            self._turn(line.page)
        if self.other and not kind and line.filled:
            return self._rejected(line, f"{OTHER}（{self.other}）")
        if kind == "continuation" and self.rows:
            self._append(line, self._rest(line))
        read = ReadLine(line, kind, self.page) if kind and kind != "row" else self._table_line(line, forced=kind == "row")
        read.pillar = self.pillar
        return read

    def _table_line(self, line: Line, *, forced: bool) -> ReadLine:
        filled = line.filled
        if not filled:
            return ReadLine(line, "blank", self.page)
        # Without rules, a heading may be cut in two where columns begin.
        if len(filled) <= HEADING_CELLS and (kind := self._single("".join(filled), line)):
            return ReadLine(line, kind, self.page)
        if len(line.cells) == 1 and len(self.columns) > 1:
            return self._rejected(line, "表の外の文です")
        cells = self._fitted(line)
        if cells is None:
            return self._rejected(line, f"{len(self.columns)}列のはずが{len(line.cells)}列です")
        return self._row(line, cells, forced=forced)

    def _single(self, cell: str, line: Line) -> str:
        """What a line with one text is, where that can be said."""
        text = folded(cell) if len(cell) < 200 else ""
        if text in self.headings:
            self.pillar, self.section = self.headings[text], ""
            return "section_heading"
        if text in self.others:
            # A comment right under the heading of a group would belong to no pillar.
            self.pillar = "" if text in self.groups else self.pillar
            return "section_heading"
        if text in self.running or (pattern("page_mark").fullmatch(text) and (line.table is None or len(line.cells) == 1)):
            return "page_mark"
        return ""

    def _fitted(self, line: Line) -> tuple[str, ...] | None:
        """The cells of a line, one for each column; None where they cannot be told apart."""
        width, cells = len(self.columns), line.cells
        if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
            return cells[:width]
        # A text copied from elsewhere may have lost the separators of empty cells at the end of a line.
        if len(cells) < width and self.document.format.plain and cells[-1].strip() and self._optional(len(cells)):
            return (*cells, *[""] * (width - len(cells)))
        return cells if len(cells) == width else None

    def _optional(self, first: int) -> bool:
        return first > 1 and all(role not in TEXTS for _, role in self.columns[first:])

    def _row(self, line: Line, cells: tuple[str, ...], *, forced: bool) -> ReadLine:
        if self.questions:
            return self._answers(line, cells)
        named = {name: cell for (name, role), cell in zip(self.columns, cells, strict=True) if role not in ("ignore", TICKED)}
        if (mark := ticked_mark(self.columns, cells)) is not None:
            named["printed_mark"] = mark
        merged = self._merged(line) | self._carried(line, named)
        merged |= {name for name in self.source.carried if self._below() and not named.get(name, "?").strip()}
        number, texts = named.get("no", ""), [named.get(text, "").strip() for text in TEXTS]
        if "section" in named and (section := on_one_line(named["section"])):
            self.section = section
        if not forced and (reason := why_no_comment(line, named, self.rows, self.marks)):
            return self._rejected(line, reason)
        if not forced and self.rows and self._continues(line, named, merged):
            self._append(line, named)
            return ReadLine(line, "continuation", self.page)
        if not any(texts):
            return self._rejected(line, _NO_ROW)
        if "no" in named and not number.strip() and "no" not in merged and not forced and not self._may_lack_number(named):
            return self._rejected(line, "番号がありません")
        return self._new(line, named, merged)

    def _answers(self, line: Line, cells: tuple[str, ...]) -> ReadLine:
        """A comment for each of the opinions that stand side by side."""
        if is_line_of_sums(cells):
            return self._rejected(line, "合計の行です")
        beside = {
            name: cell
            for (name, role), cell in zip(self.columns, cells, strict=True)
            if role not in ("ignore", "opinion", TICKED)
        }
        given = {place: cells[place] for place in self.questions if cells[place].strip() and not says_nothing(cells[place])}
        found = [
            self._new(line, {**beside, "opinion": text, QUESTION: self.questions[place]}, frozenset())
            for place, text in given.items()
        ]
        begun = sum(read.kind == "row" for read in found)
        return replace(found[0], comments=begun) if begun else self._rejected(line, "自由記述の欄が空です")

    def _merged(self, line: Line) -> frozenset[str]:
        """Columns of the comments whose cell is that of the row above."""
        if not line.merged:
            return frozenset()
        columns = [self.columns[place] for place in line.merged if place < len(self.columns)]
        return frozenset("printed_mark" if role == TICKED else name for name, role in columns)

    def _carried(self, line: Line, named: Mapping[str, str]) -> frozenset[str]:
        """Whether the category of the first row of a page is that of the page before: a merged cell ends where the page does."""
        first = self.document.format.is_printed and self.last is not None and line.page != self.last.page
        empty = first and not named.get("category", "?").strip()
        return frozenset({"category"} if empty and self._joins(len(line.cells)) else ())

    def _below(self) -> bool:
        """Whether a row stands below another one, with no heading between."""
        return bool(self.rows) and self.rows[-1].pillar in (self.pillar, "?")

    def _joins(self, width: int) -> bool:
        """Whether cells of the category are merged downwards somewhere; a heading across the table is merged sideways."""
        place = next(place for place, (name, _) in enumerate(self.columns) if name == "category")
        rows = (each for each in self.document.lines if len(each.cells) == width > len(each.merged) + 1)
        return any(place in each.merged and any(each.cells) for each in rows)

    def _may_lack_number(self, named: Mapping[str, str]) -> bool:
        return may_lack_number(self.document.format, self.rows[-1].cells if self.rows else {}, named)

    def _continues(self, line: Line, named: Mapping[str, str], merged: frozenset[str]) -> bool:
        broken = self.last is not None and line.page != self.last.page
        return continues(self.document.format, self.rows[-1].cells, named, merged, broken=broken)

    def _rest(self, line: Line) -> dict[str, str]:
        """The texts of a line that a person calls the rest of the row above: column by column, or all of it to the opinion."""
        cells = self._fitted(line) if len(line.cells) > 1 else None
        if cells is None:
            return {"opinion": "\n".join(cell for cell in line.cells if cell.strip())}
        return {name: cell for (name, role), cell in zip(self.columns, cells, strict=True) if role not in ("ignore", TICKED)}

    def _append(self, line: Line, named: Mapping[str, str]) -> None:
        row = self.rows[-1]
        for name, cell in named.items():
            if cell.strip():
                row.cells[name] = f"{row.cells[name]}\n{cell}" if row.cells.get(name, "").strip() else cell
        self._remember(row)
        self.last = line

    def _new(self, line: Line, named: dict[str, str], merged: frozenset[str]) -> ReadLine:
        pillar = self._pillar(named)
        if not pillar:
            return self._rejected(line, "どの項目の見出しの下にもありません")
        self.in_page += 1
        if "section" in named:
            named["section"] = self.section
        row = Row(named, self.page, line.line, pillar, merged, f"p{self.page}-r{self.in_page}", line.sheet)
        self.rows.append(row)
        self._remember(row)
        self.last = line
        self.pillar = pillar
        return ReadLine(line, "row", self.page, pillar)

    def _remember(self, row: Row) -> None:
        """Keep the mark of a row: to gather them anew for each line would take as many looks as there are pairs of lines."""
        if mark := folded(row.cells.get("printed_mark", "")):
            self.marks.add(mark)

    def _pillar(self, named: Mapping[str, str]) -> str:
        if self.source.pillars_from != "heading":
            return "?"  # settled once all rows are there
        by_section = self.headings.get(folded(self.section)) if "section" in named else None
        return by_section or self.pillar or self.source.unfiled

    def _rejected(self, line: Line, reason: str) -> ReadLine:
        return ReadLine(line, "rejected", self.page, reason=reason)

    def _after(self, found: list[ReadLine]) -> list[ReadLine]:
        """Lines below the last comment are no longer among the comments: totals, notes, the end of the document."""
        last = max((place for place, read in enumerate(found) if read.kind in ("row", "continuation")), default=len(found))
        self.front.axis = ""
        for place in range(last + 1, len(found)):
            if (
                found[place].kind == "rejected"
                and not found[place].reason.startswith(OTHER)
                and line_place(found[place].line) not in self.source.lines
            ):
                found[place] = replace(self.front.read(found[place].line), page=found[place].page)
        return found
