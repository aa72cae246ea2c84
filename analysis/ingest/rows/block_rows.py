"""Goes through a document whose comments stand one below the other, each text under or beside a word that marks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.ingest.rows.lines_around import FrontReader
from analysis.ingest.rows.lines_read import ANSWERED_BY, ReadLine, Row, line_place
from analysis.ingest.words.block_marks import HEADED, TEXT_BELOW, BlockMark, block_mark, label_groups
from analysis.ingest.words.wording import folded, is_number, pattern, spaced

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.ingest.readers.document import Document, Line
    from analysis.ingest.recipe.source import Source


class BlockReader:
    """Reads the lines once, in order, and remembers section, comment and which of its texts goes on."""

    def __init__(self, document: Document, source: Source, headings: Mapping[str, str]) -> None:
        self.document, self.source = document, source
        self.roles = {folded(label): role for label, role in source.columns.items()}
        self.names = {folded(label): label if role == "attribute" else role for label, role in source.columns.items()}
        """Word → column of comments.csv."""
        self.last = self._last_mark()
        self.headings = {folded(text): pillar for text, pillar in headings.items()}
        self.others = {folded(text) for text in (*source.group_headings, *source.sub_headings)}
        self.running = {folded(text) for text in source.running}
        self.front = FrontReader(source)
        self.pillar, self.role, self.in_page, self.page = "", "", 0, 0
        self.place, self.headed = 0, False
        """The line in hand; whether a heading that belongs to a comment stands right above."""
        self.table: int | None = None
        """Table of the comment in hand, where it has one of its own."""
        self.rows: list[Row] = []
        self.pending: dict[str, str] = {}
        """Cells that stand before the opinion they belong to."""

    def read(self) -> tuple[list[ReadLine], list[Row]]:
        """Every line with its kind, and the comments."""
        found = []
        for place, line in enumerate(self.document.lines):
            self.place = place
            kind = self.source.lines.get(line_place(line))
            read = self._forced(line, kind) if kind else self._line(line)
            read.page, read.pillar = line.page if self.rows else 0, self.pillar
            found.append(read)
        return found, self.rows

    def _forced(self, line: Line, kind: str) -> ReadLine:
        """A line as a person said what it is."""
        text = "\n".join(cell for cell in line.cells if cell.strip())
        if kind == "row":
            return self._begin(line, BlockMark("", "", text))
        if kind == "continuation" and self.rows:
            self.role = self.role or "opinion"
            self._add(text)
        return ReadLine(line, kind)

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
        if headed := self.roles.get(HEADED.format(line.level)) if line.level else None:
            return self._marked(line, BlockMark(HEADED.format(line.level), "", spaced("".join(filled))), headed)
        if self._is_over(line, text) or self._has_its_word():
            self.role = ""
        if not self.role and self.headed and TEXT_BELOW in self.roles:
            self.headed = False
            return self._marked(line, BlockMark(TEXT_BELOW, "", "\n".join(filled)))
        if not self.role:
            return self.front.read(line)
        kind = "page_header" if self.role in self.pending else "continuation"  # beside a comment, no text of one
        self._add("\n".join(filled))
        return ReadLine(line, kind)

    def _last_mark(self) -> int:
        """Place of the last line that begins a text."""
        marked = (place for place in range(len(self.document.lines) - 1, -1, -1) if self._marks(self.document.lines[place]))
        return next(marked, -1)

    def _marks(self, line: Line) -> bool:
        filled = [cell for cell in line.cells if cell.strip()]
        return bool(filled) and (HEADED.format(line.level) in self.roles or self._mark(filled) is not None)

    def _has_its_word(self) -> bool:
        """Whether the text in hand is a mark or a date that stands there already: it does not go on in a further line."""
        given = folded(
            (self.pending if self.role in self.pending else self.rows[-1].cells if self.rows else {}).get(self.role, "")
        )
        kind = {"printed_mark": "mark", "date": "date"}.get(self.role)
        return bool(given) and kind is not None and pattern(kind).fullmatch(given) is not None

    def _is_over(self, line: Line, text: str) -> bool:
        """Whether what a page says at its end begins here: below the last word that marks a text, and unlike any text above."""
        return self.place > self.last and len(line.cells) == 1 and pattern("ending").fullmatch(text) is not None

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
        text = "\n".join(filter(None, (mark.rest, *cells[1:])))
        return BlockMark(mark.label, mark.number or number, text, mark.who)

    def _mark_of(self, cell: str) -> BlockMark | None:
        return block_mark(cell, self._is_label)

    def _is_label(self, label: str) -> bool:
        return folded(label) in self.roles

    def _marked(self, line: Line, mark: BlockMark, role: str = "") -> ReadLine:
        role, name = role or self.roles[folded(mark.label)], self.names[folded(mark.label)]
        if mark.label == HEADED.format(line.level):
            self.headed, self.role = True, ""
        if role == "opinion":
            return self._begin(line, mark)
        if role == "no" or not self.rows or (role != "reply" and (name in self.rows[-1].cells or self._is_next_card(line))):
            self._keep(name, mark)
            self.role = "" if role == "no" or self.headed else name
            return ReadLine(line, "page_header")
        self.role = name
        self._add(mark.rest)
        if role == "reply" and mark.who:
            self.rows[-1].cells[ANSWERED_BY] = mark.who
        return ReadLine(line, "continuation")

    def _is_next_card(self, line: Line) -> bool:
        """Whether a table begins anew where each comment has one; on paper a table may go on overleaf as another one."""
        whole = bool(self.rows) and self.rows[-1].cells.get("reply") and not self.document.format.is_printed
        return bool(whole) and line.table is not None and self.table is not None and line.table != self.table

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
        self.pending, self.role, self.table = {}, "opinion", line.table
        if mark.label == HEADED.format(line.level) and TEXT_BELOW in self.roles:
            self.role = ""  # a heading is one line; what stands below is another text
        return ReadLine(line, "row")

    def _add(self, text: str) -> None:
        cells = self.pending if self.role in self.pending else self.rows[-1].cells
        cells[self.role] = "\n".join(filter(None, (cells.get(self.role, ""), text)))
