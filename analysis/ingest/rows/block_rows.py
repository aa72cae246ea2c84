"""Goes through a document whose comments stand one below the other, each text under or beside a word that marks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.ingest.rows.lines_around import FrontReader
from analysis.ingest.rows.lines_read import ReadLine, Row, line_place
from analysis.ingest.words.block_marks import BlockMark, block_mark, label_groups
from analysis.ingest.words.wording import folded, is_number, pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.ingest.readers.document import Document, Line
    from analysis.ingest.recipe.source import Source


class BlockReader:
    """Reads the lines once, in order, and remembers section, comment and which of its texts goes on."""

    def __init__(self, document: Document, source: Source, headings: Mapping[str, str]) -> None:
        self.document, self.source = document, source
        self.roles = {folded(label): role for label, role in source.columns.items()}
        self.headings = {folded(text): pillar for text, pillar in headings.items()}
        self.others = {folded(text) for text in (*source.group_headings, *source.sub_headings)}
        self.running = {folded(text) for text in source.running}
        self.front = FrontReader(source)
        self.pillar, self.role, self.in_page, self.page = "", "", 0, 0
        self.rows: list[Row] = []
        self.pending: dict[str, str] = {}
        """Cells that stand before the opinion they belong to."""

    def read(self) -> tuple[list[ReadLine], list[Row]]:
        """Every line with its kind, and the comments."""
        found = []
        for line in self.document.lines:
            kind = self.source.lines.get(line_place(line))
            read = ReadLine(line, kind) if kind else self._line(line)
            read.page, read.pillar = line.page if self.rows else 0, self.pillar
            found.append(read)
        return found, self.rows

    def _line(self, line: Line) -> ReadLine:
        filled = [cell for cell in line.cells if cell.strip()]
        if not filled:
            return self.front.read(line)
        text = folded(filled[0])
        if len(filled) == 1 and (kind := self._furniture(text)):
            return ReadLine(line, kind)
        if mark := self._mark(filled):
            groups = label_groups(filled, self._is_label)
            if len(groups) > 1:
                read = [self._marked(line, self._mark(group) or mark) for group in groups]
                return read[0]
            return self._marked(line, mark)
        if not self.role:
            return self.front.read(line)
        self._add("\n".join(filled))
        return ReadLine(line, "continuation")

    def _furniture(self, text: str) -> str:
        if text in self.headings:
            self.pillar, self.role = self.headings[text], ""
            return "section_heading"
        if text in self.others:
            self.role = ""
            return "section_heading"
        if text in self.running or pattern("page_mark").fullmatch(text):
            return "page_mark"
        return ""

    def _mark(self, filled: Sequence[str]) -> BlockMark | None:
        """The mark of a line: its first cell, or the second beside a number; the cells after it are its text."""
        mark, number, cells = self._mark_of(filled[0]), "", filled
        # 意見1 is a number, too, where the word beside it says what the text is.
        if len(filled) > 1 and is_number(filled[0]) and (beside := self._mark_of(filled[1])):
            mark, number, cells = beside, filled[0], filled[1:]
        if mark is None:
            return None
        return BlockMark(mark.label, mark.number or number, "\n".join(filter(None, (mark.rest, *cells[1:]))))

    def _mark_of(self, cell: str) -> BlockMark | None:
        return block_mark(cell, self._is_label)

    def _is_label(self, label: str) -> bool:
        return folded(label) in self.roles

    def _marked(self, line: Line, mark: BlockMark) -> ReadLine:
        role = self.roles[folded(mark.label)]
        if role == "opinion":
            return self._begin(line, mark)
        if role == "no" or not self.rows or (role != "reply" and role in self.rows[-1].cells):
            self._keep(role, mark)
            self.role = "" if role == "no" else role
            return ReadLine(line, "page_header")
        self.role = role
        self._add(mark.rest)
        return ReadLine(line, "continuation")

    def _keep(self, role: str, mark: BlockMark) -> None:
        """Keep what stands before the opinion; in 意見番号1（計画の期間）, what follows the number says what it is about."""
        if role == "no" and mark.number and mark.rest:
            self.pending |= {"no": mark.number, "category": mark.rest.strip("（()）")}
        else:
            self.pending[role] = mark.rest or mark.number

    def _begin(self, line: Line, mark: BlockMark) -> ReadLine:
        if self.role == "opinion" and self.rows and not self.rows[-1].cells["opinion"]:  # 意見1, and below it 意見の概要
            self.rows[-1].cells |= {"opinion": mark.rest, **({"no": mark.number} if mark.number else {})}
            return ReadLine(line, "continuation")
        if self.page != line.page:
            self.page, self.in_page = line.page, 0
        self.in_page += 1
        pillar = self.pillar if self.source.pillars_from == "heading" else "?"
        if not (pillar or self.source.unfiled):
            return ReadLine(line, "rejected", reason="どの項目の見出しの下にもありません")
        cells = {**self.pending, "opinion": mark.rest}
        if mark.number:
            cells["no"] = mark.number
        place = f"p{self.page}-r{self.in_page}"
        self.rows.append(Row(cells, line.page, line.line, pillar or self.source.unfiled, place=place, sheet=line.sheet))
        self.pending, self.role = {}, "opinion"
        return ReadLine(line, "row")

    def _add(self, text: str) -> None:
        cells = self.pending if self.role in self.pending else self.rows[-1].cells
        cells[self.role] = "\n".join(filter(None, (cells.get(self.role, ""), text)))
