"""Goes through a document whose comments are items of lists under headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.ingest.rows.lines_around import FrontReader
from analysis.ingest.rows.lines_read import ReadLine, Row, line_place
from analysis.ingest.words.block_marks import block_mark
from analysis.ingest.words.list_items import ITEM, NUMBERED, number_and_text, sign_and_text
from analysis.ingest.words.wording import ends_sentence, folded, pattern, says_nothing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.ingest.readers.document import Document, Line
    from analysis.ingest.recipe.source import Source


class ItemReader:
    """Reads the lines once, in order, and remembers section and item."""

    def __init__(self, document: Document, source: Source, headings: Mapping[str, str]) -> None:
        self.document, self.source, self.roles = document, source, dict(source.columns)
        self.headings = {folded(text): pillar for text, pillar in headings.items()}
        self.others = {folded(text) for text in (*source.group_headings, *source.sub_headings)}
        self.running = {folded(text) for text in source.running}
        self.front = FrontReader(source)
        self.pillar, self.role, self.page, self.in_page = "", "", 0, 0
        self.begun = self.gap = False
        """Whether opinions were announced; whether the line above is empty."""
        self.rows: list[Row] = []

    def read(self) -> tuple[list[ReadLine], list[Row]]:
        """Every line with its kind, and the comments."""
        found = []
        for line in self.document.lines:
            kind = self.source.lines.get(line_place(line))
            read = self._forced(line, kind) if kind else self._line(line)
            read.page, read.pillar = line.page if self.rows else 0, self.pillar
            self.gap = not any(cell.strip() for cell in line.cells)
            found.append(read)
        return found, self.rows

    def _forced(self, line: Line, kind: str) -> ReadLine:
        """A line as a person said what it is."""
        if kind == "row":
            return self._begin(line, sign_and_text(line.cells, line.level)[1])
        return self._goes_on(line) if kind == "continuation" and self.rows else ReadLine(line, kind)

    def _line(self, line: Line) -> ReadLine:
        sign, text = self._item(line)
        key, whole = folded(text), folded("".join(line.cells))
        self.begun = self.begun or pattern("voices").search(key) is not None
        if whole in self.headings or whole in self.others:
            self.pillar, self.role = self.headings.get(whole, self.pillar), ""
            return ReadLine(line, "section_heading")
        role = self.roles.get(sign, "") if self.begun and sign else ""
        if role == "opinion" and (mark := block_mark(text, lambda label: self.roles.get(label) == "reply")) and self.rows:
            self.role = "reply"
            return self._goes_on(line, mark.rest)
        if role == "opinion" and pattern("fact").fullmatch(key) is None:
            return self._begin(line, text)
        if key in self.running or (key and pattern("page_mark").fullmatch(key)):
            return ReadLine(line, "page_mark")
        if role == "reply" and self.rows:
            self.role = "reply"
            return self._goes_on(line, text)
        if text and self.role and (not self.gap if sign else self._is_unfinished()):
            return self._goes_on(line, f"{sign}{text}")  # below an item, items of another sign are parts of it
        if sign and self.rows:
            return ReadLine(line, "rejected", reason=f"「{sign}」で始まる行は、意見の箇条書き（{self._signs()}）ではありません")
        self.role = self.role if not key else ""
        return self.front.read(line)

    def _item(self, line: Line) -> tuple[str, str]:
        """Sign and text of a line; where items are numbered, a number of their kind is their sign."""
        if any(role == "opinion" and sign.startswith(NUMBERED) and sign != ITEM for sign, role in self.roles.items()):
            sign, text = number_and_text(line.cells)
            return (sign, text) if self.roles.get(sign) == "opinion" else ("", " ".join(filter(str.strip, line.cells)))
        return sign_and_text(line.cells, line.level)

    def _signs(self) -> str:
        return "、".join(f"「{sign}」" for sign, role in self.roles.items() if role == "opinion")

    def _is_unfinished(self) -> bool:
        """Whether the text in hand breaks off, so that the next line without a sign is the rest of it."""
        return not ends_sentence(self.rows[-1].cells.get(self.role, ""))

    def _begin(self, line: Line, text: str) -> ReadLine:
        if says_nothing(text):
            return ReadLine(line, "rejected", reason=f"意見の欄が「{text}」だけです")
        pillar = self.pillar if self.source.pillars_from == "heading" else "?"
        if not (pillar or self.source.unfiled):
            return ReadLine(line, "rejected", reason="どの項目の見出しの下にもありません")
        if self.page != line.page:
            self.page, self.in_page = line.page, 0
        self.in_page += 1
        place = f"p{self.page}-r{self.in_page}"
        self.rows.append(
            Row({"opinion": text}, line.page, line.line, pillar or self.source.unfiled, place=place, sheet=line.sheet)
        )
        self.role = "opinion"
        return ReadLine(line, "row")

    def _goes_on(self, line: Line, text: str = "") -> ReadLine:
        cells, role = self.rows[-1].cells, self.role or "opinion"
        added = text or "\n".join(cell for cell in line.cells if cell.strip())
        cells[role] = "\n".join(filter(None, (cells.get(role, ""), added)))
        return ReadLine(line, "continuation")
