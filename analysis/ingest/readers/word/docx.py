"""Documents of Word (.docx): paragraphs as lines, tables with merged cells, boxes and notes; nothing in them is run.

python-docx opens the package and finds its parts. Its own texts of paragraphs and cells leave out what stands in changes and
controls, and keep what is struck out; mammoth loses the numbers of rows, docx2python where cells are merged. So the elements
are walked here.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from analysis.ingest.readers.archive import BROKEN, cannot_open, checked_archive
from analysis.ingest.readers.document import Line
from analysis.ingest.readers.limits import CELLS, refused
from analysis.ingest.readers.said import said
from analysis.ingest.readers.word.numbering import Numbering
from analysis.ingest.readers.word.runs import Runs, boxes_of, is_vertical, local, value
from analysis.ingest.readers.word.tables import Place, inside, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from analysis.package.problem import Problem

WHAT = "Wordの文書"
RESAVE = "Wordで開いて「Word 文書（docx）」として保存し直してください"
_SMALLER = "意見の表のある部分だけを新しい文書に写して保存し直してください"
_DEEPEST = 30
"""Tables or boxes inside one another that are opened; Word itself draws no more than 63."""


def word_lines(name: str, data: bytes) -> tuple[list[Line], list[Problem]]:
    """The paragraphs and rows of a document in order, numbered through, and what is doubtful. Raises PackageError."""
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import XMLSyntaxError

    infos = checked_archive(name, data, what=WHAT, smaller=_SMALLER, resave=RESAVE)
    try:
        part = docx.Document(io.BytesIO(data)).part
    except (*BROKEN, OpcError, XMLSyntaxError, AttributeError) as error:
        return cannot_open(name, WHAT, RESAVE, error)
    parts = {local(root): root for each in part.package.iter_parts() if (root := getattr(each, "element", None)) is not None}
    parts |= _unparsed(part)
    reader = _Reader(name, Numbering(parts.get("numbering"), parts.get("styles")))
    reader.body(part.element.body, 0)
    reader.notes([parts[each] for each in ("footnotes", "endnotes") if each in parts])
    names = [info.filename.lower() for info in infos]
    found = {
        "comments": sum(each.endswith("word/comments.xml") for each in names),
        "macros": sum(each.endswith("vbaproject.bin") for each in names),
        "vertical": int(is_vertical(part.element)),
    }
    return reader.lines, said(name, reader.runs.counts | found)


def _unparsed(part: object) -> dict[str, Element]:
    """Parts that python-docx keeps as bytes: notes."""
    from docx.oxml import parse_xml

    found = {}
    for relation in part.rels.values():  # type: ignore[attr-defined]
        kind = relation.reltype.rpartition("/")[2]
        if kind in ("footnotes", "endnotes", "numbering") and not relation.is_external:
            found[kind] = parse_xml(relation.target_part.blob)
    return found


class _Reader:
    """Goes through a document once and writes down its lines."""

    def __init__(self, name: str, numbering: Numbering) -> None:
        self.name, self.numbering, self.runs = name, numbering, Runs()
        self.lines: list[Line] = []
        self.tables = self.places = 0

    def body(self, element: Element, depth: int) -> None:
        """Write down what an element holds, from the top down."""
        for child in element:
            if local(child) == "p":
                self._paragraph(child, depth)
            elif local(child) == "tbl":
                self._table(child, depth)
            elif local(child) in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag") and depth < _DEEPEST:
                self.body(child, depth + 1)

    def notes(self, roots: list[Element]) -> None:
        """Write down the notes as lines of their own, behind everything else."""
        for root in roots:
            shown = [each for each in root if not value(each, "type") or value(each, "type") == "normal"]
            for number, note in enumerate(shown, start=1):
                text = "\n".join(self._texts(note, 0)).strip()
                if text:
                    self._add((f"（注{number}）{text}",))

    def _paragraph(self, paragraph: Element, depth: int) -> None:
        level = self.numbering.outline(paragraph)
        for text in self._text(paragraph).split("\n"):
            if text.strip():
                self._add((text.strip(" "),), level=level)
        if depth < _DEEPEST:
            for box in boxes_of(paragraph):
                self.body(box, depth + 1)

    def _text(self, paragraph: Element) -> str:
        label, text = self.numbering.label(paragraph), self.runs.text(paragraph)
        return f"{label}\u3000{text}" if label and text.strip() else label or text

    def _table(self, table: Element, depth: int) -> None:
        rows = rows_of(table, self.name)
        if all(len(row) == 1 for row in rows) and depth < _DEEPEST:
            self._frame(rows, depth)
            return
        self.tables += 1
        number, width = self.tables, max((place.last + 1 for row in rows for place in row), default=0)
        self.places += width * len(rows)
        if self.places > CELLS:
            refused(self.name, f"表のセルが多すぎます（上限は{CELLS:,}個）", "必要な表だけを別のファイルに保存し直してください")
        for row in rows:
            self._row(row, width, number, depth)

    def _frame(self, rows: list[list[Place]], depth: int) -> None:
        """A table of one column is a frame around what stands in it, unless it is a list of texts."""
        for row in rows:
            for place in row:
                self.body(place.cell, depth + 1)

    def _row(self, row: list[Place], width: int, table: int, depth: int) -> None:
        cells = [""] * width
        merged = {column for place in row for column in range(place.first + (0 if place.goes_on else 1), place.last + 1)}
        for place in row:
            if not place.goes_on:
                cells[place.first] = "\n".join(self._texts(place.cell, depth))
        self._add(tuple(cells), table, frozenset(merged))

    def _texts(self, cell: Element, depth: int) -> Iterator[str]:
        """The paragraphs of a cell; the rows of a table in it are lines, their cells a blank apart."""
        for child in cell:
            name = local(child)
            if name == "p":
                yield from filter(None, [self._text(child).strip(" \n")])
                for box in boxes_of(child) if depth < _DEEPEST else ():
                    yield from self._texts(box, depth + 1)
            elif name == "tbl" and depth < _DEEPEST:
                for row in inside(child, "tr"):
                    texts = (" ".join(self._texts(each, depth + 1)) for each in inside(row, "tc"))
                    yield from filter(None, ["\u3000".join(filter(None, texts))])
            elif name in ("sdt", "sdtContent", "ins", "moveTo", "customXml") and depth < _DEEPEST:
                yield from self._texts(child, depth + 1)

    def _add(
        self, cells: tuple[str, ...], table: int | None = None, merged: frozenset[int] = frozenset(), level: int = 0
    ) -> None:
        self.lines.append(Line(1, len(self.lines) + 1, cells, table, merged, level=level))
