"""Documents of Writer (.odt): paragraphs and items of lists as lines, tables with merged cells, notes at the end.

No library keeps what is wanted here: odfpy has had no release since 2020, and odfdo gives cells without saying which are
merged. The elements are those of a published standard, so they are walked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.ingest.readers.document import Line
from analysis.ingest.readers.limits import CELLS, refused
from analysis.ingest.readers.opendocument.content import SMALLER, TABLE, TEXT, Texts, content_of, local, number_of, table_rows
from analysis.ingest.readers.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from analysis.package.problem import Problem

_DEEPEST = 30


def writer_lines(name: str, data: bytes) -> tuple[list[Line], list[Problem]]:
    """The paragraphs and rows of a document in order, numbered through, and what is doubtful. Raises PackageError."""
    parts = content_of(name, data)
    reader = _Reader(name, Texts(parts))
    for body in parts["content"].iter("{*}text"):
        if local(body.getparent()) == "body":
            reader.body(body, 0)
    reader.notes(parts["content"])
    return reader.lines, said(name, reader.texts.counts)


class _Reader:
    """Goes through a document once and writes down its lines."""

    def __init__(self, name: str, texts: Texts) -> None:
        self.name, self.texts, self.lines = name, texts, list[Line]()
        self.tables = self.places = 0

    def body(self, element: Element, depth: int, sign: str = "") -> None:
        """Write down what an element holds, from the top down; `sign` stands before its first line."""
        if depth > _DEEPEST:
            return
        for child in element:
            name = local(child)
            if name in ("p", "h"):
                self._paragraph(child, sign, depth)
            elif name == "table":
                self._table(child, depth)
            elif name in ("list", "list-item", "list-header"):
                self.body(child, depth + 1, "・" if name == "list-item" else sign)
            elif name in ("section", "index-body", "text-box", "frame", "numbered-paragraph"):
                self.body(child, depth + 1)

    def notes(self, root: Element) -> None:
        """Write down the notes as lines of their own, behind everything else."""
        for number, note in enumerate(root.iter(f"{TEXT}note-body"), start=1):
            text = "\n".join(filter(None, (self.texts.paragraph(each) for each in note.iter(f"{TEXT}p"))))
            self._add((f"（注{number}）{text}",))

    def _paragraph(self, paragraph: Element, sign: str, depth: int) -> None:
        level = number_of(paragraph, f"{TEXT}outline-level") if local(paragraph) == "h" else 0
        for text in self.texts.paragraph(paragraph).split("\n"):
            if text.strip():
                self._add((f"{sign}{text.strip(' ')}",), level=level)
        for box in paragraph.iter("{*}text-box"):
            self.body(box, depth + 1)

    def _table(self, table: Element, depth: int) -> None:
        rows = list(table_rows(table))
        if all(len(list(row)) == 1 for row in rows):
            for row in rows:
                for cell in row:
                    self.body(cell, depth + 1)
            return
        self.tables += 1
        for row in rows:
            cells, merged = self._cells(row, depth)
            self.places += len(cells)
            if self.places > CELLS:
                refused(self.name, f"表のセルが多すぎます（上限は{CELLS:,}個）", SMALLER)
            self._add(tuple(cells), self.tables, frozenset(merged))

    def _cells(self, row: Element, depth: int) -> tuple[list[str], list[int]]:
        """The texts of a row, and the columns that belong to the cell above or on the left."""
        cells: list[str] = []
        merged: list[int] = []
        for cell in row:
            for _ in range(min(number_of(cell, f"{TABLE}number-columns-repeated"), 1_000)):
                merged += [len(cells)] if local(cell) == "covered-table-cell" else []
                cells.append("" if local(cell) == "covered-table-cell" else "\n".join(self._texts(cell, depth)))
        return cells, merged

    def _texts(self, cell: Element, depth: int, sign: str = "") -> Iterator[str]:
        """The paragraphs of a cell; the rows of a table in it are lines, their cells a blank apart."""
        if depth > _DEEPEST:
            return
        for child in cell:
            name = local(child)
            if name in ("p", "h"):
                text = self.texts.paragraph(child).strip(" \n")
                yield from [f"{sign}{text}"] if text else []
                for box in child.iter("{*}text-box"):
                    yield from self._texts(box, depth + 1)
            elif name == "table":
                yield from filter(
                    None, ("\u3000".join(filter(None, self._cells(row, depth + 1)[0])) for row in table_rows(child))
                )
            elif name in ("list", "list-item", "section"):
                yield from self._texts(child, depth + 1, "・" if name == "list-item" else sign)

    def _add(
        self, cells: tuple[str, ...], table: int | None = None, merged: frozenset[int] = frozenset(), level: int = 0
    ) -> None:
        self.lines.append(Line(1, len(self.lines) + 1, cells, table, merged, level=level))
